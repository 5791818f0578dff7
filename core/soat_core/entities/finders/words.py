"""The words of a passage, with what parts them: for names, which are told word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from soat_core.entities.passages import GAP

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[&’'][^\W_]+)*|\d+(?:[.,]\d+)*")
_GAP = re.compile(GAP)
_COLUMNS = "    "
"""So many blanks part two columns."""
_LINE = re.compile(r"[^\n\f]+")
_FULL = 0.85
"""Of the width: letters are not equally wide."""
_LABELLED = 0.97
"""The same where the next line begins with a label ("Địa chỉ:")."""
_LABEL = re.compile(r"[^\W\d_][^\n\f:,.;]{1,24}:")
BLANK, DASH, COMMA, STOP, OTHER = " ", "-", ",", ".", "x"
"""What parts two words: a gap, a dash, a comma, a full stop, anything else."""


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel rows, one for each word; offsets are code points of the passage.

    ``plain`` are the words in lower case.  ``before`` tells what parts each from the word before.
    ``headed`` are true for words in lines of capitals, where a capital says nothing.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    shown: tuple[str, ...]
    plain: tuple[str, ...]
    before: tuple[str, ...]
    headed: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.shown)

    def is_capital(self, index: int) -> bool:
        """Whether there is a word at ``index``, and it begins with a capital."""
        return 0 <= index < len(self.shown) and self.shown[index][0].isupper()

    def is_name(self, index: int) -> bool:
        """A word with a capital in it: ``Bravo``, ``iBPO``."""
        return self.shown[index] != self.plain[index]

    def is_acronym(self, index: int) -> bool:
        """``UBND``, ``GD&ĐT``, ``TTg``; not a word of a heading."""
        word = self.shown[index]
        return not self.headed[index] and len(word) > 1 and sum(map(str.isupper, word)) > 1

    def runs_on(self, index: int) -> bool:
        """Whether only a gap parts the word from the one before."""
        return 0 < index < len(self.shown) and self.before[index] == BLANK

    def phrase(self, first: int, stop: int) -> str:
        """Words in lower case, joined by one blank, with the commas between them."""
        if COMMA not in self.before[first + 1 : stop]:
            return " ".join(self.plain[first:stop])
        rest = (
            f",{BLANK}{self.plain[at]}" if self.before[at] == COMMA else f"{BLANK}{self.plain[at]}"
            for at in range(first + 1, stop)
        )
        return self.plain[first] + "".join(rest)

    def char_before(self, index: int) -> str:
        """The character that touches the word from the left; empty at the beginning."""
        start = self.starts[index]
        return self.text[start - 1 : start] if start else ""

    def char_after(self, index: int) -> str:
        """The character that touches the word from the right; empty at the end."""
        return self.text[self.ends[index] : self.ends[index] + 1]

    def span(self, first: int, stop: int) -> tuple[int, int]:
        return self.starts[first], self.ends[stop - 1]


def split_words(text: str, width: int = 0) -> Words:
    """The words of ``text``: letters with the digits that follow them, or digits.

    ``width`` is the length of a full line, 0 where it is not known: a line that the next word would
    have fitted on was ended on purpose, so no name goes on with a capital behind it.
    """
    found = list(_WORD.finditer(text))
    starts = tuple(match.start() for match in found)
    ends = tuple(match.end() for match in found)
    shown = tuple(match[0] for match in found)
    headed = _headed(text, starts)
    gaps = zip(ends, starts[1:], strict=False)
    before = [OTHER, *(_parting(text[end:start]) for end, start in gaps)][: len(found)]
    if width:
        for at in _after_short_lines(text, starts, ends, width):
            if shown[at][0].isupper() and not (headed[at] and headed[at - 1]):
                before[at] = OTHER
    plain = tuple(word.lower() for word in shown)
    return Words(text, starts, ends, shown, plain, tuple(before), headed)


def _after_short_lines(
    text: str, starts: tuple[int, ...], ends: tuple[int, ...], width: int
) -> Iterator[int]:
    """The words that begin a line though there was room for them on the one before."""
    for at in range(1, len(starts)):
        gap = text[ends[at - 1] : starts[at]]
        if "\n" not in gap and "\f" not in gap:
            continue
        low = max(0, ends[at - 1] - width)
        begin = max(low, *(text.rfind(end, low, ends[at - 1]) + 1 for end in "\n\f"))
        full = _LABELLED if _LABEL.match(text, starts[at]) else _FULL
        if ends[at - 1] - begin + 1 + ends[at] - starts[at] < full * width:
            yield at


def _parting(gap: str) -> str:
    if gap == " " or (_GAP.fullmatch(gap) and _COLUMNS not in gap):
        return BLANK
    core = gap.strip()
    if gap.count("\n") > 1 or not core:
        return OTHER
    return {"-": DASH, "–": DASH, "—": DASH, ",": COMMA, ".": STOP}.get(core, OTHER)


def _headed(text: str, starts: tuple[int, ...]) -> tuple[bool, ...]:
    """Whether each word stands in a line of two and more words without a small letter."""
    headings = [
        line.span()
        for line in _LINE.finditer(text)
        if line[0].isupper() and len(line[0].split()) > 1
    ]
    if not headings:
        return (False,) * len(starts)
    return tuple(any(first <= at < last for first, last in headings) for at in starts)
