"""`wmoplan schema`: the JSON Schemas of the files that users write and of the outputs."""

import json
from typing import Annotated, Any, Final

from typer import Argument

from wmoplan.errors import UsageError
from wmoplan.resources import folder

NAMES: Final = ("profiel", "regiobestand", "tijdlijn", "plan", "regio", "geschiedenis", "stand")


def schema(
    name: Annotated[
        str | None,
        Argument(
            metavar="NAAM",
            help="profiel, regiobestand, tijdlijn, plan, regio, geschiedenis of stand. Zonder naam komen ze allemaal.",
        ),
    ] = None,
) -> None:
    """Print one schema, or all of them under their names."""
    from wmoplan.cli.speak import say_json
    from wmoplan.dutch import choice

    if name and name not in NAMES:
        raise UsageError(f"'{name}' is geen schema dat wmoplan kent.\n  {choice(name, NAMES)}")
    shown = _schema(name) if name else {known: _schema(known) for known in NAMES}
    say_json(json.dumps(shown, ensure_ascii=False, indent=1))


def _schema(name: str) -> Any:  # noqa: ANN401 - a schema is nested lists and tables
    if name in {"profiel", "regiobestand"}:
        from wmoplan import __version__
        from wmoplan.desk.shipped import keys
        from wmoplan.render.schema import profile_schema, region_schema

        return (profile_schema if name == "profiel" else region_schema)(__version__, keys())
    if name == "plan":
        from wmoplan.render.plan_json import plan_schema

        return plan_schema()
    return json.loads(folder("data").joinpath("schemas", f"{name}-1.json").read_text("utf-8"))
