"""Tell which direct dependencies are not locked at their newest release; ends with 1 where there are any.

The newest releases are asked of the package index that uv uses.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
UV: Final = str(ROOT / ".venv" / "bin" / "uv")
PINNED: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
LOCKS: Final = ("runtime.lock", "dev.lock")


def plain(name: str) -> str:
    """Return the name of a package as a lock file writes it.

    >>> plain("Types_PyYAML")
    'types-pyyaml'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def direct(project: str) -> list[str]:
    """Return the names of the packages that a pyproject.toml asks for, also in its extras and groups."""
    told = tomllib.loads(project)
    found = [*told["project"]["dependencies"]]
    for lists in (told["project"].get("optional-dependencies", {}), told.get("dependency-groups", {})):
        found += [row for rows in lists.values() for row in rows]
    return sorted({plain(re.split(r"[^A-Za-z0-9._-]", row)[0]) for row in found})


def pinned(lock: str) -> dict[str, str]:
    """Return the release of each package that a lock file names."""
    return {plain(name): release for name, release in PINNED.findall(lock)}


def newest(names: Iterable[str]) -> dict[str, str]:
    """Return the newest release of each package, whatever the others ask of it."""
    words = [UV, "pip", "compile", "-q", "--upgrade", "--no-deps", "--no-header", "--no-annotate", "-"]
    done = subprocess.run(words, input="\n".join(names), capture_output=True, text=True, encoding="utf-8", check=True)
    return pinned(done.stdout)


def behind(locks: dict[str, dict[str, str]], there: dict[str, str]) -> list[str]:
    """Return a line for each package that a lock file holds at another release than the newest.

    >>> behind({"dev.lock": {"rich": "14.0", "typer": "0.29.2"}}, {"rich": "15.0", "typer": "0.29.2"})
    ['rich: 14.0 in dev.lock, and 15.0 is the newest']
    """
    return [
        f"{name}: {lock[name]} in {file}, and {release} is the newest"
        for name, release in there.items()
        for file, lock in locks.items()
        if lock.get(name, release) != release
    ]


def main() -> int:
    """Tell what is behind, and return the status of the process."""
    there = newest(direct((ROOT / "pyproject.toml").read_text("utf-8")))
    locks = {file: pinned((ROOT / "requirements" / file).read_text("utf-8")) for file in LOCKS}
    lines = behind(locks, there)
    print("\n".join(lines) or f"All {len(there)} direct dependencies are locked at their newest release.")
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main())
