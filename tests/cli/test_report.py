"""The letter about how the municipality stands, as somebody would sign it."""

import re
from pathlib import Path

import docx
import pytest
import yaml

from tests.cli.conftest import Run
from tests.reading import ROOT

SEPTEMBER = ("--as-of", "2014-09-15")


@pytest.fixture
def year(haren: Path, run: Run) -> Path:
    """Haren in September 2014: a promise of May, an advice without a reaction, two things seen, a raad that moved."""
    run("calendar", "--as-of", "2014-05-20")
    run("advice", "add", "inkoopkader", "--asked", "2014-06-02", "--due", "2014-07-10", "--as-of", "2014-06-02")
    run("advice", "sent", "inkoopkader", "--on", "2014-07-08", "--answer-by", "2014-08-20", "--as-of", "2014-07-08")
    seen = ("--source", "gesprek met Piet", "--by", "Anna", *SEPTEMBER)
    run("status", "seen", "inkoopkader", "nee", *seen)
    run("status", "seen", "verordening", "ja", *seen)
    profile = haren / "wmoplan.yaml"
    old = '{datum: 2014-10-27, orgaan: raad, bron: "gepubliceerde agenda van de gemeente Haren"}'
    new = '{datum: 2014-10-27, orgaan: raad, status: verplaatst, naar: 2014-10-30, sinds: 2014-09-08, bron: "mail"}'
    text = profile.read_text("utf-8")
    assert old in text
    profile.write_text(text.replace(old, new), "utf-8")
    return haren


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.usefixtures("year")
def test_the_letter_to_the_college_tells_all_of_it(run: Run) -> None:
    said = run("report", *SEPTEMBER)
    out = flat(said.out)

    assert said.status == 0, said.err
    assert said.out.startswith("Aan: het college van burgemeester en wethouders van Haren\nDatum: 15 september 2014\n")
    assert "In september 2014 meet het Rijk hoe ver de gemeenten zijn." in out
    assert "WAT GOED GAAT - De verordening. De eerste tekst van de verordening staat vast." in out
    assert "Maar op 15 september 2014 zagen wij dat het nog niet zo is." in out
    # counted on a paper calendar: 28 days of June after the 2nd, and 10 of July; six weeks are 42
    assert "De reactie moest er zijn op 20 augustus 2014. Wij kregen voor ons advies 38 dagen." in out
    assert "Gewoon is zes weken." in out
    # the calendar of 20 May is the last before the end of the measurement of May
    assert "Dit is anders dan wij op 20 mei 2014 wisten." in out
    assert "Het besluit over de verordening: was maandag 27 oktober 2014, wordt donderdag 30 oktober 2014." in out
    assert "Ons advies moet daardoor 7 dagen later klaar zijn." in out  # a college on Tuesday 16 instead of 9 September
    assert '- Het bestek. Is dit al zo? "De raad stelde het bestek vast."' in out
    assert "3. Wilt u nu reageren op ons advies?" in out
    assert "In november 2014 is er weer een meting." in out
    assert "[uw naam]" in out


@pytest.mark.usefixtures("year")
def test_a_letter_about_all_steps_names_no_subjects(run: Run) -> None:
    assert "Wij keken naar 12 stappen. " in flat(run("report", "--all", *SEPTEMBER).out)


@pytest.mark.usefixtures("year")
def test_what_was_seen_is_not_asked_again(run: Run) -> None:
    out = flat(run("report", *SEPTEMBER).out)

    assert "besloten over het inkoopkader" not in out
    assert "besloten over het bestek" not in out  # "Is dit al zo?" asks that already


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("to", ["college", "raad", "adviseur", "landelijk"])
def test_nothing_personal_leaves_unless_it_was_asked_for(to: str, run: Run) -> None:
    run("advice", "reaction", "inkoopkader", "--followed", "niet", "--reason", "te duur volgens Kees", *SEPTEMBER)

    plain, whole = run("report", to, *SEPTEMBER).out, run("report", to, "--notes", *SEPTEMBER).out

    assert not any(name in plain for name in ("Piet", "Kees", "Anna"))
    assert "Piet" in whole
    assert "Kees" in whole
    assert "Anna" not in whole  # who wrote it down never stands in a letter


READERS = [
    ("college", "Wij keken naar 3 stappen van deze onderwerpen", "U kreeg het op 8 juli 2014."),
    (
        "raad",
        "Wilt u het college vragen waar de reactie op ons advies blijft?",
        "Het college kreeg het op 8 juli 2014.",
    ),
    ("adviseur", "Wij keken naar 12 stappen.", "Weet u hoe andere gemeenten dit doen?"),
    ("landelijk", "Wij keken naar 12 stappen.", "Wilt u dit meenemen naar het gesprek met het Rijk"),
]


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(("to", "first", "second"), READERS)
def test_each_reader_gets_what_is_for_him(to: str, first: str, second: str, run: Run) -> None:
    out = flat(run("report", to, *SEPTEMBER).out)

    assert first in out
    assert second in out


def test_the_form_follows_the_name(year: Path, run: Run) -> None:
    for name in ("v.md", "v.html", "v.docx", "v.txt"):
        assert run("report", "--output", name, *SEPTEMBER).status == 0
    page = (year / "v.html").read_text("utf-8")

    assert "# Wat ons zorgen geeft" in (year / "v.md").read_text("utf-8")
    assert "<h1>Hoe het staat met de hulp en zorg (Wmo) in Haren</h1>" in page
    assert "<mark>[uw naam]</mark>" in page
    assert "<script" not in page
    headings = [
        one.text
        for one in docx.Document(str(year / "v.docx")).paragraphs
        if one.style and "Heading" in (one.style.name or "")
    ]
    assert headings[1:3] == ["Wat goed gaat", "Wat ons zorgen geeft"]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        # a paper calendar: 11 days of July after Sunday the 20th, 31 of August and 1 of September
        ("6 weken", "Wij hadden 43 dagen."),
        # 35 working days are seven weeks from Monday 21 July: Friday 5 September, four days after 1 September
        ("35 werkdagen", "Wij kregen 43 dagen. Afgesproken is 35 werkdagen."),
        # 20 September is later than 1 September
        ("2 maanden", "Wij kregen 43 dagen. Afgesproken is twee maanden."),
    ],
)
def test_the_time_for_an_advice_is_that_of_the_list(haren: Path, run: Run, rule: str, told: str) -> None:
    profile = haren / "wmoplan.yaml"
    profile.write_text(profile.read_text("utf-8").replace("termijnen:", f"termijnen:\n  advies: {rule}"), "utf-8")
    run("advice", "add", "verordening", "--asked", "2014-07-20", "--due", "2014-09-01", "--as-of", "2014-07-20")
    run("advice", "sent", "verordening", "--on", "2014-08-29", *SEPTEMBER)

    assert told in flat(run("report", *SEPTEMBER).out)
    assert "U kreeg 43 dagen" in run("advice", "list", *SEPTEMBER).out


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(
    ("answered", "told"),
    [
        ("2014-08-20", "De reactie kwam op 20 augustus 2014. Ons advies wordt niet gevolgd."),  # the last day itself
        ("2014-08-21", "De reactie kwam op 21 augustus 2014. Dat was 1 dag te laat. Ons advies wordt niet gevolgd."),
    ],
)
def test_a_reaction_that_came_late_is_told_as_late(answered: str, told: str, run: Run) -> None:
    run("advice", "reaction", "inkoopkader", "--on", answered, "--followed", "niet", *SEPTEMBER)

    assert told in flat(run("report", *SEPTEMBER).out)


@pytest.mark.usefixtures("year")
def test_what_lies_behind_is_told_as_over(run: Run) -> None:
    out = flat(run("report", "--as-of", "2014-10-15").out)

    assert "In september 2014 mat het Rijk hoe ver de gemeenten waren." in out
    assert "In september 2014 moest dit zo zijn: De raad stelde het inkoopkader vast." in out


def test_what_should_be_true_speaks_to_nobody() -> None:
    """A letter to the college quotes it, and `u` is the college there."""
    texts = [
        row["tekst"]
        for file in (ROOT / "data").glob("*.yaml")
        if isinstance(tree := yaml.load(file.read_text("utf-8"), yaml.CSafeLoader), dict)
        for row in tree.get("stand", ())
    ]

    assert len(texts) > 30  # there are two plans with such rows
    assert [text for text in texts if {"u", "uw", "wij", "ons"} & set(re.findall(r"\w+", text.casefold()))] == []


def test_a_hostile_name_stays_text(haren: Path, run: Run) -> None:
    profile = haren / "wmoplan.yaml"
    text = profile.read_text("utf-8").replace("Adviesraad Wmo Haren", '"<b>{{ 7 * 7 }} # Kop"')
    profile.write_text(text, "utf-8")
    run("report", "--output", "v.html", *SEPTEMBER)
    run("report", "--output", "v.md", *SEPTEMBER)

    page = (haren / "v.html").read_text("utf-8")
    assert "namens &lt;b&gt;{{ 7 * 7 }} # Kop." in page
    assert "49" not in page.split("<main", 1)[1]
    assert "<b>" not in (haren / "v.md").read_text("utf-8")


@pytest.mark.usefixtures("haren")
def test_with_nothing_written_down_it_invents_nothing(run: Run) -> None:
    out = run("report", *SEPTEMBER).out

    assert "Wij weten nog niet hoe het ermee staat." in flat(out)
    assert not any(heading in out for heading in ("WAT GOED GAAT", "ZORGEN", "VERSCHOVEN", "ONZE ADVIEZEN"))


@pytest.mark.usefixtures("empty")
def test_an_example_can_be_reported_on(run: Run) -> None:
    assert run("report", "--example", "haren-2014", *SEPTEMBER).status == 0
    assert run("report", "landelijk", "--example", "almere-2026", "--as-of", "2026-11-22").status == 0


def test_an_example_is_not_held_against_the_history_of_a_profile_of_that_name(haren: Path, run: Run) -> None:
    (haren / "wmoplan.yaml").rename(haren / "haren-2014.yaml")
    (haren / "haren-2014-geschiedenis.json").write_text("van mijn eigen profiel", "utf-8")

    assert run("report", "--profile", "haren-2014.yaml", *SEPTEMBER).status != 0  # its own history cannot be read
    assert run("report", "--example", "haren-2014", *SEPTEMBER).status == 0


@pytest.mark.usefixtures("year")
def test_the_day_of_looking_can_be_the_day_since(run: Run) -> None:
    said = run("report", "--since", "2014-09-15", *SEPTEMBER)

    assert said.status == 0
    assert "VERSCHOVEN" not in said.out  # nothing moves between a day and itself


# Published: the council of Haren decides on 27 October 2014.
@pytest.mark.usefixtures("haren")
@pytest.mark.parametrize(("as_of", "comes"), [("2014-10-27", True), ("2014-10-28", False)])
def test_a_decision_comes_until_its_day_is_over(as_of: str, run: Run, *, comes: bool) -> None:
    assert ("maandag 27 oktober 2014 over de verordening" in flat(run("report", "--as-of", as_of).out)) is comes


FAULTS = [
    (("report", "burgemeester"), 2, "'burgemeester' is niemand die wmoplan kent."),
    (("report", "--output", "v.pdf"), 2, "zo'n bestand kan wmoplan nog niet maken."),
    (("report", "--since", "2014-10-01", *SEPTEMBER), 2, "De dag achter --since ligt na de dag vanaf waar u kijkt."),
    (("report", "--open"), 2, "Zonder bestand valt er niets te openen."),
    (("report", "--profile", "weg.yaml"), 66, "weg.yaml is er niet."),
]


@pytest.mark.usefixtures("haren")
@pytest.mark.parametrize(("words", "status", "message"), FAULTS)
def test_a_wrong_word_gets_one_message(words: tuple[str, ...], status: int, message: str, run: Run) -> None:
    said = run(*words)

    assert said.status == status
    assert message in said.err
    assert said.out == ""


MEASURED = """
id: dorp-2014
titel: Onze planning
looptijd: 2014
documenten: [{id: nota, titel: De nota}]
peilmomenten:
  - {id: na-stemmen, titel: Meting na de verkiezing, wanneer: uiterlijk 2 maanden na verkiezing, bron: nota}
stappen:
  - id: sportplan
    titel: Het sportplan
    naam: het sportplan
    besluit: raad
    planning: [{soort: periode, wanneer: juni 2014}]
    bron: nota
stand:
  - {id: sport-vroeg, stap: sportplan, peilmoment: na-stemmen, tekst: Er is een ontwerp., bron: nota}
"""

# Haren voted on Wednesday 19 March 2014; two months later is Monday 19 May.
LAST_DAYS = [
    # seen from, what the letter says, what the status says
    ("2014-04-20", "Uiterlijk op 19 mei 2014 is er weer een meting.", "De volgende is uiterlijk 19 mei 2014."),
    ("2014-06-20", "Uiterlijk op 19 mei 2014 mat het Rijk hoe ver", "De meting van nu is die van 19 mei 2014."),
]


@pytest.mark.parametrize(("as_of", "letter", "status"), LAST_DAYS)
def test_a_measurement_with_only_a_last_day_is_told_by_that_day(
    haren: Path, run: Run, as_of: str, letter: str, status: str
) -> None:
    (haren / "ons-plan.yaml").write_text(MEASURED, "utf-8")
    (haren / "wmoplan.yaml").write_text("gemeente: Haren\nplan: ons-plan.yaml\n", "utf-8")

    assert letter in flat(run("report", "--as-of", as_of).out)
    assert status in run("status", "--as-of", as_of).out
