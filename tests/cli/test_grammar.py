"""What wmoplan relies on of typer, held against the release that is installed."""

import ast
from pathlib import Path
from typing import Annotated, Any

import pytest
from typer import Argument, Option, TyperException
from typer.core import TyperCommand

from tests.cli.conftest import Run
from wmoplan.cli.grammar import Command, CommandGroup, command
from wmoplan.cli.help_page import Lazy

SRC = Path(__file__).parents[2] / "src" / "wmoplan"


def work(
    what: Annotated[str, Argument(metavar="WAT", help="Iets.")],
    many: Annotated[list[str] | None, Option("--many", metavar="WOORD")] = None,
    flag: Annotated[bool, Option("--flag")] = False,  # noqa: FBT002 - a flag
) -> int:
    assert isinstance(flag, bool)
    return len([what, *(many or ())])


def refusal(*words: str) -> TyperException:
    """Return what typer itself raises for these words."""
    made = command("work", work, "Werk.")
    with pytest.raises(TyperException) as caught:
        TyperCommand.parse_args(made, made.context_class(made, info_name="work"), list(words))
    return caught.value


def test_the_parts_that_are_replaced_are_there() -> None:
    for name in ("get_help", "get_help_option", "get_params", "invoke", "make_context", "parse_args"):
        assert callable(getattr(TyperCommand, name))
    assert {"allow_extra_args", "allow_interspersed_args"} <= set(dir(TyperCommand))


def test_a_function_becomes_a_command_that_returns_its_status() -> None:
    made = command("work", work, "Werk.")

    with made.make_context("work", ["een", "--many", "twee", "--many", "drie", "--flag"]) as context:
        assert made.invoke(context) == 3
    assert isinstance(made, Command)
    assert [param.param_type_name for param in made.params] == ["argument", "option", "option"]
    assert made.params[1].opts == ["--many"]


class OneCommand(CommandGroup):
    def find(self, word: str) -> TyperCommand:
        return command(word, work, "Werk.")


def test_a_group_hands_the_words_that_are_left_to_its_command() -> None:
    group = OneCommand("groep", {"work": Lazy("", "Werk.", "Opdrachten")}, alone="work")

    with group.make_context("groep", ["work", "een", "--many", "twee"]) as context:
        assert group.invoke(context) == 2


REFUSALS: list[tuple[list[str], set[str]]] = [
    # words, what tells this refusal from the others
    (["een", "--bogus"], {"option_name", "possibilities"}),
    (["een", "--many"], {"option_name"}),
    (["een", "--flag=ja"], {"option_name"}),
    ([], {"param", "param_type"}),
]


@pytest.mark.parametrize(("words", "carries"), REFUSALS)
def test_a_refusal_is_known_by_what_it_carries(words: list[str], carries: set[str]) -> None:
    fault: Any = refusal(*words)

    assert {name for name in ("option_name", "possibilities", "param", "param_type") if hasattr(fault, name)} == carries
    assert getattr(fault, "option_name", "--").startswith("--")


def test_the_first_page_of_the_help_is_that_of_the_program(run: Run) -> None:
    assert run("--help").out == run("-h", "timeline").out  # the second is written from what typer knows


def private_parts(file: Path) -> list[str]:
    """Return the private modules and names of other libraries that a file names."""
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("wmoplan"):
            found += [
                name for name in (*(node.module or "").split("."), *(one.name for one in node.names)) if _hides(name)
            ]
        elif isinstance(node, ast.Import):
            found += [one.name for one in node.names if any(map(_hides, one.name.split(".")))]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "._" in node.value:
            found += [node.value] if node.value.replace(".", "").isidentifier() else []
    return found


def _hides(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def test_no_private_part_of_a_library_is_used_but_where_a_file_is_there_for_it() -> None:
    found = {file.relative_to(SRC).as_posix(): parts for file in SRC.rglob("*.py") if (parts := private_parts(file))}

    assert found == {"__main__.py": ["pydantic.plugin._loader"]}
