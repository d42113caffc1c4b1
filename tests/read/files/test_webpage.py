import pytest

from wmoplan.errors import DataError
from wmoplan.read.files.webpage import page_rows


def read(html: str) -> list[tuple[str, list[str]]]:
    return [(row.place.inside, row.cells) for row in page_rows(html, "raad.html")]


def test_a_table_and_the_lines_around_it_come_in_the_order_of_the_page() -> None:
    assert read("<h1>Schema</h1><table><tr><th>Datum<th>Wie</tr><tr><td>12-1<td>Raad</tr></table><p>Om 20 uur") == [
        ("regel 1", ["Schema"]),
        ("tabel 1, rij 1", ["Datum", "Wie"]),
        ("tabel 1, rij 2", ["12-1", "Raad"]),
        ("regel 2", ["Om 20 uur"]),
    ]


def test_a_cell_over_several_rows_counts_for_each() -> None:
    html = "<table><tr><td rowspan=2>januari<td>12<tr><td>26<tr><td>februari<td>9</table>"

    assert [cells for _, cells in read(html)] == [["januari", "12"], ["januari", "26"], ["februari", "9"]]


def test_a_table_of_one_row_with_a_list_in_each_cell_is_no_table() -> None:
    html = "<table><tr><td>Raad 2027<br>14 januari<br>11 februari</td><td>Commissie 2027<br>5 januari<br>2 februari"

    assert [cells for _, cells in read(html)] == [
        ["Raad 2027"],
        ["14 januari"],
        ["11 februari"],
        ["Commissie 2027"],
        ["5 januari"],
        ["2 februari"],
    ]


CARDS = """<h1>Raad</h1><div class=list>
<div><time datetime="2027-01-14T19:30">do 14 jan</time><h3>Gemeenteraad</h3><span>Raadzaal</span></div>
<div><time datetime="2027-01-28T19:30">do 28 jan</time><h3>Gemeenteraad</h3><span>Geannuleerd</span></div>
<div><time datetime="2027-02-02T20:00+01:00">di 2 feb</time><h3>Commissie</h3></div></div>"""


def test_a_meeting_of_a_list_has_the_year_and_the_time_of_its_moment_on_one_line() -> None:
    assert [cells for _, cells in read(CARDS)] == [
        ["Raad"],
        ["do 14 jan 2027 19:30, Gemeenteraad, Raadzaal"],
        ["do 28 jan 2027 19:30, Gemeenteraad, Geannuleerd"],
        ["di 2 feb 2027 20:00, Commissie"],
    ]


def test_a_moment_of_another_day_or_zone_adds_nothing() -> None:
    assert [cells for _, cells in read("<p>raad <time datetime='2027-01-15T19:30'>do 14 jan</time></p>")] == [
        ["raad do 14 jan"]
    ]
    assert [cells for _, cells in read("<p>raad <time datetime='2027-01-14T18:30Z'>do 14 jan</time></p>")] == [
        ["raad do 14 jan 2027"]
    ]


def test_words_are_not_torn_where_letters_change() -> None:
    assert read("<p>do <b>14</b> januari <i>20</i>27<br>do 28 januari</p>") == [
        ("regel 1", ["do 14 januari 2027"]),
        ("regel 2", ["do 28 januari"]),
    ]


STRUCK = [
    "<s>do 28 januari raad</s>",
    "<del>do 28 januari raad</del>",
    "<p><strike>do 28 januari raad</strike></p>",
    "<span style='color:red; text-decoration: line-through'>do 28 januari raad</span>",
    "<p class='event is-cancelled'>do 28 januari raad</p>",
]


@pytest.mark.parametrize("html", STRUCK)
def test_struck_words_are_marked(html: str) -> None:
    assert read(html) == [("regel 1", ["~~do 28 januari raad~~"])]


UNSEEN = [
    "<script>do 14 januari 2027 raad</script>",
    "<style>do 14 januari 2027 raad</style>",
    "<!-- do 14 januari 2027 raad -->",
    "<p style='display: none'>do 14 januari 2027 raad</p>",
    "<p hidden>do 14 januari 2027 raad</p>",
    "<title>do 14 januari 2027 raad</title><head><title>x</title></head>",
]


@pytest.mark.parametrize("html", UNSEEN[:5])
def test_what_a_page_does_not_show_is_not_read(html: str) -> None:
    assert read(html) == []


def test_a_table_that_only_places_things_is_no_table() -> None:
    html = "<table><tr><td>menu<td><table><tr><td>12-1<td>Raad<tr><td>26-1<td>Raad</table></table>"

    assert read(html) == [
        ("regel 1", ["menu"]),
        ("tabel 1, rij 1", ["12-1", "Raad"]),
        ("tabel 1, rij 2", ["26-1", "Raad"]),
    ]


HOSTILE = [
    ("<div>" * 5_000 + "x", "elements in elements"),
    ("<table><tr><td>" * 2_000 + "x", "tables in tables"),
    ("<table>" + "<tr><td colspan=1000 rowspan=1000>12 januari" * 500 + "</table>", "cells over each other"),
    ("<i>" * 150_001, "tags"),
    ("<i " + "x " * 150_001 + ">", "words in a tag"),
    ("<!--x>" * 101, "comments that do not end"),
    ("<![CDATA[x>" * 101, "sections that do not end"),
    ("<a " * 101, "tags that do not end"),
]


@pytest.mark.parametrize(("html", "why"), HOSTILE, ids=[why for _, why in HOSTILE])
def test_a_hostile_page_is_refused(html: str, why: str) -> None:
    with pytest.raises(DataError, match="veel te veel"):
        page_rows(html, why)
