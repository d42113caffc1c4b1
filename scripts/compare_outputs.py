"""Compare every output of two installed versions of wmoplan, and show what differs.

    .venv/bin/python scripts/compare_outputs.py --old OLD/.venv/bin/python --new .venv/bin/python [--quick] [--text]

Each program is named by the Python interpreter that it is installed for. The same cases (`compare_cases.py`: profiles
on several days, and every command) are played by both; exit status, stdout, stderr and every file that is written are
held against each other. What a version said is kept in a cache outside the repository, under a digest of its source,
its data and the case; a second comparison with the same old version runs only the new one.

The exit status is 0 where all outputs are equal, 1 where some differ.
"""

import argparse
import difflib
import hashlib
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Final, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts.compare_cases import Case, cases

WORKER: Final = Path(__file__).with_name("compare_worker.py")
CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME") or tempfile.gettempdir()) / "wmoplan-compared"
TREES: Final = "import wmoplan,pathlib,sys; print(pathlib.Path(wmoplan.__file__).parent)"
INLINE: Final = "a|abbr|b|bdi|code|em|i|mark|small|span|strong|time"
"""The elements of a page that are part of a sentence."""

DIGEST: Final = re.compile(r'"[0-9a-f]{32}"')
LONGEST: Final = 160
"""How much of a line a difference shows."""

Said = dict[str, str]


class Difference(NamedTuple):
    """What one output says other than the other.

    Attributes:
        lines: The lines that left and came, as a unified diff without its heading.
    """

    output: str
    lines: tuple[str, ...]

    @property
    def changed(self) -> tuple[str, ...]:
        """The lines that differ, without the equal ones around them: alike in many outputs for one cause."""
        return tuple(line for line in self.lines if line[:1] in {"+", "-"})


class Program:
    """One installed version, in a process that plays case after case.

    Attributes:
        python: The interpreter that it is installed for.
        cache: The folder of what this version said before; None keeps nothing.
    """

    def __init__(self, python: Path, cache: Path | None) -> None:
        self.python = python.absolute()  # a virtual environment is known by the link, not by what it leads to
        self.process: subprocess.Popen[str] | None = None
        self.cache = cache / digest(self.python) if cache else None
        self.seconds = 0.0

    def say(self, case: Case) -> Said:
        """Return the outputs of a case, from the cache where they are known.

        Raises:
            RuntimeError: The process ended.
        """
        asked = case.in_json()
        kept = self.cache / hashlib.sha256(asked.encode()).hexdigest() if self.cache else None
        if kept and kept.is_file():
            said: Said = json.loads(zlib.decompress(kept.read_bytes()))
            return said
        if self.process is None:
            self.process = subprocess.Popen(
                [self.python, WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
            )
        process = self.process
        assert process.stdin  # noqa: S101 - for the types: both are pipes
        assert process.stdout  # noqa: S101
        process.stdin.write(asked + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.python} ended in {case.name}")
        found = json.loads(answer)
        self.seconds += found["cpu"]
        said = found["said"]
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(zlib.compress(json.dumps(said).encode()))
        return said

    def end(self) -> None:
        """Let the process end."""
        if self.process:
            self.process.communicate()
            self.process = None


def digest(python: Path) -> str:
    """Return a name for an installed version: of its source, its data and the worker that plays it."""
    done = subprocess.run([python, "-c", TREES], capture_output=True, text=True, check=True, cwd=tempfile.gettempdir())
    package = Path(done.stdout.strip())
    trees = [package]
    if package.parent.name == "src":  # an editable install: its data stands at the root of the clone
        trees += [package.parents[1] / name for name in ("data", "templates", "examples")]
    found = hashlib.sha256(WORKER.read_bytes())
    for tree in trees:
        for path in sorted(tree.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                found.update(path.relative_to(tree).as_posix().encode() + path.read_bytes())
    return found.hexdigest()[:16]


def visible(text: str) -> str:
    r"""Return the words of an HTML page, one line for each element that is no part of a sentence.

    >>> visible("status 0<style>p {}</style><p class='a'>Een <b>twee</b> &amp; drie<br>vier</p>")
    'status 0\nEen twee & drie\nvier'
    """
    text = re.sub(r"<(style|script)\b.*?</\1>", "\n", text, flags=re.DOTALL)
    text = re.sub(rf"</?(?:{INLINE})\b[^>]*>", "", text)
    lines = (" ".join(html.unescape(piece).split()) for piece in re.split(r"<[^>]*>|\n", text))
    return "\n".join(line for line in lines if line)


def differences(case: Case, old: Said, new: Said, *, text: bool) -> Iterator[Difference]:
    """Yield the outputs of a case that differ.

    Args:
        text: Whether of a page only the words are compared.
    """
    for label in dict.fromkeys((*old, *new)):
        before, after = (said.get(label, "(no such output)") for said in (old, new))
        if label.endswith(".json"):  # what is in a file is compared itself, not its digest
            before, after = DIGEST.sub('""', before), DIGEST.sub('""', after)
        if text and label.endswith(".html"):
            before, after = visible(before), visible(after)
        if before == after:
            continue
        lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1)
        yield Difference(f"{case.name} | {label}", tuple(lines)[2:] or ("- line ends", "+ line ends"))


def told(found: Iterable[Difference], *, most: int, longest: int) -> Iterator[str]:
    """Yield the differences, those with the same changed lines together.

    Args:
        most: How many kinds of differences are shown.
        longest: How many lines of each.
    """
    kinds = defaultdict(list)
    for one in found:
        kinds[one.changed].append(one)
    for at, alike in enumerate(sorted(kinds.values(), key=len, reverse=True)):
        if at == most:
            yield f"... and {len(kinds) - most} other kinds of differences"
            return
        yield ""
        yield f"== {len(alike)} outputs: {'; '.join(one.output for one in alike[:4])}"
        lines = alike[0].lines
        yield from (line[:LONGEST] for line in lines[:longest])
        if len(lines) > longest:
            yield f"... and {len(lines) - longest} other lines"


def options(words: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--old", type=Path, required=True, help="the Python that the old version is installed for")
    parser.add_argument("--new", type=Path, default=Path(sys.executable), help="that of the new one; else this")
    parser.add_argument("--quick", action="store_true", help="few profiles, one day, no PDF and Word")
    parser.add_argument("--text", action="store_true", help="of pages compare the words, not the markup")
    parser.add_argument("--only", default="*", metavar="GLOB", help="the outputs compared, such as '* | report*'")
    parser.add_argument("--cases", default="*", metavar="GLOB", help="the cases played, such as 'haren*'")
    parser.add_argument("--cache", type=Path, default=CACHE, help=f"where outputs are kept; {CACHE} if absent")
    parser.add_argument("--kinds", type=int, default=40, help="how many kinds of differences are shown")
    parser.add_argument("--lines", type=int, default=24, help="how many lines of each")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> int:
    """Compare two programs, and tell what differs."""
    asked = options(words)
    old, new = Program(asked.old, asked.cache), Program(asked.new, asked.cache)
    found: list[Difference] = []
    outputs = 0
    for case in cases(quick=asked.quick):
        if not fnmatch(case.name, asked.cases):
            continue
        before, after = old.say(case), new.say(case)
        outputs += len(before.keys() | after.keys())
        found += differences(case, before, after, text=asked.text)
        print(f"\r{case.name:<60}", end="", file=sys.stderr, flush=True)
    print("\r", end="", file=sys.stderr)
    old.end()
    new.end()
    found = [one for one in found if fnmatch(one.output, asked.only)]
    print(f"{outputs} outputs, {len(found)} differ; {old.seconds:.0f} s and {new.seconds:.0f} s of work")
    for line in told(found, most=asked.kinds, longest=asked.lines):
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
