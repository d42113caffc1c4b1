"""`wmoplan status`: how the municipality stands, by what the plan wants and by what somebody saw."""

from typing import Annotated, Final

from wmoplan.cli import options, results, session, speak
from wmoplan.cli.grammar import CommandGroup
from wmoplan.cli.help_page import Lazy
from wmoplan.cli.options import argument, flag, value
from wmoplan.dutch import choice
from wmoplan.errors import UsageError

SECTION: Final = "Opdrachten"
ENDINGS: Final = {".txt": "plain", ".md": "markdown", ".json": "json"}

Everything = Annotated[bool, flag("--all", "Laat alle stappen zien.")]


def listed(  # noqa: PLR0913 - the options of the command
    everything: Everything = False,  # noqa: FBT002 - a flag
    step: Annotated[str | None, value("--step", "STAP", "Alles over deze stap: elke meting, met de bron.")] = None,
    form: Annotated[str | None, value("--format", "VORM", "plain, markdown voor een tabel, of json.")] = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
) -> None:
    """Show how every step stands."""
    from wmoplan.desk.forms import in_text
    from wmoplan.desk.opening import opened
    from wmoplan.desk.status import expectations_meant
    from wmoplan.documents.status import sentences_of, step_of, table_of
    from wmoplan.standing import moments_of, standing_of

    shape = options.form_of(form, output, ENDINGS.values(), ENDINGS, "plain")
    seen_from = session.seen_from(as_of)
    timeline = opened(session.used(profile, seen_from, example), seen_from).timeline
    found = standing_of(timeline, everything=everything or shape == "json")
    if step:
        said = in_text(step_of(moments_of(timeline, expectations_meant(step, timeline)), found), "plain")
    elif shape == "json":
        from wmoplan.render.status_json import status_json

        said = status_json(found)
    else:
        said = in_text((sentences_of if shape == "plain" else table_of)(found), shape)
    if output:
        results.make(said, options.target_of(output, force=force))
    elif shape == "json":
        speak.say_json(said)
    else:
        (speak.say_folded if shape == "plain" else speak.say)(said)


def seen(  # noqa: PLR0913 - the options of the command
    step: Annotated[str | None, argument("STAP", "Bij welke stap, zoals verordening.")] = None,
    answer: Annotated[
        str | None, argument("ANTWOORD", "ja, deels, nee of onbekend: is het waar wat er moet zijn?")
    ] = None,
    source: Annotated[str, value("--source", "TEKST", "Waar u dat zag of van wie u dat hoorde.")] = "",
    on: Annotated[str | None, value("--on", "DATUM", "Wanneer. Zonder deze optie: vandaag.")] = None,
    moment: Annotated[
        str | None, value("--moment", "MOMENT", "Welke meting, zoals september. Anders die van nu.")
    ] = None,
    by: Annotated[str | None, value("--by", "NAAM", "Wie dit zag. Anders staat er geen naam.")] = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Write down what the council saw of a step."""
    from wmoplan.desk.progress import logbook_of
    from wmoplan.desk.status import write_sighting
    from wmoplan.model.standing import ANSWERS
    from wmoplan.notation import on_one_line
    from wmoplan.store.content import full

    if step is None or answer is None:
        raise UsageError("Wat zag u?\n  Schrijf bijvoorbeeld: wmoplan status seen verordening ja")
    saw = answer.casefold()
    if saw not in ANSWERS:
        raise UsageError(f"'{answer}' is geen antwoord.\n  {choice(answer, ANSWERS)}")
    day = session.happened_on(on, as_of)
    log = logbook_of(session.used(profile, session.seen_from(as_of)), day, by)
    about = write_sighting(log, step, saw, on_one_line(source), moment)
    speak.tell(f"Opgeschreven: {saw} bij '{about.row.text}' ({about.row.id}).\nDat staat in {full(log.path)}")
    speak.tell("Alles bekijken: wmoplan status")


status: Final = CommandGroup(
    "status",
    {
        "list": Lazy("status:listed", "Hoe elke stap ervoor staat.", SECTION, ("lijst",), "stand lijst --all"),
        "seen": Lazy(
            "status:seen",
            "Schrijf op wat u zag bij een stap.",
            SECTION,
            ("gezien",),
            'stand gezien participatieverordening ja --source "site van de gemeente"',
        ),
    },
    alone="list",
    help="Hoe uw gemeente ervoor staat: wat er moet zijn, en wat u zag.",
    epilog="stand",
)
