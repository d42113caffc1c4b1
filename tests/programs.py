"""The programs that the slow tests start, each in an environment of its own that make leaves in .cache/."""

import os
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


def must_be_there(program: Path) -> Path:
    """Return the program; one that is absent fails the test and is not passed over."""
    assert program.exists(), f"{program} is not there; run make {program.relative_to(MADE).parts[0]}"
    return program


def env(home: Path) -> dict[str, str]:
    """Return the environment of a program that keeps all it has in one folder and meets no proxy."""
    kept = {key: text for key, text in os.environ.items() if not key.lower().endswith("_proxy")}
    return {**kept, "HOME": str(home), "PYTHONUTF8": "1"}


def run(*words: str | Path, home: Path) -> str:
    """Run a program in a folder and return what it said; a failure shows everything it said."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=home,
        env=env(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
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
