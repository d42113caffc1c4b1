"""`wmoplan meetings`: the meetings of a profile, added as they were mailed, and listed."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.cli.grammar import Group
from wmoplan.cli.help_page import Entry
from wmoplan.errors import DataError, Problem, Refused, UsageError, WmoplanError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from wmoplan.cli.whole import Said
    from wmoplan.model.meeting import Meeting
    from wmoplan.model.profile import Profile
    from wmoplan.read.meetings import Outcome, Question
    from wmoplan.store.edit import Compared

SECTION: Final = "Opdrachten"
NAME: Final = "de geplakte tekst"


class Asked(NamedTuple):
    """What goes with the meetings that are added.

    Attributes:
        body: The body of lines that name none.
        year: The year of dates that have none.
        source: Where they stand.
        since: Since when they are known; None counts always.
        whole: What was typed of whether they are the whole schedule.
    """

    body: str
    year: int | None
    source: str
    since: "date | None"
    whole: "Said"


def add(  # noqa: PLR0913 - the options of the command
    text: Annotated[
        list[str] | None,
        Argument(
            metavar="TEKST", help="De regels zelf, of een tekstbestand met de regels. Zonder tekst kunt u plakken."
        ),
    ] = None,
    profile: options.Profile = None,
    body: Annotated[
        str | None, Option("--body", metavar="ORGAAN", help="Van wie regels zonder naam zijn, zoals raad.")
    ] = None,
    year: Annotated[str | None, Option("--year", metavar="JAAR", help="Het jaar van datums zonder jaar.")] = None,
    source: Annotated[str, Option("--source", metavar="TEKST", help="Waar de datums staan, zoals raadsagenda.")] = "",
    since: Annotated[
        str | None, Option("--since", metavar="DATUM", help="Sinds welke dag de datums bekend zijn.")
    ] = None,
    skip: Annotated[bool, Option("--skip", help="Sla regels over die niet duidelijk zijn.")] = False,  # noqa: FBT002 - a flag
    whole: options.Whole = None,
    not_whole: options.NotWhole = False,  # noqa: FBT002 - a flag
    dry_run: Annotated[bool, Option("--dry-run", help="Laat zien wat wmoplan begrijpt, en schrijf niets.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Add meetings to the profile."""
    from wmoplan.cli.session import day_of, today
    from wmoplan.cli.typed import typed_text
    from wmoplan.cli.whole import said
    from wmoplan.desk.beside import PROFILE
    from wmoplan.desk.opening import Text, read_own

    typed = said(whole, not_whole=not_whole)
    asked = Asked(body or "", the_year(year), source, day_of(since, "--since") if since else None, typed)
    path = Path(profile or PROFILE)
    own = read_own(Text(str(path)), today())
    if body:
        must_be_known(body, own)
    lines = "" if typed.years and not text else typed_text(text or [])
    put(path, own, lines, asked, skip=skip, dry_run=dry_run)


def listed(profile: options.Profile = None, as_of: options.AsOf = None, example: options.Example = None) -> None:
    """Show every meeting that is known."""
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say
    from wmoplan.dutch import count

    timeline = timeline_of(profile, as_of, example)
    if not timeline.meetings:
        say(f"In {timeline.profile_name} staan geen vergaderingen.\nToevoegen: wmoplan meetings add")
        return
    bodies = {one.id: one.short for one in timeline.rules.bodies}
    lines = [f"{timeline.profile_name}: {count(len(timeline.meetings), 'vergadering', 'vergaderingen')}."]
    for one in timeline.meetings:
        name = bodies.get(one.body, one.body)
        notes = [one.title, "voorlopig" if one.provisional else "", f"regel: {one.pattern}" if one.pattern else ""]
        told = "; ".join(note for note in notes if note)
        lines.append(f"{_moment(one.day, one.time or None)}: {name}{f' ({told})' if told else ''}")
    say("\n".join(lines))


def the_year(year: str | None, option: str = "--year") -> int | None:
    """Return the year that was typed behind an option.

    Raises:
        UsageError: It is no year.
    """
    if year and not (year.isdecimal() and year.isascii() and len(year) == 4):  # noqa: PLR2004 - a year has four digits
        raise UsageError(f"Achter {option}: '{year}' is geen jaar.\n  Schrijf het jaar met vier cijfers, zoals 2014.")
    return int(year) if year else None


def must_be_known(body: str, own: "Profile") -> None:
    """Refuse a body that is none.

    Raises:
        UsageError: Neither the rules nor the profile know it.
    """
    from wmoplan.desk.shipped import rules
    from wmoplan.dutch import choice

    known = {one.id for one in rules().bodies} | set(own.bodies)
    if body not in known:
        raise UsageError(f"'{body}' is geen orgaan dat wmoplan kent.\n  {choice(body, known)}")


def put(  # noqa: PLR0913 - the options of the command
    path: Path, own: "Profile", text: str, asked: Asked, *, skip: bool, dry_run: bool
) -> None:
    """Show what a text says, ask about the rest, and write the meetings into the profile, whole or not at all.

    Raises:
        DataError: Something is unclear and there is nobody to ask.
        OutputError: The profile cannot be written.
    """
    from wmoplan.cli.results import profile_text, save
    from wmoplan.cli.session import today
    from wmoplan.cli.speak import agrees, is_terminal, tell
    from wmoplan.cli.whole import hint, written
    from wmoplan.read.profile import profile_of
    from wmoplan.store.content import full
    from wmoplan.store.edit import compare_meetings

    pasted = _understood(text, own, asked, skip=skip)
    held = profile_text(path.read_bytes(), str(path))
    compared = compare_meetings(held, pasted.meetings, name=str(path))
    changed = _added(held, pasted, asked, path, {})
    tell("\n".join([*(_preview(pasted, compared) if text else ()), *_wrong(own, changed, path)]))
    whole = _whole(own, pasted, asked, path, dry_run=dry_run)
    if not (compared.new or compared.changed or whole):
        tell("Er verandert niets.")
        return
    if dry_run:
        tell("Er is niets geschreven.")
        return
    if is_terminal() and not agrees(f"Opslaan in {full(path)}?"):
        tell("Er is niets geschreven.")
        return
    save(path, held, lambda text: _added(text, pasted, asked, path, whole))
    if whole:
        tell(written(whole))
    elif more := hint(profile_of(changed, str(path)), today()):
        tell(more)


def _added(text: str, pasted: "Outcome", asked: Asked, path: Path, whole: dict[str, str]) -> str:
    """Return the text of a profile with the meetings in it."""
    from wmoplan.store.edit import add_meetings

    return add_meetings(text, pasted.meetings, source=asked.source, since=asked.since, whole=whole, name=str(path))


def _whole(own: "Profile", pasted: "Outcome", asked: Asked, path: Path, *, dry_run: bool) -> dict[str, str]:
    """Return what the profile comes to say of the schedule as a whole: as it was typed, or as somebody answers.

    It is asked of a list. A meeting that comes in by itself is none, and a list with a line that is not understood is
    not whole.
    """
    from wmoplan.cli.session import today
    from wmoplan.cli.speak import is_terminal
    from wmoplan.cli.whole import by_year, told_whole

    rows = [(row.day, row.body) for row in pasted.meetings]
    known = [*rows, *((row.day, row.body) for row in own.meetings if row.day)] if asked.whole.years else rows
    may_ask = is_terminal() and not dry_run and len(rows) > 1 and not pasted.questions
    typed = asked.whole._replace(asks=asked.whole.asks and may_ask)
    return told_whole(own, by_year(known, today()), typed, today(), since=asked.since, name=str(path))


def _wrong(own: "Profile", changed: str, path: Path) -> "Iterator[str]":
    """Yield what no longer goes together with the meetings; nothing where the plan cannot be reckoned."""
    from wmoplan.cli.effects import effects_of, in_lines
    from wmoplan.cli.session import today
    from wmoplan.read.profile import profile_of

    new = profile_of(changed, str(path))
    with suppress(WmoplanError):  # the next command tells of it; adding a meeting does not need the plan
        if new.meetings != own.meetings:
            yield from in_lines(effects_of(own, new, path, today()).wrong)


def _understood(text: str, own: "Profile", asked: Asked, *, skip: bool) -> "Outcome":
    """Return the text as it is understood when every question has its answer."""
    from wmoplan.cli.speak import is_terminal, tell
    from wmoplan.read.meetings import BODY_WORDS, answer, summary
    from wmoplan.read.meetings.pasted import read_pasted
    from wmoplan.read.spelling import visible

    seen = visible(text)
    bodies = {**{name: (name,) for name in own.bodies}, **BODY_WORDS}
    known: dict[str, str] = {}
    while True:
        pasted = read_pasted(seen, bodies, asked.year, asked.body or None, known)
        open_questions = [question for question in pasted.questions if question.key not in known]
        if not open_questions or skip:
            return pasted
        if not known:
            tell(summary(pasted))
        if not is_terminal():
            raise DataError(*(_as_problem(question) for question in open_questions))
        tell(_as_text(open_questions[0]))
        try:
            known[open_questions[0].key] = answer(open_questions[0], _answer())
        except Refused as fault:
            tell(f"{fault.message} {fault.remedy}")


def _answer() -> str:
    from wmoplan.cli.speak import ask
    from wmoplan.read.meetings import SKIP

    return ask("Uw antwoord", SKIP)


def _as_text(question: "Question") -> str:
    from wmoplan.dutch import sentence
    from wmoplan.read.meetings import SKIP
    from wmoplan.read.spelling import shown

    lines = ["", f"{sentence(question.place.inside)}: {shown(question.original.strip())}", sentence(question.text)]
    lines += [f"  {number}. {choice.label}" for number, choice in enumerate(question.choices, 1)]
    return "\n".join([*lines, f"  {SKIP}  dit is geen vergadering"])


def _as_problem(question: "Question") -> Problem:
    from wmoplan.dutch import listing

    labels = [choice.label for choice in question.choices]
    pick = f"Het antwoord kan zijn: {listing(labels, 'of')}. " if labels else ""
    return Problem(NAME, question.place.line, question.text, f"{pick}Verbeter de regel, of sla hem over met --skip.")


def _preview(pasted: "Outcome", compared: "Compared") -> "Iterator[str]":
    from wmoplan.dutch import count
    from wmoplan.read.meetings import summary
    from wmoplan.read.spelling import shown

    yield summary(pasted)
    for row in sorted(pasted.meetings, key=lambda row: (row.day, row.time or "")):
        state = "staat er al" if row in compared.same else "verandert" if row in compared.changed else "nieuw"
        yield f"  {_row(row)}: {state}"
    yield from pasted.remarks
    for question in pasted.questions:
        yield f"Niet begrepen, regel {question.place.line}: {shown(question.original.strip())}"
    if pasted.left_out:
        yield f"{count(len(pasted.left_out), 'regel is', 'regels zijn')} geen vergadering:"
        for one in pasted.left_out:
            yield f"  {one.place.inside}, {one.why}: {shown(one.text.strip()[:60])}"


def _row(row: "Meeting") -> str:
    from wmoplan.dutch import long_date

    moved = f" naar {long_date(row.to)}" if row.to else ""
    state = "" if row.status == "definitief" else f", {row.status}{moved}"
    return f"{_moment(row.day, row.time)} {row.body}{state}{f' ({row.title})' if row.title else ''}"


def _moment(day: "date", time: str | None) -> str:
    from wmoplan.dutch import clock, long_date

    return f"{long_date(day)}{f' {clock(time)}' if time else ''}"


meetings: Final = Group(
    "meetings",
    {
        "add": Entry(f"{__name__}:add", "Voeg vergaderingen toe, zoals ze in de mail staan.", SECTION, ("toevoegen",)),
        "import": Entry(
            "wmoplan.cli.importing:bring",
            "Lees het schema van de gemeente in: een bestand .csv of .ics.",
            SECTION,
            ("inlezen", "importeren"),
        ),
        "list": Entry(f"{__name__}:listed", "Laat zien welke vergaderingen bekend zijn.", SECTION, ("lijst",)),
    },
    alone="list",
    help="De vergaderingen in uw profiel.",
)
