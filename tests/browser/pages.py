"""The pages that are held against the checks: of every example, and of plans and texts at the edge."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tests.programs import EXAMPLES, ROOT, wmoplan

AS_OF: Final = "2026-03-10"
STEPS: Final = (0, 1, 13, 60)
PLACES: Final = ("Zeewolde", "Gooise Meren", "Hollands Kroon", "Den Helder")
BRABANT: Final = ("--example", "brabant-noordoost-oost")
REGIONS: Final = {
    "maart": (*BRABANT, "--as-of", "2014-03-15"),
    "alles": (*BRABANT, "--as-of", "2014-09-20", "--all"),
    "stap": (*BRABANT, "--as-of", "2014-03-15", "--step", "verordening", "--municipality", "Oss"),
    "hard": ("--as-of", AS_OF, "--all"),
}
"""What the pages of regions are made with."""

TITLE: Final = (
    "De verordening met alle regels voor de uitvoering, het beleidsplan en "
    "de samenwerkingsovereenkomsten van de hele regio"
)
HARD: Final = (
    "<script>alert(1)</script> \"'`&amp; {{7*7}} </title></style> --> \N{HEBREW LETTER SHIN}\N{ARABIC LETTER BEH} "
)
LONG: Final = (HARD + "Langenaamzonderspatie" * 40)[:300]
"""Three hundred characters; a mark that turns the direction may not stand in a profile, letters that do may."""


def made_sites(folder: Path) -> dict[str, Path]:
    """Let the program make the sites of all profiles, one for each day on which they are looked at."""
    for count in STEPS:
        (folder / f"plan-{count}.yaml").write_text(json.dumps(plan_of(count)), "utf-8")
    edges = {
        f"steps-{count}": {"gemeente": place, "plan": f"plan-{count}.yaml"}
        for count, place in zip(STEPS, PLACES, strict=True)
    }
    for name, profile in (edges | {"hard": hard_profile()}).items():
        (folder / f"{name}.yaml").write_text(json.dumps(profile, ensure_ascii=False), "utf-8")
    days: dict[str, list[Path]] = {AS_OF: [folder / f"{name}.yaml" for name in (*edges, "hard")]}
    for name, as_of in EXAMPLES.items():
        days.setdefault(as_of, []).append(ROOT / "examples" / f"{name}.yaml")
    sites = {as_of: folder / as_of for as_of in days}
    for as_of, profiles in days.items():
        wmoplan("build", *profiles, "--as-of", as_of, "--output", sites[as_of], folder=folder)
    for profile, as_of in ((folder / "hard.yaml", AS_OF), (ROOT / "examples" / "haren-2014.yaml", "2014-01-15")):
        letter = sites[as_of] / profile.stem / "letter.html"
        wmoplan("report", "--all", "--profile", profile, "--as-of", as_of, "--output", letter, folder=folder)
    return sites | made_regions(folder / "regio")


def made_regions(folder: Path) -> dict[str, Path]:
    """Let the program make pages of a region, each in a folder of its own: the example, and one that is very hard."""
    hard = folder / "hard"
    hard.mkdir(parents=True)
    for profile in (ROOT / "examples" / "brabant-noordoost-oost").glob("*.yaml"):
        (hard / profile.name).write_bytes(profile.read_bytes())
    (hard / "uden.yaml").write_text(json.dumps({**hard_profile(), "gemeente": "Uden"}, ensure_ascii=False), "utf-8")
    agreements = [{"wat": LONG, "wanneer": "2026", "bron": LONG, "voorbeeld": "ja"}]
    region = {"regio": HARD[:80], "profielen": ["uden.yaml", "oss.yaml", "maasdonk.yaml"], "afspraken": agreements}
    (hard / "regio.yaml").write_text(json.dumps(region, ensure_ascii=False), "utf-8")
    made = {}
    for name, words in REGIONS.items():
        made[f"regio-{name}"] = folder / name
        (folder / name).mkdir(exist_ok=True)
        wmoplan("region", *words, "--output", folder / name / "index.html", folder=hard)
    return made


def pages_of(sites: Mapping[str, Path]) -> dict[str, Path]:
    """Return every page of the sites by name, such as 2014-01-15-oss-2014-checklist."""
    return {
        "-".join((name, *file.relative_to(site).with_suffix("").parts)): file
        for name, site in sites.items()
        for file in sorted(site.rglob("*.html"))
    }


def plan_of(count: int) -> dict[str, Any]:
    """Return a plan of so many steps, with titles of 120 characters, in two years and two phases that overlap."""
    times = ("maart 2026", "september 2026", "maart t/m mei 2027", "december 2026")
    return {
        "id": "proef",
        "titel": "Proef",
        "looptijd": "2026 t/m 2027",
        "documenten": [{"id": "nota", "titel": "Nota", "uitgever": "Gemeente", "nagekeken": "22 november 2026"}],
        "fasen": [
            {"id": "eerst", "titel": "Voorbereiding", "wanneer": "januari t/m december 2026", "bron": "nota"},
            {"id": "dan", "titel": "Uitvoering", "wanneer": "juni 2026 t/m juli 2027", "bron": "nota"},
        ],
        "stappen": [
            {
                "id": f"stap-{number}",
                "fase": ("eerst", "dan")[number % 2],
                "titel": f"{TITLE[:117]} {number:02}",
                "naam": f"het stuk {number}",
                "kort": f"stuk {number}",
                "uitleg": "Dit stuk gaat over de hulp van de gemeente.",
                "besluit": ("raad", "geen")[number % 5 == 4],
                "planning": [{"soort": "periode", "wanneer": times[number % len(times)]}],
                "vragen": [{"id": f"vraag-{number}", "tekst": "Wat merken de cliënten ervan?"}],
                "acties": [{"id": f"actie-{number}", "tekst": "Bel de gemeente."}],
                "bron": "nota",
            }
            for number in range(count)
        ],
    }


def hard_profile() -> dict[str, Any]:
    """Return a profile of which every text is as hard as it may be."""
    return {
        "gemeente": "Almere",
        "organisatie": LONG,
        "plan": "beleidscyclus",
        "stappen": [
            {"id": "eigen", "titel": LONG, "naam": HARD, "kort": '<b>"eigen"</b>', "besluit": "raad", "bron": LONG}
        ],
        "besluiten": {"eigen": {"datum": "2026-12-17", "bron": LONG}},
        "organen": {"politieke-markt": {"naam": "de Markt <i>", "rechten": ["inspreken"]}},
        "vergaderingen": [
            {"datum": "2026-12-10", "orgaan": "politieke-markt", "titel": LONG, "bron": LONG},
            {"datum": "2026-12-17", "orgaan": "raad", "bron": LONG},
        ],
        "griffie": {"telefoon": f"036 539 99 11 {HARD}"},
        "inspreken": {"waar": LONG, "toegang": HARD},
        "eigen-data": [{"id": "avond", "titel": LONG, "datum": "2026-12-01", "doe": HARD, "bron": LONG}],
    }
