"""The options that more than one command has."""

from typing import Annotated

from typer import Option

from wmoplan.cli.results import a_file

Profile = Annotated[
    str | None, Option("--profile", metavar="BESTAND", help="Uw profiel. Zonder deze optie: wmoplan.yaml.")
]
AsOf = Annotated[
    str | None,
    Option(
        "--as-of", metavar="DATUM", help="Kijk alsof het deze dag is, zoals 2014-01-15. Zonder deze optie: vandaag."
    ),
]
Example = Annotated[
    str | None, Option("--example", metavar="NAAM", help="Gebruik een voorbeeld dat erbij zit, zoals haren-2014.")
]
Plan = Annotated[
    str | None,
    Option("--plan", metavar="PLAN", help="Een plan zonder profiel, voor heel Nederland, zoals landelijke-kalender."),
]
Output = Annotated[str | None, Option("--output", metavar="BESTAND", help="Schrijf in dit bestand.", callback=a_file)]
Force = Annotated[
    bool, Option("--force", help="Schrijf ook over een bestand dat niet van wmoplan is, of dat veranderd is.")
]
Open = Annotated[bool, Option("--open", help="Open het bestand als het klaar is.")]
Whole = Annotated[
    list[str] | None,
    Option("--whole", metavar="JAAR", help="Dit is het hele schema van dat jaar, zoals 2027. Mag vaker."),
]
NotWhole = Annotated[bool, Option("--not-whole", help="Vraag niet of dit het hele schema van een jaar is.")]
