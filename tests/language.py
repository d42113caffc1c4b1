"""How hard a Dutch text is to read, in numbers; the bar for all that a volunteer reads stands in `BAR`.

No formula proves level B1: it is a level of readers. These are the signs of it that can be counted, and each can be
counted again by hand. Sentences: a full stop, a question mark, an exclamation mark or the end of a line ends one. A
colon does not, save behind the label that a line of a list begins with, such as its day. Words: all that stands between
two spaces and has a letter or a digit in it. Commands, file names and web addresses are typed and not read: they count
as one known word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from wordfreq import top_n_list

from wmoplan.cli.program import COMMANDS


class Bar(NamedTuple):
    """What a text must stay within.

    Attributes:
        mean: Words in a sentence, on average.
        long: A sentence with more words is long.
        long_share: Share of the sentences that may be long.
        longest: Words that no sentence may exceed.
        douma: Reading ease by Douma, at least; 60 to 70 is normal, 70 to 80 fairly easy.
        common: How many of the most frequent words count as known to everybody.
        uncommon_share: Share of the words that may lie outside them.
        passive_share: Share of the sentences that may be passive.
    """

    mean: float
    long: int
    long_share: float
    longest: int
    douma: float
    common: int
    uncommon_share: float
    passive_share: float


BAR: Final = Bar(12, 15, 0.15, 25, 65, 5000, 0.18, 0.15)
"""The bar of every text, by itself and of all texts together.

Source: the goal that wmoplan set itself for plain language. Sentences: Dutch agencies for plain language ask about ten
words and never more than fifteen. Reading ease: W.H. Douma, De leesbaarheid van landbouwbladen (1960), which is the
formula of Flesch fitted to Dutch. Short active sentences with words that everybody knows: communicatierijk.nl, on B1.
"""

ENOUGH_SENTENCES: Final = 12
"""A share of fewer sentences says nothing; they count in the whole."""

ENOUGH_WORDS: Final = 100
"""The same for words."""

MOST: Final = 40
"""So many places are named of one fault; the next run names the rest."""

VOWELS: Final = re.compile(
    "aai|ooi|oei|eeu|ieu|eau|ëi|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|ai|[aeiouyáàâäéèêëíìîïóòôöúùûü]"
)
"""One syllable is one of these: the spellings of one Dutch vowel, the longest first. A trema begins a new one."""

WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
TOKEN: Final = re.compile(r"\S*\w\S*")
ENDS: Final = re.compile(r"""(?<=[.?!])['")\]]*\s+(?=['"(\[]*[^\W_])""")
SHORTENED: Final = re.compile(r"(?:\b(?:art|bijv|nr|o\.a|blz|Stb|enz)|\b[A-Z])\.$")
"""A full stop that ends no sentence."""

LABEL: Final = re.compile(
    r"^(?:(?:van |uiterlijk op |tot en met |t/m )?(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag )?\d{1,2} \w+ \d{4}"
    r"(?:[^:.]|\d\.\d){0,60}|[^\W\d]+ \d{4}(?:, over \d+ \w+|, nu)?|(?:vraag|punt|deel|stap) \d+[^.:]{0,40}"
    r"|[^\W\d][^.:?!]{0,24}(?: \d{4})?): ",
    re.IGNORECASE,
)
"""What a line of a list begins with: its day, its number, or a word or three with a colon."""

NAMES: Final = sorted(
    {word for name, entry in COMMANDS.items() for word in (name, *entry.aliases)}, key=len, reverse=True
)
"""Every word that names a command."""

TYPED: Final = re.compile(
    r"`[^`]*`|<https?://[^>]*>|\bhttps?://\S+"
    rf"|\bwmoplan (?:{'|'.join(NAMES)})\b(?: (?:add|import|toevoegen|inlezen|ophalen|lijst)\b)?(?: --?[\w=.-]+)*"
    r"|\bwmoplan(?: --?[\w=.-]+)+|(?<!\w)--[a-z-]+(?: [A-Z]+(?:=[A-Z]+)?)?\b"
    r"|(?<!\w)[\w./-]*\.(?:csv|docx?|html|ics|json|md|nl|pdf|txt|whl|xlsx?|yaml)\b"
)
"""A command, an option, a file name or an address: the reader types it or clicks on it."""

BECOME: Final = frozenset({"word", "wordt", "worden", "werd", "werden", "geworden"})
BE: Final = frozenset({"is", "ben", "bent", "zijn", "was", "waren"})
PREFIXES: Final = "aan|achter|af|bekend|bij|door|in|los|mee|na|om|op|over|samen|tegen|terug|toe|uit|vast|voor|weg"
WEAK: Final = re.compile(rf"(?:(?:{PREFIXES})?ge\w{{2,}}|(?:{PREFIXES})?(?:be|ver|ont|her|er)\w{{3,}})(?:d|t)")
STRONG: Final = re.compile(
    rf"(?:{PREFIXES}|be|ver|ont|her|over|onder|uit)*(?:ge)?(?:nomen|geven|kozen|daan|zien|schreven|sproken|sloten|zonden|"
    r"zet|legd|vonden|bracht|lezen|laten|houden|zocht|vraagd|boden|trokken|roepen|stuurd|schoven|wezen|deeld|wonnen)"
)
NO_PARTICIPLE: Final = frozenset(
    """bekend beleid gebied gemeente geld gezond gelijkgesteld geschikt gewoon gemoed verkeerd verkeerde bestand bericht
    overleg gebeurd veranderd begint gebeurt betekent verandert verschuift bestaat vergadert
    besluit besluiten geeft gerust gericht belast bezet onbekend gemeenteraad advies adviseert
    berekend geschat""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words with the shape of a participle that are none; participles of what happens by itself (is veranderd); and two
names of how sure a day is, which every list explains: "de dag is geschat" says what the day is."""

ABBREVIATION: Final = re.compile(
    r"\b(?:[A-Z]{2,5}|[A-Z]+[a-z][A-Z]+|pgb|btw|ggz|wlz|zzp|mbo|ivm|mbt|tav|bv|dmv)(?:'s)?\b"
)


AS_THEY_STAND: Final = frozenset({"AA", "CSV", "END", "EUPL", "MB", "PDF", "URL", "UTF"})
"""Letters that the reader must find on a button or in a file as they stand; a level of WCAG, and a licence."""


class Piece(NamedTuple):
    """Something that a volunteer reads.

    Attributes:
        place: Where it stands, so that one finds it back.
        text: Its words, without mark-up.
        sentences: Whether it is one sentence or more; a title or a name is not, and only its words count.
    """

    place: str
    text: str
    sentences: bool = True


class Figures(NamedTuple):
    """What was counted in a number of pieces; a share of nothing is nothing."""

    sentences: int
    words: int
    mean: float
    long_share: float
    longest: int
    douma: float
    uncommon_share: float
    passive_share: float

    def __str__(self) -> str:
        return (
            f"{self.sentences:5} sentences {self.words:6} words, mean {self.mean:4.1f}, long {self.long_share:4.0%}, "
            f"longest {self.longest:2}, Douma {self.douma:3.0f}, uncommon {self.uncommon_share:4.1%}, "
            f"passive {self.passive_share:4.1%}"
        )


def untyped(text: str) -> str:
    """Return a text with one known word in the place of all that is typed or clicked on."""
    return TYPED.sub("dit", text)


@cache
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; every line is at least one."""
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[str]:
    for line in untyped(text).splitlines():
        kept = ""
        for part in ENDS.split(LABEL.sub("", line.strip(), count=1)):
            kept = f"{kept} {part}".strip()
            if not SHORTENED.search(kept):
                yield from (kept,) if TOKEN.search(kept) else ()
                kept = ""
        if kept:
            yield kept


def tokens(text: str) -> list[str]:
    """Return what counts as a word in the length of a sentence."""
    return TOKEN.findall(text)


@cache
def words(text: str) -> tuple[str, ...]:
    """Return the words with letters only; a number has no syllables that one can count."""
    return tuple(word for word in WORD.findall(untyped(text)) if len(word) > 1 or word.lower() in {"u", "a"})


@cache
def syllables(word: str) -> int:
    """Return how many syllables a word has; capitals, and letters without a vowel, are read one by one.

    >>> syllables("verordening"), syllables("cliënten"), syllables("nieuwe"), syllables("AWBZ"), syllables("pgb's")
    (4, 3, 2, 4, 3)
    """
    found = len(VOWELS.findall(word.lower()))
    if (word.isupper() and len(word) > 1) or not found:
        return len(word.removesuffix("'s"))
    return found


@cache
def is_passive(sentence: str) -> bool:
    """Tell whether somebody does something in a sentence without being named: "er wordt besloten", "is gekozen".

    >>> is_passive("Het plan wordt besproken."), is_passive("De raad bespreekt het plan.")
    (True, False)
    """
    found = [word.lower() for word in words(sentence)]
    participles = [
        word for word in found if word not in NO_PARTICIPLE and (WEAK.fullmatch(word) or STRONG.fullmatch(word))
    ]
    return bool(participles) and bool((BECOME | BE) & set(found))


@cache
def common() -> frozenset[str]:
    """Return the words that everybody knows: the most frequent ones of Dutch.

    Source: wordfreq, list "nl", counted in subtitles, Wikipedia, news, books, the web and social media.
    """
    return frozenset(top_n_list("nl", BAR.common))


class Known(NamedTuple):
    """What is no uncommon word though it is not frequent.

    Attributes:
        terms: Words, and groups of words, that the word list explains to the reader.
        names: Words that name somebody or some place, with their capital.
    """

    terms: frozenset[str]
    names: frozenset[str]

    def explains(self, word: str) -> bool:
        """Tell whether the word list explains a word, or the word of which it is a plural.

        >>> known = Known(frozenset({"verordening", "pgb", "cliëntenraad"}), frozenset())
        >>> [known.explains(word) for word in ("verordeningen", "pgb's", "cliëntenraden", "verorden")]
        [True, True, True, False]
        """
        low = word.lower()
        singular = {low, *(low.removesuffix(ending) for ending in ("'s", "s", "en", "n", "e"))}
        if low.endswith("raden"):
            singular.add(low.removesuffix("raden") + "raad")
        return bool(singular & self.terms)


@cache
def uncommon(text: str, known: Known) -> tuple[str, ...]:
    """Return the words of a text that not everybody knows and that nobody explains."""
    found = []
    for sentence in sentences(text):
        for at, word in enumerate(words(groups(known).sub("", sentence))):
            name = word in known.names or (at > 0 and word[0].isupper())
            if not (name or word.lower() in common() or known.explains(word)):
                found.append(word)
    return tuple(found)


@cache
def groups(known: Known) -> re.Pattern[str]:
    """Return what finds the groups of words that the word list explains, the longest first."""
    terms = sorted((term for term in known.terms if " " in term), key=lambda term: (-len(term), term))
    return re.compile("|".join(rf"\b{re.escape(term)}\b" for term in terms) or r"(?!)", re.IGNORECASE)


def abbreviations(text: str) -> list[str]:
    """Return the abbreviations in a text, in their order, with a plural's ending left off."""
    return [found.removesuffix("'s") for found in ABBREVIATION.findall(untyped(text))]


@cache
def unexplained(text: str, known: Known) -> tuple[str, ...]:
    """Return the abbreviations that neither the word list nor the text itself tells in full.

    In the text itself the full name stands right before or behind it, between brackets, or after "is" or "het is".
    """
    return tuple(
        short
        for short in dict.fromkeys(abbreviations(text))
        if not (known.explains(short) or short in known.names or short in AS_THEY_STAND)
        and not any(known.explains(whole) for whole in re.findall(rf"\b{re.escape(short)}-\w+", text))
        and not re.search(rf"\b{re.escape(short)} \([^)]{{8,}}\)|\({re.escape(short)}\)|\b{re.escape(short)} is ", text)
    )


def figures(pieces: Iterable[Piece], known: Known) -> Figures:
    """Return what is counted in some pieces; titles count for their words only."""
    pieces = list(pieces)
    told = [sentence for piece in pieces if piece.sentences for sentence in sentences(piece.text)]
    lengths = [len(tokens(sentence)) for sentence in told]
    read = [word for sentence in told for word in words(sentence)]
    every = [word for piece in pieces for sentence in sentences(piece.text) for word in words(sentence)]
    strange = [word for piece in pieces for word in uncommon(piece.text, known)]
    mean = _share(sum(lengths), len(lengths))
    return Figures(
        len(told),
        len(every),
        mean,
        _share(sum(length > BAR.long for length in lengths), len(lengths)),
        max(lengths, default=0),
        206.84 - 77 * _share(sum(map(syllables, read)), len(read)) - 0.93 * mean,
        _share(len(strange), len(every)),
        _share(sum(map(is_passive, told)), len(told)),
    )


def faults(pieces: Sequence[Piece], known: Known) -> list[str]:
    """Return what is too hard in some pieces taken together: the figure, and the places that make it so."""
    got = figures(pieces, known)
    told = [(piece.place, sentence) for piece in pieces if piece.sentences for sentence in sentences(piece.text)]
    found = [
        f"{place}: {len(tokens(one))} words, at most {BAR.longest}: {one}"
        for place, one in told
        if len(tokens(one)) > BAR.longest
    ]
    found += [
        f"{piece.place}: nobody explains {', '.join(short)}: {piece.text}"
        for piece in pieces
        if (short := unexplained(piece.text, known))
    ]
    if got.sentences >= ENOUGH_SENTENCES:
        found += _too_much(got, told)
    if got.words >= ENOUGH_WORDS and got.uncommon_share > BAR.uncommon_share:
        strange = Counter(word.lower() for piece in pieces for word in uncommon(piece.text, known))
        most = ", ".join(f"{word} {count}" for word, count in strange.most_common(MOST))
        found.append(f"uncommon words {got.uncommon_share:.1%}, at most {BAR.uncommon_share:.0%}: {most}")
    return found


def _too_much(got: Figures, told: list[tuple[str, str]]) -> Iterator[str]:
    by_length = sorted(((len(tokens(one)), place, one) for place, one in told), reverse=True)
    longest = [f"  {place}: {length} words: {one}" for length, place, one in by_length if length > BAR.long][:MOST]
    if got.mean > BAR.mean:
        yield "\n".join([f"mean sentence {got.mean:.1f} words, at most {BAR.mean}", *longest])
    if got.long_share > BAR.long_share:
        yield "\n".join([f"{got.long_share:.0%} of the sentences are long, at most {BAR.long_share:.0%}", *longest])
    if got.douma < BAR.douma:
        hard = sorted(((_ease(one), place, one) for place, one in told if len(words(one)) > 3))[:MOST]
        hardest = [f"  {place}: {ease:.0f}: {one}" for ease, place, one in hard]
        yield "\n".join([f"reading ease {got.douma:.0f}, at least {BAR.douma}", *hardest])
    if got.passive_share > BAR.passive_share:
        passive = [f"  {place}: {one}" for place, one in told if is_passive(one)][:MOST]
        yield "\n".join([f"passive {got.passive_share:.0%}, at most {BAR.passive_share:.0%}", *passive])


def _ease(sentence: str) -> float:
    read = words(sentence)
    return 206.84 - 77 * _share(sum(map(syllables, read)), len(read)) - 0.93 * len(tokens(sentence))


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0
