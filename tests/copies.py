"""Commands that each run in a copy (a fork) of one process: as alone as in a process of their own, for far less work.

A copy knows what the first process loaded, and nothing of the tests around it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple, Self

import pytest

STATE: Final = ("XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
"""What tells platformdirs in which folder a program keeps what it remembers of a user."""

ONLY_WHERE_COPIED: Final = pytest.mark.skipif(os.name == "nt", reason="a process cannot be copied there")

SERVER: Final = """
import contextlib, io, json, os, sys, tempfile, traceback
from wmoplan.cli import main

def run(folder, before, words):
    os.chdir(folder)
    os.environ["XDG_STATE_HOME"] = folder + "-state"
    with open(os.devnull) as nothing, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        for ours, theirs in ((nothing, 0), (out, 1), (err, 2)):
            os.dup2(ours.fileno(), theirs)
        try:
            exec(before, {})
            status = main(words)
        except BaseException:
            traceback.print_exc()
            status = -1
        sys.stdout.flush()
        sys.stderr.flush()
        out.seek(0)
        err.seek(0)
        return status, out.read().decode(), err.read().decode(), sorted(sys.modules)

questions, answers = os.fdopen(os.dup(0)), os.dup(1)
if sys.argv[1:]:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        main(sys.argv[1:])
for line in questions:
    if os.fork() == 0:
        with os.fdopen(answers, "w") as pipe:
            print(json.dumps(run(*json.loads(line))), file=pipe)
        os._exit(0)
    if os.wait()[1]:
        os.write(answers, b'[-1, "", "it was killed", []]\\n')
"""
"""Runs the command of its own words, if any, and then in copies of itself each command that it reads on stdin."""


class Told(NamedTuple):
    """What a command in a copy did; `loaded` has the names of the modules that it knew in the end."""

    status: int
    out: str
    err: str
    loaded: list[str]


class Copies:
    """A process that is copied for each command.

    Attributes:
        words: A command that it runs first, so that what that loads is there in every copy.
    """

    def __init__(self, *words: str) -> None:
        env = {**os.environ, "PYTHONUTF8": "1"}
        pipe = subprocess.PIPE
        command = [sys.executable, "-c", SERVER, *words]
        self.process = subprocess.Popen(command, env=env, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def run(self, folder: Path, *words: str, before: str = "") -> Told:
        """Run a command in a folder, after some code, and return what it did."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{json.dumps([str(folder), before, words])}\n")
        self.process.stdin.flush()
        return Told(*json.loads(self.process.stdout.readline()))
