"""The websites of one profile or of many: which sites need to be made again, and the page that leads to all of them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from wmoplan.desk.beside import PROFILE, Text, is_private
from wmoplan.desk.opening import HINDSIGHT
from wmoplan.desk.site import DATA, FILES, PAGE, Job, SiteOutcome, dated_file, is_still_right, strange_files
from wmoplan.dutch import count, few_of, listing
from wmoplan.errors import MissingFileError, UsageError, WmoplanError, as_one
from wmoplan.model.site import Site, Sites
from wmoplan.read.region import is_profile, yaml_files
from wmoplan.store.content import fingerprint_of, full
from wmoplan.store.files import Output
from wmoplan.store.folder import DISK, Files
from wmoplan.store.outputs import refuse
from wmoplan.store.site import is_ours, read_sites, sites_json

MOST: Final = 2_000
"""How many profiles one run takes; the country has fewer municipalities than that."""

STATE: Final = "wmoplan-site.json"
"""The state of what was made, so that the next run makes only what is no longer right; without it all is compared."""

RESERVED: Final = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")
"""Names that a folder cannot have on Windows."""

LONGEST: Final = 60
"""Characters in the name of a folder."""


APART: Final = "Maak de site in een eigen map. Typ dan: wmoplan build --output site"
SHARE: Final = "Zet alles wat in deze map staat op uw website. Er is geen ander programma voor nodig."
FEW: Final = 12
"""At most so many municipalities or files are named one by one."""


class SiteRun(NamedTuple):
    """The sites that are to be made in one folder, and what was made there before.

    Attributes:
        jobs: Each with the fingerprints of the files of its last run.
        before: The state of the last run; None where that is not known.
        now: The program and the day of this run.
    """

    target: Path
    jobs: tuple[Job, ...]
    before: Sites | None
    now: Sites

    @property
    def files(self) -> Files:
        """What holds the sites: what holds their profiles."""
        return self.jobs[0].text.files

    @property
    def strange(self) -> list[Path]:
        """The files in the place of the sites that somebody else made or changed."""
        return [path for job in self.jobs for path in strange_files(job)]


class Built(NamedTuple):
    """What a run made.

    Attributes:
        outcomes: What became of each site that had to be made, by its title.
        overview: The page that leads to the sites, where it is new or changed.
        files: How many files there are in all.
        dropped: Folders of sites that belong to no profile any more.
    """

    outcomes: Mapping[str, SiteOutcome]
    overview: tuple[str, ...]
    files: int
    dropped: tuple[str, ...]

    @property
    def written(self) -> dict[str, tuple[str, ...]]:
        """The files that are new or changed, by the title of their site."""
        every = {title: one.written for title, one in self.outcomes.items()} | {"het overzicht": self.overview}
        return {title: files for title, files in every.items() if files}

    @property
    def failure(self) -> WmoplanError | None:
        """What went wrong with some of the profiles; the sites of the others are made."""
        return as_one([one.failure for one in self.outcomes.values() if one.failure])


def profiles_in(folder: Path, files: Files = DISK) -> tuple[list[Text], list[str]]:
    """Return the profiles in a folder, and the names of its other YAML files: a plan names no municipality.

    Raises:
        MissingFileError: The folder is not there, or may not be read.
    """
    if not files.is_folder(folder):
        raise MissingFileError(f"{full(folder)}: deze map is er niet.\n  Kijk de naam na.")
    found = [(path, is_profile(data)) for path, data in yaml_files(folder, files)]
    texts = [Text(str(path), files=files) for path, fits in found if fits]
    return texts, [path.name for path, fits in found if not fits]


def texts_of(texts: Sequence[Text], everyone: str | None) -> list[Text]:
    """Return the profiles that are meant, each once.

    Args:
        texts: The profiles that were typed, and those in the folder that was typed.
        everyone: That folder; None where none was.

    Raises:
        UsageError: There are too many, or none.
    """
    if everyone and not texts:
        raise UsageError(f"In {full(Path(everyone))} staat geen profiel.\n  Maak er een met: wmoplan init")
    once = {full(Path(text.name)): text for text in texts}
    if len(once) > MOST:
        raise UsageError(f"Dit zijn {len(once)} profielen.\n  wmoplan maakt er {MOST} tegelijk. Doe het in delen.")
    return list(once.values())


def jobs_of(texts: Sequence[Text], target: Path, as_of: date, *, together: bool) -> list[Job]:
    """Return the site of each profile: of one in the folder itself, of more each in a folder of its own.

    Args:
        together: Whether one has a folder of its own as well, so that its address stays when others come beside it.

    Raises:
        UsageError: Two profiles would get the same folder.
    """
    if len(texts) == 1 and not together:
        return [Job(texts[0], "", target, as_of)]
    profiles: dict[str, list[str]] = {}
    for text in texts:
        profiles.setdefault(folder_name(Path(text.name)), []).append(text.name)
    if double := [f"{' en '.join(same)} (map {name})" for name, same in profiles.items() if len(same) > 1]:
        raise UsageError(
            f"Deze profielen krijgen dezelfde map: {'; '.join(double)}.\n  Geef een van de twee een andere naam."
        )
    return [Job(text, name, target / name, as_of) for text, name in zip(texts, profiles, strict=True)]


def folder_name(profile: Path) -> str:
    """Return the name of a folder that is safe on every disk and in every address, after that of a profile.

    A profile with the name that every command looks for is called after the folder that it lies in.

    >>> folder_name(Path("profielen/Súdwest Fryslân.yaml")), folder_name(Path("oss/wmoplan.yaml"))
    ('sudwest-fryslan', 'oss')
    """
    from unicodedata import normalize

    stem = Path(full(profile)).parent.name if profile.name == PROFILE else profile.stem
    plain = normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    name = "-".join(words)[:LONGEST].strip("-")
    return f"site-{name}".rstrip("-") if not name or RESERVED.fullmatch(name) else name


def begin(jobs: Sequence[Job], target: Path, as_of: date, *, force: bool) -> SiteRun:
    """Return a run that makes these sites in a folder.

    Args:
        force: Whether the state of the last run may replace anything.

    Raises:
        UsageError: One site would replace the page that leads to others.
        OutputError: The place of the state holds something else.
    """
    from wmoplan.resources import fingerprint

    state = target / STATE
    content = jobs[0].text.files.whole(state)
    if content and not is_ours(content) and not force:
        refuse(state, "dit bestand is niet door wmoplan gemaakt")
    before = read_sites(content)
    known = before.sites if before else {}
    if known and "" not in known and any(not job.name for job in jobs):
        raise UsageError(
            f"In {full(target)} staan de pagina's van {count(len(known), 'gemeente', 'gemeenten')}.\n"
            "  Noem al hun profielen, of kies een andere map met --output MAP."
        )
    with_known = (job._replace(known=known[job.name].outputs if job.name in known else None) for job in jobs)
    return SiteRun(target, tuple(with_known), before, Sites.of(program=fingerprint(), as_of=as_of))


def build_all(run: SiteRun, *, force: bool, seen: Callable[[int, int], None]) -> Built:
    """Make the sites of a run that are no longer right, and the page that leads to them.

    Args:
        force: Whether the files of the sites may replace anything.
        seen: Hears after each site that is made how many are made, and how many there are to make.

    Raises:
        OutputError: The folder is not one that wmoplan may write in.
    """
    from wmoplan.desk.workers import make_sites

    jobs = [job._replace(force=force) for job in run.jobs if not _is_right(run, job)]
    outcomes = make_sites(jobs, seen)
    now = _state_after(run, {job.name: one.site for job, one in zip(jobs, outcomes, strict=True) if one.site})
    overview = False
    if now.sites and "" not in now.sites:
        now, overview = _with_overview(now, run, force=force)
    if now.sites and now != run.before:
        run.files.write_all([Output(run.target / STATE, sites_json(now))])
    return Built(
        outcomes=dict(zip((job.title for job in jobs), outcomes, strict=True)),
        overview=(PAGE,) if overview else (),
        files=sum(len(site.outputs) for site in now.sites.values()) + bool(now.overview),
        dropped=tuple(_dropped(run, {job.name for job in run.jobs})),
    )


def _state_after(run: SiteRun, made: Mapping[str, Site]) -> Sites:
    """Return the state with the sites that were made; faults in a profile leave its old site."""
    found = {**(run.before.sites if run.before else {}), **made}
    return run.now.with_values(sites={job.name: found[job.name] for job in run.jobs if job.name in found})


def _is_right(run: SiteRun, job: Job) -> bool:
    """Tell whether a site needs not be made again; on another day each is made and compared."""
    before = run.before
    if before is None or (before.program, before.as_of) != (run.now.program, run.now.as_of):
        return False
    return job.name in before.sites and is_still_right(job, before.sites[job.name])


def _with_overview(now: Sites, run: SiteRun, *, force: bool) -> tuple[Sites, bool]:
    """Write the page that leads to the sites, where it changed; return its fingerprint too, and whether it did."""
    from wmoplan.documents.overview import overview_of
    from wmoplan.render.html import html

    before = run.before or run.now
    of_one = before.sites[""].outputs.get(PAGE, "") if "" in before.sites else ""  # it lay in the same place
    entries = {name: site.entry for name, site in now.sites.items()}
    page = run.target / PAGE
    known = None if force else before.overview or of_one
    file = dated_file(run.files.whole(page), page, lambda made: html(overview_of(entries, made)), now.as_of, known)
    if file.is_new:
        run.files.write_all([Output(page, file.content)])
    return now.with_values(overview=fingerprint_of(file.content)), file.is_new


def _dropped(run: SiteRun, names: set[str]) -> Iterator[str]:
    """Yield what was made before and belongs to no profile now: folders, and files of the one that had no folder."""

    def is_made(path: Path) -> bool:
        return is_ours(run.files.whole(path) or b"")

    if "" not in names:
        yield from (name for name in FILES if name != PAGE and is_made(run.target / name))
    for folder in run.files.folders(run.target):
        if folder.name not in names and is_made(folder / DATA) and is_made(folder / PAGE):
            yield folder.name


def summary(built: Built, *, looks_back: bool) -> Iterator[str]:
    """Yield what a reader should know of a run: what to check, and which files were made, changed and left.

    Args:
        looks_back: Whether the run is seen from a day in the past.
    """
    outcomes = built.outcomes
    yield from chain.from_iterable(one.notices for one in outcomes.values())
    yield from (f"Let op: {title}: {note}" for title, one in outcomes.items() for note in one.notes)
    if looks_back and any(one.hindsight for one in outcomes.values()):
        yield HINDSIGHT
    if built.files:
        yield from _summary(built)


def _summary(built: Built) -> Iterator[str]:
    files = sum(map(len, built.written.values()))
    same = built.files - files
    if not files:
        yield f"Er is niets veranderd: {count(same, 'bestand is', 'bestanden zijn')} nog goed."
    elif len(built.written) > FEW:
        yield f"{count(files, 'bestand is', 'bestanden zijn')} nieuw of veranderd."
    else:
        yield from (f"Nieuw of veranderd: {where}: {listing(names)}." for where, names in built.written.items())
    if files and same:
        yield f"{count(same, 'bestand was', 'bestanden waren')} nog goed, en niet geschreven."
    if built.dropped:  # throwing them away is for the user
        yield f"Let op: dit is oud en hoort bij geen profiel meer: {listing(few_of(built.dropped, FEW))}."
        yield "Gooi het zelf weg als niemand het meer leest."


def after_building(run: SiteRun, built: Built) -> Iterator[str]:
    """Yield where the sites are, and what to do with their folder."""
    yield f"Klaar: {full(run.target / PAGE)}"
    if private := [path.relative_to(run.target).as_posix() for path in _private(run)]:
        yield f"Let op: in deze map staat ook {listing(few_of(private, FEW))}. Zet dat niet op een website.\n{APART}"
    elif built.written:
        yield SHARE


def _private(run: SiteRun) -> Iterator[Path]:
    """Yield what lies in a folder or just below it, and is for the council alone: profiles and what goes with them."""
    for folder in (run.target, *run.files.folders(run.target)):
        with suppress(OSError):  # a folder of somebody else
            yield from (path for name in run.files.names(folder) if is_private(path := folder / name))
