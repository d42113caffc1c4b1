"""What is wrong with a data file, in Dutch; loaded only when something is."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, NamedTuple, Union, get_args, get_origin

from wmoplan.dutch import choices, listing
from wmoplan.errors import Problem, Refused
from wmoplan.notation import LONGEST, shown, tidy
from wmoplan.place import KeyPath, Mark, empty_keys, mark_at
from wmoplan.read.spelling import Words
from wmoplan.record import Record

if TYPE_CHECKING:
    from pydantic import ValidationError

    from wmoplan.read.yaml import Parsed

EXTRA: Final = "extra_forbidden"
"""Pydantic's name for a key that is not known."""


class Fault(NamedTuple):
    """One fault of validation, with what the message about it names.

    Attributes:
        code: Pydantic's name for it.
        place: Where it is, as far as the file goes.
        key: The key that it is about; empty for a row of a list.
        value: What was found.
        context: What pydantic adds to the type of fault.
        kind: The type that the model wants there; None where it has none.
        owner: The model that `key` belongs to; None where that is no model.
        is_empty: Whether the key is there without a value.
    """

    code: str
    place: KeyPath
    key: str
    value: object
    context: Mapping[str, Any]
    kind: object
    owner: type[Record] | None
    is_empty: bool


def model_problems(fault: "ValidationError | None", model: type[Record], parsed: "Parsed") -> list[Problem]:
    """Return every fault that keeps a file from being its model, in Dutch, each with its line.

    Args:
        fault: What pydantic raised; None where it found no fault.
        model: The model that was asked for.
        parsed: The file; pydantic does not see its keys without a value.
    """
    errors: list[Mapping[str, Any]] = [*fault.errors(include_url=False)] if fault else []
    errors += [{"type": EXTRA, "loc": place, "input": None} for place in _unknown_empty_keys(model, parsed.mark)]
    faults = [_fault(error, model, parsed.mark) for error in errors]
    misspelt = {_meant(fault) for fault in faults if fault.code == EXTRA}
    problems = []
    for told in faults:
        if told.code != "missing" or told.place not in misspelt:
            tell = WORDING.get(told.code, UNFIT)
            message, remedy = tell(told) if callable(tell) else _filled(tell, told)
            problems.append(parsed.problem(told.place, message, remedy))
    return problems


def _unknown_empty_keys(model: type[Record], mark: Mark) -> list[KeyPath]:
    found = []
    for place in empty_keys(mark):
        owner = model_of(kind_at(model, place[:-1]))
        if owner and place[-1] not in keys_of(owner):
            found.append(place)
    return found


def _meant(fault: Fault) -> KeyPath:
    """Return where a misspelt key should have been."""
    return (*fault.place[:-1], nearest_key(fault.key, keys_of(fault.owner) if fault.owner else []))


def _fault(error: Mapping[str, Any], model: type[Record], mark: Mark) -> Fault:
    loc: KeyPath = error["loc"]
    place = loc
    while place and mark_at(mark, place) is None and not _has_rows(mark_at(mark, place[:-1])):
        place = place[:-1]  # a fact may be written as its bare value
    found = mark_at(mark, place)
    is_empty = found is not None and not isinstance(found, int) and found[1] is None
    owner = model_of(kind_at(model, loc[:-1])) if loc else None
    context = error.get("ctx", {})
    return Fault(error["type"], place, _key(place), error["input"], context, kind_at(model, loc), owner, is_empty)


def _has_rows(mark: "Mark | None") -> bool:
    return mark is not None and not isinstance(mark, int) and mark[1] is not None


def _filled(words: Words, fault: Fault) -> Words:
    """Return words of which the places are filled: where it is, what was found, and what pydantic adds."""
    places = {**fault.context, "where": _where(fault), "found": _found(fault.value)}
    return words[0].format_map(places), words[1].format_map(places)


def _where(fault: Fault) -> str:
    """Return where it is, in words."""
    if fault.key:
        return f"bij '{shown(fault.key)}'"
    if not fault.place:
        return "in dit bestand"
    above = next((step for step in reversed(fault.place) if isinstance(step, str)), "")
    rows = [str(step + 1) for step in fault.place if isinstance(step, int)]
    return f"in rij {rows[-1]} van '{shown(above)}'" if above else f"in rij {rows[-1]}"


def _found(value: object) -> str:
    """Return what was found, in words."""
    if value is None:
        return "niets"
    if isinstance(value, str):
        return f"'{shown(value)}'" if value else "niets"
    return "een lijst" if isinstance(value, list | tuple) else "een blok met eigen regels"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like this one, or nothing.

    >>> nearest("Organistie", ["gemeente", "organisatie"])
    'organisatie'
    """
    return _nearest(shown(word).lower(), tuple(known))


@lru_cache(maxsize=256)  # a slip is often in every row of a list
def _nearest(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    by_lower = {name.lower(): name for name in known}
    found = get_close_matches(word, by_lower, 1, 0.65)
    return by_lower[found[0]] if found else ""


def nearest_key(word: str, known: Collection[str]) -> str:
    """Return the key that was meant, also where the space after its colon is missing; or nothing."""
    start = word.partition(":")[0]
    return start if start in known else nearest(word, known)


def unknown_word(word: str, known: Iterable[str]) -> str:
    """Return the remedy for a word that is not known."""
    words = sorted(known)
    meant = nearest(word, words)
    choice = f"Kies uit: {choices(shown(word), words, 'of')}." if words else "Haal het weg."
    return f"Bedoelt u '{meant}'? {choice}" if meant else choice


def kind_at(kind: object, path: Sequence[str | int]) -> object:
    """Return the type that a model has at a path, or None where the model has no field there."""
    for step in path:
        kind = _bare(kind)
        if owner := model_of(kind):
            kind = _fields(owner).get(str(step))
        elif get_origin(kind) is dict:
            kind = get_args(kind)[1]
        elif get_origin(kind) in {tuple, list}:
            kind = get_args(kind)[0]
        else:
            return None
    return _bare(kind)


def _bare(kind: object) -> object:
    """Return a type without what is noted on it and without its None."""
    while get_origin(kind) in {Annotated, Union, UnionType}:
        kind = next(one for one in get_args(kind) if one is not NoneType)
    return kind


def model_of(kind: object) -> type[Record] | None:
    """Return the model that a type is, or None."""
    kind = _bare(kind)
    return kind if isinstance(kind, type) and get_origin(kind) is None and issubclass(kind, Record) else None


def _fields(model: type[Record]) -> dict[str, object]:
    model.model_rebuild()
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def keys_of(model: type[Record]) -> list[str]:
    """Return the keys that a model knows, in its own order."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _example(model: type[Record]) -> str:
    """Return how a row of the model is written: its first key and those that it needs."""
    needed = [field.alias or name for name, field in model.model_fields.items() if field.is_required()]
    keys = dict.fromkeys((*keys_of(model)[:1], *needed))
    return f"{{{', '.join(f'{key}: ...' for key in keys)}}}"


def _missing(fault: Fault) -> Words:
    if fault.is_empty:
        return f"bij '{fault.key}' ontbreekt de waarde.", "Schrijf de waarde achter de dubbele punt."
    around = _where(fault._replace(place=fault.place[:-1], key=_key(fault.place[:-1])))
    return f"{around} ontbreekt '{fault.key}'.", f"Zet erbij: '{fault.key}: {_filling(fault.kind)}'.{_limits(fault)}"


def _filling(kind: object) -> str:
    """Return what to write behind a key, in the form that it must have."""
    if get_origin(kind) is tuple:
        inner = model_of(get_args(kind)[0])
        return f"[{_example(inner)}]" if inner else "[...]"
    model = model_of(kind)
    return _example(model) if model else "..."


def _limits(fault: Fault) -> str:
    """Return what may be written behind a key: one of some words, or a text that is not too long."""
    if get_origin(fault.kind) is Literal:
        return f" Kies uit: {listing([str(word) for word in get_args(fault.kind)], 'of')}."
    fields = fault.owner.model_fields.values() if fault.owner else ()
    found = next((field for field in fields if field.alias == fault.key), None)
    most = next((getattr(rule, "max_length", 0) for rule in found.metadata), 0) if found else 0
    is_text = most and get_origin(fault.kind) is None
    return f" Gebruik hoogstens {most} tekens." if is_text else ""


def _key(place: KeyPath) -> str:
    return place[-1] if place and isinstance(place[-1], str) else ""


def _extra(fault: Fault) -> Words:
    known = keys_of(fault.owner) if fault.owner else []
    message = f"'{shown(fault.key)}' hoort hier niet."
    word, colon, rest = fault.key.partition(":")
    if not fault.key:
        return "voor de dubbele punt ontbreekt een woord.", "Schrijf 'woord: waarde'."
    if colon and word in known:
        return message, f"Zet een spatie achter de dubbele punt: '{shown(f'{word}: {rest}')}'."
    meant = nearest_key(fault.key, known)
    return message, f"Bedoelt u '{meant}'?" if meant else f"Hier mag: {listing(known, 'of')}."


def _literal(fault: Fault) -> Words:
    allowed = [str(word) for word in get_args(fault.kind)] if get_origin(fault.kind) is Literal else []
    meant = nearest(fault.value, allowed) if isinstance(fault.value, str) else ""
    choice = f"Kies uit: {listing(allowed, 'of')}."
    remedy = f"Bedoelt u '{meant}'? {choice}" if meant else choice
    return f"{_where(fault)}: {_found(fault.value)} mag hier niet.", remedy


def _refused(fault: Fault) -> Words:
    error = fault.context.get("error")
    if not isinstance(error, Refused):
        return _filled(UNFIT, fault)
    if isinstance(fault.value, list | dict) and model_of(fault.kind) is None:
        return _filled(NO_TEXT, fault)
    return f"{_where(fault)}: {short_message(error, fault.value)}", error.remedy


def short_message(error: Refused, value: object) -> str:
    """Return the message of a refusal, with a long value cut."""
    message = error.message
    if isinstance(value, str) and len(value) > LONGEST:
        for long in (value, value.strip(), " ".join(value.split())):
            message = message.replace(long, shown(long))
    return tidy(message)


def _no_mapping(fault: Fault) -> Words:
    if fault.value is None:
        return f"{_where(fault)} ontbreekt de waarde.", "Schrijf de waarde, of haal de rij weg."
    model, row = model_of(fault.kind), _example_of_value(fault.kind)
    message = f"{_where(fault)} staat {_found(fault.value)}; daar horen regels met een dubbele punt."
    if not fault.place:
        return message, f"Begin met '{keys_of(model)[0]}: ...'." if model else f"Schrijf '{row}'."
    return message, f"Schrijf bijvoorbeeld {_example(model)}." if model else f"Schrijf bijvoorbeeld '{row}'."


def _example_of_value(kind: object) -> str:
    model = model_of(get_args(kind)[1]) if get_origin(kind) is dict else None
    return f"woord: {_example(model)}" if model else "woord: waarde"


def _no_number(fault: Fault) -> Words:
    return _filled(NO_TEXT if isinstance(fault.value, list | dict) else NO_NUMBER, fault)


UNFIT: Final = ("{where}: {found} past hier niet.", "Kijk in een voorbeeld hoe het daar staat.")
NO_TEXT: Final = (
    "{where} staat {found}; daar hoort één waarde.",
    "Schrijf er één waarde, zonder streepje of haakjes.",
)
NO_NUMBER: Final = ("{where}: {found} is geen heel getal.", "Schrijf cijfers, bijvoorbeeld 5.")
NO_LIST: Final = (
    "{where} staat {found}; daar hoort een lijst.",
    "Begin elke rij op een nieuwe regel, met een streepje en een spatie.",
)

WORDING: Final[dict[str, Words | Callable[[Fault], Words]]] = {
    "missing": _missing,
    EXTRA: _extra,
    "literal_error": _literal,
    "value_error": _refused,
    "assertion_error": UNFIT,
    "string_type": NO_TEXT,
    "string_unicode": UNFIT,
    "string_too_short": ("{where} ontbreekt de waarde.", "Schrijf de waarde achter de dubbele punt."),
    "string_too_long": ("{where}: {found} is te lang.", "Gebruik hoogstens {max_length} tekens."),
    "model_type": _no_mapping,
    "model_attributes_type": _no_mapping,
    "dict_type": _no_mapping,
    "tuple_type": NO_LIST,
    "list_type": NO_LIST,
    "too_short": ("{where} staat te weinig.", "Schrijf er ten minste {min_length} op."),
    "too_long": (
        "{where} staan {actual_length} rijen; dat zijn er te veel.",
        "Houd er hoogstens {max_length} over.",
    ),
    **dict.fromkeys(("int_type", "int_parsing", "int_parsing_size", "int_from_float"), _no_number),
    "greater_than_equal": ("{where}: {found} is te klein.", "Schrijf een getal van {ge} of meer."),
    "greater_than": ("{where}: {found} is te klein.", "Schrijf een getal boven {gt}."),
    "less_than_equal": ("{where}: {found} is te groot.", "Schrijf een getal van {le} of minder."),
    "less_than": ("{where}: {found} is te groot.", "Schrijf een getal onder {lt}."),
}
"""Pydantic's type of fault -> what we say; `tests/read/test_faults.py` holds it against the models."""
