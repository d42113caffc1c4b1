"""What a griffie mails, as it is pasted: understood, asked, or ignored with a name."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.work import calls, counted, growth
from wmoplan.errors import DataError, Refused
from wmoplan.model.meeting import Meeting
from wmoplan.read.meetings import BODY_WORDS, SKIP, Outcome, answer, summary
from wmoplan.read.meetings.pasted import read_pasted


def told(row: Meeting) -> str:
    parts = [row.day.isoformat(), row.time, row.body, row.status if row.status != "definitief" else ""]
    moved = f"naar {row.to.isoformat()}" if row.to else ""
    return " ".join(part for part in (*parts, moved, f"({row.title})" if row.title else "") if part)


def fates(pasted: Outcome) -> list[str]:
    """Return what became of each line, in order: a meeting, `? question [choices]` or `- name`."""
    fate = [(row.place.line, told(row)) for row in pasted.meetings]
    for question in pasted.questions:
        offered = "".join(f" [{choice.value}]" for choice in question.choices if question.kind != "orgaan")
        fate.append((question.place.line, f"? {question.text}{offered}"))
    fate += [(ignored.place.line, f"- {ignored.why}") for ignored in pasted.left_out]
    return [said for _, said in sorted(fate, key=lambda one: one[0])]


WHICH = "Welke dag is het?"
LINES = [
    # how it is written, what it means; every day was looked up in a paper calendar of 2014 and 2015
    ("di 21 oktober 2014 20.00 uur commissie", ["2014-10-21 20:00 commissie"]),
    ("Ma. 27 okt. 2014, aanvang 19:30 uur: raad (begroting)", ["2014-10-27 19:30 raad (begroting)"]),
    ("donderdag 6 november 2014 - raadsvergadering", ["2014-11-06 raad"]),
    ("27-10-2014 raad", ["2014-10-27 raad"]),
    ("di 21 oktober 2014 00.00 uur commissie", ["2014-10-21 commissie"]),  # how programs write a whole day
    ("2014-10-27 00:00 raad", ["2014-10-27 raad"]),
    ("2014-10-27 20:00 raad", ["2014-10-27 20:00 raad"]),
    ("2014-10-27T20:00:00+01:00 raad", ["2014-10-27 20:00 raad"]),
    ("21/10/2014 commissie", ["2014-10-21 commissie"]),
    ("27.10.2014 20.00 raad", ["2014-10-27 20:00 raad"]),
    ("21. oktober 2014 commissie", ["2014-10-21 commissie"]),
    ("maandag 27 oktober 2014\t20.00 uur\traad\traadzaal", ["2014-10-27 20:00 raad (raadzaal)"]),
    ("ma;27-10-2014;20:00;raad;begroting", ["2014-10-27 20:00 raad (begroting)"]),
    ("27-10-2014;ma;20:00;raad", ["2014-10-27 20:00 raad"]),
    ("27-10-2014 (maandag) raad", ["2014-10-27 raad"]),
    ("| 27 oktober 2014 | raad | 20.00 uur |", ["2014-10-27 20:00 raad"]),
    ("- raad 27 oktober 2014", ["2014-10-27 raad"]),
    ("•\t27 oktober 2014: raad", ["2014-10-27 raad"]),
    ("3. raad 27 oktober 2014", ["2014-10-27 raad"]),
    ("27 oktober 2014 20.00 - 22.30 uur raad", ["2014-10-27 20:00 raad"]),
    ("27 oktober 2014 van 20.00 tot 22.30 uur raad", ["2014-10-27 20:00 raad"]),
    ("27 oktober 2014, 20-22 uur, raad", ["2014-10-27 20:00 raad"]),
    ("27 oktober 2014 20u raad", ["2014-10-27 20:00 raad"]),
    ("27 oktober 2014 20u30 raad", ["2014-10-27 20:30 raad"]),
    ("27 oktober 2014, 2000 uur, raad", ["2014-10-27 20:00 raad"]),
    ("27 oktober 2014 raad om 9 uur", ["2014-10-27 09:00 raad"]),
    ("raad: 27 oktober en 6 november 2014", ["2014-10-27 raad", "2014-11-06 raad"]),
    ("raad 6, 13 en 20 november 2014", ["2014-11-06 raad", "2014-11-13 raad", "2014-11-20 raad"]),
    ("raad di 4 en do 6 november 2014 20.00 uur", ["2014-11-04 20:00 raad", "2014-11-06 20:00 raad"]),
    ("27 oktober 2014 20.00 uur, 6 november 2014 19.30 uur raad", ["2014-10-27 20:00 raad", "2014-11-06 19:30 raad"]),
    ("27 oktober 2014 raad, 21 oktober 2014 commissie", ["2014-10-27 raad", "2014-10-21 commissie"]),
    ("20 november 2014: 19.00 uur commissie, 20.00 uur raad", ["2014-11-20 19:00 commissie", "2014-11-20 20:00 raad"]),
    (
        "29 september 2014: commissie Ruimte (19.30 uur) en commissie Samenleving (20.30 uur)",
        [
            "2014-09-29 19:30 commissie (commissie Ruimte, commissie Samenleving)",
            "2014-09-29 20:30 commissie (commissie Ruimte, commissie Samenleving)",
        ],
    ),
    ("27 oktober 2014 raad vervallen", ["2014-10-27 raad vervallen"]),
    ("De raad van 27 oktober 2014 gaat niet door", ["2014-10-27 raad vervallen"]),
    ("27 oktober 2014 raad (onder voorbehoud)", ["2014-10-27 raad voorlopig"]),
    ("27 oktober 2014 raad, o.v.b.", ["2014-10-27 raad voorlopig"]),
    ("6 november 2014 raad (reserve)", ["2014-11-06 raad voorlopig (reserve)"]),
    (
        "raad verplaatst van 27 oktober 2014 naar 3 november 2014",
        ["2014-10-27 raad verplaatst naar 2014-11-03"],
    ),
    (
        "De raad van ma 27 oktober 20.00 uur wordt verplaatst naar di 4 november 2014 19.30 uur",
        ["2014-10-27 19:30 raad verplaatst naar 2014-11-04"],
    ),
    ("raad 3 november 2014 (was 27 oktober)", ["2014-10-27 raad verplaatst naar 2014-11-03"]),
    ("raad 3 november 2014 i.p.v. 27 oktober 2014", ["2014-10-27 raad verplaatst naar 2014-11-03"]),
    ("27\u00a0oktober\u00a02014\u202f20.00\u00a0uur raad", ["2014-10-27 20:00 raad"]),
    ("27 oktober 2014 \u2013 raad \u2013 \u201cbegroting\u201d", ["2014-10-27 raad (begroting)"]),
    ("> > 27 oktober 2014 raad", ["2014-10-27 raad"]),
    ("<td>27&nbsp;oktober 2014</td><td>raad</td>", ["2014-10-27 raad"]),
    ("Commissie Samenleving, dinsdag 21 oktober 2014", ["2014-10-21 commissie (Commissie Samenleving)"]),
    ("12 januari 2015 extra raad", ["2015-01-12 raad (extra raad)"]),
    ("Wmo-raad 14 oktober 2014", ["2014-10-14 eigen"]),
    ("Onderwerp: raad 27 oktober 2014 vervalt", ["2014-10-27 raad vervallen"]),
    ("raad 27 oktober 2014 8 uur 's avonds", ["2014-10-27 20:00 raad"]),
    ("raad 27 oktober 2014, 's avonds half acht", ["2014-10-27 19:30 raad"]),
    ("raad 27 oktober 2014 kwart voor acht \u2019s avonds", ["2014-10-27 19:45 raad"]),
    ("raad 27 oktober 2014 om 12 uur 's middags", ["2014-10-27 12:00 raad"]),
    ("raad 27 oktober 2014 7:30 PM", ["2014-10-27 19:30 raad"]),
    ("raad 27 oktober 2014 half acht", ["? 'half acht' is geen tijd. Hoe laat begint de vergadering?"]),
    ("~~raad 27 oktober 2014~~", ["2014-10-27 raad vervallen"]),
    ("<del>27 oktober 2014</del> raad", ["2014-10-27 raad vervallen"]),
    ("27 oktober 2014 <s>19.00</s> 20.00 uur raad", ["? hoe laat begint de vergadering? [19:00] [20:00]"]),
    (
        "27 oktober 2014 raad (reserve: di 28 oktober 2014)",
        ["2014-10-27 raad", "2014-10-28 raad voorlopig (reserve)"],
    ),
    ("raad 27 oktober 2014 evt. 28 oktober 2014", ["2014-10-27 raad", "2014-10-28 raad voorlopig"]),
    ("raad 27 en 28 oktober 2014 (reserve)", [f"2014-10-{day} raad voorlopig (reserve)" for day in (27, 28)]),
    ("raad 27 oktober 2014 wordt 3 november 2014", ["2014-10-27 raad verplaatst naar 2014-11-03"]),
    ("raad 27 oktober 2014 -> 3 november 2014", ["2014-10-27 raad verplaatst naar 2014-11-03"]),
    ("raad 27 oktober 2014 kan helaas niet doorgaan", ["2014-10-27 raad vervallen (kan helaas)"]),
    ("raad 27 oktober 2014 gaat helaas niet door", ["2014-10-27 raad vervallen"]),
    # asked
    (
        "din 27 oktober 2014 raad",
        [f"? 'din 27 oktober 2014' kan niet: 27 oktober 2014 is een maandag. {WHICH} [2014-10-27] [2014-10-28]"],
    ),
    ("20141027 raad", ["2014-10-27 raad"]),
    ("6 november 2014 Politieke Markt", ["? wat is 'Politieke Markt'?"]),
    ("27 oktober 2014 raadsinformatieavond", ["? wat is 'raadsinformatieavond'?"]),
    ("27 oktober 2014 20.00 uur", ["? welk orgaan vergadert er?"]),
    ("27 oktober 2014 raad of commissie", ["? welk orgaan vergadert er: raad of commissie?"]),
    (
        "wo 21 oktober 2014 raad",
        [
            f"? 'wo 21 oktober 2014' kan niet: 21 oktober 2014 is een dinsdag. {WHICH} [2014-10-21] [2014-10-22]",
        ],
    ),
    (
        "27-10-2014;di;20:00;raad",
        ["? '27-10-2014' kan niet: 27 oktober 2014 is een maandag. Welke dag is het? [2014-10-27] [2014-10-28]"],
    ),
    ("27 oktober raad", ["? bij '27 oktober' ontbreekt het jaar. Welk jaar is het?"]),
    ("ma 27-10 raad", ["? bij 'ma 27-10' ontbreekt het jaar. Welk jaar is het?"]),
    ("21-10-14 raad", ["? '21-10-14' heeft een jaar van twee cijfers. Welke dag is het? [2014-10-21]"]),
    ("27 okt '14 raad", ["? '27 okt '14' heeft een jaar van twee cijfers. Welke dag is het? [2014-10-27]"]),
    ("31 november 2014 raad", ["? '31 november 2014' bestaat niet. Welke dag is het? [2014-11-30]"]),
    ("29 februari 2015 raad", ["? '29 februari 2015' bestaat niet. Welke dag is het? [2015-02-28]"]),
    ("13-14-2014 raad", ["? '13-14-2014' bestaat niet. Welke dag is het?"]),
    ("27-10-3014 raad", ["? '27-10-3014': 3014 is hier geen jaar. Welke dag is het?"]),
    ("27 oktboer 2014 raad", ["? '27 oktboer 2014': 'oktboer' is geen maand. Welke dag is het?"]),
    ("ma 27 raad", ["? welke dag is 'ma 27'? De maand ontbreekt."]),
    ("27 oktober 2014 25.00 uur raad", ["? '25.00 uur' is geen tijd. Hoe laat begint de vergadering?"]),
    (
        "27 oktober 2014 19.00 uur opening, 20.00 uur raad",
        ["? hoe laat begint de vergadering? [19:00] [20:00]"],
    ),
    (
        "raad 3 t/m 7 november 2014",
        ["? '3 t/m 7 november 2014': is dat een periode, of zijn het losse dagen? [allebei]"],
    ),
    (
        "8-9 november 2014 raad",
        ["? '8 - 9 november 2014': is dat een periode, of zijn het losse dagen? [allebei]"],
    ),
    (
        "raad 8/9 november 2014",
        ["? '8 / 9 november 2014': is dat een periode, of zijn het losse dagen? [allebei]"],
    ),
    ("raad 6, 13 november 2014", ["? '6 , 13 november 2014': zijn dat losse dagen? [allebei]"]),
    (
        "raad 27 oktober 2014 verplaatst",
        [
            (
                "? de vergadering van maandag 27 oktober 2014 is verzet. De nieuwe dag staat er niet bij. "
                "Welke dag wordt het? [vervallen] [definitief]"
            )
        ],
    ),
    ("raad verplaatst: 27 oktober 2014, 3 november 2014", ["? wat is de nieuwe dag? [2014-10-27] [2014-11-03]"]),
    ("raad 27 oktober en 6 november 2014 vervalt", ["? vervallen al deze vergaderingen? [vervallen] [definitief]"]),
    ("De raad heeft op 3 september 2014 besloten", ["? is dit een vergadering, en van welk orgaan?"]),
    ("12 januari 2015 nieuwjaarsreceptie raad", ["? is dit een vergadering, en van welk orgaan?"]),
    ("3 november 2014 geen raad", ["? is dit een vergadering, en van welk orgaan?"]),
    ("Stukken voor 10 oktober 2014 bij de griffie", ["? is dit een vergadering, en van welk orgaan?"]),
    # no meeting
    ("Geachte mevrouw,", ["- aanhef"]),
    ("Met vriendelijke groet,", ["- groet"]),
    ("-----", ["- streep"]),
    ("> ", ["- streep"]),
    ("Verzonden: woensdag 3 september 2014 10:12", ["- kop van de mail"]),
    ("Op wo 3 sep. 2014 om 10:12 schreef Jan <jan@voorbeeld.nl>:", ["- kop van de mail"]),
    ("Herfstvakantie 18 t/m 26 oktober 2014", ["- reces; zet het zelf bij 'reces' in uw bestand"]),
    ("Raadsvergaderingen 2014", ["- kop: raad, 2014"]),
    ("Commissie Samenleving:", ["- kop: commissie"]),
    ("De raad vergadert in het raadhuis aan de Kerkstraat.", ["- tekst zonder datum"]),
    (
        "De commissie is elke tweede dinsdag van de maand",
        ["- een regel zonder datum; zet hem zelf bij 'vergaderingen', als 'regel'"],
    ),
    ("27 oktober 2014 raad " + "x" * 2000, ["- een regel die te lang is om te lezen; knip hem in stukken"]),
]


@pytest.mark.parametrize(("line", "fate"), LINES, ids=[row[0][:60] for row in LINES])
def test_a_line_has_its_fate(line: str, fate: list[str]) -> None:
    assert fates(read_pasted(line)) == fate


def test_a_mail_is_read_whole() -> None:
    mail = """Van: griffie@voorbeeld.nl\r
Verzonden: woensdag 3 september 2014 10:12\r
Aan: secretaris@voorbeeld.nl\r
Onderwerp: vergaderdata\r
\r
Beste mevrouw De Boer,\r
\r
Hierbij ontvangt u de vergaderdata van het najaar.\r
\r
di 21 oktober 2014  20.00 uur  commissie\r
ma 27 oktober 2014  20.00 uur  raad\r
wo 6 november 2014  20.00 uur  raad (begroting)\r
do 13 november 2014 20.00 uur  Politieke Markt\r
ma 12 januari 2015  20.00 uur  raad\r
ma 27-10-2014 raad\r
\r
Met vriendelijke groet,\r
\r
Piet Jansen\r
Griffier van de raad\r
050-0000000\r
"""
    pasted = read_pasted(mail)
    wrong = "'wo 6 november 2014' kan niet: 6 november 2014 is een donderdag. Welke dag is het?"

    assert fates(pasted) == [
        *["- kop van de mail"] * 3,
        "- kop: vergaderdata",
        "- aanhef",
        "- tekst zonder datum",
        "2014-10-21 20:00 commissie",
        "2014-10-27 20:00 raad",
        f"? {wrong} [2014-11-06] [2014-11-05]",
        "? wat is 'Politieke Markt'?",
        "2015-01-12 20:00 raad",
        "- staat al op regel 11",
        "- groet",
        *["- ondertekening"] * 3,
    ]
    assert pasted.remarks == (
        "Regel 15: de vergadering van maandag 27 oktober 2014 (raad) stond al op regel 11 en telt een keer.",
    )
    assert summary(pasted).startswith("3 vergaderingen begrepen, 2 niet. De eerste vraag: 'wo 6 november 2014'")

    known = {"Politieke Markt": "commissie", pasted.questions[0].key: "2014-11-06"}
    again = read_pasted(mail, known=known)

    assert again.questions == ()
    assert summary(again) == "5 vergaderingen begrepen."
    assert told(again.meetings[2]) == "2014-11-06 20:00 raad (begroting)"
    assert told(again.meetings[3]) == "2014-11-13 20:00 commissie (Politieke Markt)"


WHOLE = [
    (
        "headings give body, year, time and status",
        (
            "Concept vergaderschema 2014\n\nRaadsvergaderingen (aanvang 20.00 uur):\n"
            "- 27 oktober\n- do 6 november begroting\n"
            "Commissie Samenleving:\n* 21 oktober 19.30 uur\n"
        ),
        [
            "- kop: 2014, voorlopig",
            "- kop: raad, 20.00 uur",
            "2014-10-27 20:00 raad",
            "2014-11-06 20:00 raad (begroting)",
            "- kop: commissie",
            "2014-10-21 19:30 commissie",
        ],
    ),
    (
        "days below and behind the name of a month",
        "JUNI 2014\n1 en 8 Commissie\nRaad 2014\nOktober: 14, 21 en 28\nNovember: 4\n",
        [
            "- kop: juni, 2014",
            "2014-06-01 commissie",
            "2014-06-08 commissie",
            "- kop: raad, 2014",
            "2014-10-14 raad",
            "2014-10-21 raad",
            "2014-10-28 raad",
            "2014-11-04 raad",
        ],
    ),
    (
        "one fact a line, the body last, below a title that names a body",
        "Vergaderschema gemeenteraad 2014\n27 oktober\n20:00\nCommissie\n28 oktober\n19:30\nRaad\n",
        [
            "- kop: raad, 2014",
            "2014-10-27 20:00 commissie",
            "- hoort bij regel 2",
            "- hoort bij regel 2",
            "2014-10-28 19:30 raad",
            "- hoort bij regel 5",
            "- hoort bij regel 5",
        ],
    ),
    (
        "a footnote is of no line in particular",
        "27 oktober 2014 raad *\n28 oktober 2014 commissie\n* aanvang 18.00 uur\n",
        ["2014-10-27 raad", "2014-10-28 commissie", "- een voetnoot; kijk zelf bij welke regel hij hoort"],
    ),
    (
        "an unknown heading gives no body to what is below it",
        "Raad 2014:\n27 oktober\nPolitieke Markt\n6 november\n",
        ["- kop: raad, 2014", "2014-10-27 raad", "- kop: Politieke Markt", "? wat is 'Politieke Markt'?"],
    ),
    (
        "months as headings",
        "Oktober 2014\ndi 21 commissie\nma 27 raad 20.00 uur\nNovember 2014\n6 raad\n",
        [
            "- kop: oktober, 2014",
            "2014-10-21 commissie",
            "2014-10-27 20:00 raad",
            "- kop: november, 2014",
            "2014-11-06 raad",
        ],
    ),
    (
        "a season has two years, and the weekday chooses",
        "Raad 2014-2015\nmaandag 27 oktober\nmaandag 12 januari\n9 februari\n",
        [
            "- kop: raad, 2014, 2015",
            "2014-10-27 raad",
            "2015-01-12 raad",
            "? in welk jaar valt '9 februari'? [2014-02-09] [2015-02-09]",
        ],
    ),
    (
        "the year of the line before counts, until the list goes back in time",
        "15 december 2014 raad\n18 december raad\n12 januari raad\n",
        ["2014-12-15 raad", "2014-12-18 raad", "? in welk jaar valt '12 januari'? [2014-01-12] [2015-01-12]"],
    ),
    (
        "over New Year in one line",
        "raad 15 december en 12 januari 2015\n",
        ["? in welk jaar valt '15 december'? [2014-12-15] [2015-12-15]"],
    ),
    (
        "a table with a column for each body",
        "Commissie\tRaad\n21 oktober 2014\t27 oktober 2014\n18 november 2014\t24 november 2014\n",
        [
            "- kop: commissie, raad",
            "2014-10-21 commissie",
            "2014-10-27 raad",
            "2014-11-18 commissie",
            "2014-11-24 raad",
        ],
    ),
    (
        "a table from a spreadsheet",
        "Datum;Tijd;Orgaan;Onderwerp\n27-10-2014;20:00;raad;begroting\n06-11-2014;20:00;raad;\n",
        ["- tekst zonder datum", "2014-10-27 20:00 raad (begroting)", "2014-11-06 20:00 raad"],
    ),
    (
        "one fact a line, the date first",
        "Dinsdag 21 oktober 2014\n20.00 uur\nCommissie\nMaandag 27 oktober 2014\nRaad\n",
        [
            "2014-10-21 20:00 commissie",
            "- hoort bij regel 1",
            "- hoort bij regel 1",
            "2014-10-27 raad",
            "- hoort bij regel 4",
        ],
    ),
    (
        "one fact a line, the body first",
        "Raadsvergadering\n27 oktober 2014\n20:00\nCommissievergadering\n21 oktober 2014\n19:30\n",
        [
            "- kop: raad",
            "2014-10-27 20:00 raad",
            "- hoort bij regel 2",
            "- kop: commissie",
            "2014-10-21 19:30 commissie",
            "- hoort bij regel 5",
        ],
    ),
    (
        "a meeting that is told twice with two fates is asked about",
        "27 oktober 2014 raad\n\nDe raad van 27 oktober 2014 vervalt\n",
        [
            "- staat anders op regel 3",
            "? op regel 1 is deze vergadering definitief, hier vervallen. Wat geldt? [definitief] [vervallen]",
        ],
    ),
    (
        "a line's own year and a list that goes on count before a heading",
        (
            "De raad vergadert in 2015 op:\n12 januari\nRaadsvergaderingen 2e helft 2014: 25 augustus en 29 september\n"
            "ma 27 oktober 2014\n6 november\n"
        ),
        [
            "- kop: raad, 2015",
            "2015-01-12 raad",
            "2014-08-25 raad (Raadsvergaderingen 2e helft 2014)",
            "2014-09-29 raad (Raadsvergaderingen 2e helft 2014)",
            "2014-10-27 raad",
            "2014-11-06 raad",
        ],
    ),
    (
        "a line with another body ends what the heading said of body and time",
        "Raad 2014 (20.00 uur):\n27 oktober\n21 oktober commissie\n1 december kerstborrel\n",
        [
            "- kop: raad, 2014, 20.00 uur",
            "2014-10-27 20:00 raad",
            "2014-10-21 commissie",
            "? wat is 'kerstborrel'?",
        ],
    ),
    (
        "a name is no month, an article no time",
        (
            "Jan de Vries, griffier\n27 oktober 2014 20.00 uur: Raad; onderwerp: Verordening Wmo, art. 2.15\n"
            "2014-11-06T20:00:00Z raad\n"
        ),
        [
            "- tekst zonder datum",
            "2014-10-27 20:00 raad (onderwerp, Verordening Wmo, art. 2.15)",
            "2014-11-06 raad",
        ],
    ),
    (
        "a time that comes later is added",
        "27 oktober 2014 raad\n27 oktober 2014 20.00 uur raad begroting\n",
        ["2014-10-27 20:00 raad (raad begroting)", "- staat al op regel 1"],
    ),
]


@pytest.mark.parametrize(("text", "fate"), [row[1:] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_lines_are_read_together(text: str, fate: list[str]) -> None:
    assert fates(read_pasted(text)) == fate


ANSWERS = [
    # the text, what is typed at each question in turn, what it becomes
    ("27 oktober raad\n6 november raad", ["2014"], ["2014-10-27 raad", "2014-11-06 raad"]),
    ("wo 21 oktober 2014 raad", ["2"], ["2014-10-22 raad"]),
    ("wo 21 oktober 2014 raad", ["dinsdag 21 oktober 2014"], ["2014-10-21 raad"]),
    ("31 november 2014 raad", ["1 december 2014"], ["2014-12-01 raad"]),
    (
        "6 november 2014 Politieke Markt\n13 november 2014 politieke markt",
        ["raad"],
        ["2014-11-06 raad (Politieke Markt)", "2014-11-13 raad (politieke markt)"],
    ),
    ("6 november 2014 Politieke Markt", [SKIP], ["- u zei: geen vergadering"]),
    ("27 oktober 2014 20.00 uur\n6 november 2014", ["1"], ["2014-10-27 20:00 raad", "2014-11-06 raad"]),
    ("Politieke Markt:\n6 november 2014", ["commissie"], ["- kop: Politieke Markt", "2014-11-06 commissie"]),
    ("27 oktober 2014 raad of commissie", ["commissie"], ["2014-10-27 commissie"]),
    ("raad 27 oktober 2014 verplaatst", ["3-11-2014"], ["2014-10-27 raad verplaatst naar 2014-11-03"]),
    ("raad 27 oktober 2014 verplaatst", ["1"], ["2014-10-27 raad vervallen"]),
    ("raad 27 oktober 2014 verplaatst", ["2"], ["2014-10-27 raad"]),
    ("raad verplaatst naar 3 november 2014", ["27-10-2014"], ["2014-10-27 raad verplaatst naar 2014-11-03"]),
    ("raad verplaatst: 27 oktober 2014, 3 november 2014", ["2"], ["2014-10-27 raad verplaatst naar 2014-11-03"]),
    ("27 oktober 2014 25.00 uur raad", ["20 uur"], ["2014-10-27 20:00 raad"]),
    ("27 oktober 2014 19.00 uur opening, 20.00 uur raad", ["20.00 uur"], ["2014-10-27 20:00 raad (opening)"]),
    ("raad 3 t/m 4 november 2014", ["losse dagen"], ["2014-11-03 raad", "2014-11-04 raad"]),
    ("raad 6, 13 november 2014", ["1"], ["2014-11-06 raad", "2014-11-13 raad"]),
    ("raad 27 oktober en 6 november 2014 vervalt", ["1"], ["2014-10-27 raad vervallen", "2014-11-06 raad vervallen"]),
    ("De raad heeft op 3 september 2014 besloten", ["geen vergadering"], ["- u zei: geen vergadering"]),
    ("27 okt '14 raad", ["1"], ["2014-10-27 raad"]),
    (
        "27 oktober 2014 raad\n27 oktober 2014 raad vervalt",
        ["vervallen"],
        ["2014-10-27 raad vervallen", "- staat al op regel 1"],
    ),
    ("wo 21-10-14 Politieke Markt", ["1", "raad"], ["2014-10-21 raad (Politieke Markt)"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "typed", "fate"), ANSWERS, ids=[row[0][:50] for row in ANSWERS])
def test_an_answer_settles_its_question(text: str, typed: list[str], fate: list[str]) -> None:
    known: dict[str, str] = {}
    for words in typed:
        question = read_pasted(text, known=known).questions[0]
        known[question.key] = answer(question, words)

    assert fates(read_pasted(text, known=known)) == fate


@pytest.mark.parametrize(
    ("text", "typed", "message"),
    [
        ("27 oktober raad", "14", "'14' is hier geen antwoord."),
        ("6 november 2014 Markt", "burgemeester", "'burgemeester' is hier geen antwoord."),
        (
            "wo 21 oktober 2014 raad",
            "wo 22 december 2014",
            "woensdag 22 december 2014 bestaat niet: het is maandag 22 december 2014.",
        ),
        ("wo 21 oktober 2014 raad", "morgen", "'morgen' is geen datum."),
        ("27 oktober 2014 25.00 uur raad", "laat", "'laat' is geen tijd."),
    ],
)
def test_a_wrong_answer_is_refused(text: str, typed: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        answer(read_pasted(text).questions[0], typed)

    assert refused.value.message == message
    assert refused.value.remedy


def test_a_whole_text_decides_that_the_month_stands_first() -> None:
    assert fates(read_pasted("10/27/2014 raad\n11/6/2014 raad\n")) == ["2014-10-27 raad", "2014-11-06 raad"]


def test_a_list_with_stars_and_bold_has_no_footnotes() -> None:
    assert fates(read_pasted("**November 2014**\n* 6 raad\n* 13 en 20 commissie\n")) == [
        "- kop: november, 2014",
        "2014-11-06 raad",
        "2014-11-13 commissie",
        "2014-11-20 commissie",
    ]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("6 t/m 8 raad", "'6 t/m 8': is dat een periode, of zijn het losse dagen?"),
        ("6 13 raad", "'6 13': zijn dat losse dagen?"),
        ("6 / 13 raad", "'6 / 13': is dat een periode, of zijn het losse dagen?"),
    ],
)
def test_no_day_below_a_month_is_lost(line: str, asked: str) -> None:
    assert fates(read_pasted(f"November 2014\n{line}\n")) == ["- kop: november, 2014", f"? {asked} [allebei]"]


def test_year_body_and_words_can_be_given() -> None:
    bodies = {**BODY_WORDS, "informatief": ("politieke markt", "markt")}

    assert fates(read_pasted("6 november Politieke Markt", bodies, 2014)) == ["2014-11-06 informatief"]
    assert fates(read_pasted("6 november 2014 begroting", default_body="raad")) == ["2014-11-06 raad (begroting)"]
    assert fates(read_pasted("6 november 2014 raad", {})) == ["? wat is 'raad'?"]


@pytest.mark.parametrize("text", ["raad\n" * 2001, "é" * 100_001])
def test_too_much_text_is_refused(text: str) -> None:
    with pytest.raises(DataError, match=r"hooguit 2\.000 regels en 200 kB") as refused:
        read_pasted(text)

    assert refused.value.exit_code == 65


CALLS = 20
"""At most so many calls for a character. A line has two thousand: looking at all of it for each takes far more."""


@pytest.mark.parametrize(
    "line",
    [
        "1-1-2014 " * 210,
        "1, " * 650,
        "ma 1 en " * 240,
        "<a" * 950,
        "elke " * 390,
        "&nbsp;" * 330,
        "raad 20.00 " * 180,
        "1 januari 2014 ",
    ],
)
def test_the_largest_text_takes_work_in_step_with_its_size(line: str) -> None:
    text = "\n".join([line] * min(1999, 195_000 // len(line)))

    assert calls(lambda: read_pasted(text)) < CALLS * len(text)


PIECES = st.sampled_from([
    "27 oktober 2014", "27-10-2014", "6 november", "ma", "wo 21 oktober 2014", "31-2-2014", "5-11-14", "20.00 uur",
    "25:00", "raad", "commissie", "Politieke Markt", "vervalt", "verplaatst", "naar", "van", "en", ",", "t/m", "\t",
    ";", ":", "\n", "\n", "2014", "oktober", "reces", "(was", "of", "Met vriendelijke groet", "Raad 2014:",
    "elke dinsdag", "&nbsp;", "<td>", "> ", "-", "12", "voorlopig", "\r\n", "\u200b",
])  # fmt: skip


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=200))
def test_every_line_is_accounted_for_once(text: str) -> None:
    pasted = read_pasted(text)

    lines = {number for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1) if line.strip()}
    understood = {row.place.line for row in pasted.meetings}
    asked = [question.place.line for question in pasted.questions]
    ignored = [one.place.line for one in pasted.left_out]
    assert understood | {*asked, *ignored} == lines
    assert len(understood) + len(set(asked)) + len(set(ignored)) == len(lines)
    assert len(ignored) == len(set(ignored))
    assert all(row.body in BODY_WORDS and isinstance(row.day, date) for row in pasted.meetings)
    assert len({(row.body, row.day, row.time) for row in pasted.meetings}) == len(pasted.meetings)
    assert summary(pasted)


@given(st.lists(PIECES, max_size=15).map(" ".join), st.data())
def test_answering_comes_to_an_end(text: str, data: st.DataObject) -> None:
    known: dict[str, str] = {}
    for _ in range(60):
        questions = read_pasted(text, known=known).questions
        if not questions:
            return
        assert questions[0].key not in known or known[questions[0].key] != SKIP
        values = [choice.value for choice in questions[0].choices] or [SKIP]
        known[questions[0].key] = data.draw(st.sampled_from([*values, SKIP]))
    pytest.fail(f"it goes on asking: {questions[0]}")


TOO_LONG = ["- een regel die te lang is om te lezen; knip hem in stukken"]


@pytest.mark.parametrize(
    "line",
    [
        "1-1-2014 " * 22_000,
        "27 oktober 2014 raad " + "\ufdfa" * 200,  # one character that is eighteen when it is written out
    ],
    ids=["thousands of dates", "characters that grow"],
)
def test_a_line_over_two_thousand_characters_is_ignored_by_name(line: str) -> None:
    with counted() as work:
        found = read_pasted(line)

    assert fates(found) == TOO_LONG
    assert work.total() < 500


@pytest.mark.parametrize(
    "line",
    [
        "\t1/1" * 490,
        "1 jan " * 300,
        "1-1-2014 1 en " * 140,
        "1-1-2014 raad " + "was " * 480,
        "om de " * 320,
        "x" * 1990,
        "1-1-2014 " * 200 + "\n" + "raad-" * 390,
        "verplaatst " + "1 jan " * 300,
        "\u3300" * 1900,
    ],
)
def test_answers_do_not_make_the_largest_text_slow(line: str) -> None:
    text = "\n".join([line] * (195_000 // len(line.encode())))
    known = {"#orgaan": "raad", "markt": "raad"}

    work = calls(lambda: read_pasted(text, default_year=2014, default_body="raad", known=known))

    assert work < CALLS * len(text.encode())


PARTS = [
    "1-1-2014 ",
    "1 januari 2014 ",
    "1 jan ",
    "\t1/1",
    "1-1-2014 1 en ",
    "raad 1-1-2014 20.00 ",
    "verplaatst 1 jan ",
    "elke dinsdag ",
    "&nbsp;",
    "<td>1-1-2014",
]


@pytest.mark.parametrize("end", ["", "\n"], ids=["in a line", "in lines"])
@pytest.mark.parametrize("part", PARTS)
def test_twice_the_text_is_twice_the_work(part: str, end: str) -> None:
    text = (part + end) * (1900 // len(part))

    assert growth(lambda some: read_pasted(some, default_year=2014, default_body="raad"), text) < 2.2


MAIL_OF_A_CLERK = """Geachte heer Jansen,

Hierbij de vergaderdata voor het najaar van 2014.

Raad
ma 27 okt. 2014, 20.00 uur  Raadsvergadering
do 6 november 2014 19.30 uur begrotingsraad
di. 16 december 2014 raad (onder voorbehoud)

Commissie Samenleving:
di 21 oktober 2014 20.00 uur
wo 18 november 2014 20.00 uur commissie

Politieke Markt 3 december 2014
Op 1 december is er koffie.

Met vriendelijke groet,
De griffie
"""


def test_a_line_with_a_name_of_its_own_does_not_take_the_body_of_the_heading() -> None:
    """18 November 2014 is a Tuesday on a paper calendar; a name and a cup of coffee are asked about, not guessed."""
    found = read_pasted(MAIL_OF_A_CLERK)

    assert [(str(row.day), row.body, row.status) for row in found.meetings] == [
        ("2014-10-27", "raad", "definitief"),
        ("2014-11-06", "raad", "definitief"),
        ("2014-12-16", "raad", "voorlopig"),
        ("2014-10-21", "commissie", "definitief"),
    ]
    assert [(question.place.line, question.kind) for question in found.questions] == [
        (12, "datum"),
        (14, "orgaan"),
        (15, "orgaan"),
    ]
    assert found.questions[1].text == "wat is 'Politieke Markt'?"
