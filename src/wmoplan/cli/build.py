"""`wmoplan build`: a page, a checklist, a calendar and a file for other programs, for each profile."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.cli.options import a_folder
from wmoplan.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wmoplan.desk.opening import Text
    from wmoplan.desk.publish import Built, Run

FOLDER: Final = "site"
APART: Final = "Maak de site in een eigen map. Typ dan: wmoplan build --output site"
FEW: Final = 12
"""At most so many municipalities are named one by one."""

SHARE: Final = "Zet alles wat in deze map staat op uw website. Er is geen ander programma voor nodig."


def build(  # noqa: PLR0913 - the options of the command
    profiles: Annotated[
        list[str] | None,
        Argument(metavar="PROFIEL...", help="Een profiel of meer. Zonder profiel: wmoplan.yaml."),
    ] = None,
    everyone: Annotated[str | None, Option("--all", metavar="MAP", help="Elk profiel dat in deze map staat.")] = None,
    output: Annotated[
        str | None,
        Option("--output", metavar="MAP", help="Maak de site in deze map. Zonder deze optie: site.", callback=a_folder),
    ] = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Make the site, and write only what is new or changed."""
    from itertools import islice

    from wmoplan.cli.results import show
    from wmoplan.cli.screen import counting
    from wmoplan.cli.session import seen_from, today
    from wmoplan.cli.speak import tell
    from wmoplan.desk.opening import HINDSIGHT
    from wmoplan.desk.personal import personal_notes
    from wmoplan.desk.publish import begin, build_all, jobs_of, texts_of
    from wmoplan.store.content import full

    day = seen_from(as_of)
    named = [*([profile] if profile else []), *(profiles or ())]
    if example and (named or everyone):
        raise UsageError("U noemt een profiel en een voorbeeld.\n  Kies een van de twee.")
    target = Path(output or FOLDER)
    texts = texts_of(named, everyone, _in_folder(everyone), example)
    jobs = jobs_of(texts, target, day, together=everyone is not None)
    for note in islice((note for job in jobs for note in personal_notes(job.text)), FEW):
        tell(f"Let op: {note}")  # before it is on a page
    run = begin(jobs, target, day, force=force)
    force = force or _may_replace(run)
    with counting("Pagina's maken") as seen:
        built = build_all(run, force=force, seen=seen)
    for sentence in (*built.notices, *(f"Let op: {note}" for note in built.notes)):
        tell(sentence)
    if built.hindsight and day < today():
        tell(HINDSIGHT)
    if built.files:
        tell(_told(built))
    if built.failure:
        raise built.failure
    tell(f"Klaar: {full(target / 'index.html')}")
    if after := _after(target, built):
        tell(after)
    if open_it:
        show(target / "index.html")


def _in_folder(everyone: str | None) -> "list[Text]":
    """Return the profiles in the folder behind `--all`, after telling which other files lie there."""
    from wmoplan.cli.speak import tell
    from wmoplan.desk.publish import profiles_in
    from wmoplan.dutch import listing

    if not everyone:
        return []
    texts, others = profiles_in(Path(everyone))
    if others:
        tell(f"Overgeslagen, want er staat geen gemeente in: {listing(others)}.")
    return texts


def _may_replace(run: "Run") -> bool:
    """Ask whether what somebody else made or changed may go; where nobody can say so, it stays.

    Raises:
        OutputError: The answer is no.
    """
    from wmoplan.cli.speak import agrees, is_terminal, tell
    from wmoplan.store.content import full

    strange = run.strange if is_terminal() else []
    if not strange:
        return False
    names = "".join(f"\n  {full(path)}" for path in strange[:FEW])
    more = f"\n  en nog {len(strange) - FEW}" if len(strange) > FEW else ""
    tell(f"Deze bestanden zijn niet door wmoplan gemaakt, of iemand heeft er iets in veranderd:{names}{more}")
    if not agrees("Toch vervangen? U bent dan kwijt wat er nu in staat", "nee"):
        raise OutputError("Er is niets geschreven.")
    return True


def _after(target: Path, built: "Built") -> str:
    """Return what to do with the folder; nothing where nothing in it changed."""
    from wmoplan.dutch import listing

    if private := _private(target):
        return f"Let op: in deze map staat ook {listing(private)}. Zet dat niet op een website.\n{APART}"
    return SHARE if built.written else ""


def _private(target: Path) -> list[str]:
    """Return what lies in a folder or just below it, and is for the council alone: profiles and what goes with them."""
    from wmoplan.desk.beside import is_private

    found = [path for folder in (target, *_folders(target)) for path in _files(folder) if is_private(path)]
    shown = [path.relative_to(target).as_posix() for path in found[:FEW]]
    return [*shown, f"{len(found) - FEW} andere"] if len(found) > FEW else shown


def _folders(target: Path) -> "Iterator[Path]":
    yield from sorted(path for path in target.iterdir() if path.is_dir())


def _files(folder: Path) -> "list[Path]":
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:  # a folder of somebody else
        return []


def _told(built: "Built") -> str:
    """Return what was made, changed and left."""
    from wmoplan.dutch import count, listing

    files = sum(map(len, built.written.values()))
    same = built.files - files
    if not files:
        lines = [f"Er is niets veranderd: {count(same, 'bestand is', 'bestanden zijn')} nog goed."]
    elif len(built.written) > FEW:
        lines = [f"{count(files, 'bestand is', 'bestanden zijn')} nieuw of veranderd."]
    else:
        lines = [f"Nieuw of veranderd: {where}: {listing(names)}." for where, names in built.written.items()]
    if files and same:
        lines.append(f"{count(same, 'bestand was', 'bestanden waren')} nog goed, en niet geschreven.")
    return "\n".join([*lines, *_dropped(built.dropped)])


def _dropped(names: tuple[str, ...]) -> "Iterator[str]":
    """Yield which old pages are still there; throwing them away is for the user."""
    from wmoplan.dutch import listing

    if names:
        more = [f"{len(names) - FEW} andere"] if len(names) > FEW else []
        yield f"Let op: dit is oud en hoort bij geen profiel meer: {listing([*names[:FEW], *more])}."
        yield "Gooi het zelf weg als niemand het meer leest."
