"""The site of every municipality of 2014: killed and started again, run twice, and how it grows."""

import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from tests.cli.test_build import stamps
from tests.programs import wmoplan
from wmoplan.desk.site import FILES

pytestmark = pytest.mark.slow

MUNICIPALITIES: Final = 403  # data/gemeenten-2014.csv: the CBS list of 1 January 2014
WORDS: Final = ("build", "--all", "profielen", "--as-of", "2014-01-15", "--output")


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a profile for every municipality, and the site of all in one go."""
    folder = tmp_path_factory.mktemp("country")
    wmoplan("init", "--all", "profielen", "--plan", "invoering-2015", folder=folder)
    wmoplan(*WORDS, "heel", folder=folder)
    return folder


def test_every_municipality_has_its_site(country: Path) -> None:
    sites = [path for path in (country / "heel").iterdir() if path.is_dir()]

    assert len(sites) == MUNICIPALITIES
    assert all({path.name for path in site.iterdir()} == set(FILES) for site in sites)
    assert (country / "heel" / "index.html").read_text("utf-8").count("/index.html") == MUNICIPALITIES
    assert max((site / "index.html").stat().st_size for site in sites) < 200_000


def test_a_second_run_touches_no_file(country: Path) -> None:
    before = stamps(country / "heel")

    wmoplan(*WORDS, "heel", folder=country)

    assert stamps(country / "heel") == before


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.8])
def test_a_run_that_was_killed_ends_right_when_it_is_started_again(country: Path, part: float) -> None:
    target = country / f"gedood-{part}"
    quiet = subprocess.DEVNULL
    killed = subprocess.Popen(
        [sys.executable, "-m", "wmoplan", *WORDS, target.name], cwd=country, stdin=quiet, stdout=quiet, stderr=quiet
    )
    while len(list(target.glob("*/index.html"))) < part * MUNICIPALITIES:
        assert killed.poll() is None
        time.sleep(0.01)
    killed.kill()
    assert killed.wait() < 0
    at_kill = whole(target)
    assert 0 < len(at_kill) < MUNICIPALITIES * len(FILES)

    wmoplan(*WORDS, target.name, folder=country)

    assert whole(target) == whole(country / "heel")
    assert at_kill.items() <= whole(target).items()  # each was whole already


def whole(target: Path) -> dict[str, bytes]:
    """Return the files of every site; a kill can leave a hidden one that was not finished."""
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.glob("*/[!.]*")}
