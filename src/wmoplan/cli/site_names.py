"""Which profiles get a site, and the name of the folder that each comes in."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from wmoplan.cli.site import Job
from wmoplan.cli.speak import tell
from wmoplan.desk.beside import PROFILE
from wmoplan.desk.opening import Text, written
from wmoplan.errors import MissingFileError, UsageError
from wmoplan.store.content import full

MUNICIPALITY: Final = re.compile(rb"^[\"']?gemeente[\"']?\s*:", re.MULTILINE)
PROFILES: Final = (".yaml", ".yml")
MOST: Final = 2_000
"""How many profiles one run takes; the country has fewer municipalities than that."""

RESERVED: Final = {"con", "prn", "aux", "nul", *(f"{port}{at}" for port in ("com", "lpt") for at in range(10))}
"""Names that a folder cannot have on Windows."""

LONGEST: Final = 60
"""Characters in the name of a folder."""


def texts_of(named: Sequence[str], everyone: str | None, example: str | None) -> list[Text]:
    """Return the profiles that are meant, each once; without a name the one that every command looks for.

    Raises:
        UsageError: There are too many, or none.
        MissingFileError: The folder is not there.
    """
    found = [written(name, None) for name in named] + (_in_folder(Path(everyone)) if everyone else [])
    if not found:
        if everyone:
            raise UsageError(f"In {full(Path(everyone))} staat geen profiel.\n  Maak er een met: wmoplan init")
        found = [written(None, example)]
    once = {full(Path(text.name)): text for text in found}
    if len(once) > MOST:
        raise UsageError(f"Dit zijn {len(once)} profielen.\n  wmoplan maakt er {MOST} tegelijk. Doe het in delen.")
    return list(once.values())


def _in_folder(folder: Path) -> list[Text]:
    """Return the profiles in a folder, after telling what else lies there: a plan names no municipality."""
    from wmoplan.dutch import listing
    from wmoplan.store.content import read_whole

    if not folder.is_dir():
        raise MissingFileError(f"{full(folder)}: deze map is er niet.\n  Kijk de naam na.")
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in PROFILES and path.is_file())
    profiles = [path for path in files if MUNICIPALITY.search(read_whole(path) or b"")]
    if others := [path.name for path in files if path not in profiles]:
        tell(f"Overgeslagen, want er staat geen gemeente in: {listing(others)}.")
    return [Text(str(path)) for path in profiles]


def jobs_of(texts: Sequence[Text], target: Path, as_of: date, *, together: bool) -> list[Job]:
    """Return the site of each profile: of one in the folder itself, of more each in a folder of its own.

    Args:
        together: Whether one has a folder of its own as well, so that its address stays when others come beside it.

    Raises:
        UsageError: Two profiles would get the same folder.
    """
    if len(texts) == 1 and not together:
        return [Job(texts[0], "", target, as_of)]
    names: dict[str, list[str]] = {}
    jobs = []
    for text in texts:
        name = folder_name(Path(text.name))
        names.setdefault(name, []).append(text.name)
        jobs.append(Job(text, name, target / name, as_of))
    double = [f"{' en '.join(profiles)} (map {name})" for name, profiles in names.items() if len(profiles) > 1]
    if double:
        raise UsageError(
            f"Deze profielen krijgen dezelfde map: {'; '.join(double)}.\n  Geef een van de twee een andere naam."
        )
    return jobs


def folder_name(profile: Path) -> str:
    """Return the name of a folder that is safe on every disk and in every address, after that of a profile.

    A profile that has the name that every command looks for is called after the folder that it lies in.

    >>> folder_name(Path("profielen/Súdwest Fryslân.yaml")), folder_name(Path("oss/wmoplan.yaml"))
    ('sudwest-fryslan', 'oss')
    """
    from unicodedata import normalize

    stem = Path(full(profile)).parent.name if profile.name == PROFILE else profile.stem
    plain = normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    name = "-".join(words)[:LONGEST].strip("-")
    return f"site-{name}".rstrip("-") if not name or name in RESERVED else name
