"""What the page of a municipality says."""

from datetime import date
from functools import cache
from typing import Final

import pytest

from tests.blocks import said, said_by, sections
from tests.render.make import DECISION, SIGNAL, on, timeline, with_steps
from wmoplan.cli.session import timeline_of
from wmoplan.documents.blocks import (
    Block,
    Details,
    Document,
    Entries,
    Entry,
    Item,
    List,
    Note,
    Run,
    Section,
    flat,
    plain_of,
    runs_in,
)
from wmoplan.documents.days import NO_DAY, NOBODY, Sure, sure_of, when_of
from wmoplan.documents.page import page_of
from wmoplan.model.moment import Certainty, Moment, Reason
from wmoplan.model.profile import Profile
from wmoplan.read.reference import read_words
from wmoplan.reckon.todo import Todo
from wmoplan.resources import folder

WORDS: Final = read_words(folder("data"))

CALL: Final = Todo(
    text="Bel deze week de griffie. Vraag wanneer de gemeente besluit over de verordening.",
    note="De verordening is een regeling. Zij geldt voor iedereen.",
    warnings=("U komt 12 dagen tekort.", "Bel of mail de raadsleden vandaag."),
    lasting=("De tijd is te kort.", "Bel of mail de raadsleden vandaag."),
    topics=(),
    weight=1,
    end=date(2014, 1, 21),
    moments=("verordening.adviesaanvraag",),
)


@cache
def haren(day: str = "2014-01-15", *, whole: bool = False) -> Document:
    found = timeline_of(None, day, "haren-2014")
    return page_of(found._replace(topics=()) if whole else found, WORDS)


def part(page: Document, name: str) -> Section:
    return next(section for section in sections(page) if section.id == name)


def stages(page: Document) -> list[Section]:
    return [block for block in part(page, "stappen").blocks if isinstance(block, Section)]


def stage(page: Document, step: str) -> Section:
    return next(one for one in stages(page) if one.id == f"stap-{step}")


def entries(blocks: tuple[Block, ...], look: str) -> list[Entry]:
    return [entry for block in blocks if isinstance(block, Entries) and block.look == look for entry in block.entries]


def texts(*blocks: Block) -> list[str]:
    return [text for block in flat(blocks) for text in said_by(block)]


def days(page: Document) -> dict[str, Entry]:
    """Return the days with their explanation, by the id of their moment."""
    return {entry.id.removeprefix("dag-"): entry for one in stages(page) for entry in entries(one.blocks, "days")}


def asked(page: Document) -> set[str]:
    """Return the days that lead to their explanation."""
    links = (run.link for run in runs_in(page) if run.spoken and run.link)
    return {link.removeprefix("#dag-") for link in links}


def explanation(entry: Entry) -> tuple[str, str, list[Item]]:
    """Return the day whose explanation comes first, its title, and the steps that follow."""
    for block in entry.blocks:
        if isinstance(block, Details):
            items = [item for inner in block.blocks if isinstance(inner, List) for item in inner.items]
            before = (run for run in runs_in(block.blocks[:1]) if run.link.startswith("#dag-"))
            first = next(before, Run(""))
            return first.link.removeprefix("#dag-"), first.text, items
    return "", "", []


def to_do(page: Document) -> list[Entry]:
    return entries(part(page, "nu").blocks, "todo")


def talks(page: Document) -> list[Entry]:
    return entries(part(page, "nu").blocks, "days")


@pytest.mark.parametrize(
    ("example", "day"), [("haren-2014", "2014-01-15"), ("oss-2014", "2014-01-15"), ("almere-2026", "2026-11-22")]
)
@pytest.mark.parametrize("whole", [False, True])
def test_every_day_that_is_shown_is_explained(example: str, day: str, *, whole: bool) -> None:
    found = timeline_of(None, day, example)
    page = page_of(found._replace(topics=()) if whole else found, WORDS)
    explained = days(page)
    reasons = {moment.id: moment.explanation for moment in found.moments}

    assert asked(page) <= set(explained)
    for name, entry in explained.items():
        before, _, items = explanation(entry)
        number = len(items)
        while before:
            before, _, items = explanation(explained[before])
            number += len(items)
        assert number == len(reasons[name])  # none is lost, also where it is told once
        assert explanation(entry)[2] or not reasons[name]


def test_a_day_to_speak_is_explained_where_no_calendar_has_it() -> None:
    decides = on("2014-10-27", id="verordening.besluit", kind="besluit", speaking=False)
    page = page_of(timeline(on("2014-10-21", in_calendar=False), decides), WORDS)

    assert "verordening.inspreken" in days(page)


def test_a_beginning_that_days_share_is_told_once() -> None:
    told = days(haren())

    assert explanation(told["verordening.besluit"])[0] == ""
    assert explanation(told["verordening.advies"])[:2] == (
        "verordening.besluit",
        "Raad besluit waarschijnlijk over de verordening (maandag 27 oktober 2014)",
    )
    # which goes on from the decision in turn
    assert explanation(told["verordening.adviesaanvraag"])[0] == "verordening.advies"


def test_the_first_thing_is_what_to_do_now() -> None:
    # What a volunteer of Haren should see on 15 January 2014: call, ask a short term, put it on the agenda, and see to
    # the request about the bestek.
    items = to_do(haren())

    assert part(haren(), "nu").title == "Nu doen: januari 2014"
    assert [texts(*item.blocks)[0].partition(" ")[0] for item in items] == ["Bel", "Kreeg", "Zet", "Zorg"]
    (note,) = [block for block in items[0].blocks if isinstance(block, Note)]
    assert plain_of(note.text).startswith("U bent misschien te laat voor het inkoopkader.")
    assert list(map(plain_of, note.more)) == [
        "Wat nog kan: U kunt nog inspreken op dinsdag 18 februari 2014. Vraag een korte termijn voor uw advies.",
    ]
    links = [[run.link for run in runs_in(item) if run.link.startswith("#stap")] for item in items]
    assert links == [["#stap-inkoopkader"], [], [], ["#stap-bestek"]]


def test_at_most_five_things_are_to_be_done() -> None:
    many = tuple(CALL._replace(text=f"Bel nummer {number}.") for number in range(9))

    assert len(to_do(page_of(timeline(todo=many), WORDS))) == 5


def test_it_says_where_one_can_still_speak() -> None:
    found = talks(haren())

    # Example rows: committees on 18 February and 20 May; published: 21 October. Registering is 24 hours before.
    assert [entry.when.text for entry in found if entry.when] == [
        "Dinsdag 18 februari 2014, 20.00 uur",
        "Dinsdag 20 mei 2014, 20.00 uur",
        "Dinsdag 21 oktober 2014, 20.00 uur",
    ]
    assert "Meld u aan, uiterlijk op maandag 17 februari 2014, 20.00 uur." in texts(*found[0].blocks)
    assert (
        "Kan eerder: Het besluit kan al op maandag 25 augustus 2014. Dan spreekt u in op dinsdag 19 augustus 2014."
        in texts(*found[2].blocks)
    )


def test_what_is_past_can_no_longer_be_spoken_at() -> None:
    assert [entry.when.iso for entry in talks(haren("2014-09-01")) if entry.when] == ["2014-10-21"]


def test_what_to_do_does_not_grow_old() -> None:
    (item,) = to_do(page_of(timeline(todo=(CALL,)), WORDS))

    found = texts(*item.blocks)
    assert found[0] == "Bel nu de griffie. Vraag wanneer de gemeente besluit over de verordening."
    assert "De verordening is een regeling." in found
    assert found[found.index("Let op: De tijd is te kort.") + 1] == (
        "Wat nog kan: Bel of mail de raadsleden op 15 januari 2014."
    )


@pytest.mark.parametrize(
    ("clerk", "asks"),
    [
        ({"griffie": {"telefoon": "050 - 123 45 67"}}, False),
        ({"griffie": {"email": "griffie@voorbeeld.nl"}}, False),
        ({}, True),  # then the page says where to find it
    ],
)
def test_it_says_how_to_reach_the_office(clerk: dict[str, object], *, asks: bool) -> None:
    page = page_of(timeline(todo=(CALL,), profile=Profile.model_validate({"gemeente": "Haren"} | clerk)), WORDS)

    found = texts(part(page, "nu"))
    links = [run.link for run in runs_in(to_do(page)[0]) if run.link.startswith(("tel:", "mailto:"))]
    assert ("Hoe u de griffie bereikt, staat op de website van uw gemeente." in found) is asks
    assert any(text.startswith("Griffie: ") for text in found) is not asks
    assert links == ([] if asks else ["tel:0501234567"] if "050" in str(clerk) else ["mailto:griffie@voorbeeld.nl"])


@pytest.mark.parametrize(
    ("changes", "sure"),
    [
        pytest.param(
            {"certainty": Certainty.FIXED, "weakest": "", "explanation": (Reason("x", date(2014, 10, 21), "de wet"),)},
            Sure("vast", "", "", "Bron: de wet."),
            id="who names the day",
        ),
        pytest.param(
            {"certainty": Certainty.PROVISIONAL, "weakest": "27 oktober staat nog niet vast"},
            Sure("voorlopig", "27 oktober staat nog niet vast", "Deze dag kan nog schuiven.", "Bron: raadsagenda."),
            id="what can move it",
        ),
        pytest.param(
            {"explanation": (Reason("x", date(2014, 10, 27), "agenda"), Reason("y", date(2014, 10, 26), ""))},
            Sure("berekend", "het onderwerp staat nog niet op de agenda", "",
                 "Geteld vanaf maandag 27 oktober 2014. Bron: agenda."),
            id="from which day it was counted",
        ),
        pytest.param(
            {"certainty": Certainty.ESTIMATED, "weakest": "geschat: collegedag onbekend"},
            Sure("geschat", "collegedag onbekend", "Vraag deze dag na.", NOBODY),
            id="nobody named it",
        ),
        pytest.param(
            {"start": None, "end": None, "weakest": "de raad vergadert niet"},
            Sure("", "", "Er is nog geen dag: de raad vergadert niet.", ""),
            id="there is no day",
        ),
    ],
)  # fmt: skip
def test_certainty_is_told_in_words_with_who_says_so(changes: dict[str, object], sure: Sure) -> None:
    assert sure_of(on("2014-10-21")._replace(**changes)) == sure  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("moment", "text", "iso"),
    [
        (on("2014-10-21"), "Dinsdag 21 oktober 2014, 20.00 uur", "2014-10-21"),
        (on("2014-10-21", start=None, time=""), "Uiterlijk op dinsdag 21 oktober 2014", "2014-10-21"),
        (
            on("2014-10-21", start=date(2014, 10, 1)),
            "Van woensdag 1 oktober 2014 tot en met dinsdag 21 oktober 2014",
            "",
        ),
        (on("2014-10-21", end=None), "Vanaf dinsdag 21 oktober 2014", ""),
        (on("2014-10-21", start=None, end=None), NO_DAY, ""),
        (on("2014-10-31", step="", start=date(2014, 10, 1), period="oktober 2014"), "Oktober 2014", ""),
        (on("2014-10-31", step="", start=None, end=None, period="najaar 2014"), "Najaar 2014", ""),
    ],
)
def test_days_are_told_in_full_and_vague_stays_vague(moment: Moment, text: str, iso: str) -> None:
    when = when_of(moment)

    assert (when.text, when.iso) == (text, iso)


STATUSES: Final = {"Dit is te laat.", "Dit is misschien te laat.", "Vraag na of dit gebeurd is."}


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("later", ()),
        ("te laat", ("Dit is te laat.",)),
        ("misschien te laat", ("Dit is misschien te laat.",)),
        ("onbekend", ("Vraag na of dit gebeurd is.",)),
    ],
)
def test_the_status_stands_beside_the_day(status: str, told: tuple[str, ...]) -> None:
    page = page_of(timeline(on("2014-10-21", status=status, likely=False)), WORDS)

    found = texts(*days(page)["verordening.inspreken"].blocks)
    assert tuple(text for text in found if text in STATUSES) == told


def test_what_is_too_late_stays_in_sight() -> None:
    late = on("2014-01-10", id="verordening.advies", title="Verstuur uw advies", status="te laat", speaking=False)

    assert "Ook te laat: verstuur uw advies (10 januari 2014)." in texts(part(page_of(timeline(late), WORDS), "nu"))


def test_only_chosen_subjects_are_on_it_and_without_a_choice_all() -> None:
    assert {one.id for one in stages(haren())} == {"stap-inkoopkader", "stap-bestek", "stap-verordening", ""}
    assert len(stages(haren(whole=True))) == 13  # the twelve steps of the plan, and what belongs to none


def test_a_plan_that_has_ended_says_so() -> None:
    page = haren("2026-11-22")

    assert "Dit plan is voorbij. Het liep tot en met woensdag 31 december 2014." in texts(part(page, "nu"))
    assert "maanden" not in {section.id for section in sections(page)}
    assert stages(page)


def test_nothing_to_do_says_what_comes_first() -> None:
    page = page_of(timeline(on("2014-10-21", on_screen=True)), WORDS)

    assert texts(part(page, "nu"))[1] == (
        "U hoeft nu niets te doen. "
        "Het eerste dat komt: Spreek in over de verordening (dinsdag 21 oktober 2014)."
    )  # fmt: skip


@pytest.mark.parametrize("number", [0, 1, 60])
def test_any_number_of_steps_makes_a_page(number: int) -> None:
    page = page_of(with_steps(number), WORDS)

    ids = {section.id for section in sections(page)}
    found = [one for one in stages(page) if one.id] if "stappen" in ids else []
    assert len(found) == number
    assert ("tijdlijn" in ids) is (number > 0)
    assert len(talks(page)) == min(number, 5)
    assert any(f"En nog {number - 5} keer." in text for text in texts(part(page, "nu"))) is (number > 5)


def test_a_step_without_a_day_is_there_with_what_the_plan_says() -> None:
    page = page_of(timeline(decisions=()), WORDS)

    found = texts(stage(page, "gegevens"))
    assert entries(stage(page, "gegevens").blocks, "days") == []
    assert "Er is nog geen dag bekend. Het plan zegt: januari 2014; anders voorjaar 2014." in found


def test_contradictions_are_told_that_touch_what_is_shown() -> None:
    # The plan of 2014 gives the election two days: 14 March in its text, 19 March in its table. 14 March was a Friday.
    disputes = entries(part(haren(), "bronnen").blocks, "dots")
    (election,) = [texts(*entry.blocks) for entry in disputes if "verkiezing" in texts(*entry.blocks)[0]]

    assert [claim.partition(". ")[0] for claim in election[1:-1]] == ["14 maart 2014", "19 maart 2014", "19 maart 2014"]
    assert election[-1].startswith("Gekozen is: 19 maart 2014.")
    assert entries(part(page_of(timeline(), WORDS), "bronnen").blocks, "dots") == []


def test_sources_have_a_number_an_address_and_the_day_they_were_checked() -> None:
    listed, other = (block for block in part(haren(), "bronnen").blocks if isinstance(block, List))

    assert [item.id for item in listed.items] == [f"bron-{number}" for number in range(1, len(listed.items) + 1)]
    law = next(item for item in listed.items if "Wet maatschappelijke ondersteuning 2015." in plain_of(item.text))
    assert [run.link for run in runs_in(law) if run.link] == ["https://wetten.overheid.nl/BWBR0035362"]
    assert plain_of(law.text).endswith(" wetten.overheid.nl/BWBR0035362. Nagekeken op 21 november 2026.")
    assert "Gepubliceerde agenda van de gemeente Haren" in [plain_of(item.text) for item in other.items]


def test_only_words_that_a_reader_sees_are_explained() -> None:
    words = {text.partition(":")[0].lower() for text in texts(part(haren(), "woorden"))[1:]}

    assert {"griffie", "inspreken", "verordening", "inkoopkader"} <= words
    assert not {"adviesaanvraag", "kadernota", "herindeling"} & words  # the first is in the id of a day only


def test_a_reader_of_a_page_has_no_file() -> None:
    signal = SIGNAL._replace(remedy="Zet die dag in uw bestand.")
    page = page_of(timeline(on("2014-07-15", id="verordening.adviesaanvraag"), signals=(signal,)), WORDS)

    warned = f"Let op: {signal.text} Zet die dag in het bestand van deze pagina."
    assert warned in texts(stage(page, "verordening"))


def test_it_says_when_to_ask_for_a_new_one() -> None:
    renew = "Vraag een nieuwe versie na: dinsdag 4 februari 2014"
    assert renew in said(page_of(timeline(decisions=(DECISION,)), WORDS))
    assert not any("nieuwe versie" in text for text in said(page_of(timeline(renew_after=None), WORDS)))
