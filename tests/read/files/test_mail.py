from email.message import EmailMessage

import pytest

from wmoplan.errors import DataError
from wmoplan.read.files.mail import CUT_OFF, DEEPEST, MOST_FILES, PICTURE, SAVE_AGAIN, TOO_DEEP, TOO_MANY
from wmoplan.read.files.rows import file_rows
from wmoplan.read.meetings.cells import Aside


def read(message: EmailMessage) -> list[tuple[str, list[str]]]:
    """Return the rows with their places; of one that tells something of the mail, that."""
    rows = file_rows(message.as_bytes(), "mail.eml")
    return [(row.place.inside, [row.aside.why] if row.aside else row.cells) for row in rows]


def mail(text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "griffie@haren.nl"
    message["Subject"] = "Schema"
    message["MIME-Version"] = "1.0"
    message.set_content(text)
    return message


def test_the_lines_of_a_mail_keep_their_number() -> None:
    assert read(mail("Beste raad,\n\ndo 14 januari 2027 raad\n")) == [
        ("regel 1", ["Beste raad,"]),
        ("regel 3", ["do 14 januari 2027 raad"]),
    ]


def test_the_page_of_a_mail_goes_before_its_text_because_it_has_the_tables() -> None:
    message = mail("12-1 Raad")
    message.add_alternative("<table><tr><td>12-1<td>Raad</table>", subtype="html")

    assert read(message) == [("tabel 1, rij 1", ["12-1", "Raad"])]


def test_a_file_with_a_mail_is_read_and_named() -> None:
    message = mail("Zie bijlage")
    page = b"<html><table><tr><td>12-1<td>Raad</table>"
    message.add_attachment(page, maintype="text", subtype="html", filename="schema.html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")

    assert read(message) == [
        ("regel 1", ["Zie bijlage"]),
        ("bijlage schema.html, tabel 1, rij 1", ["12-1", "Raad"]),
        ("bijlage logo.png", [PICTURE]),
    ]


def test_a_mail_in_a_mail_is_read_as_deep_as_people_forward_them() -> None:
    message = mail("do 14 januari raad")
    for _ in range(DEEPEST - 1):
        outer = mail("Zie de mail hieronder")
        outer.add_attachment(message)
        message = outer

    assert read(message)[-1] == ("bijlage zonder naam, bijlage zonder naam, rij 1", ["do 14 januari raad"])

    outer = mail("Zie de mail hieronder")
    outer.add_attachment(message)

    with pytest.raises(DataError, match=TOO_DEEP):
        read(outer)


def test_a_text_with_a_mail_is_read_by_its_columns() -> None:
    message = mail("Zie bijlage")
    message.add_attachment(b"datum;orgaan\n14-01-2027;raad\n", maintype="text", subtype="csv", filename="a.csv")

    assert [cells for _, cells in read(message)[1:]] == [["datum", "orgaan"], ["14-01-2027", "raad"]]


def test_a_file_that_is_not_read_is_told_and_the_mail_counts() -> None:
    message = mail("do 14 januari raad")
    for data, kind in ((b"%PDF-1.4 stuk", "pdf"), (b"\x89PNG", "octet-stream"), (b"BEGIN:VCALENDAR", "ics")):
        message.add_attachment(data, maintype="application", subtype=kind, filename=f"a.{kind}")

    assert read(message) == [
        ("regel 1", ["do 14 januari raad"]),
        ("bijlage a.pdf", ["niet gelezen: dit bestand is beschadigd of op slot, en niet te lezen."]),
        ("bijlage a.octet-stream", ["niet gelezen: dit is een foto of een plaatje. Dat kan wmoplan niet lezen."]),
        ("bijlage a.ics", ["niet gelezen: dit is een agenda (.ics). Dat kan wmoplan niet lezen."]),
    ]


def test_a_mail_of_which_only_the_file_could_say_something_is_refused_with_it() -> None:
    message = mail("Zie bijlage")
    message.add_attachment(b"%PDF-1.4 stuk", maintype="application", subtype="pdf", filename="schema.pdf")

    with pytest.raises(DataError, match=r"schema.pdf.*beschadigd"):
        read(message)


def test_more_files_than_a_mail_may_have_are_told() -> None:
    message = mail("Zie bijlage")
    for _ in range(MOST_FILES + 1):
        message.add_attachment("raad")

    assert read(message)[-1] == ("de andere bijlagen", [TOO_MANY])
    assert len(read(message)) == 1 + MOST_FILES + 1


HEADS = [
    (b"Content-Type: text/plain; charset=foo-bar\n", "letters that nobody knows"),
    (b"To: " + b"(" * 50_000 + b"\n", "brackets in brackets"),
    (b"Content-Type: text/plain;" + b" a=x;" * 50_000 + b"\n", "a header without an end"),
]


@pytest.mark.parametrize(("head", "why"), HEADS, ids=[why for _, why in HEADS])
def test_a_mail_with_a_strange_header_is_read(head: bytes, why: str) -> None:
    rows = file_rows(b"Message-ID: <1>\nMIME-Version: 1.0\n" + head + b"\ndo 14 januari raad\n", why)

    assert [row.cells for row in rows] == [["do 14 januari raad"]]


def test_a_header_that_trips_the_library_is_told() -> None:
    head = b"Message-ID: <1>\nMIME-Version: 1.0\nContent-Type: text/plain; a*0*"

    with pytest.raises(DataError, match="beschadigd"):
        file_rows(head + b"\n\ndo 14 januari raad\n", "mail.eml")


def test_parts_in_parts_without_end_are_no_mail() -> None:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(3_000))

    with pytest.raises(DataError, match="beschadigd"):
        file_rows(b"Message-ID: <1>\nMIME-Version: 1.0\n" + parts, "mail.eml")


SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://haren.nl/kalender
Subject: Kalender
Date: Mon, 30 Nov 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----rand----"

------rand----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://haren.nl/kalender

<!DOCTYPE html><meta http-equiv=3D"Content-Type" content=3D"text/html; charset=3DUTF-8"><table><tr><td>12 janu=
ari 2027<td>Re=C3=BCnie</table><iframe src=3D"cid:frame-2@mhtml.blink"></iframe>
------rand----
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable
Content-Location: cid:css-1@mhtml.blink

td { color: red; }
------rand----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://haren.nl/logo.png

iVBORw0KGgo=

------rand----
Content-Type: text/html
Content-ID: <frame-2@mhtml.blink>
Content-Transfer-Encoding: quoted-printable

<!DOCTYPE html><p>26 januari 2027 raad
------rand------
"""


def test_a_page_that_a_browser_saved_as_one_file_is_read_with_its_frames_and_nothing_else() -> None:
    rows = file_rows(SAVED.replace("\n", "\r\n").encode(), "kalender.mhtml")

    assert [row.cells for row in rows] == [["12 januari 2027", "Re\u00fcnie"], ["26 januari 2027 raad"]]


@pytest.mark.parametrize(
    "end", ["--\n--rand\nContent-Disp", "--\n--rand\nContent-Type: text/csv\n\ndatum;tijd", "--\n"]
)
def test_a_mail_that_breaks_off_is_told(end: str) -> None:
    head = "Message-ID: <1>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=rand\n\n"
    body = f"--rand\nContent-Type: text/plain\n\ndo 14 januari raad\n{end}"

    rows = file_rows(f"{head}{body}".encode(), "mail.eml")

    assert rows[0].cells == ["do 14 januari raad"]
    assert rows[-1].aside == Aside(CUT_OFF, SAVE_AGAIN)
