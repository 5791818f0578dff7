"""Acronyms and the words they stand for.

OCR loses the stroke of Đ, so an unknown ``CTDT`` may be CTDT or CTĐT.  A report mostly spells an
acronym out somewhere ("chương trình đào tạo"): the run of first letters tells.
"""

from __future__ import annotations

import numpy as np

from soat_core.engine.ranking import Ranking
from soat_core.engine.texts import Texts

EVIDENCE = 1000.0
"""How much more likely a spelling becomes with each time its letters begin a run of words."""
LETTERS_KEPT = 400_000
"""How much of a report is looked through for an acronym: 1,000 pages."""


class Initials:
    """The first letters of the words of a report, in order, as far as it was read."""

    def __init__(self) -> None:
        self._runs: dict[int, str] = {}
        self._kept = 0

    def learn(self, start: int, ranking: Ranking, texts: Texts) -> None:
        """Take in a passage that begins at OCR offset ``start`` (again, if it was seen before)."""
        self._kept -= len(self._runs.pop(start, ""))
        if self._kept < LETTERS_KEPT:
            self._runs[start] = "".join([texts.initial[text] for text in ranking.best.tolist()])
            self._kept += len(self._runs[start])

    def count(self, acronym: str) -> int:
        wanted = acronym.lower()
        return sum(run.count(wanted) for run in self._runs.values())

    def decide(self, ranking: Ranking, texts: Texts) -> Ranking:
        """The spellings of acronyms weighed by what the report spells out."""
        core = texts.core
        at = [
            token
            for token in np.flatnonzero(texts.is_acronym[ranking.best]).tolist()
            if len(core[ranking.texts[token, 0]]) > 2
        ]
        if not at:
            return ranking
        some = ranking.rows(np.array(at))
        counts: dict[str, int] = {}
        weights = np.zeros(some.shares.shape)
        for (row, column), text in np.ndenumerate(some.texts):
            spelling = core[text]
            same_length = len(spelling) == len(core[some.texts[row, 0]])
            if text < 0 or not same_length or not texts.is_acronym[text]:
                continue
            if spelling not in counts:
                counts[spelling] = self.count(spelling)
            weights[row, column] = counts[spelling]
        shares = some.shares * (1 + EVIDENCE * weights)
        return ranking.replaced(np.array(at), some.reordered(shares / shares.sum(1, keepdims=True)))
