"""Many people tick at the same time, and some are cut off: every tick that was confirmed is there."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from tests.cli.conftest import EXAMPLES
from wmoplan.read.progress import read_progress

pytestmark = pytest.mark.slow

HANDS: Final = 50
KILLED: Final = 40
NAME: Final = "voortgang.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wmoplan.yaml").write_bytes((EXAMPLES / "haren-2014.yaml").read_bytes())
    return tmp_path


def tick(folder: Path, text: str) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    words = ("note", "verordening", text, "--as-of", "2014-02-10")
    return subprocess.Popen(
        [sys.executable, "-m", "wmoplan", *words], cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet
    )


def written(folder: Path) -> set[str]:
    return {row.value("tekst") for row in read_progress(folder / NAME, NAME).rows}


def test_fifty_at_the_same_time_lose_nothing(folder: Path) -> None:
    hands = [tick(folder, f"nummer {at}") for at in range(HANDS)]

    assert [hand.wait() for hand in hands] == [0] * HANDS
    assert written(folder) == {f"nummer {at}" for at in range(HANDS)}
    assert [path.name for path in folder.glob(".wmoplan*")] == []


def test_who_is_cut_off_takes_nothing_from_another(folder: Path) -> None:
    chance = random.Random(2014)  # noqa: S311 - the same kills every time
    tick(folder, "eerst").wait()
    confirmed = {"eerst"}
    for at in range(KILLED):
        hand, other = tick(folder, f"gedood {at}"), tick(folder, f"heel {at}")
        time.sleep(chance.uniform(0, 0.5))
        hand.send_signal(signal.SIGKILL)
        if hand.wait() == 0:
            confirmed.add(f"gedood {at}")
        assert other.wait() == 0
        confirmed.add(f"heel {at}")
        assert confirmed <= written(folder)  # which reads the whole file, so it is whole
