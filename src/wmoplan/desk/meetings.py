"""Adds a list of meetings to a profile: shown as a proposal, and written whole or not at all."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk import schedule
from wmoplan.desk.beside import Text
from wmoplan.desk.intake import Intake, Listing
from wmoplan.desk.meeting_effects import Effects, effects_of
from wmoplan.desk.meeting_files import FILES
from wmoplan.desk.settled import Settled, settle, settled
from wmoplan.dutch import count, counts
from wmoplan.errors import DataError, Problem
from wmoplan.model.words import CANCELLED
from wmoplan.read.meetings import Outcome
from wmoplan.read.profile import profile_of
from wmoplan.store.content import full
from wmoplan.store.edited import merged
from wmoplan.store.meetings import Additions, Right, Schedule, Update, with_meetings
from wmoplan.store.rows import Key
from wmoplan.store.tables import BODIES, STATUS_WORDS, with_key, with_table

if TYPE_CHECKING:
    from wmoplan.model.meeting import Meeting
    from wmoplan.model.profile import Profile

MEANWHILE: Final = "Let op: het bestand was intussen veranderd. Die verandering is gebleven."
"""What is told where a profile was changed after an edit of it was shown."""

ENOUGH: Final = 3
"""From how many meetings on it is strange when more than half of them are gone."""


class Earlier(NamedTuple):
    """What was imported before from files of another name, where nothing of this file is known yet.

    Attributes:
        sources: The names of those files, the last one last.
        gone: How many meetings ahead of the last of them are not in this file.
    """

    sources: tuple[str, ...]
    gone: int

    @property
    def told(self) -> str:
        """What is not in this file, as a sentence."""
        many = count(self.gone, "vergadering", "vergaderingen")
        return f"{many} uit {self.sources[-1]} {'staat' if self.gone == 1 else 'staan'} hier niet in."


class Proposal(NamedTuple):
    """A list of meetings beside a profile, before anything is written.

    Attributes:
        held: What stands in the profile.
        chosen: What somebody said of meetings of which the profile says something else.
        named: What the profile comes to say of bodies, by their id.
        before: What somebody said of this schedule before.
        skipped: The names of which somebody said that they are of no meeting.
        status_words: What the profile comes to say of words for a status, by the status.
    """

    listing: Listing
    outcome: Outcome
    own: "Profile"
    held: str
    written: Text
    update: Update
    chosen: "Mapping[Meeting, Right]" = MappingProxyType({})
    named: "Mapping[str, Mapping[str, str]]" = MappingProxyType({})
    before: Settled = Settled()
    skipped: tuple[str, ...] = ()
    status_words: "Mapping[str, str]" = MappingProxyType({})

    @property
    def name(self) -> str:
        """The profile as the user named it."""
        return self.written.name

    @property
    def names(self) -> dict[str, str]:
        """How the profile calls its own bodies, by their id, with those that just got a name."""
        held = {body: row.name for body, row in self.own.bodies.items()}
        new = {body: pairs.get("naam", "") for body, pairs in self.named.items()}
        return {body: name for body, name in {**held, **new}.items() if name}

    @property
    def is_file(self) -> bool:
        """Whether the list is a file."""
        return self.listing.is_file

    def edit(self, text: str, pairs: Mapping[str, str]) -> str:
        """Return the text of the profile with the meetings in it.

        Args:
            text: The profile as it stands.
            pairs: What `vergaderschema` comes to hold.

        Raises:
            DataError: The text is no profile to which meetings can be added.
        """
        listed = _listed(self.listing, self.outcome, self.chosen)
        text = with_meetings(text, listed, pairs, name=self.name).text
        text = with_table(text, BODIES, self.named, name=self.name)
        return with_key(text, STATUS_WORDS, self.status_words, name=self.name)

    @property
    def earlier(self) -> Earlier | None:
        """What came from files of another name, of which this file may be a new version; None where that cannot be."""
        held = [row for row in self.own.meetings if row.day and row.source]
        sources = tuple(dict.fromkeys(row.source for row in held if row.source.lower().endswith(FILES)))
        if (
            self.listing.rows
            or not (self.is_file and sources)
            or any(row.source == self.listing.source for row in held)
        ):
            return None
        here = {(one.body, one.day) for one in self.outcome.meetings}
        days = [(row.body, row.to or row.day) for row in held if row.source == sources[-1] and row.status != CANCELLED]
        gone = sum((body, day) not in here for body, day in days if day and day >= self.listing.as_of)
        return Earlier(sources, gone)

    @property
    def lost(self) -> str:
        """What to ask first, where more than half of what came from the same source is gone; else empty."""
        held = sum(row.source == self.listing.source and row.day is not None for row in self.own.meetings)
        gone = len(self.update.gone)
        if held < ENOUGH or gone * 2 <= held:
            return ""
        source = self.listing.source
        return (
            f"Let op: in uw profiel staan {held} vergaderingen uit {source}. Daarvan ontbreken er nu {gone}. Klopt dat?"
        )

    @property
    def may_be_whole(self) -> bool:
        """Whether it can be asked if this is the whole schedule of a year: a meeting by itself is no list."""
        return self.outcome.is_whole and (self.is_file or len(self.outcome.meetings) > 1)

    def days(self, *, with_held: bool) -> list[tuple[date, str]]:
        """Return the days of the list with their bodies.

        Args:
            with_held: Whether those that the profile has already, count for a text as well.
        """
        rows = [(one.day, one.body) for one in self.outcome.meetings]
        held = self.own.meetings if with_held and not self.is_file else ()
        return rows + [(row.day, row.body) for row in held if row.day]

    def years_to_ask(self) -> dict[int, tuple[str, str]]:
        """Return the years that may be whole, with what is told and asked of each.

        A half understood list is not whole; of a list that did not grow it is not asked again.
        """
        return self._unasked() if self.may_be_whole else {}

    def not_asked(self) -> str:
        """Return why it is not asked whether a file is the whole schedule of a year; empty where that needs no word."""
        years = {} if self.outcome.is_whole or not self.is_file else self._unasked()
        return schedule.NOT_ASKED.format(year=max(years)) if years else ""

    def _unasked(self) -> dict[int, tuple[str, str]]:
        listed = self._by_year()
        unasked = {year: listed[year] for year in self.before.unasked(listed)}
        return schedule.to_ask(self.own, unasked, self.listing.as_of, self.listing.door.whole, self.names)

    def settle(self, whole: Mapping[int, bool]) -> None:
        """Keep beside the profile what somebody said of a schedule, so that it is not asked again.

        Args:
            whole: The years of which somebody said whether the list is whole, with the answer.

        Raises:
            OutputError: It cannot be written.
        """
        if self.is_file:
            years = {self._by_year()[at]: whole[at] for at in whole}
            settle(self.written, self.listing.source, self.update.kept, years, self.skipped)

    def _by_year(self) -> "dict[int, schedule.YearListed]":
        return schedule.by_year(self.days(with_held=False), self.listing.as_of)

    def whole(self, years: Sequence[int], *, with_held: bool) -> dict[str, str] | None:
        """Return what `vergaderschema` comes to hold when years are whole; None where the profile cannot say both.

        Args:
            with_held: Whether the meetings that the profile has already, count for a text as well.

        Raises:
            UsageError: There is no meeting of such a year.
        """
        if not years:
            return {}
        since, as_of = self.listing.since, self.listing.as_of
        by_year = schedule.by_year(self.days(with_held=with_held), as_of)
        schedule.must_be_listed(years, by_year)
        pairs = schedule.pairs_of(self.own.schedule, {year: by_year[year] for year in years}, as_of)
        return {**pairs, Key.SINCE: since.isoformat()} if pairs and since else pairs

    def version(self) -> dict[str, str]:
        """Return what the profile comes to say of the version of the schedule; nothing where that stays as it is.

        What the profile said of the version before does not hold for this one, and goes.
        """
        old, new, since = self.own.schedule, self.listing.version, self.listing.since
        if not new or (old and old.name == new):
            return {}
        pairs: dict[str, str] = {Key.VERSION: new}
        if since or (old and old.day):
            pairs[Key.DAY] = since.isoformat() if since else ""
        return pairs | ({Key.SOURCE: ""} if old and old.source else {})

    def effects(self, changed: str) -> Effects | None:
        """Return what the meetings do to the plan; None where they do nothing.

        Raises:
            DataError: The plan, a meeting file or the progress cannot be read.
        """
        return effects_of(self.own, profile_in(changed, self.name), self.listing.as_of, self.written)

    def effects_if_right(self) -> Effects | None:
        """Return what the list does to the plan when the file is right about meetings that the profile has otherwise.

        Raises:
            DataError: The plan, a meeting file or the progress cannot be read.
        """
        rows = list(self.own.meetings)
        for one in self.update.differs:
            if one.is_held_otherwise:
                rows[one.at] = rows[one.at].with_values(status=one.meeting.status, to=one.meeting.to)
        right = self.own.with_values(meetings=tuple(rows))
        return effects_of(self.own, right, self.listing.as_of, self.written)


def propose(intake: Intake, text: Text) -> Proposal:
    """Return what a list does to a profile.

    Raises:
        MissingFileError: The profile is not there any more.
        DataError: The text is no profile to which meetings can be added.
    """
    held = profile_text(text.content(), text.name)
    listing, outcome = intake.listing, intake.outcome
    before = settled(text, listing.source) if listing.is_file else Settled()
    chosen = dict(intake.chosen)
    update = with_meetings(held, _listed(listing, outcome, chosen), {}, name=text.name).update
    if said := before.chosen(update.differs):
        chosen |= said
        update = with_meetings(held, _listed(listing, outcome, chosen), {}, name=text.name).update
    remembered = dict(intake.named), before, intake.skipped(), intake.status_words
    return Proposal(listing, outcome, intake.own, held, text, update, chosen, *remembered)


def _listed(listing: Listing, outcome: Outcome, chosen: "Mapping[Meeting, Right]") -> Additions | Schedule:
    if not listing.is_file:
        return Additions(outcome.meetings, listing.source, listing.since, chosen if listing.asks else None)
    unclear = {one.meeting.day for one in outcome.questions if one.meeting}
    is_whole = not outcome.unread and all(one.meeting for one in outcome.questions)
    return Schedule(listing.source, outcome.meetings, unclear, is_whole, listing.since, listing.as_of, chosen)


@lru_cache(maxsize=1)
def profile_in(text: str, name: str) -> "Profile":
    """Return the profile that a text holds, whatever words it uses; of an edit that is shown and written, read once.

    Raises:
        DataError: The text has faults; all of them are told.
    """
    return profile_of(text, name)


def profile_text(content: bytes, name: str) -> str:
    """Return a profile to the byte.

    Raises:
        DataError: The profile is not in the encoding in which a profile can be edited.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        remedy = "Sla het bestand op met codering UTF-8: in Kladblok via Opslaan als, onderaan bij Codering."
        raise DataError(Problem(name, 0, "dit bestand kan wmoplan zo niet aanvullen.", remedy)) from None


def saved(proposal: Proposal, pairs: Mapping[str, str]) -> list[str]:
    """Write a proposal that somebody agreed to, and return the sentences that tell so.

    Args:
        pairs: What `vergaderschema` comes to hold.

    Raises:
        DataError: The profile cannot hold the meetings.
        OutputError: The profile cannot be written, or says something else now of what the edit is about.
    """
    changed_meanwhile = save(proposal, pairs)
    told = schedule.written(pairs, proposal.names)
    if not (proposal.is_file or proposal.listing.agenda or told):
        told = schedule.hint(profile_in(proposal.edit(proposal.held, {}), proposal.name), proposal.listing.as_of)
    did = _done(proposal.update)
    done = "\n".join(filter(None, [f"Klaar: {full(Path(proposal.name))}", did, "Wat u nu doet: wmoplan timeline"]))
    return [sentence for sentence in (MEANWHILE if changed_meanwhile else "", done, told) if sentence]


def _done(update: Update) -> str:
    """Return how many meetings came, changed and went, as a sentence; empty where none did."""
    told = counts(
        (len(update.new), "vergadering kwam erbij", "vergaderingen kwamen erbij"),
        (len(update.changed), "regel veranderde", "regels veranderden"),
        (len(update.gone), "vergadering verviel", "vergaderingen vervielen"),
    )
    return f"{told}." if told else ""


def save(proposal: Proposal, pairs: Mapping[str, str]) -> bool:
    """Write a proposal that somebody agreed to, and return whether the profile was changed meanwhile.

    Args:
        pairs: What `vergaderschema` comes to hold.

    Raises:
        DataError: The profile cannot hold the meetings.
        OutputError: The profile cannot be written, or says something else now of what the edit is about.
    """
    return save_edit(proposal.written, proposal.held, lambda text: proposal.edit(text, pairs))


def save_edit(written: Text, held: str, edit: Callable[[str], str]) -> bool:
    """Write an edit of a profile that somebody agreed to, and return whether the profile was changed meanwhile.

    Was it changed after the edit was shown, by another command or in an editor, then that change stays too.

    Args:
        held: The profile as it was when the edit was shown.

    Raises:
        DataError: The profile cannot be edited.
        OutputError: The profile cannot be written, or says something else now of what the edit is about.
    """
    changed_meanwhile = False
    name = written.name

    def change(content: bytes) -> bytes:
        nonlocal changed_meanwhile
        now = profile_text(content, name)
        changed_meanwhile = now != held
        after = merged(held, now, edit, name)
        profile_in(after, name)
        return after.encode()

    written.files.change(Path(name), change)
    return changed_meanwhile
