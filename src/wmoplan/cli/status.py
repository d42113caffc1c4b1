"""`wmoplan status`: how the municipality stands, by what the plan wants and by what somebody saw."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.cli.grammar import Group
from wmoplan.cli.help_page import Entry
from wmoplan.dutch import choice
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wmoplan.model.standing import Expectation, Sight, Watch
    from wmoplan.read.standing import Facts
    from wmoplan.reckon.standing import Span, Standing

SECTION: Final = "Opdrachten"
FORMATS: Final = ("plain", "markdown", "json")
ENDINGS: Final = {".txt": "plain", ".md": "markdown", ".json": "json"}


class View(NamedTuple):
    """Everything that says how a municipality stands.

    Attributes:
        spans: The time of each expectation, by its id.
        found: How each step stands.
    """

    watch: "Watch"
    facts: "Facts"
    spans: "Mapping[str, Span]"
    sights: "Mapping[str, Sight]"
    found: "tuple[Standing, ...]"


def listed(  # noqa: PLR0913 - the options of the command
    everything: Annotated[bool, Option("--all", help="Laat alle stappen zien.")] = False,  # noqa: FBT002 - a flag
    step: Annotated[
        str | None, Option("--step", metavar="STAP", help="Alles over deze stap: elke meting, met de bron.")
    ] = None,
    form: Annotated[
        str | None, Option("--format", metavar="VORM", help="plain, markdown voor een tabel, of json.")
    ] = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
) -> None:
    """Show how every step stands."""
    from wmoplan.cli.results import ending_of, make
    from wmoplan.cli.session import seen_from
    from wmoplan.cli.speak import folded_lines, say, say_json
    from wmoplan.desk.opening import written
    from wmoplan.reckon.standing import chosen_only, measured_now
    from wmoplan.render import standing as shown

    if form is not None and form not in FORMATS:
        raise UsageError(f"'{form}' is geen vorm die wmoplan kent.\n  {choice(form, FORMATS)}")
    shape = form or (ending_of(output, ENDINGS) if output else "plain")
    day = seen_from(as_of)
    text = written(profile, example)
    view = view_of(text.name, text.data, text.folder, day)
    everything = everything or shape == "json"
    topics = () if everything else view.facts.topics
    now, following = measured_now(view.watch, day)
    told = shown.Told(view.facts.municipality, day, topics, now, following, view.watch)
    if step:
        said = shown.of_step(_moments(step, view, day), told)
    else:
        form_of = {"plain": shown.plain, "markdown": shown.markdown, "json": shown.json}
        said = form_of[shape](chosen_only(view.found, topics), told)
    if output:
        make(said if shape == "json" else f"{said}\n", output, force=force)
    elif shape == "json":
        say_json(said)
    else:
        say(folded_lines(said) if shape == "plain" else said)


def seen(  # noqa: PLR0913 - the options of the command
    step: Annotated[str | None, Argument(metavar="STAP", help="Bij welke stap, zoals verordening.")] = None,
    answer: Annotated[
        str | None, Argument(metavar="ANTWOORD", help="ja, deels, nee of onbekend: is het waar wat er moet zijn?")
    ] = None,
    source: Annotated[str, Option("--source", metavar="TEKST", help="Waar u dat zag of van wie u dat hoorde.")] = "",
    on: Annotated[str | None, Option("--on", metavar="DATUM", help="Wanneer. Zonder deze optie: vandaag.")] = None,
    moment: Annotated[
        str | None, Option("--moment", metavar="MOMENT", help="Welke meting, zoals september. Anders die van nu.")
    ] = None,
    by: Annotated[str | None, Option("--by", metavar="NAAM", help="Wie dit zag. Anders staat er geen naam.")] = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Write down what the council saw of a step."""
    from wmoplan.cli.progress import add_rows, new_row
    from wmoplan.cli.session import happened_on, seen_from
    from wmoplan.cli.speak import tell
    from wmoplan.desk.beside import PROFILE, progress_path
    from wmoplan.desk.opening import written
    from wmoplan.model.standing import ANSWER, ANSWERS, SEEN, SOURCE
    from wmoplan.notation import on_one_line
    from wmoplan.store.content import full

    if step is None or answer is None:
        raise UsageError("Wat zag u?\n  Schrijf bijvoorbeeld: wmoplan status seen verordening ja")
    if answer.casefold() not in ANSWERS:
        raise UsageError(f"'{answer}' is geen antwoord.\n  {choice(answer, ANSWERS)}")
    day = happened_on(on, "--on", as_of) if on else seen_from(as_of)
    text = written(profile, None)
    view = view_of(text.name, text.data, text.folder, day)
    about = _about(step, moment, view)
    values = {ANSWER: answer.casefold(), SOURCE: on_one_line(source)}
    path = progress_path(profile or PROFILE)
    add_rows(path, [new_row(day, SEEN, about.id, by, **{key: value for key, value in values.items() if value})])
    tell(f"Opgeschreven: {answer.casefold()} bij '{about.text}' ({about.id}).\nDat staat in {full(path)}")
    tell("Alles bekijken: wmoplan status")


def view_of(name: str, data: "bytes | None", home: Path, as_of: date) -> View:
    """Return how the municipality of a profile stands, seen from a day.

    Raises:
        MissingFileError: There is no such profile.
        DataError: A file has faults.
    """
    from wmoplan.cli.trees import trees_of
    from wmoplan.desk.beside import progress_beside
    from wmoplan.model.standing import DECIDED, OWN_TIME, sights_of
    from wmoplan.read.standing import facts_of, watch_of
    from wmoplan.reckon.facts import ProgressMarks
    from wmoplan.reckon.settled import settled_steps
    from wmoplan.reckon.standing import standings, with_settled

    trees = trees_of(name, data, home, as_of)
    facts = facts_of(trees.profile, name, as_of)
    watch = watch_of(trees.plans, facts.anchors)
    spans = _spans(watch)
    watch = _until_end(watch, spans, facts.municipality)
    progress = progress_beside(name, home).on(as_of)
    done = {about: row.day for about, row in progress.done().items()}
    sights = sights_of(progress)
    ticks = {step: (step, f"{step}{DECIDED if one.decides else OWN_TIME}") for step, one in watch.steps.items()}
    days = {step: one.day for step, one in facts.decisions.items()}
    settled = settled_steps(ticks, watch.expectations, days, ProgressMarks(done, sights), as_of)
    facts = facts._replace(decisions=with_settled(facts.decisions, settled))
    return View(watch, facts, spans, sights, standings(watch, spans, sights, facts.decisions, as_of))


def _until_end(watch: "Watch", spans: "Mapping[str, Span]", municipality: str) -> "Watch":
    """Return what should be true before the end of the municipality; all of it where that does not end."""
    from wmoplan.desk.shipped import end_of

    end = end_of(municipality)
    if end is None:
        return watch
    ends = {one.id: spans[one.id].period.last for one in watch.expectations}
    kept = tuple(one for one in watch.expectations if (last := ends[one.id]) is None or last < end)
    return watch._replace(expectations=kept)


def _spans(watch: "Watch") -> "dict[str, Span]":
    """Return the time of each expectation; what counts with terms is loaded only where one hangs on an anchor."""
    from wmoplan.reckon.standing import own_spans

    spans = own_spans(watch)
    if len(spans) < len(watch.expectations):
        from wmoplan.desk.shipped import lists
        from wmoplan.reckon.anchored import anchored_spans
        from wmoplan.reckon.workdays import calendar_of

        spans |= anchored_spans(watch, calendar_of(lists().days))
    return spans


def _about(word: str, moment: str | None, view: View) -> "Expectation":
    """Return the expectation that the words mean: on the moment that was named, or else what counts now.

    Raises:
        UsageError: There is none, or more than one.
    """
    own = _of_word(word, view)
    if moment is None:
        if len(own) == 1:
            return own[0]
        counting = next((one for one in view.found if one.step.id == own[0].step), None)
        if counting:
            return counting.expectation
    asked = (moment or "").casefold().strip()
    fitting = [one for one in own if asked in view.spans[one.id].period.text or asked == one.measurement]
    if len(fitting) != 1:
        known = ", ".join(view.spans[one.id].period.text for one in own)
        raise UsageError(f"Welke meting bedoelt u?\n  Zet erbij: --moment, met een van deze: {known}.")
    return fitting[0]


def _of_word(word: str, view: View) -> "list[Expectation]":
    """Return what should be true of the step that a word means, or the one expectation of that name."""
    from wmoplan.cli.things import meant

    things = {one.step: view.watch.steps[one.step].title for one in view.watch.expectations}
    asked = word.casefold().strip()
    exact = [one for one in view.watch.expectations if one.id == asked]
    if exact:
        return exact
    (step,) = meant([word], things)
    return [one for one in view.watch.expectations if one.step == step]


def _moments(word: str, view: View, as_of: date) -> "list[tuple[Standing, bool]]":
    """Return how a step stands on each of its moments, and which of them counts now."""
    from wmoplan.reckon.standing import standings

    own = _of_word(word, view)
    now = {one.expectation.id for one in view.found}
    found: list[Standing] = []
    for one in own:
        alone = view.watch._replace(expectations=(one,))
        found += standings(alone, view.spans, view.sights, view.facts.decisions, as_of)
    return [(one, one.expectation.id in now) for one in found]


status: Final = Group(
    "status",
    {
        "list": Entry(f"{__name__}:listed", "Hoe elke stap ervoor staat.", SECTION, ("lijst",)),
        "seen": Entry(f"{__name__}:seen", "Schrijf op wat u zag bij een stap.", SECTION, ("gezien",)),
    },
    alone="list",
    help="Hoe uw gemeente ervoor staat: wat er moet zijn, en wat u zag.",
)
