"""What spoke for a suggestion, in one short phrase."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from soat_core.engine.pack import Pack
from soat_core.engine.suggestion import Suggestion
from soat_core.engine.units import shape_of
from soat_core.i18n import tr
from soat_core.text import old_tone_placement

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

TELLING = 2.0
"""A phrase counts when it makes the word this many nats likelier than it is by itself."""


# Where a phrase begins before the word, and how many words it has.  A pair must tell more than a
# triple to be preferred.
_PHRASES = ((-2, 3), (-1, 3), (0, 3), (-1, 2), (0, 2))
_SHORT = 0.5


class Reasons:
    """Finds the phrases that the language model knows around suggestions."""

    def __init__(self, pack: Pack) -> None:
        self._model = pack.model
        self._number = pack.lexicon.number

    def of(self, suggestions: Sequence[Suggestion], wanted: Sequence[int]) -> dict[int, str]:
        """For each place asked for, a phrase of two or three words with it, if one is known."""
        words = [_word(suggestion) for suggestion in suggestions]
        numbers = np.array(
            [-1, -1]
            + [self._number.get(old_tone_placement(word.lower()), -1) for word in words]
            + [-1, -1],
            np.int64,
        )
        at = np.array(wanted, np.int64)
        gains = np.stack([self._gain(numbers, at + 2 + first, n) for first, n in _PHRASES])
        gains -= np.array([_SHORT if n == 2 else 0.0 for _, n in _PHRASES])[:, None]
        gains[:, numbers[at + 2] < 0] = 0
        best = gains.argmax(0)
        found: dict[int, str] = {}
        for column, place in enumerate(wanted):
            if gains[best[column], column] > TELLING:
                first, n = _PHRASES[best[column]]
                phrase = " ".join(words[place + first : place + first + n])
                found[place] = tr("often: “{phrase}”", "thường gặp: “{phrase}”", phrase=phrase)
        return found

    def _gain(self, numbers: Ints, start: Ints, length: int) -> Floats:
        """How much likelier (nats) the last word is after the others; 0 where the phrase is not
        stored."""
        stop = start + length - 1
        inside = (start >= 0) & (stop < len(numbers))
        rows = [numbers[np.where(inside, start + k, 0)] for k in range(length)]
        known = inside & (np.stack(rows) >= 0).all(0)
        u, w = np.where(known, rows[0], 0), np.where(known, rows[1], 0)
        pair = self._model.pair_index(u, w)
        if length == 2:
            gain = self._model.two[pair] - self._model.one[w]
            return np.where(known & (pair >= 0), gain, 0)
        last = np.where(known, rows[2], 0)
        triple = self._model.triple_index(np.maximum(pair, 0), last)
        gain = self._model.three[triple] - self._model.one[last]
        return np.where(known & (pair >= 0) & (triple >= 0), gain, 0)


def _word(suggestion: Suggestion) -> str:
    """The word a neighbour contributes to a phrase, empty where punctuation or a code stands."""
    before, core, _ = shape_of(suggestion.best.text)
    return core if core.isalpha() and not before else ""
