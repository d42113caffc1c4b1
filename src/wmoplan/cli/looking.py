"""The commands that show something: `wmoplan` alone, `check`, `explain`, `plan` and `schema`."""

import json
from pathlib import Path
from typing import Annotated, Final

from wmoplan.cli import asking, options, results, session, speak
from wmoplan.cli.options import argument, flag, value
from wmoplan.errors import MissingFileError, UsageError

NO_PROFILE: Final = """wmoplan laat zien wanneer u kunt meepraten over de zorg in uw gemeente.
In deze map staat nog geen profiel ({file}).
De map is: {folder}

Begin zo: wmoplan init"""

HAS_FAULTS: Final = 1
"""The status that says so."""

NEXT: Final = {
    "text": "Wat betekent dit voor uw gemeente? wmoplan timeline",
    "markdown": "Leg de bronnen ernaast en vink af wat klopt.",
    "json": "Wat betekent dit voor uw gemeente? wmoplan timeline",
}
"""What comes next when a file was made."""

Everything = Annotated[bool, flag("--all", "Ook wat voorbij is, en wat later dan over een jaar komt.")]
Conflicts = Annotated[bool, flag("--conflicts", "Alleen waar de bronnen elkaar tegenspreken.")]


def home(
    number: Annotated[str | None, argument("NUMMER", "Een punt van 'nu doen', om het helemaal te zien.")] = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
) -> None:
    """Show the first screen, or one thing to do in full."""
    from wmoplan.desk import look
    from wmoplan.desk.beside import PROFILE

    if number is not None and not number.isdecimal():
        raise UsageError(f"'{number}' hoort hier niet.\n  Zo gebruikt u wmoplan: wmoplan --help")
    if profile or example or session.found():
        profile = profile or (None if example else _other())
        timeline = session.timeline_of(profile, as_of, example)
        if number is None:
            screen = speak.room()
            speak.say(look.home(timeline, session.written(profile, example), screen, speak.rows() if screen else 0))
        else:
            speak.say_folded(look.point(timeline, int(number)))
        return
    try:
        next(Path().iterdir(), None)
    except OSError:
        raise MissingFileError("De map waarin u staat, is niet te lezen.\n  Ga naar een andere map.") from None
    speak.say(NO_PROFILE.format(file=PROFILE, folder=Path.cwd()))


def _other() -> str | None:
    """Return the path of the profile that somebody chooses where more than one was used; None is the one that is found.

    Raises:
        MissingFileError: The profile that was used last is gone, and nobody chooses another one.
    """
    from wmoplan.desk.whereabouts import CHOOSE, GONE, MORE, gone, in_list, meant, used_profiles

    found = session.found()
    if found is None or not found.is_last:
        return None
    used = used_profiles()
    if found.is_gone and not (used and speak.is_terminal()):
        raise gone(found, used)
    if not (found.is_gone or len(used) > 1):
        return None
    speak.tell(GONE if found.is_gone else MORE, *in_list(used))
    if not speak.is_terminal():
        return None
    return asking.ask_until(CHOOSE, "1", lambda typed: str(meant(typed, used).path))


def check(
    profile: options.Profile = None,
    everything: Everything = False,  # noqa: FBT002 - a flag
    as_of: options.AsOf = None,
    example: options.Example = None,
) -> int:
    """Tell every fault and every signal, and end with status 1 where one of them is a fault."""
    from wmoplan.desk import check

    timeline = session.timeline_of(profile, as_of, example)
    text = session.written(profile, example)
    speak.say(check.check(timeline, text, speak.folded, example=example, everything=everything))
    return HAS_FAULTS if check.has_faults(timeline) else 0


def explain(
    what: Annotated[
        list[str] | None,
        argument("WAT", "Een stap, een woord uit de titel, een datum, of een naam als verordening.advies."),
    ] = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    plan: options.Plan = None,
) -> None:
    """Explain one day, or list the days that could be meant."""
    from wmoplan.desk import explain

    asked = " ".join(what or ()).strip()
    if not asked:
        raise UsageError("Wat wilt u weten?\n  Schrijf bijvoorbeeld: wmoplan explain verordening")
    speak.say(explain.explain(session.timeline_of(profile, as_of, example, plan), asked, speak.folded))


def plan(  # noqa: PLR0913 - the options of the command
    what: Annotated[
        str | None, argument("WAT", "Eén regel van het plan: de naam die er tussen haakjes achter staat.")
    ] = None,
    name: Annotated[
        str | None, value("--plan", "PLAN", "Welk plan, zoals invoering-2015, of een eigen bestand.")
    ] = None,
    conflicts: Conflicts = False,  # noqa: FBT002 - a flag
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    form: Annotated[
        str, value("--format", "VORM", "De vorm: text, json, of markdown om het plan na te kijken.")
    ] = "text",
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show a step plan or one row of it, or write what is shown in a file."""
    from wmoplan.desk.plan import FORMS, plan_meant, row_shown, shown

    form = options.form_of(form, None, FORMS, {}, FORMS[0])
    target = options.target_of(output, open_it=open_it, force=force)
    if name and example:
        raise UsageError("U noemt een plan en een voorbeeld.\n  Kies een van de twee: --plan of --example.")
    day = session.seen_from(as_of)
    own = None if name else session.written(profile, example)
    has_profile = own and (profile or example or own.files.is_taken(Path(own.name)))
    found = plan_meant(name, own if has_profile else None, day)
    text = row_shown(found, what, form, day) if what else shown(found, form, day, only_conflicts=conflicts)
    if output:
        results.make(text, target, NEXT[form])
    elif form == "json":
        speak.say_json(text)
    elif form == "markdown":
        speak.say_exactly(text)
    else:
        speak.say_folded(text)


def schema(
    name: Annotated[
        str | None,
        argument(
            "NAAM",
            "profiel, regiobestand, tijdlijn, plan, regio, geschiedenis, stand of vergaderingen. "
            "Zonder naam komen ze allemaal.",
        ),
    ] = None,
) -> None:
    """Print one schema, or all of them under their names."""
    from wmoplan.desk.shipped import SCHEMAS, schema_of

    shown = schema_of(name) if name else {known: schema_of(known) for known in SCHEMAS}
    speak.say_json(json.dumps(shown, ensure_ascii=False, indent=1))
