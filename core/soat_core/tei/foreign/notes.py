"""Annotations beside the text of a foreign file: notes of a ``standOff`` that point to anchors.

An anchor stands as near to its place as the file allows; ``n`` tells how many characters of the
text it is before it, and how many the end lies inside of the text of a correction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from soat_core.annotation import Annotation
from soat_core.tei.foreign.ids import token
from soat_core.tei.foreign.layer import Layer
from soat_core.tei.foreign.marks import agent_name
from soat_core.tei.foreign.splicing import Order, Splice, attribute, content, printable
from soat_core.tei.stand_off import decimal

REJECTED = "Rejected"
"""The feature of what a person turned down; no value has a name with a capital."""
FROM, TO = ".from", ".to"
_FAR = 2000
"""No anchor stands farther from its place than that: the note tells its place itself then."""


class Notes:
    """Writes annotations with the names of one file."""

    def __init__(self, layer: Layer, prefix: str) -> None:
        self._layer = layer
        self._prefix = prefix

    def splices(self, annotations: Sequence[Annotation], at: int) -> Iterator[Splice]:
        """Anchors, and the ``standOff`` at byte ``at``."""
        if not annotations:
            return
        told = ""
        for note in annotations:
            ends = {}
            if note.has_place:
                ends[FROM] = self._anchor(note, FROM, note.start, note.start_inside)
                ends[TO] = self._anchor(note, TO, note.end, note.end_inside)
            if all(ends.values()):
                yield from (anchor for anchor in ends.values() if anchor)
                told += self._note(note, anchored=bool(ends))
            else:
                told += self._note(note, anchored=False)
        p = self._layer.elements[0].prefix
        yield Splice(
            at,
            Order.STANDS,
            f'<{p}standOff xml:id="{self._prefix}notes"><{p}listAnnotation>{told}'
            f"</{p}listAnnotation></{p}standOff>",
        )

    def _anchor(self, note: Annotation, end: str, offset: int, inside: int) -> Splice | None:
        near = self._near(offset)
        if near is None:
            return None
        at = self._layer.place(near)
        assert at is not None
        holder = (
            near if near < len(self._layer.text) and self._layer.is_editable(near) else near - 1
        )
        p = self._layer.elements[self._layer.owners[holder]].prefix
        apart = f' n="{offset - near} {inside}"' if inside or near != offset else ""
        name = f"{self._prefix}{token(note.identity)}{end}"
        return Splice(at, Order.STANDS, f'<{p}anchor xml:id="{name}"{apart}/>')

    def _near(self, offset: int) -> int | None:
        """The nearest place before an offset, else behind it, where an anchor can stand."""
        last = min(len(self._layer.text), offset + _FAR)
        places = chain(range(offset, max(-1, offset - _FAR), -1), range(offset + 1, last + 1))
        return next((one for one in places if self._layer.place(one) is not None), None)

    def _note(self, note: Annotation, *, anchored: bool) -> str:
        p = self._layer.elements[0].prefix
        name = f"{self._prefix}{token(note.identity)}"
        place = f' target="#{name}{FROM}" targetEnd="#{name}{TO}"'
        if not anchored:
            place = f' n="{note.start} {note.start_inside} {note.end} {note.end_inside}"'
        cert = "" if note.posterior is None else f' cert="{decimal(note.posterior)}"'
        features = "".join(
            f'<{p}f name="{key}"><{p}string>{content(printable_value(value), p)}</{p}string></{p}f>'
            for key, value in note.values
        )
        if note.rejected:
            features += f'<{p}f name="{REJECTED}"><{p}binary value="true"/></{p}f>'
        told = f"<{p}fs>{features}</{p}fs>" if features else ""
        return (
            f'<{p}note xml:id="{name}" type={attribute(note.kind)} subtype="{note.origin}" '
            f'resp="#{self._prefix}{agent_name(note.who)}" '
            f'change="#{self._prefix}{token(note.action)}"{cert}\n{place}>'
            f"{content(printable_value(note.text), p)}{told}</{p}note>"
        )


def printable_value(text: str) -> str:
    """What people typed, line feeds kept, without what XML cannot carry."""
    return "\n".join(map(printable, text.split("\n")))
