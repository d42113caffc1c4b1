"""The sites of all profiles: what is still right stays, what changed is made, and one page leads to all of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from wmoplan.cli.results import refuse
from wmoplan.cli.site import DATA, FILES, PAGE, Job, Made, dated_file, is_still_right, kept_files
from wmoplan.cli.speak import agrees, is_terminal, tell
from wmoplan.cli.workers import make_sites
from wmoplan.dutch import count
from wmoplan.errors import OutputError, UsageError, WmoplanError, as_one
from wmoplan.model.site import Site, Sites
from wmoplan.store.content import fingerprint_of, full, read_whole
from wmoplan.store.files import write_whole
from wmoplan.store.site import is_ours, read_sites, sites_json

FEW: Final = 12
"""At most so many files are named one by one."""

STATE: Final = "wmoplan-site.json"
"""What was made, so that the next run only makes what is no longer right; without it everything is compared."""


class Built(NamedTuple):
    """What a run made.

    Attributes:
        written: The files that are new or changed, by what they are of.
        files: How many there are in all.
        dropped: Folders of sites that belong to no profile any more.
        notes: What a reader should check.
        hindsight: Whether facts count of which it is not known since when they were.
        failure: What went wrong with some of the profiles; the others are made.
    """

    written: Mapping[str, tuple[str, ...]]
    files: int
    dropped: tuple[str, ...]
    notes: tuple[str, ...]
    hindsight: bool
    failure: WmoplanError | None


def build_all(jobs: Sequence[Job], target: Path, as_of: date, *, force: bool) -> Built:
    """Make the sites of these jobs in a folder, and the page that leads to them where each has a folder of its own.

    Args:
        force: Whether they may take the place of anything.

    Raises:
        UsageError: One site would take the place of the page that leads to others.
        OutputError: The folder is not one that wmoplan may write in.
    """
    from wmoplan.resources import fingerprint

    before = _before(target, jobs, force=force)
    sites = before.sites if before else {}
    overview = (before.overview if before else "") or (sites[""].outputs.get(PAGE, "") if "" in sites else "")
    jobs = [job._replace(known=sites[job.name].outputs if job.name in sites else None) for job in jobs]
    force = force or _may_replace(jobs)
    jobs = [job._replace(force=force) for job in jobs]
    now = Sites(fingerprint(), as_of, {})
    kept = _still_right(jobs, before, now)
    made, failures = _made([job for job in jobs if job.name not in kept])
    known = before.sites if before else {}
    found = {
        **known,
        **kept,
        **{name: one.site for name, one in made.items()},
    }  # faults in a profile leave its old site
    now = now._replace(sites={job.name: found[job.name] for job in jobs if job.name in found})
    changed = {job.title: made[job.name].written for job in jobs if job.name in made and made[job.name].written}
    if now.sites and "" not in now.sites:
        now, is_new = _with_overview(now, target, overview, force=force)
        changed |= {"het overzicht": (PAGE,)} if is_new else {}
    if now.sites and now != before:
        write_whole(target / STATE, sites_json(now))
    return Built(
        written=changed,
        files=sum(len(site.outputs) for site in now.sites.values()) + bool(now.overview),
        dropped=tuple(_dropped(target, {job.name for job in jobs})),
        notes=tuple(f"{job.title}: {note}" for job in jobs if job.name in made for note in made[job.name].notes),
        hindsight=any(one.hindsight for one in made.values()),
        failure=as_one(failures),
    )


def _may_replace(jobs: Sequence[Job]) -> bool:
    """Ask whether what somebody else made or changed may go; where nobody can say so, it stays."""
    kept = [path for job in jobs for path in kept_files(job)] if is_terminal() else []
    if not kept:
        return False
    names = "".join(f"\n  {full(path)}" for path in kept[:FEW])
    more = f"\n  en nog {len(kept) - FEW}" if len(kept) > FEW else ""
    tell(f"Deze bestanden zijn niet door wmoplan gemaakt, of iemand heeft er iets in veranderd:{names}{more}")
    if not agrees("Toch vervangen? U bent dan kwijt wat er nu in staat", "nee"):
        raise OutputError("Er is niets geschreven.")
    return True


def _before(target: Path, jobs: Sequence[Job], *, force: bool) -> Sites | None:
    """Return what was made in the folder before; None where that is not known."""
    state = target / STATE
    content = read_whole(state)
    if content and not is_ours(content) and not force:
        refuse(state, "dit bestand is niet door wmoplan gemaakt")
    before = read_sites(content)
    others = len(before.sites) if before and "" not in before.sites else 0
    if others and any(not job.name for job in jobs):
        raise UsageError(
            f"In {full(target)} staan de pagina's van {count(others, 'gemeente', 'gemeenten')}.\n"
            "  Noem al hun profielen, of kies een andere map met --output MAP."
        )
    return before


def _still_right(jobs: Sequence[Job], before: Sites | None, now: Sites) -> dict[str, Site]:
    """Return the sites that need not be made again; on another day each is made and compared."""
    if before is None or (before.program, before.as_of) != (now.program, now.as_of):
        return {}
    return {
        job.name: before.sites[job.name]
        for job in jobs
        if job.name in before.sites and is_still_right(job, before.sites[job.name])
    }


def _made(jobs: Sequence[Job]) -> tuple[dict[str, Made], list[WmoplanError]]:
    """Return what was made of each site, and what went wrong with the others."""
    outcomes = dict(zip((job.name for job in jobs), make_sites(jobs), strict=True))
    made = {name: outcome for name, outcome in outcomes.items() if isinstance(outcome, Made)}
    return made, [outcome for outcome in outcomes.values() if not isinstance(outcome, Made)]


def _with_overview(now: Sites, target: Path, known: str, *, force: bool) -> tuple[Sites, bool]:
    """Write the page that leads to the sites, where it changed; return its fingerprint too, and whether it did."""
    from wmoplan.documents.overview import overview_of
    from wmoplan.render import html

    entries = {name: site.entry for name, site in now.sites.items()}

    def page(made: date) -> str:
        return html.overview(overview_of(entries, made))

    file = dated_file(target / PAGE, page, now.as_of, known, force=force)
    if file.is_new:
        write_whole(target / PAGE, file.content)
    return now._replace(overview=fingerprint_of(file.content)), file.is_new


def _dropped(target: Path, names: set[str]) -> Iterator[str]:
    """Yield what was made before and belongs to no profile now: folders, and files of the one that had no folder."""
    if "" not in names:
        yield from (name for name in FILES if name != PAGE and is_ours(read_whole(target / name) or b""))
    there = target.iterdir() if target.is_dir() else ()
    for folder in sorted(path for path in there if path.is_dir() and path.name not in names):
        if is_ours(read_whole(folder / DATA) or b"") and is_ours(read_whole(folder / PAGE) or b""):
            yield folder.name
