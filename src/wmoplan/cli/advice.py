"""`wmoplan advice`: from the request for advice to the reaction of the municipality, beside the profile."""

from typing import TYPE_CHECKING, Annotated, Final

from wmoplan.cli import options, results, session, speak
from wmoplan.cli.grammar import CommandGroup
from wmoplan.cli.help_page import Lazy
from wmoplan.cli.options import argument, value
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from wmoplan.desk.advice import AdviceLog
    from wmoplan.desk.progress import Logbook

SECTION: Final = "Opdrachten"
FORMATS: Final = ("plain", "markdown")
INSTEAD: Final = "Het kan ook anders. Laat de naam eindigen op .md of .txt."
WHICH: Final = "Over welke stap gaat het advies?\n  Schrijf bijvoorbeeld: verordening"

Step = Annotated[str | None, argument("STAP", "Waar het advies over gaat, zoals verordening.")]
On = Annotated[str | None, value("--on", "DATUM", "De dag. Zonder deze optie: vandaag.")]
AnswerBy = Annotated[
    str | None, value("--answer-by", "DATUM", "Wanneer de reactie er moet zijn, volgens de regel van uw gemeente.")
]
By = Annotated[str | None, value("--by", "NAAM", "Wie dit opschrijft. Zonder deze optie: niemand.")]


def add(  # noqa: PLR0913 - the options of the command
    step: Step = None,
    asked: Annotated[
        str | None, value("--asked", "DATUM", "Wanneer de vraag kwam. Zonder deze optie: ongevraagd.")
    ] = None,
    due: Annotated[str | None, value("--due", "DATUM", "Wanneer het advies er moet zijn.")] = None,
    answer_by: AnswerBy = None,
    text: Annotated[str, value("--text", "TEKST", "Wat u adviseert, in het kort.")] = "",
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Begin an advice: asked for, or given unasked."""
    from wmoplan.desk.advice import begin
    from wmoplan.model.progress import ADVICE, ANSWER_BY, DUE, RECEIVED
    from wmoplan.notation import on_one_line

    days = {RECEIVED: ("--asked", asked), DUE: ("--due", due), ANSWER_BY: ("--answer-by", answer_by)}
    given = {key: session.day_of(said, option) for key, (option, said) in days.items() if said}
    log = _log(step, profile, as_of, by)
    told = begin(log, given, on_one_line(text))
    _written(log, ADVICE)
    speak.tell(*told)


def sent(  # noqa: PLR0913 - the options of the command
    step: Step = None,
    on: On = None,
    answer_by: AnswerBy = None,
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Tell on which day an advice was sent."""
    from wmoplan.desk.advice import send
    from wmoplan.model.progress import SENT

    due = session.day_of(answer_by, "--answer-by") if answer_by else None
    day = session.happened_on(on, as_of)
    log = _log(step, profile, as_of, by)
    send(log, day, due)
    _written(log, SENT)


def reaction(  # noqa: PLR0913 - the options of the command
    step: Step = None,
    on: On = None,
    followed: Annotated[
        str | None, value("--followed", "HOEVER", "geheel, deels of niet: doet de gemeente wat u zegt?")
    ] = None,
    reason: Annotated[str, value("--reason", "TEKST", "De reden die de gemeente geeft.")] = "",
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Tell what the municipality did with an advice."""
    from wmoplan.desk.advice import answer
    from wmoplan.model.progress import FOLLOWED, REACTION
    from wmoplan.notation import on_one_line

    follows = (followed or "").casefold().strip()
    if follows not in FOLLOWED:
        said = f"'{followed}' past niet achter --followed." if followed else "Hoe ver volgt de gemeente uw advies?"
        raise UsageError(f"{said}\n  Schrijf: --followed {', of --followed '.join(FOLLOWED)}")
    day = session.happened_on(on, as_of)
    log = _log(step, profile, as_of, by)
    answer(log, day, follows, on_one_line(reason))
    _written(log, REACTION)


def listed(
    form: Annotated[
        str | None, value("--format", "VORM", "plain, of markdown voor een tabel met twee kolommen.")
    ] = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Show every advice with its reaction."""
    from wmoplan.desk.forms import LETTER_ENDINGS, in_form, in_text
    from wmoplan.desk.opening import opened
    from wmoplan.documents.advice import sentences_of, table_of

    shape = options.form_of(form, output, FORMATS, LETTER_ENDINGS, "plain")
    day = session.seen_from(as_of)
    timeline = opened(session.used(profile, day), day).timeline
    is_text = shape in {"plain", "txt"}
    document = sentences_of(timeline) if is_text else table_of(timeline)
    if output:
        results.make(in_form(document, shape, INSTEAD), options.target_of(output, force=force))
    else:
        (speak.say_folded if is_text else speak.say)(in_text(document, shape))


def undo(
    step: Step = None,
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Take back the last row about an advice; the file keeps both."""
    from wmoplan.desk.advice import take_back
    from wmoplan.dutch import plain_date
    from wmoplan.store.content import full

    book, word = _book(step, profile, as_of, by)
    log, row = take_back(book, word)
    speak.tell(
        f"Teruggenomen: {row.kind} van {plain_date(row.day)}, {log.title}.\nBeide regels staan in {full(log.book.path)}"
    )
    speak.tell("Alles bekijken: wmoplan advice list")


def _book(step: str | None, profile: str | None, as_of: str | None, by: str | None) -> "tuple[Logbook, str]":
    """Return the progress file, and the word for the step that was typed."""
    from wmoplan.desk.progress import logbook_of

    if step is None:
        raise UsageError(WHICH)
    day = session.seen_from(as_of)
    return logbook_of(session.used(profile, day), day, by), step


def _log(step: str | None, profile: str | None, as_of: str | None, by: str | None) -> "AdviceLog":
    """Return where an advice about a step is written."""
    from wmoplan.desk.advice import log_of

    return log_of(*_book(step, profile, as_of, by))


def _written(log: "AdviceLog", kind: str) -> None:
    from wmoplan.store.content import full

    speak.tell(
        f"Opgeschreven: {kind}, {log.title}.\nDat staat in {full(log.book.path)}\nAlles bekijken: wmoplan advice list"
    )


advice: Final = CommandGroup(
    "advice",
    {
        "add": Lazy(
            "advice:add",
            "Een advies dat u gaat geven, gevraagd of niet.",
            SECTION,
            ("toevoegen",),
            "advies toevoegen participatieverordening --asked 2026-11-16",
        ),
        "sent": Lazy(
            "advice:sent",
            "Het advies is verstuurd.",
            SECTION,
            ("verstuurd",),
            "advies verstuurd participatieverordening",
        ),
        "reaction": Lazy(
            "advice:reaction",
            "De gemeente heeft gereageerd.",
            SECTION,
            ("reactie",),
            'advies reactie participatieverordening --followed deels --reason "Te duur"',
        ),
        "undo": Lazy(
            "advice:undo",
            "Neem de laatste regel over een advies terug.",
            SECTION,
            ("terug",),
            "advies terug participatieverordening",
        ),
        "list": Lazy(
            "advice:listed",
            "Elk advies met de reactie, ook als tabel.",
            SECTION,
            ("lijst",),
            "advies lijst --output adviezen.txt",
        ),
    },
    alone="list",
    help="Uw adviezen, en wat de gemeente ermee doet.",
    epilog="advies",
)
