from email.message import EmailMessage

from wmoplan.read.files.rows import file_rows


def read(message: EmailMessage) -> list[tuple[str, list[str]]]:
    return [(row.place.inside, row.cells) for row in file_rows(message.as_bytes(), "mail.eml")]


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

    assert read(message) == [("regel 1", ["Zie bijlage"]), ("bijlage schema.html, tabel 1, rij 1", ["12-1", "Raad"])]
