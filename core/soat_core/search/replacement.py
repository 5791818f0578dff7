"""What stands in place of a hit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize

from soat_core.search.finding import Cancelled, Found, matches, never, too_slow
from soat_core.search.gaps import fitted
from soat_core.search.letter_case import in_case_of
from soat_core.search.pattern import Pattern
from soat_core.search.snapshot import FoldedSnapshot, Snapshot
from soat_core.search.template import Template

_LOOK_UP = 256
_TIME_FOR_ONE = 0.5
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """What was typed into the field for the replacement; for a regular expression it is a
    ``Template``."""

    text: str
    keep_case: bool = False
    """Put into the case of what was found: đối, Đối, ĐỐI."""


class Rewrite(NamedTuple):
    """``start..end`` of the snapshot becomes ``text``."""

    start: int
    end: int
    text: str


class Rewriter:
    """Says what stands in place of each hit of a pattern.

    Raises ``QueryError`` when the replacement cannot mean anything.
    """

    def __init__(self, pattern: Pattern, replacement: Replacement) -> None:
        self._pattern = pattern
        self._replacement = replacement
        self._text = normalize("NFC", replacement.text)
        self._template = None
        if pattern.query.regex:
            self._template = Template(self._text, pattern.expression)

    def all(self, snapshot: Snapshot, cancelled: Cancelled = never) -> list[Rewrite] | None:
        """What becomes of every hit, or None when nobody wants to know any more.

        Raises ``TooSlowError``.
        """
        folded = snapshot.folded(self._pattern.fold)
        result: list[Rewrite] = []
        for found in matches(snapshot, self._pattern):
            result.append(self._rewrite(snapshot, folded, found))
            if len(result) % _LOOK_UP == 0 and cancelled():
                return None
        return result

    def one(self, snapshot: Snapshot, start: int, end: int) -> Rewrite | None:
        """What becomes of the hit at ``start..end``; None when there is none any more.

        Raises ``TooSlowError``.
        """
        folded = snapshot.folded(self._pattern.fold)
        text, at, begin = folded.text, folded.from_source(start), 0
        if self._pattern.by_line:
            begin = text.rfind("\n", 0, at) + 1
            stop = text.find("\n", at)
            text = text[begin : None if stop < 0 else stop]
        try:
            match = self._pattern.expression.match(text, at - begin, timeout=_TIME_FOR_ONE)
        except TimeoutError:
            raise too_slow() from None
        if match is None:
            return None
        if folded.to_source(begin + match.start(), begin + match.end()) != (start, end):
            return None
        return self._rewrite(snapshot, folded, Found(start, end, begin, match))

    def _rewrite(self, snapshot: Snapshot, folded: FoldedSnapshot, found: Found) -> Rewrite:
        there = snapshot.text[found.start : found.end]

        def group(which: int | str) -> str:
            """As it stands in the report, not as it was folded."""
            begin, end = found.match.span(which)
            if begin < 0:
                return ""
            begin, end = folded.to_source(found.begin + begin, found.begin + end)
            return snapshot.text[begin:end]

        if self._template is not None:
            text = self._template.filled(group)
        else:
            text = fitted(self._pattern.query.text, self._text, there)
        if self._replacement.keep_case:
            text = in_case_of(there, text)
        return Rewrite(found.start, found.end, text)
