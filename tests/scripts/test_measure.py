"""The measures of the source: each counts what it says, on a package of a few lines."""

from pathlib import Path

import pytest

from scripts.measure import Found, copies, modules, of_files, of_functions, of_imports

CONTRACT = """
[[tool.importlinter.contracts]]
type = "layers"
layers = ["top", "(left) | right", "ground"]
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "src" / "wmoplan").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(CONTRACT, "utf-8")
    return tmp_path


def write(package: Path, **texts: str) -> None:
    for name, text in texts.items():
        (package / "src" / "wmoplan" / f"{name}.py").write_text(text, "utf-8")


def numbers(found: list[Found]) -> dict[str, int]:
    return {one.title: len(one.names) for one in found}


def test_large_functions_are_counted(package: Path) -> None:
    write(
        package,
        long="def f():\n" + "    x = 1\n" * 40,
        fits="def f():\n" + "    x = 1\n" * 39,
        ways="def f(a):\n" + "    if a:\n        return\n" * 12,
        wide="def f(a, b, c, d, e, *, g): ...\ndef g(self, b, c, d, e, f): ...\n",
        command="def f(a: options.A, b: int, c: int, d: int, e: int, g: int): ...\n",
    )

    assert numbers(list(of_functions(modules(package)))) == {
        "functions over 40 lines": 1,
        "complexity over 12": 1,
        "complexity over 15": 0,
        "functions but commands of over 5 parameters": 1,
    }


def test_files_and_names_are_counted(package: Path) -> None:
    write(package, large="x = 1\n" * 401, small="class Row: ...\n", other="class Row: ...\n" + "x = 1\n" * 39)

    assert numbers(list(of_files(modules(package)))) == {
        "files over 400 lines": 1,
        "files under 40 lines": 1,
        "names of two classes or more": 1,
    }


@pytest.mark.parametrize(("lines", "blocks"), [(8, 0), (9, 1), (30, 1)])
def test_a_copy_is_one_block(package: Path, lines: int, blocks: int) -> None:
    block = "".join(f"x{at} = {at}\n" for at in range(lines))
    write(package, one=f"a = 1\n{block}b = 1\n", other=f'"""Another."""\nimport os\nc = 1\n{block}d = 1\n')

    assert len(copies(modules(package)).names) == blocks


IMPORTS = [
    # where, what, how many cross
    ("top", "from wmoplan.ground import x", 0),
    ("ground", "from wmoplan.top import x", 1),
    ("left", "from wmoplan.right import x", 1),
    ("ground", "def f():\n    from wmoplan import top", 1),
    ("ground", "if TYPE_CHECKING:\n    from wmoplan.top import x", 0),
]


@pytest.mark.parametrize(("where", "line", "crossing"), IMPORTS)
def test_an_import_that_the_drawing_forbids_is_counted(package: Path, where: str, line: str, crossing: int) -> None:
    write(package, **dict.fromkeys(("top", "left", "right", "ground"), "x = 1\n"))
    write(package, **{where: f"{line}\n"})

    assert len(next(of_imports(modules(package), package)).names) == crossing
