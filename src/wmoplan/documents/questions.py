"""The questions to the municipality: as a letter of one page, and as a list for the screen."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from textwrap import wrap
from typing import Final

from wmoplan.documents.blocks import Block, Document, Item, Lines, List, Marks, Paragraph, Purpose
from wmoplan.dutch import count, listing, long_date, plain_date
from wmoplan.model.moment import Question
from wmoplan.model.phrases import Phrase
from wmoplan.model.progress import LATER
from wmoplan.timeline import Timeline

WIDTH: Final = 74
"""Characters on a line of the letter as plain text."""

ROOM: Final = 30
"""Lines for the questions; with the rest of the letter they fill one page of A4."""

NOTHING: Final = "Er zijn nu geen vragen aan de gemeente."

PAUSE: Final = timedelta(days=21)
"""How long a question comes last that somebody could not answer."""

SHOWN: Final = 3
"""The most subjects that a reason names."""


def letter_of_questions(timeline: Timeline) -> Document:
    """Return the letter with the questions to the municipality, at most one page long.

    The questions on which most hangs come first; where the page is full, the letter says that more will follow.
    """
    questions = [question for question in in_order(timeline) if not question.asked_of]
    asked = list(_fitting(questions, timeline))
    blocks: tuple[Block, ...] = (Paragraph(NOTHING),)
    if asked:
        left = len(questions) - len(asked)
        more = count(left, "andere vraag", "andere vragen")
        rest = (Paragraph(f"Wij hebben nog {more}. Die stellen wij later."),) if left else ()
        blocks = (*_head(timeline), *asked, *rest, *_foot(timeline))
    return Document(
        title="Vragen over data en termijnen",
        purpose=Purpose.LETTER,
        titled=False,
        blocks=blocks,
        author=timeline.profile.organisation,
        made=timeline.as_of,
    )


def questions_of(timeline: Timeline) -> Document:
    """Return the questions in sentences, each with the number of days that depend on the answer and the key for it."""
    questions = in_order(timeline)
    number = count(len(questions), "vraag", "vragen")
    verb = "is" if len(questions) == 1 else "zijn"
    first = " De eerste helpt u het meest." if len(questions) > 1 else ""
    to_whom = "" if any(question.asked_of for question in questions) else " aan de gemeente"
    blocks: list[Block] = [Paragraph(f"Er {verb} {number}{to_whom}.{first}" if questions else NOTHING)]
    blocks += [Lines(tuple(_listed(at, question))) for at, question in enumerate(questions, 1)]
    if questions and (other := len(timeline.questions) - len(questions)):
        about = "gaat over onderwerpen" if other == 1 else "gaan over onderwerpen"
        blocks.append(Paragraph(f"Nog {count(other, 'vraag', 'vragen')} {about} die u niet koos."))
    return Document("Vragen aan de gemeente", tuple(blocks), timeline.as_of, Purpose.SCREEN, titled=False)


def _listed(at: int, question: Question) -> Iterator[str]:
    to = f" (aan {question.asked_of})" if question.asked_of else ""
    yield f"Vraag {at}{to}. {question.text}"
    if days := len(question.moments):
        yield f"Van het antwoord {'hangt' if days == 1 else 'hangen'} {count(days, 'dag', 'dagen')} op uw tijdlijn af."
    yield f"Weet u het? Typ: wmoplan antwoord {at}"


def in_order(timeline: Timeline) -> list[Question]:
    """Return the questions on which a moment of the chosen subjects depends: those that help most first.

    What somebody could not answer lately comes last.
    """
    ids = {moment.id for moment in timeline.moments if timeline.is_chosen(moment.topics)}
    asked = [question for question in timeline.questions if not question.moments or ids & set(question.moments)]
    since = timeline.as_of - PAUSE
    later = {row.about for row in timeline.progress.of(LATER) if row.day > since}
    return sorted(asked, key=lambda question: question.key in later)


def _head(timeline: Timeline) -> Iterator[Block]:
    organisation, clerk = timeline.profile.organisation, timeline.profile.clerk
    who = f"Ik schrijf u namens onze organisatie, {organisation}. " if organisation else ""
    what = timeline.rules.say(Phrase.LETTER_WE)
    yield Lines(
        (
            f"Aan: de griffie van de gemeente {timeline.municipality.name}",
            *([f"Mail: {clerk.email}"] if clerk and clerk.email else []),
            f"Datum: {plain_date(timeline.as_of)}",
            "Onderwerp: vragen over data en termijnen",
        )
    )
    yield Paragraph("Geachte griffier,")
    yield Paragraph(f"{who}{what} Daarom willen wij weten wanneer u besluit en vergadert.")
    yield Paragraph(
        "Wilt u ons binnen twee weken antwoord geven? Weet u iets nog niet? Dan horen wij graag wanneer wel."
    )


def _foot(timeline: Timeline) -> Iterator[Paragraph]:
    yield Paragraph("Een mail is goed. U mag ook bellen. Hartelijk dank voor uw hulp.")
    yield Paragraph("Met vriendelijke groet,")
    yield Paragraph(timeline.profile.organisation or "(uw naam)")
    yield Paragraph(f"Gemaakt met wmoplan op {long_date(timeline.as_of)}. {timeline.origin}")


def _fitting(questions: Iterable[Question], timeline: Timeline) -> Iterator[List]:
    """Yield the questions that fit on the page, with why each is asked."""
    used = 0
    for at, question in enumerate(questions, 1):
        number = f"{at}. "
        texts = [question.text, *([why] if (why := _why(question, timeline)) else [])]
        used += 1 + sum(len(wrap(text, WIDTH - len(number), break_long_words=False)) for text in texts)
        if at > 1 and used > ROOM:
            return
        why_asked = (Item(text, level=2, detail=True) for text in texts[1:])
        yield List((Item(texts[0], number=at), *why_asked), Marks.NUMBERS)


def _why(question: Question, timeline: Timeline) -> str:
    """Return between brackets the chosen steps that depend on the answer; empty where none does."""
    moments = [moment for moment in timeline.moments if moment.id in question.moments]
    ids = {moment.step for moment in moments}
    names = [step.short for step in timeline.chosen_steps() if step.id in ids]
    if len(names) > SHOWN:
        names = [*names[: SHOWN - 1], count(len(names) - SHOWN + 1, "ander onderwerp", "andere onderwerpen")]
    return f"(Nodig voor: {listing(names)}.)" if names else ""
