"""What thresholds would mean in a report, before they are chosen."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from soat_core.review import Review

Doubles = npt.NDArray[np.float64]


class Safe(NamedTuple):
    """What "accept all safe ones" would do."""

    changes: int
    expected_errors: float


class Outlook:
    """The posteriors of what is undecided, collected piece by piece: a long report is gone through
    without anybody waiting for it, and then asked about any threshold (0 to 1) at once."""

    def __init__(self) -> None:
        self._every: list[float] = []
        self._changing: list[float] = []
        self._sorted: tuple[Doubles, Doubles] = np.empty(0), np.empty(0)

    def add(self, review: Review, start: int, end: int) -> None:
        """Take in the suggestions that begin in ``ocr_text[start:end]``; nothing twice."""
        text = review.document.report.ocr_text
        for one in review.suggestions_in(start, end):
            if not review.is_decided(one):
                best = one.best
                self._every.append(best.posterior)
                if best.text != text[one.start : one.end]:
                    self._changing.append(best.posterior)

    def suspects(self, below: float) -> int:
        """How many are suspects with this threshold."""
        every, _ = self._in_order()
        return int(np.searchsorted(every, below))

    def safe(self, since: float) -> Safe:
        """What would be accepted, of that which changes the text, and how much of it wrongly."""
        _, changing = self._in_order()
        taken = changing[np.searchsorted(changing, since) :]
        return Safe(len(taken), float((1 - taken).sum()))

    def _in_order(self) -> tuple[Doubles, Doubles]:
        every, changing = self._sorted
        if (len(every), len(changing)) != (len(self._every), len(self._changing)):
            self._sorted = np.sort(np.array(self._every)), np.sort(np.array(self._changing))
        return self._sorted
