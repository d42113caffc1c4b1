"""What to ask the municipality: as one short letter, and as a list on the screen."""

import textwrap
from collections.abc import Iterator
from typing import Final

from wmoplan.dutch import count, listing, long_date, plain_date, sentence
from wmoplan.model.moment import Question
from wmoplan.model.phrases import Phrase
from wmoplan.timeline import Timeline

WIDTH: Final = 74
"""Characters on a line, so that a mail program breaks none of them."""

ROOM: Final = 30
"""Lines for the questions; with the rest of the letter they fill one page of A4."""

NOTHING: Final = "Er zijn nu geen vragen aan de gemeente."

SHOWN: Final = 3
"""How many subjects a reason names at most."""


def questions_letter(timeline: Timeline) -> str:
    """Return the letter that asks the municipality what only it knows, at most one page long.

    The questions on which most hangs come first; where the page is full, the letter says that more will follow.
    """
    asked, left = _fitting(timeline)
    if not asked:
        return f"{NOTHING}\n"
    lines = [*_head(timeline), *asked]
    if left:
        more = count(left, "andere vraag", "andere vragen")
        lines += ["", *_wrap(f"Wij hebben nog {more}. Die stellen wij later.")]
    return "\n".join([*lines, *_foot(timeline)]) + "\n"


def questions_list(timeline: Timeline) -> str:
    """Return the questions in sentences, each with what hangs on it and where the answer goes."""
    questions = _chosen(timeline)
    if not questions:
        return f"{NOTHING}\n"
    number = count(len(questions), "vraag", "vragen")
    verb = "is" if len(questions) == 1 else "zijn"
    first = " De eerste helpt u het meest." if len(questions) > 1 else ""
    to_whom = "" if any(question.asked_of for question in questions) else " aan de gemeente"
    lines = [f"Er {verb} {number}{to_whom}.{first}"]
    for at, question in enumerate(questions, 1):
        lines += ["", f"Vraag {at}{_to(question)}. {question.text}"]
        if question.moments:
            lines.append(f"Hiervan {_hang(len(question.moments))} af op uw tijdlijn.")
        if question.answer:
            shape = "zoals dit" if ":" in question.answer else "bij dit woord"
            lines.append(f"Zet het antwoord in {timeline.profile_name}, {shape}: {question.answer}")
    if other := len(timeline.questions) - len(questions):
        about = "gaat over onderwerpen" if other == 1 else "gaan over onderwerpen"
        lines += ["", f"Nog {count(other, 'vraag', 'vragen')} {about} die u niet koos."]
    return "\n".join(lines) + "\n"


def _to(question: Question) -> str:
    return f" (aan {question.asked_of})" if question.asked_of else ""


def _chosen(timeline: Timeline) -> list[Question]:
    """Return the questions of which something of the chosen subjects hangs, in their order."""
    ids = {moment.id for moment in timeline.moments if timeline.is_chosen(moment.topics)}
    return [question for question in timeline.questions if not question.moments or ids & set(question.moments)]


def _hang(number: int) -> str:
    return "hangt 1 dag" if number == 1 else f"hangen {number} dagen"


def _head(timeline: Timeline) -> list[str]:
    name = timeline.municipality.name
    organisation = timeline.profile.organisation
    who = f"Ik schrijf u namens onze organisatie, {organisation}. " if organisation else ""
    what = timeline.rules.say(Phrase.LETTER_WE)
    clerk = timeline.profile.clerk
    return [
        f"Aan: de griffie van de gemeente {name}",
        *([f"Mail: {clerk.email}"] if clerk and clerk.email else []),
        f"Datum: {plain_date(timeline.as_of)}",
        "Onderwerp: vragen over data en termijnen",
        "",
        "Geachte griffier,",
        "",
        *_wrap(f"{who}{what} Daarom willen wij weten wanneer u besluit en vergadert."),
        "",
        *_wrap("Wilt u ons binnen twee weken antwoord geven? Weet u iets nog niet? Dan horen wij graag wanneer wel."),
    ]


def _foot(timeline: Timeline) -> list[str]:
    return [
        "",
        *_wrap("Een mail is goed. U mag ook bellen. Hartelijk dank voor uw hulp."),
        "",
        "Met vriendelijke groet,",
        "",
        timeline.profile.organisation or "(uw naam)",
        "",
        *_wrap(
            f"Gemaakt met wmoplan op {long_date(timeline.as_of)}. {sentence(timeline.made_from)}. "
            f"Bestand: {timeline.profile_name}."
        ),
    ]


def _fitting(timeline: Timeline) -> tuple[list[str], int]:
    """Return the lines of the questions that fit, and how many do not."""
    lines: list[str] = []
    questions = [question for question in _chosen(timeline) if not question.asked_of]
    for at, question in enumerate(questions, 1):
        asked = ["", *_asked(at, question, timeline)]
        if lines and len(lines) + len(asked) > ROOM:
            return lines, len(questions) - at + 1
        lines += asked
    return lines, 0


def _asked(at: int, question: Question, timeline: Timeline) -> Iterator[str]:
    number = f"{at}. "
    yield from _wrap(question.text, number)
    if why := _why(question, timeline):
        yield from _wrap(why, " " * len(number))


def _why(question: Question, timeline: Timeline) -> str:
    """Return in half a sentence why it is asked: the chosen subjects that hang on the answer."""
    moments = [moment for moment in timeline.moments if moment.id in question.moments]
    ids = {moment.step for moment in moments}
    names = [step.short for step in timeline.chosen_steps() if step.id in ids]
    if len(names) > SHOWN:
        names = [*names[: SHOWN - 1], count(len(names) - SHOWN + 1, "ander onderwerp", "andere onderwerpen")]
    return f"(Nodig voor: {listing(names)}.)" if names else ""


def _wrap(text: str, first: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
