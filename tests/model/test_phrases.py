"""The names of sentences: an enumeration of texts, as `enum.StrEnum` makes one."""

from enum import StrEnum

import pytest

from wmoplan.model.phrases import Phrase, SignalCode


class Usual(StrEnum):
    """The same members as `Phrase` has, made by `enum`."""

    CALL = "bel"
    HELD_ON = "wel-op"


@pytest.mark.parametrize("usual", Usual)
def test_a_member_is_found_by_its_word(usual: Usual) -> None:
    found = Phrase(usual.value)
    assert found is getattr(Phrase, usual.name)
    assert (found == usual, hash(found) == hash(usual), f"{found}") == (True, True, f"{usual}")


def test_an_unknown_word_is_refused() -> None:
    for kind in (Usual, Phrase, SignalCode):
        with pytest.raises(ValueError, match="onzin"):
            kind("onzin")


def test_every_member_is_listed_once_with_its_places() -> None:
    assert len({*Phrase}) == len([*Phrase]) == sum(name.isupper() for name in vars(Phrase))
    assert all(isinstance(phrase, Phrase) for phrase in Phrase)
    assert Phrase.HELD_ON.places == {"dagen"}
    assert not Phrase.SEE.places ^ {"waar"}
