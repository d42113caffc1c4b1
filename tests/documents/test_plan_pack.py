"""The pack to check a plan: what it holds, and that Markdown obeys none of its words."""

import re
from datetime import date
from typing import Final

import pytest
from markdown_it import MarkdownIt

from tests.render.make import PLAN, RULES
from wmoplan.desk.shipped import plan_of, rules
from wmoplan.documents.plan_contents import contents_of
from wmoplan.documents.plan_pack import conflicts_pack, pack_document
from wmoplan.model.plan import Plan
from wmoplan.render.markdown import markdown

AS_OF: Final = date(2026, 11, 22)


def pack(plan: Plan | None = None) -> str:
    return markdown(pack_document(contents_of(plan or plan_of("invoering-2015"), rules(), AS_OF)))


def html(text: str) -> str:
    return str(MarkdownIt("commonmark").enable("table").render(text))


def headings(text: str, level: int) -> list[str]:
    return re.findall(rf"<h{level}>(.*?)</h{level}>", html(text))


def test_the_pack_has_a_heading_per_document_and_then_the_rest() -> None:
    found = headings(pack(), 2)

    assert found[:4] == [
        "Zo kijkt u dit na",
        "Stappenplan Invoering Wmo vanuit cliëntperspectief",
        "Deeltransitieplan Wmo 2015",
        "LSR-Kennisbank: de Wmo en de medezeggenschap",
    ]
    assert found[-6:] == [
        "Waar de bronnen elkaar tegenspreken",
        "Wat wmoplan niet kan uitrekenen",
        "Plichten: wat iemand moet doen, en wanneer",
        "Wat er echt gebeurde",
        "Termijnen",
        "Wijzigingen",
    ]


def test_a_claim_has_its_id_its_days_its_place_and_room_to_remark() -> None:
    assert (
        "- [ ] juli 2014: AMvB in het Staatsblad; de regels voor de voorbereiding gaan gelden. (amvb-staatsblad)\n"
        "  - Wij lezen: 1 juli 2014 t/m 31 juli 2014\n"
        "  - Wie: Rijk\n"
        "  - Nodig voor: verordening\n"
        "  - Plaats: 2.1, tabel 2, rij 4\n"
        "  - Opmerking: ...."
    ) in pack()


def test_a_contradiction_has_every_claim_the_choice_and_the_reason() -> None:
    made = markdown(conflicts_pack(contents_of(plan_of("invoering-2015"), rules(), AS_OF)))
    part = made.partition("(verkiezingsdag-2014)")[2].partition("###")[0]

    assert part.count("| 19 maart 2014 |") == 2
    assert "| 14 maart 2014 | Stappenplan Invoering Wmo vanuit cliëntperspectief, inleiding |" in part
    assert "- **Gekozen**: 19 maart 2014\n- Reden: De regel in de Kieswet" in part
    assert "- [ ] Eens met deze keuze" in part


def test_what_really_happened_tells_how_sure_the_day_is() -> None:
    rows = pack().partition("## Wat er echt gebeurde")[2].partition("##")[0]

    assert "| 24 april 2014 | vast | Ledenbrief van 15 mei 2014, Lbr. 14/035" in rows
    assert "| juli 2014 | 7 november 2014 | vast | Uitvoeringsbesluit Wmo 2015, datum van het Staatsblad |" in rows


HOSTILE: Final = "# <b>*Kop*</b> | [x](http://x) `code` & _nee_\n- rij\n\n1. een"


@pytest.mark.parametrize("signs", [HOSTILE, "- [ ] vakje", "| a | b |", "> citaat", "<script>alert(1)</script>"])
def test_markdown_obeys_no_word_of_a_plan(signs: str) -> None:
    assert _tags(html(written(signs))) == _tags(html(written("rustig")))


def written(words: str) -> str:
    """Return the pack of a plan in which these words stand wherever a file has words of its own."""
    row = PLAN.milestones[0].model_copy(update={"title": words, "heading": words, "responsible": (words,)})
    gap = plan_of("invoering-2015").gaps[0].model_copy(update={"text": words, "reason": words, "source": row.source})
    conflict = PLAN.conflicts[0].model_copy(update={"subject": words, "chosen": words, "reason": words})
    plan = PLAN.model_copy(update={"title": words, "milestones": (row,), "gaps": (gap,), "conflicts": (conflict,)})
    return markdown(pack_document(contents_of(plan, RULES, AS_OF)))


def _tags(text: str) -> list[str]:
    return re.findall(r"</?[a-z0-9]+", text)


def test_the_pack_fits_an_old_screen() -> None:
    assert pack().encode("cp1252")
    assert pack().encode("cp850")
