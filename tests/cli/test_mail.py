"""The mail that tells what is new since a day, as a secretary would send it."""

from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run

MAIL = ("timeline", "--format", "mail")


def mail(run: Run, as_of: str, since: str, *more: str) -> str:
    said = run(*MAIL, "--as-of", as_of, "--since", since, *more)
    assert said.status == 0, said.err
    return said.out


def flat(text: str) -> str:
    return " ".join(text.split())


def told_new(text: str) -> str:
    """Return what a mail says is new."""
    return flat(text.partition("Wat er nieuw is")[2].partition("Nu doen:")[0])


def announced(folder: Path, since: str = "") -> None:
    """Let the council decide on 22 September 2014, five weeks sooner than could be expected."""
    known = f", sinds: {since}" if since else ""
    with (folder / "wmoplan.yaml").open("a", encoding="utf-8") as file:
        file.write(f"besluiten:\n  verordening: {{datum: 2014-09-22{known}, bron: griffie}}\n")


def test_what_became_known_since_the_day_is_told(haren: Path, run: Run) -> None:
    announced(haren, since="2014-08-20")

    told = told_new(mail(run, "2014-08-25", "2014-08-15"))

    moved = "over de verordening: was maandag 27 oktober 2014, wordt maandag 22 september 2014, 20.00 uur."
    assert "sinds vrijdag 15 augustus 2014: Dit is vergeleken met wat op die dag bekend was" in told
    assert told.index(moved) < told.index(": was", told.index(moved) + len(moved))  # the decision goes first
    assert moved not in told_new(mail(run, "2014-08-25", "2014-08-20"))  # the day itself is not new
    assert moved not in told_new(mail(run, "2014-08-19", "2014-08-15"))


def test_what_was_promised_goes_before_what_was_known(haren: Path, run: Run) -> None:
    """The profile says nothing of since when it knows: only the promise tells that the day moved."""
    run("calendar", "--as-of", "2014-08-15")
    announced(haren)
    before = (haren / "wmoplan-geschiedenis.json").read_bytes()

    told = told_new(mail(run, "2014-08-25", "2014-08-18"))

    assert "Dit is vergeleken met de dagen die wmoplan onthield op vrijdag 15 augustus 2014." in told
    assert "was maandag 27 oktober 2014, wordt maandag 22 september 2014, 20.00 uur." in told
    assert (haren / "wmoplan-geschiedenis.json").read_bytes() == before  # a mail promises nothing
    earlier = told_new(mail(run, "2014-08-25", "2014-08-14"))  # before the first promise
    assert "wat op die dag bekend was, en wat in uw bestand geen 'sinds' heeft, telt altijd mee." in earlier
    assert "Er is niets nieuws." in earlier


def test_what_was_done_sent_and_answered_is_told_without_a_name(haren: Path, run: Run) -> None:
    by = ("--by", "Anna Geheim")
    run("advice", "add", "verordening", "--asked", "2014-07-20", "--text", "Geheim", *by)
    run("advice", "sent", "verordening", "--on", "2014-08-29", *by)
    run("advice", "reaction", "verordening", "--on", "2014-10-20", "--followed", "deels", "--reason", "Geheim", *by)
    run("done", "verordening.stukken", "--as-of", "2014-10-10", *by)
    run("done", "verordening-v1", "--as-of", "2014-10-21", *by)
    assert haren.is_dir()

    told = told_new(mail(run, "2014-10-20", "2014-10-01"))
    whole = mail(run, "2014-10-20", "2014-07-01")

    assert "Reactie op maandag 20 oktober 2014 over de verordening: de gemeente doet een deel" in told
    assert "Gedaan: Kijk of de stukken over de verordening er zijn." in told
    assert "Verstuurd op" not in told
    assert "Denkt de gemeente" not in told  # ticked the day after
    assert "Verstuurd op vrijdag 29 augustus 2014: uw advies over de verordening." in flat(whole)
    assert "eheim" not in whole


@pytest.mark.usefixtures("haren")
def test_what_happened_in_the_country_is_told_once_it_is_known(run: Run) -> None:
    """Source: Staatsblad 2014, 281; the preparatory articles are in force from 19 July 2014."""
    told = "Gebeurd op zaterdag 19 juli 2014: Wet in het Staatsblad; de artikelen over de voorbereiding gaan gelden."

    assert told in told_new(mail(run, "2014-07-19", "2014-07-18"))
    assert told not in told_new(mail(run, "2014-07-18", "2014-07-01"))
    assert told not in told_new(mail(run, "2014-08-01", "2014-07-19"))


SCREENS = [
    (name, as_of, since)
    for name, days in {
        "haren-2014": ("2014-01-15", "2014-07-16", "2014-09-15", "2014-10-26", "2015-03-01"),
        "oss-2014": ("2014-02-10", "2014-08-25", "2014-11-01"),
        "regio": ("2014-06-01", "2014-09-01"),
        "almere-2026": ("2026-11-22", "2027-05-01"),
    }.items()
    for as_of in days
    for since in ("2013-06-01" if as_of < "2020" else "2026-01-01", as_of)
]


@pytest.mark.parametrize(("name", "as_of", "since"), SCREENS)
def test_a_mail_fits_one_screen(run: Run, name: str, as_of: str, since: str) -> None:
    text = mail(run, as_of, since, "--example", name)

    assert len(text.splitlines()) <= 40
    assert max(map(len, text.splitlines())) <= 72
    assert "geleden" not in text
    assert "over 1 dag" not in text


def test_a_long_name_makes_no_line_longer(haren: Path, run: Run) -> None:
    profile = haren / "wmoplan.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("gemeente: Haren", "gemeente: Nuenen, Gerwen en Nederwetten"), encoding="utf-8")

    told = mail(run, "2014-08-25", "2014-08-15")

    assert flat(told).startswith("Agenda voor Nuenen, Gerwen en Nederwetten, gemaakt op maandag 25 augustus 2014.")
    assert max(map(len, told.splitlines())) <= 72


def test_what_does_not_fit_is_counted(haren: Path, run: Run) -> None:
    with (haren / "wmoplan.yaml").open("a", encoding="utf-8") as file:
        rows = (f"  - {{id: dag-{at}, titel: Werkbezoek {at}, datum: 2014-09-{at:02}}}\n" for at in range(1, 31))
        file.write(f"eigen-data:\n{''.join(rows)}")

    text = mail(run, "2014-08-31", "2014-08-30")

    shown = sum("erkbezoek" in line for line in text.splitlines())
    whole = run("timeline", "--format", "mail", "--as-of", "2014-08-31").out.splitlines()
    moments = [line for line in whole if " De dag is " in line]
    left = next(line for line in text.splitlines() if line.startswith("En nog ") and "--all" in line)
    assert len(text.splitlines()) == 40
    assert 0 < shown < 30
    assert left == f"En nog {len(moments) - shown}. Alles zien: wmoplan timeline --all"


def test_a_plan_without_a_profile_has_news_too(run: Run) -> None:
    text = mail(run, "2026-11-22", "2026-01-01", "--plan", "landelijke-kalender")

    assert "Dit is vergeleken met wat op die dag bekend was." in text


WRONG = [
    ((), "Schrijf erbij: --format mail"),
    (("--format", "plain"), "Schrijf erbij: --format mail"),
    (("--format", "json"), "--since hoort bij een mail"),
    (("--format", "mail", "--suppose", "advies=4 weken"), "Laat '--suppose' weg."),
    (("--format", "mail", "--as-of", "2014-08-14"), "ligt na de dag waarop u kijkt"),
]


@pytest.mark.usefixtures("haren")
@pytest.mark.parametrize(("words", "told"), WRONG)
def test_a_day_that_does_not_fit_is_told(run: Run, words: tuple[str, ...], told: str) -> None:
    said = run("timeline", "--since", "2014-08-15", *words)

    assert (said.status, said.out) == (2, "")
    assert told in said.err


@pytest.mark.usefixtures("haren")
def test_a_day_that_is_none_is_told(run: Run) -> None:
    assert "Achter --since" in run(*MAIL, "--since", "2014-02-30").err


def test_a_history_that_cannot_be_read_is_told(haren: Path, run: Run) -> None:
    (haren / "wmoplan-geschiedenis.json").write_text("{", "utf-8")

    said = run(*MAIL, "--since", "2014-08-15", "--as-of", "2014-09-01")

    assert said.status == 65
    assert "wmoplan-geschiedenis.json" in said.err
    assert (EXAMPLES / "haren-2014.yaml").is_file()
