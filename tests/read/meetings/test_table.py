"""Schedules as tables: what Excel, websites and the VNG standard make of one, and what is said where they fail."""

from datetime import date

import pytest

from wmoplan.errors import DataError
from wmoplan.place import Place
from wmoplan.read.meetings import Recogniser, text_of, with_bodies
from wmoplan.read.meetings.cells import Aside, CellRow, hint
from wmoplan.read.meetings.outcome import MOST
from wmoplan.read.meetings.table import read_table, table_of

DAY = date(2014, 10, 21)
"""A Tuesday on any calendar of 2014; the commissie of Haren met on it."""

VNG = (
    "naam,geplandeVergaderdatum,geplandeAanvangVergadering,geplandeEindeVergadering,locatie,status,vergaderingstype,"
    "georganiseerdDoorGremium\n"
    '"Commissie Samenleving",2014-10-21,2014-10-21T20:00:00+02:00,2014-10-21T22:00:00+02:00,Raadzaal,gepland,'
    "Commissievergadering,Commissie Samenleving\n"
)

TABLES = [
    # text, why it is a row
    (VNG, "the names of the VNG standard, and a time with its zone"),
    ("Datum;Tijd;Orgaan\n21-10-2014;20:00;commissie\n", "semicolons"),
    ("datum\ttijd\torgaan\ndi 21-10-2014\t20.00 uur\tcommissie\n", "tabs, and a weekday"),
    ("DATUM , Aanvang , ORGAAN\n21 oktober 2014,20.00 - 22.00 uur,Commissie\n", "capitals, spaces, from and until"),
    ('sep=;\n"datum";"tijd";"orgaan"\n"21/10/2014";"20:00";"commissie"\n', "as Excel marks its own sign"),
    (
        "Vergaderschema 2014;;\n;;\nDátum;Begin-tijd;Gremium\ndinsdag 21 okt. 2014;20u00;Raadscommissie\n",
        "a title above",
    ),
    ("Dag;Datum;Aanvangstijd;Vergadering\ndi;21-10-2014 0:00:00;20:00:00;Commissie Sociaal\n", "weekday in a column"),
    ("start,onderwerp\n2014-10-21T18:00:00Z,commissie\n", "the time of Greenwich in summer is two hours earlier"),
    ("datum;titel\n21-10-2014 20:00;commissie\n", "day and time in one cell"),
    ("datum;omschrijving\ndinsdagavond 21 oktober 2014 om 20:00;commissie\n", "as people say it"),
]


@pytest.mark.parametrize("text", [row[0] for row in TABLES], ids=[row[1] for row in TABLES])
def test_a_table_is_read(text: str) -> None:
    listed = read_table(text, "raad.csv")
    (found,) = with_bodies(listed, Recogniser({}, {})).meetings

    assert listed.unread == ()
    assert (found.day, found.time, found.body, found.status) == (DAY, "20:00", "commissie", "definitief")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_encoding_of_excel_is_read(encoding: str, end: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    data = f"{mark}datum;titel{end}21-10-2014;Commissie Vóór élkaar{end}".encode(encoding)

    (entry,) = read_table(text_of(data, "raad.csv"), "raad.csv").meetings

    assert (entry.day, entry.title) == (DAY, "Commissie Vóór élkaar")


FAULTS = [
    ("binnenkort", "'binnenkort' is geen datum"),
    ("", "hier staat geen datum"),
]


@pytest.mark.parametrize(("cell", "told"), FAULTS)
def test_a_row_with_a_fault_is_named_and_the_rest_comes_in(cell: str, told: str) -> None:
    listed = read_table(f"datum;orgaan\n{cell};raad\n27-10-2014;raad\n", "raad.csv")

    assert [entry.day for entry in listed.meetings] == [date(2014, 10, 27)]
    assert [(one.place.file, one.place.line) for one in listed.unread] == [("raad.csv", 2)]
    assert told in listed.unread[0].why


def test_a_year_can_be_given() -> None:
    assert read_table("datum;orgaan\ndi 21 oktober;raad\n", "raad.csv", 2014).meetings[0].day == DAY


STATES = [
    # status, title, what it is
    ("", "Raad", "definitief"),
    ("Ingepland", "Raad", "definitief"),
    ("concept", "Raad", "voorlopig"),
    ("Geannuleerd", "Raad", "vervallen"),
    ("cancelled", "Raad", "vervallen"),
    ("", "Raad (vervallen)", "vervallen"),
    ("gepland", "GEANNULEERD: Raad", "vervallen"),  # the title knows better than an export
    ("", "Raad vervalt niet", "definitief"),
    ("", "Raad (onder voorbehoud)", "voorlopig"),
    ("", "Raad Conceptbegroting", "definitief"),
    ("uitgesteld", "Raad", "vervallen"),  # it says that there is no new day yet
    ("-", "Raad", "definitief"),
    ("ok", "Raad", "definitief"),
    ("Openbaar", "Raad", "definitief"),
]


@pytest.mark.parametrize(("cell", "title", "status"), STATES)
def test_a_status_is_read_from_its_column_or_the_title(cell: str, title: str, status: str) -> None:
    (entry,) = read_table(f"datum;titel;status\n27-10-2014;{title};{cell}\n", "raad.csv").meetings

    assert entry.status == status


def test_a_moved_meeting_goes_to_its_new_day() -> None:
    (entry,) = read_table("datum;titel;status;naar\n27-10-2014;Raad;verplaatst;3-11-2014\n", "x").meetings

    assert (entry.status, entry.to) == ("verplaatst", date(2014, 11, 3))


def test_what_is_odd_is_remarked() -> None:
    text = "datum;tijd;titel\n27-10-2014;avond;Raad\n"

    assert "regel 2 is de tijd niet te lezen" in " ".join(read_table(text, "raad.csv").remarks)


# A cell of Excel that holds a day is midnight of that day where it is written with a time.
MIDNIGHTS = ["0:00", "00.00 uur", "2014-10-21T00:00:00", "2014-10-20T22:00:00Z"]


@pytest.mark.parametrize("cell", MIDNIGHTS)
def test_midnight_is_no_time(cell: str) -> None:
    columns = "datum;titel" if cell.startswith("2014") else "tijd;datum;titel"
    day = cell if cell.startswith("2014") else f"{cell};21-10-2014"
    listed = read_table(f"{columns}\n{day};Raad\n", "raad.csv")

    (entry,) = listed.meetings
    assert (entry.day, entry.time, listed.remarks) == (date(2014, 10, 21), None, ())


def test_the_last_day_of_more_than_one_is_kept() -> None:
    text = "datum;titel;tot en met\n5-11-2014;Raad;6-11-2014\n5-11-2014;Raad;22:00\n5-11-2014;Raad;5-11-2014\n"

    assert [entry.last for entry in read_table(text, "raad.csv").meetings] == [date(2014, 11, 6), None, None]


HOSTILE = [
    ("naam;plaats\nraad;hier\n", "geen kolom heet 'datum'. Gevonden: 'naam' en 'plaats'"),
    ("", "het bestand is leeg"),
    ('datum;titel\n27-10-2014;"raad\n' + "x" * 200_000, "aanhalingsteken te veel"),
    ("datum;titel\n" + "27-10-2014;raad\n" * (MOST + 1), "meer dan 2000"),
]


@pytest.mark.parametrize(("text", "told"), HOSTILE)
def test_a_file_that_is_no_schedule_is_refused(text: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        read_table(text, "raad.csv")


@pytest.mark.parametrize("start", [b"\x00\x01", b"\xff\xfe\x00\x00"])
def test_what_is_no_text_is_refused(start: bytes) -> None:
    with pytest.raises(DataError):
        text_of(start + b"...", "raad.csv")


NAMES = [
    # a name in a file, the body, what it was recognised by
    ("Politieke Avond", "commissie", "uw patroon 'Politieke Avond'"),
    ("POLITIEKE  ÁVOND: zorg", "commissie", "uw patroon 'Politieke Avond'"),  # case, spaces, accents
    ("Politieke Avonden", "", "geen patroon en geen naam past"),  # a whole word
    ("Ronde tafelgesprek", "commissie", "uw patroon 'ronde tafel*'"),
    ("Raad Politieke Avond", "commissie", "uw patroon 'Politieke Avond'"),  # a pattern beats a name
    ("Besluitvormende Politieke Avond", "raad", "uw patroon 'besluitvormende politieke avond'"),  # the longest counts
    ("Raadsvergadering", "raad", "de naam 'Raadsvergadering'"),
    ("gemeenteraad", "raad", "de naam 'gemeenteraad'"),
    ("Raadscommissie Zorg", "commissie", "de naam 'Raadscommissie'"),
    ("College van B&W", "college", "de naam 'College'"),
    ("Raad en commissie", "", "er staat raad en commissie"),
    ("Agendacommissie", "", "geen patroon en geen naam past"),
    ("Gemeenteraadsverkiezingen", "", "geen patroon en geen naam past"),
    ("Studiedagen raad", "", "er staat 'Studiedagen' bij"),
    ("Werkbezoek raad", "", "er staat 'Werkbezoek' bij"),
    ("Het Plein", "plein", "de naam 'Plein'"),
]


@pytest.mark.parametrize(("name", "body", "why"), NAMES)
def test_a_name_becomes_a_body_with_the_reason(name: str, body: str, why: str) -> None:
    patterns = {"commissie": ("Politieke Avond", "ronde tafel*"), "raad": ("besluitvormende politieke avond",)}
    (entry,) = read_table(f"datum;titel\n27-10-2014;{name}\n", "raad.csv").meetings

    owner = Recogniser(patterns, {"plein": ("plein",)}).owner(entry)

    assert (owner.body, owner.why) == (body, why)


@pytest.mark.parametrize("name", ["Geen Politieke Avond", "Zomerreces", "Herfstvakantie", "Geen raad"])
def test_what_says_that_there_is_no_meeting_is_none(name: str) -> None:
    (entry,) = read_table(f"datum;titel\n27-10-2014;{name}\n", "raad.csv").meetings

    assert not Recogniser({"commissie": ("Politieke Avond",)}, {}).owner(entry).is_meeting


def test_the_column_of_the_body_beats_the_title() -> None:
    (entry,) = read_table("datum;titel;orgaan\n27-10-2014;Begroting raad;commissie\n", "raad.csv").meetings

    assert Recogniser({}, {}).owner(entry).body == "commissie"


MONTH_FIRST = [
    # the first cells of two rows, the days; a year has twelve months
    (("10/12/2014", "10/13/2014"), ("2014-10-12", "2014-10-13")),
    (("10/12/2014", "12/10/2014"), ("2014-12-10", "2014-10-12")),  # both can be read with the day first
]


@pytest.mark.parametrize(("cells", "days"), MONTH_FIRST)
def test_the_month_comes_first_only_where_no_date_can_be_read_otherwise(
    cells: tuple[str, str], days: tuple[str, str]
) -> None:
    listed = read_table("".join(["datum;titel\n", *(f"{cell};Raad\n" for cell in cells)]), "raad.csv")

    assert tuple(str(one.day) for one in listed.meetings) == days


def test_of_dates_that_are_written_in_both_orders_only_those_with_the_day_first_are_read() -> None:
    listed = read_table("datum;titel\n10/13/2014;Raad\n13/10/2014;Raad\n", "raad.csv")

    assert [str(one.day) for one in listed.meetings] == ["2014-10-13"]
    assert [one.place.line for one in listed.questions] == [2]


CLOCKS = [
    # the cell, the time; a number with a point below seven is more often an article or an amount than an hour
    ("7.00", "07:00"),
    ("6.59", None),
    ("6.59 uur", "06:59"),
    ("6:59", "06:59"),
    ("23.59", "23:59"),
    ("24.00", None),
]


@pytest.mark.parametrize(("cell", "time"), CLOCKS)
def test_an_early_hour_counts_where_it_says_that_it_is_one(cell: str, time: str | None) -> None:
    (found,) = read_table(f"datum;tijd;titel\n27-10-2014;{cell};Raad\n", "raad.csv").meetings

    assert found.time == time


BESIDE = [
    # the columns and a row, the status with the new day, why; 27 October 2014 is a Monday on any calendar
    ("datum;titel;opmerking\n27-10-2014;Raad;GAAT NIET DOOR", "vervallen", "a remark"),
    (
        "datum;titel;opmerking\n27-10-2014;Raad;verplaatst naar 3 november",
        "verplaatst 2014-11-03",
        "a remark with a day",
    ),
    ("datum;titel\n27-10-2014 (vervallen);Raad", "vervallen", "behind the day"),
    ("datum;titel\n27 oktober 2014 vervalt;Raad", "vervallen", "behind the day in words"),
    ("datum;tijd;titel\n27-10-2014;vervallen;Raad", "vervallen", "in the place of the time"),
    ("datum;titel;canceled\n27-10-2014;Raad;true", "vervallen", "a column for it"),
    ("datum;titel;canceled\n27-10-2014;Raad;false", "definitief", "a column that says no"),
    ("datum;titel\n27-10-2014;Raad (verzet naar 3 november)", "verplaatst 2014-11-03", "the title, with a day"),
    ("datum;titel\n27-10-2014;Uitgesteld: raad", "vervallen", "the title"),
    ("datum;titel\n27-10-2014;Raad: motie verzet tegen de bouw", "definitief", "a word that means something else"),
    ("datum;titel;opmerking\n27-10-2014;Raad;onder voorbehoud", "voorlopig", "a remark that doubts"),
    ("datum;titel;opmerking\n27-10-2014;Raad;verplaatst van 20 oktober", "definitief", "where it came from"),
    (
        "datum;titel;opmerking\n27-10-2014;Raad;verplaatst van 27 oktober naar 3 november",
        "verplaatst 2014-11-03",
        "the old day and the new one",
    ),
    (
        "datum;titel;opmerking\n3-11-2014;Raad;verplaatst van 27 oktober naar 3 november",
        "definitief",
        "the same remark on the new day",
    ),
    ("datum;titel;opmerking\n27-10-2014;Raad;wordt ma 3 november", "verplaatst 2014-11-03", "what it becomes"),
    ("datum;titel\n27-10-2014;Raad -> 3 november", "verplaatst 2014-11-03", "an arrow"),
    ("datum;titel;opmerking\n27-10-2014;Raad;gaat helaas niet door", "vervallen", "a word between"),
    ("datum;tijd;titel\n27-10-2014;geen vergadering;Raad", "vervallen", "no meeting in the place of the time"),
    ("datum;titel;status\n27-10-2014;Raad;Niet doorgaan", "vervallen", "the column for it"),
    ("datum;titel;opmerking\n27-10-2014;Raad;misschien", "voorlopig", "another word that doubts"),
    ("datum;titel;opmerking\n27-10-2014;Raad;punt 4 van de agenda is vervallen", "definitief", "a part of the agenda"),
    ("datum;titel;opmerking\n27-10-2014;Raad;deze vergadering is vervallen", "vervallen", "four words"),
    ("datum;titel;opmerking\n27-10-2014;Raad;de bespreking vooraf is vervallen", "definitief", "five words"),
]


@pytest.mark.parametrize(("text", "status"), [row[:2] for row in BESIDE], ids=[row[2] for row in BESIDE])
def test_a_word_that_calls_off_counts_wherever_it_stands(text: str, status: str) -> None:
    (found,) = read_table(text, "raad.csv").meetings

    assert f"{found.status} {found.to or ''}".strip() == status


def test_a_part_of_the_agenda_that_is_off_is_told() -> None:
    listed = read_table("datum;titel;opmerking\n27-10-2014;Raad;punt 4 van de agenda is vervallen\n", "raad.csv")

    assert listed.remarks == (
        "Op regel 2 staat 'punt 4 van de agenda is vervallen'. Kijk zelf of de vergadering doorgaat.",
    )


def test_columns_that_are_not_used_are_named() -> None:
    listed = read_table("datum;titel;zaal;leeg\n27-10-2014;Raad;Raadzaal;;x\n", "raad.csv")

    assert listed.unused == ("'zaal'", "zonder naam (de 5e)")
    assert read_table("datum;titel;opmerking\n27-10-2014;Raad;vervalt\n", "raad.csv").unused == ()


def test_a_remark_in_which_something_else_has_a_day_is_told() -> None:
    text = "datum;titel;opmerking\n27-10-2014;Raad;De nota wordt 3 november besproken\n"

    listed = read_table(text, "raad.csv")

    assert [one.status for one in listed.meetings] == ["definitief"]
    assert "'De nota wordt 3 november besproken'" in listed.remarks[0]


def test_the_whole_file_decides_that_the_month_stands_first() -> None:
    listed = read_table("date,subject\n10/27/2014,Raad\n11/6/2014,Raad\n", "raad.csv")

    assert [str(one.day) for one in listed.meetings] == ["2014-10-27", "2014-11-06"]
    assert [str(one.day) for one in read_table("date,subject\n11/6/2014,Raad\n", "x").meetings] == ["2014-06-11"]


@pytest.mark.parametrize(
    ("cells", "time"),
    [
        ("datum;van;tot;titel\n27-10-2014;19:30;22:30;Raad", "19:30"),
        ("datum;tijd;titel\n27-10-2014;7:30 PM;Raad", "19:30"),
    ],
)
def test_a_time_is_found_under_another_name_and_in_another_way(cells: str, time: str) -> None:
    assert read_table(cells, "raad.csv").meetings[0].time == time


@pytest.mark.parametrize("cell", ["8 t/m 9 november 2014", "8-9 november", "8/9 november 2014"])
def test_two_days_in_one_cell_are_not_read_as_one(cell: str) -> None:
    listed = read_table(f"datum;titel\n{cell};Raad\n", "raad.csv", 2014)

    assert listed.meetings == ()
    assert "is geen dag" in listed.unread[0].why


def rows(*cells: list[str]) -> list[CellRow]:
    return [CellRow(Place("raad.docx", at, "tabel 1"), row) for at, row in enumerate(cells, 1)]


WEEKS = rows(
    ["Week", "Maandag", "Dinsdag", "Donderdag"],
    ["2", "11 januari", "12 januari 20.00 uur Commissie Samenleving", "14 januari"],
    ["4", "25 januari", "26 januari 19.30 uur Raad", "28 januari 19.30 uur Raad"],
)
QUARTERS = rows(
    ["Raad en commissie 2027"],
    ["1e kwartaal", "2e kwartaal"],
    ["14 januari 20.00 uur commissie", "8 april 20.00 uur commissie"],
    ["28 januari 19.30 uur raad", "22 april 19.30 uur raad"],
)


@pytest.mark.parametrize(
    ("table", "days"),
    [
        (WEEKS, ["2027-01-12", "2027-01-26", "2027-01-28"]),
        (QUARTERS, ["2027-01-14", "2027-01-28", "2027-04-08", "2027-04-22"]),
    ],
    ids=["a week with its days as columns", "a quarter of a year in each column"],
)
def test_cells_with_a_day_of_their_own_are_read_by_themselves(table: list[CellRow], days: list[str]) -> None:
    listed = table_of(table, "raad.docx", 2027)

    assert sorted(str(one.day) for one in listed.meetings) == days
    assert listed.unread == ()


def test_a_star_with_a_bracket_is_the_mark_of_a_footnote() -> None:
    listed = table_of(rows(["datum", "titel"], ["28-01-2027 *)", "Raad"], ["*) onder voorbehoud"]), "raad.docx")

    assert [(str(one.day), one.status) for one in listed.meetings] == [("2027-01-28", "voorlopig")]


def test_what_tells_of_the_file_itself_is_no_row_of_the_list() -> None:
    place = Place("raad.xlsx", 0, "blad 1")
    rows = [
        hint("raad.xlsx", "Blad 2 is verborgen."),
        CellRow(place, ["datum", "vergadering"]),
        CellRow(place._replace(line=2), ["14-01-2027", "raad"]),
        CellRow(place._replace(part="bladzijde 2"), [""], Aside("zonder tekst", "Vraag het de griffie.")),
        CellRow(place._replace(part="bladzijde 1"), ["1 / 2"], Aside("de rand van de bladzijde")),
    ]

    found = table_of(rows, "raad.xlsx")

    assert [one.day.isoformat() for one in found.meetings] == ["2027-01-14"]
    assert found.remarks == ("Blad 2 is verborgen.",)
    assert [(one.place.part, one.why) for one in found.unread] == [("bladzijde 2", "zonder tekst")]
    assert [(one.why, one.text) for one in found.left_out if not one.remedy] == [("de rand van de bladzijde", "1 / 2")]


def test_a_heading_above_a_table_of_a_document_calls_off_the_table() -> None:
    """The heading is line 3 of the text, and the row is the second of its own table."""
    rows = [
        CellRow(Place("raad.docx", 3), ["Vervallen vergaderingen 2027"]),
        CellRow(Place("raad.docx", 1, "tabel 3"), ["Datum", "Orgaan"]),
        CellRow(Place("raad.docx", 2, "tabel 3"), ["do 28 januari", "Raad"]),
    ]

    listed = table_of(rows, "raad.docx")

    assert not listed.meetings
    assert [one.place.inside for one in listed.questions] == ["tabel 3, rij 2"]
