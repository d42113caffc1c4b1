"""PyYAML as the house uses it; the only file that loads PyYAML, and does so without compiling its regular expressions.

Only PyYAML's reader in Python uses them, and the one in C, which reads nearly every file, does not. One of them spans
all of Unicode, and compiling it takes as long as one and a half starts of Python. `tests/test_pyyaml.py` holds what is
read with them.
"""

import re
from functools import cached_property
from typing import Any


class Waiting:
    """A regular expression that is compiled when it is first used."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.asked = pattern, flags

    @cached_property
    def made(self) -> re.Pattern[str]:
        """The regular expression itself."""
        return re.compile(*self.asked)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a regular expression has
        """Return a part of the regular expression, such as `match`."""
        return getattr(self.made, name)


at_once = re.compile
re.compile = Waiting  # type: ignore[assignment]
try:
    import yaml
finally:
    re.compile = at_once

# ruff: noqa: E402 - PyYAML is loaded by now
from yaml import BaseLoader, MarkedYAMLError, YAMLError, compose
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

__all__ = [
    "AliasEvent", "BaseLoader", "CollectionNode", "DocumentEndEvent", "FastBaseLoader", "Loader", "MappingEndEvent",
    "MappingNode", "MappingStartEvent", "MarkedYAMLError", "Node", "ScalarEvent", "ScalarNode",
    "SequenceEndEvent", "SequenceNode", "SequenceStartEvent", "StreamEndEvent", "YAMLError", "compose",
]  # fmt: skip

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""What gives the events of a file; a PyYAML that was built without libyaml has only the one in Python."""

FastBaseLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""What gives the nodes of a file, as fast as this PyYAML can."""
