"""Every command on Haren: what it prints, what it writes, and how it ends."""

import json
import webbrowser
from pathlib import Path

import pytest

from tests.cli.conftest import Run

AS_OF = ("--as-of", "2014-01-15")


@pytest.mark.usefixtures("empty")
def test_without_a_profile_the_one_next_command_is_init(run: Run) -> None:
    said = run()

    assert said.status == 0
    assert said.out.endswith("Begin zo: wmoplan init\n")
    assert said.out.count("wmoplan init") == 1


def test_without_dates_the_next_command_adds_them(empty: Path, run: Run) -> None:
    (empty / "wmoplan.yaml").write_text("gemeente: Haren\nplan: invoering-2015\n", "utf-8")

    assert "Plak de vergaderingen uit de mail van de griffie met: wmoplan meetings add\n" in run(*AS_OF).out


@pytest.mark.usefixtures("haren")
def test_with_dates_it_tells_what_to_do_first(run: Run) -> None:
    out = run(*AS_OF).out

    assert out.startswith("HAREN, ADVIESRAAD WMO HAREN\nwoensdag 15 januari 2014\n")
    assert "\nNU DOEN\n1. Bel deze week de griffie." in out
    assert run("1", *AS_OF).out.startswith("Bel deze week de griffie.")


@pytest.mark.usefixtures("haren")
def test_a_plan_that_is_over_is_told(run: Run) -> None:
    out = run("--as-of", "2026-01-15").out

    assert "Dit plan is voorbij: het liep tot en met woensdag 31 december 2014." in out
    assert "--as-of 2014-01-15" in out


def test_a_profile_that_windows_renamed_is_found(empty: Path, run: Run) -> None:
    (empty / "wmoplan.yaml.txt").write_text("gemeente: Haren\n", "utf-8")

    said = run()

    assert said.status == 66
    assert "wmoplan.yaml.txt" in said.err


@pytest.mark.usefixtures("haren")
def test_the_timeline_is_a_list_where_there_is_no_screen(run: Run) -> None:
    plain = run("timeline", *AS_OF).out

    assert plain == run("timeline", "--format", "plain", *AS_OF).out
    assert plain.startswith("Agenda voor Haren, gezien vanaf woensdag 15 januari 2014.\n")
    assert plain != run("timeline", "--format", "table", *AS_OF).out


@pytest.mark.usefixtures("haren")
def test_the_same_profile_twice_gives_the_same_bytes(run: Run) -> None:
    for form in ("table", "plain", "mail", "json", "csv", "markdown"):
        assert run("timeline", "--format", form, *AS_OF) == run("timeline", "--format", form, *AS_OF)


@pytest.mark.usefixtures("haren")
def test_a_topic_narrows_the_list_and_never_the_json(run: Run) -> None:
    whole, narrowed = (run("timeline", "--format", "json", *more, *AS_OF) for more in ((), ("--topic", "geld")))

    assert "Onderwerpen: geld" in run("timeline", "--topic", "Geld", *AS_OF).out
    assert json.loads(whole.out) == json.loads(narrowed.out)
    assert "altijd alle momenten" in narrowed.err


@pytest.mark.usefixtures("haren")
def test_topics_may_be_given_with_commas_and_twice(run: Run) -> None:
    said = run("timeline", "--topic", "geld, inkoop", "--topic", "kwaliteit", *AS_OF)

    assert said.status == 0


def test_the_ending_of_a_file_chooses_the_form(haren: Path, run: Run) -> None:
    for name, start in (
        ("a.json", b'{\n "schema"'),
        ("a.csv", b"\xef\xbb\xbfid;"),
        ("a.md", b"# Haren"),
        ("a.txt", b"Agenda"),
    ):
        said = run("timeline", "--output", name, *AS_OF)

        assert said.status == 0
        assert said.out == ""
        assert f"Klaar: {haren / name}" in said.err
        assert (haren / name).read_bytes().startswith(start)


def test_an_example_needs_no_profile(empty: Path, run: Run) -> None:
    said = run("timeline", "--example", "oss-2014", *AS_OF)

    assert said.status == 0
    assert "Agenda voor Oss" in said.out
    assert list(empty.iterdir()) == []


def test_the_checklist_is_markdown_or_follows_the_ending(haren: Path, run: Run) -> None:
    assert run("checklist", *AS_OF).out.startswith("# Afvinklijst Haren\n")
    for name, piece in (("l.md", "# Afvinklijst"), ("l.txt", "Haren"), ("l.HTML", "<!doctype html>")):
        said = run("checklist", "--output", name, *AS_OF)
        assert said.status == 0
        assert f"Klaar: {haren / name}" in said.err
        assert piece.lower() in (haren / name).read_text("utf-8").lower()


def test_the_calendar_is_written_and_renewed(haren: Path, run: Run) -> None:
    first = run("calendar", *AS_OF)

    assert first.status == 0
    assert first.out.startswith(
        "Agenda voor Haren. Er staan 18 dagen in.\n2 dagen zijn al voorbij en staan er niet in.\n"
    )
    assert f"Klaar: {haren / 'agenda.ics'}" in first.err
    assert "Importeren" in first.err
    made = (haren / "agenda.ics").read_bytes()
    again = run("calendar", "--as-of", "2014-01-16")
    assert again.status == 0
    assert f"Het bestand blijft zoals het is: {haren / 'agenda.ics'}" in again.err
    assert (haren / "agenda.ics").read_bytes() == made


def test_a_calendar_of_somebody_else_stays(haren: Path, run: Run) -> None:
    theirs = b"BEGIN:VCALENDAR\r\nPRODID:-//Google Inc//NL\r\nEND:VCALENDAR\r\n"
    (haren / "agenda.ics").write_bytes(theirs)

    said = run("calendar", *AS_OF)

    assert said.status == 73
    assert "niet door wmoplan gemaakt" in said.err
    assert (haren / "agenda.ics").read_bytes() == theirs


def test_a_dry_run_of_the_calendar_writes_nothing(haren: Path, run: Run) -> None:
    said = run("calendar", "--dry-run", *AS_OF)

    assert "Dinsdag 21 oktober 2014, 20.00 uur: Spreek in over de verordening" in said.out
    assert not (haren / "agenda.ics").exists()


def test_a_folder_that_is_not_there_is_told(haren: Path, run: Run) -> None:
    said = run("calendar", "--output", "weg/agenda.ics", *AS_OF)

    assert said.status == 73
    assert f"{haren / 'weg'}: deze map bestaat niet." in said.err


@pytest.mark.parametrize("opens", [True, False])
def test_open_opens_the_file_or_says_that_it_cannot(
    haren: Path, run: Run, monkeypatch: pytest.MonkeyPatch, *, opens: bool
) -> None:
    asked: list[str] = []

    def open_(address: str) -> bool:
        asked.append(address)
        return opens

    monkeypatch.setattr(webbrowser, "open", open_)

    said = run("checklist", "--output", "lijst.html", "--open", *AS_OF)

    assert said.status == 0
    assert asked == [(haren / "lijst.html").as_uri()]
    assert ("Openen lukt hier niet." in said.err) is not opens


@pytest.mark.usefixtures("haren")
def test_explain_shows_every_step_with_its_source(run: Run) -> None:
    out = run("explain", "verordening.adviesaanvraag", *AS_OF).out

    places = [
        out.index(day)
        for day in ("maandag 27 oktober", "dinsdag 9 september", "dinsdag 26 augustus 2014 is dinsdag 15 juli")
    ]
    assert places == sorted(places)
    assert out.startswith(
        "Zorg dat de vraag om advies over de verordening er is\nUiterlijk op dinsdag 15 juli 2014.\n"
        "Deze dag is geschat:"
    )
    assert out.count("Bron: ") >= 5
    assert "34 dagen in het zomerreces" in out


def test_what_has_no_day_says_so_and_why(empty: Path, run: Run) -> None:
    """No source tells how long a municipality takes from bestek to gunning."""
    (empty / "wmoplan.yaml").write_text(
        "gemeente: Almere\nplan: beleidscyclus\nankers: {start-contract: 2028-01-01}\n", "utf-8"
    )

    out = " ".join(run("explain", "nieuw-bestek.besluit", "--as-of", "2026-11-21").out.split())

    assert "Er is nog geen dag: " in out
    assert "De tijd tussen het bestek en de gunning is niet bekend." in out
    assert "Deze dag is" not in out


@pytest.mark.usefixtures("haren")
@pytest.mark.parametrize(
    ("step", "duty"),
    [
        ("beleidsplan", "plicht-vaststellen"),  # Wmo 2015 art. 8.7 lid 1
        ("Verordening", "plicht-eigen-bijdrage"),  # the national plan, 2.8
        ("plan van aanpak", "plicht-vertrouwde-hulp"),  # words of the title of inkoopkader; the national plan, 2.9
        ("bestek", "plicht-opdracht-drie-maanden"),  # the national plan, 2.9
    ],
)
def test_explain_tells_the_duties_of_a_step(run: Run, step: str, duty: str) -> None:
    out = run("explain", step, *AS_OF).out

    assert f"({duty})" in out.partition("Wat moet, en wanneer:")[2]
    assert "Wat moet" not in run("explain", "bestek.advies", *AS_OF).out
    assert "Wat moet" not in run("explain", "inspreken", *AS_OF).out  # moments of many steps


@pytest.mark.usefixtures("haren")
@pytest.mark.parametrize("what", ["verordening", "Verordening", "21 oktober 2014", "zomerreces", "verkiezing"])
def test_explain_finds_what_is_meant(run: Run, what: str) -> None:
    said = run("explain", *what.split(), *AS_OF)

    assert said.status == 0
    assert "wmoplan explain " in said.out or "Waarom deze dag?" in said.out


@pytest.mark.usefixtures("haren")
def test_check_counts_and_ends_well_without_faults(run: Run) -> None:
    said = run("check", *AS_OF)

    assert said.status == 0
    assert "Waarschuwingen: " in said.out
    assert "Wat u doet: " in said.out
    assert "Samen: " in said.out


def test_check_ends_with_1_where_the_legal_day_is_missed(empty: Path, run: Run) -> None:
    rows = "\n".join(f"  - {{datum: 2014-{day}, orgaan: raad}}" for day in ("11-06", "12-15"))
    whole = "vergaderschema: {van: 2013-12-01, tot: 2014-12-31}"
    (empty / "wmoplan.yaml").write_text(
        f"gemeente: Haren\nplan: invoering-2015\n{whole}\nvergaderingen:\n{rows}\n", "utf-8"
    )

    said = run("check", *AS_OF)

    assert said.status == 1
    assert "Fouten: " in said.out


def test_questions_are_listed_or_asked_in_a_letter(haren: Path, run: Run) -> None:
    assert "Op welke dagen vergadert het college?" in run("questions", *AS_OF).out
    said = run("questions", "--output", "brief.txt", *AS_OF)
    assert f"Klaar: {haren / 'brief.txt'}" in said.err
    assert "vergadert het college" in (haren / "brief.txt").read_text("utf-8")


@pytest.mark.usefixtures("haren")
def test_meetings_are_listed(run: Run) -> None:
    out = run("meetings", "list", *AS_OF).out

    assert "dinsdag 21 oktober 2014 20.00 uur: Commissie\n" in out
    assert "maandag 24 februari 2014 20.00 uur: Raad (voorlopig)\n" in out
    assert out == run("vergaderingen", *AS_OF).out


@pytest.mark.usefixtures("empty")
def test_the_plan_is_shown_with_its_numbers(run: Run) -> None:
    out = run("plan", "--plan", "invoering-2015").out

    # counted in the documents: the AVI table and its advice, the national plan, the LSR page
    assert "Het heeft 12 stappen, 29 vragen met 19 deelvragen en 44 acties." in out
    assert (
        "70 mijlpalen in 18 tabellen, 42 producten in 5 tabellen, 4 peilmomenten, 27 verwachtingen, 9 afhankelijkheden"
        in out
    )
    assert "4 invloedsmomenten, 5 routes, 5 punten, 10 tips en 7 adviezen." in out
    assert "WAAR DE BRONNEN ELKAAR TEGENSPREKEN" in out
    conflicts = run("plan", "--plan", "invoering-2015", "--conflicts").out
    assert "Gekozen: 19 maart 2014." in conflicts
    assert "STAPPEN" not in conflicts
    found = json.loads(run("plan", "--plan", "invoering-2015", "--format", "json").out)
    assert (len(found["mijlpalen"]), len(found["stappen"]), len(found["peilmomenten"])) == (70, 12, 4)


@pytest.mark.usefixtures("empty")
def test_the_products_of_a_plan_are_shown_by_table(run: Run) -> None:
    out = run("plan", "--plan", "invoering-2015").out
    section = out.partition("PRODUCTEN: WAT ER KOMT OM GEMEENTEN TE HELPEN\n")[2].partition("\n\n")[0]

    assert [line for line in section.splitlines() if line.startswith("Tabel: ")] == [
        "Tabel: 3.2 Toegang tot de Wmo 2015.",
        "Tabel: 3.2 Sturing en opdrachtgeverschap van gemeenten.",
        "Tabel: 3.2 Informele zorg en ondersteuning.",
        "Tabel: 3.2 Vervoer.",
        "Tabel: 3.2 Advies- en Meldpunt Huiselijk geweld en Kindermishandeling (AMHK).",
    ]
    assert section.count("\n- ") == section.count("\n  Onderwerp: ") == section.count("\n  Bron: ") == 42
    said = " ".join(section.split())
    assert "- november 2013 (klaar): Scenario's en modellen voor het AMHK ontwikkeld (amhk-modellen). Wie: VNG" in said
    assert "- geen datum (klaar): Handreiking over het inrichten van de toegang" in said
    assert "- geen datum: Goede voorbeelden van dagactiviteiten" in said
    assert "- doorlopend: Trainingen" in said


@pytest.mark.usefixtures("empty")
def test_a_plan_without_products_does_not_name_them(run: Run) -> None:
    out = run("plan", "--plan", "beleidscyclus").out

    assert "19 stappen" in out
    assert "producten" not in "".join(out.splitlines()[:6])
    assert "PRODUCTEN" not in out


PLAN = ("plan", "--plan", "invoering-2015")


@pytest.mark.usefixtures("empty")
def test_every_row_of_a_plan_can_be_asked_for(run: Run) -> None:
    """Each kind of row, by the name that stands behind it on the screen."""
    whole = run(*PLAN).out
    rows = ["amvb-staatsblad", "vervoer-factsheet", "bestek", "bestek-v1", "bestek-a4", "bestek-v1-e",
            "plicht-vaststellen", "amvb-na-wet", "invloed-inkoop", "route-wijkraad", "regeling-3", "tip-7", "advies-6",
            "peilmoment-mei", "verkiezingsdag-2014", "amvb-gelijk-met-wet", "advies", "inwerkingtreding", "fase-4",
            "lsr", "geld"]  # fmt: skip

    for row in rows:
        said = run(*PLAN[:1], row, *PLAN[1:])
        assert (said.status, said.err) == (0, ""), row
        assert f"({row})" in said.out.splitlines()[0]
        assert f"({row})" in whole
        assert "Dit is een " in said.out


@pytest.mark.usefixtures("empty")
def test_a_row_is_told_with_what_touches_it(run: Run) -> None:
    out = run("plan", "verordening", *PLAN[1:]).out
    related = out.partition("Dit heeft ermee te maken:\n")[2]

    assert "Planning (uiterlijk): uiterlijk november 2014." in out
    assert "Deelvraag: Hoe komen mensen bij een voorziening? (verordening-v1-b)" in out
    for row in ("plicht-vaststellen", "wetgeving-voorbereiding", "amvb-staatsblad", "invloed-medezeggenschap"):
        assert f"({row})" in related
    assert "(lokale-plicht-datum). Gekozen: vóór 1 november 2014." in related
    assert "Dit is een onderwerp van het plan" in out  # a subject is called as its step
    assert "(inkoopkader)" not in out


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("row", "key", "value"),
    [
        ("amvb-staatsblad", "paragraaf", "2.1"),
        ("verordening", "besluit", "raad"),
        ("verordening-v1-b", "tekst", "Hoe komen mensen bij een voorziening?"),
        ("plicht-opdracht-drie-maanden", "stappen", ["bestek", "inrichting"]),
        ("advies", "lengte", "6 weken"),
    ],
)
def test_a_row_is_json_as_in_the_whole_plan(run: Run, row: str, key: str, value: object) -> None:
    found = json.loads(run("plan", row, *PLAN[1:], "--format", "json").out)

    assert (found["id"], found[key]) == (row, value)
    assert json.dumps(found, ensure_ascii=False)[1:-1] in json.dumps(
        json.loads(run(*PLAN, "--format", "json").out), ensure_ascii=False
    )


@pytest.mark.parametrize(("as_of", "old"), [("2027-11-21", False), ("2027-11-22", True)])
@pytest.mark.usefixtures("empty")
def test_check_tells_of_an_old_source_of_a_plan_of_today(run: Run, as_of: str, *, old: bool) -> None:
    # the Gemeentewet was looked at on 21 November 2026; the plans come with wmoplan, so that one line says it of all
    out = run("check", "--example", "almere-2026", "--as-of", as_of).out

    assert ("Deze versie van de plannen is ouder dan een jaar." in out) is old


@pytest.mark.usefixtures("haren")
def test_a_slip_is_explained_with_the_last_day_that_it_missed(run: Run) -> None:
    before = run("explain", "amvb-staatsblad", "--as-of", "2014-06-01").out
    after = " ".join(run("explain", "amvb-staatsblad", "--as-of", "2014-12-01").out.split())

    assert "Zo staat het in de bron: juli 2014." in before
    assert "verordening" not in before
    assert "Het kwam op vrijdag 7 november 2014." in after
    assert "Zo staat het in de bron" not in after  # that day is no planning
    assert "99 dagen later. Dat was na de laatste dag voor de verordening: vrijdag 31 oktober 2014." in after


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("plan", "as_of", "old"),
    [
        ("invoering-2015", "2014-06-01", False),  # looked at in November 2026, after that day
        ("invoering-2015", "2027-11-21", False),  # 365 days after 21 November 2026
        ("invoering-2015", "2027-11-22", True),  # a plan of the past says it as well
        ("beleidscyclus", "2027-11-22", True),
    ],
)
def test_a_source_that_was_not_looked_at_for_a_year_says_so(run: Run, plan: str, as_of: str, *, old: bool) -> None:
    out = run("plan", "--plan", plan, "--as-of", as_of).out

    assert ("meer dan een jaar niet nagekeken" in out) is old
    assert ("WIJZIGINGEN: WAT ER PER VERSIE IS VERANDERD\n- Versie " in out) is True


@pytest.mark.usefixtures("empty")
def test_a_plan_can_be_written_to_check_it(empty: Path, run: Run) -> None:
    said = run(*PLAN, "--format", "markdown", "--output", "nakijken.md")

    assert "Leg de bronnen ernaast" in said.err
    assert (empty / "nakijken.md").read_text("utf-8").startswith("# Nakijken: Invoering van de Wmo 2015\n")
    alone = run(*PLAN, "--format", "markdown", "--conflicts").out
    assert alone.startswith("## Waar de bronnen elkaar tegenspreken\n")
    assert "## Plichten" not in alone


def test_schemas_are_printed_alone_and_together(run: Run) -> None:
    together = json.loads(run("schema").out)

    assert set(together) == {
        "profiel",
        "regiobestand",
        "tijdlijn",
        "plan",
        "regio",
        "geschiedenis",
        "stand",
        "vergaderingen",
    }
    assert all(json.loads(run("schema", name).out) == schema for name, schema in together.items())
