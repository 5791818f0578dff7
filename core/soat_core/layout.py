"""Where on the page images the OCR text stands: pages, regions, lines and words with their boxes.

Boxes are in the units of their page's width and height (pixels of its image, in most formats), y
downwards.  Text positions are code points of the report's OCR text.  A report of 500 pages has
200,000 words, so they are kept as parallel arrays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from pathlib import PurePosixPath, PureWindowsPath
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

NOWHERE = -1
"""Stands for every side of a box that is not known."""


class Box(NamedTuple):
    """A rectangle; ``right`` and ``bottom`` lie outside of it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def distance(self, x: float, y: float) -> float:
        """How far a point lies outside, squared; 0 inside."""
        aside = max(self.left - x, 0.0, x - self.right)
        above = max(self.top - y, 0.0, y - self.bottom)
        return aside * aside + above * above


def base_name(path: str) -> str:
    """The last part of a path of any system; empty for what names no file.

    OCR programs write where a picture lay on somebody's machine: that is nobody's business.
    """
    name = PureWindowsPath(PurePosixPath(path).name).name
    return "" if name in ("", ".", "..") or "\0" in name else name


def shared_out(box: Box, texts: Sequence[str]) -> list[Box | None]:
    """A box cut from left to right as long as each text is, a space between them."""
    length = sum(map(len, texts)) + max(0, len(texts) - 1)
    found: list[Box | None] = []
    at = 0
    for text in texts:
        left = box.left + round(box.width * at / length)
        right = box.left + round(box.width * (at + len(text)) / length)
        found.append(Box(left, box.top, max(right, left + 1), box.bottom))
        at += len(text) + 1
    return found


@dataclass(frozen=True, slots=True)
class PageImage:
    """The picture of one page, as the OCR file names it, without its folder.

    ``width`` and ``height`` are those that boxes refer to, 0 where they are not known; ``index`` is
    the page's place in a file of several pages, from 0.
    """

    name: str = ""
    index: int = 0
    width: int = 0
    height: int = 0
    dpi: float = 0.0
    """0 where it is not known."""
    identity: str = ""
    """What the source calls the page."""


@dataclass(frozen=True, slots=True)
class Region:
    """A block of lines on a page; ``kind`` is the source's own word for it."""

    kind: str
    first_line: int
    last_line: int
    """The lines of the report that it holds, both included."""
    box: Box | None = None
    identity: str = ""


class Alternative(NamedTuple):
    """Another reading that the OCR program offered; confidence 0 to 1, None if it gave none."""

    text: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the OCR program: ``ocr_text[start:end]``.  Confidence 0 to 1."""

    index: int
    start: int
    end: int
    box: Box | None
    confidence: float | None
    identity: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class Layout:
    """What an OCR file tells beside the text.

    ``line_box`` and ``line_page`` have one row for every line of the report, ``word_start``,
    ``word_end``, ``word_box`` and ``confidence`` (NaN: not told) one for every word, in the order
    of the text.
    """

    pages: tuple[PageImage, ...]
    line_box: Ints
    """Shape (lines, 4)."""
    line_page: Ints
    word_start: Ints
    word_end: Ints
    word_box: Ints
    """Shape (words, 4)."""
    confidence: Floats
    page_word: tuple[int, ...]
    """The index of each page's first word."""
    word_id: Sequence[str] = ()
    line_id: Sequence[str] = ()
    regions: tuple[Region, ...] = ()
    alternatives: Mapping[int, tuple[Alternative, ...]] = field(default_factory=dict)
    """By the word's index; most have none."""
    level: str = "word"
    """The level whose text was taken: ``word``, ``line`` or ``region``."""

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.word_start)

    def word(self, index: int) -> Word:
        confidence = float(self.confidence[index])
        return Word(
            index,
            int(self.word_start[index]),
            int(self.word_end[index]),
            _box(self.word_box[index]),
            None if confidence != confidence else confidence,
            self.word_id[index] if self.word_id else "",
            self.alternatives.get(index, ()),
        )

    def words_in(self, start: int, end: int) -> range:
        """The indices of the words that overlap ``start..end``."""
        first = int(np.searchsorted(self.word_end, start, side="right"))
        last = int(np.searchsorted(self.word_start, end, side="left"))
        return range(first, max(first, last))

    def box_of(self, start: int, end: int) -> Box | None:
        """Around the words that overlap ``start..end``, as far as they stand on one page."""
        words = self.words_in(start, end)
        found: Box | None = None
        for index in words:
            box = _box(self.word_box[index])
            if box is None or self._page_of_word(index) != self._page_of_word(words[0]):
                continue
            found = box if found is None else found.joined(box)
        return found

    def line(self, line: int) -> Box | None:
        """The box of a line of the report."""
        return _box(self.line_box[line])

    def word_near(self, page: int, x: float, y: float) -> Word | None:
        """The word that a point of a page's image lies in or nearest to."""
        candidates = self._words_of_page(page)
        boxes = self.word_box[candidates.start : candidates.stop].astype(np.float64)
        if not len(boxes):
            return None
        aside = np.maximum(np.maximum(boxes[:, 0] - x, x - boxes[:, 2]), 0)
        above = np.maximum(np.maximum(boxes[:, 1] - y, y - boxes[:, 3]), 0)
        away = np.where(boxes[:, 0] == NOWHERE, np.inf, aside**2 + above**2)
        nearest = int(np.argmin(away))
        return self.word(candidates.start + nearest) if np.isfinite(away[nearest]) else None

    def line_near(self, page: int, y: float) -> int | None:
        """The line of the report nearest to a height on a page's image."""
        rows = np.flatnonzero((self.line_page == page) & (self.line_box[:, 0] != NOWHERE))
        if not len(rows):
            return None
        tops, bottoms = self.line_box[rows, 1], self.line_box[rows, 3]
        away = np.maximum(np.maximum(tops - y, y - bottoms), 0)
        return int(rows[int(np.argmin(away))])

    def _page_of_word(self, index: int) -> int:
        return bisect_right(self.page_word, index) - 1

    def _words_of_page(self, page: int) -> range:
        last = page + 1 == len(self.page_word)
        return range(self.page_word[page], len(self) if last else self.page_word[page + 1])


def _box(row: Ints) -> Box | None:
    left, top, right, bottom = row.tolist()
    return None if left == NOWHERE else Box(left, top, right, bottom)


class LayoutBuilder:
    """Puts a text together from pages, regions, lines and words, and keeps where each came from.

    Words of a line are parted by one space, lines by a line feed, regions by an empty line, pages
    by a form feed: the way OCR programs write plain text.
    """

    def __init__(self, level: str = "word") -> None:
        self._level = level
        self._parts: list[str] = []
        self._length = 0
        self._pages: list[PageImage] = []
        self.page_starts: list[int] = []
        """Where each page begins in the text."""
        self._page_word: list[int] = []
        self._regions: list[Region] = []
        self._open_region: tuple[str, Box | None, str, int] | None = None
        self._line_box: list[Box] = []
        self._line_page: list[int] = []
        self._line_id: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._boxes: list[Box] = []
        self._confidence: list[float] = []
        self._word_id: list[str] = []
        self._alternatives: dict[int, tuple[Alternative, ...]] = {}
        self._begins_line = True
        self._first_word = 0
        self._current: tuple[Box, str, object] = (_NO_BOX, "", None)
        self.line_source: list[object] = []
        """For each line of the report, what the reader made it from: None for empty lines."""
        self.word_source: list[object] = []
        """The same for each word."""
        self._gap = False
        """Whether an empty line is to part the next line from the region before it."""

    def page(self, image: PageImage) -> None:
        """Begin a page."""
        self._close_region()
        if self._pages:
            self._add("\f")
        self._pages.append(image)
        self.page_starts.append(self._length)
        self._page_word.append(len(self._starts))
        self._gap = False

    def region(self, kind: str, box: Box | None = None, identity: str = "") -> None:
        """Begin a region; those without lines are left out."""
        self._close_region()
        self._open_region = kind, _on_page(box), identity, len(self._line_box)

    def line(self, box: Box | None = None, identity: str = "", source: object = None) -> None:
        """Begin a line; ``end_line`` must follow its words.  Without a box it has that of its
        words."""
        if self._gap:
            self._end_row(_NO_BOX, "", None)
            if self._open_region is not None:
                kind, around, name, first = self._open_region
                self._open_region = kind, around, name, first + 1
        self._gap = False
        self._current = _on_page(box) or _NO_BOX, identity, source
        self._begins_line = True
        self._first_word = len(self._starts)

    def word(
        self,
        text: str,
        box: Box | None = None,
        confidence: float | None = None,
        identity: str = "",
        alternatives: Sequence[Alternative] = (),
        *,
        apart: bool = True,
        source: object = None,
    ) -> None:
        """Add a word to the line; ``apart`` False joins it to the one before without a space.

        What the source calls a word may be several, up to a whole line: each gets its share of the
        box.
        """
        texts = text.split(" ") if " " in text else [text]
        if len(texts) > 1:
            texts = [one for one in texts if one]
            boxes = shared_out(box, texts) if box is not None else [None] * len(texts)
            for one, place in zip(texts, boxes, strict=True):
                self.word(one, place, confidence, identity, apart=apart, source=source)
                identity, apart = "", True
            return
        text = text.strip("\n\r\f")
        if not text:
            return
        if apart and not self._begins_line:
            self._add(" ")
        self._begins_line = False
        if alternatives:
            self._alternatives[len(self._starts)] = tuple(alternatives)
        self._starts.append(self._length)
        self._add(text)
        self._ends.append(self._length)
        self._boxes.append(_on_page(box) or _NO_BOX)
        self._confidence.append(float("nan") if confidence is None else confidence)
        self._word_id.append(identity)
        self.word_source.append(source)

    def end_line(self) -> None:
        """The line is complete; without a word nothing of it stays."""
        if not self._begins_line:
            box, identity, source = self._current
            around = [one for one in self._boxes[self._first_word :] if one is not _NO_BOX]
            if box is _NO_BOX and around:
                box = reduce(Box.joined, around)
            self._end_row(box, identity, source)

    def built(self) -> tuple[str, Layout]:
        """The text and its layout."""
        self._close_region()
        text = "".join(self._parts)
        # The text ends with a line feed, after which the report counts one more line.
        self._line_box.append(_NO_BOX)
        self._line_page.append(max(0, len(self._pages) - 1))
        self._line_id.append("")
        return text, Layout(
            tuple(self._pages),
            np.array(self._line_box, np.int32).reshape(-1, 4),
            np.array(self._line_page, np.int32),
            np.array(self._starts, np.int32),
            np.array(self._ends, np.int32),
            np.array(self._boxes, np.int32).reshape(-1, 4),
            np.array(self._confidence, np.float32),
            tuple(self._page_word),
            tuple(self._word_id) if any(self._word_id) else (),
            tuple(self._line_id) if any(self._line_id) else (),
            tuple(self._regions),
            self._alternatives,
            self._level,
        )

    def _end_row(self, box: Box, identity: str, source: object) -> None:
        self._add("\n")
        self.line_source.append(source)
        self._line_box.append(box)
        self._line_page.append(max(0, len(self._pages) - 1))
        self._line_id.append(identity)

    def _close_region(self) -> None:
        if self._open_region is not None:
            kind, box, identity, first = self._open_region
            if len(self._line_box) > first:
                self._regions.append(Region(kind, first, len(self._line_box) - 1, box, identity))
                self._gap = True
        self._open_region = None

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _on_page(box: Box | None) -> Box | None:
    """A box as far as it is one: what lies left of the page or above it is cut off."""
    if box is None:
        return None
    left, top, right, bottom = max(0, box.left), max(0, box.top), box.right, box.bottom
    fits = left < right < _FARTHEST and top < bottom < _FARTHEST
    return Box(left, top, right, bottom) if fits else None


_FARTHEST = 10_000_000
"""No unit of any format makes a page wider."""
_NO_BOX = Box(NOWHERE, NOWHERE, NOWHERE, NOWHERE)
