"""`wmoplan` alone: where you are, and the one next command."""

from pathlib import Path

from wmoplan.cli import options
from wmoplan.errors import MissingFileError


def home(profile: options.Profile = None, as_of: options.AsOf = None, example: options.Example = None) -> None:
    """Tell where the user is, and what to do next."""
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import folded, say
    from wmoplan.desk.beside import PROFILE
    from wmoplan.desk.look import standing

    here = Path()
    try:
        looks_like = any(file.name.lower().startswith(PROFILE) for file in here.iterdir())
    except OSError:
        raise MissingFileError("De map waarin u staat, is niet te lezen.\n  Ga naar een andere map.") from None
    if profile or example or looks_like:
        say(standing(timeline_of(profile, as_of, example), folded))
        return
    say(
        "wmoplan laat zien wanneer u kunt meepraten over de zorg in uw gemeente.\n"
        f"In deze map staat nog geen profiel ({PROFILE}).\n"
        f"De map is: {here.absolute()}\n"
        "\n"
        "Begin zo: wmoplan init"
    )
