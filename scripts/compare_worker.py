"""The child process of `compare_outputs.py`: runs command lines of one installed wmoplan and returns what came out.

It is started by the interpreter of the program that it judges, so it imports nothing but the standard library and the
program itself. The program is imported once; each case is played in a folder of its own. One line of JSON on stdin is
one case (`Case` in `compare_cases.py`), one line of JSON on stdout its outputs: label to text.
"""

import base64
import gc
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final

LARGEST: Final = 400_000
"""How many characters of one output are kept; the rest is counted only."""

PICK: Final = re.compile(r"\{(moment|step|next):(\d+)\}")
"""In a word of a command: a moment, a step, or a step that is not over, by its place in the program's own timeline."""


COMING: Final = ("nu", "binnenkort", "later")
"""The statuses of a moment that is not over."""


class Stream(io.TextIOWrapper):
    """A standard stream in memory, that can pose as a terminal."""

    def __init__(self, data: bytes = b"", *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", newline="", write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        """Tell whether the stream poses as a terminal."""
        return self.terminal

    def text(self) -> str:
        """Return everything that was written."""
        raw = self.buffer
        assert isinstance(raw, io.BytesIO)  # noqa: S101 - for the types: it was made so
        return raw.getvalue().decode("utf-8", "replace")


@contextmanager
def standing(streams: tuple[Stream, Stream, Stream], columns: int) -> Iterator[None]:
    """Replace the standard streams and the width of the screen."""
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    os.environ["COLUMNS"] = str(columns)
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept


def program() -> Callable[[], Any]:
    """Return the function behind the console script `wmoplan`, wherever its module lies."""
    scripts = distribution("wmoplan").entry_points.select(group="console_scripts", name="wmoplan")
    start: Callable[[], Any] = next(iter(scripts)).load()
    return start


def status_of(start: Callable[[], Any], words: list[str]) -> str:
    """Return the exit status of a command line; the name of the exception where the program breaks."""
    sys.argv = ["wmoplan", *words]
    try:
        end = start()
    except SystemExit as told:
        end = told.code
    except BaseException as fault:  # noqa: BLE001 - a break is an output as well
        lines = traceback.format_exception_only(fault)
        return f"BROKEN: {lines[-1].strip()}"
    return str(end or 0)


def in_words(path: Path) -> str:
    """Return the content of a file as text; of PDF and Word files the words."""
    data = path.read_bytes()
    if path.suffix == ".pdf" and shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=False)  # noqa: S607
        return done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
    if data[:2] == b"PK":
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(path) as packed:
            return "\n".join(word_text(name, packed.read(name)) for name in sorted(packed.namelist()))
    return data.decode("utf-8", "replace")


def word_text(name: str, data: bytes) -> str:
    """Return the text of one part of a Word file, with the style of each paragraph; of other parts their size."""
    if not name.endswith("document.xml"):
        return f"[{name}]"
    told = [f"[{name}]"]
    for paragraph in re.findall(r"<w:p[ >].*?</w:p>", data.decode("utf-8", "replace"), re.DOTALL):
        style = re.search(r'<w:pStyle w:val="([^"]*)"', paragraph)
        runs = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:br/>", paragraph)
        told.append(f"{style[1] if style else '-'}: {''.join(text or chr(10) for text in runs)}")
    return "\n".join(told)


def numbered(rows: str) -> str:
    """Return the rows of a progress file with their random numbers counted out, so that references stay."""
    known: dict[str, str] = {}
    return re.sub(r'"?\b[0-9a-f]{12}\b"?', lambda found: known.setdefault(found[0].strip('"'), f"<{len(known)}>"), rows)


def contents(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the files below a folder, each with its moment of change and size."""
    found = {}
    for path in folder.rglob("*"):
        with suppress(OSError):
            if path.is_file():
                about = path.stat()
                found[path.relative_to(folder).as_posix()] = (about.st_mtime_ns, about.st_size)
    return found


class Player:
    """Plays cases with one program.

    Attributes:
        start: The function behind the console script.
        neutral: Texts that differ from run to run, with what stands in their place in every output.
    """

    def __init__(self) -> None:
        self.start = program()
        version = distribution("wmoplan").version
        today = date.today()  # noqa: DTZ011 - the program's own clock
        self.neutral = [
            (re.compile(re.escape(today.isoformat())), "<today>"),
            (re.compile(rf"{re.escape(today.strftime('%Y%m%d'))}T\d{{6}}Z"), "<now>"),
            (re.compile(rf"(?<![\d.]){re.escape(version)}(?![\d.])"), "<version>"),
            (re.compile(r'(?<="programma": ")[0-9a-f]{32}'), "<program>"),  # what a site was made with
            (re.compile(r'(?<="voortgang.yaml": ")[0-9a-f]{32}'), "<rows with random numbers>"),
        ]

    def play(self, case: dict[str, Any]) -> dict[str, str]:
        """Return the outputs of a case."""
        home = Path(tempfile.mkdtemp(prefix="compare-"))
        here = Path.cwd()
        try:
            folder = home / "map"
            folder.mkdir()
            for name, data in case["files"].items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(base64.b64decode(data))
            os.chdir(folder)
            os.environ["XDG_STATE_HOME"] = str(home / "state")  # what is used here is not remembered for the user
            return self._steps(case, folder)
        finally:
            os.chdir(here)
            shutil.rmtree(home, ignore_errors=True)
            gc.collect()

    def _steps(self, case: dict[str, Any], folder: Path) -> dict[str, str]:
        ids: dict[str, list[str]] = {}
        said: dict[str, str] = {}
        for step in case["steps"]:
            words = [self._picked(word, ids) for word in step["words"]]
            before = contents(folder)
            out = self._run(words, step)
            if step.get("ids"):
                ids = _ids(out[1])
            label = step["label"]
            said[label] = self._neutral("\n".join([f"status {out[0]}", "-- out", out[1], "-- err", out[2]]), folder)
            after = contents(folder)
            for name in sorted(before.keys() | after.keys()):
                if before.get(name) != after.get(name):
                    path = folder / name
                    text = in_words(path) if name in after else "(removed)"
                    if path.suffix == ".bak" or ".lock" in name:
                        text = "(made)"
                    if path.name.startswith("voortgang"):
                        text = numbered(text)
                    said[f"{label} > {name}"] = self._neutral(text, folder)
            for name in after.keys() - before.keys() if step.get("forget") else ():
                (folder / name).unlink(missing_ok=True)
        return said

    def _run(self, words: list[str], step: dict[str, Any]) -> tuple[str, str, str]:
        terminal = step.get("terminal", "")
        streams = (
            Stream(step.get("stdin", "").encode(), terminal="in" in terminal),
            Stream(terminal="out" in terminal),
            Stream(terminal="err" in terminal),
        )
        with standing(streams, step.get("columns", 80)):
            status = status_of(self.start, words)
        return status, streams[1].text(), streams[2].text()

    def _picked(self, word: str, ids: dict[str, list[str]]) -> str:
        def pick(found: re.Match[str]) -> str:
            known = ids.get(found[1]) or ["?"]
            return known[int(found[2]) % len(known)]

        return PICK.sub(pick, word)

    def _neutral(self, text: str, folder: Path) -> str:
        text = text.replace(str(folder), "<folder>").replace(str(folder.parent), "<folder>/..")
        for pattern, instead in self.neutral:
            text = pattern.sub(instead, text)
        return text if len(text) <= LARGEST else f"{text[:LARGEST]}\n({len(text)} characters in all)"


def _ids(text: str) -> dict[str, list[str]]:
    """Return the ids of the moments and steps in the JSON of a timeline, each once."""
    try:
        rows = json.loads(text)["momenten"]
    except (ValueError, KeyError):
        return {}
    rows_of_steps = [row for row in rows if row.get("stap")]
    steps = dict.fromkeys(row["stap"] for row in rows_of_steps)
    coming = {row["stap"]: 0 for row in rows_of_steps if row["soort"] == "besluit" and row["status"] in COMING}
    return {"moment": [row["id"] for row in rows], "step": list(steps), "next": list(coming or steps)}


def main() -> None:
    """Play every case that comes in on stdin."""
    answers = sys.stdout
    gc.disable, kept = (lambda: None), gc.disable  # start() switches it off for good
    os.environ["TERM"] = "xterm"
    player = Player()
    for line in sys.stdin:
        began = time.process_time()
        said = player.play(json.loads(line))
        answers.write(json.dumps({"said": said, "cpu": round(time.process_time() - began, 2)}) + "\n")
        answers.flush()
    gc.disable = kept


if __name__ == "__main__":
    main()
