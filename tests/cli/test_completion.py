"""`wmoplan completion`: what the script of a shell completes."""

import subprocess
from pathlib import Path
from shutil import which

import pytest

from tests.cli.conftest import Run
from wmoplan.cli.completion import SHELLS, script
from wmoplan.cli.grammar import known_commands
from wmoplan.cli.program import root

BASH = which("bash")

ASK = """
source "$1"; shift
COMP_WORDS=(wmoplan "$@"); COMP_CWORD=$#
_wmoplan
echo "${COMPREPLY[*]}"
"""

TYPED = [
    # the words behind wmoplan, and what can stand for the last of them
    (["tij"], "tijdlijn"),
    (["tijdlijn", "--to"], "--topic"),
    (["timeline", "--topic", "inkoop", "--un"], "--until"),  # the English word, and an option before it
    (["vergaderingen", "o"], "ophalen"),
    (["meetings", "add", "--no"], "--not-whole"),
    (["vergaderingen", "toevoegen", "--no"], "--not-whole"),
    (["help", "st"], "stand stappenplan statussen"),
    (["aanvullen", "p"], "powershell"),
    (["xyz", "--"], ""),
]


@pytest.mark.skipif(BASH is None, reason="bash itself answers; where there is none, nobody uses its script")
@pytest.mark.parametrize(("typed", "expected"), TYPED, ids=lambda value: " ".join(value) if value else "-")
def test_bash_completes(tmp_path: Path, typed: list[str], expected: str) -> None:
    file = tmp_path / "wmoplan.bash"
    file.write_text(script("bash"), "utf-8")

    words = [str(BASH), "--norc", "-c", ASK, "bash", str(file), *typed]
    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip() == expected


@pytest.mark.parametrize("shell", SHELLS)
def test_every_script_has_every_command_and_option(run: Run, shell: str) -> None:
    said = run("completion", shell)

    assert said.status == 0
    assert said.out == script(shell)
    for one in known_commands(root()):
        assert f"{' '.join(one.path)} " in said.out
        assert all(option in said.out for option in one.options())


def test_a_shell_that_is_not_known_is_refused(run: Run) -> None:
    assert "Bedoelt u 'powershell'?" in run("aanvullen", "powershel").err
    assert run("aanvullen", "cmd").status == 2
    assert "wmoplan aanvullen powershell" in run("aanvullen").err
