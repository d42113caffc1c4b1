"""What wmoplan relies on of the inside of pydantic, held against the release that is installed."""

import subprocess
import sys
from importlib import import_module

from wmoplan.__main__ import SEARCH

CODE = """
import sys
from wmoplan.__main__ import skip_search
if sys.argv[1:]:
    skip_search()
from pydantic import BaseModel
class Model(BaseModel):
    number: int
assert Model.model_validate({"number": "3"}).number == 3
print("importlib.metadata" in sys.modules)
"""


def searched(*words: str) -> str:
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}\n{CODE}", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_module_that_searches_has_the_name_and_the_function_that_are_replaced() -> None:
    assert callable(import_module(SEARCH).get_plugins)


def test_a_model_is_made_without_the_search() -> None:
    assert searched() == "True"
    assert searched("skip") == "False"
