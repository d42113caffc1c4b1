"""Lets `python -m wmoplan` start the program."""

import sys

from wmoplan.cli import main

if __name__ == "__main__":
    sys.exit(main())
