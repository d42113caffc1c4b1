"""What an item on an agenda means for a profile: whose decision it can be, and what is told of it."""

from datetime import date

import pytest

from wmoplan.desk.beside import Text
from wmoplan.desk.council_agenda import AgendaLook, Agendas, Finding, look
from wmoplan.fetch.kept import Kept, SeenItem
from wmoplan.model.meeting import Meeting
from wmoplan.read.files.council import AgendaItem

SOURCE = "raadssysteem Notubiz"
AS_OF = date(2026, 11, 22)
DAY = date(2026, 12, 17)
HEAD = "gemeente: Almere\nplan: beleidscyclus\n"


def seen(profile: str, title: str, body: str = "raad", number: str = "8", before: Kept = Kept()) -> AgendaLook:  # noqa: B008 - nobody changes it
    """Return what one item on one agenda means for a profile."""
    meetings = Agendas(((Meeting(DAY, body), (AgendaItem(number, title),)),), (), before)
    return look(meetings, SOURCE, Text("wmoplan.yaml", f"{HEAD}{profile}".encode()), AS_OF)


def only(found: AgendaLook) -> Finding:
    (finding,) = found.findings
    return finding


def test_a_decision_of_two_steps_gets_its_day_at_the_step_that_leads() -> None:
    together = "besluiten: {medezeggenschap: {samen-met: nieuwe-verordening}}\n"

    found = only(seen(together, "Regels medezeggenschap en klachtrecht"))

    assert found.step == "nieuwe-verordening"
    assert found.pairs == {"datum": "2026-12-17", "bron": f"{SOURCE}, raad 17 december 2026, punt 8"}


BODIES = [
    # the profile,                                             the body, whether it can be the decision
    ("",                                                       "raad", True),
    ("",                                                       "commissie", False),
    ("besluiten: {nieuwe-verordening: {orgaan: college}}\n",   "raad", False),  # as the municipality said
    ("besluiten: {nieuwe-verordening: {orgaan: college}}\n",   "college", True),
]  # fmt: skip


@pytest.mark.parametrize(("profile", "body", "is_asked"), BODIES)
def test_only_the_body_that_decides_gives_a_day(profile: str, body: str, *, is_asked: bool) -> None:
    found = only(seen(profile, "Verordening Wmo 2027", body))

    assert bool(found.question) is is_asked
    assert bool(found.pairs) is is_asked


def test_a_body_is_called_as_the_municipality_calls_it() -> None:
    own = 'organen: {politieke-markt: {naam: "de Politieke Markt", rechten: [inspreken]}}\n'

    found = only(seen(own, "Verordening Wmo 2027", "politieke-markt", number=""))

    assert found.lines == (
        "Politieke Markt donderdag 17 december 2026: Verordening Wmo 2027",
        "Dit gaat misschien over de nieuwe verordening.",
        "De Politieke Markt praat hierover. U kunt er misschien inspreken.",
        "Het besluit neemt de raad.",
    )


def test_a_step_about_which_nobody_decides_is_told_so() -> None:
    found = only(seen("", "Cliëntervaringsonderzoek Wmo 2026"))

    assert found.lines[-2:] == (
        "Dit gaat misschien over het cliëntervaringsonderzoek van 2026.",
        "Hier hoort geen besluit bij.",
    )


def test_another_number_is_no_news() -> None:
    before = SeenItem("nieuwe-verordening", DAY, "raad", "7", "Verordening  WMO 2027", refused=True)

    found = only(seen("", "Verordening Wmo 2027", before=Kept(items=(before,))))

    assert found.lines[1] == "Dit kan het besluit zijn over de nieuwe verordening."
    assert not found.question


def test_what_lies_behind_did_not_vanish() -> None:
    before = SeenItem("nieuwe-verordening", date(2026, 11, 21), "raad", "7", "Verordening Wmo 2027")

    assert seen("", "Opening", before=Kept(items=(before,))).findings == ()


HEADINGS = [
    ("Opening", "past geen punt bij uw stappen."),
    ("Verordening Wmo 2027", "past 1 punt bij uw stappen."),
    ("Verordening Wmo 2027 en Programmabegroting 2027", "passen 2 punten bij uw stappen."),
]


@pytest.mark.parametrize(("title", "told"), HEADINGS)
def test_how_much_was_found_is_told(title: str, told: str) -> None:
    # ten weeks after Sunday 22 November 2026 is Sunday 31 January 2027 (a paper calendar)
    assert seen("", title).heading() == f"Op de agenda's van vandaag tot en met zondag 31 januari 2027 {told}"


def decided(day: str, source: str = f"{SOURCE}, raad, punt 8", more: str = "") -> str:
    return f'besluiten: {{nieuwe-verordening: {{datum: {day}, bron: "{source}"{more}}}}}\n'


TAKEN = [
    # what the profile says of the decision,          how many lines are told, whether it is asked
    (decided("2026-12-17"),                           2, True),
    (decided("2026-11-22"),                           2, True),   # today
    (decided("2026-11-21"),                           0, False),  # yesterday
    (decided("2027-01-31"),                           2, True),   # the last day of ten weeks
    (decided("2027-02-01"),                           0, False),  # a day later: no agenda was asked
    (decided("2026-12-17", "griffie"),                0, False),  # it never came from an agenda
    (decided("2026-12-17", more=", orgaan: raad"),    3, False),  # more is said there
    (decided("2026-12-17").replace("nieuwe-verordening", "gunning"), 2, True),
    ("besluiten: {nieuwe-verordening: {orgaan: raad}}\n", 0, False),
    ("",                                              0, False),
]  # fmt: skip


@pytest.mark.parametrize(("profile", "lines", "is_asked"), TAKEN)
def test_a_decision_that_is_on_no_agenda_any_more_is_asked(profile: str, lines: int, *, is_asked: bool) -> None:
    found = seen(profile, "Opening").findings

    assert [len(one.lines) for one in found] == [lines] * bool(lines)
    assert [one.question for one in found if one.question] == ["Wilt u die dag uit uw profiel halen?"] * is_asked
    assert all(not any(one.pairs.values()) for one in found)


def test_a_decision_on_an_agenda_that_is_not_there_stays() -> None:
    text = Text("wmoplan.yaml", f"{HEAD}{decided('2026-12-17')}".encode())

    assert look(Agendas((), (Meeting(DAY, "raad"),), Kept()), SOURCE, text, AS_OF).findings == ()


def test_a_decision_that_is_on_another_agenda_now_is_told_once() -> None:
    found = only(seen(decided("2027-01-14"), "Verordening Wmo 2027"))

    assert found.lines[-1] == (
        "In uw profiel staat het besluit over de nieuwe verordening op donderdag 14 januari 2027 "
        f"({SOURCE}, raad, punt 8)."
    )
    assert found.pairs["datum"] == "2026-12-17"


def test_a_day_of_the_reader_is_not_taken_away_with_the_item() -> None:
    before = SeenItem("nieuwe-verordening", DAY, "raad", "8", "Verordening Wmo 2027")

    found = only(seen(decided("2026-12-17", "griffie"), "Opening", before=Kept(items=(before,))))

    assert found.lines == (
        "Raad donderdag 17 december 2026, punt 8: Verordening Wmo 2027: dit staat niet meer op de agenda.",
    )
    assert not found.question


LATER = date(2027, 1, 14)
NEW = "Dit is nieuw op de agenda."
MOVED = "Dit stond eerst op een andere agenda: raad donderdag 14 januari 2027, punt 3."
GONE = "Raad donderdag 14 januari 2027, punt 3: {}: dit staat niet meer op de agenda."
WMO, OTHER = "Verordening Wmo 2027", "Wijziging verordening Wmo"


def earlier(title: str, day: date = LATER, body: str = "raad", *, refused: bool = False) -> SeenItem:
    return SeenItem("nieuwe-verordening", day, body, "3", title, refused)


NEWS = [
    # what was seen before,                            what is told of the item now on 17 December, and what vanished
    (None,                                             "", ()),     # nobody looked before
    ((),                                               NEW, ()),
    ((earlier(WMO, DAY),),                             "", ()),
    ((earlier(WMO),),                                  MOVED, ()),
    ((earlier(OTHER), earlier(WMO)),                   MOVED, (GONE.format(OTHER),)),
    ((earlier(OTHER), earlier(WMO, DAY)),              "", (GONE.format(OTHER),)),
    ((earlier(OTHER),),                                NEW, (GONE.format(OTHER),)),
    ((earlier(OTHER, refused=True),),                  NEW, ()),    # it was not the decision
    ((earlier(WMO, body="commissie"),),                NEW, (GONE.format(WMO).replace("Raad", "Commissie"),)),
    ((earlier(OTHER)._replace(step="weg"),),           NEW, ()),    # no step of the plan any more
]  # fmt: skip


@pytest.mark.parametrize(("before", "told", "gone"), NEWS)
def test_what_appeared_moved_and_vanished_is_told(
    before: tuple[SeenItem, ...] | None, told: str, gone: tuple[str, ...]
) -> None:
    first, *others = seen("", WMO, before=Kept(items=before)).findings

    assert [line for line in first.lines if line in {NEW, MOVED}] == ([told] if told else [])
    assert tuple(one.lines[0] for one in others) == gone


def test_an_item_that_is_on_two_agendas_did_not_move() -> None:
    item = (AgendaItem("3", WMO),)
    both = Agendas(((Meeting(DAY, "raad"), item), (Meeting(LATER, "raad"), item)), (), Kept(items=(earlier(WMO),)))

    first, second = look(both, SOURCE, Text("wmoplan.yaml", HEAD.encode()), AS_OF).findings

    assert NEW in first.lines
    assert not {NEW, MOVED} & set(second.lines)


def test_what_was_refused_is_known_the_next_time() -> None:
    found = seen("", f"{WMO} en Programmabegroting 2027")

    found.refuse(found.findings[0])

    assert [(one.step, one.refused) for one in found.kept.items or ()] == [
        ("nieuwe-verordening", True),
        ("begroting-2027", False),
    ]


def test_what_stood_on_an_agenda_that_is_not_there_is_kept() -> None:
    before = (earlier(WMO), earlier(OTHER, DAY))
    none = Agendas((), (Meeting(LATER, "raad"),), Kept(items=before))

    found = look(none, SOURCE, Text("wmoplan.yaml", HEAD.encode()), AS_OF)

    assert found.kept.items == (earlier(WMO),)
    assert [one.item for one in found.findings] == [earlier(OTHER, DAY)]
    assert "1 vergadering heeft nog geen agenda." in found.heading()


def test_a_decision_of_two_items_that_vanished_is_asked_once() -> None:
    before = Kept(items=(earlier(WMO, DAY), earlier(OTHER, DAY)))

    first, second = seen(decided("2026-12-17"), "Opening", before=before).findings

    assert (bool(first.question), bool(second.question)) == (True, False)
