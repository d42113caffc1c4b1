"""The websites of one profile or of many: which sites need to be made again, and the page that leads to all of them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from wmoplan.desk.beside import PROFILE
from wmoplan.desk.opening import Text, written
from wmoplan.desk.site import DATA, FILES, PAGE, Job, dated_file, is_still_right, strange_files
from wmoplan.dutch import count
from wmoplan.errors import MissingFileError, UsageError, WmoplanError, as_one
from wmoplan.model.site import Sites
from wmoplan.read.region import is_profile, yaml_files
from wmoplan.store.content import fingerprint_of, full, read_whole
from wmoplan.store.files import write_whole
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


class Run(NamedTuple):
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
    def strange(self) -> list[Path]:
        """The files in the place of the sites that somebody else made or changed."""
        return [path for job in self.jobs for path in strange_files(job)]


class Built(NamedTuple):
    """What a run made.

    Attributes:
        written: The files that are new or changed, by the name of their site.
        files: How many files there are in all.
        dropped: Folders of sites that belong to no profile any more.
        notices: What does not count of the profiles' meeting files.
        notes: What a reader should check.
        hindsight: Whether facts count of which it is not known since when they hold.
        failure: What went wrong with some of the profiles; the others are made.
    """

    written: Mapping[str, tuple[str, ...]]
    files: int
    dropped: tuple[str, ...]
    notices: tuple[str, ...]
    notes: tuple[str, ...]
    hindsight: bool
    failure: WmoplanError | None


def profiles_in(folder: Path) -> tuple[list[Text], list[str]]:
    """Return the profiles in a folder, and the names of its other YAML files: a plan names no municipality.

    Raises:
        MissingFileError: The folder is not there, or may not be read.
    """
    if not folder.is_dir():
        raise MissingFileError(f"{full(folder)}: deze map is er niet.\n  Kijk de naam na.")
    found = [(path, is_profile(data)) for path, data in yaml_files(folder)]
    return [Text(str(path)) for path, fits in found if fits], [path.name for path, fits in found if not fits]


def texts_of(named: Sequence[str], everyone: str | None, found: Sequence[Text], example: str | None) -> list[Text]:
    """Return the profiles that are meant, each once; without a name the one that every command looks for.

    Args:
        named: The profiles that were typed.
        everyone: The folder that was typed; None where none was.
        found: The profiles in that folder.

    Raises:
        UsageError: There are too many, or none.
    """
    texts = [*(written(name, None) for name in named), *found]
    if not texts:
        if everyone:
            raise UsageError(f"In {full(Path(everyone))} staat geen profiel.\n  Maak er een met: wmoplan init")
        texts = [written(None, example)]
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


def begin(jobs: Sequence[Job], target: Path, as_of: date, *, force: bool) -> Run:
    """Return a run that makes these sites in a folder.

    Args:
        force: Whether the state of the last run may replace anything.

    Raises:
        UsageError: One site would replace the page that leads to others.
        OutputError: The place of the state holds something else.
    """
    from wmoplan.resources import fingerprint

    state = target / STATE
    content = read_whole(state)
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
    return Run(target, tuple(with_known), before, Sites(fingerprint(), as_of, {}))


def build_all(run: Run, *, force: bool, seen: Callable[[int, int], None]) -> Built:
    """Make the sites of a run that are no longer right, and the page that leads to them.

    Args:
        force: Whether their files may replace anything.
        seen: Hears after each site that is made how many are made, and how many there are to make.

    Raises:
        OutputError: The folder is not one that wmoplan may write in.
    """
    from wmoplan.desk.workers import make_sites

    kept = {job.name for job in run.jobs if _is_right(run, job)}
    jobs = [job._replace(force=force) for job in run.jobs if job.name not in kept]
    outcomes = dict(zip((job.name for job in jobs), make_sites(jobs, seen), strict=True))
    known = run.before.sites if run.before else {}
    made = {name: one.site for name, one in outcomes.items() if one.site}
    found = {**known, **made}  # faults in a profile leave its old site
    now = run.now._replace(sites={job.name: found[job.name] for job in run.jobs if job.name in found})
    written = {job.title: outcomes[job.name].written for job in jobs if outcomes[job.name].written}
    if now.sites and "" not in now.sites:
        now, is_new = _with_overview(now, run, force=force)
        written |= {"het overzicht": (PAGE,)} if is_new else {}
    if now.sites and now != run.before:
        write_whole(run.target / STATE, sites_json(now))
    return Built(
        written=written,
        files=sum(len(site.outputs) for site in now.sites.values()) + bool(now.overview),
        dropped=tuple(_dropped(run.target, {job.name for job in run.jobs})),
        notices=tuple(notice for one in outcomes.values() for notice in one.notices),
        notes=tuple(f"{job.title}: {note}" for job in jobs for note in outcomes[job.name].notes),
        hindsight=any(one.hindsight for one in outcomes.values()),
        failure=as_one([one.failure for one in outcomes.values() if one.failure]),
    )


def _is_right(run: Run, job: Job) -> bool:
    """Tell whether a site needs not be made again; on another day each is made and compared."""
    before = run.before
    if before is None or (before.program, before.as_of) != (run.now.program, run.now.as_of):
        return False
    return job.name in before.sites and is_still_right(job, before.sites[job.name])


def _with_overview(now: Sites, run: Run, *, force: bool) -> tuple[Sites, bool]:
    """Write the page that leads to the sites, where it changed; return its fingerprint too, and whether it did."""
    from wmoplan.documents.overview import overview_of
    from wmoplan.render.html import html

    before = run.before or run.now
    of_one = before.sites[""].outputs.get(PAGE, "") if "" in before.sites else ""  # it lay in the same place
    entries = {name: site.entry for name, site in now.sites.items()}
    file = dated_file(
        run.target / PAGE,
        lambda made: html(overview_of(entries, made)),
        now.as_of,
        before.overview or of_one,
        force=force,
    )
    if file.is_new:
        write_whole(run.target / PAGE, file.content)
    return now._replace(overview=fingerprint_of(file.content)), file.is_new


def _dropped(target: Path, names: set[str]) -> Iterator[str]:
    """Yield what was made before and belongs to no profile now: folders, and files of the one that had no folder."""
    if "" not in names:
        yield from (name for name in FILES if name != PAGE and is_ours(read_whole(target / name) or b""))
    there = target.iterdir() if target.is_dir() else ()
    for folder in sorted(path for path in there if path.is_dir() and path.name not in names):
        if is_ours(read_whole(folder / DATA) or b"") and is_ours(read_whole(folder / PAGE) or b""):
            yield folder.name
