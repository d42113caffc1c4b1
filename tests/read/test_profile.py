import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wmoplan.errors import DataError, MissingFileError, Problem, Refused
from wmoplan.model.day import WrittenDay
from wmoplan.read.known import Known, PlanWords
from wmoplan.read.profile import profile_of, read_profile

BAD = Path(__file__).parent / "bad"
NAMES = sorted(file.name for file in BAD.glob("*.yaml"))


def municipality(name: str, _: tuple[str, ...]) -> str:
    if name not in {"Haren", "Oss", "’s-Hertogenbosch"}:  # noqa: RUF001 - as Word writes it
        raise Refused(f"'{name[:40]}' is geen gemeente van 2014.", "Bedoelt u 'Haren'?")
    return name


def plan_words(plans: tuple[str, ...]) -> PlanWords | None:
    if "beleidscyclus" in plans:
        return None
    return PlanWords(("inkoop", "verordening"), ("verordening", "bestek"), ("aanbesteding",), ("start-contract",))


KNOWN = Known(
    bodies=("raad", "commissie", "college", "eigen"),
    rights=("besluiten", "inspreken", "advies-vaststellen"),
    terms=("advies", "stukken", "aanmelden"),
    plans=("invoering-2015", "beleidscyclus"),
    plan_words=plan_words,
    municipality=municipality,
)

GOOD = """\
gemeente: Haren                     # a name or a code such as GM0017
organisatie: Adviesraad Wmo Haren
rol: wmo-raad
plan: invoering-2015
nieuw-college: 2014-05-20
onderwerpen: [inkoop, verordening]
organen: {informatief: {rechten: [inspreken]}}
vergaderingen:
  - {datum: 2014-10-21, tijd: "20:00", orgaan: informatief}
  - {datum: maandag 27 oktober 2014, orgaan: raad, status: voorlopig, bron: "raadsagenda"}
  - {regel: "elke tweede dinsdag van de maand", orgaan: eigen, van: 2014-01-01, tot: 2014-12-31}
  - datum: 6-11-2014
    orgaan: raad
    status: verplaatst
    naar: 7 november 2014
vergaderbestanden: [raad-2014.csv, raad.ics]
reces: [{naam: zomerreces, van: 2014-07-05, tot: 2014-08-17}]
termijnen: {advies: 6 weken, stukken: 10 dagen, aanmelden: 24 uur}
besluiten:
  verordening: {datum: 2014-10-27, orgaan: raad, bron: "termijnagenda", sinds: 2014-06-04}
adviesaanvragen: {verordening: {ontvangen: 2014-07-16, uiterlijk: 2014-08-26}}
griffie: {email: griffie@voorbeeld.nl, telefoon: "050-0000000"}
inspreken: {waar: raadhuis, minuten: 5, toegang: "lift, ringleiding"}
verkiezing:
nieuwe-raad:
"""


def test_there_are_twenty_bad_profiles_or_more() -> None:
    assert len(NAMES) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_profile_gets_exactly_this_message(name: str) -> None:
    with pytest.raises(DataError) as caught:
        read_profile(BAD / name, "wmoplan.yaml", KNOWN)

    expected = (BAD / name).with_suffix(".txt").read_text("utf-8")
    assert f"{caught.value}\n" == expected
    assert not english(str(caught.value))
    expected.encode("cp850")
    expected.encode("cp1252")


def test_a_good_profile_is_read() -> None:
    profile = profile_of(GOOD, "wmoplan.yaml", KNOWN)

    assert profile.municipality == "Haren"
    assert [meeting.day for meeting in profile.meetings] == [
        date(2014, 10, 21), date(2014, 10, 27), None, date(2014, 11, 6),
    ]  # fmt: skip
    assert profile.election is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_the_files_that_windows_writes_are_read(tmp_path: Path, encoding: str, line_break: str) -> None:
    file = tmp_path / "wmoplan.yaml"
    file.write_bytes(GOOD.replace("\n", line_break).encode(encoding))

    assert read_profile(file, "wmoplan.yaml", KNOWN) == profile_of(GOOD, "wmoplan.yaml", KNOWN)


def test_words_with_commas_are_a_list() -> None:
    with pytest.raises(DataError) as caught:
        profile_of("gemeente: Haren\nonderwerpen: inkoop, bestek\n", "wmoplan.yaml", KNOWN)

    assert [(problem.line, problem.message) for problem in caught.value.problems] == [
        (2, "'bestek' is geen onderwerp van dit plan.")
    ]


def test_a_body_of_the_profile_itself_is_known() -> None:
    text = "gemeente: Haren\norganen: {forum: }\nvergaderingen: [{datum: 2014-10-21, orgaan: forum}]\n"

    assert profile_of(text, "x", KNOWN).meetings[0].body == "forum"


def test_the_words_of_a_plan_that_is_not_known_are_not_checked() -> None:
    profile_of("gemeente: Haren\nplan: beleidscyclus\nonderwerpen: [alles]", "x", KNOWN)
    profile_of("gemeente: Overal\nplan: alles\nonderwerpen: [alles]", "x")
    with pytest.raises(DataError, match="geen plan") as caught:
        profile_of("gemeente: Haren\nplan: alles\nonderwerpen: [alles]", "x", KNOWN)

    assert len(caught.value.problems) == 1


def test_the_words_of_a_named_plan_are_checked_where_plans_are_not() -> None:
    with pytest.raises(DataError, match="'alles' is geen onderwerp"):
        profile_of("gemeente: Haren\nplan: x\nonderwerpen: [alles]", "x", Known(plan_words=plan_words))


def test_plans_that_do_not_go_together_hide_no_other_fault() -> None:
    clash = Problem("beleid.yaml", 0, "dit plan heeft dezelfde id als inkoop.yaml.", "Geef elk plan een eigen id.")

    def refuse(_: tuple[str, ...]) -> PlanWords | None:
        raise DataError(clash)

    text = "gemeente: Haren\nplan: beleidscyclus\nvergaderingen: [{datum: 2014-10-21, orgaan: rad}]"
    with pytest.raises(DataError) as caught:
        profile_of(text, "wmoplan.yaml", KNOWN._replace(plan_words=refuse))

    told = [(fault.file, fault.line, fault.message) for fault in caught.value.problems]
    assert told == [clash[:3], ("wmoplan.yaml", 3, "'rad' is geen orgaan dat wmoplan kent.")]


def test_a_wrong_weekday_is_no_fault() -> None:
    profile = profile_of("gemeente: Haren\nvergaderingen: [{datum: wo 21-10-2014, orgaan: raad}]", "x", KNOWN)

    day = profile.meetings[0].day
    assert isinstance(day, WrittenDay)
    assert day.wrong_weekday == "woensdag"


def test_a_file_over_its_size_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "wmoplan.yaml"
    file.write_text(f"gemeente: Haren\n{'#' * 999_983}\n", "utf-8")
    assert file.stat().st_size == 1_000_000
    assert read_profile(file, "wmoplan.yaml", KNOWN).municipality == "Haren"

    file.write_text(f"gemeente: Haren\n{'#' * 999_984}\n", "utf-8")
    with pytest.raises(DataError) as caught:
        read_profile(file, "wmoplan.yaml", KNOWN)

    assert str(caught.value) == ("wmoplan.yaml: het bestand is groter dan 1 MB.\n  Kijk of dit het goede bestand is.")


BESIDE = [
    ([], "wmoplan.yaml is er niet.\n  Maak een profiel met 'wmoplan init', of ga naar de map waar het staat."),
    (["wmoplan.yaml.txt"],
     ("wmoplan.yaml is er niet.\n  Er staat wel 'wmoplan.yaml.txt': Windows zette er .txt achter en laat dat niet "
      "altijd zien. Geef het de naam 'wmoplan.yaml'.")),
    (["raad.csv", "wmoplan.yml"],
     "wmoplan.yaml is er niet.\n  Er staat wel 'wmoplan.yml'. Is dat het? Geef het de naam 'wmoplan.yaml'."),
    (["Wmoplan (1).yaml"],
     "wmoplan.yaml is er niet.\n  Er staat wel 'Wmoplan (1).yaml'. Is dat het? Geef het de naam 'wmoplan.yaml'."),
    (["wmoplan.docx"],
     "wmoplan.yaml is er niet.\n  Er staat wel 'wmoplan.docx'. Is dat het? Geef het de naam 'wmoplan.yaml'."),
]  # fmt: skip


@pytest.mark.parametrize(("beside", "told"), BESIDE)
def test_a_profile_that_is_not_there_is_told_with_what_lies_beside_it(
    tmp_path: Path, beside: list[str], told: str
) -> None:
    for name in beside:
        (tmp_path / name).touch()

    with pytest.raises(MissingFileError) as caught:
        read_profile(tmp_path / "wmoplan.yaml", "wmoplan.yaml", KNOWN)

    assert str(caught.value) == told


def test_a_folder_under_that_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="is een map en geen bestand"):
        read_profile(tmp_path, "wmoplan.yaml", KNOWN)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="naam van de map"):
        read_profile(tmp_path / "weg" / "wmoplan.yaml", "weg/wmoplan.yaml", KNOWN)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000], ids=["nul", "long"])
def test_a_name_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(MissingFileError, match="niet te lezen"):
        read_profile(tmp_path / name, "naam", KNOWN)


def test_a_file_that_is_refused_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_words: object, **_named: object) -> None:
        raise PermissionError

    (tmp_path / "wmoplan.yaml").write_text("gemeente: Haren\n", "utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "is_dir", refuse)

    with pytest.raises(MissingFileError, match="niet te lezen"):
        read_profile(tmp_path / "wmoplan.yaml", "wmoplan.yaml", KNOWN)


def test_a_list_where_yes_or_no_belongs_is_told() -> None:
    text = "gemeente: Haren\nvergaderingen:\n  - {datum: 2014-10-27, orgaan: raad, ook-in-reces: [ja]}\n"

    assert [(problem.line, problem.message) for problem in problems_of(text)] == [
        (3, "bij 'ook-in-reces' staat een lijst; daar hoort één waarde.")
    ]


# --- anything at all ---------------------------------------------------------------------------------------------

ENGLISH = re.compile(
    r"\b(input|should|valid|string|required|error|expected|found|while|mapping|sequence|dictionary|instance|permitted|"
    r"literal|extra|inputs|field|greater|less|items|parse|unable|key|alias|anchor|token|scanning|parsing)\b",
    re.IGNORECASE,
)


def english(text: str) -> str | None:
    """Return an English word that we said; what the user typed stands between quotes."""
    found = ENGLISH.search(re.sub(r"'[^\n]*'", "", text))
    return found[0] if found else None


def problems_of(data: str | bytes) -> tuple[Problem, ...]:
    try:
        profile_of(data, "wmoplan.yaml", KNOWN)
    except DataError as error:
        return error.problems
    return ()


def held(data: str | bytes) -> None:
    """Hold a text to the promise: it is a profile, or its faults are told."""
    for problem in problems_of(data):
        assert not english(str(problem))
        assert 0 <= problem.line <= len(data) + 1
        assert problem.message.isprintable()
        assert problem.remedy.isprintable()
        assert problem.message.endswith(".")


MANY = settings(max_examples=400)

ODD = "é\u201c\u201d\u2019\u2013\u00a0\u200b\ufeff\x00\x85\u2028"
STARTS = [b"", b"gemeente: Haren\n", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"PK\x03\x04"]
SIGNS = st.sampled_from([*"abz019 \t\n\r:-[]{},#'\"|>&*!%@`?.~<=\\", *ODD, "\n  ", ": ", "- "])
WORDS = st.sampled_from(re.findall(r"[\w-]+|[^\w\s]|\s+", GOOD))


SLIPS = st.tuples(st.integers(0, len(GOOD)), st.integers(0, 12), SIGNS | WORDS | st.text(max_size=4))


@MANY
@given(st.text())
@example("\ud800")
@example("a: \ud800")
@example("\ufeff\ufeffa: b")
def test_any_text_is_a_profile_or_told(text: str) -> None:
    held(text)


@MANY
@given(st.lists(SIGNS | WORDS).map("".join))
def test_any_signs_of_yaml_are_a_profile_or_told(text: str) -> None:
    held(text)
    held(f"gemeente: Haren\n{text}")


@MANY
@given(st.binary(), st.sampled_from(STARTS))
def test_any_bytes_are_a_profile_or_told(data: bytes, start: bytes) -> None:
    held(start + data)


@MANY
@given(st.lists(SLIPS, max_size=4))
def test_a_good_profile_with_slips_is_a_profile_or_told(slips: list[tuple[int, int, str]]) -> None:
    text = GOOD
    for at, length, instead in slips:
        text = text[:at] + instead + text[at + length :]

    held(text)


VALUES = st.recursive(
    st.sampled_from(["", "''", "~", "2014-02-30", "19-3-14", "raad", "-1", "99999999999999999999", "ja", "x" * 300]),
    lambda below: (
        st.lists(below, max_size=3).map(lambda row: f"[{', '.join(row)}]")
        | st.lists(below, max_size=2).map(lambda row: f"{{{', '.join(f'k{at}: {one}' for at, one in enumerate(row))}}}")
    ),
    max_leaves=4,
)
PLACES = [found.span(1) for found in re.finditer(r":[ ]([^\n,{}\[\]]+)", GOOD)]


@MANY
@given(st.sampled_from(PLACES), VALUES)
def test_a_good_profile_with_another_value_is_a_profile_or_told(place: tuple[int, int], value: str) -> None:
    held(GOOD[: place[0]] + value + GOOD[place[1] :])


def lines_of_good() -> Iterator[tuple[int, str]]:
    return enumerate(GOOD.splitlines(keepends=True))


@pytest.mark.parametrize("at", [at for at, _ in lines_of_good()])
def test_a_good_profile_without_one_line_is_a_profile_or_told(at: int) -> None:
    held("".join(line for number, line in lines_of_good() if number != at))
    held("".join(line if number != at else f" {line}" for number, line in lines_of_good()))
    held("".join(line if number != at else line * 2 for number, line in lines_of_good()))


def test_a_long_file_is_told_without_waiting_long() -> None:
    held("a: " + "[" * 900_000)
    held("- " * 400_000)
    held("gemeente: Haren\nvergaderingen:\n" + "- {}\n" * 3000)
    with suppress(DataError):
        profile_of("a: &a b\n" + "c: *a\n" * 10_000, "x", KNOWN)
