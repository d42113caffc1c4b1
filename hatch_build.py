"""Reads and checks the shipped data while a wheel is built, so that no command has to do it again."""

import sys
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KeepShippedData(BuildHookInterface):  # type: ignore[type-arg]  # hatchling ships no types for its configuration
    """Adds `wmoplan/packed` to a wheel: the shipped data as `wmoplan.desk.kept` loads it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Read the data of this tree, unless it is installed to be worked on: then a clone keeps it for itself."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from wmoplan.desk.kept import keep_all

        target = Path(mkdtemp(prefix="wmoplan-packed-"))
        keep_all(target)
        build_data["force_include"][str(target)] = "wmoplan/packed"
        self._made = target

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's
        """Remove the folder from which the wheel took the data."""
        if version != "editable":
            rmtree(self._made)
