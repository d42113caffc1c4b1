"""Write into the READMEs what the program really says.

A README holds `<!-- run: WORDS -->` and under it a fenced block; this script puts the output of
`wmoplan WORDS` into that block, and tests/test_readme.py finds a block that has become untrue.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
FILES: Final = (ROOT / "README.md", ROOT / "README.nl.md")
BLOCK: Final = re.compile(r"(?P<head><!-- run: (?P<words>.+?) -->\n+```text\n)(?P<said>.*?)(?P<tail>```\n)", re.DOTALL)


def said(words: str) -> str:
    """Return what `wmoplan WORDS` prints, on a screen of 80 columns without colours."""
    done = subprocess.run(
        [sys.executable, "-m", "wmoplan", *shlex.split(words)],
        cwd=ROOT / "examples",  # no profile there has the name that wmoplan looks for
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"wmoplan {words} ended with status {done.returncode}:\n{done.stderr}")
    return done.stdout.rstrip() + "\n"


def renewed(text: str) -> str:
    """Return the text with every block as the program says it now."""
    return BLOCK.sub(lambda block: f"{block['head']}{said(block['words'])}{block['tail']}", text)


def main() -> None:
    """Renew every README."""
    for file in FILES:
        file.write_text(renewed(file.read_text("utf-8")), "utf-8")
        print(f"Renewed {file.name}")


if __name__ == "__main__":
    main()
