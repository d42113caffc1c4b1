"""A page as a PDF for paper and for the web: tagged, whole, and asking nothing of the world."""

from wmoplan.render.pdf.file import from_page as from_page
