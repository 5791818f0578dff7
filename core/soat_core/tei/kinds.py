"""How each kind of annotation is called in the record, and which of its values are attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from soat_core.annotation import ENTRY, FINDING, KIND, Annotation, is_of_office
from soat_core.entities.kinds import EntityKind
from soat_core.structure.kinds import PARTS

ENTRY_VALUE = "entry"
"""The value by which a mention points to its entry in the register."""


class Name(NamedTuple):
    """An element of TEI with its ``type``; the attributes that hold values, by the value's name."""

    element: str
    type: str = ""
    attributes: Mapping[str, str] = {}


INLINE = {
    EntityKind.ORGANISATION: Name("orgName", "", {ENTRY_VALUE: "ref"}),
    EntityKind.PERSON: Name("persName", "", {ENTRY_VALUE: "ref"}),
    EntityKind.PLACE: Name("placeName", "", {ENTRY_VALUE: "ref"}),
    EntityKind.DATE: Name("date", "", {"when": "when", "from": "from", "to": "to"}),
    EntityKind.DOCUMENT: Name("ref", "vanBan", {ENTRY_VALUE: "target"}),
    EntityKind.NUMBER: Name("num", "", {"value": "value"}),
    EntityKind.MONEY: Name("measure", "money", {"quantity": "quantity", "unit": "unit"}),
    EntityKind.PERCENT: Name("measure", "percent", {"quantity": "quantity"}),
    EntityKind.MEASURE: Name("measure", "", {"quantity": "quantity", "unit": "unit"}),
    EntityKind.FOOTNOTE_MARK: Name("ref", "footnote", {"n": "n"}),
}
"""The kinds that stand around their words in the text."""
OFFICE_ELEMENTS = ("rs", "name", "term", "orgName", "persName", "placeName")
"""Which a kind of an office may choose; the first one where it chose none."""
ELEMENTS = frozenset([*(name.element for name in INLINE.values()), *OFFICE_ELEMENTS])

_BY_NAME = {(name.element, name.type): kind for kind, name in INLINE.items()}


def is_inline(kind: str) -> bool:
    return kind in INLINE or is_of_office(kind)


def can_be_recorded(kind: str) -> bool:
    """Whether the record has a form for a kind (``note`` and ``word`` apart)."""
    return is_inline(kind) or is_beside(kind) or kind in (ENTRY, KIND)


def is_beside(kind: str) -> bool:
    """Whether it always stands beside the text, as a ``span``."""
    return kind in PARTS or kind == FINDING


def name_of(kind: str, definitions: Mapping[str, Annotation]) -> Name:
    """What an inline kind is called; ``definitions`` are those of the office, by the kind."""
    if kind in INLINE:
        return INLINE[EntityKind(kind)]
    definition = definitions.get(kind)
    element = definition.value("element") if definition else ""
    return Name(element if element in OFFICE_ELEMENTS else OFFICE_ELEMENTS[0], kind)


def kind_of_element(element: str, type_: str) -> str | None:
    """The kind that an element stands for; None where it is none of the record's."""
    if is_of_office(type_):
        return type_ if element in OFFICE_ELEMENTS else None
    return _BY_NAME.get((element, type_))


# Values as attributes: only in a form that TEI allows there, the others are told in an fs

_NUMERIC = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?")
_UNIT = re.compile(r"[0-9A-Za-z\u00c0-\u1ef9%/]{1,20}")
_MARK = re.compile(r"[0-9A-Za-z*()]{1,9}")
_TEMPORAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _is_temporal(value: str) -> bool:
    match = _TEMPORAL.fullmatch(value)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


_FORMS: Mapping[str, Callable[[str], object]] = {
    "when": _is_temporal,
    "from": _is_temporal,
    "to": _is_temporal,
    "value": _NUMERIC.fullmatch,
    "quantity": _NUMERIC.fullmatch,
    "unit": _UNIT.fullmatch,
    "n": _MARK.fullmatch,
}


def fits_attribute(attribute: str, value: str) -> bool:
    """Whether a value may stand in this attribute as it is (pointers apart)."""
    return bool(_FORMS[attribute](value))
