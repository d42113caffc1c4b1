"""What wmoplan relies on of the inside of pydantic, held against the release that is installed."""

import subprocess
import sys
from importlib import import_module

from wmoplan.__main__ import SEARCH, PlainDict

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


SCHEMAS = """
import sys, typing, typing_extensions
from wmoplan.__main__ import load_plain_schemas
before = typing.TypedDict, typing_extensions.TypedDict
if sys.argv[1:]:
    load_plain_schemas()
assert before == (typing.TypedDict, typing_extensions.TypedDict)
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import core_schema
class Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", title="rij")
    number: int
    others: "tuple[Row, ...]" = ()
print(core_schema.AnySchema.__mro__[1].__name__ == "PlainDict", file=sys.stderr)
print(core_schema.CoreConfig(title="rij"), type(core_schema.CoreConfig()))
print(Row.model_validate({"number": "3", "others": [{"number": 4}]}), Row.model_json_schema())
try:
    Row.model_validate({"number": "drie", "other": 1})
except ValidationError as fault:
    print(fault)
"""


def test_plain_schemas_check_a_model_alike() -> None:
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}\n{SCHEMAS}"]
    usual, plain = (
        subprocess.run([*command, *words], capture_output=True, text=True, check=True) for words in ([], ["plain"])
    )
    assert plain.stdout == usual.stdout
    assert (usual.stderr, plain.stderr) == ("False\n", "True\n")


def test_a_plain_dict_is_a_dict() -> None:
    assert PlainDict(title="rij") == {"title": "rij"}
    assert type(PlainDict()) is dict
