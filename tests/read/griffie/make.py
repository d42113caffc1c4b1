"""Makes the files of a schedule with the programs that a griffie uses: LibreOffice, and Chromium for a PDF."""

import subprocess
from pathlib import Path
from shutil import which

FILTERS = {
    "xlsx": ("--infilter=HTML (StarCalc)", "xlsx:Calc MS Excel 2007 XML"),
    "ods": ("--infilter=HTML (StarCalc)", "ods:calc8"),
    "xls": ("--infilter=HTML (StarCalc)", "xls:MS Excel 97"),
    "docx": ("--infilter=HTML (StarWriter)", "docx:MS Word 2007 XML"),
}


def made(page: str, form: str, folder: Path) -> Path:
    """Make the file of a page in a folder."""
    source = folder / "schema.html"
    source.write_text(page, encoding="utf-8")
    if form == "html":
        return source
    if form == "pdf":
        browser = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := which(name)))
        words = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        paths = [f"--user-data-dir={folder}/chromium", f"--print-to-pdf={folder}/schema.pdf", str(source)]
        subprocess.run([browser, *words, *paths], check=True, capture_output=True)
        return folder / "schema.pdf"
    filter_in, filter_out = FILTERS[form]
    home = f"-env:UserInstallation=file://{folder}/office"
    words = ["soffice", home, "--headless", filter_in, "--convert-to", filter_out, "--outdir", str(folder), str(source)]
    subprocess.run(words, check=True, capture_output=True)
    return folder / f"schema.{form}"
