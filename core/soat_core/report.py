"""The OCR reading: one immutable text, with pages and lines as offset tables over it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from soat_core import legacy_codecs  # noqa: F401  (texts may be in these)
from soat_core.text import Span, tokens

if TYPE_CHECKING:
    from soat_core.layout import Layout


@dataclass(frozen=True, slots=True)
class Source:
    """Where the OCR text came from, and what is needed to give its bytes back."""

    name: str
    """File name without its folder."""
    sha256: str
    """Hex digest of the bytes of the file."""
    encoding: str = "utf-8"
    """Python codec that decoded the bytes, without any byte order mark."""
    bom: bool = False
    """Whether a byte order mark stood at the beginning (it is no part of the text)."""
    media_type: str = "text/plain"


@dataclass(frozen=True)
class Report:
    """An imported reading.  ``ocr_text`` is what was imported, to the last form feed.

    Lines end at LF alone (a CR before it is white space of the line), pages at form feeds.
    All offsets are code points of ``ocr_text``; all indices count from 0.
    """

    ocr_text: str
    source: Source
    layout: Layout | None = field(default=None, compare=False, repr=False)
    """Where the text stands on the page images, if the source tells."""

    @classmethod
    def from_text(cls, text: str, name: str = "untitled.txt") -> Report:
        """A report of a string, as if it had been read from a UTF-8 file."""
        return cls(text, Source(name, hashlib.sha256(text.encode("utf-8")).hexdigest()))

    def to_bytes(self) -> bytes:
        """The bytes of the file that the text was decoded from, byte order mark included.

        Raises ``UnicodeError`` or ``LookupError`` when the text and ``source.encoding`` do not go
        together, as they cannot when the one was decoded with the other.
        """
        mark = "\ufeff" if self.source.bom else ""
        return (mark + self.ocr_text).encode(self.source.encoding)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of each line's first character; there is at least one line."""
        starts = [0]
        position = self.ocr_text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.ocr_text.find("\n", position + 1)
        return starts

    @cached_property
    def page_starts(self) -> list[int]:
        """Offset of each page's first character; a form feed at the very end opens no page."""
        starts = [0]
        inked = len(self.ocr_text.rstrip())
        position = self.ocr_text.find("\f")
        while position >= 0:
            if position + 1 < inked:
                starts.append(position + 1)
            position = self.ocr_text.find("\f", position + 1)
        return starts

    @property
    def line_count(self) -> int:
        return len(self.line_starts)

    @property
    def page_count(self) -> int:
        return len(self.page_starts)

    def line_of(self, offset: int) -> int:
        """The line that ``offset`` stands on; a line feed belongs to the line it ends."""
        return bisect_right(self.line_starts, offset) - 1

    def lines_of(self, start: int, end: int) -> range:
        """The lines from the one that ``start`` stands on to the one that ``end`` stands on."""
        first = self.line_of(start)
        starts = self.line_starts
        one = first + 1 == len(starts) or end < starts[first + 1]
        return range(first, first + 1 if one else self.line_of(end) + 1)

    def page_of(self, offset: int) -> int:
        return bisect_right(self.page_starts, offset) - 1

    def line_span(self, line: int) -> Span:
        """The line without its line feed."""
        last = line + 1 == len(self.line_starts)
        end = len(self.ocr_text) if last else self.line_starts[line + 1] - 1
        return Span(self.line_starts[line], end)

    def page_span(self, page: int) -> Span:
        """The page, with its closing form feed if it has one."""
        last = page + 1 == len(self.page_starts)
        return Span(
            self.page_starts[page], len(self.ocr_text) if last else self.page_starts[page + 1]
        )

    def line_text(self, line: int) -> str:
        start, end = self.line_span(line)
        return self.ocr_text[start:end]

    def tokens_of_line(self, line: int) -> Iterator[Span]:
        return tokens(self.ocr_text, *self.line_span(line))

    def widen(self, start: int, end: int) -> Span:
        """The smallest stretch of whole tokens that covers ``start..end``.

        An empty stretch between tokens stays empty; inside a token it becomes that token.
        """
        text = self.ocr_text
        inside = 0 < start < len(text) and not text[start - 1].isspace()
        if inside and not text[start].isspace():
            while start > 0 and not text[start - 1].isspace():
                start -= 1
        inside = 0 < end < len(text) and not text[end].isspace()
        if inside and not text[end - 1].isspace():
            while end < len(text) and not text[end].isspace():
                end += 1
        return Span(start, end)
