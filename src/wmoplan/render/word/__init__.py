"""Files for Word, which councils edit: real headings, lists, and boxes that can be ticked."""

from wmoplan.render.word.file import word

__all__ = ["word"]
