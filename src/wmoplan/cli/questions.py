"""`wmoplan questions`: what only the municipality knows, as a list or as a letter."""

from typing import Final

from wmoplan.cli import options

THEN: Final = "Stuur de brief aan de griffie. Komt er antwoord? Typ dan: wmoplan meetings add"


def questions(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show the questions, or write the letter that asks them."""
    from wmoplan.cli.results import make, needs_file
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say
    from wmoplan.render.letters.questions import questions_letter, questions_list

    needs_file(open_it=open_it, output=output)
    timeline = timeline_of(profile, as_of, example)
    if output:
        make(questions_letter(timeline), output, then=THEN, open_it=open_it, force=force)
    else:
        say(f"{questions_list(timeline)}\nDe brief maken: wmoplan questions --output brief.txt")
