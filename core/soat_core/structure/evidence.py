"""What speaks for a line's beginning a paragraph, a heading or an item, or going on with one.

All weights are log odds in natural units, argued rather than fitted: about 1 for a hint, 3 for what
is right nineteen times of twenty, 5 for what hardly ever deceives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from soat_core.structure.formulas import is_shouted
from soat_core.structure.lines import Line
from soat_core.structure.marks import Mark, Style, mark_of
from soat_core.structure.plain import listed
from soat_core.structure.widths import AVERAGE, measures, width

_STOPS = (".", "!", "?", "…")
_CLOSERS = "\"”’')]»"
_RUNNING = listed(
    "va voi cua cac nhung trong cho tai theo tu den la de ve do boi hoac hay nhu duoc bi se da dang"
    " mot moi khi neu thi ma vao ra tren duoi ngay thang so khoan diem dieu tinh huyen xa thanh"
    " thuoc bang qua giua truoc sau cung nham rang nay do"
)
"""Words that hardly end a paragraph: particles, and what a number or a name follows.  Without
accents some are other words too; they are a hint only."""
_END = re.compile(r"\.\s?/\s?\.?\s*$|\./\.?$")
_CAPTION = re.compile(r"(?:bang|bieu|bieu do|hinh|so do|phu bieu)\s(?:so\s)?\d")
_ENUMERATED = re.compile(r"(?:mot|hai|ba|bon|nam|sau|bay)\sla,|thu\s(?:nhat|hai|ba|tu|nam|sau)\b")
_LONG_HEADING = 20
"""Words in one line."""
_OPENING_QUOTES = "\"“'‘"
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of the body, with what is known of it before anything is decided."""

    line: Line
    mark: Mark | None
    wide: float
    measure: float
    shouted: bool
    words: int
    follows_number: bool
    """Its mark counts on from one above, or begins to count."""

    @property
    def ends(self) -> str:
        """The last sign that counts, brackets and quotes aside; empty for a letter or digit."""
        last = self.line.text.rstrip(_CLOSERS)[-1:]
        return "" if last.isalnum() else last

    @property
    def is_last(self) -> bool:
        """Whether it ends with ``./.``, which stands below documents."""
        return _END.search(self.line.text) is not None


def look(lines: Sequence[Line]) -> list[Seen]:
    """The lines of a body as they are seen."""
    widths = [width(line.text) for line in lines]
    last: dict[Style, int] = {}
    seen = []
    for line, wide, measure in zip(lines, widths, measures(lines, widths), strict=True):
        mark = mark_of(line.text, line.plain)
        follows = False
        if mark is not None and mark.counts:
            follows = mark.value in (1, last.get(mark.style, 0) + 1)
            last[mark.style] = mark.value
        shouted = is_shouted(line.text[mark.end :] if mark and not mark.alone else line.text)
        seen.append(Seen(line, mark, wide, measure, shouted, line.text.count(" ") + 1, follows))
    return seen


def room(above: Seen, below: Seen) -> float:
    """How many letters more the line above would have held with the next word in it; negative
    where that word had no room."""
    word = below.line.text.split(None, 1)[0]
    return (above.measure - above.wide - width(" " + word)) / AVERAGE


def parting(above: Seen, below: Seen, blank_share: float) -> float:
    """Log odds that a part ends between two lines.  ``blank_share``: how many (0 to 1) of the lines
    of the text have a blank one above them."""
    score = _gap(above, below, blank_share) + _room(room(above, below))
    score += _ending(above) + _beginning(below)
    return score + _indent(above, below)


def _gap(above: Seen, below: Seen, blank_share: float) -> float:
    if above.line.page != below.line.page:
        return 0.0
    if not below.line.blanks:
        return -0.8 if 0.02 < blank_share < 0.6 else 0.0
    if blank_share > 0.85:
        return 0.7
    return 2.5 if blank_share > 0.6 else 4.5


def _room(letters: float) -> float:
    """The first line of a paragraph begins some letters in: full where room for a few is left."""
    if letters <= 0:
        return -2.0
    if letters < 7:
        return -2.0 + 0.45 * letters
    return min(4.5, 1.15 + 0.2 * (letters - 7))


def _ending(above: Seen) -> float:
    if above.is_last:
        return 6.0
    sign = above.ends
    if sign == ",":
        return -3.5
    if sign in ("-", "–", "(", "/"):
        return -2.0
    if sign == ":":
        return 1.2
    if sign in _STOPS or sign == ";":
        return 1.2
    word = above.line.plain.rsplit(None, 1)[-1]
    return -2.2 if word in _RUNNING else -1.2


def _beginning(below: Seen) -> float:
    if below.mark is not None:
        return _beginning_mark(below.mark, follows=below.follows_number)
    first = below.line.text.lstrip("\"“'‘([")[:1]
    if first.islower():
        return -4.5
    if _ENUMERATED.match(below.line.plain):
        return 2.0
    if first.isupper():
        return 1.0
    return -1.5 if first.isdigit() or first in ")%,;.:/" else 0.0


def _beginning_mark(mark: Mark, *, follows: bool) -> float:
    if mark.is_labelled:
        return 3.5
    if not mark.counts:
        return 3.0
    return 3.2 if follows else 2.2


def _indent(above: Seen, below: Seen) -> float:
    """A line further in than the one above begins something; one further out goes on with it."""
    step = below.line.indent - above.line.indent
    if abs(step) < _INDENT or below.line.blanks:
        return 0.0
    return 1.5 if step > 0 else -0.5


# Kinds


def begins_paragraph(seen: Seen) -> float:
    if seen.mark is None:
        return -2.0 if seen.shouted and seen.words > 1 else 0.0
    return -2.5 if seen.mark.counts else -4.0


def begins_heading(seen: Seen) -> float:
    mark = seen.mark
    if mark is None:
        return _begins_unnumbered(seen)
    if mark.style in (Style.APPENDIX, Style.PART, Style.CHAPTER, Style.SECTION, Style.SUBSECTION):
        return 5.0
    if mark.style is Style.ARTICLE:
        return 3.0
    shouted = 2.5 if seen.shouted and seen.words > 2 else 0.0
    if mark.style in (Style.ROMAN, Style.CAPITAL):
        return shouted + 2.0
    if Style.DECIMAL <= mark.style <= Style.DECIMAL_4:
        return shouted
    return shouted - 1.0 if mark.style is Style.LETTER else shouted - 3.0


def _begins_unnumbered(seen: Seen) -> float:
    if seen.shouted and (seen.words > 1 or len(seen.line.text) > 5):
        return 2.5
    first = seen.line.text[:1]
    if not first.isupper() and first not in _OPENING_QUOTES:
        return -6.0
    if _CAPTION.match(seen.line.plain):
        return -5.0
    return -2.7 if seen.words < _LONG_HEADING else -4.0


def ends_heading(seen: Seen, room_left: float) -> float:
    """How well a heading may end with this line; ``room_left`` in letters."""
    sign = seen.ends
    if sign in (";", ",") or seen.is_last:
        return -4.0
    if sign in _STOPS:
        return -0.5 if seen.shouted else -2.5
    score = -0.7 if sign == ":" else 1.2
    if seen.line.plain.rsplit(None, 1)[-1] in _RUNNING:
        score -= 1.0
    if room_left > 12:
        score += 1.0
    return score - 0.8 if room_left < 3 else score


def goes_on_heading(above: Seen, below: Seen) -> float:
    """How well a heading goes over from one line to the next."""
    if above.mark is not None and above.mark.is_labelled and above.mark.alone:
        is_short = below.wide < 0.75 * below.measure and below.words < _LONG_HEADING
        is_title = below.shouted or is_short
        return 14.0 if below.mark is None and is_title else -2.0
    if above.shouted != below.shouted:
        return -4.0
    if below.shouted:
        return 1.5 if below.mark is None else -4.0
    return -1.2 if above.mark is None else -0.7


def begins_item(seen: Seen) -> float:
    mark = seen.mark
    assert mark is not None
    if not mark.counts:
        return 3.5
    if mark.style is Style.ROMAN or seen.shouted:
        return -1.0
    if mark.style in (Style.LETTER, Style.LETTER_2, Style.BRACKET, Style.BRACKETS):
        return 1.7
    return 0.0 if mark.style is Style.ARTICLE else 0.8


def may_be_item(seen: Seen) -> bool:
    """Parts of the text as ``Chương`` are no items, nor is what has no mark."""
    mark = seen.mark
    return mark is not None and (mark.style >= Style.ROMAN or mark.style is Style.ARTICLE)


def ends_item(seen: Seen) -> float:
    sign = seen.ends
    if sign in _STOPS or sign in (";", ":"):
        return 0.7
    return -3.0 if sign == "," else -0.5


def ends_paragraph(seen: Seen) -> float:
    sign = seen.ends
    if sign in _STOPS or sign in (";", ":"):
        return 0.3
    return -2.0 if sign == "," else -0.8
