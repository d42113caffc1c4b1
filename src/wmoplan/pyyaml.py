"""PyYAML as the house uses it; the only file that loads PyYAML."""

import yaml
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
