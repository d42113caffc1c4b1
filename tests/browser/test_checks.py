"""Every check can fail: a good page has no fault, and one that is planted in it is found by the check for it."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.browser.browser import CHECKS, Told, checked

pytestmark = pytest.mark.slow

GOOD: Final = Path(__file__).with_name("good.html")
STYLE: Final = "</style>"
END: Final = "</main>"
SENTENCE: Final = "Dit is een zin met"


class Planted(NamedTuple):
    """A fault.

    Attributes:
        check: The check that must find it.
        said: What it must say, or a part of it.
        swaps: What is in the good page, and what stands there instead.
    """

    check: str
    said: str
    swaps: tuple[tuple[str, str], ...]


def style(check: str, said: str, css: str) -> Planted:
    return Planted(check, said, ((STYLE, f"{css}\n{STYLE}"),))


def text(check: str, said: str, html: str) -> Planted:
    return Planted(check, said, ((END, f"{html}\n{END}"),))


def script(check: str, said: str, *swaps: str) -> Planted:
    """Return a fault that a script of the page makes, which its policy then has to let through."""
    return swap(check, said, "img-src data:", "img-src data:; script-src 'unsafe-inline'", *swaps)


def swap(check: str, said: str, *swaps: str) -> Planted:
    return Planted(check, said, tuple(zip(swaps[::2], swaps[1::2], strict=True)))


LONG: Final = "Dit is een lange zin die maar niet ophoudt. " * 6

FAULTS: Final = (
    style("axe", "light: color-contrast: dd", "dd { color: #999; }"),
    style("axe", "dark: color-contrast", "@media (prefers-color-scheme: dark) { dd { color: #444; } }"),
    style("axe", "narrow: color-contrast", "@media (max-width: 400px) { dd { color: #999; } }"),
    style(
        "axe",
        "forced: color-contrast",
        "@media (forced-colors: active) { dd { forced-color-adjust: none; color: #777; background: #888; } }",
    ),
    swap("axe", "light: image-alt", "Omdat de raad", '<img src="data:," width="9" height="9">Omdat de raad'),
    style("axe", "light, measured: dd", "dd { display: block; background: linear-gradient(#777, #888); }"),
    text("axe", "unsure, frame-tested", '<iframe title="a"></iframe>'),
    text("axe", "heading-order", "<h4>Te laag</h4>"),  # a best practice and no rule of WCAG
    text("html", "no-dup-id", '<p id="naam">Twee keer.</p>'),
    text("html", "close-order", "<div><p>Open.</div></p>"),
    swap("outline", 'lang is "en"', 'lang="nl"', 'lang="en"'),
    swap("outline", "the title is empty", "<title>Een goede pagina</title>", "<title> </title>"),
    text("outline", "2 h1", "<h1>Nog een</h1>"),
    text("outline", "is h4 after h2", "<h4>Te laag</h4>"),
    swap("outline", "is in no landmark", "<footer>", "<p>Verdwaald.</p><footer>"),
    swap("outline", "0 main", "<main", "<div", "</main>", "</div>"),
    swap("skip", "the first Tab finds no link", 'href="#inhoud"', 'href="https://example.org/"'),
    swap("skip", "does not lead into main", 'href="#inhoud"', 'href="#boven"', "<header>", '<header id="boven">'),
    swap("skip", "cannot be seen", ".skip:focus { left: 1rem; }", ""),
    swap("skip", "the focus is not in main", ' tabindex="-1"', ""),
    text("links", "does not say where", '<p>U kunt <a href="#delen">hier</a> meer lezen.</p>'),
    text("links", '"De delen" leads to', '<p>Kijk naar <a href="#inhoud">De delen</a>.</p>'),
    text("links", "which is not in the page", '<p>Kijk naar <a href="#nergens">het einde</a>.</p>'),
    text("links", "which is no file", '<p>Kijk naar <a href="nergens.html">het einde</a>.</p>'),
    text("links", "has no text", '<p>Kijk naar <a href="#delen"></a>.</p>'),
    text("lists", "a dl of dt", "<dl><dt>wees</dt></dl>"),
    text("lists", "an empty list", "<ul></ul>"),
    swap("lists", "a table without a caption", "<caption>De dagen</caption>", ""),
    swap("lists", "has no scope", ' scope="row"', ""),
    style("lists", "a table shown as block", "table { display: block; }"),
    swap("lists", "a drawing without role=img", ' role="img"', ""),
    swap("lists", "a drawing without a description", ' aria-describedby="uitleg"', "", "desc", "metadata"),
    swap("lists", "a drawing with a link", "Inkoop</text>", '<a href="#delen">Inkoop</a></text>'),
    style("reading", "the text is 16px", "body { font-size: 1rem; }"),
    swap("reading", "characters a line", "max-width: 40rem;", "max-width: 80rem;", SENTENCE, LONG + SENTENCE),
    swap("reading", "has lines of", "1.125rem/1.5 sans-serif", "1.125rem sans-serif", SENTENCE, LONG + SENTENCE),
    style("keyboard", "has an outline of 0 px", ":focus-visible { outline: none; }"),
    style("keyboard", "has an outline of 1 px", ":focus-visible { outline: 1px solid; }"),
    style("keyboard", "in light colours", "@media (prefers-color-scheme: light) { :root { --focus: #ddd; } }"),
    style("keyboard", "in dark colours", "@media (prefers-color-scheme: dark) { :root { --focus: #333; } }"),
    style(
        "keyboard",
        "in forced colours",
        "@media (forced-colors: active) { :focus-visible { forced-color-adjust: none; outline-color: Canvas; } }",
    ),
    swap("keyboard", "has a place of its own", '<a href="#delen">', '<a href="#delen" tabindex="1">'),
    style("keyboard", "behind something else", "footer { position: fixed; inset: 0; background: #fff; }"),
    style("keyboard", "stands above", "header { display: flex; flex-flow: column-reverse; } .skip { all: unset; }"),
    style(
        "keyboard",
        "the order of the focus is not that of the text",
        "header { display: flex; reading-flow: flex-visual; } .skip { position: static; } nav { order: -1; }",
    ),
    script("keyboard", "is never reached", "<summary>", '<summary onfocus="this.blur()">'),
    script("keyboard", "a trap", "<summary>", '<summary onkeydown="event.preventDefault()">'),
    script("keyboard", "Enter does not open", "<summary>", '<summary onclick="event.preventDefault()">'),
    swap("targets", '"De delen" is', "nav a, summary { display: inline-block;", "summary {"),
    style("reflow", "320 px: the page is", "table { min-width: 30rem; }"),
    style("reflow", "scrolls sideways", "main { overflow-x: auto; } table { min-width: 30rem; }"),
    style("reflow", "is cut off by", "dd { display: block; width: 3rem; overflow: hidden; white-space: nowrap; }"),
    style("reflow", "lie over each other", "footer { margin-top: -2.6rem; }"),
    style("reflow", "sticks out", "dl { margin-left: -3rem; } @media (min-width: 700px) { dl { margin-left: 0; } }"),
    swap("reflow", "lie over each other", '<text x="136" y="70">', '<text x="30" y="32">'),
    swap("reflow", "is cut off by svg", '<text x="136" y="70">', '<text x="230" y="70">'),
    style("zoom", "400 %", "@media (max-height: 300px) { h1 { height: 1rem; overflow: hidden; } }"),
    style("textSize", "does not grow", "dd { font-size: 18px; }"),
    style("textSize", "is cut off by", "footer p { height: 40px; overflow: hidden; }"),
    style("spacing", "is cut off by", "footer p { width: 8.4em; overflow: hidden; white-space: nowrap; }"),
    style("smallest", "is 8.0 px", "dd { font-size: .5rem; }"),
    style("smallest", "320 px", "@media (max-width: 400px) { svg { width: 12rem; } }"),  # the drawing becomes smaller
    style("drawing", "1280 px, light", "@media (prefers-color-scheme: light) { svg text { fill: #999; } }"),
    style("drawing", "1280 px, dark", "@media (prefers-color-scheme: dark) { svg rect { fill: #999; } }"),
    swap("drawing", "1280 px, forced", "svg text { fill: CanvasText; }", "svg text { fill: #888; }"),
    swap("requests", "names no icon", '<link rel="icon" href="data:,">', ""),
    swap("requests", "elders.png", "img-src data:", "img-src *", END, f'<img src="elders.png" alt="Iets">{END}'),
    swap("policy", "Chromium stops", SENTENCE, f'<span style="color: red">{SENTENCE}</span>'),
    swap("policy", "Chromium stops", "style-src POLICY", "style-src 'sha256-AAAA'"),
    swap("policy", "style-src allows 'unsafe-inline'", "style-src POLICY", "style-src 'unsafe-inline'"),
    swap("policy", "base-uri is not there", "; base-uri 'none'", ""),
    swap("policy", "0 policies", "Content-Security-Policy", "X-Nothing"),
    text("scripts", "there is a script", "<script>1;</script>"),
    text("scripts", "button has onclick", '<button type="button" onclick="go()">Ga door</button>'),
    text("scripts", "javascript:", '<p>Ga <a href="javascript:go()">naar het einde</a>.</p>'),
    text("scripts", "says something else", "<noscript><p>Zet scripts aan.</p></noscript>"),
    style("motion", "runs", "@keyframes wieg { to { opacity: .5; } } dl { animation: wieg 9s infinite; }"),
    style("motion", "a transition takes time", "a { transition: color 1s; }"),
    style("motion", "scrolling is smooth", "html { scroll-behavior: smooth; }"),
    style("bare", "stands elsewhere", "main { display: flex; flex-direction: column; } dl { order: -1; }"),
    swap("bare", "is not there in that order", STYLE, f"b {{ display: block; }}{STYLE}", SENTENCE, "<b>a</b><b>b</b>"),
    style("ink", "paper:", "@media print { :root { --ink: #999; } }"),
    style("ink", "has a dark ground", "@media print { dl { background: #333; } }"),
    swap("print", "is not on paper", "details::details-content { content-visibility: visible; block-size: auto; }", ""),
    style("print", "ends with the heading", "@media print { h2 { break-after: page; } }"),
    style("print", "pages for", "@media print { p { break-after: page; } }"),
    style("print", "has no words", "@media print { dl { break-before: page; break-after: page; font-size: 0; } }"),
)  # fmt: skip


def page_with(*swaps: tuple[str, str]) -> str:
    """Return the good page with other parts in it, and the hash of its style in its policy."""
    page = GOOD.read_text("utf-8")
    for old, new in swaps:
        assert old in page, old
        page = page.replace(old, new)
    sheet = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = hashlib.sha256(sheet[1].encode()).digest() if sheet else b""
    return page.replace("POLICY", f"'sha256-{base64.b64encode(digest).decode()}'")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    folder = tmp_path_factory.mktemp("planted")
    planted = {"good": page_with()} | {str(number): page_with(*fault.swaps) for number, fault in enumerate(FAULTS)}
    pages = {name: folder / f"{name}.html" for name in planted}
    for name, file in pages.items():
        file.write_text(planted[name], "utf-8")
    checks = {"good": list(CHECKS)} | {str(number): [fault.check] for number, fault in enumerate(FAULTS)}
    return checked(pages, folder, checks)


def test_a_good_page_has_no_fault(found: dict[str, Told]) -> None:
    assert found["good"].faults == {check: [] for check in CHECKS}


@pytest.mark.parametrize(
    ("number", "fault"), list(enumerate(FAULTS)), ids=[f"{fault.check}: {fault.said}" for fault in FAULTS]
)
def test_a_planted_fault_is_found(number: int, fault: Planted, found: dict[str, Told]) -> None:
    told = found[str(number)].faults[fault.check]

    assert any(fault.said in each for each in told), told


def test_every_check_has_a_planted_fault() -> None:
    assert {fault.check for fault in FAULTS} == set(CHECKS)
