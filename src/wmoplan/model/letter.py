"""What letters there are and when each fits, as data; their words are templates."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.model.term import Term

if TYPE_CHECKING:
    from wmoplan.model.source import Source, SourceDocument


class Misfit(NamedTuple):
    """A case in which a letter makes no sense, with what is said of that case; places to fill stand between braces.

    Attributes:
        case: The name of the case, such as one in which the decision is past; `data/brieven.yaml` says what each means.
        kind: The kind of moment that it is about; may be empty.
        role: The role that it is about; may be empty.
        message: Why the letter does not fit.
        remedy: What fits instead.
    """

    case: str
    message: str
    remedy: str
    kind: str = ""
    role: str = ""


class LetterKind(NamedTuple):
    """A letter that can be made.

    Attributes:
        name: What the user types; the name of its template.
        title: What it is for, in a sentence.
        about_step: Whether it is about a step of the plan.
        own_roles: The roles that have a template of their own.
        misfits: The cases in which the letter makes no sense; the first that fits counts.
        is_own: Whether the template is the user's own.
    """

    name: str
    title: str
    about_step: bool
    own_roles: tuple[str, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    is_own: bool = False


class Reader(NamedTuple):
    """Who a report is for.

    Attributes:
        name: What the user types.
        title: Who that is, and what it is for, in a sentence.
        address: The line to whom it goes, with a place for the municipality between braces.
        greeting: How the letter begins.
        everything: Whether it tells of all steps, and not only of the chosen subjects.
    """

    name: str
    title: str
    address: str
    greeting: str
    everything: bool = False


class Saying(NamedTuple):
    """A sentence that a letter can say about the rules.

    Attributes:
        id: What a template names it by.
        text: The sentence.
        source: Where the rule stands.
        roles: For whom it holds; none is everybody.
        since: The first day on which it holds; None has always been.
    """

    id: str
    text: str
    source: "Source"
    roles: tuple[str, ...] = ()
    since: date | None = None


class SpeechPart(NamedTuple):
    """A part of a text that is spoken.

    Unit: `share` is in percents of the whole.
    """

    id: str
    share: int


class SpeechRules(NamedTuple):
    """How much text fits in a time.

    Attributes:
        words: How many are spoken in a minute.
        minutes: The times that are reckoned with where nobody said how long one may speak.
        parts: In the order in which they are spoken.
    """

    words: int
    minutes: tuple[int, ...]
    parts: tuple[SpeechPart, ...]


class Letters(NamedTuple):
    """The letters that can be made, and what they can say.

    Attributes:
        kinds: In the order in which they are listed.
        sayings: What a letter can say about the rules.
        documents: Where the sayings come from, besides the documents of the rules.
        sureness: How a letter says how sure a day is, by its word.
        short_term: How much time is asked where it is late.
        speech: How much text fits in a time.
        readers: Who a report can be for, the most usual first.
    """

    kinds: tuple[LetterKind, ...]
    sayings: tuple[Saying, ...]
    documents: "tuple[SourceDocument, ...]"
    sureness: Mapping[str, str]
    short_term: Term
    speech: SpeechRules
    readers: tuple[Reader, ...]


class GlossaryWord(NamedTuple):
    """A word of the list of words.

    Attributes:
        word: As it stands in the texts.
        meaning: In one plain sentence.
    """

    word: str
    meaning: str
