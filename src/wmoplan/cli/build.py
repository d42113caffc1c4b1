"""`wmoplan build`: a page, a checklist, a calendar and a file for other programs, for each profile."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from wmoplan.cli import options, results, screen, session, speak
from wmoplan.cli.options import a_folder, argument, value
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.desk.beside import Text
    from wmoplan.desk.publish import SiteRun

FOLDER: Final = "site"
FEW: Final = 12
"""At most so many municipalities are named one by one."""


Profiles = Annotated[list[str] | None, argument("PROFIEL...", "Een profiel of meer. Zonder profiel: wmoplan.yaml.")]
Everyone = Annotated[str | None, value("--all", "MAP", "Elk profiel dat in deze map staat.")]
Folder = Annotated[
    str | None, value("--output", "MAP", "Maak de site in deze map. Zonder deze optie: site.", callback=a_folder)
]


def build(  # noqa: PLR0913 - the options of the command
    profiles: Profiles = None,
    everyone: Everyone = None,
    output: Folder = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Make the site, and write only what is new or changed."""
    from itertools import islice

    from wmoplan.desk.personal import personal_notes
    from wmoplan.desk.publish import after_building, begin, build_all, jobs_of, summary

    day = session.seen_from(as_of)
    texts = _texts([*([profile] if profile else []), *(profiles or ())], everyone, example, day)
    target = Path(output) if output else (Path() if everyone else _home_of(texts)) / FOLDER
    jobs = jobs_of(texts, target, day, together=everyone is not None)
    for note in islice((note for job in jobs for note in personal_notes(job.text)), FEW):
        speak.tell(f"Let op: {note}")  # before it is on a page
    run = begin(jobs, target, day, force=force)
    force = force or _may_replace(run)
    with screen.counting("Pagina's maken") as seen:
        built = build_all(run, force=force, seen=seen)
    for sentence in summary(built, looks_back=day < session.today()):
        speak.tell(sentence)
    if built.failure:
        raise built.failure
    for sentence in after_building(run, built):
        speak.tell(sentence)
    if open_it:
        results.show(target / "index.html")


def _home_of(texts: "list[Text]") -> Path:
    """Return the folder in which the site comes: beside the only profile, where that is a file of the user's own."""
    return texts[0].folder if len(texts) == 1 and texts[0].data is None else Path()


def _texts(named: list[str], everyone: str | None, example: str | None, day: "date") -> "list[Text]":
    """Return the profiles that are meant, after telling which other files lie in the folder behind `--all`."""
    from wmoplan.desk.publish import profiles_in, texts_of
    from wmoplan.dutch import listing

    if example and (named or everyone):
        raise UsageError("U noemt een profiel en een voorbeeld.\n  Kies een van de twee.")
    found, others = profiles_in(Path(everyone)) if everyone else ([], [])
    if others:
        speak.tell(f"Overgeslagen, want er staat geen gemeente in: {listing(others)}.")
    if everyone or len(named) > 1:
        return texts_of([*(session.written(name) for name in named), *found], everyone)
    return [session.used(next(iter(named), None), day, example)]


def _may_replace(run: "SiteRun") -> bool:
    """Ask whether what somebody else made or changed may go; where nobody can say so, it stays."""
    from wmoplan.store.content import full

    strange = run.strange if speak.is_terminal() else []
    if not strange:
        return False
    names = "".join(f"\n  {full(path)}" for path in strange[:FEW])
    more = f"\n  en nog {len(strange) - FEW}" if len(strange) > FEW else ""
    told = "Deze bestanden zijn niet door wmoplan gemaakt, of iemand heeft er iets in veranderd:"
    results.must_agree(f"{told}{names}{more}")
    return True
