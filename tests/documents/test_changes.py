"""How differences are told: the time for an advice, and the story of a day."""

from datetime import date

import pytest

from tests.render.make import moment, timeline
from wmoplan.documents.changes import Words, brief, changes_document, of_chosen, of_others, promised
from wmoplan.model.history import History, Promise
from wmoplan.reckon.changes import AdviceTime, AdviceTimeChange, Change, Changes
from wmoplan.render.text import text as written

WORDS = Words("Kop.", {"verordening": "de verordening"}, "uw advies")
AUGUST = date(2014, 8, 26)  # a Tuesday
JULY = date(2014, 7, 29)  # four weeks sooner

HAVE = "Na de vraag om advies hebt u"


def told(found: Changes, words: Words, others: Changes | None = None) -> str:
    width = 80 if words.in_columns else None
    return written(changes_document(found, words, AUGUST, others), width)


def due(days: int | None) -> AdviceTime:
    return AdviceTime(AUGUST, days)


def sooner(days: int | None) -> AdviceTime:
    return AdviceTime(JULY, days)


ADVICE = [
    # was, is, what is said
    (due(42), sooner(42), "moet 28 dagen eerder weg. Na de vraag om advies houdt u 42 dagen."),
    (sooner(42), due(41), f"28 dagen later weg. {HAVE} 41 dagen. Dat was 42: 1 dag minder."),
    (due(28), due(42), f"op dezelfde dag weg. {HAVE} 42 dagen. Dat was 28: 14 dagen meer."),
    (due(42), due(0), f"op dezelfde dag weg. {HAVE} 0 dagen. Dat was 42: 42 dagen minder."),
    (due(42), due(-2), "op dezelfde dag weg. De vraag om advies komt daarna pas."),
    (due(-2), due(1), f"op dezelfde dag weg. {HAVE} 1 dag. Eerst was er geen tijd."),
    (due(42), due(None), "op dezelfde dag weg. Wanneer de vraag om advies komt, is niet bekend."),
    (due(None), due(42), f"op dezelfde dag weg. {HAVE} daar 42 dagen voor."),
    (None, due(42), f"moet weg op dinsdag 26 augustus 2014. {HAVE} daar 42 dagen voor."),
    (due(42), None, "is er geen dag meer. Dat was op dinsdag 26 augustus 2014, 42 dagen na de vraag om advies."),
    (due(None), None, "is er geen dag meer. Dat was op dinsdag 26 augustus 2014."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), ADVICE)
def test_the_time_for_an_advice_is_told_as_it_was_and_as_it_is(
    old: AdviceTime | None, new: AdviceTime | None, said: str
) -> None:
    gone = (Change(moment(), None),)
    text = told(Changes((), (), gone, (), (AdviceTimeChange("verordening", (), old, new),)), WORDS)

    assert any(line.startswith(("Uw advies", "Voor uw")) and line.endswith(said) for line in text.splitlines()), text


def test_in_short_the_decision_comes_first_then_the_advice_then_speaking_then_the_rest() -> None:
    def moved(title: str, *, decides: bool = False, speaking: bool = False) -> Change:
        new = moment(id=title, title=title, start=AUGUST, end=AUGUST)._replace(decides=decides, speaking=speaking)
        new = new._replace(attend=speaking, time="")
        return Change(new._replace(start=JULY, end=JULY), new)

    advice = AdviceTimeChange("verordening", (), due(42), sooner(42))
    rest = [moved(f"Iets {number}.") for number in range(6)]
    gone = Change(moved("Spreek in over inkoop.", speaking=True).old, None)
    moves = (*rest, moved("Spreek in.", speaking=True), moved("De raad besluit.", decides=True))

    found = brief(Changes((), moves, (gone,), (), (advice,)), WORDS)

    day, was = "dinsdag 26 augustus 2014", "dinsdag 29 juli 2014"
    assert found.counted == "8 momenten verschuiven en 1 vervalt."
    assert found.weighty == (
        f"De raad besluit: was {was}, wordt {day}.",
        f"Uw advies over de verordening moet 28 dagen eerder weg, op {was}.",
        f"Spreek in over inkoop: was {was}, en vervalt.",
        f"Spreek in: was {was}, wordt {day}.",
    )
    assert [line.partition(":")[0] for line in found.others] == [*(f"Iets {number}" for number in range(4)), (
        "En nog 2 momenten verschuiven."
    )]  # fmt: skip


def test_what_moves_for_one_reason_stands_under_it() -> None:
    def moved(title: str, why: str) -> Change:
        return Change(moment(title=title, start=JULY, end=JULY, time=""), moment(title=title), why, "griffie.")

    changes = (moved("Een", "De raad schoof."), moved("twee.", "De wet schoof."), moved("Drie", "De raad schoof."))
    lines = told(Changes((), changes, (), (), ()), WORDS).splitlines()

    was = "was dinsdag 29 juli 2014, wordt dinsdag 21 oktober 2014, 20.00 uur."
    assert lines == [
        "Kop.",
        "3 momenten verschuiven.",
        "",
        "Dit verschuift. Waarom: De raad schoof. Bron: griffie.",
        f"Een: {was}",
        f"Drie: {was}",
        "",
        "Dit verschuift. Waarom: De wet schoof. Bron: griffie.",
        f"Twee: {was}",
    ]


def test_on_a_wide_screen_the_moves_are_columns() -> None:
    new = moment(title="Verstuur uw advies over de verordening aan het college")
    stretch = new._replace(start=JULY, end=AUGUST)
    changes = (Change(stretch, new, "De raad schoof."), Change(new, stretch._replace(end=None), "De raad schoof."))
    lines = told(Changes((), changes, (), (), ()), WORDS._replace(in_columns=True)).splitlines()

    assert lines[4:] == [
        "was                    wordt                  wat",
        "t/m di 26 aug 2014     di 21 okt 2014         Verstuur uw advies over de",
        "                                              verordening aan het college",
        "di 21 okt 2014         vanaf di 29 jul 2014   Verstuur uw advies over de",
        "                                              verordening aan het college",
    ]
    assert all(len(line) <= 80 for line in lines)


def test_what_a_council_sends_in_has_its_own_name() -> None:
    room = AdviceTimeChange("verordening", (), due(42), sooner(42))
    found = Changes((), (), (Change(moment(), None),), (), (room,))

    assert "Uw inbreng over de verordening moet 28 dagen eerder weg." in told(found, WORDS._replace(work="uw inbreng"))


def test_other_subjects_come_after_the_chosen_ones() -> None:
    def gone(*topics: str) -> Change:
        return Change(moment(topics=topics, title=f"Over {'-'.join(topics) or 'alles'}"), None)

    found = Changes((), (), (gone("inkoop"), gone("verordening"), gone()), (moment(),), ())
    ours = timeline(moment(), topics=("verordening",))

    lines = told(of_chosen(found, ours), WORDS, of_others(found, ours)).splitlines()

    places = [
        next(at for at, line in enumerate(lines) if line.startswith(f"Over {name}"))
        for name in ("verordening", "alles", "inkoop")
    ]
    assert places == sorted(places)
    assert "Bij de onderwerpen die u niet koos: 1 vervalt." in lines
    quiet = told(of_chosen(found._replace(went=(gone("inkoop"),)), ours), WORDS, of_others(found, ours))
    assert "Er verandert niets aan uw dagen van de onderwerpen die u koos. 1 moment blijft gelijk." in quiet


FIRST = Promise(date(2014, 1, 15), AUGUST, AUGUST, "", "Verstuur uw advies.")


def story(*rows: Promise) -> str:
    ours = timeline(moment(), topics=("verordening",))
    return written(promised(History({"verordening.advies": rows}), ours, {"verordening": ("verordening",)}))


def test_the_story_of_a_day_is_told_from_its_beginning() -> None:
    text = story(
        FIRST,
        FIRST._replace(seen=date(2014, 6, 4), start=JULY, end=JULY, why="De raad schoof.", source="griffie"),
        Promise(date(2014, 6, 5), None, None, "", "Verstuur uw advies."),
        FIRST._replace(seen=date(2014, 6, 6)),
    )

    assert text.splitlines()[2:] == [
        "Verstuur uw advies:",
        "Op woensdag 15 januari 2014 stond er: dinsdag 26 augustus 2014.",
        "Op woensdag 4 juni 2014 werd het: dinsdag 29 juli 2014. Waarom: De raad schoof. Bron: griffie.",
        "Op donderdag 5 juni 2014 verviel het.",
        "Op vrijdag 6 juni 2014 kwam het terug: dinsdag 26 augustus 2014.",
    ]


def test_a_day_that_never_moved_has_no_story() -> None:
    assert story(FIRST) == "Tot nu toe is er nog geen dag van uw onderwerpen verschoven.\n"


def test_a_moment_of_another_subject_that_is_gone_has_no_story_here() -> None:
    rows = (FIRST, Promise(date(2014, 6, 5), None, None, "", "Verstuur uw advies."))
    ours = timeline(moment(), topics=("verordening",))

    for topics, is_told in ((("inkoop",), False), (("verordening",), True), ((), True)):
        text = written(promised(History({"x.advies": rows}), ours, {"x": topics}))
        assert ("verviel" in text) is is_told
