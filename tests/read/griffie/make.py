"""Makes the files of schedules with the programs that a griffie uses: LibreOffice, and Chromium for a PDF."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from tests.programs import CHROMIUM, must_be_found, run

FILTERS = {
    "xlsx": ("--infilter=HTML (StarCalc)", "xlsx:Calc MS Excel 2007 XML"),
    "ods": ("--infilter=HTML (StarCalc)", "ods:calc8"),
    "xls": ("--infilter=HTML (StarCalc)", "xls:MS Excel 97"),
    "docx": ("--infilter=HTML (StarWriter)", "docx:MS Word 2007 XML"),
}


def made(pages: Iterable[tuple[str, str, str]], folder: Path) -> None:
    """Make the files of pages in a folder, each of a name, its page and an ending.

    One start of a program makes all files with one ending that it can.
    """
    wanted = sorted(pages, key=lambda one: one[2])
    for name, page, _ in wanted:
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    for form, group in groupby(wanted, key=lambda one: one[2]):
        sources = [folder / f"{name}.html" for name, _, _ in group]
        if form == "pdf":
            for source in sources:
                _printed(source, folder)
        elif form != "html":
            _saved(sources, form, folder)


def _printed(source: Path, folder: Path) -> None:
    words = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    to = f"--print-to-pdf={source.with_suffix('.pdf')}"
    run(must_be_found(*CHROMIUM), *words, f"--user-data-dir={folder}/chromium", to, source, home=folder)


def _saved(sources: list[Path], form: str, folder: Path) -> None:
    filter_in, filter_out = FILTERS[form]
    words: list[str | Path] = ["--headless", "--norestore", filter_in, "--convert-to", filter_out, "--outdir", folder]
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    run(must_be_found("soffice", "libreoffice"), home, *words, *sources, home=folder)
