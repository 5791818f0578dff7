"""Names, dates and numbers that a foreign file has marked itself.

They are its own: shown as annotations, never written, changed or taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import unescape

from soat_core.annotation import NOTE, OF_FILE, Annotation, values
from soat_core.entities.kinds import EntityKind
from soat_core.structure.plain import plain
from soat_core.tei.foreign.layer import Layer
from soat_core.tei.foreign.markup import XML_ID, Element

_KINDS = {
    "orgName": EntityKind.ORGANISATION,
    "persName": EntityKind.PERSON,
    "placeName": EntityKind.PLACE,
    "geogName": EntityKind.PLACE,
    "settlement": EntityKind.PLACE,
    "district": EntityKind.PLACE,
    "region": EntityKind.PLACE,
    "country": EntityKind.PLACE,
    "date": EntityKind.DATE,
    "docDate": EntityKind.DATE,
    "num": EntityKind.NUMBER,
    "measure": EntityKind.MEASURE,
}
_TYPED = {
    "person": EntityKind.PERSON,
    "place": EntityKind.PLACE,
    "org": EntityKind.ORGANISATION,
    "organisation": EntityKind.ORGANISATION,
    "organization": EntityKind.ORGANISATION,
    "money": EntityKind.MONEY,
    "currency": EntityKind.MONEY,
    "percent": EntityKind.PERCENT,
    "vanBan": EntityKind.DOCUMENT,
}
"""What ``type`` says of ``name``, ``rs``, ``measure`` and ``ref``."""
_GENERAL = ("name", "rs")
"""Of whatever kind they say; without a known one they keep their own name."""
_VALUES = {
    "when": "when",
    "when-iso": "when",
    "from": "from",
    "notBefore": "from",
    "to": "to",
    "notAfter": "to",
    "quantity": "quantity",
    "unit": "unit",
    "value": "value",
    "key": "key",
    "ref": "ref",
}
"""Attributes that are told, and as which value; the first that there is."""
_TAG = re.compile(rb"<[^>]*>")
_NOT_IN_NAMES = re.compile("[^a-z0-9-]+")


def notes_in(layer: Layer, data: bytes) -> Iterator[Annotation]:
    """Notes beside the text of the file (UTF-8 ``data``) that point to stretches of it."""
    named = {one.attributes[XML_ID]: one for one in layer.elements if XML_ID in one.attributes}
    for number, element in enumerate(layer.elements):
        target = element.attributes.get("target", "").partition(" ")[0]
        if element.name != "note" or target[:1] != "#":
            continue
        first = named.get(target[1:])
        last = named.get(element.attributes.get("targetEnd", target)[1:], first)
        words = " ".join(
            unescape(_TAG.sub(b"", data[element.inner : element.close]).decode()).split()
        )
        if first is None or last is None or not words or _is_read(layer, element):
            continue
        start = layer.offset_at(first.start)
        end = max(start, layer.offset_at(last.end))
        yield Annotation(f"*{number}", start, end, NOTE, words, who=OF_FILE)


def _is_read(layer: Layer, element: Element) -> bool:
    """Whether its text is part of the report's."""
    return layer.count_in(element.inner, element.close) > 0


def names_in(layer: Layer) -> Iterator[Annotation]:
    """What is marked in the text as it reads, by where it begins.

    Of elements around the same words the outermost one counts.
    """
    taken: set[tuple[int, int, str]] = set()
    named = {one.attributes[XML_ID]: one for one in layer.elements if XML_ID in one.attributes}
    done: set[int] = set()
    """Where pieces stand that are told with the first one of theirs."""
    for number, element in enumerate(layer.elements):
        kind = _kind(element)
        if not kind or element.start in done:
            continue
        start, end = _trimmed(layer, element)
        for piece in _next_pieces(element, named):
            first, last = _trimmed(layer, piece)
            if first < end or layer.text[end:first].strip():
                break
            done.add(piece.start)
            end = last
        if start < end and (start, end, kind) not in taken:
            taken.add((start, end, kind))
            told = values(dict(_values(element.attributes)))
            yield Annotation(f"*{number}", start, end, kind, who=OF_FILE, values=told)


# Within


def _trimmed(layer: Layer, element: Element) -> tuple[int, int]:
    """The text of an element without white space at its ends."""
    start, end = layer.offsets_in(element.inner, element.close)
    while start < end and layer.text[start].isspace():
        start += 1
    while start < end and layer.text[end - 1].isspace():
        end -= 1
    return start, end


def _next_pieces(element: Element, named: Mapping[str, Element]) -> Iterator[Element]:
    """The pieces of the same name that ``next`` leads to, as long as it does."""
    seen = {element.start}
    while True:
        piece = named.get(element.attributes.get("next", "")[1:])
        if piece is None or piece.name != element.name or piece.start in seen:
            return
        seen.add(piece.start)
        yield piece
        element = piece


def _kind(element: Element) -> str:
    typed = _TYPED.get(element.attributes.get("type", ""))
    if element.name == "measure" and element.attributes.get("unit") in ("percent", "%"):
        typed = EntityKind.PERCENT
    if element.name in _GENERAL:
        own = element.attributes.get("type") or element.name
        return typed or f"x-{_NOT_IN_NAMES.sub('-', plain(own)).strip('-') or 'name'}"
    own_kind = _KINDS.get(element.name)
    if element.name in ("measure", "ref"):
        return str(typed or own_kind or "")
    return str(own_kind or "")


def _values(attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    told: set[str] = set()
    for attribute, name in _VALUES.items():
        value = " ".join(attributes.get(attribute, "").split())
        if value and name not in told:
            told.add(name)
            yield name, value
