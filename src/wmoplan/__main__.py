"""The program as a process of its own: it runs one command and ends."""

import sys

from wmoplan import __version__


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

    from wmoplan.cli import main
    from wmoplan.cli.pydantic_plugins import skip_search

    gc.disable()
    warnings.simplefilter("ignore")
    skip_search()
    sys.exit(main())


def _is_written(text: str) -> bool:
    """Write a text on stdout, and tell whether that worked; where it did not, the program itself tells why."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (AttributeError, OSError):  # there is no stdout, or it takes nothing
        return False
    return True


if __name__ == "__main__":
    start()
