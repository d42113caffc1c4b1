"""Write into the READMEs and the pages of docs/opdrachten what the program really prints.

A document holds `<!-- run: WORDS -->`. This script puts all that `wmoplan WORDS` prints into the fenced block under it,
which a new page need not have yet, or only its stdout where the document says `stdout` instead of `run`.
tests/scripts/test_renew_runs.py fails on a block that is no longer true.

The runs of one document follow each other in one new folder, so that a page can show what one command leaves for the
next. `<!-- profile: NAME -->` puts a copy of that example there, as `wmoplan.yaml`.
"""

import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Final
from unittest.mock import patch

from wmoplan.cli import main as wmoplan

ROOT: Final = Path(__file__).resolve().parents[1]
FILES: Final = (ROOT / "README.md", ROOT / "README.nl.md", *sorted(ROOT.glob("docs/opdrachten/[a-z]*.md")))
BLOCK: Final = re.compile(
    r"(?P<head><!-- (?P<streams>run|stdout): (?P<words>.+?) -->\n)(?:\n*```text\n(?P<said>.*?)```\n)?", re.DOTALL
)
PROFILE: Final = re.compile(r"<!-- profile: (?P<name>[a-z0-9-]+) -->")

SCREEN: Final = {"COLUMNS": "80", "NO_COLOR": "1", "XDG_STATE_HOME": f"{os.devnull}/none"}
"""The environment of a run: a screen of 80 columns without colours, and no profile that was used before."""


def said(words: str, folder: Path, *, messages: bool) -> str:
    """Return what `wmoplan WORDS` prints when it is typed in a folder; the path of that folder is left out.

    Args:
        words: What is typed behind `wmoplan`.
        folder: The folder in which it is typed.
        messages: Whether what goes to stderr is shown too, in the order of a screen.

    Raises:
        ValueError: The command ended with a status other than 0.
    """
    out = StringIO()
    err = out if messages else StringIO()
    with chdir(folder), patch.dict(os.environ, SCREEN), redirect_stdout(out), redirect_stderr(err):
        status = wmoplan(shlex.split(words))
    if status:
        raise ValueError(f"wmoplan {words} ended with status {status}:\n{err.getvalue()}")
    return out.getvalue().replace(f"{folder}{os.sep}", "").rstrip() + "\n"


def runs(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each block of a document with what the program prints for it now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        if profile := PROFILE.search(text):
            example = ROOT / "examples" / f"{profile['name']}.yaml"
            (folder / "wmoplan.yaml").write_bytes(example.read_bytes())
        for block in BLOCK.finditer(text):
            yield block, said(block["words"], folder, messages=block["streams"] == "run")


def renewed(text: str) -> str:
    """Return a document with every block as the program prints it now."""
    for block, now in runs(text):
        text = text.replace(block[0], f"{block['head']}\n```text\n{now}```\n", 1)
    return text


def main() -> None:
    """Renew every document, and name those that changed."""
    for file in FILES:
        old = file.read_text("utf-8")
        new = renewed(old)
        if new != old:
            file.write_text(new, "utf-8")
            print(f"Renewed {file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
