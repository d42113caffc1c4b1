"""All that a volunteer reads, as pieces of text: data, templates, documents, help, messages and real outputs.

A new file in data/, templates/ or docs/ is found by itself, and so is a new key in a data file: what is not read is
named here, and nothing else is left out.
"""

import ast
import re
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache, wraps
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Final, NamedTuple

import yaml
from icalendar import Calendar
from markdown_it import MarkdownIt

from tests.language import Known, Piece
from wmoplan.cli import main
from wmoplan.cli.program import COMMANDS
from wmoplan.cli.session import timeline_of
from wmoplan.desk.shipped import words as words_list
from wmoplan.documents.checklist import checklist_of
from wmoplan.documents.page import page_of
from wmoplan.render.html import html

ROOT: Final = Path(__file__).parents[1]

DOCUMENTS: Final = (
    "README.nl.md",
    "docs/agenda.md",
    "docs/brieven.md",
    *(f"docs/opdrachten/{page.name}" for page in sorted(ROOT.glob("docs/opdrachten/*.md"))),
)
"""For users. docs/rekenregels.md and docs/plannen.md are for who checks the rules or works on the program."""

NOT_READ: Final = frozenset(
    """
    aantal adres agenda agenda-los alleen-bij als alleen-gezamenlijk anders-voor anders-weekdag anker besluit
    bestand bijwonen blijft code dag dagen datum eerste elk-jaar elke engels ernst fase geen-melding gerealiseerd
    geschat groot herindeling hoe hooguit id ingang jaren jaren-gedekt kort-melding later lengte lijst looptijd
    maanden maanden-afronden mijlpaal moment na nagekeken neemt-mee niet-na nodig-voor nooit nu-doen onderwerpen op
    op-zondag orgaan pasen raakt reces-melding recht rechten richting rol rol-sjabloon rollen scherm schrikkeljaar
    soort stap stappen stemming termijn toont tot van vanaf vast venster verantwoordelijk vergadering-van versie vervalt
    verzoek voor voorgesteld vooruit voorwaarde wacht wanneer weekdag weken wet woord zelfde-dag-melding
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Keys of data that hold a code, a number, a day or an id."""

NAMED: Final = frozenset({"delen", "documenten", "gemeenten", "kop", "paragraaf", "plaats", "uitgever"})
"""Keys under which all is named as its own document names it: that is no text of ours."""

FIELDS: Final = {
    "naam": "het beleidsplan",
    "kort": "beleidsplan",
    "titel": "Spreek in over het beleidsplan",
    "onderwerp": "Beleidsplan",
    "orgaan": "de raad",
    "Orgaan": "Raad",
    "in-orgaan": "in de commissie",
    "waarschijnlijk": "waarschijnlijk ",
    "lengte": "6 weken",
    "begin": "dinsdag 24 december 2026",
    "keuzes": "omhoog of omlaag",
    "anker": "ingang",
    "wat": "De dag van de raad",
    "weekdag": "dinsdag",
    "herindeling": "1 januari 2027",
    "soort": "uiterlijk",
    "gebeurd": "21 november 2026",
    "voorwaarde": "voor de begroting",
    "verkiezing": "18 maart 2026",
    "grens": "dinsdag 15 december 2026",
    "tijd": "17.00 uur",
    "schakel": "besluit",
    "zekerheid": "geschat",
    "dag": "donderdag 10 december 2026",
    "besluit": "donderdag 17 december 2026",
    "samen": "Oss en Uden",
    "dan": "Dan spreekt u in op donderdag 10 december 2026.",
    "vraag": "Op welke dagen vergadert de raad?",
    "gemeente": "Oss",
    "ongeveer": "ongeveer ",
    "tot": "7 mei 2026",
    "reces": "zomerreces",
    "voor": "vrijdag 4 juli 2026",
    "voor-kort": "4 juli",
    "wanneer": "uiterlijk op woensdag 9 december 2026",
    "termijn": "6 weken",
    "aantal": "drie",
    "vergaderingen": "vergaderingen",
    "periode": "juli 2026",
    "namen": "het beleidsplan",
    "eerste": "donderdag 17 december 2026",
    "kan": "17 december 2026",
    "moet": "31 oktober 2026",
    "reden": "de raad vergadert dan niet",
    "misschien": "misschien ",
    "laatste": "De laatste kans is waarschijnlijk donderdag 17 december 2026. ",
    "eerst": "De vraag om advies moest er zijn op dinsdag 8 september 2026. ",
    "geschat": "Die dag is geschat.",
    "nog": "Vraag een korte termijn voor uw advies.",
    "tekort": "12 dagen",
    "dagen": "17 dagen",
    "van": "15 juli 2026",
    "uiterlijk": "31 oktober 2026",
    "vrij": "Hemelvaartsdag",
    "fout": "10 december 2026 is geen woensdag, maar een donderdag",
    "gepland": "juli 2026",
    "tekst": "1 januari 2026",
    "werkelijk": "7 november 2026",
    "verschil": "99 dagen",
    "na": "",
    "voorkeur": "mei 2026",
    "beweringen": "14 maart 2026 en 19 maart 2026",
    "gekozen": "19 maart 2026",
    "jaar": "2026",
    "jaar+1": "2027",
    "jaar-1": "2025",
    "stap": "beleidsplan",
    "regel": " De regel van uw gemeente is 6 weken.",
    "bestand": "woensdag 16 juli 2026",
    "voortgang": "donderdag 17 juli 2026",
    "waar": "regels 5 en 9 van wmoplan.yaml",
    "zie": " Zie regels 5 en 9 van wmoplan.yaml.",
    "titel-ander": "Het college besluit over zijn voorstel voor het beleidsplan",
    "ander": "dinsdag 22 december 2026",
    "nieuw": "donderdag 7 januari 2027",
    "vergadering": "raadsvergadering",
    "wel": ", wel op donderdag 3 december 2026 en donderdag 17 december 2026",
    "stemdag": "woensdag 18 maart 2026",
    "raad": "woensdag 1 april 2026",
    "bedoelt": "Bedoelt u 'commissie'? ",
    "naar": "Hilversum",
    "einde": "vrijdag 1 januari 2027",
    "naar-of": "Oss of Uden",
    "uitleg": "Volgens het wetsvoorstel hoort Oss vanaf 1 januari 2027 bij Uden.",
    "gezien": "op donderdag 17 december 2026 dat het besluit over het beleidsplan er nog niet was.",
    "twijfel": " Of de wet over de herindeling is aangenomen, vonden wij niet.",
}
"""What stands in the place of a field of a phrase: a usual value, and rather a long one."""

OTHERWISE: Final = {
    "vrije-dag": {"raad": "Ga uit van de werkdag ervoor: vrijdag 4 juli 2026."},
    "orgaan-niet-gebruikt": {"orgaan": "comissie"},
    "bedoelt": {"orgaan": "commissie"},
    "wel-op": {"dagen": "donderdag 3 december 2026 en donderdag 17 december 2026"},
    "te-laat": {"kan": "De raad kan al besluiten op donderdag 26 november 2026. "},
    "mijlpaal-wacht": {"naam": "De modelverordening", "eerst": "de wet in het Staatsblad", "dag": "is juli 2026"},
    "bron-verouderd": {
        "verouderd": "De bron Wmo 2015 is voor het laatst nagekeken op 21 november 2026.",
        "raad": "Kijk na of er iets is veranderd.",
        "nieuwer": " Het plan gebruikt de tekst van 1 januari 2026.",
        "titel": "Uitvoeringsbesluit Wmo 2015",
        "dag": "21 november 2026",
    },
}
"""Fields that mean something else in one row: the row, and what stands there."""

FIELD: Final = re.compile(r"\{([\w+-]+)\}")
CLOSED: Final = re.compile(r"[.?!][)'\"]*$")
INSIDE: Final = re.compile(r"[.?!] [A-Z]")
JINJA: Final = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
TAG: Final = re.compile(r"<[^>]+>")
INLINE: Final = re.compile(r"</?(?:a|abbr|b|bdi|code|em|i|span|strong|time|dfn|small)\b[^>]*>")
UNSEEN: Final = re.compile(r"<(style|script)\b.*?</\1>|<!--.*?-->", re.DOTALL)
TITLED: Final = re.compile(r"""(?:\b(?:alt|title|aria-label)|name="description" content)="([^"{]*[a-z] [^"]*)\"""")
PLACED: Final = re.compile(r"^\S+?(?:, regel \d+)?: ")
"""The file and the line that a message begins with."""

COLUMN: Final = re.compile(r"^  (?! ).*?\s{2,}(?=\S)", re.MULTILINE)
"""The name of a command or an option, before its explanation."""

USAGE: Final = re.compile(r"^(?:Gebruik|Voorbeeld): .*$", re.MULTILINE)
"""What is typed."""

SOURCES: Final = re.compile(r"\n\n\nBRONNEN\n.*?(?=\n\n\n)", re.DOTALL)
"""The documents that a checklist names, as they name themselves."""

CITED: Final = re.compile(r"^ *\(.*\)$", re.MULTILINE)
"""The source of a line of an explanation."""

CITATIONS: Final = re.compile(
    r"<h2>Bronnen</h2>.*?</section>|<section id=\"bronnen\">.*?</section>"
    r"|<span class=\"src\">.*?</span>|<a href=\"#bron-\d+\">Bron \d+</a>(?:: [^<\n]*)?",
    re.DOTALL,
)
"""The documents that a page names, as they name themselves."""

SOURCE: Final = re.compile(r"(?:^|\s)\(?Bron(?:nen)?: .*$|, (?:art\.|tabel|rij|bladzijde) .*$")


def known() -> Known:
    """Return the words of the word list, and the names of municipalities, places and organisations."""
    terms = {
        row["woord"].lower()
        for row in yaml.load((ROOT / "data/begrippen.yaml").read_text("utf-8"), yaml.CSafeLoader)["begrippen"]
    }
    names = {word for word in kept_words() if word[0].isupper() and not word.isupper()}
    for file in ROOT.glob("data/gemeenten-*.csv"):
        names |= set(re.findall(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", file.read_text("utf-8")))
    return Known(frozenset(terms), frozenset(names))


def kept_words() -> list[str]:
    """Return the words that are right, though a dictionary does not know them: names, and words of the trade."""
    return (ROOT / "tests" / "kept_words.txt").read_text("utf-8").split()


def piece(place: str, text: str) -> Piece:
    """Return a piece of text, which is a title where it has no end of a sentence."""
    text = " ".join(text.split())
    return Piece(place, text, bool(CLOSED.search(text) or INSIDE.search(text)))


def filled(text: str, row: str) -> str:
    """Return a phrase with its fields filled in; a field that has no value here is a fault."""
    values = {**FIELDS, **OTHERWISE.get(row, {})}
    return FIELD.sub(lambda field: values[field[1]], text)


def once(read: Callable[[Path], Iterator[Piece]]) -> Callable[[Path], tuple[Piece, ...]]:
    """Return what reads a file of this program once, however many tests look at it."""
    return cache(wraps(read)(lambda file: tuple(read(file))))


@once
def data_pieces(file: Path) -> Iterator[Piece]:
    """Yield what a data file holds for a reader."""
    yield from _walk(file.stem, "", yaml.load(file.read_text("utf-8"), yaml.CBaseLoader))  # noqa: S506 - strings only


def _walk(place: str, key: str, value: object) -> Iterator[Piece]:
    if key in NAMED or key.startswith("bron") or key.endswith("-bron"):
        return
    match value:
        case dict() if key == "raadsagenda":  # words of titles that others write
            return
        case dict():
            own = next((str(value[name]) for name in ("id", "code", "soort", "woord", "bestand") if name in value), "")
            for name, one in value.items():
                yield from _walk(f"{place}/{own}" if own else place, str(name), one)
        case list():
            for at, one in enumerate(value):
                yield from _walk(f"{place}/{at}" if isinstance(one, str) else place, key, one)
        case str() if value.strip() and key not in NOT_READ:
            yield piece(f"{place} {key}", filled(value, place.rpartition("/")[2]))
        case _:
            return


@once
def markdown_pieces(file: Path) -> Iterator[Piece]:
    """Yield the paragraphs, headings and cells of a document."""
    kind = ""
    for token in MarkdownIt("commonmark").enable("table").parse(file.read_text("utf-8")):
        if token.type.endswith("_open"):
            kind = token.type
        if token.type == "inline" and token.map:
            parts = ["dit" if one.type == "code_inline" else one.content or " " for one in token.children or []]
            text = " ".join("".join(parts).split())
            prose = kind not in {"heading_open", "th_open", "td_open"} or bool(CLOSED.search(text))
            yield Piece(f"{file.name}:{token.map[0] + 1}", text.rstrip(":"), prose)


@once
def template_pieces(file: Path) -> Iterator[Piece]:
    """Yield what a template says itself; what is filled in is one known word."""
    text = re.sub(r"\{% el\w+.*?%\}", " ", file.read_text("utf-8"))  # what stands on both sides is said by turns
    text = JINJA.sub(lambda found: "\n" * found[0].count("\n"), text)
    if file.suffix == ".yaml":
        text = "\n".join(_comments(text))
    text = re.sub(r"\{\{.*?\}\}", " dit ", text, flags=re.DOTALL)
    if file.suffix in {".html", ".yaml"}:
        yield from html_pieces(file.name, text)
    else:
        yield from wrapped_pieces(file.name, text)


def html_pieces(place: str, text: str) -> Iterator[Piece]:
    """Yield the lines of a page, and what its pictures and links are called; plain text has neither."""
    text = UNSEEN.sub(lambda found: "\n" * found[0].count("\n"), text)
    for at, line in enumerate(text.splitlines(), 1):
        for said in (*TITLED.findall(line), *TAG.sub("\n", INLINE.sub("", line)).splitlines()):
            if re.search(r"[a-z]{2}", said) and said.strip() != "dit":
                yield piece(f"{place}:{at}", unescape(said.strip(" -#*")))


def _comments(text: str) -> Iterator[str]:
    for line in text.splitlines():
        said = line.removeprefix("#").strip() if line.startswith("#") else ""
        yield "" if re.match(r"-? ?(?:- )?[{\w.-]+(?:\}[\w.-]*)?:(?: |$)", said) else FIELD.sub("2026", said)


def wrapped_pieces(place: str, text: str) -> Iterator[Piece]:
    """Yield the paragraphs and items of a text that is broken into lines for its width."""
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        begins = not line.strip() or _ends(block) or re.match(r" *(?:- |\[ \]|\d+\. |--)", line)
        if begins and block:
            yield from line_pieces(place, " ".join(block).removesuffix(":"))
            block = []
        if line.strip():
            block.append(line.strip())


def _ends(block: list[str]) -> bool:
    return bool(block) and (len(block[-1]) < 50 or block[-1].endswith(":") or block[-1].isupper())


def line_pieces(place: str, text: str) -> Iterator[Piece]:
    """Yield the lines of a text; the name of a source is no text of ours."""
    for line in text.splitlines():
        said = re.sub(r"^(?:- |\[ \] |\d+\. )", "", SOURCE.sub("", line.strip()))
        if re.search(r"[a-z]{2}", said):
            yield piece(place, said)


@once
def message_pieces(file: Path) -> Iterator[Piece]:
    """Yield what wmoplan says of a bad file, without the place in that file."""
    for line in file.read_text("utf-8").splitlines():
        yield from line_pieces(file.name, PLACED.sub("", line))


@once
def code_pieces(file: Path) -> Iterator[Piece]:
    """Yield the sentences that a module says; what it fills in is one known word."""
    every = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    silent = {id(node.value) for node in every if isinstance(node, ast.Expr)}
    for node in every:
        if isinstance(node, ast.JoinedStr):
            silent |= {id(part) for part in ast.walk(node) if part is not node}
    for node in every:
        if id(node) in silent:
            continue
        match node:
            case ast.Constant(value=str(text)):
                said = text
            case ast.JoinedStr(values=parts):
                said = "".join(str(part.value) if isinstance(part, ast.Constant) else " dit " for part in parts)
            case _:
                continue
        if (
            re.search(r"[a-z]{2,} \w+ \S+", said)
            and CLOSED.search(said.strip())
            and not re.search(r"[{}\\^|]|\(\?", said)
        ):
            for line in said.splitlines():
                if re.search(r"[a-z]{2} ", line):
                    yield piece(f"{file.relative_to(ROOT)}:{node.lineno}", line)


class Reader(NamedTuple):
    """Somebody for whom wmoplan works in the tests.

    Attributes:
        example: The profile, out of examples/.
        as_of: The day on which they look.
        role: What they are, if it is not what the profile says.
        explain: A step of which they ask why.
    """

    example: str
    as_of: str
    explain: str
    role: str = ""


READERS: Final = (
    Reader("almere-2026", "2026-11-22", "participatieverordening"),
    Reader("haren-2014", "2014-01-15", "beleidsplan"),
    Reader("haren-2014", "2014-07-01", "verordening", "clientenraad"),
    Reader("leeuwarden-2014", "2014-03-01", "verordening", "belangenorganisatie"),
    Reader("oss-2014", "2014-09-15", "inkoopkader"),
    Reader("regio", "2014-04-01", "regionaal-beleidsplan"),
)


def output_pieces(reader: Reader, folder: Path) -> Iterator[Piece]:
    """Yield what wmoplan makes for a reader: on the screen, on paper, in a mail and in the calendar."""
    profile = (ROOT / "examples" / f"{reader.example}.yaml").read_text("utf-8")
    if reader.role:
        profile = re.sub(r"^rol: .*\n", "", profile, flags=re.MULTILINE) + f"rol: {reader.role}\n"
    (folder / "wmoplan.yaml").write_text(profile, "utf-8")
    day = ("--as-of", reader.as_of)
    with chdir(folder):
        for words in (
            ("timeline", "--format", "plain"),
            ("timeline", "--format", "plain", "--all"),
            ("timeline", "--format", "mail"),
            ("questions",),
            ("check",),
            ("status",),
            ("status", "--all"),
            ("explain", reader.explain),
            ("explain", f"{reader.explain}.uiterlijk"),
            ("explain", f"{reader.explain}.advies"),
        ):
            said = ran(*words, *day)
            yield from line_pieces(" ".join(words), CITED.sub("", said) if "explain" in words else said)
        for asked in (
            ("checklist", "--output", "lijst.txt"),
            ("questions", "--output", "brief.txt"),
            ("letter", "advies", reader.explain, "--output", "advies.txt"),
            ("letter", "tienpuntenplan", "--output", "punten.txt"),
            *(("report", to, "--output", f"{to}.txt") for to in ("college", "raad", "adviseur", "landelijk")),
        ):
            yield from wrapped_pieces(f"{asked[0]}, said", ran(*asked, *day))
            if not (folder / asked[-1]).exists():
                continue  # the decision is past: what was said tells what fits instead
            yield from wrapped_pieces(asked[0], SOURCES.sub("", (folder / asked[-1]).read_text("utf-8")))
        with redirect_stderr(StringIO()):
            found = timeline_of("wmoplan.yaml", reader.as_of, None)
        pages = {"list": html(checklist_of(found, words_list())), "page": html(page_of(found, words_list()))}
        for name, page in pages.items():
            yield from html_pieces(name, CITATIONS.sub("", page))
        yield from wrapped_pieces("calendar, said", ran("calendar", *day))
        for event in Calendar.from_ical((folder / "agenda.ics").read_bytes()).walk("VEVENT"):
            yield from line_pieces("calendar, title", str(event["SUMMARY"]))
            yield from line_pieces("calendar, text", CITED.sub("", str(event.get("DESCRIPTION", ""))))


REGION: Final = ("region", "--example", "brabant-noordoost-oost")


def region_pieces(as_of: str, folder: Path) -> Iterator[Piece]:
    """Yield what wmoplan makes of a region; where something comes from is cited, and no text of ours."""
    day = ("--as-of", as_of)
    sources = re.compile(r"Bron: .*")
    with chdir(folder):
        yield from line_pieces("region", sources.sub("", ran(*REGION, *day)))
        yield from line_pieces("region, closer", sources.sub("", ran(*REGION, *day, "--municipality", "Oss")))
        yield from wrapped_pieces("region, said", ran(*REGION, *day, "--output", "regio.html"))
        yield from html_pieces("region, page", sources.sub("", (folder / "regio.html").read_text("utf-8")))
        yield from line_pieces("region, calendar", ran(*REGION, *day, "--output", "regio.ics"))
        for event in Calendar.from_ical((folder / "regio.ics").read_bytes()).walk("VEVENT"):
            yield from line_pieces("region, title", str(event["SUMMARY"]))


@cache
def help_pieces() -> tuple[Piece, ...]:
    """Return the help of every command."""
    return tuple(_help())


def _help() -> Iterator[Piece]:
    for words in (("help", "alles"), *(("help", command, "alles") for command in COMMANDS)):
        said = COLUMN.sub("- ", USAGE.sub("", ran(*words)))
        yield from wrapped_pieces(" ".join(words), said)


def ran(*words: str) -> str:
    """Return what wmoplan says to these words, on a screen of 80 columns."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        main(list(words))
    return said.getvalue()
