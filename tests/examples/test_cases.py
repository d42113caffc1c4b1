"""The published cases: each is reckoned as the program does it, and held against what it expects.

README.md beside this file tells the format, and how another planner is tested with it.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

import pytest
import yaml
from jsonschema import Draft202012Validator

from wmoplan import __version__
from wmoplan.desk import opening, shipped
from wmoplan.desk.beside import PROFILE, Text
from wmoplan.documents.data import timeline_tree
from wmoplan.dutch import WEEKDAYS
from wmoplan.errors import DataError, Refused
from wmoplan.model.day import weekday_fault
from wmoplan.model.moment import Certainty
from wmoplan.model.period import read_when
from wmoplan.model.phrases import Phrase
from wmoplan.model.term import Unit, read_term
from wmoplan.model.words import Roll, Rounding
from wmoplan.read.progress import progress_of
from wmoplan.read.yaml import read_tree
from wmoplan.reckon.elections import elections_around
from wmoplan.reckon.periods import AnchorDay, resolve
from wmoplan.reckon.workdays import (
    Calendar,
    TermRule,
    add_term,
    calendar_of,
    day_off,
    hours_before,
    is_holiday,
)

HERE: Final = Path(__file__).parent
EXAMPLES: Final = HERE.parents[1] / "examples"
"""Where a plan lies that a case names by its file."""

T = TypeVar("T", bound=StrEnum)

NONE: Final = "geen"
"""How a case writes that there is nothing."""

COPIED: Final = ("start", "eind", "tijd", "periode", "orgaan", "status", "zekerheid")
"""The keys of a moment that a case and the JSON share."""

Table: TypeAlias = dict[str, Any]


# -- the files


def read(file: Path) -> Table:
    """Return a file of cases; a doubled key in it is refused."""
    tree: Table = read_tree(file.read_bytes(), file.name)[0]
    return tree


def cases_of(files: list[Table]) -> Iterator[Table]:
    """Yield the cases, with the profile in the place of its name."""
    for tree in files:
        named = tree.get("profielen", {})
        for case in tree.get("gevallen", []):
            given = case.get("profiel")
            yield case | {"profiel": named[given]} if isinstance(given, str) and given in named else case


def faults_of(files: list[Table]) -> list[str]:
    """Return what is wrong with the files themselves."""
    schema = json.loads((HERE / "schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    found = [f"{fault.json_path}: {fault.message}" for tree in files for fault in checker.iter_errors(tree)]
    rows = [row for tree in files for row in (*tree.get("gevallen", []), *tree.get("vervallen", []))]
    found += [f"id {name} staat er {times} keer" for name, times in _counted(rows, "id").items() if times > 1]
    found += [f"grens {name}: {times} van 3" for name, times in _counted(rows, "grens").items() if times < 3]
    unknown = [case["profiel"] for case in cases_of(files) if isinstance(case.get("profiel"), str)]
    return found + [f"profiel {name} is er niet" for name in unknown]


def unpaired(files: list[Table], codes: Iterable[str]) -> list[str]:
    """Return the codes of signals that no boundary has on both its sides: once raised, once just not."""
    sides: dict[str, dict[str, set[str]]] = {key: {} for key in ("meldingen", "geen-meldingen")}
    for case in cases_of(files):
        for key, found in sides.items():
            for signal in case["verwacht"].get(key, []):
                found.setdefault(signal["code"], set()).add(case.get("grens", ""))
    raised, silent = sides.values()
    return [code for code in codes if not (raised.get(code, set()) & silent.get(code, set())) - {""}]


def _counted(rows: list[Table], key: str) -> Counter[str]:
    return Counter(row[key] for row in rows if key in row)


FILES: Final = [read(file) for file in sorted(HERE.glob("*.yaml"))]


# -- from a case to what the program says


@cache
def answer(profile: str, as_of: str, progress: str = "") -> Table:
    """Return the JSON of the timeline of a profile, as a user would have typed it, with what was written beside it."""
    day = date.fromisoformat(as_of)
    text = Text(PROFILE, profile.encode(), EXAMPLES)
    timeline = opening.reckoned(text, day).timeline
    if progress:
        written = progress_of(progress.encode(), "voortgang.yaml")
        timeline = opening.again(timeline._replace(progress=written), timeline.profile)
    return timeline_tree(timeline, __version__)


@cache
def nationwide(plan: str, as_of: str) -> Table:
    """Return the JSON of the timeline of a plan for the whole country."""
    return timeline_tree(opening.nationwide(plan, date.fromisoformat(as_of)), __version__)


def profile_text(case: Table) -> str:
    """Return the profile of a case: of its own, or an example in which its own keys replace those of the file."""
    tree = case.get("profiel", {})
    if name := case.get("voorbeeld"):
        tree = read_tree(opening.written(None, name).data or b"", name)[0] | tree
    return yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def progress_text(case: Table) -> str:
    """Return what a case says was written down, as its file has it; nothing where it says nothing of that."""
    rows = case.get("voortgang")
    return yaml.dump({"regels": rows}, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False) if rows else ""


# -- what a case expects against what is said


def differences(case: Table) -> list[str]:
    """Return where the program says something else than the case."""
    expected: Table = case["verwacht"]
    for asked, compare in SMALL.items():
        if asked in case:
            return list(compare(case, expected))
    if "geweigerd" in expected:
        return list(_refusal_differences(case, expected))
    said = (
        nationwide(case["landelijk"], case["peildatum"])
        if "landelijk" in case
        else answer(profile_text(case), case["peildatum"], progress_text(case))
    )
    return [
        *_moment_differences(expected, said),
        *_decision_differences(expected.get("besluiten", {}), said),
        *_signal_differences(expected, said),
    ]


def _moment_differences(expected: Table, said: Table) -> Iterator[str]:
    names = [moment["id"] for moment in said["momenten"]]
    yield from (f"{name} staat er {times} keer" for name, times in Counter(names).items() if times > 1)
    yield from (f"{name} ontbreekt" for name in expected.get("aanwezig", []) if name not in names)
    yield from (f"{name} is er wel" for name in expected.get("afwezig", []) if name in names)
    moments = {moment["id"]: moment for moment in said["momenten"]}
    for name, wanted in expected.get("momenten", {}).items():
        if name not in moments:
            yield f"{name} ontbreekt"
        elif other := [f"{name}: {told}" for told in _in_moment(wanted, moments[name])]:
            yield from other
            yield f"{name} is zo gerekend:\n{chain(moments[name])}"


def chain(moment: Table) -> str:
    """Return how the program came to a day, a step a line."""
    steps = enumerate(moment["uitleg"], 1)
    return "\n".join(f"  {at}. {step['regel']} [{step['datum'] or NONE}; {step['bron'] or NONE}]" for at, step in steps)


def _in_moment(wanted: Table, moment: Table) -> Iterator[str]:
    keys: Table = {key: wanted[key] for key in COPIED if key in wanted}
    if day := wanted.get("dag"):
        keys |= {"start": day, "eind": day}
    if "zonder-dag" in wanted:
        keys |= {"start": NONE, "eind": NONE}
    yield from _other(keys, moment)
    if "weekdag" in wanted:
        found = weekday(moment["eind"]) if moment["eind"] else NONE
        yield from _other({"weekdag": wanted["weekdag"]}, {"weekdag": found})
    yield from _unexplained(wanted, "\n".join(f"{step['regel']} ({step['bron']})" for step in moment["uitleg"]))


def _unexplained(wanted: Table, told: str) -> Iterator[str]:
    yield from (f"de uitleg noemt '{text}' niet:\n{told}" for text in texts(wanted, "reden") if text not in told)


def weekday(day: str) -> str:
    """Return the weekday of a day that is written as 2014-10-21."""
    return WEEKDAYS[date.fromisoformat(day).weekday()]


def _decision_differences(expected: Table, said: Table) -> Iterator[str]:
    decisions = {decision["stap"]: decision for decision in said["besluiten"]}
    for step, wanted in expected.items():
        if step in decisions:
            yield from (f"{step}: {told}" for told in _other(wanted, decisions[step]))
        else:
            yield f"er is geen besluit over {step}"


def _signal_differences(expected: Table, said: Table) -> Iterator[str]:
    for wanted in expected.get("meldingen", []):
        if not any(_is_meant(wanted, signal, every=True) for signal in said["signalen"]):
            same = [signal for signal in said["signalen"] if signal["code"] == wanted["code"]]
            yield f"geen melding {wanted}; wel {same}"
    for wanted in expected.get("geen-meldingen", []):
        yield from (f"toch {signal}" for signal in said["signalen"] if _is_meant(wanted, signal, every=False))


def _is_meant(wanted: Table, signal: Table, *, every: bool) -> bool:
    """Tell whether a signal is the one of a case: with all of its moments, or with any."""
    touches: list[str] = signal["momenten"]
    names = set(wanted.get("momenten", touches))
    touched = names & set(touches)
    told = f"{signal['tekst']} {signal['doe']}"
    fits = touched == names if every else bool(touched) or not names
    return fits and signal["code"] == wanted["code"] and all(text in told for text in texts(wanted, "tekst"))


def _refusal_differences(case: Table, expected: Table) -> Iterator[str]:
    try:
        answer(profile_text(case), case["peildatum"])
    except DataError as fault:
        yield from _unlike(expected, str(fault))
    else:
        yield "het profiel is niet geweigerd"


def _unlike(expected: Table, refusal: str) -> Iterator[str]:
    """Yield how a refusal is not the one of a case, or that it expects none."""
    if "geweigerd" not in expected:
        yield f"geweigerd: {refusal}"
    yield from (f"'{text}' staat niet in: {refusal}" for text in texts(expected, "geweigerd") if text not in refusal)


def _name_differences(case: Table, expected: Table) -> Iterator[str]:
    found = shipped.match(case["gemeente-naam"], int(case["peildatum"][:4]))
    said = {
        "gemeente": found.municipality.code if found.municipality else None,
        "keuze": sorted(one.code for one in found.candidates),
        "onbekend": "nee" if found.municipality or found.candidates else "ja",
    }
    yield from _other(expected, said)


def _election_differences(case: Table, expected: Table) -> Iterator[str]:
    year = int(case["verkiezingsjaar"])
    span = date(year, 1, 1), date(year, 12, 31)
    found = elections_around(case.get("gemeente", ""), span, shipped.lists().elections, calendar())
    this_year = [one for one in found if one.day.year == year]
    said = {
        "verkiezing": " en ".join(one.day.isoformat() for one in this_year),
        "nieuwe-raad": " en ".join(one.new_council_day.isoformat() for one in this_year),
    }
    yield from _other(expected, said)


def _period_differences(case: Table, expected: Table) -> Iterator[str]:
    given: Table = case.get("ankers", {})
    anchors = {name: AnchorDay(date.fromisoformat(day), Certainty.FIXED, "", ()) for name, day in given.items()}
    try:
        period = resolve(
            read_when(case["periode"]), anchors, {}, calendar(), known(Rounding, case.get("afronden", ""))
        ).period
    except Refused as fault:
        yield from _unlike(expected, f"{fault} {fault.remedy}")
        return
    wrong = weekday_fault(period.first) if period.first else ""
    said = {
        "start": period.first and period.first.isoformat(),
        "eind": period.last and period.last.isoformat(),
        "afspraak": "ja" if period.convention else "nee",
        "weekdag-klopt": "nee" if wrong else "ja",
    }
    yield from _other(expected, said)


def known(words: type[T], word: str) -> T:
    """Return a word of a case as the program knows it.

    Raises:
        Refused: It knows no such word.
    """
    try:
        return words(word)
    except ValueError as fault:
        raise Refused(str(fault), "") from None


def _term_differences(case: Table, expected: Table) -> Iterator[str]:
    try:
        said = ended(case)
    except Refused as fault:
        yield from _unlike(expected, f"{fault} {fault.remedy}")
        return
    yield from _other({key: wanted for key, wanted in expected.items() if key != "reden"}, said)
    yield from _unexplained(expected, said["reden"])


def ended(case: Table) -> Table:
    """Return the day on which a term ends, the time where it has one, and how that was found.

    Raises:
        Refused: The term cannot be counted.
    """
    term, day = read_term(case["termijn"]), date.fromisoformat(case["vanaf"])
    back = case["richting"] == "terug"
    if term.unit is Unit.HOURS:
        assert back, "wmoplan counts hours back only"
        last, time = hours_before(day, case.get("tijd", ""), term.amount)
        return {"dag": last.isoformat(), "weekdag": weekday(last.isoformat()), "tijd": time, "reden": ""}
    rule = TermRule(
        term.amount, term.unit, back, known(Roll, case.get("rol", "niet")), known(Rounding, case.get("afronden", ""))
    )
    found = add_term(day, rule, calendar())
    told = "\n".join(f"{reason.rule} ({reason.source})" for reason in found.reason)
    return {"dag": found.day.isoformat(), "weekdag": weekday(found.day.isoformat()), "reden": told}


def _day_differences(case: Table, expected: Table) -> Iterator[str]:
    day = date.fromisoformat(case["dag"])
    off = day_off(day, calendar())
    said = {
        "vrij": "gelijkgesteld" if off == shipped.rules().say(Phrase.EQUATED) else off,
        "feestdag": "ja" if is_holiday(day, calendar()) else "nee",
        "weekdag": weekday(case["dag"]),
    }
    yield from _other(expected, said)


@cache
def calendar() -> Calendar:
    """Return the days off."""
    return calendar_of(shipped.lists().days, shipped.rules().texts)


SMALL: Final[dict[str, Callable[[Table, Table], Iterator[str]]]] = {
    "gemeente-naam": _name_differences,
    "verkiezingsjaar": _election_differences,
    "periode": _period_differences,
    "termijn": _term_differences,
    "dag": _day_differences,
}
"""What a case can ask without a profile: the key that asks it, and what holds the answer against the case."""


def _other(expected: Table, said: Table) -> Iterator[str]:
    for key, wanted in expected.items():
        found = said.get(key) or NONE
        if found != (sorted(wanted) if isinstance(wanted, list) else wanted):
            yield f"{key} is {found}, verwacht {wanted}"


def texts(table: Table, key: str) -> list[str]:
    """Return the one text or the texts of a key."""
    found = table.get(key, [])
    return [found] if isinstance(found, str) else found


# -- the tests


def row(case: Table) -> Any:  # noqa: ANN401 - the type is pytest's own
    """Return the case under its id; one that the program is known to fail must fail."""
    known = case.get("bekend-fout")
    marks = [pytest.mark.xfail(reason=known, raises=AssertionError, strict=True)] if known else []
    return pytest.param(case, id=case.get("id"), marks=marks)


@pytest.mark.parametrize("case", [row(case) for case in cases_of(FILES)])
def test_a_case_comes_out(case: Table) -> None:
    if found := differences(case):
        pytest.fail(told(case, found), pytrace=False)


def told(case: Table, found: list[str]) -> str:
    """Return what a reader needs to know of a case that failed: its name, its source, and each difference."""
    return "\n".join([f"geval {case['id']}", f"verwacht volgens: {case['bron']}", *found])


def test_a_case_that_is_a_day_off_names_the_case_and_both_chains() -> None:
    case = {"id": "proef", "peildatum": "2014-06-01", "voorbeeld": "haren-2014", "bron": "een proef"}
    wrong = case | {"verwacht": {"momenten": {"verordening.advies": {"eind": "2014-08-27"}}}}

    text = told(wrong, differences(wrong))

    assert text.startswith("geval proef\nverwacht volgens: een proef\n")
    assert "verordening.advies: eind is 2014-08-26, verwacht 2014-08-27" in text  # The rules: Tuesday 26 August
    assert "De tijd waarin de gemeente uw advies verwerkt: 2 weken" in text
    assert "[2014-10-27;" in text


def test_the_files_are_in_order() -> None:
    assert faults_of(FILES) == []


def test_the_cases_of_the_readme_are_sound_and_come_out() -> None:
    told = (HERE / "README.md").read_text("utf-8")
    blocks = [part.partition("```")[0] for part in told.split("```yaml\n")[1:]]
    cases: list[Table] = [
        case for block in blocks for case in read_tree(f"gevallen:\n{block}".encode(), "README.md")[0]["gevallen"]
    ]
    asked = {key for case in cases for key in ("profiel", *SMALL) if key in case}

    assert asked == {"profiel", *SMALL} - {"gemeente-naam"}
    assert [fault for fault in faults_of([{"titel": "README", "gevallen": cases}]) if "van 3" not in fault] == []
    assert [found for case in cases for found in differences(case)] == []


SOUND: Final = {"id": "een", "peildatum": "2026-01-01", "gemeente-naam": "Haren", "bron": "CBS"} | {
    "verwacht": {"gemeente": "GM0014"}
}

PERIOD: Final = {"id": "twee", "periode": "juli 2014", "bron": "kalender"} | {
    "verwacht": {"start": "2014-07-01", "eind": "2014-07-31"}
}
TERM: Final = {"id": "drie", "vanaf": "2014-10-21", "termijn": "10 dagen", "richting": "terug", "rol": "eerder"} | {
    "bron": "kalender",
    "verwacht": {"dag": "2014-10-10"},
}
DAY: Final = {"id": "vier", "dag": "2014-04-18", "bron": "wet", "verwacht": {"vrij": "Goede Vrijdag"}}

PLANTED = [
    ([SOUND | {"kleur": "rood"}], "kleur"),
    ([SOUND | {"verwacht": {"gemeenten": "GM0014"}}], "gemeenten"),
    ([{key: value for key, value in SOUND.items() if key != "bron"}], "bron"),
    ([SOUND | {"bron": ""}], "bron"),
    ([SOUND | {"peildatum": "2026-02-30"}], "2026-02-30"),
    ([SOUND, SOUND], "id een staat er 2 keer"),
    ([SOUND | {"grens": "rand"}], "grens rand: 1 van 3"),
    ([SOUND | {"profiel": "niemand"}], "niemand"),
    ([SOUND | {"dag": "2014-04-18"}], "valid under"),
    ([PERIOD | {"verwacht": {"start": "2014-07-01"}}], "eind"),
    ([PERIOD | {"verwacht": {"start": "2014-07-01", "eind": "2014-07-31", "geweigerd": "juli"}}], "too many"),
    ([PERIOD | {"ankers": {"verkiezing": "19 maart"}}], "19 maart"),
    ([PERIOD | {"rol": "later"}], "termijn"),
    ([TERM | {"richting": "opzij"}], "opzij"),
    ([TERM | {"verwacht": {"reden": "zaterdag"}}], "dag"),
    ([DAY | {"verwacht": {"feestdag": "ja"}}], "vrij"),
    ([DAY | {"afronden": "laatste dag"}], "afronden"),
]


@pytest.mark.parametrize(("cases", "told"), PLANTED)
def test_a_planted_fault_is_told(cases: list[Table], told: str) -> None:
    assert faults_of([{"titel": "Proef", "gevallen": [SOUND | {"id": "goed"}, PERIOD, TERM, DAY]}]) == []
    assert told in "\n".join(faults_of([{"titel": "Proef", "gevallen": cases}]))


def test_every_signal_is_raised_once_and_just_not_once() -> None:
    codes = [wording.code for wording in shipped.rules().signals]

    assert len(codes) > 1
    assert unpaired(FILES, codes) == []


def test_a_signal_without_both_of_its_cases_is_told() -> None:
    raised = {"verwacht": {"meldingen": [{"code": "nieuw"}]}, "grens": "rand"}
    silent = {"verwacht": {"geen-meldingen": [{"code": "nieuw"}]}, "grens": "rand"}

    assert unpaired([{"gevallen": [raised, silent]}], ["nieuw"]) == []
    for cases in ([], [raised], [silent], [raised, silent | {"grens": "anders"}]):
        assert unpaired([{"gevallen": cases}], ["nieuw"]) == ["nieuw"]
    apart = [{key: value for key, value in case.items() if key != "grens"} for case in (raised, silent)]
    assert unpaired([{"gevallen": apart}], ["nieuw"]) == ["nieuw"]


def test_an_id_that_lapsed_does_not_come_back() -> None:
    files = [{"titel": "Proef", "gevallen": [SOUND], "vervallen": [{"id": "een", "reden": "De wet is veranderd."}]}]

    assert faults_of(files) == ["id een staat er 2 keer"]


WRONG = [
    {"verwacht": {"gemeente": "GM0017"}},
    {"profiel": {"gemeente": "Almere"}, "verwacht": {"aanwezig": ["niets"]}},
    {"profiel": {"gemeente": "Almere"}, "verwacht": {"afwezig": ["verkiezing-2026"]}},
    {"profiel": {"gemeente": "Almere"}, "verwacht": {"momenten": {"verkiezing-2026": {"dag": "2026-03-19"}}}},
    {"profiel": {"gemeente": "Almere"}, "verwacht": {"momenten": {"verkiezing-2026": {"weekdag": "dinsdag"}}}},
    {"profiel": {"gemeente": "Almere"}, "verwacht": {"momenten": {"verkiezing-2026": {"reden": "Grondwet"}}}},
    {"profiel": {"gemeente": "Almere"}, "verwacht": {"besluiten": {"niets": {"verwacht": "geen"}}}},
    {"profiel": {"gemeente": "Almere"}, "verwacht": {"besluiten": {"gunning": {"orgaan": "raad"}}}},
    {"profiel": {"gemeente": "Almere"}, "verwacht": {"meldingen": [{"code": "negatieve-speling"}]}},
    {"profiel": {"gemeente": "Almere"}, "verwacht": {"geen-meldingen": [{"code": "kalender-onvolledig"}]}},
    {"profiel": {"gemeente": "Almere"}, "verwacht": {"geweigerd": "Almere"}},
    {"verkiezingsjaar": "2026", "verwacht": {"verkiezing": "geen"}},
    {"periode": "juli 2014", "verwacht": {"start": "2014-07-01", "eind": "2014-07-30"}},
    {"periode": "juli 2014", "verwacht": {"start": "2014-07-01", "eind": "2014-07-31", "afspraak": "ja"}},
    {"periode": "juli 2014", "verwacht": {"geweigerd": "juli"}},
    {"periode": "julli 2014", "verwacht": {"start": "2014-07-01", "eind": "2014-07-31"}},
    {"periode": "julli 2014", "verwacht": {"geweigerd": "juni"}},
    TERM | {"verwacht": {"dag": "2014-10-11"}},
    TERM | {"verwacht": {"dag": "2014-10-10", "reden": "zondag"}},
    TERM | {"verwacht": {"geweigerd": "schuift"}},
    TERM | {"rol": "later"},
    TERM | {"termijn": "24 uur", "tijd": "20:00", "verwacht": {"dag": "2014-10-20", "tijd": "20:01"}},
    DAY | {"verwacht": {"vrij": "geen"}},
    DAY | {"verwacht": {"vrij": "Goede Vrijdag", "feestdag": "nee"}},
]


@pytest.mark.parametrize("changed", WRONG, ids=[str(number) for number in range(len(WRONG))])
def test_a_wrong_expectation_is_told(changed: Table) -> None:
    case = {"peildatum": "2026-01-01", **changed}
    if {"profiel", *SMALL}.isdisjoint(case):
        case["gemeente-naam"] = "Haren"

    assert differences(case)
