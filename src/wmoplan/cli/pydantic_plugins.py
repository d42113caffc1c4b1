"""Keeps pydantic from searching the installed packages for plugins: the only file that knows a private part of it."""

import sys
from types import ModuleType
from typing import Final

SEARCH: Final = "pydantic.plugin._loader"
"""The module that searches. pydantic asks it for `get_plugins` whenever a model is made."""


def skip_search() -> None:
    """Put an empty module in the place of the one that searches, where pydantic is not loaded yet.

    The public setting PYDANTIC_DISABLE_PLUGINS leaves out the search, and not what the module loads for it:
    `importlib.metadata`, which takes 67 of the 560 million instructions of the first model. Should pydantic rename
    the module, then nothing breaks and the time is lost; `tests/cli/test_pydantic_plugins.py` tells.
    """
    empty = ModuleType(SEARCH)
    empty.__dict__["get_plugins"] = tuple
    sys.modules.setdefault(SEARCH, empty)
