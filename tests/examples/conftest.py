"""After the run: how many cases of each file came out, and how many of them lie on a boundary."""

from collections import Counter
from pathlib import Path

import pytest

from wmoplan.read.yaml import read_tree

HERE = Path(__file__).parent
TEST = "test_a_case_comes_out["


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print a line for each file of cases, where cases were run."""
    ended = Counter[tuple[str, str]]()
    for outcome in ("passed", "failed", "xfailed"):
        for report in terminalreporter.stats.get(outcome, []):
            if TEST in report.nodeid and report.when == "call":
                ended[report.nodeid.partition(TEST)[2].removesuffix("]"), outcome] += 1
    if not ended:
        return
    terminalreporter.section("gevallen")
    totals = [0, 0, 0]
    for file in sorted(HERE.glob("*.yaml")):
        tree = read_tree(file.read_bytes(), file.name)[0]
        ids = [case["id"] for case in tree.get("gevallen", [])]
        run = sum(number for (case, _), number in ended.items() if case in ids)
        good = sum(ended[case, "passed"] for case in ids)
        edge = sum("grens" in case for case in tree.get("gevallen", []))
        if run:
            terminalreporter.write_line(f"{good:4} van {run:3} goed, {edge:3} op een grens: {tree['titel']}")
            totals = [one + other for one, other in zip(totals, (good, run, edge), strict=True)]
    terminalreporter.write_line("{:4} van {:3} goed, {:3} op een grens".format(*totals))
