"""The agenda of one meeting among lines: its heading and its items, and what is no agenda."""

import pytest

from wmoplan.read.agenda import ReadAgenda, agenda_in, text_rows
from wmoplan.read.meetings.cells import CellRow

WHOLE = """Agenda raadsvergadering donderdag 17 december 2026, 19.30 uur
Locatie: raadzaal
1. Opening
2. Vaststellen van de agenda
3. Vaststellen verslag 12 november 2026
Hamerstukken
4. Belastingverordeningen 2027
Bespreekstukken
8. Participatieverordening gemeente Almere (raadsvoorstel) 20.15 uur
Portefeuillehouder: wethouder Jansen
Bijlage 1: Raadsvoorstel.pdf
8a Amendement inspraak
8.1 Beleidsplan cultuur 2027-2030
9) Sluiting
"""


def read(text: str) -> ReadAgenda | None:
    return agenda_in(text_rows(text, "mail"))


def items(text: str) -> list[tuple[str, str]]:
    found = read(text)
    assert found, text
    return [(one.number, one.title) for one in found.items]


def test_the_heading_and_the_items_of_an_agenda_are_read() -> None:
    found = read(WHOLE)

    assert found
    assert (found.name, found.days, found.time) == ("raadsvergadering", ("donderdag 17 december 2026",), "19:30")
    assert items(WHOLE) == [
        ("1", "Opening"),
        ("2", "Vaststellen van de agenda"),
        ("3", "Vaststellen verslag 12 november 2026"),
        ("4", "Belastingverordeningen 2027"),
        ("8", "Participatieverordening gemeente Almere (raadsvoorstel)"),
        ("8a", "Amendement inspraak"),
        ("8.1", "Beleidsplan cultuur 2027-2030"),
        ("9", "Sluiting"),
    ]
    assert found.others == ("Locatie: raadzaal", "Portefeuillehouder: wethouder Jansen", "Bijlage 1: Raadsvoorstel.pdf")
    assert found.is_sure


HEADS = [
    # what stands above the items, the name of the meeting, its days and its time
    ("Concept-agenda gemeenteraad\nDonderdag 17 december 2026\nAanvang: 19.30 uur", "gemeenteraad",
     ("Donderdag 17 december 2026",), "19:30"),
    ("Raadsvergadering\n17-12-2026", "Raadsvergadering", ("17-12-2026",), ""),
    ("Agenda van de vergadering van de commissie Samenleving op 8 december 2026 om 20:00 uur", "commissie Samenleving",
     ("8 december 2026",), "20:00"),
    ("Agenda raadsvergadering donderdag\n17 december 2026", "raadsvergadering", ("donderdag 17 december 2026",), ""),
    ("Agenda Politieke Markt 17 december 2026", "Politieke Markt", ("17 december 2026",), ""),
    ("Beste Wmo-raad,\nHierbij de agenda van de raad van 17 december 2026.", "raad", ("17 december 2026",), ""),
    ("Gepubliceerd: 3 december 2026\nAgenda raad\n17 december 2026", "raad", ("17 december 2026",), ""),
    ("Agenda raad donderdag 5 en vrijdag 6 november 2026", "raad",
     ("do 5 november 2026", "vrijdag 6 november 2026"), ""),
    ("Gemeente Almere", "", (), ""),
]  # fmt: skip


@pytest.mark.parametrize(("head", "name", "days", "time"), HEADS)
def test_the_heading_tells_whose_agenda_it_is(head: str, name: str, days: tuple[str, ...], time: str) -> None:
    found = read(f"{head}\n1. Opening\n2. Hamerstukken\n3. Participatieverordening\n4. Sluiting\n")

    assert found
    assert name in found.name
    assert (found.days, found.time) == (days, time)


ITEMS = [
    ("19.30 1. Opening\n20.15 - 21.00 uur 2. Beleidsplan\n3. Sluiting", [("1", "Opening"), ("2", "Beleidsplan")]),
    ("1\nOpening\n2\nBeleidsplan\n3\nSluiting", [("1", "Opening"), ("2", "Beleidsplan")]),
    ("1\tOpening\n2\tBeleidsplan\tDe Vries\t20.15\n3\tSluiting", [("1", "Opening"), ("2", "Beleidsplan")]),
    ("Agendapunt 1: Opening\nAgendapunt 2: Beleidsplan\nAgendapunt 3: Sluiting",
     [("1", "Opening"), ("2", "Beleidsplan")]),
    ("1. Opening\n2. Verordening maatschappelijke\nondersteuning\n3. Sluiting",
     [("1", "Opening"), ("2", "Verordening maatschappelijke ondersteuning")]),
    ("1. Opening\n2. Beleidsplan van\nAlmere\n3. Sluiting", [("1", "Opening"), ("2", "Beleidsplan van Almere")]),
    ("1. Opening\n2. Hamerstukken\na. Beleidsplan\nb. Kadernota\n3. Sluiting",
     [("1", "Opening"), ("2", "Hamerstukken"), ("2a", "Beleidsplan"), ("2b", "Kadernota")]),
    ("Opening\nHamerstukken\n- Beleidsplan\nSluiting", [("", "Opening"), ("", "Beleidsplan")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_items_are_read_as_they_are_written(text: str, expected: list[tuple[str, str]]) -> None:
    assert items(f"Agenda raad 17 december 2026\n{text}") == [*expected, (items(text)[-1][0], "Sluiting")]


def test_a_table_gives_the_same_items() -> None:
    rows = [["Agenda raad 17 december 2026", "", ""], ["Nr.", "Onderwerp", "Wie"], ["1.", "Opening", ""]]
    rows += [["Bespreekstukken", "", ""], ["8.", "Beleidsplan", "De Vries"], ["9.", "Sluiting", ""]]
    place = text_rows("x", "agenda.docx")[0].place

    found = agenda_in([CellRow(place, cells) for cells in rows])

    assert found
    assert [(one.number, one.title) for one in found.items] == [
        ("1", "Opening"), ("8", "Beleidsplan"), ("9", "Sluiting"),
    ]  # fmt: skip
    assert found.others == ("Nr. Onderwerp Wie", "De Vries")


SCHEDULES = [
    "17 december 2026 raad\n14 januari 2027 raad\n11 februari 2027 raad",
    "Raadsagenda 2027\n1. 14 januari raad\n2. 21 januari commissie\n3. 11 februari raad",
    "Vergaderagenda 2027\n1. Raad: 14 januari\n2. Commissie: 21 januari\n3. Raad: 11 februari",
    "Agenda december 2026\n3 Commissie Samenleving\n10 Commissie Ruimte\n17 Raad",
    "Agenda\nJanuari\n14 Raad 20.00 uur\n15 Commissie 20.00 uur\n16 Raad 20.00 uur",
    "Agenda raad 17 december 2026",
    "Op de agenda: opening, hamerstukken, sluiting.\n17 december 2026 raad",
    "1. Opening\n2. Sluiting",
]


@pytest.mark.parametrize("text", SCHEDULES)
def test_a_list_of_meetings_is_no_agenda(text: str) -> None:
    assert read(text) is None


BOTH = [
    f"{WHOLE}donderdag 14 januari 2027 raad\n1. Opening\n2. Kadernota\n3. Sluiting\n",
    f"14 januari 2027 raad 20.00 uur\n11 februari 2027 raad 20.00 uur\n{WHOLE}",
    f"{WHOLE}De volgende vergaderingen:\n14 januari 2027 raad\n11 februari 2027 raad\n",
]


@pytest.mark.parametrize("text", BOTH)
def test_what_can_be_both_is_not_sure(text: str) -> None:
    found = read(text)

    assert found
    assert not found.is_sure
    assert ("2", "Kadernota") not in [(one.number, one.title) for one in found.items]


def test_the_next_meeting_below_an_agenda_is_no_item() -> None:
    found = read(f"{WHOLE}14 januari 2027: volgende raad\n")

    assert found
    assert (found.is_sure, found.others[-1]) == (True, "14 januari 2027: volgende raad")


def test_the_days_of_items_make_no_schedule() -> None:
    text = "Agenda raad 17 december 2026\n1. Opening\n2. Vaststellen verslag 12 november\n3. Brief van 3 december 2026"
    found = read(text)

    assert found
    assert (found.days, len(found.items)) == (("17 december 2026",), 3)
