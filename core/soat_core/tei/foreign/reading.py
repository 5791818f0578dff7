"""From markup to the text as it reads: ``layer``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from soat_core.tei.foreign.elements import (
    ALTERNATIVES,
    BLOCKS,
    COLUMNS,
    HIDDEN,
    LINE_BREAKS,
    MIXED,
    NOTES,
    PAGE_BREAK,
    PLACEHOLDERS,
    THROUGH,
)
from soat_core.tei.foreign.layer import Kind, Layer
from soat_core.tei.foreign.markup import Element, scan
from soat_core.tei.foreign.stream import Gap, Stream, spans_of

_WHITE = " \t\r\n"
_BREAKS = LINE_BREAKS | {PAGE_BREAK}
_PIECES = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
_HAS_ALTERNATIVES = re.compile(rb"<(?:[\w.-]+:)?(?:choice|app|rdgGrp)[\s>]")
_LINE_BREAK = re.compile(rb"<(?:[\w.-]+:)?lb[\s/>]")


def read_layer(data: bytes, name: str) -> Layer:
    """The text of UTF-8 ``data``; empty where it has none.  Raises ``InputError`` as ``scan``."""
    chosen = _Alternatives()
    if _HAS_ALTERNATIVES.search(data):
        scan(data, name, chosen)
    reader = _Reader(chosen.passed_over, wraps=_LINE_BREAK.search(data) is None)
    elements = scan(data, name, reader)
    return reader.layer(elements)


class _Alternatives:
    """Finds of each ``choice`` which of its parts are not read."""

    def __init__(self) -> None:
        self.passed_over: set[int] = set()
        self._open: list[tuple[str, int, list[tuple[int, str]]]] = []
        """Elements with alternatives: name, number, their children so far."""

    def opened(self, number: int, element: Element) -> None:
        if self._open and element.parent == self._open[-1][1]:
            self._open[-1][2].append((number, element.name))
        if element.name in ALTERNATIVES:
            self._open.append((element.name, number, []))

    def text(self, number: int, start: int, end: int, text: str, *, cdata: bool) -> None:
        """Of no account here."""

    def closed(self, number: int, element: Element) -> None:
        if self._open and self._open[-1][1] == number:
            name, _, parts = self._open.pop()
            read = _read_of(parts, ALTERNATIVES[name])
            self.passed_over.update(part for part, _ in parts if part != read)


def _read_of(parts: Sequence[tuple[int, str]], preferred: Sequence[str]) -> int:
    for wanted in preferred:
        for number, name in parts:
            if name == wanted:
                return number
    return parts[0][0] if parts else -1


@dataclass(slots=True)
class _Around:
    """What holds for the inside of an open element."""

    name: str = ""
    shown: bool = False
    hidden: bool = False
    locked: bool = False
    verbatim: bool = False
    is_block: bool = True
    notes: list[Stream] = field(default_factory=list)
    """What is to be read after this block."""


class _Reader:
    def __init__(self, passed_over: set[int], *, wraps: bool) -> None:
        self._passed_over = passed_over
        self._wraps = wraps
        self._stack = [_Around()]
        self._streams = [Stream()]
        self._run = 0

    def layer(self, elements: Sequence[Element]) -> Layer:
        stream = self._streams[0]
        text = "".join(stream.parts)
        return Layer(
            text, stream.starts, stream.ends, stream.owners, stream.runs, stream.kinds, elements
        )

    # Visiting

    def opened(self, number: int, element: Element) -> None:
        self._tag()
        around, name = self._stack[-1], element.name
        passed_over = around.hidden or number in self._passed_over
        inside = _Around(
            name,
            around.shown or (name == "text" and not passed_over),
            passed_over or name in HIDDEN,
            around.locked or not name,
            _verbatim(element, around.verbatim),
        )
        inside.is_block = inside.shown and self._is_block(name)
        if inside.shown and not passed_over:
            self._begin(number, element, inside)
        self._stack.append(inside)

    def text(self, number: int, start: int, end: int, text: str, *, cdata: bool) -> None:
        around = self._stack[-1]
        if not around.shown or around.hidden:
            return
        kind = Kind.LOCKED if around.locked or cdata else Kind.TEXT
        for match in _PIECES.finditer(text):
            piece = match[0]
            size = end - start if len(text) == 1 else len(piece.encode("utf-8"))
            if around.verbatim or piece[0] not in _WHITE:
                self._ink(piece, start, size, number, kind)
            else:
                self._white(piece, start, start + size, number, kind)
            start += size

    def closed(self, number: int, element: Element) -> None:
        self._tag()
        inside = self._stack.pop()
        if not inside.shown or inside.hidden:
            return
        if inside.is_block:
            self._fence(element.close)
            for note in inside.notes:
                self._streams[-1].add(note)
        elif inside.name in NOTES:
            self._fence(element.close)
            self._holder().notes.append(self._streams.pop())
        elif inside.name in COLUMNS and not self._streams[-1].at_line_start:
            self._streams[-1].gap = Gap(
                element.end, element.end, number, self._run, Kind.FENCE, "\t"
            )

    # Within

    def _is_block(self, name: str) -> bool:
        if name in BLOCKS:
            return True
        if not name or name in COLUMNS or name in THROUGH or name in _BREAKS:
            return False
        return not self._is_inline()

    def _is_inline(self) -> bool:
        """Whether what begins here stands inside of a line, by what is around it."""
        for around in reversed(self._stack):
            if around.name not in THROUGH:
                return around.name in MIXED or not around.name
        return False

    def _begin(self, number: int, element: Element, inside: _Around) -> None:
        name, stream = element.name, self._streams[-1]
        if name in LINE_BREAKS:
            self._line_break(number, element)
        elif name == PAGE_BREAK:
            self._page_break(number, element)
        elif name in PLACEHOLDERS:
            stream.put_gap(wraps=False)
            text = PLACEHOLDERS[name]
            stream.put_whole(text, element.start, element.inner, number, self._run, Kind.LOCKED)
            stream.at_line_start = False
        elif name == "space":
            self._white(" ", element.start, element.inner, number, Kind.LOCKED)
        elif inside.hidden:
            return
        elif inside.is_block:
            beside_label = stream.gap is not None and stream.gap.kind is Kind.FENCE
            if not (name == "item" and beside_label):
                self._fence(element.start)
        elif name in NOTES:
            self._streams.append(Stream())

    def _holder(self) -> _Around:
        """The block that a note waits for."""
        return next(around for around in reversed(self._stack) if around.is_block)

    def _tag(self) -> None:
        self._run += 1
        self._streams[-1].tagged = True

    def _white(self, piece: str, start: int, end: int, owner: int, kind: Kind) -> None:
        stream = self._streams[-1]
        if stream.at_line_start:
            return
        breaks = ("\n" in piece or "\r" in piece) and not stream.tagged
        if stream.gap is None:
            kind = Kind.SPACE if kind is Kind.TEXT else kind
            stream.gap = Gap(start, end, owner, self._run, kind)
        elif (stream.gap.end, stream.gap.run) == (start, self._run) and kind is Kind.TEXT:
            stream.gap.end = end
        if breaks and stream.gap.kind is not Kind.FENCE:
            stream.gap.char = "\n"

    def _ink(self, piece: str, at: int, size: int, owner: int, kind: Kind) -> None:
        stream = self._streams[-1]
        stream.put_gap(wraps=self._wraps)
        stream.put(piece, spans_of(piece, at, size), owner, self._run, kind)
        stream.at_line_start = piece.endswith("\n")
        stream.tagged = False

    def _fence(self, at: int) -> None:
        stream = self._streams[-1]
        stream.gap = None
        if not stream.at_line_start:
            stream.put_whole("\n", at, at, 0, self._run, Kind.FENCE)
            stream.at_line_start = True
            self._run += 1  # what follows is another run, tag or no tag

    def _line_break(self, number: int, element: Element) -> None:
        stream = self._streams[-1]
        stream.gap = None
        if not stream.at_line_start:
            self._put_break("\n", number, element)

    def _page_break(self, number: int, element: Element) -> None:
        self._line_break(number, element)
        stream = self._streams[-1]
        if stream.parts or stream.has_page:
            self._put_break("\f", number, element)
        stream.has_page = True

    def _put_break(self, char: str, number: int, element: Element) -> None:
        stream = self._streams[-1]
        # its owner is the element around it: there it can be corrected away
        stream.put_whole(
            char, element.start, element.inner, max(0, element.parent), self._run, Kind.BREAK
        )
        stream.at_line_start = True


def _verbatim(element: Element, before: bool) -> bool:
    told = element.attributes.get("xml:space")
    return before if told is None else told == "preserve"
