"""Schedules as griffies send them: written as pages, from which other programs make the files.

What a careful person reads in each stands beside it, worked out by hand from the page.
"""

from typing import Final, NamedTuple

Row = tuple[str, str, str, str]
"""Day, time, body and status of a meeting."""


class Schedule(NamedTuple):
    """One schedule.

    Attributes:
        page: How it looks, as a page.
        forms: The endings of the files in which such a schedule comes.
        rows: The meetings in it.
        words: What else is typed behind the command.
    """

    page: str
    forms: tuple[str, ...]
    rows: tuple[Row, ...]
    words: tuple[str, ...] = ()


def firm(body: str, time: str, *days: str) -> tuple[Row, ...]:
    """Return meetings that are certain."""
    return tuple((day, time, body, "definitief") for day in days)


MERGED: Final = Schedule(
    """<table border=1>
    <tr><th colspan=4>Vergaderschema gemeente Haren 2027</th></tr>
    <tr><th>Maand</th><th>Datum</th><th>Tijd</th><th>Vergadering</th></tr>
    <tr><td rowspan=3>Januari 2027</td><td>di 12-01-2027</td><td>20:00</td><td>Commissie Samenleving</td></tr>
    <tr><td>di 19-01-2027</td><td>20:00</td><td>Commissie Ruimte</td></tr>
    <tr><td>di 26-01-2027</td><td>19.30 uur</td><td>Raad</td></tr>
    <tr><td rowspan=2>Februari 2027</td><td>di 09-02-2027</td><td>20:00</td><td>Commissie Samenleving</td></tr>
    <tr><td>di 23-02-2027</td><td>19.30 uur</td><td>Raad</td></tr></table>""",
    ("xlsx", "xls", "ods", "docx", "html", "pdf"),
    (
        *firm("commissie", "20:00", "2027-01-12", "2027-01-19", "2027-02-09"),
        *firm("raad", "19:30", "2027-01-26", "2027-02-23"),
    ),
)

TWO_COLUMNS: Final = Schedule(
    """<style>@page{margin:1cm} body{font:11pt Liberation Sans;column-count:2;column-gap:1.2cm}</style>
    <h2>Vergaderschema 2027</h2>
    <p><b>Januari</b></p><p>Dinsdag 12 januari 20.00 uur commissie Samenleving</p>
    <p>Dinsdag 19 januari 20.00 uur commissie Ruimte</p><p>Dinsdag 26 januari 19.30 uur raadsvergadering</p>
    <p><b>Februari</b></p><p>Dinsdag 9 februari 20.00 uur commissie Samenleving</p>
    <p>Dinsdag 16 februari 20.00 uur commissie Ruimte</p><p>Dinsdag 23 februari 19.30 uur raadsvergadering</p>
    <p><b>Maart</b></p><p>Dinsdag 9 maart 20.00 uur commissie Samenleving</p>
    <p>Dinsdag 16 maart 20.00 uur commissie Ruimte</p>
    <p>Dinsdag 23 maart 19.30 uur raadsvergadering (onder voorbehoud)</p>
    <p><b>April</b></p><p>Dinsdag 6 april 20.00 uur commissie Samenleving</p>
    <p><s>Dinsdag 13 april 20.00 uur commissie Ruimte</s></p><p>Dinsdag 20 april 19.30 uur raadsvergadering</p>""",
    ("pdf", "docx", "html"),
    (
        *firm("commissie", "20:00", "2027-01-12", "2027-01-19", "2027-02-09", "2027-02-16", "2027-03-09", "2027-03-16"),
        *firm("raad", "19:30", "2027-01-26", "2027-02-23", "2027-04-20"),
        *firm("commissie", "20:00", "2027-04-06"),
        ("2027-03-23", "19:30", "raad", "voorlopig"),
        ("2027-04-13", "20:00", "commissie", "vervallen"),
    ),
)

MATRIX: Final = Schedule(
    """<h3>Jaarplanning raad en commissies 2027</h3><table border=1 cellpadding=4>
    <tr><th></th><th>Jan</th><th>Feb</th><th>Mrt</th><th>Apr</th><th>Mei</th><th>Juni</th></tr>
    <tr><td>Raad</td><td>26</td><td>23</td><td>23</td><td>20</td><td>25</td><td>22 en 29</td></tr>
    <tr><td>Commissie Samenleving</td><td>12</td><td>9</td><td>9</td><td>6</td><td>11</td><td>8</td></tr></table>
    <p>Alle vergaderingen beginnen om 19.30 uur.</p>""",
    ("xlsx", "docx", "html", "pdf"),
    (
        *firm("raad", "19:30", "2027-01-26", "2027-02-23", "2027-03-23", "2027-04-20", "2027-05-25", "2027-06-22"),
        *firm("raad", "19:30", "2027-06-29"),
        *firm("commissie", "19:30", "2027-01-12", "2027-02-09", "2027-03-09", "2027-04-06", "2027-05-11", "2027-06-08"),
    ),
)

MONTHS_AS_ROWS: Final = Schedule(
    """<p>Vergaderdata 2027</p><table border=1>
    <tr><th>Maand</th><th>Raad (19.30 uur)</th><th>Commissie (20.00 uur)</th></tr>
    <tr><td>januari</td><td>do 28</td><td>do 14</td></tr>
    <tr><td>februari</td><td>do 25</td><td>do 11</td></tr>
    <tr><td>maart</td><td>do 25 (vervallen)</td><td>do 11 en do 18</td></tr></table>""",
    ("xlsx", "docx", "html", "pdf"),
    (
        *firm("raad", "19:30", "2027-01-28", "2027-02-25"),
        ("2027-03-25", "19:30", "raad", "vervallen"),
        *firm("commissie", "20:00", "2027-01-14", "2027-02-11", "2027-03-11", "2027-03-18"),
    ),
)

SIDE_BY_SIDE: Final = Schedule(
    """<table border=1>
    <tr><th>Datum</th><th>Tijd</th><th>Vergadering</th><th></th><th>Datum</th><th>Tijd</th><th>Vergadering</th></tr>
    <tr><td>14-01-2027</td><td>20:00</td><td>Commissie</td><td></td><td>08-07-2027</td><td>20:00</td><td>Commissie</td></tr>
    <tr><td>28-01-2027</td><td>19:30</td><td>Raad</td><td></td><td>15-07-2027</td><td>19:30</td><td>Raad</td></tr>
    <tr><td>11-02-2027</td><td>20:00</td><td>Commissie</td><td></td><td></td><td></td><td></td></tr></table>""",
    ("xlsx", "docx", "html", "pdf"),
    (
        *firm("commissie", "20:00", "2027-01-14", "2027-02-11", "2027-07-08"),
        *firm("raad", "19:30", "2027-01-28", "2027-07-15"),
    ),
)

REMARKS: Final = Schedule(
    """<h1>Schema 2027</h1><table border=1>
    <tr><th>Dag</th><th>Datum</th><th>Aanvang</th><th>Vergadering</th><th>Opmerking</th></tr>
    <tr><td>do</td><td>14 januari</td><td>20.00 uur</td><td>Commissie Sociaal Domein</td><td></td></tr>
    <tr><td>do</td><td>28 januari</td><td>20.00 uur</td><td>Gemeenteraad</td><td>vervalt, wordt 4 februari</td></tr>
    <tr><td>do</td><td><s>11 februari</s></td><td><s>20.00 uur</s></td><td><s>Commissie Sociaal Domein</s></td><td></td>
    </tr>
    <tr><td>do</td><td>25 februari</td><td>20.00 uur</td><td>Gemeenteraad</td><td>onder voorbehoud</td></tr></table>""",
    ("docx", "html", "pdf"),
    (
        ("2027-01-14", "20:00", "commissie", "definitief"),
        ("2027-01-28", "20:00", "raad", "verplaatst"),
        ("2027-02-11", "20:00", "commissie", "vervallen"),
        ("2027-02-25", "20:00", "raad", "voorlopig"),
    ),
)

WITHOUT_LINES: Final = Schedule(
    """<style>@page{size:A4;margin:2cm} td{padding-right:24px} body{font:11pt Liberation Sans}</style>
    <h2>Overzicht vergaderingen gemeenteraad 2027</h2><table>
    <tr><td>Datum</td><td>Tijd</td><td>Vergadering</td></tr>
    <tr><td>donderdag 14 januari 2027</td><td>20.00 - 22.30 uur</td><td>Commissie Inwoners</td></tr>
    <tr><td>donderdag 28 januari 2027</td><td>19.30 - 23.00 uur</td><td>Raadsvergadering</td></tr>
    <tr><td>donderdag 11 februari 2027</td><td>20.00 - 22.30 uur</td><td>Commissie Inwoners</td></tr>
    <tr><td>donderdag 25 februari 2027</td><td>19.30 - 23.00 uur</td><td>Raadsvergadering</td></tr></table>
    <p>Wijzigingen voorbehouden. Vragen? Bel de griffie: 050 123 45 67</p>""",
    ("pdf", "docx", "html"),
    (
        *firm("commissie", "20:00", "2027-01-14", "2027-02-11"),
        *firm("raad", "19:30", "2027-01-28", "2027-02-25"),
    ),
)

SITE: Final = Schedule(
    """<!doctype html><html lang=nl><head><title>Vergaderkalender - Gemeente Haren</title>
    <script>var x = "1 januari";</script><style>nav{display:flex}</style></head><body>
    <nav><ul><li><a href=/>Home</a></li><li><a href=/raad>De raad</a></li><li><a href=/nieuws>Nieuws</a></li></ul></nav>
    <main><h1>Vergaderkalender</h1><p>Hieronder vindt u de vergaderingen van de gemeenteraad in 2027.</p>
    <div class=event><time datetime="2027-01-14T20:00:00+01:00">donderdag 14 januari 2027 20:00 uur</time>
    <a href=/1>Commissie Samenleving</a></div>
    <div class=event><time datetime="2027-01-28T19:30:00+01:00">donderdag 28 januari 2027 19:30 uur</time>
    <a href=/2>Gemeenteraad</a></div>
    <div class=event><time datetime="2027-02-11T20:00:00+01:00">donderdag 11 februari 2027 20:00 uur</time>
    <a href=/3>Commissie Samenleving</a> <span class=label>Geannuleerd</span></div></main>
    <footer><p>Postbus 21, 9750 AA Haren</p><p>Laatst gewijzigd op 3 december 2026</p></footer></body></html>""",
    ("html", "docx", "mhtml", "printed.pdf"),
    (
        ("2027-01-14", "20:00", "commissie", "definitief"),
        ("2027-01-28", "19:30", "raad", "definitief"),
        ("2027-02-11", "20:00", "commissie", "vervallen"),
    ),
)

UNDER_BODIES: Final = Schedule(
    """<h1>Vergaderdagen 2027</h1><h2>Gemeenteraad (donderdag, 19.30 uur)</h2>
    <ul><li>28 januari</li><li>25 februari</li><li>25 maart (reserve)</li></ul>
    <h2>Commissie Samenleving (dinsdag, 20.00 uur)</h2><ul><li>12 januari</li>
    <li>9 februari</li><li>9 maart</li></ul>""",
    ("docx", "html", "pdf"),
    (
        *firm("raad", "19:30", "2027-01-28", "2027-02-25"),
        ("2027-03-25", "19:30", "raad", "voorlopig"),
        *firm("commissie", "20:00", "2027-01-12", "2027-02-09", "2027-03-09"),
    ),
)

YEAR_IN_TITLE: Final = Schedule(
    """<table border=1><tr><td colspan=3><b>Vergaderschema raad en commissies 2027</b></td></tr>
    <tr><td>Datum</td><td>Aanvang</td><td>Vergadering</td></tr>
    <tr><td>ma 11 jan</td><td>19:30</td><td>Commissie Samenleving</td></tr>
    <tr><td>ma 18 jan</td><td>19:30</td><td>Raad</td></tr>
    <tr><td>ma 8 feb</td><td>19:30</td><td>Commissie Samenleving</td></tr>
    <tr><td colspan=3>Voorjaarsvakantie 20 t/m 28 februari</td></tr>
    <tr><td>ma 1 mrt</td><td>20:00</td><td>Raad</td></tr></table>""",
    ("xlsx", "ods", "docx", "html", "pdf", "printed.pdf"),
    (
        *firm("commissie", "19:30", "2027-01-11", "2027-02-08"),
        *firm("raad", "19:30", "2027-01-18"),
        *firm("raad", "20:00", "2027-03-01"),
    ),
)

WEEKS: Final = Schedule(
    """<h2>Vergaderrooster 2027</h2><table border=1>
    <tr><th>Week</th><th>Maandag</th><th>Dinsdag</th><th>Woensdag</th><th>Donderdag</th></tr>
    <tr><td>2</td><td>11 januari</td><td>12 januari<br>20.00 uur Commissie Samenleving</td><td>13 januari</td>
    <td>14 januari</td></tr>
    <tr><td>4</td><td>25 januari</td><td>26 januari<br>19.30 uur Raad</td><td>27 januari</td><td>28 januari</td></tr>
    <tr><td>6</td><td>8 februari</td><td>9 februari<br>20.00 uur Commissie Samenleving</td><td>10 februari</td>
    <td>11 februari<br>19.30 uur Raad</td></tr></table>""",
    ("docx", "html", "pdf"),
    (
        *firm("commissie", "20:00", "2027-01-12", "2027-02-09"),
        *firm("raad", "19:30", "2027-01-26", "2027-02-11"),
    ),
)

FOOTNOTES: Final = Schedule(
    """<p><b>Vergaderdata 2027</b></p><table border=1>
    <tr><th>Orgaan</th><th>Datum</th><th>Tijd</th></tr>
    <tr><td rowspan=3>Gemeenteraad</td><td>donderdag 28 januari 2027</td><td>19.30 uur</td></tr>
    <tr><td>donderdag 25 februari 2027 *)</td><td>19.30 uur</td></tr>
    <tr><td>donderdag 25 maart 2027</td><td>19.30 uur</td></tr>
    <tr><td rowspan=2>Commissie Inwoners</td><td>donderdag 14 januari 2027</td><td>20.00 uur</td></tr>
    <tr><td>donderdag 11 februari 2027</td><td>20.00 uur</td></tr></table>
    <p>*) onder voorbehoud</p>""",
    ("docx", "html", "pdf"),
    (
        *firm("raad", "19:30", "2027-01-28", "2027-03-25"),
        ("2027-02-25", "19:30", "raad", "voorlopig"),
        *firm("commissie", "20:00", "2027-01-14", "2027-02-11"),
    ),
)

TWO_PAGES: Final = Schedule(
    """<style>@page{size:A4;margin:2cm} body{font:11pt Liberation Sans} thead{display:table-header-group}
    td,th{border:1px solid black;padding:14px} table{border-collapse:collapse;width:15cm}
    .foot{position:fixed;bottom:-1cm;font-size:8pt}</style>
    <div class=foot>Griffie gemeente Haren - afgedrukt op 3 december 2026</div>
    <h2>Vergaderschema 2027</h2><table>
    <thead><tr><th>Datum</th><th>Tijd</th><th>Vergadering</th><th>Bijzonderheden</th></tr></thead>"""
    + "".join(
        f"<tr><td>di {day} 2027</td><td>20.00 uur</td><td>{body}</td><td>{words}</td></tr>"
        for day, body, words in (
            (
                "12 januari",
                "Commissie Samenleving",
                "in de raadzaal, met een inloop voor inwoners die willen inspreken",
            ),
            ("19 januari", "Commissie Ruimte", ""),
            ("26 januari", "Gemeenteraad", ""),
            ("9 februari", "Commissie Samenleving", ""),
            ("16 februari", "Commissie Ruimte", ""),
            ("23 februari", "Gemeenteraad", ""),
            ("9 maart", "Commissie Samenleving", "onder voorbehoud"),
            ("16 maart", "Commissie Ruimte", ""),
            ("23 maart", "Gemeenteraad", ""),
            ("6 april", "Commissie Samenleving", ""),
            ("13 april", "Commissie Ruimte", ""),
            ("20 april", "Gemeenteraad", "vervalt"),
            ("11 mei", "Commissie Samenleving", ""),
            ("18 mei", "Commissie Ruimte", ""),
            ("25 mei", "Gemeenteraad", ""),
            ("8 juni", "Commissie Samenleving", ""),
            ("15 juni", "Commissie Ruimte", ""),
            ("22 juni", "Gemeenteraad", ""),
        )
    )
    + "</table>",
    ("pdf",),
    (
        *firm("commissie", "20:00", "2027-01-12", "2027-01-19", "2027-02-09", "2027-02-16", "2027-03-16", "2027-04-06"),
        *firm("commissie", "20:00", "2027-04-13", "2027-05-11", "2027-05-18", "2027-06-08", "2027-06-15"),
        ("2027-03-09", "20:00", "commissie", "voorlopig"),
        *firm("raad", "20:00", "2027-01-26", "2027-02-23", "2027-03-23", "2027-05-25", "2027-06-22"),
        ("2027-04-20", "20:00", "raad", "vervallen"),
    ),
)

BOLD_MONTHS: Final = Schedule(
    """<p><b>Vergaderingen gemeenteraad Haren 2027</b></p>
    <p><b>JANUARI</b></p><p>do 14 20.00 uur commissie Samenleving</p><p>do 28 19.30 uur raad</p>
    <p><b>FEBRUARI</b></p><p>do 11 20.00 uur commissie Samenleving</p><p>do 25 19.30 uur raad</p>
    <p><b>MAART</b></p><p>do 11 20.00 uur commissie Samenleving</p><p>do 25 19.30 uur raad</p>""",
    ("docx", "html", "pdf"),
    (
        *firm("commissie", "20:00", "2027-01-14", "2027-02-11", "2027-03-11"),
        *firm("raad", "19:30", "2027-01-28", "2027-02-25", "2027-03-25"),
    ),
)

QUARTERS: Final = Schedule(
    """<p>Raad en commissie 2027</p><table border=1>
    <tr><th>1e kwartaal</th><th>2e kwartaal</th><th>3e kwartaal</th></tr>
    <tr><td>14 januari 20.00 uur commissie</td><td>8 april 20.00 uur commissie</td>
    <td>8 juli 20.00 uur commissie</td></tr>
    <tr><td>28 januari 19.30 uur raad</td><td>22 april 19.30 uur raad</td><td>15 juli 19.30 uur raad</td></tr>
    <tr><td>11 februari 20.00 uur commissie</td><td>13 mei 20.00 uur commissie</td><td></td></tr></table>""",
    ("xlsx", "docx", "html", "pdf"),
    (
        *firm("commissie", "20:00", "2027-01-14", "2027-02-11", "2027-04-08", "2027-05-13", "2027-07-08"),
        *firm("raad", "19:30", "2027-01-28", "2027-04-22", "2027-07-15"),
    ),
)

RECESS: Final = Schedule(
    """<table border=1><tr><th>Datum</th><th>Tijd</th><th>Vergadering</th></tr>
    <tr><td>12-01-2027</td><td rowspan=2>20:00</td><td>Commissie Samenleving</td></tr>
    <tr><td>26-01-2027</td><td>Raad</td></tr>
    <tr><td>20-02-2027</td><td></td><td>Begin voorjaarsreces</td></tr>
    <tr><td>28-02-2027</td><td></td><td>Einde voorjaarsreces</td></tr>
    <tr><td>09-03-2027</td><td rowspan=2>19:30</td><td>Commissie Samenleving</td></tr>
    <tr><td>23-03-2027</td><td>Raad</td></tr></table>""",
    ("xlsx", "xls", "ods", "docx", "html", "pdf"),
    (
        *firm("commissie", "20:00", "2027-01-12"),
        *firm("raad", "20:00", "2027-01-26"),
        *firm("commissie", "19:30", "2027-03-09"),
        *firm("raad", "19:30", "2027-03-23"),
    ),
)

SCHEDULES: Final = {
    "merged": MERGED,
    "two-columns": TWO_COLUMNS,
    "matrix": MATRIX,
    "months-as-rows": MONTHS_AS_ROWS,
    "side-by-side": SIDE_BY_SIDE,
    "remarks": REMARKS,
    "without-lines": WITHOUT_LINES,
    "site": SITE,
    "under-bodies": UNDER_BODIES,
    "year-in-title": YEAR_IN_TITLE,
    "weeks": WEEKS,
    "footnotes": FOOTNOTES,
    "two-pages": TWO_PAGES,
    "bold-months": BOLD_MONTHS,
    "quarters": QUARTERS,
    "recess": RECESS,
}
