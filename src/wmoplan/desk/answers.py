"""Takes what somebody answers to a question of a timeline, and writes it in the profile or in the file beside it.

What an answer comes down to is a value first, told back before anything is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import Text
from wmoplan.desk.meeting_effects import Consequences, Effects, effects_of, in_short
from wmoplan.desk.meetings import MEANWHILE, profile_in, profile_text, save_edit
from wmoplan.desk.progress import Logbook, logbook_of, meant
from wmoplan.dutch import MONTHS, clock, listing, long_date, sentence, within
from wmoplan.errors import Refused, UsageError
from wmoplan.model.moment import Question
from wmoplan.model.period import month_end
from wmoplan.model.phrases import Phrase
from wmoplan.model.progress import DONE, LATER, NOTE, TEXT
from wmoplan.model.standing import ANSWER, NO, SEEN, SOURCE, YES
from wmoplan.model.term import read_term
from wmoplan.model.words import Unsure
from wmoplan.read.answers import Answer, Rule, day_in, period_in, read_answer, rule_in, term_in
from wmoplan.reckon.settled import settling
from wmoplan.store.rows import Key
from wmoplan.store.tables import ANCHORS, CONFIRMED, DECISIONS, TERMS, dated, with_rules, with_table

if TYPE_CHECKING:
    from wmoplan.timeline import Timeline

NOT_A_DAY: Final = "Dat is geen dag. wmoplan bewaart het als opmerking, en vraagt het later weer."
ASK_LATER: Final = "Goed. wmoplan vraagt het later weer."


EXAMPLES: Final = {
    Unsure.TERM: "zes weken. Of: 24 uur. Of: tot 12 uur op de dag zelf",
    Unsure.BODY: "elke dinsdag. Of: 21 januari, 18 februari en 18 maart 2027",
    Unsure.ANCHOR: "31 december 2027, zegt de griffie",
    Unsure.DECISION: "18 februari 2027, zegt de griffie",
}
"""What an answer can look like, by what is asked."""

WHETHER: Final = "ja, op 10 februari. Of: nee, op 18 maart. Of: nee"


class Understood(NamedTuple):
    """What an answer comes down to.

    Attributes:
        told: The same in a sentence, for the one who answered.
        tables: The rows of the profile that come to hold other words, by table and row.
        rules: The rows that the list of meetings gets.
        row: The row of the progress beside the profile: its kind, what it is about and its values; None is none.
        meetings: Lines with days, for who reads meetings; empty where the answer is no list of days.
    """

    told: str
    tables: Mapping[str, Mapping[str, Mapping[str, str]]] = {}
    rules: Sequence[Mapping[str, str]] = ()
    row: tuple[str, str, Mapping[str, str]] | None = None
    meetings: str = ""

    @property
    def leaves_open(self) -> bool:
        """Whether the question stays open, so that there is nothing to agree to."""
        return self.row is not None and self.row[0] == LATER


def question_meant(word: str, questions: Sequence[Question], timeline: "Timeline") -> Question:
    """Return the question that somebody names: by its number in the list, its name or a word of its text.

    What was answered before can be answered again, by its name.

    Args:
        questions: The open questions, in the order in which they are numbered.

    Raises:
        UsageError: The word names no question, or more than one.
    """
    if word.isdecimal():
        if not 0 < int(word) <= len(questions):
            raise UsageError(f"Er is geen vraag {word}.\n  Bekijk de vragen met: wmoplan vragen")
        return questions[int(word) - 1]
    asked = word.casefold().strip()
    known = {one.key: one for one in (*_closed(timeline), *questions)}
    exact = [key for key, one in known.items() if asked in {key, one.name}]
    opened = [one.key for one in questions if asked in one.key or asked in one.text.casefold()]
    (key,) = exact if len(exact) == 1 else meant([word], {key: known[key].text for key in exact or opened or known})
    return known[key]


def _closed(timeline: "Timeline") -> Iterator[Question]:
    """Yield what could be asked of the terms, days, bodies and decisions of a timeline, also where nothing is open."""
    rules = timeline.rules
    for plan in timeline.plans:
        for term in plan.default_terms(rules):
            yield Question(term.question, (), term.asked_of, about=Unsure.TERM.of(term.id))
        for anchor in plan.anchors:
            if anchor.question:
                yield Question(anchor.question, (), about=Unsure.ANCHOR.of(anchor.id))
    for body in rules.bodies:
        yield Question(rules.say(Phrase.ASK_MEETINGS, orgaan=body.name, jaar=""), (), about=Unsure.BODY.of(body.id))
    for step in timeline.all_steps():
        yield Question(step.title, (), about=Unsure.DECISION.of(step.id))


class Reading:
    """Reads the answers to the questions of one timeline."""

    def __init__(self, timeline: "Timeline") -> None:
        self._timeline = timeline
        self._as_of = timeline.as_of

    def understood(self, question: Question, typed: str) -> Understood:
        """Return what an answer to a question comes down to.

        Raises:
            Refused: What was typed is no answer to this question, or can mean more than one thing.
        """
        answer = read_answer(typed)
        if not answer.is_known:
            return Understood(ASK_LATER, row=(LATER, question.key, {}))
        sort, _, name = question.about.partition(":")
        if not sort or question.whether:
            return self._happened(question, name, answer)
        match Unsure(sort):
            case Unsure.TERM:
                return self._term(name, answer)
            case Unsure.BODY:
                return self._body(name.partition(":")[0], answer)
            case Unsure.ANCHOR:
                return self._day(question, ANCHORS, name, answer)
            case Unsure.DECISION:
                return self._day(question, DECISIONS, name, answer)

    def _term(self, name: str, answer: Answer) -> Understood:
        length = term_in(answer.text)
        terms = {one.id: one.text for plan in self._timeline.plans for one in plan.default_terms(self._timeline.rules)}
        at = read_term(length).at
        told = f"{sentence(terms[name])} is {f'tot {clock(at)} op de dag zelf' if at else length}."
        return Understood(self._with_source(told, answer), {TERMS: {name: self._row({"lengte": length}, answer)}})

    def _day(self, question: Question, table: str, name: str, answer: Answer) -> Understood:
        """Return the day of a fact, or the note that an answer without a day becomes."""
        day = day_in(answer.text, self._as_of, is_past=answer.yes is True)
        if day is None:
            return self._without_day(question, answer)
        told = self._with_source(f"{sentence(long_date(day))}.", answer)
        return Understood(told, {table: {name: self._row(dated(day, answer.source), answer)}})

    def _without_day(self, question: Question, answer: Answer) -> Understood:
        about = question.whether or question.name
        if period := period_in(answer.text):
            told = self._with_source(f"{sentence(period.text)}. {NOT_A_DAY}", answer)
            return Understood(told, row=(NOTE, about, {TEXT: self._noted(answer)}))
        if answer.yes is None:
            raise Refused(
                f"In '{answer.text}' staat geen dag.",
                "Schrijf een dag, zoals 10 februari 2027. Of schrijf: weet ik nog niet",
            )
        return Understood(ASK_LATER, row=(LATER, question.key, {TEXT: self._noted(answer)}))

    def _happened(self, question: Question, step: str, answer: Answer) -> Understood:
        """Return what it comes down to that something happened, or did not."""
        day = day_in(answer.text, self._as_of, is_past=answer.yes is not False)
        if day:
            table, name = (DECISIONS, step) if step else (CONFIRMED, question.whether)
            if answer.yes and day > self._as_of:
                raise Refused(
                    f"{sentence(long_date(day))} moet nog komen.", "Is het nog niet gebeurd? Begin dan met: nee"
                )
            did = "Dat was" if day <= self._as_of else "Dat komt"
            told = self._with_source(f"{did} op {long_date(day)}.", answer)
            return Understood(told, {table: {name: self._row(dated(day, answer.source), answer)}})
        if answer.yes is None:
            return self._without_day(question, answer)
        seen = settling(one.row for one in self._timeline.expectations).get(step)
        if seen:
            values = {ANSWER: YES if answer.yes else NO, SOURCE: answer.source}
            told = "Ja, dat is er." if answer.yes else "Nee, dat is er nog niet."
            return Understood(self._with_source(told, answer), row=(SEEN, seen, values))
        if answer.yes:
            return Understood(self._with_source("Ja, dat is gebeurd.", answer), row=(DONE, question.whether, {}))
        told = self._with_source(f"Nee, nog niet. {ASK_LATER}", answer)
        return Understood(told, row=(LATER, question.key, {TEXT: self._noted(answer)}))

    def _body(self, body: str, answer: Answer) -> Understood:
        """Return the rule by which a body meets, or the lines for who reads the days of meetings."""
        rule = rule_in(answer.text)
        if rule is None:
            return Understood("", meetings=f"{body}: {answer.text}")
        spans = list(_spans(self._as_of, rule))
        rows = [
            self._row({"regel": pattern, "tijd": rule.time, "orgaan": body, "van": first, "tot": last}, answer)
            for pattern in rule.patterns
            for first, last in spans
        ]
        at = f", om {clock(rule.time)}" if rule.time else ""
        but = f", niet in {listing([MONTHS[month - 1] for month in rule.months])}" if rule.months else ""
        told = f"{sentence(listing(rule.patterns))}{at}{but}, van vandaag tot en met {long_date(_end(self._as_of))}."
        return Understood(self._with_source(told, answer), rules=rows)

    def _row(self, pairs: Mapping[str, str], answer: Answer) -> dict[str, str]:
        """Return the keys and values of a row, with who said so and since when it is known; an empty one goes."""
        return {**pairs, Key.SOURCE: answer.source, Key.SINCE: self._as_of.isoformat()}

    def _with_source(self, told: str, answer: Answer) -> str:
        return f"{told} Bron: {answer.source}, {long_date(self._as_of)}." if answer.source else told

    def _noted(self, answer: Answer) -> str:
        return f"{answer.text} ({answer.source})" if answer.source else answer.text


def _end(as_of: date) -> date:
    """Return until when a rule counts that somebody tells: the end of the next year; then it is asked again."""
    return date(as_of.year + 1, 12, 31)


def _spans(as_of: date, rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the first and the last day of each stretch in which a rule counts."""
    first, end = as_of, _end(as_of)
    day = first
    while day <= end:
        last = min(month_end(day.year, day.month), end)
        if day.month in rule.months:
            if first < day:
                yield first.isoformat(), (day - timedelta(days=1)).isoformat()
            first = last + timedelta(days=1)
        day = last + timedelta(days=1)
    if first <= end:
        yield first.isoformat(), end.isoformat()


def example(question: Question) -> str:
    """Return what an answer to a question can look like."""
    return WHETHER if question.whether else EXAMPLES[Unsure(question.about.partition(":")[0])]


def edit(understood: Understood, text: str, name: str, as_of: date) -> str:
    """Return the text of a profile with what somebody answered in it.

    Args:
        name: How the user named the profile.

    Raises:
        DataError: The text is no profile to which this can be added.
    """
    for table, rows in understood.tables.items():
        text = with_table(text, table, rows, name=name)
    return with_rules(text, understood.rules, as_of, name=name) if understood.rules else text


def write(understood: Understood, text: Text, as_of: date, by: str | None = None) -> list[str]:
    """Write what somebody answered, and return the sentences that tell so, and what it changes.

    Args:
        by: Who answers; None writes no name.

    Raises:
        DataError: The profile or the progress cannot hold the answer.
        OutputError: The profile cannot be written, or says something else now of what was asked.
    """
    if understood.row:
        log = logbook_of(text, as_of, by)
        row = log.row(*understood.row)
        log.add(lambda _: [row])
        return _seen(log, text, as_of) if understood.row[0] in {SEEN, DONE} else []
    held = profile_text(text.content(), text.name)
    after = edit(understood, held, text.name, as_of)
    old, new = profile_in(held, text.name), profile_in(after, text.name)
    told = in_short(lambda: effects_of(old, new, as_of, text))
    is_changed = save_edit(text, held, lambda now: edit(understood, now, text.name, as_of))
    return [*([MEANWHILE] if is_changed else []), *told.notices, *_in_two_lines(told)]


def _seen(log: Logbook, text: Text, as_of: date) -> list[str]:
    """Return what something changes that was written beside the profile."""
    from wmoplan.desk.opening import reckoned

    effects = Effects(log.timeline, reckoned(text, as_of).timeline, ())
    return _in_two_lines(in_short(lambda: effects))


def _in_two_lines(told: Consequences) -> list[str]:
    """Return how much an answer changes, what weighs most of that, and what no longer goes together."""
    if not told.head:
        return []
    changes = [line.strip() for line in (*told.weighty, *told.rest)]
    return [f"Daardoor: {within(told.head[-1].strip())}", *changes[:1], *(line.strip() for line in told.wrong)]
