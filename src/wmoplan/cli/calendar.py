"""`wmoplan calendar`: the days as a calendar file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from typer import Option

from wmoplan.cli import options
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wmoplan.cli.agenda import Agenda
    from wmoplan.timeline import Timeline

OTHERWISE: Final = "Alleen de tekst of het alarm is anders"
FEW: Final = 20
"""At most so many days that keep their hour are named one by one."""

FILE: Final = "agenda.ics"
ENDINGS: Final = {".ics": "ics"}
THEN: Final = """Zo komt hij op de telefoon:
1. Maak in Google Agenda op de laptop een nieuwe agenda, alleen voor uw groep.
2. Kies bij Instellingen voor Importeren. Kies dit bestand en die nieuwe agenda.
3. Deel de agenda met de leden.
Hebt u een website? Zet het bestand daar neer. De leden kunnen zich dan op dat adres abonneren."""
AGAIN: Final = """Zo komt de wijziging bij de leden:
- Staat het bestand op uw website? Zet het nieuwe er met dezelfde naam neer.
- Hebt u het in Google Agenda of Apple Agenda gezet? Importeer het nog eens, in dezelfde agenda.
- Gebruikt u Outlook, Thunderbird of Nextcloud? Gooi daar de aparte agenda van uw groep weg.
  Importeer het bestand dan in een nieuwe. Gooi nooit een agenda weg waar ook iets anders in staat."""


def calendar(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    plan: options.Plan = None,
    output: options.Output = None,
    everything: Annotated[
        bool | None,
        Option("--all/--no-all", help="Zet alle momenten erin, of alleen die waarop u iets doet.", show_default=False),
    ] = None,
    reminders: Annotated[
        bool | None,
        Option("--reminders/--no-reminders", help="Zet op de dag ervoor een herinnering, of niet.", show_default=False),
    ] = None,
    dry_run: Annotated[bool, Option("--dry-run", help="Laat zien wat er verandert, en schrijf niets.")] = False,  # noqa: FBT002 - a flag
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Write the calendar file and remember its days, or tell what changes in it.

    The calendar is written before the days are remembered: `wmoplan.cli.memory` says why. Both are written before
    anything is told: who reads along may stop reading.
    """
    from wmoplan.cli.agenda import agenda_of
    from wmoplan.cli.memory import beside, keep
    from wmoplan.cli.personal import personal_notes
    from wmoplan.cli.results import STDOUT, ending_of, over, show
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import folded_lines, say, tell
    from wmoplan.desk.beside import PROFILE
    from wmoplan.desk.opening import written

    target = Path(output or FILE)
    if output == STDOUT:
        raise UsageError(f"Een agenda gaat verder op het vorige bestand.\n  Noem dat, zoals: --output {FILE}")
    ending_of(str(target), ENDINGS)
    timeline = timeline_of(profile, as_of, example, plan)
    ours = profile or PROFILE
    agenda = agenda_of(
        timeline,
        target,
        everything=everything,
        reminders=reminders,
        over=over(force=force),
        was_shared=not (example or plan) and beside(ours).is_file(),
    )
    for note in () if plan else personal_notes(written(profile, example)):
        tell(f"Let op: {note}")  # before it is in the calendar
    told = folded_lines(_told(timeline, agenda))
    if dry_run:
        say(told)
        tell("Er is niets geschreven.")
    else:
        after = _written(agenda, target)
        remembered = "" if example or plan else keep(timeline, ours)
        say(told)
        tell("\n".join(filter(None, (after, remembered))))
        if open_it:
            show(target)
    for note in agenda.notes:
        tell(f"Let op: {note}")


def _written(agenda: "Agenda", target: Path) -> str:
    """Write a calendar where it says something new, and return what is told of it."""
    from wmoplan.cli.agenda import follow_up
    from wmoplan.store.content import full

    if not agenda.is_new:
        return f"Het bestand blijft zoals het is: {full(target)}"
    follow_up(target, agenda.before, agenda.content, agenda.renewal)
    return f"Klaar: {full(target)}\n{AGAIN if agenda.changes else THEN}"


def _told(timeline: "Timeline", agenda: "Agenda") -> str:
    """Return what is in the calendar, or what becomes of the one before."""
    from wmoplan.cli.speak import WIDE, table_width
    from wmoplan.dutch import count, sentence, when_in_words
    from wmoplan.render import changes

    there = len(agenda.shown)
    number = f"Er {'staat' if there == 1 else 'staan'} {count(there, 'dag', 'dagen')} in."
    heading = f"Agenda voor {timeline.municipality.name}. {number}"
    if agenda.changes is None:
        lines = [
            f"{sentence(when_in_words(one.start, one.end, one.time))}: {one.title} ({one.certainty.word})."
            for one in (shown.as_moment for shown in agenda.shown)
        ]
        return "\n".join([heading, *_behind(agenda.behind), *lines])
    names = {step.id: step.name for step in timeline.all_steps()}
    words = changes.Words(heading, names, timeline.rules.phrase("uw-werk"), min(table_width(), WIDE))
    renewal = agenda.renewal
    lines = [changes.told(agenda.changes, words)]
    if renewal.reworded:
        titles = {shown.event.uid: shown.as_moment.title for shown in agenda.shown}
        lines += ["", f"{OTHERWISE}:", *(f"{titles[event.uid]}." for event in renewal.reworded[:FEW])]
        if len(renewal.reworded) > FEW:
            lines.append(f"En nog {len(renewal.reworded) - FEW} andere.")
    if renewal.cancelled:
        lines += ["", "Wat vervalt, blijft nog 90 dagen na zijn dag staan, met VERVALLEN ervoor."]
    if renewal.cleared:
        old = len(renewal.cleared)
        lines += ["", f"{count(old, 'dag', 'dagen')} van lang geleden {'gaat' if old == 1 else 'gaan'} eruit."]
    return "\n".join(lines)


def _behind(number: int) -> "Iterator[str]":
    """Yield that the days that lie behind are not in a first calendar."""
    from wmoplan.dutch import count

    if number:
        yield f"{count(number, 'dag is', 'dagen zijn')} al voorbij en {'staat' if number == 1 else 'staan'} er niet in."
