"""Ticks and notes beside a profile: a file that only grows, whoever writes in it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run
from wmoplan.read.progress import read_progress

AS_OF = ("--as-of", "2014-02-10")
NAME = "voortgang.yaml"
GIT = shutil.which("git") or "git"


def rows(folder: Path) -> list[tuple[str, str]]:
    return [(row.kind, row.about) for row in read_progress(folder / NAME, NAME).rows]


def done(folder: Path) -> set[str]:
    return set(read_progress(folder / NAME, NAME).done())


def test_a_tick_says_what_was_done_and_where_it_stands(haren: Path, run: Run) -> None:
    said = run("done", "inkoopkader.aanmelden", "verordening-v1", "--by", "Anna", *AS_OF)

    assert said.status == 0, said.err
    assert said.out == ""
    assert "Gedaan: Meld u aan als spreker over het inkoopkader (inkoopkader.aanmelden)." in said.err
    assert f"Dat staat in {haren / NAME}" in said.err
    text = (haren / NAME).read_text("utf-8")
    row = r'^  - \{nr: "[0-9a-f]{12}", op: 2014-02-10, soort: gedaan, .*door: "Anna"\}$'
    assert len(re.findall(row, text, re.MULTILINE)) == 2
    assert done(haren) == {"inkoopkader.aanmelden", "verordening-v1"}


def test_undoing_keeps_both_rows(haren: Path, run: Run) -> None:
    run("done", "verordening", *AS_OF)
    before = (haren / NAME).read_bytes()

    said = run("undo", "verordening", *AS_OF)

    assert "Niet meer gedaan: Verordening en beleidsregels (verordening)." in said.err
    assert (haren / NAME).read_bytes().startswith(before)
    assert rows(haren) == [("gedaan", "verordening"), ("terug", "verordening")]
    assert done(haren) == set()
    run("done", "verordening", *AS_OF)
    assert done(haren) == {"verordening"}


def test_what_is_done_is_not_done_twice(haren: Path, run: Run) -> None:
    run("done", "verordening", *AS_OF)
    before = (haren / NAME).read_bytes()

    assert "Dit was al gedaan" in run("done", "verordening", *AS_OF).err
    assert "Dit was niet gedaan" in run("undo", "bestek", *AS_OF).err
    assert (haren / NAME).read_bytes() == before


def test_a_note_is_kept_as_it_was_typed(haren: Path, run: Run) -> None:
    typed = 'Gebeld: "nee", zei de griffie. {x} [y] #z <script> \\ é'

    said = run("note", "verordening", typed, "--by", "Bea: de Vries", *AS_OF)

    assert said.status == 0, said.err
    (row,) = read_progress(haren / NAME, NAME).notes("verordening")
    assert (row.value("tekst"), row.who, str(row.day)) == (typed, "Bea: de Vries", "2014-02-10")


def test_what_shows_nothing_is_left_out_of_a_note(haren: Path, run: Run) -> None:
    said = run("note", "verordening", "\x1b[31mrood\u202e om\r\nen om\u2028", "--by", "\x07Bea", *AS_OF)

    assert said.status == 0, said.err
    (row,) = read_progress(haren / NAME, NAME).notes("verordening")
    assert (row.value("tekst"), row.who) == ("[31mrood om en om", "Bea")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("done",), "Wat bedoelt u?"),
        (("undo",), "Wat bedoelt u?"),
        (("note", "verordening"), "Wat wilt u opschrijven?"),
        (("note", "verordening", "x" * 2001), "Deze tekst heeft 2001 tekens."),
        (("done", "verordening", "--by", "x" * 2001), "Deze tekst heeft 2001 tekens."),
        (("done", "verordning"), "Bedoelt u 'verordening'?"),
        (("done", "verordening", "qqq", "spreek"), "Er is niets met 'qqq'."),
        (("done", "verordening", "qqq", "spreek"), "'spreek' kan meer dan één ding zijn."),  # all faults at once
    ],
)
def test_wrong_words_write_nothing(haren: Path, run: Run, words: tuple[str, ...], told: str) -> None:
    said = run(*words, *AS_OF)

    assert said.status == 2
    assert told in said.err
    assert not (haren / NAME).exists()


def test_everything_that_a_plan_or_a_profile_names_can_be_ticked(haren: Path, run: Run) -> None:
    with (haren / "wmoplan.yaml").open("a", encoding="utf-8") as file:
        file.write("eigen-data:\n  - {id: bezoek, titel: Een bezoek, datum: 2014-03-03}\n")
        file.write("stappen:\n  - {id: inloop, titel: Inloop, naam: de inloop, besluit: raad, wanneer: najaar 2014}\n")
    every = [
        "verordening", "verordening-v1", "verordening-v1-a", "verordening-a1", "verordening.advies",
        "wetgeving-eerste-kamer", "eigen.bezoek", "inloop", "inloop.inspreken",
    ]  # fmt: skip

    said = run("done", *every, *AS_OF)

    assert said.status == 0, said.err
    assert done(haren) == set(every)


def test_what_comes_every_year_is_ticked_for_one_year(empty: Path, run: Run) -> None:
    (empty / "wmoplan.yaml").write_bytes((EXAMPLES / "almere-2026.yaml").read_bytes())

    said = run("done", "begroting-2027", "--as-of", "2026-11-22")

    assert said.status == 0, said.err
    assert done(empty) == {"begroting-2027"}


def test_what_was_written_down_is_told_where_a_day_is_explained(haren: Path, run: Run) -> None:
    run("note", "verordening.advies", "Het concept is binnen.", "--by", "Bea", *AS_OF)
    run("done", "verordening.advies", "--as-of", "2014-08-20")

    said = run("explain", "verordening.advies", "--as-of", "2014-08-27")
    assert "Hoe het staat: voorbij." in said.out
    assert (
        "Wat u opschreef:\n- 10 februari 2014 (Bea): Het concept is binnen.\n- 20 augustus 2014: gedaan\n" in said.out
    )
    assert "opschreef" not in run("explain", "verordening.inspreken", "--as-of", "2014-08-27").out
    run("note", "verordening", "Bel ook De Marne.", *AS_OF)
    assert "- 10 februari 2014: Bel ook De Marne." in run("explain", "verordening", *AS_OF).out
    assert (haren / NAME).is_file()


# -- what it does


@pytest.mark.usefixtures("haren")
def test_what_is_done_is_not_asked_any_more(run: Run) -> None:
    before = run("timeline", "--format", "plain", *AS_OF).out
    run("done", "inkoopkader.aanmelden", *AS_OF)
    after = run("timeline", "--format", "plain", *AS_OF).out

    asked = "Meld u aan als spreker over het inkoopkader, uiterlijk op maandag 17 februari 2014."
    assert asked in before
    assert asked not in after
    assert "Maandag 17 februari 2014, 20.00 uur, gedaan:" in after


@pytest.mark.usefixtures("haren")
def test_what_is_done_is_never_too_late(run: Run) -> None:
    late = [line for line in run("timeline", "--format", "csv", *AS_OF).out.splitlines() if "te laat" in line]
    names = [line.partition(";")[0] for line in late]
    assert "inkoopkader.advies" in names

    run("done", *names, *AS_OF)

    table = run("timeline", "--format", "csv", *AS_OF).out
    assert "te laat" not in table
    assert "2014-02-10" in next(line for line in table.splitlines() if line.startswith("inkoopkader.advies;"))
    assert "te laat" not in run("checklist", *AS_OF).out


@pytest.mark.usefixtures("haren")
def test_nobody_asks_whether_something_happened_that_was_ticked(run: Run) -> None:
    as_of = ("--as-of", "2014-09-15")
    asked = "Is er op maandag 26 mei 2014 besloten over het bestek?"
    assert asked in run("questions", *as_of).out
    in_letter = 'Het bestek. Is dit al zo? "De raad stelde het bestek vast."'
    assert in_letter in " ".join(run("report", *as_of).out.split())

    run("done", "bestek.besluit", *as_of)

    run("questions", "--output", "vragen.txt", *as_of)
    for text in (run("questions", *as_of).out, run("report", *as_of).out, Path("vragen.txt").read_text("utf-8")):
        assert text
        assert "besloten over het bestek" not in " ".join(text.split())
        assert in_letter not in " ".join(text.split())


@pytest.mark.usefixtures("haren")
def test_a_tick_of_later_does_not_count_before_its_day(run: Run) -> None:
    run("done", "inkoopkader.aanmelden", *AS_OF)

    assert "gedaan" not in run("timeline", "--format", "plain", "--as-of", "2014-02-09").out


def test_ticks_stand_on_every_paper_and_nobodys_name_does(haren: Path, run: Run) -> None:
    """The requirement: names and remarks stand only where the user put them."""
    run("done", "verordening-v1", "verordening-v1-a", "verordening.advies", "--by", "Anna Geheim", *AS_OF)
    run("note", "verordening", "Iets geheims", "--by", "Anna Geheim", *AS_OF)

    markdown = run("checklist", *AS_OF).out
    assert "- [x] Denkt de gemeente bij de verordening" in markdown
    assert "  - [x] Wie krijgt welke voorziening, en wanneer? (gedaan op 10 februari 2014)" in markdown
    run("build", *AS_OF)
    run("checklist", "--output", "lijst.docx", *AS_OF)
    run("checklist", "--output", "lijst.txt", *AS_OF)
    page = (haren / "site" / "index.html").read_text("utf-8")
    assert "Gedaan op 10 februari 2014." in page
    assert '<span class="box" aria-hidden="true">x</span>' in (haren / "site" / "checklist.html").read_text("utf-8")
    assert "Gedaan: " in (haren / "site" / "agenda.ics").read_text("utf-8").replace("\r\n ", "")
    assert '"gedaan": "2014-02-10"' in (haren / "site" / "tijdlijn.json").read_text("utf-8")
    assert "[x] Denkt de gemeente" in (haren / "lijst.txt").read_text("utf-8")
    for file in (path for path in haren.rglob("*") if path.is_file() and path.name != NAME):
        assert b"eheim" not in file.read_bytes(), file
    outputs = [("timeline", "--format", form) for form in ("plain", "mail", "json", "csv", "markdown")]
    assert not any("eheim" in run(*words, *AS_OF).out for words in (*outputs, ("checklist",), ("questions",)))


@pytest.mark.usefixtures("haren")
def test_a_tick_makes_the_site_anew(run: Run) -> None:
    run("build", *AS_OF)
    run("done", "verordening-v1", *AS_OF)

    assert "checklist.html" in run("build", *AS_OF).err
    assert "Er is niets veranderd" in run("build", *AS_OF).err


# -- two people


def test_what_git_could_not_put_together_is_read_as_both(haren: Path, run: Run) -> None:
    def git(*words: str) -> int:
        names = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main")
        return subprocess.run([GIT, *names, *words], cwd=haren, capture_output=True, check=False).returncode

    run("done", "verordening", *AS_OF)
    git("init")
    git("add", NAME)
    git("commit", "-m", "een")
    git("checkout", "-b", "anna")
    run("done", "bestek", "--by", "Anna", *AS_OF)
    git("commit", "-am", "anna")
    git("checkout", "main")
    run("undo", "verordening", *AS_OF)
    run("done", "inkoopkader", "--by", "Bea", *AS_OF)
    git("commit", "-am", "bea")

    assert git("merge", "anna") == 1  # both added at the end: git cannot choose
    assert b"<<<<<<<" in (haren / NAME).read_bytes()
    assert done(haren) == {"bestek", "inkoopkader"}
    run("done", "najaarsnota", *AS_OF)
    assert b"<<<<<<<" not in (haren / NAME).read_bytes()
    assert done(haren) == {"bestek", "inkoopkader", "najaarsnota"}
    assert len(rows(haren)) == 5


BAD = [
    ("regels: 3\n", "geen voortgang"),
    ("anders: []\n", "geen voortgang"),
    ("- een\n", "geen voortgang"),
    ("regels:\n  - {nr: x, op: 2014-01-01, soort: gedaan, wat: a}\n", "'x' is geen nummer"),
    ("regels:\n  - {nr: 0123456789ab, op: 2014-02-30, soort: gedaan, wat: a}\n", "2014-02-30"),
    ("regels:\n  - {nr: 0123456789ab, soort: gedaan, wat: a}\n", "ontbreekt 'op'"),
    ("regels:\n  - {nr: 0123456789ab, op: 2014-01-01, soort: gedaan, wat: {a: b}}\n", "'wat'"),
    ("regels: [", NAME),
]


@pytest.mark.parametrize(("text", "told"), BAD)
def test_a_broken_file_is_told_and_left_as_it_is(haren: Path, run: Run, text: str, told: str) -> None:
    (haren / NAME).write_text(text, "utf-8")

    for words in (("done", "verordening"), ("timeline",)):
        said = run(*words, *AS_OF)
        assert said.status == 65
        assert told in said.err
    assert (haren / NAME).read_text("utf-8") == text


@pytest.mark.parametrize(
    "row",
    [
        '- {nr: "0123456789ab", op: 2014-01-01, soort: gedaan, wat: verordening}',  # an editor took the spaces away
        '  - {nr: "0123456789ab", op: 2014-01-01,\n     soort: gedaan, wat: verordening}',
        '  - nr: "0123456789ab"\n    op: 2014-01-01\n    soort: gedaan\n    wat: verordening',
    ],
)
def test_a_row_in_another_form_is_not_lost_where_git_could_not_choose(haren: Path, run: Run, row: str) -> None:
    other = '  - {nr: "0123456789ac", op: 2014-01-01, soort: gedaan, wat: bestek}'
    text = f"regels:\n<<<<<<< HEAD\n{row}\n=======\n{other}\n>>>>>>> anna\n"
    (haren / NAME).write_text(text, "utf-8")

    said = run("done", "najaarsnota", *AS_OF)

    assert said.status == 65
    assert "regel 3: git kon hier niet kiezen" in said.err
    assert (haren / NAME).read_text("utf-8") == text


def test_rows_of_a_newer_program_are_kept(haren: Path, run: Run) -> None:
    newer = '  - {nr: "0123456789ab", op: 2014-01-01, soort: iets-nieuws, wat: verordening, kleur: blauw}'
    (haren / NAME).write_text(f"regels:\n{newer}\n", "utf-8")

    assert run("done", "verordening", *AS_OF).status == 0

    assert newer in (haren / NAME).read_text("utf-8")
    assert done(haren) == {"verordening"}
