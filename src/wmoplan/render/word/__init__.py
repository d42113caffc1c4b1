"""What councils edit: files for Word, with real headings, lists and boxes that can be ticked.

`file.Writer` knows no checklist and no letter; what else becomes a file for Word is written with it. Arrows point down
only: checklist, letter / file / look, marks, text.
"""

from wmoplan.render.word.checklist import checklist_file
from wmoplan.render.word.file import Box, Led, Writer

__all__ = ["Box", "Led", "Writer", "checklist_file"]
