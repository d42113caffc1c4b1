"""`wmoplan advice`: from the request for advice to the reaction of the municipality, beside the profile."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.cli.grammar import Group
from wmoplan.cli.help_page import Entry
from wmoplan.dutch import choice
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from wmoplan.model.progress import Advice, Progress, ProgressRow

SECTION: Final = "Opdrachten"
FORMATS: Final = {"plain": "txt", "markdown": "md"}
ENDINGS: Final = {".txt": "txt", ".md": "md", ".docx": "docx"}
INSTEAD: Final = "Het kan ook anders. Laat de naam eindigen op .md of .txt."
WHICH: Final = "Over welke stap gaat het advies?\n  Schrijf bijvoorbeeld: verordening"

Step = Annotated[str | None, Argument(metavar="STAP", help="Waar het advies over gaat, zoals verordening.")]
On = Annotated[str | None, Option("--on", metavar="DATUM", help="De dag. Zonder deze optie: vandaag.")]
AnswerBy = Annotated[
    str | None,
    Option("--answer-by", metavar="DATUM", help="Wanneer de reactie er moet zijn, volgens de regel van uw gemeente."),
]
By = Annotated[str | None, Option("--by", metavar="NAAM", help="Wie dit opschrijft. Zonder deze optie: niemand.")]


def add(  # noqa: PLR0913 - the options of the command
    step: Step = None,
    asked: Annotated[
        str | None, Option("--asked", metavar="DATUM", help="Wanneer de vraag kwam. Zonder deze optie: ongevraagd.")
    ] = None,
    due: Annotated[str | None, Option("--due", metavar="DATUM", help="Wanneer het advies er moet zijn.")] = None,
    answer_by: AnswerBy = None,
    text: Annotated[str, Option("--text", metavar="TEKST", help="Wat u adviseert, in het kort.")] = "",
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Begin an advice: asked for, or given unasked."""
    from wmoplan.cli.asked import days_of_profile
    from wmoplan.cli.session import day_of
    from wmoplan.cli.speak import tell
    from wmoplan.model.progress import ADVICE, ANSWER_BY, DUE, RECEIVED
    from wmoplan.notation import on_one_line

    days = {RECEIVED: ("--asked", asked), DUE: ("--due", due), ANSWER_BY: ("--answer-by", answer_by)}
    given = {key: day_of(said, option) for key, (option, said) in days.items() if said}
    given, told = days_of_profile(step, profile, as_of, given)
    _must_follow(given.get(RECEIVED), given.get(DUE), "Het advies kan niet klaar moeten zijn voor u de vraag kreeg.")
    values = {key: day.isoformat() for key, day in given.items()} | {"tekst": on_one_line(text)}
    _write(step, profile, values.get(RECEIVED) or as_of, by, ADVICE, lambda _, __: values)
    for line in told:
        tell(line)


def sent(  # noqa: PLR0913 - the options of the command
    step: Step = None,
    on: On = None,
    answer_by: AnswerBy = None,
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Tell on which day an advice was sent."""
    from wmoplan.cli.session import day_of
    from wmoplan.model.progress import ABOUT, ANSWER_BY, SENT

    due = day_of(answer_by, "--answer-by") if answer_by else None

    def values(advice: "Advice", day: date) -> dict[str, str]:
        _must_follow(advice.received, day, "U kunt het advies niet versturen voor u de vraag kreeg.")
        return {ABOUT: advice.number, ANSWER_BY: due.isoformat() if due else ""}

    _write(step, profile, _when(on, as_of) or as_of, by, SENT, values, lambda advice: advice.sent is None)


def reaction(  # noqa: PLR0913 - the options of the command
    step: Step = None,
    on: On = None,
    followed: Annotated[
        str | None, Option("--followed", metavar="HOEVER", help="geheel, deels of niet: doet de gemeente wat u zegt?")
    ] = None,
    reason: Annotated[str, Option("--reason", metavar="TEKST", help="De reden die de gemeente geeft.")] = "",
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Tell what the municipality did with an advice."""
    from wmoplan.model.progress import ABOUT, FOLLOWED, REACTION
    from wmoplan.notation import on_one_line

    follows = (followed or "").casefold().strip()
    if follows not in FOLLOWED:
        said = f"'{followed}' past niet achter --followed." if followed else "Hoe ver volgt de gemeente uw advies?"
        raise UsageError(f"{said}\n  Schrijf: --followed {', of --followed '.join(FOLLOWED)}")

    def values(advice: "Advice", day: date) -> dict[str, str]:
        _must_follow(advice.sent, day, "De reactie kan niet komen voor u het advies verstuurde.")
        return {ABOUT: advice.number, "volgt": follows, "reden": on_one_line(reason)}

    _write(
        step,
        profile,
        _when(on, as_of) or as_of,
        by,
        REACTION,
        values,
        lambda advice: bool(advice.sent) and advice.answered is None,
    )


def listed(
    form: Annotated[
        str | None, Option("--format", metavar="VORM", help="plain, of markdown voor een tabel met twee kolommen.")
    ] = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Show every advice with its reaction."""
    from wmoplan.cli.asked import followed
    from wmoplan.cli.forms import in_form, in_text
    from wmoplan.cli.results import ending_of, make
    from wmoplan.cli.session import seen_from
    from wmoplan.cli.speak import folded_lines, say
    from wmoplan.desk.beside import PROFILE
    from wmoplan.documents.advice import sentences_of, table_of

    if form is not None and form not in FORMATS:
        raise UsageError(f"'{form}' is geen vorm die wmoplan kent.\n  {choice(form, FORMATS)}")
    shape = FORMATS[form] if form else ending_of(output, ENDINGS) if output else "txt"
    day = seen_from(as_of)
    found = followed(Path(profile or PROFILE), day)
    make_of = sentences_of if shape == "txt" else table_of
    document = make_of(found.advices, found.titles, day, found.times)
    if output:
        make(in_form(document, shape, INSTEAD), output, force=force)
    else:
        text = in_text(document, shape)
        say(folded_lines(text) if shape == "txt" else text)


def undo(
    step: Step = None,
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Take back the last row about an advice; the file keeps both."""
    from wmoplan.cli.progress import add_rows, new_row, wanted
    from wmoplan.cli.speak import tell
    from wmoplan.dutch import plain_date
    from wmoplan.model.progress import BACK, last_row
    from wmoplan.store.content import full

    if step is None:
        raise UsageError(WHICH)
    path, _, (about,), things = wanted([step], profile, as_of)
    found: list[ProgressRow] = []

    def taken_back(before: "Progress") -> "list[ProgressRow]":
        row = last_row(before, about)
        if row is None:
            raise UsageError(_nothing(about, []))
        found.append(row)
        # what is taken back was never so: the row counts from the day of that row, and not from today
        return [new_row(row.day, BACK, about, by, van=(row.number,))]

    add_rows(path, taken_back)
    (row,) = found
    tell(f"Teruggenomen: {row.kind} van {plain_date(row.day)}, {things[about]}.\nBeide regels staan in {full(path)}")
    tell("Alles bekijken: wmoplan advice list")


def _write(  # noqa: PLR0913 - what the three commands have in common
    step: str | None,
    profile: str | None,
    as_of: str | None,
    by: str | None,
    kind: str,
    values: "Callable[[Advice, date], dict[str, str]]",
    fits: "Callable[[Advice], bool] | None" = None,
) -> None:
    """Add a row about an advice: about the first of the step that it fits, or a new one."""
    from wmoplan.cli.progress import add_rows, new_row, wanted
    from wmoplan.cli.speak import tell
    from wmoplan.model.progress import RECEIVED, Advice, advices_of
    from wmoplan.store.content import full

    if step is None:
        raise UsageError(WHICH)
    path, day, (about,), things = wanted([step], profile, as_of)
    if not any(name.startswith(f"{about}.") for name in things):
        begin = about.partition(".")[0]
        way_out = f"Schrijf: {begin}" if begin in things else "De stappen zien: wmoplan plan"
        raise UsageError(f"Een advies gaat over een stap, en '{about}' is geen stap.\n  {way_out}")

    def rows(before: "Progress") -> "list[ProgressRow]":
        found = Advice("", about, None, None, None, None, None, "", "", "")
        mine = [one for one in advices_of(before) if one.step == about]
        if fits:
            fitting = [one for one in mine if fits(one)]
            if not fitting:
                raise UsageError(_nothing(about, mine))
            found = fitting[0]
        said = {key: said for key, said in values(found, day).items() if said}
        if said.get(RECEIVED) in {one.received.isoformat() for one in mine if one.received}:
            raise UsageError(f"Deze vraag over {about} staat er al.\n  Bekijk hem met: wmoplan advice list")
        return [new_row(day, kind, about, by, **said)]

    add_rows(path, rows)
    tell(f"Opgeschreven: {kind}, {things[about]}.\nDat staat in {full(path)}\nAlles bekijken: wmoplan advice list")


def _when(on: str | None, as_of: str | None) -> str | None:
    """Return the day that was typed behind its option, as a file has it; None where none was."""
    from wmoplan.cli.session import happened_on

    return happened_on(on, "--on", as_of).isoformat() if on else None


def _nothing(step: str, mine: "list[Advice]") -> str:
    if not mine:
        return f"Er is geen advies over {step}.\n  Begin met: wmoplan advice add {step} --asked DATUM"
    if any(advice.sent is None for advice in mine):
        return f"Het advies over {step} is nog niet verstuurd.\n  Schrijf eerst: wmoplan advice sent {step} --on DATUM"
    return f"Bij elk advies over {step} staat dit al.\n  Bekijk ze met: wmoplan advice list"


def _must_follow(first: date | None, then: date | None, said: str) -> None:
    from wmoplan.dutch import long_date

    if first and then and then < first:
        raise UsageError(f"{said}\n  U schreef {long_date(first)} en daarna {long_date(then)}. Kijk de dagen na.")


advice: Final = Group(
    "advice",
    {
        "add": Entry(f"{__name__}:add", "Een advies dat u gaat geven, gevraagd of niet.", SECTION, ("toevoegen",)),
        "sent": Entry(f"{__name__}:sent", "Het advies is verstuurd.", SECTION, ("verstuurd",)),
        "reaction": Entry(f"{__name__}:reaction", "De gemeente heeft gereageerd.", SECTION, ("reactie",)),
        "undo": Entry(f"{__name__}:undo", "Neem de laatste regel over een advies terug.", SECTION, ("terug",)),
        "list": Entry(f"{__name__}:listed", "Elk advies met de reactie, ook als tabel.", SECTION, ("lijst",)),
    },
    alone="list",
    help="Uw adviezen, en wat de gemeente ermee doet.",
)
