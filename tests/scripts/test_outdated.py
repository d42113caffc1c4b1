"""Which direct dependencies are behind: what a project asks for, and what a lock file holds."""

from pathlib import Path

from scripts.outdated import behind, direct, pinned

ROOT = Path(__file__).parents[2]
PROJECT = """
[project]
dependencies = ["icalendar>=6.1", "PyYAML>=6"]
[project.optional-dependencies]
word = ["python-docx>=1.2"]
[dependency-groups]
dev = ["types_PyYAML", "icalendar"]
"""


def test_every_package_that_is_asked_for_is_known_once() -> None:
    assert direct(PROJECT) == ["icalendar", "python-docx", "pyyaml", "types-pyyaml"]


def test_each_direct_dependency_is_in_the_lock() -> None:
    lock = pinned((ROOT / "requirements" / "dev.lock").read_text("utf-8"))

    assert set(direct((ROOT / "pyproject.toml").read_text("utf-8"))) <= set(lock)


def test_a_release_that_is_not_the_newest_is_told_for_each_lock() -> None:
    locks = {"runtime.lock": {"rich": "15.0"}, "dev.lock": {"rich": "14.0", "pytest": "9"}}

    assert behind(locks, {"rich": "15.0", "pytest": "9"}) == ["rich: 14.0 in dev.lock, and 15.0 is the newest"]
