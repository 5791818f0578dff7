"""The tokens of a report by number, and which of them were read alike."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from soat_core.engine.units import shape_of
from soat_core.series.letter_case import folded
from soat_core.text import Span, tokens

Numbers = npt.NDArray[np.int32]

_HOOKS = frozenset("'’‘`´")
"""Signs that OCR makes of the hooks of ơ and ư: they part no words."""


def core_of(token: str) -> str:
    """Folded, without the punctuation around it; the whole token where it is nothing else."""
    core = folded(token)
    return shape_of(core).core or core


def _parts(gap: str) -> bool:
    """Whether white space ends a paragraph or a page."""
    return gap != " " and (gap.count("\n") > 1 or "\f" in gap)


class _Cut(NamedTuple):
    reading: int
    opens: bool
    """Whether nothing before it belongs to the same phrase."""
    closes: bool


class Readings:
    """Made from the text alone, which never changes; may be made in any thread.

    Tokens count from 0.  Tokens have one reading when they are alike but for the letter case and
    the punctuation around them.
    """

    def __init__(self, ocr_text: str) -> None:
        self.starts = array("i")
        """OCR offset of each token, ascending."""
        self.ends = array("i")
        self.names: list[str] = []
        """Of each reading: the folded core."""
        ids, breaks = array("i"), array("b")
        numbers: dict[str, int] = {}
        self._numbers = numbers
        known: dict[str, _Cut] = {}
        before, is_closed = 0, True
        for start, end in tokens(ocr_text):
            token = ocr_text[start:end]
            cut = known.get(token)
            if cut is None:
                cut = known[token] = self._cut(token, numbers)
            self.starts.append(start)
            self.ends.append(end)
            ids.append(cut.reading)
            breaks.append(is_closed or cut.opens or _parts(ocr_text[before:start]))
            before, is_closed = end, cut.closes
        self.ids: Numbers = np.frombuffer(ids, np.int32) if ids else np.zeros(0, np.int32)
        """The reading of each token."""
        self.breaks: npt.NDArray[np.bool_] = np.array(breaks, bool)
        """Whether no phrase runs from the token before over to this one: there is punctuation, or
        another paragraph."""

    def __len__(self) -> int:
        return len(self.starts)

    def token_at(self, offset: int) -> int:
        """The number of the first token that begins at or after an OCR offset."""
        return bisect_left(self.starts, offset)

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that begin in ``start..end``."""
        first = self.token_at(start)
        return range(first, bisect_left(self.starts, end, first))

    def span(self, first: int, count: int = 1) -> Span:
        """Where ``count`` tokens from ``first`` on stand in the OCR text."""
        return Span(self.starts[first], self.ends[first + count - 1])

    def name(self, first: int, count: int = 1) -> str:
        """How the tokens from ``first`` on were read, folded."""
        return " ".join(self.names[number] for number in self.ids[first : first + count])

    def places_of(self, name: str) -> tuple[list[int], int]:
        """Where tokens were read like the words of ``name``: the first token of each place, and
        how many tokens a place has.

        Looks at every token of the report once (a comparison of integers) for each word.
        """
        ids = [self._numbers.get(core_of(word), -1) for word in name.split()]
        room = len(self) - len(ids) + 1
        if not ids or room < 1:
            return [], 0
        found = np.flatnonzero(self.ids[:room] == ids[0])
        for more, number in enumerate(ids[1:], 1):
            found = found[self.ids[found + more] == number]
        return [int(token) for token in found], len(ids)

    def _cut(self, token: str, numbers: dict[str, int]) -> _Cut:
        before, core, behind = shape_of(unicodedata.normalize("NFC", token))
        name = core_of(token)
        number = numbers.setdefault(name, len(numbers))
        if number == len(self.names):
            self.names.append(name)
        if not any(map(str.isalnum, core)):
            return _Cut(number, True, True)  # no word of a phrase
        opens = bool(before and not _HOOKS.issuperset(before))
        closes = bool(behind and not _HOOKS.issuperset(behind))
        return _Cut(number, opens, closes)
