"""The program as a process of its own: it runs one command and ends.

The only file that knows a private part of pydantic: see `skip_search`.
"""

import sys

from wmoplan import __version__

SEARCH = "pydantic.plugin._loader"
"""The module that searches. pydantic asks it for `get_plugins` whenever a model is made."""


def start() -> None:
    """Run the words that the process was given, and end with their status.

    What is switched off here is of no use to a process that ends at once, and is left alone where wmoplan is
    only a part of another program: collecting garbage, pydantic's search for plugins of others, and warnings,
    which libraries write for programmers.
    """
    if sys.argv[1:] in (["--version"], ["-V"]) and _is_written(f"wmoplan {__version__}\n"):
        return  # before anything is loaded

    import gc
    import warnings

    gc.disable()
    warnings.simplefilter("ignore")
    skip_search()

    from wmoplan.cli import main

    status = main()
    gc.freeze()  # the interpreter collects once more when it ends, and then finds nothing to look at
    sys.exit(status)


def _is_written(text: str) -> bool:
    """Write a text on stdout, and tell whether that worked; where it did not, the program itself tells why."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (AttributeError, OSError):  # there is no stdout, or it takes nothing
        return False
    return True


def skip_search() -> None:
    """Put an empty module in the place of the one that searches, where pydantic is not loaded yet.

    The public setting PYDANTIC_DISABLE_PLUGINS leaves out the search, and not what the module loads for it:
    `importlib.metadata`, which takes 67 of the 560 million instructions of the first model. Should pydantic rename
    the module, then nothing breaks and the time is lost; `tests/test_main.py` tells.
    """
    from types import ModuleType

    empty = ModuleType(SEARCH)
    empty.__dict__["get_plugins"] = tuple
    sys.modules.setdefault(SEARCH, empty)


if __name__ == "__main__":
    start()
