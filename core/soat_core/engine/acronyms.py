"""Acronyms and the words they stand for.

OCR loses the stroke of Đ, so an unknown ``CTDT`` may be CTDT or CTĐT.  A report mostly spells an
acronym out somewhere ("chương trình đào tạo"): the run of first letters tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.engine.units import shape_of
from soat_core.text import base_letter

EVIDENCE = 1000.0
"""How much more likely a spelling becomes with each time its letters begin a run of words."""
_ACRONYM = re.compile(r"[A-ZĐ]{2,8}")


class Initials:
    """The first letters of the words of a report, in order, as far as it was read."""

    def __init__(self) -> None:
        self._runs: dict[int, str] = {}

    def learn(self, start: int, suggestions: Sequence[Suggestion]) -> None:
        """Take in a passage that begins at OCR offset ``start`` (again, if it was seen before)."""
        letters: list[str] = []
        for suggestion in suggestions:
            shape = shape_of(suggestion.best.text)
            word = shape.core
            spelled_out = word.isalpha() and not word.isupper()
            letters.append(_initial(word[0].lower()) if spelled_out else " ")
            if shape.behind.strip("”\"'’"):
                letters.append(" ")
        self._runs[start] = "".join(letters)

    def count(self, acronym: str) -> int:
        wanted = acronym.lower()
        return sum(run.count(wanted) for run in self._runs.values())

    def decide(self, suggestion: Suggestion) -> Suggestion:
        """The suggestion with its spellings of an acronym weighed by what the report spells out."""
        core = shape_of(suggestion.best.text).core
        if not _ACRONYM.fullmatch(core) or len(core) < 3:
            return suggestion
        weighed = [
            (candidate, candidate.posterior * (1 + EVIDENCE * self._spelled(candidate.text, core)))
            for candidate in suggestion.candidates
        ]
        total = sum(weight for _, weight in weighed)
        candidates = sorted(
            (Candidate(candidate.text, weight / total) for candidate, weight in weighed),
            key=lambda candidate: -candidate.posterior,
        )
        return Suggestion(suggestion.start, suggestion.end, tuple(candidates), suggestion.why)

    def _spelled(self, text: str, core: str) -> int:
        """How often the report spells ``text`` out, if it is an acronym of the same letters."""
        other = shape_of(text).core
        if len(other) != len(core) or not _ACRONYM.fullmatch(other):
            return 0
        return self.count(other)


def _initial(letter: str) -> str:
    """The letter as acronyms write it: án gives A, but đề gives Đ."""
    return letter if letter == "đ" else base_letter(letter)
