"""What is asked of the municipality."""

from tests.render.make import MOMENT, QUESTION, moment, timeline
from wmoplan.documents.questions import letter_of_questions, questions_of
from wmoplan.model.moment import Question
from wmoplan.model.profile import Profile
from wmoplan.render.text import text as plain
from wmoplan.timeline import Timeline


def plain_letter(made: Timeline) -> str:
    return plain(letter_of_questions(made))


def plain_list(made: Timeline) -> str:
    return plain(questions_of(made))


OTHER = Question("Wanneer besluit de raad over het inkoopkader?", ("inkoopkader.besluit",), about="besluit:inkoopkader")
BARE = Question("Wat zijn het mailadres en de telefoon van de griffie?", ())


def test_the_letter_in_full() -> None:
    assert plain_letter(timeline(questions=(QUESTION, BARE))) == (
        "Aan: de griffie van de gemeente Haren\n"
        "Mail: griffie@voorbeeld.nl\n"
        "Datum: 15 januari 2014\n"
        "Onderwerp: vragen over data en termijnen\n"
        "\n"
        "Geachte griffier,\n"
        "\n"
        "Ik schrijf u namens onze organisatie, Adviesraad Wmo Haren. Wij geven\n"
        "advies over hulp en zorg in onze gemeente. Dat doen wij graag op tijd.\n"
        "Daarom willen wij weten wanneer u besluit en vergadert.\n"
        "\n"
        "Wilt u ons binnen twee weken antwoord geven? Weet u iets nog niet? Dan\n"
        "horen wij graag wanneer wel.\n"
        "\n"
        "1. Hoeveel weken voor de raad besluit het college over een voorstel?\n"
        "   (Nodig voor: verordening.)\n"
        "\n"
        "2. Wat zijn het mailadres en de telefoon van de griffie?\n"
        "\n"
        "Een mail is goed. U mag ook bellen. Hartelijk dank voor uw hulp.\n"
        "\n"
        "Met vriendelijke groet,\n"
        "\n"
        "Adviesraad Wmo Haren\n"
        "\n"
        "Gemaakt met wmoplan op woensdag 15 januari 2014. Plan invoering-2015,\n"
        "versie 1. Bestand: wmoplan.yaml.\n"
    )


def test_a_letter_fits_one_page_and_says_what_is_left() -> None:
    many = tuple(
        QUESTION._replace(text=f"Vraag {number} met een tekst die over de regel gaat, en nog een stuk?")
        for number in range(40)
    )

    text = plain_letter(timeline(questions=many))

    assert len(text.splitlines()) <= 56
    assert max(map(len, text.splitlines())) <= 74
    assert "1. Vraag 0 met" in text
    asked = sum(f"Vraag {number} met" in text for number in range(40))
    assert f"Wij hebben nog {40 - asked} andere vragen. Die stellen wij later." in text


def test_a_bare_profile_leaves_room_for_a_name() -> None:
    text = plain_letter(timeline(profile=Profile.model_validate({"gemeente": "Haren"})))

    assert "(uw naam)" in text
    assert "namens" not in text
    assert "Mail:" not in text


def test_a_question_about_other_subjects_is_counted_and_not_asked() -> None:
    made = timeline(
        MOMENT, moment(id="inkoopkader.besluit", topics=("inkoop",)),
        questions=(OTHER, QUESTION), topics=("verordening",),
    )  # fmt: skip

    assert OTHER.text not in plain_letter(made)
    assert plain_list(made).endswith("\nNog 1 vraag gaat over onderwerpen die u niet koos.\n")


def test_the_list_in_full() -> None:
    assert plain_list(timeline(questions=(QUESTION, BARE))) == (
        "Er zijn 2 vragen aan de gemeente. De eerste helpt u het meest.\n"
        "\n"
        "Vraag 1. Hoeveel weken voor de raad besluit het college over een voorstel?\n"
        "Van het antwoord hangen 2 dagen op uw tijdlijn af.\n"
        "Weet u het? Typ: wmoplan antwoord 1\n"
        "\n"
        "Vraag 2. Wat zijn het mailadres en de telefoon van de griffie?\n"
        "Weet u het? Typ: wmoplan antwoord 2\n"
    )


def test_nothing_to_ask_is_said() -> None:
    made = timeline(questions=())

    assert plain_letter(made) == plain_list(made) == "Er zijn nu geen vragen aan de gemeente.\n"


def test_the_characters_fit_an_old_screen() -> None:
    for text in (plain_letter(timeline()), plain_list(timeline())):
        assert text.encode("cp1252")
        assert text.encode("cp850")
