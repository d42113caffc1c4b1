"""`wmoplan meetings import`: the municipality's schedule comes in as a file, is shown first, and is kept up to date."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.desk.meeting_files import read_file, recogniser_of
from wmoplan.errors import DataError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from wmoplan.cli.whole import Said
    from wmoplan.model.profile import Profile
    from wmoplan.read.meetings import Outcome, Question
    from wmoplan.store.imported import Update

DOES: Final = "Wat dit met uw plan doet:"

STOP: Final = "klaar"
"""The answer that ends the questions."""


class Asked(NamedTuple):
    """What goes with a file.

    Attributes:
        body: The body of what is not recognised; may be empty.
        year: The year of days that have none.
        source: By which the rows are known in the profile.
        since: Since when new meetings are known; None counts always.
        version: That of the schedule; empty leaves it as it is.
        as_of: The day from which everything is seen.
        whole: What was typed of whether the file is the whole schedule.
    """

    body: str
    year: int | None
    source: str
    since: "date | None"
    version: str
    as_of: "date"
    whole: "Said"


def bring(  # noqa: PLR0913 - the options of the command
    file: Annotated[str, Argument(metavar="BESTAND", help="Het schema van de gemeente: een bestand .csv of .ics.")],
    profile: options.Profile = None,
    body: Annotated[
        str | None, Option("--body", metavar="ORGAAN", help="Van wie vergaderingen zijn die niets herkent, zoals raad.")
    ] = None,
    year: Annotated[str | None, Option("--year", metavar="JAAR", help="Het jaar van datums zonder jaar.")] = None,
    source: Annotated[
        str | None,
        Option("--source", metavar="TEKST", help="Hoe dit schema heet. Anders is het de naam van het bestand."),
    ] = None,
    since: Annotated[
        str | None, Option("--since", metavar="DATUM", help="Sinds welke dag de datums bekend zijn.")
    ] = None,
    schedule: Annotated[
        str | None,
        Option("--schedule", metavar="VERSIE", help="De versie van het schema, zoals de gemeente haar noemt."),
    ] = None,
    whole: options.Whole = None,
    not_whole: options.NotWhole = False,  # noqa: FBT002 - a flag
    as_of: options.AsOf = None,
    yes: Annotated[bool, Option("--yes", help="Sla op zonder het te vragen.")] = False,  # noqa: FBT002 - a flag
    dry_run: Annotated[bool, Option("--dry-run", help="Laat zien wat er verandert, en schrijf niets.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Import the municipality's schedule of meetings, or a newer version of it."""
    from wmoplan.cli.meetings import must_be_known, the_year
    from wmoplan.cli.session import day_of, seen_from
    from wmoplan.cli.whole import said
    from wmoplan.desk.beside import PROFILE
    from wmoplan.desk.opening import Text, read_own

    day = seen_from(as_of)
    typed = said(whole, not_whole=not_whole)
    known_since = day_of(since, "--since") if since else None
    asked = Asked(body or "", the_year(year), _source(source, file), known_since, (schedule or "").strip(), day, typed)
    path = Path(profile or PROFILE)
    own = read_own(Text(str(path)), day)
    if body:
        must_be_known(body, own)
    listed = read_file(Path(file), file, asked.year, day)
    outcome = _settled(listed, own, asked, may_ask=not yes)
    _put(path, own, outcome, asked, yes=yes, dry_run=dry_run)


def _source(source: str | None, file: str) -> str:
    from wmoplan.read.spelling import visible

    return " ".join(visible(source or Path(file).name).split())[:200]


def _settled(listed: "Outcome", own: "Profile", asked: Asked, *, may_ask: bool) -> "Outcome":
    """Return whose each meeting is; what is not clear is asked where somebody can answer."""
    from wmoplan.cli.speak import is_terminal
    from wmoplan.read.meetings import with_bodies

    recogniser = recogniser_of(own, asked.body)
    outcome = with_bodies(listed, recogniser)
    if not (may_ask and is_terminal()):
        return outcome
    while open_names := [one for one in outcome.questions if one.key and one.key not in recogniser.answers]:
        answer = _answer(open_names[0], outcome.questions, own)
        if answer is None:
            break
        recogniser.answers[open_names[0].key] = answer
        outcome = with_bodies(listed, recogniser)
    return outcome


def _answer(asked: "Question", every: "tuple[Question, ...]", own: "Profile") -> str | None:
    """Return the body that somebody says a name is of: SKIP for no meeting, None for no more questions."""
    from wmoplan.cli.speak import ask, tell
    from wmoplan.desk.shipped import rules
    from wmoplan.dutch import choice, count, listing, long_date
    from wmoplan.read.meetings import SKIP

    bodies = [*dict.fromkeys([*(one.id for one in rules().bodies), *own.bodies])]
    same = [one.meeting.day for one in every if one.key == asked.key and one.meeting]
    times = count(len(same), "vergadering", "vergaderingen")
    tell(f"\nWie vergadert er bij '{asked.original}'? Het gaat om {times}, de eerste op {long_date(same[0])}.")
    tell(f"  Kies {listing(bodies, 'of')}. Of typ {SKIP} als dit niet meetelt, of {STOP} om de rest over te slaan.")
    while True:
        said = ask("Uw antwoord", SKIP).strip().lower()
        if said == STOP:
            return None
        if said == SKIP:
            return SKIP
        if said in bodies:
            return said
        tell(f"'{said}' is geen orgaan dat wmoplan kent. {choice(said, bodies)}")


def _put(  # noqa: PLR0913 - the options of the command
    path: Path, own: "Profile", outcome: "Outcome", asked: Asked, *, yes: bool, dry_run: bool
) -> None:
    """Show what a file does to the profile, and write it, whole or not at all.

    Raises:
        DataError: The profile cannot hold it.
        UsageError: Nobody can say yes.
        OutputError: The profile cannot be written.
    """
    from wmoplan.cli.preview import Seen, choices, hints, preview
    from wmoplan.cli.results import profile_text, save
    from wmoplan.cli.speak import agrees, is_terminal, tell
    from wmoplan.cli.whole import written
    from wmoplan.read.profile import profile_of
    from wmoplan.store.content import full
    from wmoplan.store.imported import Schedule, import_schedule

    unread = {one.meeting.day for one in outcome.questions if one.meeting}
    found = Schedule(asked.source, outcome.meetings, unread, not outcome.unread, asked.since, asked.as_of)
    held = profile_text(path.read_bytes(), str(path))
    update = import_schedule(held, found, {}, name=str(path)).update
    seen = Seen(asked.source, outcome, update, own, str(path))
    asks = not (dry_run or yes) and is_terminal()
    known = list(hints(seen))
    tell("\n".join(preview(seen)))
    open_ = list(choices(seen))
    if open_:
        tell("\n".join([f"Klopt {asked.source}?", *open_, *_if_right(own, update, asked, path)]))
    version = _version(own, asked) | _whole(own, outcome, asked, path, asks=asks)
    changed = import_schedule(held, found, version, name=str(path)).text
    renewed = profile_of(changed, str(path)) if changed != held else own
    told = [*([] if asks and changed != held else known), *_effects(own, renewed, path, asked.as_of)]
    if told:
        tell("\n".join(told))
    if changed == held:
        tell("Er is niets geschreven. U kiest eerst wat klopt." if open_ else "Er verandert niets.")
        return
    if dry_run:
        tell("Er is niets geschreven.")
        return
    if not (asks or yes):
        raise UsageError("Er is niets geschreven: niemand kan ja zeggen.\n  Klopt de lijst? Zet dan erbij: --yes")
    if asks and not agrees(f"Opslaan in {full(path)}?"):
        tell("Er is niets geschreven.")
        return
    save(path, held, lambda text: import_schedule(text, found, version, name=str(path)).text)
    if said := written(version):
        tell(said)
    if asks and known:
        tell("\n".join(known))


def _whole(own: "Profile", outcome: "Outcome", asked: Asked, path: Path, *, asks: bool) -> dict[str, str]:
    """Return what the profile comes to say of the schedule as a whole; a file that is half understood is not whole."""
    from wmoplan.cli.whole import by_year, told_whole

    unread = not outcome.is_whole
    typed = asked.whole._replace(asks=asked.whole.asks and asks and not unread)
    rows = by_year(((one.day, one.body) for one in outcome.meetings), asked.as_of)
    return told_whole(own, rows, typed, asked.as_of, since=asked.since, name=str(path))


def _version(own: "Profile", asked: Asked) -> dict[str, str]:
    """Return what the profile comes to say of the version of the schedule; nothing where that stays as it is.

    What it said of the version before does not hold for this one, and goes.
    """
    old = own.schedule
    if not asked.version or (old and old.name == asked.version):
        return {}
    pairs = {"versie": asked.version}
    if asked.since or (old and old.day):
        pairs["datum"] = asked.since.isoformat() if asked.since else ""
    if old and old.source:
        pairs["bron"] = ""
    return pairs


def _if_right(own: "Profile", update: "Update", asked: Asked, path: Path) -> "Iterator[str]":
    """Yield what it does to the plan when the file is right about the meetings that the profile has otherwise."""
    rows = list(own.meetings)
    for one in update.differs:
        if one.is_held_otherwise:
            rows[one.at] = rows[one.at].model_copy(update={"status": one.meeting.status, "to": one.meeting.to})
    right = own.model_copy(update={"meetings": tuple(rows)})
    yield from _effects(own, right, path, asked.as_of, "Wat dat met uw plan doet, als u dat typt:")


def _effects(old: "Profile", new: "Profile", path: Path, as_of: "date", heading: str = DOES) -> "Iterator[str]":
    """Yield in short what other meetings do to the plan."""
    from wmoplan.cli.effects import effects_of, in_lines
    from wmoplan.reckon.changes import compare
    from wmoplan.render.changes import Words, brief, of_chosen

    if (old.meetings, old.schedule) == (new.meetings, new.schedule):
        return
    yield ""
    try:
        effects = effects_of(old, new, path, as_of)
    except DataError as fault:
        yield f"Wat dit met uw plan doet, is nog niet te zeggen. {fault}"
        return
    after = effects.after
    found = compare(effects.before.moments, after.moments, after.rules, after.cancelled())
    names = {step.id: step.name for step in after.all_steps()}
    words = Words(heading, names, after.rules.phrase("uw-werk"))
    yield from brief(of_chosen(found, after), words, tuple(in_lines(effects.wrong)))
