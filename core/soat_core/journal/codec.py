"""Edits, annotations and actions as JSON, many at once by columns.

A pack is ``{"n": how many, "all": {field: value}, "each": {field: [values]}}``: what is alike in
all of them is written once, and a field with its default value not at all.  The fields are those
of the dataclass, whatever they are, so that a field that is added later is kept too; fields that
hold dataclasses are left out.  Reading checks every type: a journal is a file, and files can hold
anything.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import MISSING, fields
from datetime import datetime
from enum import Enum
from functools import cache
from itertools import repeat
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from soat_core.journal.errors import DamagedJournalError

Thing = TypeVar("Thing")
Json = Any
Convert = Callable[[Any], Any]

_MOST = 1_000_000
"""In one pack."""


def pack(things: Sequence[Any]) -> Json:
    """Dataclass instances of one kind; an empty list for none."""
    if not things:
        return []
    alike: dict[str, Json] = {}
    each: dict[str, Json] = {}
    kind: Any = type(things[0])
    for name, encode, default in _written(kind):
        column = [getattr(thing, name) for thing in things]
        first = column[0]
        if all(value is first or value == first for value in column):
            if first != default or default is MISSING:
                alike[name] = encode(first)
        else:
            each[name] = [encode(value) for value in column]
    packed: dict[str, Json] = {"all": alike}
    if len(things) > 1:
        packed["n"] = len(things)
    if each:
        packed["each"] = each
    return packed


def unpack(kind: type[Thing], packed: Json) -> list[Thing]:
    """What was packed.  Raises ``DamagedJournalError`` where it was not that kind."""
    if packed == []:
        return []
    try:
        return list(_unpacked(kind, packed))
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
        raise damaged() from error


def pack_one(thing: Any) -> Json:
    kind: Any = type(thing)
    return {
        name: encode(value)
        for name, encode, default in _written(kind)
        if (value := getattr(thing, name)) != default or default is MISSING
    }


def unpack_one(kind: type[Thing], packed: Json) -> Thing:
    """Raises ``DamagedJournalError``."""
    return unpack(kind, {"all": packed})[0]


def damaged() -> DamagedJournalError:
    from soat_core.i18n import tr

    return DamagedJournalError(
        tr("the history kept of this report is damaged", "lịch sử đã lưu của báo cáo này bị hỏng")
    )


def _unpacked(kind: Any, packed: Json) -> Iterator[Any]:
    alike, each, count = packed["all"], packed.get("each", {}), _checked(int, packed.get("n", 1))
    if not 0 < count <= _MOST:
        raise ValueError("so many are never packed")
    if count == 1:
        return iter([_single(kind, alike)])
    columns: list[Iterable[Any]] = []
    # what a newer version has added is none of our business
    for name, decode, default in known_fields(kind):
        if decode is None:
            columns.append(repeat(default, count))
        elif name in each:
            columns.append([decode(value) for value in _sized(each[name], count)])
        elif name in alike or default is MISSING:
            columns.append(repeat(decode(alike[name]), count))
        else:
            columns.append(repeat(default, count))
    return map(kind, *columns)


def _single(kind: Any, packed: Json) -> Any:
    """The way that most things go: a journal holds many actions of one edit."""
    return kind(
        *[
            decode(packed[name])
            if decode is not None and (name in packed or default is MISSING)
            else default
            for name, decode, default in known_fields(kind)
        ]
    )


def _sized(column: Any, count: int) -> list[Any]:
    if len(_checked(list, column)) != count:
        raise ValueError("a column has another length")
    return cast("list[Any]", column)


@cache
def _written(kind: type) -> tuple[tuple[str, Convert, Any], ...]:
    """Name, encoder and default of every field that is kept."""
    hints = get_type_hints(kind)
    return tuple(
        (name, _encoder(hints[name]), default)
        for name, decode, default in known_fields(kind)
        if decode is not None
    )


@cache
def known_fields(kind: type) -> tuple[tuple[str, Convert | None, Any], ...]:
    """Name, decoder and default of the fields, in order; those without a decoder are not kept."""
    hints = get_type_hints(kind)
    return tuple((field.name, _decoder(hints[field.name]), field.default) for field in fields(kind))


def _encoder(hint: Any) -> Convert:
    if hint is datetime:
        return lambda when: when.isoformat()
    if get_origin(hint) is tuple:
        encode = _encoder(get_args(hint)[0])
        return lambda values: [encode(value) for value in values]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda member: member.value
    return lambda value: value


def _decoder(hint: Any) -> Convert | None:
    """None for what is not kept."""
    if get_origin(hint) in (Union, types.UnionType):
        choices = [_decoder(one) for one in get_args(hint) if one is not types.NoneType]
        decode = choices[0] if len(choices) == 1 else None
        return decode and (lambda value: None if value is None else decode(value))
    if get_origin(hint) is tuple:
        inner = _decoder(get_args(hint)[0])
        return inner and (lambda values: tuple(inner(value) for value in _checked(list, values)))
    if hint is datetime:
        return lambda value: datetime.fromisoformat(_checked(str, value))
    if isinstance(hint, type) and issubclass(hint, Enum):
        members = {member.value: member for member in hint}
        return lambda value: members[value]
    if hint is float:
        return lambda value: value if type(value) is float else float(_checked(int, value))
    if hint in (str, int, bool):
        return lambda value: _checked(hint, value)
    return None


def _checked(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def chunks(things: Sequence[Thing], size: int) -> Iterable[Sequence[Thing]]:
    """Slices of at most ``size``."""
    return (things[at : at + size] for at in range(0, len(things), size))
