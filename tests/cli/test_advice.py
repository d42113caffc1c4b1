"""From the request for advice to the reaction, told in five commands."""

import csv
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Run
from wmoplan.desk.forms import LETTER_ENDINGS
from wmoplan.dutch import listing

NOW = ("--as-of", "2014-10-15")


@pytest.fixture
def advised(haren: Path, run: Run) -> Path:
    """Haren as in the rules: asked on 16 July 2014, due on 26 August."""
    words = ("--asked", "2014-07-16", "--due", "2014-08-26", "--text", "neem het voorstel over na drie wijzigingen")
    assert run("advice", "add", "verordening", *words, "--as-of", "2014-07-16").status == 0
    return haren


def test_an_advice_is_followed_from_the_request_to_the_reaction(advised: Path, run: Run) -> None:
    assert "Het is nog niet verstuurd." in run("advice", "list", *NOW).out
    run("advice", "sent", "verordening", "--on", "2014-08-25", "--answer-by", "2014-10-10", "--by", "Anna", *NOW)

    waiting = run("advice", "list", *NOW).out
    # counted on a paper calendar: 15 days of July after the 16th, and 25 of August
    assert "Verstuurd op maandag 25 augustus 2014, na 40 dagen." in " ".join(waiting.split())
    assert "Let op: die moest er zijn op vrijdag 10 oktober 2014." in waiting
    assert "Die moet er zijn op" in run("advice", "list", "--as-of", "2014-10-10").out  # it can still come that day

    run("advice", "reaction", "verordening", "--on", "2014-10-14", "--followed", "deels", "--reason", "Te duur", *NOW)

    assert run("advice", "list", *NOW).out == (
        "Advies 1: Verordening en beleidsregels.\n"
        "Neem het voorstel over na drie wijzigingen.\n"
        "Gevraagd op woensdag 16 juli 2014.\n"
        "Het moet er zijn op dinsdag 26 augustus 2014.\n"
        "U kreeg 41 dagen: 5 weken en 6 dagen. Dat is 1 dag te weinig: gewoon is 6 weken.\n"
        "Verstuurd op maandag 25 augustus 2014, na 40 dagen.\n"
        "Reactie op dinsdag 14 oktober 2014: de gemeente doet een deel van wat u adviseert.\n"
        "De reden: Te duur.\n"
        "Dat was 4 dagen te laat: die moest er zijn op vrijdag 10 oktober 2014.\n"
    )
    assert "Anna" not in run("advice", "list", *NOW).out
    assert (advised / "voortgang.yaml").read_text("utf-8").count("\n  - ") == 3


def test_the_table_has_two_columns(advised: Path, run: Run) -> None:
    run("advice", "sent", "verordening", "--on", "2014-08-28", *NOW)
    run("advice", "reaction", "verordening", "--followed", "niet", "--reason", "a | b", *NOW)
    run("advice", "add", "bestek", *NOW)

    said = run("advice", "list", "--format", "markdown", "--output", "tabel.md", *NOW)

    assert said.status == 0, said.err
    head, line, first, second = (advised / "tabel.md").read_text("utf-8").splitlines()
    assert (head, line) == ("| Advies | Reactie |", "| --- | --- |")
    assert "Dat was 2 dagen te laat. | Reactie op woensdag 15 oktober 2014: de gemeente doet niet" in first
    assert "a \\| b" in first
    assert second.startswith("| Bestek voor de inkoop. Dit advies gaf u uit uzelf. Het is nog niet verstuurd. |")


def test_what_is_known_later_does_not_count_earlier(advised: Path, run: Run) -> None:
    assert advised.is_dir()
    assert "Er staat nog geen advies in." in run("advice", "list", "--as-of", "2014-07-15").out


def test_an_advice_that_is_taken_back_is_gone(advised: Path, run: Run) -> None:
    file = advised / "voortgang.yaml"
    number = file.read_text("utf-8").split('nr: "')[1][:12]
    row = f'  - {{nr: "00000000000a", op: 2014-07-17, soort: terug, wat: verordening, van: ["{number}"]}}\n'
    file.write_text(file.read_text("utf-8") + row, "utf-8")

    assert "Er staat nog geen advies in." in run("advice", "list", *NOW).out


WRONG = [
    (("add",), "Over welke stap gaat het advies?"),
    (("add", "verordning"), "Bedoelt u 'verordening'?"),
    (("add", "verordening", "--asked", "2014-02-30"), "--asked"),
    (("add", "verordening", "--asked", "2014-08-27", "--due", "2014-08-26"), "voor u de vraag kreeg"),
    (("sent", "bestek"), "Er is geen advies over bestek."),
    (("sent", "verordening", "--on", "2014-07-15"), "voor u de vraag kreeg"),
    (("sent", "verordening", "--on", "31 november 2014"), "Achter --on"),
    (("sent", "verordening", "--on", "2014-10-16"), "De dag achter --on moet nog komen."),
    (("reaction", "verordening", "--followed", "half"), "'half' past niet"),
    (("reaction", "verordening", "--followed", "niet", "--on", "gisteren"), "Achter --on: 'gisteren'"),
    (("sent", "verordening", "--on", "2014-08-28", "--by", "x" * 2001), "Deze tekst heeft 2001 tekens."),
    (("add", "bestek", "--text", "x" * 2001), "Deze tekst heeft 2001 tekens."),
    (("reaction", "verordening"), "Hoe ver volgt de gemeente uw advies?"),
    (("reaction", "verordening", "--followed", "niet"), "is nog niet verstuurd"),
    (("list", "--format", "tabel"), "geen vorm die wmoplan kent"),
    (("undo",), "Over welke stap gaat het advies?"),
    (("undo", "bestek"), "Er is geen advies over bestek."),
    (("add", "verordening-v1"), "'verordening-v1' is geen stap."),
    (("add", "verordening.advies"), "Schrijf: verordening"),
]


@pytest.mark.parametrize(("words", "told"), WRONG)
def test_wrong_words_write_nothing(advised: Path, run: Run, words: tuple[str, ...], told: str) -> None:
    before = (advised / "voortgang.yaml").read_bytes()

    said = run("advice", *words, *NOW)

    assert said.status == 2
    assert told in said.err
    assert (advised / "voortgang.yaml").read_bytes() == before


@pytest.mark.parametrize("row", ["uiterlijk: 2014-02-30", "volgt: half", "volgt: [niet]", "bij: niets"])
def test_a_row_that_somebody_spoiled_is_told_with_its_line(advised: Path, run: Run, row: str) -> None:
    with (advised / "voortgang.yaml").open("a", encoding="utf-8") as file:
        file.write(f'  - {{nr: "00000000000a", op: 2014-07-17, soort: reactie, wat: verordening, {row}}}\n')

    said = run("advice", "list", *NOW)

    assert said.status == 65
    assert "voortgang.yaml, regel 6" in said.err


# -- by which day there must be a reaction


def ruled(folder: Path, said: str) -> None:
    """Give the profile a rule of the municipality for its reaction."""
    file = folder / "wmoplan.yaml"
    file.write_text(file.read_text("utf-8").replace("termijnen:", f"termijnen:\n  reactie: {said}"), "utf-8")


RULES = [
    # sent,        rule,                                    there by, as counted on a paper calendar
    ("2014-08-29", "6 weken", "vrijdag 10 oktober 2014"),
    ("2014-08-30", "6 weken", "maandag 13 oktober 2014"),  # saturday 11 October
    ("2014-08-29", "{lengte: 30 werkdagen}", "vrijdag 10 oktober 2014"),
    ("2014-08-31", "1 maand", "dinsdag 30 september 2014"),  # no 31 September
    ("2014-08-29", "48 uur", "maandag 1 september 2014"),  # whole days: sunday 31 August
    # the summer holidays of 2014 in the north run to 17 August: 49 days from the 18th end on sunday 5 October
    ("2014-07-18", "{lengte: 7 weken, reces: overslaan}", "maandag 6 oktober 2014"),
]


@pytest.mark.parametrize(("day", "rule", "told"), RULES)
def test_the_rule_of_the_municipality_gives_the_day(advised: Path, run: Run, day: str, rule: str, told: str) -> None:
    ruled(advised, rule)
    run("advice", "sent", "verordening", "--on", day, *NOW)

    assert f"Die moet er zijn op {told}." in run("advice", "list", "--as-of", "2014-09-01").out.replace("\n", " ")


def test_a_typed_day_goes_before_the_rule(advised: Path, run: Run) -> None:
    ruled(advised, "6 weken")
    run("advice", "sent", "verordening", "--on", "2014-08-29", "--answer-by", "2014-09-30", *NOW)

    said = run("advice", "list", "--as-of", "2014-09-01").out
    assert "Die moet er zijn op dinsdag 30 september 2014." in said
    assert "De regel van uw gemeente" not in said.partition("Er is nog geen reactie.")[2]


def test_a_rule_that_is_not_known_yet_does_not_count(advised: Path, run: Run) -> None:
    ruled(advised, "{lengte: 6 weken, sinds: 2014-09-05}")
    run("advice", "sent", "verordening", "--on", "2014-08-29", *NOW)

    assert "Die moet er zijn op" not in run("advice", "list", "--as-of", "2014-09-04").out
    assert "Die moet er zijn op" in run("advice", "list", "--as-of", "2014-09-05").out


def test_a_rule_that_cannot_be_read_is_told_with_its_line(advised: Path, run: Run) -> None:
    ruled(advised, "snel")

    said = run("advice", "list", *NOW)

    assert said.status == 65
    assert "'snel' is geen termijn." in said.err
    assert "wmoplan.yaml, regel " in said.err


def test_without_a_rule_it_is_a_question_only_once_an_advice_was_sent(advised: Path, run: Run) -> None:
    asked = "Binnen hoeveel weken krijgen wij een reactie op ons advies?"
    assert asked not in run("questions", "--as-of", "2014-09-01").out
    run("advice", "sent", "verordening", "--on", "2014-08-26", *NOW)

    assert asked in run("questions", "--as-of", "2014-09-01").out.replace("\n", " ")
    ruled(advised, "6 weken")
    assert asked not in run("questions", "--as-of", "2014-09-01").out.replace("\n", " ")


def test_a_reaction_that_stays_out_is_seen_everywhere(advised: Path, run: Run) -> None:
    ruled(advised, "6 weken")
    run("advice", "sent", "verordening", "--on", "2014-08-26", *NOW)
    # on a paper calendar: tuesday 26 August and 42 days is tuesday 7 October
    as_of = ("--as-of", "2014-10-10")

    told = "De reactie op uw advies over de verordening blijft uit. Zij moest er zijn op dinsdag 7 oktober 2014."
    plain = run("timeline", "--format", "plain", *as_of).out
    assert f"Waarschuwing: {told} Dat is 3 dagen geleden. De regel van uw gemeente is 6 weken." in plain
    assert "Punt 1. Vraag de gemeente wanneer de reactie op uw advies over de verordening komt." in plain
    mail = run("timeline", "--format", "mail", *as_of).out
    assert f"Waarschuwing: {told} De regel" in mail
    assert "geleden" not in mail
    assert "De reactie moest er zijn op 7 oktober 2014." in " ".join(run("report", "raad", *as_of).out.split())
    assert told in run("check", *as_of).out.replace("\n   ", " ")
    assert told in run("explain", "verordening.advies", *as_of).out.replace("\n  ", " ")
    assert "reactie" not in run("timeline", "--format", "plain", "--as-of", "2014-10-07").out
    assert "blijft uit" in run("check", "--as-of", "2015-06-01").out  # also long after the decision
    run("advice", "reaction", "verordening", "--on", "2014-10-09", "--followed", "deels", *NOW)
    assert "blijft uit" not in run("check", *as_of).out


@pytest.mark.usefixtures("advised")
def test_a_file_is_renewed_when_the_reaction_stays_out(run: Run) -> None:
    mail = ("timeline", "--format", "mail", "--as-of", "2014-10-06")
    assert "Vraag een nieuwe versie na vrijdag 10 oktober 2014." in run(*mail).out
    run("advice", "sent", "verordening", "--on", "2014-08-26", "--answer-by", "2014-10-07", *NOW)

    assert "Vraag een nieuwe versie na woensdag 8 oktober 2014." in run(*mail).out


# -- one truth with the profile


ASKED = "adviesaanvragen:\n  verordening: {ontvangen: 2014-07-16, uiterlijk: 2014-08-26, termijn: 4 weken}\n"


def test_the_days_of_the_profile_are_taken_over_and_told(haren: Path, run: Run) -> None:
    with (haren / "wmoplan.yaml").open("a", encoding="utf-8") as file:
        file.write(ASKED)

    said = run("advice", "add", "verordening", "--as-of", "2014-07-20")

    told = "de vraag kwam op woensdag 16 juli 2014, en uw advies moet er zijn op dinsdag 26 augustus 2014."
    assert f"Uit wmoplan.yaml: {told}" in said.err.replace("\n  ", " ")
    listed = run("advice", "list", "--as-of", "2014-07-20").out
    assert "Gevraagd op woensdag 16 juli 2014." in listed
    # the request itself gives four weeks: wednesday 13 August
    assert "U kreeg 41 dagen: 5 weken en 6 dagen. Dat is genoeg: de regel van uw gemeente is 4 weken." in listed
    run("advice", "add", "verordening", "--as-of", "2014-07-21")  # the request is there already: this one is unasked
    assert "Dit advies gaf u uit uzelf." in run("advice", "list", "--as-of", "2014-07-21").out


def test_another_day_than_that_of_the_profile_is_told(haren: Path, run: Run) -> None:
    with (haren / "wmoplan.yaml").open("a", encoding="utf-8") as file:
        file.write(ASKED)

    said = run("advice", "add", "verordening", "--asked", "2014-07-17", "--as-of", "2014-07-20")

    assert "Let op: in wmoplan.yaml staat woensdag 16 juli 2014. Daar rekent wmoplan mee." in said.err.replace(
        "\n", " "
    )
    assert "In uw voortgang: donderdag 17 juli 2014." in run("check", "--as-of", "2014-07-20").out.replace("\n   ", " ")


def test_a_request_of_later_than_the_day_is_not_taken_over(haren: Path, run: Run) -> None:
    with (haren / "wmoplan.yaml").open("a", encoding="utf-8") as file:
        file.write(ASKED)

    assert "Uit wmoplan.yaml" not in run("advice", "add", "verordening", "--as-of", "2014-07-15").err
    assert "Uit wmoplan.yaml" in run("advice", "add", "verordening", "--as-of", "2014-07-16").err  # the day itself


def test_what_was_asked_and_sent_is_done_on_the_timeline(advised: Path, run: Run) -> None:
    run("advice", "sent", "verordening", "--on", "2014-08-25", *NOW)

    table = csv.DictReader(run("timeline", "--format", "csv", "--as-of", "2014-09-01").out.splitlines(), delimiter=";")

    rows = {row["id"].removeprefix("\ufeff"): row for row in table if row["stap"] == "verordening"}
    assert rows["verordening.adviesaanvraag"]["gedaan"] == "2014-07-16"
    assert (rows["verordening.advies"]["eind"], rows["verordening.advies"]["gedaan"]) == ("2014-08-26", "2014-08-25")
    assert not any("te laat" in row["status"] for row in rows.values())
    assert (advised / "voortgang.yaml").read_text("utf-8").count("\n  - ") == 2  # no tick was written for it


def test_an_advice_that_is_not_sent_in_time_is_seen(advised: Path, run: Run) -> None:
    assert advised.is_dir()
    plain = ("timeline", "--format", "plain", "--as-of")

    assert (
        "Verstuur uw advies over de verordening, uiterlijk op dinsdag 26 augustus 2014."
        in run(*plain, "2014-08-20").out
    )
    assert "Uw advies moest weg zijn op dinsdag 26 augustus 2014." in run(*plain, "2014-08-27").out
    assert "Let op: de dag waarop het er moest zijn, is voorbij." in run("advice", "list", "--as-of", "2014-08-27").out


@pytest.mark.usefixtures("advised")
def test_who_sent_the_advice_is_not_told_to_ask_time_for_it(run: Run) -> None:
    """Speakers of Haren enrol by 20 October 2014: five days later that is too late, and the advice is long sent."""
    late = ("--as-of", "2014-10-25")
    assert "Vraag een korte termijn voor uw advies." in run("timeline", *late).out

    run("advice", "sent", "verordening", "--on", "2014-08-25", *NOW)

    out = run("timeline", *late).out
    assert "U bent te laat voor de verordening." in out
    assert "Schrijf of bel de raadsleden voor maandag 27 oktober 2014." in out
    assert "korte termijn" not in out


# -- a mistake


def test_a_mistake_is_taken_back_row_by_row(advised: Path, run: Run) -> None:
    file = advised / "voortgang.yaml"
    run("advice", "sent", "verordening", "--on", "2014-08-28", *NOW)
    run("advice", "reaction", "verordening", "--on", "2014-10-01", "--followed", "niet", *NOW)
    before = file.read_bytes()

    said = run("advice", "undo", "verordening", *NOW)

    assert "Teruggenomen: reactie van 1 oktober 2014, Verordening en beleidsregels." in said.err
    assert file.read_bytes().startswith(before)
    assert "Er is nog geen reactie." in run("advice", "list", "--as-of", "2014-10-01").out  # it never was so
    run("advice", "undo", "verordening", *NOW)
    assert "Het is nog niet verstuurd." in run("advice", "list", *NOW).out
    run("advice", "sent", "verordening", "--on", "2014-08-25", *NOW)
    assert "Verstuurd op maandag 25 augustus 2014" in run("advice", "list", *NOW).out
    for _ in range(2):
        run("advice", "undo", "verordening", *NOW)
    assert "Er staat nog geen advies in." in run("advice", "list", *NOW).out
    assert run("advice", "undo", "verordening", *NOW).status == 2


def test_of_two_copies_that_git_put_together_what_counts_is_taken_back_first(advised: Path, run: Run) -> None:
    file = advised / "voortgang.yaml"
    number = file.read_text("utf-8").split('nr: "')[1][:12]
    rows = (
        ("1", "2014-08-30", f'verstuurd, wat: verordening, bij: "{number}"'),
        ("2", "2014-10-01", f'reactie, wat: verordening, bij: "{number}", volgt: niet'),
        ("3", "2014-08-29", f'verstuurd, wat: verordening, bij: "{number}"'),
    )
    with file.open("a", encoding="utf-8") as more:
        more.writelines(f'  - {{nr: "00000000000{at}", op: {day}, soort: {row}}}\n' for at, day, row in rows)

    told = [run("advice", "undo", "verordening", *NOW).err.partition(",")[0] for _ in rows]

    days = ("reactie van 1 oktober", "verstuurd van 30 augustus", "verstuurd van 29 augustus")
    assert told == [f"Teruggenomen: {said} 2014" for said in days]


def test_the_answer_may_begin_with_a_capital(advised: Path, run: Run) -> None:
    run("advice", "sent", "verordening", "--on", "2014-08-28", *NOW)

    assert run("advice", "reaction", "verordening", "--followed", "Deels", *NOW).status == 0
    assert "Reactie op woensdag 15 oktober 2014: de gemeente doet een deel" in run("advice", "list", *NOW).out
    assert (advised / "voortgang.yaml").read_text("utf-8").count("volgt: deels") == 1


# -- what is nobody else's business


@pytest.mark.usefixtures("advised")
def test_the_text_the_reason_and_the_names_stand_on_no_paper(haren: Path, run: Run) -> None:
    """The requirement: they stand in `advice list` and in `explain` only."""
    words = ("--text", "Geheim advies", "--by", "Anna Geheim")
    run("advice", "add", "inkoopkader", "--asked", "2013-11-20", *words, "--as-of", "2013-11-20")
    run("advice", "sent", "inkoopkader", "--on", "2014-01-03", "--answer-by", "2014-02-01", "--by", "Anna Geheim", *NOW)
    run("advice", "add", "verordening", *words, *NOW)
    run("advice", "sent", "verordening", "--on", "2014-08-25", "--by", "Anna Geheim", *NOW)
    reason = ("--reason", "Geheime reden", "--by", "Bea Geheim")
    run("advice", "reaction", "verordening", "--on", "2014-10-01", "--followed", "niet", *reason, *NOW)
    told = run("explain", "verordening", *NOW).out
    assert "reactie, de gemeente volgt uw advies niet. Geheime reden" in told.replace("\n  ", " ")
    assert "(Anna Geheim): advies verstuurd" in told

    run("build", *NOW)
    run("calendar", "--all", *NOW)
    run("checklist", "--output", "lijst.docx", *NOW)
    forms = ("plain", "table", "mail", "json", "csv", "markdown")
    outputs = [
        *(("timeline", "--format", form) for form in forms),
        ("checklist",),
        ("questions",),
        ("check",),
        ("letter",),
    ]

    assert not [words for words in outputs if "eheim" in run(*words, *NOW).out]
    written = [path for path in haren.rglob("*") if path.is_file() and path.name != "voortgang.yaml"]
    assert len(written) > 5
    assert not [path for path in written if b"eheim" in path.read_bytes()]


def test_the_table_comes_as_a_file_for_word(advised: Path, run: Run) -> None:
    run("advice", "sent", "verordening", "--on", "2014-08-28", *NOW)
    assert run("advice", "list", "--output", "adviezen.docx", *NOW).status == 0

    (table,) = docx.Document(str(advised / "adviezen.docx")).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Advies", "Reactie"]
    assert len(table.rows) == 2
    assert "Verstuurd op donderdag 28 augustus 2014" in table.rows[1].cells[0].text
    assert "tblHeader" in table._tbl.xml  # noqa: SLF001 - python-docx tells it in no other way; the heads come again
    first = (advised / "adviezen.docx").read_bytes()
    run("advice", "list", "--output", "adviezen.docx", *NOW)
    assert (advised / "adviezen.docx").read_bytes() == first
    refused = run("advice", "list", "--output", "a.pdf", *NOW).err
    assert f"Laat de naam eindigen op {listing([*LETTER_ENDINGS], 'of')}." in refused
