"""The OCR reading: one immutable text, with pages and lines as offset tables over it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from soat_core import legacy_codecs  # noqa: F401  (texts may be in these)
from soat_core.text import Span, tokens

if TYPE_CHECKING:
    from soat_core.annotations import Annotations
    from soat_core.layout import Layout


class Backing(Protocol):
    """The file that a text is a part of, where what is corrected must fit into that file."""

    def refusal(self, start: int, end: int, text: str) -> str:
        """Why ``ocr_text[start:end]`` cannot be made to read ``text``, as a clause for people;
        empty where it can."""

    def is_locked(self, start: int, end: int) -> bool:
        """Whether nothing of what stands in a stretch can be corrected."""

    @property
    def names(self) -> Annotations:
        """What the file itself says some words are; it can only be read."""


PLAIN_TEXT = "text/plain"
NOT_FOR_FILES = frozenset(["idna", "punycode"])
"""Codecs that decode no text file and take time that grows with the square of the input."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of several files that a report was put together from; ``ocr_text[start:end]`` came from
    it."""

    name: str
    """File name without its folder."""
    sha256: str
    """Hex digest of the bytes of the file."""
    start: int
    end: int
    encoding: str = ""
    """As of ``Source``; empty for a file that is no plain text."""
    bom: bool = False


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
    media_type: str = PLAIN_TEXT
    parts: tuple[Part, ...] = ()
    """The files of a report that was put together from several, in their order.

    ``name`` is then the report's, ``media_type`` that of each file, ``encoding`` UTF-8, and
    ``sha256`` is of the list that ``sha256sum`` prints of the files (see ``list_digest``).
    """

    @property
    def is_one_text(self) -> bool:
        """Whether the bytes of one file of plain text are what the text was decoded from."""
        return self.media_type == PLAIN_TEXT and not self.parts

    @property
    def encodings(self) -> frozenset[str]:
        """Of all files of plain text that the report came from."""
        if self.parts:
            return frozenset(part.encoding for part in self.parts if part.encoding)
        return frozenset([self.encoding])


def list_digest(files: Iterable[tuple[str, str]]) -> str:
    """SHA-256 of the list of files that ``sha256sum`` prints: pairs of SHA-256 and name."""
    told = "".join(f"{sha256}  {name}\n" for sha256, name in files)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def parts_hold(report: Report) -> bool:
    """Whether the files that a report was put together from follow each other in its text, and
    those of plain text still have the hashes that they had."""
    parts = report.source.parts
    digest = list_digest((part.sha256, part.name) for part in parts)
    if parts and digest != report.source.sha256:
        return False
    ends = [0, *(part.end for part in parts)]
    return all(
        end <= part.start <= part.end <= len(report.ocr_text)
        and (not part.encoding or _holds(report, part))
        for part, end in zip(parts, ends, strict=False)
    )


def _holds(report: Report, part: Part) -> bool:
    if part.encoding.lower() in NOT_FOR_FILES:
        return False
    try:
        data = report.part_to_bytes(part)
    except (LookupError, ValueError):  # no such codec, or the text has characters it has not
        return False
    return hashlib.sha256(data).hexdigest() == part.sha256


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
    backing: Backing | None = field(default=None, compare=False, repr=False)
    """What hinders corrections, if anything does."""

    @classmethod
    def from_text(cls, text: str, name: str = "untitled.txt") -> Report:
        """A report of a string, as if it had been read from a UTF-8 file."""
        return cls(text, Source(name, hashlib.sha256(text.encode("utf-8")).hexdigest()))

    def to_bytes(self) -> bytes:
        """The bytes of the file that the text was decoded from, byte order mark included; of a
        report of several files the whole text in UTF-8.

        Raises ``UnicodeError`` or ``LookupError`` when the text and ``source.encoding`` do not go
        together, as they cannot when the one was decoded with the other.
        """
        mark = "\ufeff" if self.source.bom else ""
        return (mark + self.ocr_text).encode(self.source.encoding)

    def part_to_bytes(self, part: Part) -> bytes:
        """The bytes of one of several files of plain text; raises as ``to_bytes``."""
        mark = "\ufeff" if part.bom else ""
        return (mark + self.ocr_text[part.start : part.end]).encode(part.encoding)

    def part_of_page(self, page: int) -> Part | None:
        """The file that a page begins in; None for a report of one file."""
        parts = self.source.parts
        at = bisect_right(parts, self.page_starts[page], key=lambda part: part.start)
        return parts[at - 1] if at else None

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
