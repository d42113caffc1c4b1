"""`wmoplan meetings`: the meetings of a profile listed, added as they were mailed, and imported from a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from wmoplan.cli import asking, options, results, session, speak
from wmoplan.cli.grammar import CommandGroup
from wmoplan.cli.help_page import Lazy
from wmoplan.cli.options import argument, flag, value
from wmoplan.dutch import count
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from wmoplan.desk.beside import Text
    from wmoplan.desk.intake import Intake
    from wmoplan.desk.meeting_screen import ShownProposal
    from wmoplan.desk.meetings import Proposal
    from wmoplan.model.profile import Profile

SECTION: Final = "Opdrachten"
NOTHING_WRITTEN: Final = "Er is niets geschreven."

NOBODY: Final = f"""{NOTHING_WRITTEN[:-1]}: niemand kan ja zeggen.
  Een schema, zoals een bestand van Excel, kan ook veranderen wat er al staat. Klopt het? Zet dan erbij: --yes"""
"""What is told of a schedule where nobody can answer. Lines that somebody hands in as text are a yes by themselves."""


class Typed(NamedTuple):
    """What was typed behind the command about asking and writing.

    Attributes:
        years: The years of which the list is the whole schedule.
        asks_whole: Whether that may be asked.
        skip: Whether what is not clear may be left out.
        yes: Whether the profile is written without a question.
        shows_all: Whether everything is shown, however small the screen is.
    """

    years: tuple[int, ...]
    asks_whole: bool
    skip: bool
    yes: bool
    dry_run: bool
    shows_all: bool

    @property
    def asks(self) -> bool:
        """Whether somebody can answer, and is asked before the profile is written."""
        return not (self.dry_run or self.yes) and speak.is_terminal()


Body = Annotated[str | None, value("--body", "ORGAAN", "Van wie regels zonder naam zijn, zoals raad.")]
OtherBody = Annotated[
    str | None, value("--body", "ORGAAN", "Van wie vergaderingen zijn die niets herkent, zoals raad.")
]
Year = Annotated[str | None, value("--year", "JAAR", "Het jaar van datums zonder jaar.")]
ShowsAll = Annotated[bool, flag("--all", "Laat alle regels zien, ook als ze niet op het scherm passen.")]
Since = Annotated[str | None, value("--since", "DATUM", "Sinds welke dag de datums bekend zijn.", rare=True)]
Yes = Annotated[bool, flag("--yes", "Sla op zonder iets te vragen. Nodig bij een schema als niemand kan antwoorden.")]
DryRun = Annotated[bool, flag("--dry-run", "Laat zien wat er verandert, en schrijf niets.")]


def add(  # noqa: PLR0913 - the options of the command
    text: Annotated[
        list[str] | None,
        argument("TEKST", "De regels zelf, of een tekstbestand met de regels. Zonder tekst kunt u plakken."),
    ] = None,
    clipboard: Annotated[bool, flag("--clipboard", "Lees de tekst die u hebt gekopieerd.")] = False,  # noqa: FBT002 - a flag
    profile: options.Profile = None,
    body: Body = None,
    year: Year = None,
    source: Annotated[str, value("--source", "TEKST", "Waar de datums staan, zoals raadsagenda.")] = "",
    since: Since = None,
    skip: Annotated[bool, flag("--skip", "Sla regels over die niet duidelijk zijn.")] = False,  # noqa: FBT002 - a flag
    whole: options.Whole = None,
    not_whole: options.NotWhole = False,  # noqa: FBT002 - a flag
    yes: Yes = False,  # noqa: FBT002 - a flag
    shows_all: ShowsAll = False,  # noqa: FBT002 - a flag
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
) -> None:
    """Add meetings to the profile."""
    from wmoplan.desk.intake import Intake, Listing

    typed = _typed(whole, not_whole=not_whole, skip=skip, yes=yes, dry_run=dry_run, shows_all=shows_all)
    known_since = session.day_of(since, "--since") if since else None
    written, own = _opened(profile, session.today(), body)
    lines, file = (
        ("", "") if typed.years and not (text or clipboard) else asking.handed_in(text or [], clipboard=clipboard)
    )
    source = source or (Path(file).name if lines is None else "")
    options_of = (body or "", _year(year, "--year"), source, known_since)
    _put_with_agenda(written, Intake(Listing(lines, file, session.today(), *options_of, asks=typed.asks), own), typed)


def bring(  # noqa: PLR0913 - the options of the command
    file: Annotated[str, argument("BESTAND", "Het schema van de gemeente, zoals een .xlsx, .csv, .ics of .pdf.")],
    profile: options.Profile = None,
    body: OtherBody = None,
    year: Year = None,
    source: Annotated[
        str | None, value("--source", "TEKST", "Hoe dit schema heet. Anders is het de naam van het bestand.")
    ] = None,
    since: Since = None,
    schedule: Annotated[
        str | None, value("--schedule", "VERSIE", "De versie van het schema, zoals de gemeente haar noemt.")
    ] = None,
    whole: options.Whole = None,
    not_whole: options.NotWhole = False,  # noqa: FBT002 - a flag
    as_of: options.AsOf = None,
    yes: Yes = False,  # noqa: FBT002 - a flag
    shows_all: ShowsAll = False,  # noqa: FBT002 - a flag
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
) -> None:
    """Import the municipality's schedule of meetings, or a newer version of it."""
    from wmoplan.desk.intake import Intake, Listing
    from wmoplan.read.spelling import visible

    name = " ".join(visible(source or Path(file).name).split())[:200]
    day = session.seen_from(as_of)
    typed = _typed(whole, not_whole=not_whole, skip=True, yes=yes, dry_run=dry_run, shows_all=shows_all)
    known_since = session.day_of(since, "--since") if since else None
    options_of = (body or "", _year(year, "--year"), name, known_since, (schedule or "").strip())
    written, own = _opened(profile, day, body)
    _put_with_agenda(written, Intake(Listing(None, file, day, *options_of), own), typed)


def fetch(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    body: OtherBody = None,
    source: Annotated[str, value("--source", "ADRES", "Een ander adres van het systeem van de raad.")] = "",
    agenda: Annotated[bool, flag("--agenda", "Zoek ook uw stappen op de agenda's van de komende 10 weken.")] = False,  # noqa: FBT002 - a flag
    whole: options.Whole = None,
    not_whole: options.NotWhole = False,  # noqa: FBT002 - a flag
    as_of: options.AsOf = None,
    yes: Yes = False,  # noqa: FBT002 - a flag
    shows_all: ShowsAll = False,  # noqa: FBT002 - a flag
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
) -> None:
    """Fetch the meetings from the system of the council."""
    from wmoplan.desk import council
    from wmoplan.desk.intake import Intake, Listing

    day = session.seen_from(as_of)
    typed = _typed(whole, not_whole=not_whole, skip=True, yes=yes, dry_run=dry_run, shows_all=shows_all)
    written, own = _opened(profile, day, body)
    got = council.fetched(written, own, day, source)
    speak.tell(*got.notices)
    intake = Intake(Listing(None, "", day, body or "", None, got.source, rows=got.rows), own)
    kept = council.taken(got, is_written=_put(written, intake, typed))
    if agenda:
        from wmoplan.cli.meeting_agendas import agendas_told

        council.keep(written, kept, is_dry=typed.dry_run)  # what comes now can fail, and the list is in
        kept = agendas_told(written, got._replace(kept=kept), intake, asks=typed.asks)
    council.keep(written, kept, is_dry=typed.dry_run)


def listed(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    shows_all: Annotated[bool, flag("--all", "Laat alles zien, ook wat al is geweest.")] = False,  # noqa: FBT002 - a flag
    form: Annotated[str | None, value("--format", "VORM", "De vorm: plain, json of csv.")] = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
) -> None:
    """Show the meetings that are known: those that come first."""
    from wmoplan.desk.meeting_list import ENDINGS, FORMS, data_of, fetched_on, meetings_of

    shape = options.form_of(form, output, FORMS, ENDINGS, "plain")
    timeline = session.timeline_of(profile, as_of, example)
    if shape == "plain":
        visited = None if example else fetched_on(session.written(profile))
        rows = speak.rows() if speak.is_screen() and not output else 0
        said = meetings_of(timeline, visited, shows_all=shows_all, rows=rows, height=speak.height)
    else:
        said = data_of(timeline, shape)
    say = speak.say if shape == "plain" else speak.say_exactly
    results.hand_out(said, shape, options.target_of(output, force=force), say)


def _opened(profile: str | None, as_of: "date", body: str | None) -> "tuple[Text, Profile]":
    """Return the profile as it was written and as it is read, where it knows the body that was typed."""
    from wmoplan.desk.intake import must_be_known
    from wmoplan.desk.opening import read_own

    text = session.used(profile, as_of)
    own = read_own(text, as_of)
    must_be_known(body or "", own)
    return text, own


def _typed(whole: "Iterable[str] | None", *, not_whole: bool, **flags: bool) -> Typed:
    years = tuple(year for word in whole or () if (year := _year(word, "--whole")))
    if years and not_whole:
        raise UsageError("U typt --whole en --not-whole.\n  Kies een van de twee.")
    return Typed(years, not (years or not_whole), **flags)


def _year(year: str | None, option: str) -> int | None:
    if year and not (year.isdecimal() and year.isascii() and len(year) == 4):  # noqa: PLR2004 - a year has four digits
        raise UsageError(f"Achter {option}: '{year}' is geen jaar.\n  Schrijf het jaar met vier cijfers, zoals 2014.")
    return int(year) if year else None


def _put_with_agenda(text: "Text", intake: "Intake", typed: Typed) -> None:
    """Do what `_put` does; of the agenda of one meeting its items are shown and asked then."""
    if (agenda := intake.listing.agenda) and agenda.is_sure:
        speak.tell(f"Dit is de agenda van een vergadering: {count(len(agenda.items), 'punt', 'punten')}.")
    _put(text, intake, typed)
    if intake.listing.agenda:
        from wmoplan.cli.meeting_agendas import agenda_told
        from wmoplan.desk import council

        meetings = intake.outcome.meetings
        kept = agenda_told(text, intake.listing, meetings, asks=typed.asks, shows_all=typed.shows_all)
        if kept:
            council.keep(text, kept, is_dry=typed.dry_run)


def _put(text: "Text", intake: "Intake", typed: Typed) -> bool:
    """Show what a list does to the profile, ask what is not clear, and write it, whole or not at all.

    Returns:
        Whether the profile says now what the list says.
    """
    from wmoplan.desk.meeting_preview import choices, hints_of
    from wmoplan.desk.meeting_screen import Screen, ShownProposal
    from wmoplan.desk.meetings import saved

    proposal = _proposed(text, intake, typed)
    years = proposal.years_to_ask() if typed.asks and typed.asks_whole else {}
    screen = Screen(0 if typed.shows_all else speak.rows(), speak.height, speak.tell)
    why = proposal.not_asked() if typed.asks and typed.asks_whole else ""
    shown = ShownProposal(proposal, screen, len(years) or bool(why))
    shown.show_list()
    if proposal.lost:
        speak.tell(proposal.lost)
        if not (typed.asks or typed.dry_run):
            raise UsageError(f"{NOTHING_WRITTEN}\n  Typ dit in een venster waarin u kunt antwoorden.")
        if not (typed.dry_run or asking.agrees("Toch verdergaan?", "nee")):
            speak.tell(NOTHING_WRITTEN)
            return False
    if why:
        speak.tell(why)
    agreed = _agreed(years)
    schedule = proposal.version() | _whole(proposal, typed, agreed)
    changed = proposal.edit(proposal.held, schedule)
    asks_save = typed.asks and changed != proposal.held
    hints = list(hints_of(proposal)) if proposal.is_file else []
    before, after = ([], hints) if asks_save else (hints, [])
    shown.show_effects(changed, before)
    if shown.is_cut and not asks_save:
        speak.tell("Niet alles past op het scherm. Alles zien? Zet erbij: --all")
    if changed == proposal.held:
        is_open = any(choices(proposal))
        speak.tell(f"{NOTHING_WRITTEN} U kiest eerst wat klopt." if is_open else "Er verandert niets.")
    elif _may_write(shown, typed):
        speak.tell(*saved(proposal, schedule), *after)
        is_open = False
    else:
        return False
    if not typed.dry_run:
        proposal.settle(agreed)
    return not is_open


def _proposed(text: "Text", intake: "Intake", typed: Typed) -> "Proposal":
    """Return what a list does to the profile, after asking what is not clear and which of two is right."""
    from wmoplan.cli.meeting_questions import ask_all, ask_rows
    from wmoplan.desk.meetings import propose
    from wmoplan.desk.settled import settled

    if intake.listing.is_file:
        intake.know(settled(text, intake.listing.source).names())
    can_answer = speak.is_terminal() and not typed.yes
    ask_all(intake, can_answer=can_answer, skips=typed.skip)
    is_new = intake.to_remember() or intake.words_to_remember()
    if typed.asks and is_new and asking.agrees("\nUw antwoorden onthouden voor de volgende keer?"):
        intake.remember()
    proposal = propose(intake, text)
    earlier = proposal.earlier
    if typed.asks and earlier and earlier.gone:
        speak.tell(f"\n{earlier.told}")
        if asking.agrees(f"Is dit een nieuwe versie van {earlier.sources[-1]}?", "nee"):
            intake.listing = intake.listing._replace(source=earlier.sources[-1])
            proposal = propose(intake, text)
    return propose(intake, text) if typed.asks and ask_rows(intake, proposal) else proposal


def _agreed(asked: dict[int, tuple[str, str]]) -> dict[int, bool]:
    """Ask of each year whether the list is whole, and return the answers."""
    agreed = {}
    for year, (told, question) in asked.items():
        speak.tell(told)
        agreed[year] = asking.agrees(question, "nee")
    return agreed


def _whole(proposal: "Proposal", typed: Typed, agreed: dict[int, bool]) -> dict[str, str]:
    """Return what the profile comes to say of the schedule as a whole: as it was typed, or as somebody answered."""
    from wmoplan.desk.schedule import OTHERWISE, meant

    years = [*typed.years, *(year for year, is_whole in agreed.items() if is_whole)]
    pairs = proposal.whole(years, with_held=bool(typed.years))
    if pairs is None:
        speak.tell(OTHERWISE.format(name=proposal.name))
    elif pairs and not agreed:
        speak.tell(meant(pairs, proposal.names))
    return pairs or {}


def _may_write(shown: "ShownProposal", typed: Typed) -> bool:
    if typed.dry_run:
        speak.tell(NOTHING_WRITTEN)
        return False
    if shown.proposal.is_file and not (typed.asks or typed.yes):
        raise UsageError(NOBODY)
    more = shown.show_whole if shown.is_cut else None
    if typed.asks and not asking.agrees(shown.question, more=more):
        speak.tell(NOTHING_WRITTEN)
        return False
    return True


meetings: Final = CommandGroup(
    "meetings",
    {
        "add": Lazy(
            "meetings:add",
            "Voeg vergaderingen toe, zoals ze in de mail staan.",
            SECTION,
            ("toevoegen",),
            'vergaderingen toevoegen "wo 10 februari 2027 20.00 uur raad"',
        ),
        "import": Lazy(
            "meetings:bring",
            "Lees het schema van de gemeente in, zoals een Excel-bestand.",
            SECTION,
            ("inlezen", "importeren"),
            "vergaderingen inlezen schema.xlsx",
        ),
        "fetch": Lazy(
            "meetings:fetch",
            "Haal de vergaderingen op uit het systeem van de gemeenteraad.",
            SECTION,
            ("ophalen",),
            "vergaderingen ophalen --agenda",
        ),
        "list": Lazy(
            "meetings:listed",
            "Laat zien welke vergaderingen bekend zijn.",
            SECTION,
            ("lijst",),
            "vergaderingen lijst --output lijst.csv",
        ),
    },
    alone="list",
    help="De vergaderingen in uw profiel.",
    epilog="vergaderingen",
)
