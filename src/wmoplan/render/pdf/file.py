"""The file: the page laid out on paper by WeasyPrint, marked as PDF/UA-1."""

import re
from typing import Final

from wmoplan.render.pdf.structure import mend

BEFORE_BLOCK: Final = re.compile(r"\s+(?=</?(?:div|p|li|ul|ol|dl|h\d|td|th)\b|</(?:dt|dd)\b)")
"""Space that nobody sees. WeasyPrint does: it breaks a line too early where the space after it does not fit."""


def from_page(page: str) -> bytes:
    """Return a page of HTML as a PDF: the same page gives the same bytes.

    Source: ISO 14289-1 (PDF/UA-1), as far as WeasyPrint goes; `structure` does the rest.
    """
    from weasyprint import HTML  # it stands on libraries of the system, which may be absent
    from weasyprint.urls import URLFetcher

    nothing = URLFetcher(allowed_protocols=())  # not a file, not an address: a page of ours needs none
    made = HTML(string=BEFORE_BLOCK.sub("", page), url_fetcher=nothing).write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=True, finisher=lambda _document, pdf: mend(pdf)
    )
    return bytes(made)
