"""The lines of a text with what the eye sees of them: page, indent, white space above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from soat_core.structure.plain import plain

TAB = 4
"""Columns that a tab goes on by."""
_RARE = 0.1
"""The share of lines up to which one leading blank is taken for the sign of a new page."""
_RULE = re.compile(r"[-–—_=*~.·+|\s]+")
_GAP = re.compile(r"\s{3,}|\t\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """``text`` is the line without the white space around it: ``start`` to ``end`` of the whole.

    It may be a stretch of a line of the page; then it has the same ``index``.
    """

    index: int
    """Among the lines that are not blank."""
    start: int
    end: int
    text: str
    plain: str
    page: int
    indent: int
    """Columns of white space before it."""
    blanks: int
    """Blank lines above it on its page."""

    @property
    def is_rule(self) -> bool:
        """Whether it is drawn with characters, as ``-------``."""
        return _RULE.fullmatch(self.text) is not None

    def part(self, start: int, end: int | None = None) -> Line:
        """``text[start:end]`` of it, without the white space around it; it must not be blank."""
        cut = self.text[start:end]
        start += len(cut) - len(cut.lstrip())
        cut = cut.strip()
        return replace(
            self,
            start=self.start + start,
            end=self.start + start + len(cut),
            text=cut,
            plain=self.plain[start : start + len(cut)],
        )

    def columns(self, whole: Sequence[tuple[int, int]] = ()) -> list[Line]:
        """What wide gaps part, from left to right; gaps within ``whole`` stretches part nothing."""
        parts: list[Line] = []
        done = 0
        for gap in _GAP.finditer(self.text):
            if any(start < gap.start() and gap.end() < end for start, end in whole):
                continue
            parts.append(self.part(done, gap.start()))
            done = gap.end()
        return [*parts, self.part(done)] if parts else [self]


def cut_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank.  Form feeds begin pages.

    A text without any may have a blank in place of each, as some converters leave it: where few
    lines begin with just one, those begin pages.
    """
    lines = list(_cut(text))
    if "\f" in text or not lines:
        return lines
    return _with_pages(lines) if _has_lost_feeds(lines) else lines


def _cut(text: str) -> Iterator[Line]:
    offset = index = 0
    for page, content in enumerate(text.split("\f")):
        blanks = 0
        for raw in content.split("\n"):
            bare = raw.strip()
            if bare:
                before = raw[: len(raw) - len(raw.lstrip())]
                start = offset + len(before)
                indent = len(before.expandtabs(TAB))
                folded = plain(bare)
                yield Line(index, start, start + len(bare), bare, folded, page, indent, blanks)
                index += 1
            blanks = 0 if bare else blanks + 1
            offset += len(raw) + 1


def _has_lost_feeds(lines: list[Line]) -> bool:
    indents = [line.indent for line in lines]
    return max(indents) == 1 and sum(indents) <= max(1, _RARE * len(lines))


def _with_pages(lines: list[Line]) -> list[Line]:
    page = 0
    paged = []
    for line in lines:
        begins = line.indent == 1 and line.index > 0
        page += begins
        paged.append(replace(line, page=page, indent=0, blanks=0 if begins else line.blanks))
    return paged
