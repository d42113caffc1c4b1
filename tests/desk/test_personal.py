"""What is of a person in a source is found; days, numbers of laws and of pages are not taken for it."""

import pytest

from wmoplan.desk.personal import personal, personal_sources

PHONE, MAIL, NAME = "een telefoonnummer", "een mailadres", "een naam"
TEXTS = [
    # what somebody typed, and what is in it
    ("mail van Jan de Vries, 06-12345678", PHONE),
    ("mail van ..., 06-...", PHONE),
    ("06 12 34 56 78", PHONE),
    ("0612345678", PHONE),
    ("+31 6 12345678", PHONE),
    ("0031612345678", PHONE),
    ("bel de griffie: 020-1234567", PHONE),
    ("(020) 123 45 67", PHONE),
    ("jan@voorbeeld.nl", MAIL),
    ("mail van <j.de.vries@gemeente.voorbeeld.nl>", MAIL),
    ("gebeld met Jan", NAME),
    ("mail van Fatima", NAME),
    ("mevrouw Bakker", NAME),
    ("volgens dhr. Jansen", NAME),
    ("raadsagenda 2027", ""),
    ("mail van de griffie", ""),
    ("mail van Griffie Almere", ""),
    ("brief van het college van 01-02-2027", ""),
    ("griffie, 01-02-2027 20.00 uur", ""),
    ("raad 06-05-2027", ""),
    ("2027-01-02", ""),
    ("https://voorbeeld.nl/vergadering/0612345678", ""),
    ("Kamerstukken II 2013/14, 33 841, nr. 3", ""),
    ("Stb. 2014, 280; BWBR0035362", ""),
    ("Wet maatschappelijke ondersteuning 2015, art. 2.1.2 lid 4", ""),
]


@pytest.mark.parametrize(("text", "what"), TEXTS)
def test_what_is_of_a_person_is_found(text: str, what: str) -> None:
    assert personal(text) == what


def test_every_source_is_looked_at_and_told_with_its_line() -> None:
    profile = """\
gemeente: Haren
vergaderingen:
  - {datum: 2027-01-21, orgaan: raad, bron: "Jan, 06-12345678"}
  - {datum: 2027-01-22, orgaan: raad, bron: raadsagenda, titel: "06-12345678"}
besluiten:
  begroting-2028: {datum: 2027-11-04, bron: "0612345678"}
vergaderschema: {versie: "1", bron: jan@voorbeeld.nl}
"""
    assert personal_sources(profile.encode(), "wmoplan.yaml") == {PHONE: [3, 6], MAIL: [7]}
