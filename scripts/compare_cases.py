"""The cases that `compare_outputs.py` plays: profiles in a folder, and the command lines that are run in it."""

import base64
import json
import shlex
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

ROOT: Final = Path(__file__).parents[1]
PROFILES: Final = Path(__file__).with_name("compare_profiles.yaml")
COMMANDS: Final = Path(__file__).with_name("compare_commands.txt")
SLOW: Final = (".pdf", ".docx")
"""What the quick comparison leaves out."""

PLANS: Final = {"invoering-2015": "2014-03-01", "beleidscyclus": "2026-11-22", "landelijke-kalender": "2026-11-22"}
"""Each shipped plan, with the day from which it is seen."""

MAIL: Final = """Beste mensen,

Hierbij de vergaderdata:
di 11 november 2014 20.00 uur commissie
ma 17 november 2014 20.00 uur raad
8, 15 en 22 december: raad
De lift is stuk.
"""
UNCLEAR: Final = f"{MAIL}wo 18 november 2014 20.00 uur raad\n13-1: beeldvormend\n"
OWN: Final = """gemeente: Haren # hier
plan: invoering-2015
# zelf
vergaderingen:
  - {datum: 2014-10-14, orgaan: eigen}
"""
ALMERE: Final = """van,tot_en_met,omschrijving
2014-02-05,2014-02-05,Politieke Markt en besluitvorming
2014-02-26,2014-02-26,Geen Politieke Markt
2014-11-26,2014-11-26,Raad
"""

Tree = dict[str, Any]


class Step(NamedTuple):
    """One command line.

    Attributes:
        label: The name of its output in the comparison.
        words: The words after the name of the program; `{step:0}` is the first step that the timeline shows.
        stdin: What is typed or piped in.
        terminal: Which streams pose as a terminal: any of `in`, `out` and `err`.
        columns: The width of the screen.
        ids: Whether the output is the JSON from which `{step:0}` and `{moment:0}` are taken.
        forget: Whether the files that the command made are removed again.
    """

    label: str
    words: tuple[str, ...]
    stdin: str = ""
    terminal: str = ""
    columns: int = 80
    ids: bool = False
    forget: bool = True


class Case(NamedTuple):
    """A folder with files, and the command lines that are run in it, in order.

    Attributes:
        files: Their contents, each by its path in the folder.
    """

    name: str
    files: dict[str, bytes]
    steps: tuple[Step, ...]

    def in_json(self) -> str:
        """Return the case on one line, as the child process reads it."""
        files = {path: base64.b64encode(data).decode() for path, data in self.files.items()}
        return json.dumps({"name": self.name, "files": files, "steps": [step._asdict() for step in self.steps]})


def cases(*, quick: bool) -> Iterator[Case]:
    """Yield every case; the quick ones are few profiles on one day, without PDF and Word."""
    for name, row in _tree(PROFILES.read_bytes()).items():
        if quick and row.get("quick") != "yes":
            continue
        files = _files(row)
        played = tuple(Step(f"play: {shlex.join(words)}", tuple(words), forget=False) for words in row.get("play", ()))
        for day in row["days"][1:2] if quick else row["days"]:
            steps = (*played, *_ids(day), *_listed("look", day=day), *_on_screens(day))
            yield Case(f"{name}@{day}", files, tuple(step for step in steps if not quick or _is_quick(step)))
        if not quick:
            mails = {"mail.txt": MAIL.encode(), "unclear.txt": UNCLEAR.encode()}
            yield Case(f"{name}@years", files | mails, (*played, *_through(row["days"])))
    yield from _without_profile()
    if not quick:
        yield from _of_folders()


def _tree(data: bytes) -> Tree:
    return yaml.load(data, yaml.CBaseLoader) or {}  # noqa: S506 - gives nothing but texts


def _files(row: Tree) -> dict[str, bytes]:
    """Return the files of a profile, the profile itself as `wmoplan.yaml`."""
    beside = {
        path: _example(found["example"]) if isinstance(found, dict) else found.encode()
        for path, found in row.get("beside", {}).items()
    }
    if "text" in row:
        return beside | {"wmoplan.yaml": row["text"].encode()}
    data = _example(row["example"]) if "example" in row else b""
    if change := row.get("change"):
        tree = {key: value for key, value in (_tree(data) | change).items() if value != ""}
        data = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode()
    return beside | {"wmoplan.yaml": data}


def _example(name: str) -> bytes:
    return (ROOT / "examples" / name).read_bytes()


def _folder(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(path.iterdir()) if file.suffix != ".txt"}


# -- steps


def _listed(heading: str, **values: str) -> Iterator[Step]:
    """Yield the commands below a heading, with values in the place of their names in braces."""
    section = COMMANDS.read_text("utf-8").partition(f"\n[{heading}]\n")[2].partition("\n\n[")[0]
    for line in section.splitlines():
        text = line
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        stays = text.startswith("+ ")
        for words in product(*(word.split("|") for word in shlex.split(text.removeprefix("+ ")))):
            yield Step(shlex.join(words), words, forget=not stays)


def _is_quick(step: Step) -> bool:
    return not any(word.endswith(SLOW) for word in step.words)


def _ids(day: str) -> Iterator[Step]:
    words = ("timeline", "--all", "--format", "json", "--as-of", day)
    yield Step(f"timeline of {day}", words, ids=True)


def _on_screens(day: str) -> Iterator[Step]:
    for columns in (60, 80, 132):
        words = ("timeline", "--as-of", day)
        yield Step(f"timeline, screen of {columns}", words, terminal="out", columns=columns)
    yield Step("region, screen", ("region", ".", "--as-of", day), terminal="out", columns=132)


def _through(days: list[str]) -> Iterator[Step]:
    """Yield what is written in one folder through three days: calendars with their history, sites, what shifted."""
    for day in days:
        yield from _ids(day)
        yield from _listed("day of the years", day=day, first=days[0])
    yield Step("changes, two days", ("changes", f"{days[0]}.json", f"{days[1]}.json"))
    yield Step("changes, the same day", ("changes", f"{days[2]}.json", f"{days[2]}.json"))
    yield from _listed("meetings of a mail", day=days[1], first=days[0])


def _without_profile() -> Iterator[Case]:
    """Yield the cases that no profile belongs to: plans, schemas, starting, meetings that come in."""
    plans = [step for plan, day in PLANS.items() for step in _listed("plan", plan=plan, day=day)]
    yield Case("plans", {}, (*plans, *_listed("plans")))
    yield Case("schemas", {}, tuple(_listed("schemas")))
    yield Case("help", {}, tuple(_listed("help")))
    typed = "Haren\nAdviesraad Haren\n1\n\n\n\n\n\n"
    asked = Step("init, typed", ("init", "--as-of", "2014-02-01"), stdin=typed, terminal="in err")
    yield Case("start", {}, (asked, *_listed("start")))
    yield Case("meetings", _meeting_files(), (*_listed("meetings"), *_asked()))


def _of_folders() -> Iterator[Case]:
    """Yield the cases of whole folders: a region, a calendar of an earlier version, profiles with faults."""
    region = _folder(ROOT / "examples" / "brabant-noordoost-oost")
    for day in ("2014-01-20", "2014-03-15", "2014-11-01"):
        yield Case(f"region@{day}", region, tuple(_listed("region", day=day)))
    earlier = _folder(ROOT / "tests" / "cli" / "earlier")
    yield Case("earlier calendar", earlier, tuple(_listed("earlier calendar")))
    bad = _folder(ROOT / "tests" / "read" / "bad")
    for name, data in bad.items():
        yield Case(f"bad/{name}", {name: data}, tuple(_listed("bad profile", file=name)))


def _meeting_files() -> dict[str, bytes]:
    files = _files(_tree(PROFILES.read_bytes())["vergaderbestand"])
    newer = files["raad.csv"].replace(b"ma 27-10", b"ma 20-10")
    texts = {"wmoplan.yaml": OWN, "mail.txt": MAIL, "almere.csv": ALMERE, "leeg.csv": ""}
    return files | {"nieuwer.csv": newer} | {name: text.encode() for name, text in texts.items()}


def _asked() -> Iterator[Step]:
    """Yield the commands that ask something, with the answers."""
    pipe = "raad 3 en 17 februari, 20 uur\n"
    yield Step("meetings add, pipe", ("meetings", "add", "-", "--year", "2014"), stdin=pipe)
    words = ("meetings", "add", UNCLEAR, "--since", "2014-06-01")
    yield Step("meetings add, asked", words, stdin="17\n\nnee\nnee\nja\nja\n", terminal="in err out", forget=False)
    words = ("meetings", "import", "nieuwer.csv", "--as-of", "2014-06-01")
    yield Step("meetings import, asked", words, stdin="ja\nja\nja\n", terminal="in err out", forget=False)
