"""`wmoplan letter`: which letters there are, for which step, in which form, and a template of one's own."""

from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Run
from wmoplan.resources import folder

MAY = ("--as-of", "2014-05-01")


def own(haren: Path, name: str, text: str) -> Path:
    """Put a template beside the profile."""
    (haren / "sjablonen").mkdir(exist_ok=True)
    file = haren / "sjablonen" / name
    file.write_text(text, "utf-8")
    return file


@pytest.mark.usefixtures("haren")
def test_the_request_of_haren(run: Run) -> None:
    """DESIGN 5: asked on 15 July, 34 days in the recess, the last working day before it is 4 July 2014."""
    said = run("letter", "adviesaanvraag", "verordening", *MAY)

    flat = " ".join(said.out.split())
    assert said.status == 0
    assert said.out.startswith("Aan: het college van burgemeester en wethouders van Haren\nDatum: 1 mei 2014\n")
    assert "Wij hebben die nodig op of voor dinsdag 15 juli 2014 (dat is onze schatting)." in flat
    assert "Een deel van die tijd ligt in het zomerreces: 34 dagen." in flat
    assert "het liefst voor het reces: op of voor vrijdag 4 juli 2014." in flat
    assert "Besluit van de raad: waarschijnlijk maandag 27 oktober 2014" in flat
    assert "op maandag 25 augustus 2014. Dan moet uw vraag er al zijn op dinsdag 13 mei 2014" in flat
    assert "Kloppen deze dagen?" in flat
    assert "Gemaakt met wmoplan op donderdag 1 mei 2014." in flat
    assert "Vul zelf nog in: uw naam; uw mailadres en telefoonnummer.\n" in said.err


def test_the_speaker_of_haren_is_registered(haren: Path, run: Run) -> None:
    with (haren / "wmoplan.yaml").open("a", encoding="utf-8") as profile:
        profile.write("griffie: {email: griffie@voorbeeld.nl}\n")
        profile.write('inspreken: {waar: raadhuis, minuten: 5, toegang: "lift, ringleiding"}\n')
    said = run("letter", "aanmelden", "verordening", *MAY)

    assert "Mail: griffie@voorbeeld.nl\n" in said.out
    for line in ("Vergadering: de commissie", "Dag: dinsdag 21 oktober 2014", "Tijd: 20.00 uur", "Plaats: raadhuis"):
        assert f"\n{line}\n" in said.out
    assert "Wij rekenen op 5 minuten. Klopt dat?" in said.out
    assert "Vul zelf nog in:\n- naam van de spreker\n- telefoonnummer en mailadres\n" in said.err


def test_the_form_follows_the_name_of_the_file(haren: Path, run: Run) -> None:
    said = run("letter", "spoed", "verordening", "--as-of", "2014-09-01", "--output", "brief.md")

    assert said.status == 0
    assert f"Klaar: {haren / 'brief.md'}\n" in said.err
    text = (haren / "brief.md").read_text("utf-8")
    assert "\n# Wat wij u vragen\n" in text
    assert "**\\[uw naam\\]**\\\nAdviesraad Wmo Haren\\\n" in text


def test_a_letter_can_be_a_page(haren: Path, run: Run) -> None:
    assert run("letter", "spoed", "verordening", "--as-of", "2014-09-01", "--output", "brief.html").status == 0

    page = (haren / "brief.html").read_text("utf-8")
    assert "<h2>Wat wij u vragen</h2>" in page
    assert "<mark>[uw naam]</mark>" in page


def test_a_letter_in_word_has_a_title_headings_and_boxes(haren: Path, run: Run) -> None:
    for kind in ("adviesaanvraag", "inspreken"):
        assert run("letter", kind, "verordening", *MAY, "--output", f"{kind}.docx").status == 0
    styles = {
        kind: [
            (one.style.name if one.style else "", one.text)
            for one in docx.Document(str(haren / f"{kind}.docx")).paragraphs
        ]
        for kind in ("adviesaanvraag", "inspreken")
    }

    assert styles["adviesaanvraag"][0] == ("Heading 1", "Op tijd advies over de verordening")
    assert ("Heading 2", "Van welke dagen wij uitgaan") in styles["adviesaanvraag"]
    assert styles["inspreken"][0] == ("Heading 1", "Spreektekst over de verordening")
    assert ("List Number", "[tweede punt]") in styles["inspreken"]


@pytest.mark.usefixtures("haren")
def test_the_step_can_be_left_out_where_only_one_fits(run: Run) -> None:
    """On 28 August 2014 only the verordening is late: the inkoopkader was decided in February and the bestek in May."""
    assert "advies over de verordening" in run("letter", "spoed", "--as-of", "2014-08-28").out


@pytest.mark.usefixtures("haren")
def test_a_choice_of_steps_is_told(run: Run) -> None:
    said = run("letter", "adviesaanvraag", "--as-of", "2014-02-01")

    assert said.status == 2
    assert said.err.endswith(
        "Over welke stap gaat de brief?\n  U kunt kiezen uit: bestek, verordening.\n"
        "  Schrijf bijvoorbeeld: wmoplan letter adviesaanvraag bestek\n"
    )


@pytest.mark.usefixtures("haren")
def test_a_letter_that_fits_no_step_tells_why(run: Run) -> None:
    said = run("letter", "spoed", "--as-of", "2014-11-03")

    assert said.status == 2
    assert "Deze brief past nu bij geen van uw onderwerpen.\n" in said.err
    assert "De dag voor de verordening is voorbij: maandag 27 oktober 2014." in said.err


WRONG = [
    # words, what is said
    (("letter", "adviesanvraag"), "'adviesanvraag' is geen brief die wmoplan kent.\n  Bedoelt u 'adviesaanvraag'?"),
    (("letter", "spoed", "verordning"), "'verordning' is geen stap van uw plan.\n  Bedoelt u 'verordening'?"),
    (("letter", "spoed", "verordening"), "U bent niet te laat voor de verordening."),
    (("letter", "spoed", "verordening", "--open"), "Zonder bestand valt er niets te openen."),
    (("letter", "advies", "verordening", "--output", "brief.odt"), "'brief.odt' eindigt op '.odt'"),
]


@pytest.mark.usefixtures("haren")
@pytest.mark.parametrize(("words", "told"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_a_wrong_word_gets_the_way_out(run: Run, words: tuple[str, ...], told: str) -> None:
    said = run(*words, *MAY)

    assert said.status == 2
    assert told in said.err
    assert said.out == ""


def test_the_letters_are_listed_with_those_of_the_user(haren: Path, run: Run) -> None:
    own(haren, "bedankbrief.txt", "Dank u.")
    own(haren, "spoed.txt", "Help.")
    own(haren, "Nee Dit Niet.txt", "x")

    for said in (run("letter"), run("letter", "--list"), run("brief")):
        assert said.status == 0
        assert "  bedankbrief     Uw eigen sjabloon: sjablonen/bedankbrief.txt\n" in said.out
        assert "u nu vraagt. Uw eigen sjabloon: sjablonen/spoed.txt\n" in said.out
        assert "Nee Dit Niet" not in said.out


def test_the_letters_of_an_example_are_those_of_the_program(empty: Path, run: Run) -> None:
    own(empty, "spoed.txt", "Eigen tekst.")

    assert "Eigen" not in run("letter", "spoed", "inkoopkader", "--example", "haren-2014", "--as-of", "2014-01-15").out
    assert "Adviesraad Wmo Haren" in run("letter", "tienpuntenplan", "--example", "haren-2014", *MAY).out


def test_a_template_of_the_user_takes_the_place_of_ours(haren: Path, run: Run) -> None:
    own(haren, "adviesaanvraag.txt", "Beste college,\r\n\r\nGraag op {{ dagen.adviesaanvraag.dag }}.\r\n")

    said = run("letter", "adviesaanvraag", "verordening", *MAY)

    assert said.out == "Beste college,\n\nGraag op dinsdag 15 juli 2014.\n"
    assert "Vul zelf nog in" not in said.err


def test_a_letter_of_the_user_s_own_asks_for_a_step_only_where_it_needs_one(haren: Path, run: Run) -> None:
    own(haren, "bedankbrief.txt", "Dank voor {{ stap.naam }}.")
    own(haren, "groet.txt", "Dag {{ gemeente }}.")

    assert run("letter", "groet", *MAY).out == "Dag Haren.\n"
    assert run("letter", "bedankbrief", "verordening", *MAY).out == "Dank voor de verordening.\n"
    assert "Over welke stap gaat de brief?" in run("letter", "bedankbrief", *MAY).err


def test_every_fault_of_a_template_is_told_with_its_line(haren: Path, run: Run) -> None:
    own(haren, "groet.txt", "Dag {{ gemente }}.\n{% include 'wmoplan.yaml' %}\n{{ 9 ** 9 }}\n")

    said = run("letter", "groet", *MAY)

    assert said.status == 65
    assert said.out == ""
    assert said.err.endswith(
        "sjablonen/groet.txt, regel 1: de naam 'gemente' is er niet.\n"
        "  Bedoelt u 'gemeente'? Alle namen: wmoplan letter --names\n"
        "sjablonen/groet.txt, regel 2: een sjabloon kan geen ander bestand gebruiken.\n"
        "  Zet de tekst in dit sjabloon zelf.\n"
        "sjablonen/groet.txt, regel 3: een sjabloon kan niet rekenen.\n"
        "  Haal de som weg en schrijf de uitkomst als tekst.\n"
    )


FILES = [
    # bytes of the template, what is said
    (b"", "sjablonen/groet.txt: het sjabloon is leeg."),
    (b"x" * 64_001, "sjablonen/groet.txt: het bestand is groter dan 64 kB."),
    (b"PK\x03\x04rest", "dit is een Word-bestand (.docx) of een ander ingepakt bestand"),
    (b"Caf\xe9", "'Caf\ufffd' is niet opgeslagen als UTF-8."),
    (b"a\0b", "in het bestand staan tekens die geen tekst zijn."),
]


@pytest.mark.parametrize(("data", "told"), FILES, ids=[told for _, told in FILES])
def test_a_file_that_is_no_template_is_told(haren: Path, run: Run, data: bytes, told: str) -> None:
    own(haren, "groet.txt", "x").write_bytes(data)

    said = run("letter", "groet", *MAY)

    assert said.status == 65
    assert told in said.err or told.replace("\ufffd", "\u00e9") in said.err


def test_what_nobody_sees_does_not_come_out(haren: Path, run: Run) -> None:
    own(haren, "groet.txt", "Dag\u202e {{ organisatie }}\u200b.\x1b[31m")
    profile = (haren / "wmoplan.yaml").read_text("utf-8")
    hostile = profile.replace("organisatie: Adviesraad Wmo Haren", "organisatie: '{{ 7*7 }} <script> [x] # kop'")
    (haren / "wmoplan.yaml").write_text(hostile, "utf-8")

    said = run("letter", "groet", *MAY)

    assert said.out == "Dag {{ 7*7 }} <script> [x] # kop.[31m\n"
    assert "Vul zelf nog in" not in said.err


def test_a_template_is_handed_out_and_never_overwritten_once_it_is_changed(haren: Path, run: Run) -> None:
    shipped = folder("templates").joinpath("brieven/spoed.txt").read_text("utf-8")

    first, second = run("letter", "spoed", "--template", *MAY), run("letter", "spoed", "--template", *MAY)

    file = haren / "sjablonen" / "spoed.txt"
    assert (first.status, second.status) == (0, 0)
    assert f"Klaar: {file}\n" in first.err
    assert file.read_text("utf-8") == shipped
    file.write_text(f"{shipped}Eigen regel\n", "utf-8")
    again = run("letter", "spoed", "--template", *MAY)
    assert again.status == 73
    assert "--force" in again.err
    assert file.read_text("utf-8") == f"{shipped}Eigen regel\n"


def test_a_template_is_handed_out_in_the_words_of_the_role(haren: Path, run: Run) -> None:
    profile = (haren / "wmoplan.yaml").read_text("utf-8")
    (haren / "wmoplan.yaml").write_text(profile.replace("rol: wmo-raad", "rol: clientenraad"), "utf-8")

    assert run("letter", "spoed", "--template", "--output", "mijn.txt", *MAY).status == 0
    assert "Beste leden van de Wmo-raad," in (haren / "mijn.txt").read_text("utf-8")


@pytest.mark.usefixtures("haren")
def test_the_names_are_listed_with_what_they_hold(run: Run) -> None:
    bare, about = run("letter", "--names", *MAY), run("letter", "advies", "verordening", "--names", *MAY)

    assert "  gemeente: Haren\n" in bare.out
    assert "  dagen.adviesaanvraag.dag: (leeg)\n" in bare.out
    assert "  dagen.adviesaanvraag.dag: dinsdag 15 juli 2014\n" in about.out
    assert "  stap.vragen: een lijst van 1\n    .tekst\n    .deelvragen\n" in about.out
