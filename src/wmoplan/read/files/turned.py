"""Letters and lines of a page that lies on its side, and words that stand upright beside a table, such as a month."""

from collections.abc import Iterable
from itertools import groupby, pairwise

from wmoplan.read.files.layout import SPACE, Box, DrawnLines, Piece, Stroke, joined_lines


def turned_box(box: Box, quarters: int) -> Box:
    """Return where something stands after a page is turned to the right by some quarters.

    >>> turned_box(Box(10, 100, 20, 150), 1)
    Box(left=100, bottom=-20, right=150, top=-10)
    """
    for _ in range(quarters % 4):
        box = Box(box.bottom, -box.right, box.top, -box.left)
    return box


def turned_lines(rules: DrawnLines, quarters: int) -> DrawnLines:
    """Return the drawn lines after a page is turned to the right by some quarters."""
    for _ in range(quarters % 4):
        down: list[Stroke] = [(place, -right, -left) for place, left, right in rules.across]
        across: list[Stroke] = [(-place, bottom, top) for place, bottom, top in rules.down]
        rules = DrawnLines(joined_lines(across), joined_lines(down))
    return rules


def upright(letters: Iterable[tuple[Piece, int]]) -> list[Piece]:
    """Return letters, those of a word that is turned as one piece that stands where the middle of the word is.

    Args:
        letters: Each with how many quarters it is turned.
    """
    found: list[Piece] = []
    for turn, run in groupby(letters, lambda one: one[1]):
        pieces = [piece for piece, _ in run]
        found += [_one(word) for word in _words(pieces)] if turn % 2 else pieces
    return found


def _words(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the letters of each word that is turned; letters of one word stand above each other without a gap."""
    words: list[list[Piece]] = []
    for piece in pieces:
        before = words[-1][-1].box if words else None
        if before and _is_beside(before, piece.box):
            words[-1].append(piece)
        else:
            words.append([piece])
    return words


def _is_beside(one: Box, other: Box) -> bool:
    """Tell whether a letter that is turned follows another: in the same stripe of the page, and near."""
    size = max(one.right - one.left, other.right - other.left)
    return abs(one.left + one.right - other.left - other.right) < size and _gap(one, other) < size


def _gap(one: Box, other: Box) -> float:
    return max(one.bottom, other.bottom) - min(one.top, other.top)


def _one(letters: list[Piece]) -> Piece:
    """Return a word as one piece, no higher than its letters are wide."""
    lefts, bottoms, rights, tops = zip(*(letter.box for letter in letters), strict=True)
    left, right, middle = min(lefts), max(rights), (min(bottoms) + max(tops)) / 2
    half = (right - left) / 2
    spaces = ("", *(" " if _gap(one.box, other.box) > SPACE * half * 2 else "" for one, other in pairwise(letters)))
    text = "".join(f"{space}{letter.text}" for space, letter in zip(spaces, letters, strict=True))
    return Piece(text, Box(left, middle - half, right, middle + half))
