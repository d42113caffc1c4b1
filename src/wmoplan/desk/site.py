"""The four files of the website of one municipality: what they say, and which of them have to be written.

Each file holds the day on which it was made. A file of which only that day would change stays as it is.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.errors import WmoplanError
from wmoplan.read.beside import is_plan_file
from wmoplan.store.content import fingerprint_of
from wmoplan.store.files import Output
from wmoplan.store.outputs import refuse
from wmoplan.store.site import is_ours, made_on

if TYPE_CHECKING:
    from wmoplan.desk.beside import Text
    from wmoplan.model.profile import Profile
    from wmoplan.model.site import Fingerprints, Site
    from wmoplan.timeline import Timeline

PAGE: Final = "index.html"
CHECKLIST: Final = "checklist.html"
CALENDAR: Final = "agenda.ics"
DATA: Final = "tijdlijn.json"
FILES: Final = (CALENDAR, CHECKLIST, DATA, PAGE)
"""The files of a site."""


class Job(NamedTuple):
    """One site to make.

    Attributes:
        name: The folder of the site within that of all sites; empty is that folder itself.
        known: The fingerprints of the files that wmoplan last wrote there; None where that is not known.
        force: Whether the files may replace anything.
    """

    text: "Text"
    name: str
    target: Path
    as_of: date
    known: "Fingerprints | None" = None
    force: bool = False

    @property
    def title(self) -> str:
        """The name of the site in a message."""
        return self.name or str(self.target)

    def place(self, name: str) -> Path:
        """Return the path of a file of the site."""
        return self.target / name

    def held(self, name: str) -> bytes | None:
        """Return what lies in the place of a file of the site; None where nothing does."""
        return self.text.files.whole(self.place(name))

    def known_of(self, name: str) -> str:
        """Return the fingerprint of what wmoplan last wrote in a file; empty where that is not known."""
        return (self.known or {}).get(name, "")


class SiteOutcome(NamedTuple):
    """What became of one site.

    Attributes:
        site: What was made; None where that failed.
        failure: Why making the site failed; None where it did not.
        notices: What does not count of the profile's meeting files, in Dutch sentences.
        notes: What a reader should check, in Dutch sentences.
        hindsight: Whether facts count of which it is not known since when they hold.
    """

    site: "Site | None"
    failure: WmoplanError | None = None
    notices: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    hindsight: bool = False


class SiteFile(NamedTuple):
    """A file of a site that can be written; `check` gets what the disk gives back, and raises where that is wrong."""

    name: str
    content: bytes
    is_new: bool
    check: Callable[[bytes], None] | None = None


def make_site(job: Job) -> SiteOutcome:
    """Make the site of a profile: all of its files or, where one cannot be made, none of them."""
    from wmoplan.desk.opening import read_own, reckoned

    notices: tuple[str, ...] = ()
    try:
        profile = read_own(job.text, job.as_of)
        inputs = inputs_of(job.text, profile)  # before they are used: who changes one now, gets it the next time
        timeline, notices = reckoned(job.text, job.as_of, profile)
        return _made(job, timeline, inputs)._replace(notices=notices)
    except WmoplanError as fault:
        return SiteOutcome(None, fault, notices)


def _made(job: Job, timeline: "Timeline", inputs: "Fingerprints") -> SiteOutcome:
    """Write the files of a site that are new or changed."""
    from wmoplan.documents.overview import entry_of
    from wmoplan.model.site import Site

    files = job.text.files
    files.make_folder(job.target)
    with files.alone(job.place(PAGE)):
        calendar, notes = _calendar(timeline, job)
        made = (*_dated_files(timeline, job), calendar)
        new = [file for file in made if file.is_new]
        new.sort(key=lambda file: file.name == PAGE)  # the page leads to the others, so it comes last
        files.write_all([Output(job.place(file.name), file.content, file.check) for file in new])
    outputs = {file.name: fingerprint_of(file.content) for file in made}
    return SiteOutcome(
        site=Site.of(source=job.text.file, inputs=inputs, outputs=outputs, entry=entry_of(timeline)),
        written=tuple(file.name for file in made if file.is_new),
        notes=notes,
        hindsight=timeline.hindsight,
    )


def inputs_of(text: "Text", profile: "Profile") -> dict[str, str]:
    """Map the names of a profile and of the files that it names, from its folder, to their fingerprints."""
    plans = [name for name in profile.plans if is_plan_file(name)]
    names = (*plans, *profile.meeting_files, text.progress_path.name)
    found = {name: text.files.whole(text.folder / name) or b"" for name in names}
    return {name: fingerprint_of(data) for name, data in (found | {text.file: text.content_or_nothing()}).items()}


def is_still_right(job: Job, site: "Site") -> bool:
    """Tell whether the inputs and the outputs of a site are unchanged.

    Then the site needs not be made again, if the same program made it from the same day.
    """
    text = job.text
    if text.file not in site.inputs or set(site.outputs) != set(FILES):
        return False
    if fingerprint_of(text.content_or_nothing()) != site.inputs[text.file]:
        return False
    inputs = ((text.folder / name, known) for name, known in site.inputs.items() if name != text.file)
    outputs = ((job.place(name), known) for name, known in site.outputs.items())
    return all(fingerprint_of(text.files.whole(path) or b"") == known for path, known in (*inputs, *outputs))


def dated_file(old: bytes | None, path: Path, make: Callable[[date], str], as_of: date, known: str | None) -> SiteFile:
    """Return a file that says when it was made; the old one stays where only that day would change.

    Args:
        old: What lies in the place of the file; None where nothing does.
        path: The path of the file.
        make: Makes the text of the file, as made on a day.
        as_of: The day on which the file is made.
        known: The fingerprint of what wmoplan last wrote there; empty where that is not known, and None where the
            file may replace anything.

    Raises:
        OutputError: There is such a file, and wmoplan did not make it, or somebody changed it.
    """
    before = made_on(old) if old else None
    if before and old == make(before).encode():
        return SiteFile(path.name, old, is_new=False)
    content = make(as_of).encode()
    if old != content and known is not None and (why := _objection(old, known)):
        refuse(path, why)
    return SiteFile(path.name, content, is_new=content != old)


def _objection(old: bytes | None, known: str) -> str:
    """Return why an old file may not be replaced by one of a site; empty where it may."""
    if not old or fingerprint_of(old) == known:
        return ""
    return "iemand heeft iets in dit bestand veranderd" if is_ours(old) else "dit bestand is niet door wmoplan gemaakt"


def strange_files(job: Job) -> list[Path]:
    """Return the files in the place of a site that somebody else made or changed: they are replaced only when asked."""
    names = [name for name in FILES if name != CALENDAR]
    return [job.place(name) for name in names if _objection(job.held(name), job.known_of(name))]


def _dated_files(timeline: "Timeline", job: Job) -> Iterator[SiteFile]:
    from wmoplan import __version__
    from wmoplan.desk.shipped import words
    from wmoplan.documents.checklist import checklist_of
    from wmoplan.documents.data import timeline_tree
    from wmoplan.documents.page import page_of
    from wmoplan.notation import json_text
    from wmoplan.render.html import html

    makers: dict[str, Callable[[date], str]] = {
        DATA: lambda made: json_text(timeline_tree(timeline, __version__, made)),
        CHECKLIST: lambda made: html(checklist_of(timeline, words(), made)),
        PAGE: lambda made: html(page_of(timeline, words(), made)),
    }
    for name, make in makers.items():
        known = None if job.force else job.known_of(name)
        yield dated_file(job.held(name), job.place(name), make, timeline.as_of, known)


def _calendar(timeline: "Timeline", job: Job) -> tuple[SiteFile, tuple[str, ...]]:
    """Return the calendar file of a site, and what a reader should check in it."""
    from wmoplan.desk.calendar import agenda_of, must_read_back
    from wmoplan.read.feed import old_calendar
    from wmoplan.render.feed import name_of

    path = job.place(CALENDAR)
    old = old_calendar(path, name_of(timeline), job.text.files, force=job.force)
    if old.objection and not job.force:
        refuse(path, old.objection)
    made = agenda_of(timeline, old).file
    return SiteFile(CALENDAR, made.content, made.is_new, partial(must_read_back, made.renewal)), made.notes
