"""Leave wheel, sdist and their checksums in dist/; built twice, and refused where the two differ."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
DIST: Final = ROOT / "dist"


def checksums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in the folder, by name."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def build(folder: Path) -> dict[str, str]:
    """Build sdist and wheel in the folder and return their checksums."""
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT], check=True)
    return checksums(folder)


def main() -> None:
    """Build twice, compare, and put the first of the two in dist/."""
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        sums = build(Path(first))
        if sums != build(Path(second)):
            sys.exit("Two builds of the same tree differ; nothing was left in dist/.")
        shutil.rmtree(DIST, ignore_errors=True)
        shutil.copytree(first, DIST)
    (DIST / "SHA256SUMS").write_text("".join(f"{digest}  {name}\n" for name, digest in sums.items()), "utf-8")
    print(f"In {DIST}, built twice with the same bytes:")
    print((DIST / "SHA256SUMS").read_text("utf-8"), end="")


if __name__ == "__main__":
    main()
