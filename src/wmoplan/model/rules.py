"""How a decision comes about, as data: bodies, terms, trajectories, and what to say of a moment."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from wmoplan.model.phrases import NO_SENTENCES, NO_TEXTS, Phrase, SignalCode, Texts
from wmoplan.model.source import Source, SourceDocument
from wmoplan.model.term import Term
from wmoplan.model.words import Direction, MomentKind, RequestDay, Roll, Way, Weight

NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Body(NamedTuple):
    """A group of people that meets, decides or advises.

    Attributes:
        id: What a step, a meeting and a profile name it by.
        name: With its article, as a sentence uses it.
        short: Without its article, for a narrow table.
        rights: What the body may do unless a profile says otherwise.
        meeting: What one of its meetings is called.
        meetings: The same for more than one.
    """

    id: str
    name: str
    short: str
    rights: tuple[str, ...]
    meeting: str
    meetings: str


class DefaultTerm(NamedTuple):
    """The length of a term while the municipality says nothing.

    Attributes:
        id: Its key in a profile.
        text: What it is the length of.
        question: What to ask to know it for certain.
        source: Where the length stands.
        length: None where nobody gives one: what hangs on it has no day until the municipality gives it.
        law: Whether the law itself sets it; else what is reckoned with it is an estimate.
        asked_of: Who knows it; empty is the municipality.
    """

    id: str
    text: str
    question: str
    source: Source
    length: Term | None = None
    law: bool = False
    asked_of: str = ""


class Wording(NamedTuple):
    """The texts of a kind of moment, with places to fill in between braces.

    Attributes:
        kind: The kind of moment.
        title: Verb and subject, for a list or an event.
        table: A few words for a narrow table, with the same two variants; `table_last` is for the last chance.
        sentence: What follows a date in running text.
        act: What the volunteer does.
        title_unsure: The title while nobody has announced the decision; empty is the same.
        title_law: The title where the law sets the day; empty is the same.
        event: The title in a calendar, verb and subject within 30 characters; empty is `title`. `event_unsure` takes
            its place while nobody has announced the decision.
        event_limit: The title in a calendar of the last day on which a meeting can be, where nobody knows the meeting;
            empty for what is no meeting.
        title_after, event_after, table_after, sentence_after: The same for a meeting after the advice has been sent.
        in_calendar: Whether it goes into the calendar by default.
        on_screen: Whether the short timeline shows it though the calendar does not.
        attend: Whether volunteers are present, so that the calendar shows them as busy.
        speaking: Whether it is about speaking, so that place and address are printed with it.
    """

    kind: str
    title: str
    table: str
    sentence: str
    act: str
    title_unsure: str = ""
    title_law: str = ""
    event: str = ""
    event_unsure: str = ""
    event_limit: str = ""
    table_unsure: str = ""
    table_last: str = ""
    table_law: str = ""
    sentence_law: str = ""
    title_after: str = ""
    event_after: str = ""
    table_after: str = ""
    sentence_after: str = ""
    in_calendar: bool = False
    on_screen: bool = False
    attend: bool = False
    speaking: bool = False

    def variant(self, name: str) -> "Wording":
        """Return the wording with the words of one of its variants; what the variant has no words for stays.

        Args:
            name: What the names of the fields of the variant end in, such as `law`.
        """
        own = {field: getattr(self, f"{field}_{name}", "") for field in ("title", "event", "table", "sentence")}
        held: dict[str, Any] = {field: words for field, words in own.items() if words}
        return self._replace(**held)


class Link(NamedTuple):
    """One link of a trajectory.

    Attributes:
        wording: What is said of its moment.
        how: How it finds its day.
        neighbour: The link that it counts from.
        direction: Whether it counts back or forward from its neighbour.
        term: The term that it counts; for a link that looks for a meeting, the term where none is known.
        roll: What happens where it ends on a day off.
        not_after: The link that it may not lie after.
        right: What the body must be allowed to do.
        within: How far before its neighbour a meeting may lie.
        snap_to: The body whose last known meeting on or before the day is taken.
        or_weekday: The weekday that is taken where that body has no known meeting.
        or_source: Why that weekday.
        after, before: The links between which it lies.
        else_before: The link before which it lies where nothing fits between the two.
        anchor: The plan's anchor that takes the place of the reckoned day.
        late: What is said when it has passed while the decision has not; empty where that does no harm.
        request: Which day of a request for advice takes the place of the reckoned day; None is none.
        jointly: Whether it is there only where several councils give one advice; else it is its neighbour.
        asked_after: What is asked once it has passed and nobody said so, while the decision is ahead; may be empty.
        only_for: The sorts of decision that it is there for; none is all.
        signal_same_day, signal_none, signal_short, signal_recess: The signals that it can raise.
    """

    wording: Wording
    how: Way
    neighbour: str = ""
    direction: Direction = Direction.BACK
    term: str = ""
    roll: Roll = Roll.STAYS
    not_after: str = ""
    right: str = ""
    within: Term | None = None
    snap_to: str = ""
    or_weekday: str = ""
    or_source: Source | None = None
    after: str = ""
    before: str = ""
    else_before: str = ""
    anchor: str = ""
    late: str = ""
    request: RequestDay | None = None
    jointly: bool = False
    asked_after: str = ""
    only_for: tuple[str, ...] = ()
    signal_same_day: SignalCode | None = None
    signal_none: SignalCode | None = None
    signal_short: SignalCode | None = None
    signal_recess: SignalCode | None = None

    @property
    def kind(self) -> str:
        """The kind of the moment of the link."""
        return self.wording.kind

    @property
    def is_decision(self) -> bool:
        """Whether the link is the decision itself."""
        return self.how is Way.DECISION

    @property
    def is_speaking(self) -> bool:
        """Whether the link is the meeting at which one speaks."""
        return self.how is Way.MEETING

    @property
    def is_own_meeting(self) -> bool:
        """Whether the link is a meeting of the volunteers' own."""
        return self.how is Way.BETWEEN

    @property
    def is_counted(self) -> bool:
        """Whether a term gives the day of the link."""
        return self.how is Way.TERM

    @property
    def is_back(self) -> bool:
        """Whether the link counts back from its neighbour."""
        return self.direction is Direction.BACK


class Trajectory(NamedTuple):
    """The chain of moments that belongs to one decision, in the order in which they are reckoned.

    Attributes:
        id: What a step names; that of the body, unless what it does is no decision like the others of that body.
        body: The id of the body that decides.
        links: Each after the links that it counts from.
        texts: The sentences that this chain has instead of those of `Rules.texts`.
        wordings: The same, for `Rules.wordings`.
        who: Who decides, where that is not simply the body; empty is its name.
    """

    id: str
    body: str
    links: tuple[Link, ...]
    texts: Mapping[Phrase, str] = NO_TEXTS
    wordings: tuple[Wording, ...] = ()
    who: str = ""

    @property
    def decision(self) -> Link:
        """The link that all others count from."""
        return next(link for link in self.links if link.is_decision)

    @property
    def asks(self) -> Link | None:
        """The link at which advice is asked, or None where none is."""
        return next((link for link in self.links if link.request is RequestDay.RECEIVED), None)

    @property
    def speaking(self) -> Link | None:
        """The link at which one speaks, or None where one cannot."""
        return next((link for link in self.links if link.is_speaking), None)

    @property
    def own_meeting(self) -> Link | None:
        """The link that is a meeting of the volunteers' own, or None where there is none."""
        return next((link for link in self.links if link.is_own_meeting), None)

    @property
    def advises(self) -> Link | None:
        """The link at which the advice is sent, or None where none is."""
        return next((link for link in self.links if link.request is RequestDay.DUE), None)


class SignalWording(NamedTuple):
    """The texts of a signal, with places to fill in between braces.

    Attributes:
        code: The signal.
        weight: How heavy it is.
        text: What is wrong.
        remedy: What to do about it; may be empty.
        short: The same in a few words, beside a moment that it touches; may be empty.
        todo: Whether its remedy is something to do now.
        lasting: What a file says instead of `text`, where that counts from the day on which it was seen; may be empty.
        stays: Whether it stands when all that it touches is done or past.
    """

    code: SignalCode
    weight: Weight
    text: str
    remedy: str
    short: str = ""
    todo: bool = False
    lasting: str = ""
    stays: bool = False


class ShownList(NamedTuple):
    """A list of a plan that comes with who the volunteers are.

    Attributes:
        key: The list, as the plan's file names it.
        heading: What stands above it.
    """

    key: str
    heading: str


class DecisionSort(NamedTuple):
    """A sort of decision, such as a plan or a verordening: it tells which links a chain has.

    Attributes:
        id: What a step names it by.
        name: What it is called in a sentence.
    """

    id: str
    name: str


class LawText(NamedTuple):
    """The newest text of a law that is known.

    Attributes:
        link: The id of the law, as a document has it.
        day: The first day on which the text is in force.
    """

    link: str
    day: date


class EndingRule(NamedTuple):
    """The rules for a municipality that comes to an end.

    Attributes:
        stay: How long its rules stay in force after its end.
        source: The article of the law.
        note: That it comes to an end, with places to fill in between braces.
        note_rules: How long its rules stay in force, the same.
        note_planned: The same as `note` where only a bill says so.
        doubt: What is said where no source tells that the act was adopted, as the end of a sentence.
        moment: What is said of the moment itself.
        elsewhere: What is said of what an election brings after the end, by its kind.
    """

    stay: Term
    source: Source
    note: str
    note_rules: str
    note_planned: str
    doubt: str
    moment: Wording
    elsewhere: tuple[Wording, ...]


class Rules(NamedTuple):
    """How decisions come about; the engine that reckons with these rules knows none of their words.

    Attributes:
        documents: What the rules lean on.
        bodies: Who decides, advises or speaks.
        terms: The terms that every municipality has.
        sorts: What sort of decision a step can be.
        trajectories: The chain of moments of each kind of decision.
        warned_recesses: The recesses of the lists in which a term gives a warning; those of a profile always do.
        wordings: What is said of the moments that are no link.
        texts: The sentences.
        signals: What each signal says.
        actions: What takes the place of an action of a kind, for who does it otherwise.
        shows: The lists of a plan that come with who the volunteers are.
        ending: What holds where a municipality comes to an end.
        laws: The texts of laws that are known; of a law there can be more than one.
        no_decision: Words of an item on a council's agenda that decides nothing, whatever the item is about.
    """

    documents: tuple[SourceDocument, ...] = ()
    bodies: tuple[Body, ...] = ()
    terms: tuple[DefaultTerm, ...] = ()
    sorts: tuple[DecisionSort, ...] = ()
    trajectories: tuple[Trajectory, ...] = ()
    warned_recesses: tuple[str, ...] = ()
    wordings: tuple[Wording, ...] = ()
    texts: Texts = NO_SENTENCES
    signals: tuple[SignalWording, ...] = ()
    actions: Mapping[str, str] = NONE
    shows: tuple[ShownList, ...] = ()
    ending: EndingRule | None = None
    laws: tuple[LawText, ...] = ()
    no_decision: tuple[str, ...] = ()

    @property
    def own_rights(self) -> frozenset[str]:
        """The rights by which a body is known as the volunteers' own meeting."""
        return frozenset(link.right for link in self.links if link.is_own_meeting)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of every trajectory, one trajectory after the other."""
        return tuple(link for chain in self.trajectories for link in chain.links)

    def requested(self, step: str, request: RequestDay) -> tuple[str, ...]:
        """Return the ids of the moments of a step that have their day from a request for advice.

        Args:
            request: Which day of it.
        """
        return tuple(dict.fromkeys(f"{step}.{link.kind}" for link in self.links if link.request == request))

    @property
    def asking(self) -> Trajectory:
        """The last trajectory in which advice is asked: its links say what a request means where a step asks none."""
        return next(chain for chain in reversed(self.trajectories) if chain.asks)

    def phrase(self, name: Phrase, chain: Trajectory | None = None) -> str:
        """Return a sentence with its places open, as a chain has it where it has its own."""
        own = chain.texts if chain else NO_TEXTS
        return own[name] if name in own else self.texts.words[name]

    def say(self, name: Phrase, **filled: str) -> str:
        """Return a sentence with its places filled."""
        return self.texts.say(name, **filled)

    def wording(self, kind: MomentKind, chain: Trajectory | None = None) -> Wording:
        """Return the wording of a kind of moment that is no link; the rules must have one."""
        own = chain.wordings if chain else ()
        return next(wording for wording in (*own, *self.wordings) if wording.kind == kind)
