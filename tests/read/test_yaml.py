# ruff: noqa: RUF001 - curly quotes and long dashes are what is tested
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import wmoplan.read.yaml as reader
from wmoplan.errors import DataError
from wmoplan.place import empty_keys, line_at, mark_at
from wmoplan.read.yaml import parse, read_tree

NESTED = """\
# een profiel
gemeente: Haren

reces:
  - naam: zomerreces
    van: 2014-07-05

  - {naam: herfstreces,
     van: 2014-10-18}
besluiten:
  verordening:
    datum: 2014-10-27
    bron: >
      een lange
      tekst
    sinds: 2014-06-04
onderwerpen:
- inkoop
-
  verordening
termijnen: {}
griffie:
"""

LINES = [
    ((), 1),
    (("gemeente",), 2),
    (("reces",), 4),
    (("reces", 0), 5),
    (("reces", 0, "van"), 6),
    (("reces", 1), 8),
    (("reces", 1, "van"), 9),
    (("besluiten", "verordening"), 11),
    (("besluiten", "verordening", "bron"), 13),
    (("besluiten", "verordening", "sinds"), 16),
    (("onderwerpen", 1), 20),  # where the word stands, not its dash
    (("termijnen",), 21),
    (("griffie",), 22),
    (("reces", 0, "tot"), 5),  # not there: the row that misses it
    (("reces", 7, "van"), 4),
]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("path", "line"), LINES, ids=str)
def test_a_value_keeps_its_line(path: tuple[str | int, ...], line: int, line_break: str) -> None:
    _, mark = read_tree(NESTED.replace("\n", line_break), "x")

    assert line_at(mark, path) == line


def test_a_tree_is_made_of_strings() -> None:
    tree, _ = read_tree("nee: no\ntijd: 19:30\ndag: 2014-02-30\nlijst: [1, '', '~']\nleeg:\ntekst: ''", "x")

    assert tree == {"nee": "no", "tijd": "19:30", "dag": "2014-02-30", "lijst": ["1", "", "~"], "tekst": ""}


def test_a_key_without_a_value_is_kept_beside_the_tree() -> None:
    parsed = parse("a:\nb: [{c: , d: e}]\n", "x")

    assert parsed.tree == {"b": [{"d": "e"}]}
    assert parsed.has_empty_keys
    assert empty_keys(parsed.mark) == [("a",), ("b", 0, "c")]
    assert mark_at(parsed.mark, ("b", 0, "f")) is None


@pytest.mark.parametrize("text", ["", " \n", "# niets\n", "---\n", "---\n...\n"])
def test_a_file_that_says_nothing_is_empty(text: str) -> None:
    assert parse(text, "x").tree is None
    with pytest.raises(DataError, match="leeg"):
        read_tree(text, "x")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_that_says_its_name_is_read(encoding: str) -> None:
    tree, _ = read_tree("gemeente: Súdwest-Fryslân\r\nrol: wmo-raad\r\n".encode(encoding), "x")

    assert tree == {"gemeente": "Súdwest-Fryslân", "rol": "wmo-raad"}


ENCODINGS = [
    (b"a: b\r\nc: \xe9\xe9n\r\n", 2, "één"),
    (b"a: b\rc: d\r# ge\xefnd", 3, "geïnd"),
    (b"a: \xc3x\xa9\n", 1, "Ãx©"),  # whose odd bytes alone would be good UTF-8
    (b"a: b\nc: \0d\n", 2, "geen tekst"),
    ("a: b".encode("utf-16-le"), 1, "geen tekst"),
    (b"\xff\xfea: b\n", 0, "UTF-8|geen tekst"),
    (b"{\\rtf1 a: b}", 0, "opmaak"),
    (b"<!DOCTYPE html>\n<html>", 0, "webpagina"),
]


@pytest.mark.parametrize(("data", "line", "words"), ENCODINGS)
def test_another_encoding_is_told_with_its_line(data: bytes, line: int, words: str) -> None:
    with pytest.raises(DataError, match=words) as caught:
        read_tree(data, "x")

    assert [problem.line for problem in caught.value.problems if line] == [line][: bool(line)]


CLEAN = [
    "a: ’s-Hertogenbosch",
    "a: ’t Haasje",
    "a: de ‘kleine’ raad en de “grote”",
    'a: "zeg: “ja”"',
    "a: b  # zie: “c”",
    "# “a”: \u00a0 \u200b \t\na: b",
    "\t# een tab voor een opmerking\na: b",
    "a: b\n \t \nc: d",
    "a: b – c",
    "a: vóór 1 november, café, 5 €",
    "a: 'met\ttab'",
    'a: "één\\nregel"',
    "%YAML 1.1\n---\na: b\n...\n",
]


@pytest.mark.parametrize("text", CLEAN)
def test_what_is_only_text_is_let_through(text: str) -> None:
    assert read_tree(text, "x")[0]


@pytest.mark.parametrize("word", ["null", "Null", "NULL", "~", ""])
def test_what_yaml_writes_for_nothing_is_no_value(word: str) -> None:
    parsed = parse(f"organisatie: {word}\nlijst: [a, {word or '~'}]\n'null': \"{word}\"\n", "x")

    assert parsed.tree == {"lijst": ["a", None], "null": word}
    assert parsed.has_empty_keys


# One picture of a man, what joins, and a wheelchair; a heart of two signs and a flame. Source: Unicode, UTS 51.
EMOJI = ["\U0001f468\u200d\U0001f9bd", "\u2764\ufe0f\u200d\U0001f525", "\U0001f468\U0001f3fd\u200d\U0001f9bd"]


@pytest.mark.parametrize("emoji", EMOJI)
def test_what_joins_two_emoji_is_let_through(emoji: str) -> None:
    for text in (f"a: Raad {emoji} Haren", f'a: "Raad {emoji} Haren"'):
        parsed = parse(text, "x")

        assert (parsed.tree, parsed.problems) == ({"a": f"Raad {emoji} Haren"}, ())


@pytest.mark.parametrize("text", ["a: Ra\u200dad", "a: Raad \U0001f468\u200d", 'a: "\\u200draad"'])
def test_what_joins_nothing_is_a_character_that_nobody_sees(text: str) -> None:
    assert ["teken dat u niet ziet" in problem.message for problem in parse(text, "x").problems] == [True]


CUT = [
    ("a: agenda #12", [1]),
    ("a: #12", [1]),
    ("a:\n  - b #c\n  - d", [2]),
    ("a: [b,\n  c]\nd: één #twee", [3]),
    ("a: b\t#c", [1]),
    ("a: b # c", []),
    ("a: b ## c", []),
    ("a: b  # zie #12", []),
    ("a: 'b #c'", []),
    ("a: 'b' #c", []),
    ("a: [b] #c", []),
    ("a: b#c", []),
    ("a: >-\n  b #c", []),
    ("# a #b\nc: d", []),
]


@pytest.mark.parametrize(("text", "lines"), CUT)
def test_a_value_that_a_sign_cuts_off_is_told(text: str, lines: list[int]) -> None:
    problems = parse(text, "x").problems

    assert [problem.line for problem in problems if "' #'" in problem.message] == lines
    assert len(problems) == len(lines)


SYNTAX = [
    ("v:\n  - {bron: agenda #12}\n  - {a: b}", 2, "achter deze waarde staat ' #'"),
    ("v:\n  - {bron: agenda # 12}\n  - {a: b}", 2, "ook het haakje niet"),
    ("v: [a, b # c]", 1, "ook het haakje niet"),
    ("v: {a: 'x #1', b: c\nd: e", 1, "haakje '{' wordt niet gesloten"),
    ("a: tekst\n  verder #4\n  nog", 2, "achter deze waarde staat ' #'"),
    ("gemeente:Haren\nplan: x", 1, "spatie"),
    ("plan: x\ngemeente:Haren\nrol: y", 2, "ontbreekt een spatie"),
    ("plan: x\ngemeente Haren\nrol: y", 2, "'gemeente Haren' ontbreekt een dubbele punt"),
    ("a: b\ngewone tekst", 2, "dubbele punt"),
    ("titel: a: b", 1, "nog een dubbele punt"),
    ("a: x\n  b: y", 2, "te ver in"),
    ("a:\n  b: c\n   d: e", 3, "te ver in"),
    ("a:\n   b: c\n  d: e", 3, "springt niet even ver in"),
    ("a:\n  - b: c\n   d: e", 3, "springt niet"),
    ("- a\nb: c", 2, "streepje"),
    ("a: b\n- c", 2, "springt niet even ver in"),
    ("a: - b", 1, "streepje"),
    ("a: ? b", 1, "niet beginnen met '[?]'"),
    ("a:\n  -\tb: c\n    d: e", 2, "tab"),
    ('a: "b\nc: d', 1, "niet gesloten"),
    ('a: "b\nc: "d"\ne: f', 2, "aanhalingsteken"),
    ("a: 'b'c\nd: e", 1, "aanhalingsteken"),
    ('"a\nb: c', 1, "aanhalingsteken"),
    ("a: [b, c\nd: e", 1, r"'\[' wordt niet gesloten"),
    ("a: {b: c\nd: e", 1, "'{' wordt niet gesloten"),
    ("a:\n - {b: c, d: e\n - {f: g}", 2, "'{' wordt niet gesloten"),
    ("a: {b: c}}\nd: e", 1, "'}' te veel"),
    ("a: {b: c d: e}", 1, "komma"),
    ("a: [b, , c]", 1, "voor ',' ontbreekt"),
    ("a: ]", 1, "ontbreekt een waarde"),
    ("a: @b", 1, "beginnen met '@'"),
    ("a: `b`", 1, "beginnen met '`'"),
    ("a: %b", 1, "beginnen met '%'"),
    ("%b", 1, "."),
    ("a: *b*", 1, r"beginnen met '\*'"),
    ("a: & b", 1, "beginnen met '&'"),
    ("a: !<b", 1, "beginnen met '!'"),
    ("a: !b!c d", 1, "beginnen met '!'"),
    ("a: |x\n b", 1, r"beginnen met '\|'"),
    ("a: > b", 1, "beginnen met '>'"),
    ('a: "C:\\map"', 1, r"'\\'"),
    ('a: "\\xZZ"', 1, r"'\\'"),
    ('a: "\\ud800"', 1, r"."),
    (": b", 1, "ontbreekt een woord"),
    ("a: b\n...\nc", 3, "hoort niet bij"),
    ("{a: b}\nc: d", 2, "hoort niet bij"),
    ("%YAML 3.0\n---\na: b", 1, "niet te lezen"),
]


@pytest.mark.parametrize("parser", [vars(reader)["Loader"], yaml.SafeLoader], ids=["libyaml", "python"])
@pytest.mark.parametrize(("text", "line", "words"), SYNTAX)
def test_what_is_no_yaml_is_told_in_dutch(
    text: str, line: int, words: str, parser: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "Loader", parser)

    with pytest.raises(DataError, match=words) as caught:
        read_tree(text, "x")

    (problem,) = caught.value.problems
    assert problem.line == line


def test_both_parsers_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = parse(NESTED, "x")
    monkeypatch.setattr(reader, "Loader", yaml.SafeLoader)

    assert parse(NESTED, "x") == quick


WALKED = [
    ("a: b\na: c\nd: e\na: f", [(2, "dubbel"), (4, "dubbel")]),
    ("{a: b, a: c}", [(1, "op dezelfde regel")]),
    ("a: {[b]: c}", [(1, "voor de dubbele punt staat")]),
    ("? {a: b}\n: c", [(1, "voor de dubbele punt staat")]),
    ("*a : b", [(1, "verwijzen")]),
    ("!a b: c", [(1, "beginnen met '!'")]),
    ("a: !b [c]", [(1, "beginnen met '!'")]),
    ('a: "\\0"', [(1, "niet ziet")]),
    ('a: "\\e[31m"', [(1, "niet ziet")]),
    ("a: b\n--- c", [(2, "tweede stuk")]),
    ("a: &b c\nd: *b\ne: {<<: *b}", [(1, "ook op regel 2 en 3")]),
    ("a: *b\nc: d: e", [(1, "verwijzen"), (2, "nog een dubbele punt")]),
    ("a: " + "[" * 20 + "]" * 20, [(1, "lagen")]),
    ("- " * 21 + "a", [(1, "lagen")]),
]


@pytest.mark.parametrize(("text", "told"), WALKED)
def test_what_yaml_knows_and_we_do_not_is_told(text: str, told: list[tuple[int, str]]) -> None:
    with pytest.raises(DataError) as caught:
        read_tree(text, "x")

    problems = caught.value.problems
    assert [problem.line for problem in problems] == [line for line, _ in told]
    assert all(words in problem.message for problem, (_, words) in zip(problems, told, strict=True))


def test_twenty_levels_are_read() -> None:
    tree, _ = read_tree("a: " + "[" * 19 + "]" * 19, "x")

    assert str(tree).count("[") == 19


@settings(max_examples=300)
@given(
    st.recursive(
        st.text("ab'\"#:- é", min_size=1),
        lambda below: st.lists(below) | st.dictionaries(st.text("abc é", min_size=1), below),
        max_leaves=12,
    )
)
def test_what_another_program_wrote_is_read_back(tree: object) -> None:
    text = yaml.dump(tree, allow_unicode=True, default_style='"', Dumper=_Plain)

    assert parse(text, "x").tree == tree
    assert not parse(text, "x").problems


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the dumper asks it so
        return True
