"""Another word or list at a key of a profile, wherever the key stands; the rest stays to the byte."""

import pytest

from wmoplan.errors import DataError
from wmoplan.store.edited import with_value
from wmoplan.store.profile_text import taken_apart

NAME = "wmoplan.yaml"

WORDS = [
    # before, after
    ("gemeente: Oss\norganisatie: Oud  # ons\n", 'gemeente: Oss\norganisatie: "Nieuw: wij"  # ons\n'),
    ("organisatie: 'Oud'\r\nplan: a\r\n", 'organisatie: "Nieuw: wij"\r\nplan: a\r\n'),
    ("organisatie:\nplan: a\n", 'organisatie: "Nieuw: wij"\nplan: a\n'),
    ("# organisatie: Voorbeeld\nplan: a\n", '# organisatie: Voorbeeld\norganisatie: "Nieuw: wij"\nplan: a\n'),
    ("plan: a", 'plan: a\norganisatie: "Nieuw: wij"\n'),
    ("{plan: a}", '{organisatie: "Nieuw: wij", plan: a}'),
    ("plan: a\nvergaderingen:\n  - {datum: 2027-01-12}\n",
     'plan: a\norganisatie: "Nieuw: wij"\nvergaderingen:\n  - {datum: 2027-01-12}\n'),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), WORDS)
def test_a_word_is_put_in_its_place(before: str, after: str) -> None:
    assert with_value(taken_apart(before, NAME), "organisatie", "Nieuw: wij") == after


LISTS = [
    ("onderwerpen: [a, b]  # samen\n", ("c",), "onderwerpen: [c]  # samen\n"),
    ("onderwerpen: a\n", ("c", "d"), "onderwerpen: [c, d]\n"),
    ("onderwerpen: [a]\n", (), "onderwerpen: []\n"),
    ("# onderwerpen: [x, y]\nplan: a\n", ("c",), "# onderwerpen: [x, y]\nonderwerpen: [c]\nplan: a\n"),
]


@pytest.mark.parametrize(("before", "words", "after"), LISTS)
def test_a_list_is_put_in_its_place(before: str, words: tuple[str, ...], after: str) -> None:
    assert with_value(taken_apart(before, NAME), "onderwerpen", words) == after


def test_a_list_below_its_key_is_replaced_and_still_read() -> None:
    now = with_value(taken_apart("onderwerpen:\n  - a\n  - b\nplan: x\n", NAME), "onderwerpen", ("c",))

    assert taken_apart(now, NAME).said == {"onderwerpen": ["c"], "plan": "x"}


def test_what_would_say_something_else_is_refused() -> None:
    with pytest.raises(DataError, match=r"niet bewerken|niet veranderen"):
        with_value(taken_apart("onderwerpen: &a [x]\nplan: *a\n", NAME), "onderwerpen", ("c",))
