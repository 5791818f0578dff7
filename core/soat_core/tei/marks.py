"""What the body of a record says about annotations: their pieces and anchors, with places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from soat_core.annotating.ends import Position
from soat_core.i18n import tr
from soat_core.tei.kinds import ELEMENTS
from soat_core.tei.names import XML_ID, tei
from soat_core.tei.reading import Reading

ENTITIES = frozenset(map(tei, ELEMENTS))


@dataclass(frozen=True, slots=True)
class Piece:
    """An element around words of the text."""

    element: etree._Element
    start: Position
    end: Position


class Marks:
    """Pieces and anchors by their names, as the body comes to them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._pieces: dict[str, Piece] = {}
        self._anchors: dict[str, Position] = {}
        self.claimed: set[str] = set()
        """Pointers to anchors that belong to a span."""

    def piece(self, element: etree._Element, start: Position, end: Position) -> None:
        self._pieces[f"#{element.get(XML_ID)}"] = Piece(element, start, end)

    def anchor(self, anchor: etree._Element, here: Position) -> None:
        self._anchors[f"#{anchor.get(XML_ID)}"] = here

    def claim(self, element: etree._Element, attribute: str) -> Position:
        """Where the anchor stands that a span points to; nobody else may point to it then."""
        free = self._anchors.keys() - self.claimed
        pointer = self._reading.pointed(element, attribute, free)
        self.claimed.add(pointer)
        return self._anchors.get(pointer, Position(0))

    def whole(self) -> Iterator[Piece]:
        """Every annotation of the text with the first of its elements, its pieces put together."""
        used: set[str] = set()
        for pointer, first in self._pieces.items():
            if first.element.get("prev") is None:
                last = self._last(pointer, used)
                yield Piece(first.element, first.start, last.end)
        for pointer, piece in self._pieces.items():
            if pointer not in used:
                self._report_link(piece)

    def _last(self, pointer: str, used: set[str]) -> Piece:
        """The last piece that is reached from a first one."""
        used.add(pointer)
        piece = self._pieces[pointer]
        while (following := piece.element.get("next")) is not None:
            after = self._pieces.get(following)
            if after is None or following in used or after.element.get("prev") != pointer:
                self._report_link(piece)
                return piece
            used.add(following)
            pointer, piece = following, after
        return piece

    def _report_link(self, piece: Piece) -> None:
        self._reading.report(
            piece.element,
            tr(
                "the pieces of this annotation are not linked to each other",
                "các phần của chú giải này không nối được với nhau",
            ),
        )
