"""What is handed out, opened by other programs: LibreOffice opens the file for Word, Chromium prints the page."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.blocks import steps, ticks, titles
from tests.programs import run, wmoplan
from wmoplan.cli.session import timeline_of
from wmoplan.desk.shipped import words
from wmoplan.documents.blocks import Document, List, plain_of
from wmoplan.documents.checklist import checklist_of

pytestmark = pytest.mark.slow

EXAMPLES = {"haren-2014": "2014-01-15", "almere-2026": "2026-11-22"}

OPENDOCUMENT = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
TEXT = f"{{{OPENDOCUMENT['text']}}}"
LOEXT = f"{{{OPENDOCUMENT['loext']}}}"


def must_be_there(name: str, package: str) -> str:
    """Return the path of a program; one that is absent fails the test and is not passed over."""
    found = shutil.which(name)
    assert found, f"{name} is not there; install it, on Debian with: apt install {package}"
    return found


def soffice(file: Path, form: str) -> Path:
    """Let LibreOffice open a file, in a home of its own, and save it in another form."""
    program = must_be_there("soffice", "libreoffice-writer-nogui")
    home = file.parent
    run(program, f"-env:UserInstallation={(home / 'office').as_uri()}", "--headless", "--norestore",
        "--convert-to", form, "--outdir", home / "made", file, home=home)  # fmt: skip
    made = home / "made" / f"{file.stem}.{form}"
    assert made.exists(), f"soffice made no {form}"
    return made


def pages_of(pdf: Path) -> list[str]:
    """Return the words of every page of a PDF, as poppler reads them."""
    program = must_be_there("pdftotext", "poppler-utils")
    text = run(program, "-layout", pdf, "-", home=pdf.parent)
    return text.split("\f")[:-1]


@pytest.fixture(params=EXAMPLES, scope="module")
def sheet(request: pytest.FixtureRequest) -> Document:
    return checklist_of(timeline_of(None, EXAMPLES[request.param], request.param), words())


@pytest.fixture(scope="module")
def folder(sheet: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the checklist of an example as a page, as a PDF and for Word."""
    home = tmp_path_factory.mktemp("paper")
    (name,) = [name for name, day in EXAMPLES.items() if day == sheet.made.isoformat()]
    for ending in ("html", "pdf", "docx"):
        wmoplan("checklist", "--example", name, "--as-of", EXAMPLES[name], "--output", f"lijst.{ending}", folder=home)
    return home


@pytest.fixture(scope="module")
def opened(folder: Path) -> Path:
    """Let LibreOffice read the file for Word, and save it as its own."""
    return soffice(folder / "lijst.docx", "odt")


def part(odt: Path, name: str) -> ET.Element:
    with zipfile.ZipFile(odt) as packed:
        return ET.fromstring(packed.read(name))  # noqa: S314 - a file that this test made


def lines_to_tick(sheet: Document) -> list[str]:
    return [plain_of(item.text) for item in ticks(*sheet.blocks)]


def test_headings_are_headings_in_libreoffice(opened: Path, sheet: Document) -> None:
    headings = [
        (int(found.get(f"{TEXT}outline-level", "0")), "".join(found.itertext()))
        for found in part(opened, "content.xml").iter(f"{TEXT}h")
    ]

    assert headings[0] == (1, sheet.title)
    assert [text for level, text in headings if level == 2] == titles(sheet)
    assert {text for level, text in headings if level == 3} == {
        "Wanneer", "Vraag aan de gemeente", "Wat u kunt doen",
    }  # fmt: skip


def test_boxes_are_boxes_in_libreoffice(opened: Path, sheet: Document) -> None:
    boxes = list(part(opened, "content.xml").iter(f"{LOEXT}content-control"))

    assert len(boxes) == len(lines_to_tick(sheet))
    for box in boxes:
        assert box.get(f"{LOEXT}checkbox") == "true"
        assert box.get(f"{LOEXT}checked", "false") == "false"
        assert (box.get(f"{LOEXT}unchecked-state"), box.get(f"{LOEXT}checked-state")) == ("\u2610", "\u2612")


def test_lists_are_lists_in_libreoffice(opened: Path, sheet: Document) -> None:
    items = [
        "".join(item.itertext())
        for found in part(opened, "content.xml").iter(f"{TEXT}list")
        for item in found.iter(f"{TEXT}list-item")
    ]

    days = [item for one in steps(sheet) for block in one.blocks if isinstance(block, List) for item in block.items]
    assert days
    for day in days:
        assert plain_of(day.text) in items, day
    assert len([item for item in items if not item]) == 10  # the lines to fill in


def test_the_language_and_the_title_are_there_in_libreoffice(opened: Path, sheet: Document) -> None:
    about = part(opened, "meta.xml")
    languages = {found.get(f"{{{OPENDOCUMENT['fo']}}}language") for found in part(opened, "styles.xml").iter()} - {
        None,
        "none",
    }

    assert [found.text for found in about.iter(f"{{{OPENDOCUMENT['dc']}}}title")] == [sheet.title]
    assert languages == {"nl"}


def test_a_ticked_box_comes_back_ticked(folder: Path, sheet: Document) -> None:
    """Tick the first box as Word writes it, and let LibreOffice open and save the file as one for Word."""
    source, ticked = folder / "lijst.docx", folder / "ticked" / "lijst.docx"
    ticked.parent.mkdir()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(ticked, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b'<w14:checked w14:val="0"/>', b'<w14:checked w14:val="1"/>', 1)
                data = data.replace("\u2610".encode(), "\u2612".encode(), 1)
            new.writestr(name, data)

    with zipfile.ZipFile(soffice(ticked, "docx")) as saved:
        text = saved.read("word/document.xml").decode()

    assert re.findall(r'w14:checked w14:val="(\w+)"', text).count("1") == 1
    assert (text.count("\u2612"), text.count("\u2610")) == (1, len(lines_to_tick(sheet)) - 1)


def test_a_file_for_word_has_about_as_many_pages_as_the_pdf(folder: Path, sheet: Document) -> None:
    pages = pages_of(soffice(folder / "lijst.docx", "pdf"))

    assert abs(len(pages) - len(pages_of(folder / "lijst.pdf"))) <= 2
    for number, page in enumerate(pages, 1):
        foot = page.rstrip().splitlines()[-1]
        assert foot.split() == f"{plain_of(sheet.last[0])} Pagina {number} van {len(pages)}".split()
        assert page.count("\n") > 5, f"page {number} is almost empty"


def printed(page: Path) -> Path:
    """Print a page as a person does from a browser."""
    program = must_be_there("chromium", "chromium")
    made = page.with_name("browser.pdf")
    subprocess.run(
        [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         f"--user-data-dir={page.parent / 'browser'}", "--no-pdf-header-footer", f"--print-to-pdf={made}",
         page.as_uri()],
        cwd=page.parent, capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    return made


def test_a_long_first_step_begins_under_the_title_and_not_on_the_next_page(tmp_path: Path) -> None:
    """Ticks make it longer than what the title leaves of the page."""
    profile = Path(__file__).parents[1] / "examples" / "haren-2014.yaml"
    (tmp_path / "wmoplan.yaml").write_bytes(profile.read_bytes())
    ticks = [f"inkoopkader-{name}" for name in ("v1", "v1-a", "v1-b", "v1-c", "v1-d", "v1-e", "a1", "a2", "a3", "a4")]
    wmoplan("done", *ticks, "--as-of", "2014-01-14", folder=tmp_path)
    wmoplan("checklist", "--output", "lijst.pdf", "--as-of", "2014-01-15", folder=tmp_path)

    first, *_ = pages_of(tmp_path / "lijst.pdf")

    assert "Inkoopkader en plan van aanpak" in first
    assert "Hoe komen mensen bij een voorziening?" in first


@pytest.mark.parametrize("way", ["browser", "weasyprint"])
def test_no_step_and_no_heading_is_cut_on_paper(folder: Path, sheet: Document, way: str) -> None:
    pages = pages_of(printed(folder / "lijst.html") if way == "browser" else folder / "lijst.pdf")
    tight = ["".join(page.split()) for page in pages]

    for one in steps(sheet):
        said = [plain_of(one.title), *(plain_of(item.text) for item in ticks(one))]
        assert any(all("".join(text.split()) in page for text in said) for page in tight), one.title
    for page, text in zip(pages, tight, strict=True):
        assert not re.search(rf"({'|'.join(map(re.escape, titles(sheet)))})\s*\d+ van \d+\s*$", page)
        assert text.endswith(f"{tight.index(text) + 1}van{len(pages)}")
    assert len(pages) <= len(steps(sheet)) + 3


def test_poppler_hears_the_headings_and_boxes_of_the_pdf(folder: Path, sheet: Document) -> None:
    program = must_be_there("pdfinfo", "poppler-utils")
    lines = run(program, "-struct-text", "lijst.pdf", home=folder).splitlines()
    heard = "".join("".join(found[1].split()) for line in lines if (found := re.search(r'^ *"(.*)"$', line)))
    headings = [
        "".join(" ".join(found[1] for found in re.finditer(r'^ *"(.*)"$', below, re.MULTILINE)).split())
        for below in re.findall(r"\n +H2 \(block\)\n((?: +Span \(inline\)\n *\".*\"\n)+)", "\n".join(lines) + "\n")
    ]
    about = run(program, "lijst.pdf", home=folder)

    assert headings == ["".join(title.split()) for title in titles(sheet)]
    assert re.search(r"^Tagged: +yes$", about, re.MULTILINE)
    assert re.search(r"^JavaScript: +no$", about, re.MULTILINE)
    at = 0
    for text in map("".join, map(str.split, lines_to_tick(sheet))):
        at = heard.find(text, at)
        assert at >= 0, text
