"""What a template may do, and what is said of one that wants more; nothing in it can run."""

from datetime import date

import pytest

from tests.reckon.make import example, timeline
from tests.work import calls, counted
from wmoplan.desk.shipped import letters
from wmoplan.documents.facts import LetterFacts, tree_of
from wmoplan.documents.letter import facts_of
from wmoplan.documents.subject import named_step
from wmoplan.documents.written import letter_of
from wmoplan.errors import DataError
from wmoplan.render.letters.template import MOST, fill
from wmoplan.render.text import text

FILE = "sjablonen/x.txt"
NAMES = "Alle namen: wmoplan letter --names"
SUMS = "een sjabloon kan niet rekenen."
PROGRAM = "dit is programmeren, en dat kan een sjabloon niet."
OTHER = "een sjabloon kan geen ander bestand gebruiken."
CALL = "hier staan haakjes achter een naam; een sjabloon kan niets aanroepen."
DEEP = "dit sjabloon is te ingewikkeld."
FILTERS = "Achter het teken | kan alleen: hoofdletter, opsomming, aantal."


@pytest.fixture(scope="module")
def facts() -> LetterFacts:
    made = timeline(example("haren-2014"), "2014-05-01")
    return facts_of(made, letters(), named_step("verordening", made)[0])


def refusals(source: str, facts: LetterFacts) -> str:
    with pytest.raises(DataError) as caught:
        fill(source, FILE, facts)
    return str(caught.value)


ATTACKS = [
    # template, what is said of it
    ("{{ gemeente.__class__.__mro__ }}", "voor '.__class__' staat een tekst; daar hoort geen punt achter."),
    ("{{ ''.__class__ }}", "voor '.__class__' staat een tekst; daar hoort geen punt achter."),
    ("{{ stap._x }}", "de naam '_x' is er niet."),
    ("{{ dagen.items }}", "de naam 'items' is er niet."),
    ("{{ vragen.append }}", "voor '.append' staat een lijst; daar hoort geen punt achter."),
    ("{{ gemeente['__class__'] }}", "hier staan vierkante haken achter een naam."),
    ("{{ gemeente|attr('__class__') }}", f"'|attr' kan hier niet.\n  {FILTERS}"),
    ("{{ '%99999999s'|format(1) }}", f"'|format' kan hier niet.\n  {FILTERS}"),
    ("{{ gemeente|replace('', 'x') }}", f"'|replace' kan hier niet.\n  {FILTERS}"),
    ("{{ gemeente|hoofdletter('x') }}", "achter '|hoofdletter' staan haakjes."),
    ("{{ self }}", "de naam 'self' is er niet."),
    ("{{ cycler }}", "de naam 'cycler' is er niet."),
    ("{{ loop }}", "de naam 'loop' is er niet."),
    ("{{ range(1000000000) }}", CALL),
    ("{{ lipsum(n=1000000) }}", CALL),
    ("{{ dagen.keys() }}", CALL),
    ("{{ 9**9**9 }}", SUMS),
    ("{{ 'a' * 1000000000 }}", SUMS),
    ("{{ '%s' % gemeente }}", SUMS),
    ("{{ 1 + 1 }}", SUMS),
    ("{{ -1 }}", SUMS),
    ("{{ gemeente ~ gemeente }}", "het teken ~ kan hier niet."),
    ("{{ [gemeente, gemeente] }}", PROGRAM),
    ("{{ {'a': 1} }}", PROGRAM),
    ("{{ true }}", PROGRAM),
    ("{% include 'wmoplan.yaml' %}", OTHER),
    ("{% import 'x' as y %}", OTHER),
    ("{% from 'x' import y %}", OTHER),
    ("{% extends 'x' %}", OTHER),
    ("{% macro a() %}{{ a() }}{% endmacro %}", PROGRAM),
    ("{% call a() %}{% endcall %}", PROGRAM),
    ("{% block a %}{% endblock %}", PROGRAM),
    ("{% set x = 1 %}", PROGRAM),
    ("{% set x %}a{% endset %}", PROGRAM),
    ("{% filter upper %}a{% endfilter %}", PROGRAM),
    ("{% with a = 1 %}{% endwith %}", PROGRAM),
    ("{% do 1 %}", "'do' kan hier niet."),
    ("{% debug %}", "'debug' kan hier niet."),
    ("{% for a in vragen recursive %}{{ loop(a) }}{% endfor %}", "zo kan for niet."),
    ("{% for a, b in vragen %}{% endfor %}", "zo kan for niet."),
    ("{% for a in vragen if a %}{% endfor %}", "zo kan for niet."),
    ("{% for a in gemeente %}{% endfor %}", "achter 'in' staat een tekst, en geen lijst."),
    ("{% for dagen in vragen %}{% endfor %}", "'dagen' kan hier niet als naam."),
    ("{% for loop in vragen %}{% endfor %}", "'loop' kan hier niet als naam."),
    ("{% for _a in vragen %}{% endfor %}", "'_a' kan hier niet als naam."),
    (
        "{% for a in vragen %}{% for b in vragen %}{% for c in vragen %}x{% endfor %}{% endfor %}{% endfor %}",
        "hier staan te veel for in elkaar.\n  Gebruik er hoogstens 2.",
    ),
    ("{% if gemeente %}" * 11 + "{% endif %}" * 11, "hier staan te veel if en for in elkaar."),
    ("{% if gemeente %}" + "{% elif gemeente %}" * 3000 + "{% endif %}", "hier staat te vaak elif."),
    ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", DEEP),
    ("{{ " + "not " * 5000 + "gemeente }}", DEEP),
    ("{% if gemeente %}" * 3000, DEEP),
    ("{{ " + "gemeente or " * 5000 + "gemeente }}", "deze regel is te ingewikkeld."),
    ("{{ gemeente" + "|hoofdletter" * 5000 + " }}", "deze regel is te ingewikkeld."),
    ("{{ gemeente" + ".a" * 5000 + " }}", "deze regel is te ingewikkeld."),
    ("{{ 1" + "0" * 6000 + " }}", DEEP),
    ("{{ 10001 }}", "dit getal kan hier niet.\n  Schrijf een heel getal van hoogstens 10000."),
    ("{{ 1e999 }}", "dit getal kan hier niet."),
    ("{{ '" + "a" * 60_000 + "' }}", "deze tekst tussen aanhalingstekens is te lang."),
    ("{{ '" + "a" * 60_000, "hier staat een teken dat niet kan tussen accolades."),
    (
        "{% for a in bronnen %}{% for b in bronnen %}" + "a" * 60_000 + "{% endfor %}{% endfor %}",
        "deze brief wordt veel te lang.",
    ),
]


@pytest.mark.parametrize(("source", "said"), ATTACKS, ids=[row[0][:50] for row in ATTACKS])
def test_an_attack_is_refused_in_dutch(source: str, said: str, facts: LetterFacts) -> None:
    with counted() as work:
        told = refusals(source, facts)

    assert told.startswith(FILE)
    assert said in told
    assert work.total() < 500_000


SLIPS = [
    # template, what is said of it, reason
    ("{{ gemente }}", "regel 1: de naam 'gemente' is er niet.\n  Bedoelt u 'gemeente'? " + NAMES, "a slip of the pen"),
    ("{{ stap.nam }}", "regel 1: de naam 'nam' is er niet.\n  Bedoelt u 'naam'? " + NAMES, "behind a dot"),
    ("{{ dagen.aanvraag.dag }}", "Bedoelt u 'adviesaanvraag'?", "a name that comes from data"),
    ("a\nb\n{{ xyzzy }}", f"regel 3: de naam 'xyzzy' is er niet.\n  {NAMES}", "nothing looks like it"),
    ("{% if gemente %}{% endif %}", "Bedoelt u 'gemeente'?", "in a condition"),
    ("{% for v in stap.vragen %}{{ v.text }}{% endfor %}", "Bedoelt u 'tekst'?", "of a row of a list"),
    ("{{ stap }}", "dit is een groep namen.\n  Zet er een punt en een naam achter. Hier kan: er, naam", "a group"),
    ("{{ vragen }}", "dit is een lijst.\n  Schrijf {{ naam|opsomming }}", "a list"),
    ("{{ dagen.advies.geschat }}", "dit is ja of nee, en geen tekst.", "yes or no"),
    ("{{ stap.vragen|opsomming }}", "in deze lijst staan geen teksten.", "a list of more than texts"),
    ("{% if inspreken.minuten == '5' %}{% endif %}", "een getal en een tekst zijn zo niet te vergelijken.", "sorts"),
    ("{% if gemeente is defined %}{% endif %}", "'is' kan hier niet.\n  Schrijf alleen de naam", "a habit"),
    ("{% if 'a' in gemeente %}{% endif %}", "'in' kan hier niet.", "another habit"),
    ("{{ gemeente if stap.er }}", "achter deze if ontbreekt else.", "half a choice"),
    ("x\n{% if gemeente %}\ny", "hierna ontbreekt {% endif %}.", "no end"),
    ("{% endif %}", "'endif' kan hier niet.", "no begin"),
    ("{% fro v in vragen %}", "'fro' kan hier niet.", "a slip in a tag"),
    ("{{ \u2018x\u2019 }}", 'Typ zelf rechte aanhalingstekens (").', "Word's own quotes"),
    ("{{ gemeente stap }}", "'stap' staat hier niet goed.", "two names"),
    ("{{ }}", "tussen de accolades ontbreekt iets.", "nothing"),
    ("{{ gemeente }", "'}' staat hier niet goed.", "half an end"),
    ("{# nog doen", "hier begint iets dat niet eindigt.", "a remark without an end"),
]


@pytest.mark.parametrize(("source", "said", "reason"), SLIPS, ids=[row[2] for row in SLIPS])
def test_a_slip_is_told_with_its_line_and_the_way_out(source: str, said: str, reason: str, facts: LetterFacts) -> None:
    assert said in refusals(source, facts), reason


def test_every_slip_is_told_at_once() -> None:
    made = timeline(example("haren-2014"), "2014-05-01")
    told = refusals("{{ a b }}\n{{ gemente }}\n{{ c d }}\n{% if orgaan %}x{% endif %}", facts_of(made, letters(), None))

    assert [line.split(":")[0] for line in told.splitlines()[::2]] == [
        f"{FILE}, regel {number}" for number in (1, 2, 3, 4)
    ]


def test_no_english_word_of_the_library_is_told(facts: LetterFacts) -> None:
    sources = [row[0] for row in (*ATTACKS, *SLIPS)]
    english = {"expected", "token", "unexpected", "end of", "statement", "template", "jinja", "unknown"}

    for source in sources:
        assert not [word for word in english if word in refusals(source, facts).lower()], source[:60]


FILLED = [
    # template, letter, reason
    ("{{ gemeente }}", "Haren\n", "a name"),
    ("{{ dagen.adviesaanvraag.dag }}", "dinsdag 15 juli 2014\n", "DESIGN: the day of Haren's request"),
    ("{% if gevraagd.dag %}a{% else %}b{% endif %}", "b\n", "a condition"),
    ("a\n{% if stap.er %}\nb\n{% endif %}\nc", "a b c\n", "a line with only a tag leaves no empty line"),
    ("a{% if stap.er %}\n\nb{% endif %}", "a\n\nb\n", "a line with words keeps its end"),
    ("{% for v in stap.vragen %}{{ loop.index }}{% endfor %}", "1\n", "the number of a row"),
    ("{{ stap.vragen|aantal }}", "1\n", "how many"),
    ("{{ onderwerpen|opsomming }}", "Inkoop van zorg en Regels in de verordening\n", "a list in a sentence"),
    ("{{ besluit.wie|hoofdletter }}", "De raad\n", "a capital"),
    ("{{ 'x' if stap.er else 'y' }}", "x\n", "a choice"),
    ("{# niets #}\na", "a\n", "a remark"),
    ("{% raw %}{{ 7*7 }}{% endraw %}", "{{ 7*7 }}\n", "braces as text"),
]


@pytest.mark.parametrize(("source", "letter", "reason"), FILLED, ids=[row[2] for row in FILLED])
def test_what_a_template_can_do(source: str, letter: str, reason: str, facts: LetterFacts) -> None:
    assert text(letter_of(fill(source, FILE, facts).text, date(2014, 1, 15))) == letter, reason


def test_a_fact_cannot_run(facts: LetterFacts) -> None:
    names = ("{{ 7*7 }}", "{% for a in b %}", "<script>alert(1)</script>", "\u202eHaren\u0007", "x" * 300)

    for name in names:
        hostile = facts._replace(gemeente=name, organisatie=name)
        written = text(letter_of(fill("| {{ gemeente }}\n| {{ organisatie }}", FILE, hostile).text, date(2014, 1, 15)))

        clean = name.replace("\u202e", "").replace("\u0007", "")
        assert written == f"{clean}\n{clean}\n"


def test_the_largest_template_is_bounded_work(facts: LetterFacts) -> None:
    largest = "{% for a in bronnen %}{% for b in bronnen %}{% endfor %}{% endfor %}" * 900

    assert calls(lambda: fill(largest, "groot.txt", facts)) < 1_500_000  # under this name it was not read before
    assert MOST < 1_000_000


def test_no_name_of_the_facts_is_one_of_python(facts: LetterFacts) -> None:
    """Behind a dot a template finds a row of the facts, and a dict has methods of its own."""
    held: list[object] = [tree_of(facts)]
    while held:
        one = held.pop()
        if isinstance(one, dict):
            assert not set(one) & set(dir(dict))
            held += one.values()
        elif isinstance(one, tuple | list):
            held += one
