"""What was told stays as sure as it was, unless a decision speaks against it.

With every decision a page is read again, and posteriors sway a little, also where nothing new was
learned.  A word that sways below the threshold would be a suspect all of a sudden: that is work for
nothing, hundreds of times in a report.  A decision that says what was expected is no reason to
doubt its neighbours, so they stay at least as sure as they were before; near one that says
something else they are told anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from soat_core.engine.ranking import Doubles, Ints, Ranking
from soat_core.engine.tables import Tables

REACH = 3
"""A decision that was not expected speaks against words up to so many tokens away."""


class Steadiness:
    """What was told about each passage of a report before anything was decided there."""

    def __init__(self) -> None:
        self._told: dict[int, tuple[Ints, Doubles]] = {}

    def keep(
        self, start: int, ranking: Ranking, decided: Mapping[int, str], tables: Tables
    ) -> Ranking:
        """The candidates of a passage that begins at OCR offset ``start``, as sure as they were;
        ``decided`` has the texts of its tokens that are known."""
        best, sure = ranking.best, ranking.shares[:, 0]
        # numbers differ from one set of tables to the next, fingerprints do not
        words = tables.texts.word[best]
        known = self._told.get(start)
        if not decided or known is None or len(known[0]) != len(words):
            self._told[start] = words, sure.copy()
            return ranking
        same = (known[0] == words) & ~_doubted(words, decided, tables)
        return surer(ranking, np.where(same, np.maximum(sure, known[1]), sure))


def surer(ranking: Ranking, best: Doubles) -> Ranking:
    """With these probabilities of the first candidates; the others share what those leave."""
    others = ranking.shares[:, 1:].sum(1)
    scale = np.minimum(1, (1 - best) / np.where(others > 0, others, np.inf))
    shares = np.concatenate([best[:, None], ranking.shares[:, 1:] * scale[:, None]], axis=1)
    return replace(ranking, shares=shares)


def _doubted(words: Ints, decided: Mapping[int, str], tables: Tables) -> npt.NDArray[np.bool_]:
    """Which tokens stand near a decision that was not expected."""
    found = np.zeros(len(words), np.bool_)
    for token, text in decided.items():
        if tables.texts.word[tables.text_number(text)] != words[token]:
            found[max(0, token - REACH) : token + REACH + 1] = True
    return found
