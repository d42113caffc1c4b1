"""The programs that the slow tests start, each in an environment of its own that make leaves in .cache/."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
MADE: Final = ROOT / ".cache"
KHAL: Final = MADE / "khal" / "bin" / "khal"
RADICALE: Final = MADE / "radicale" / "bin" / "radicale"
VDIRSYNCER: Final = MADE / "radicale" / "bin" / "vdirsyncer"
ICAL_JS: Final = MADE / "icaljs" / "node_modules" / "ical.js" / "dist" / "ical.js"


BROWSER: Final = MADE / "browser" / "node_modules"
CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")

# Each with a day of its own time.
EXAMPLES: Final = {
    "almere-2026": "2026-11-22",
    "college-besluit": "2014-01-15",
    "de-marne-2014": "2014-01-15",
    "drie-sessies": "2026-01-10",
    "haren-2012": "2011-11-01",
    "haren-2014": "2014-01-15",
    "leeuwarden-2014": "2014-01-15",
    "oss-2014": "2014-01-15",
    "raad-hoort-sprekers": "2026-11-22",
    "regio": "2014-01-15",
    "twee-ronden": "2014-01-15",
}


def must_be_there(program: Path) -> Path:
    """Return the program; one that is absent fails the test and is not passed over."""
    assert program.exists(), f"{program} is not there; run make {program.relative_to(MADE).parts[0]}"
    return program


def must_be_found(*names: str) -> Path:
    """Return the first program of these names on the path; none at all fails the test."""
    found = [Path(place) for name in names if (place := shutil.which(name))]
    assert found, f"{' or '.join(names)} is not there; run make programs"
    return found[0]


def env(home: Path) -> dict[str, str]:
    """Return the environment of a program that keeps all it has in one folder and meets no proxy."""
    kept = {key: text for key, text in os.environ.items() if not key.lower().endswith("_proxy")}
    return {**kept, "HOME": str(home), "PYTHONUTF8": "1"}


def run(*words: str | Path, home: Path, told: str = "", patience: int = 120) -> str:
    """Tell a program something in a folder and return what it said; a failure shows everything it said.

    Unit: `patience` is in seconds.
    """
    done = subprocess.run(
        [str(word) for word in words],
        cwd=home,
        env=env(home),
        input=told,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=patience,
        check=False,
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"
    return done.stdout


def wmoplan(*words: str | Path, folder: Path) -> str:
    """Run the program in a folder, as its user would."""
    return run(sys.executable, "-m", "wmoplan", *words, home=folder)


def calendar_of(profile: str, folder: Path, as_of: str) -> Path:
    """Let wmoplan make the calendar of a profile, over the one of the last time if there is one."""
    (folder / "wmoplan.yaml").write_text(profile, "utf-8")
    wmoplan("calendar", "--as-of", as_of, folder=folder)
    return folder / "agenda.ics"
