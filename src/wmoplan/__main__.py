"""The program as a process of its own: it runs one command and ends."""

import gc
import sys
import warnings
from types import ModuleType


def start() -> None:
    """Run the words that the process was given, and end with their status.

    What is switched off here is of no use to a process that ends at once, and is left alone where wmoplan is
    only a part of another program: collecting garbage, pydantic's search for plugins of others, and warnings,
    which libraries write for programmers. That search loads more of the standard library than reading the plan
    takes. Should pydantic rename the room that searches, then this does nothing.
    """
    gc.disable()
    warnings.simplefilter("ignore")
    loader = ModuleType("pydantic.plugin._loader")
    loader.__dict__["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)

    from wmoplan.cli import main

    sys.exit(main())


if __name__ == "__main__":
    start()
