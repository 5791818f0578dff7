"""What spoke for a suggestion, in one short phrase."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from soat_core.engine.pack import Pack
from soat_core.engine.suggestion import Suggestion
from soat_core.engine.units import shape_of
from soat_core.i18n import tr
from soat_core.text import old_tone_placement

TELLING = 2.0
"""A phrase counts when it makes the word this many nats likelier than it is by itself."""


class Reasons:
    """Finds the phrase that the language model knows around a suggestion."""

    def __init__(self, pack: Pack) -> None:
        self._model = pack.model
        self._number = pack.lexicon.number

    def of(self, suggestions: Sequence[Suggestion], at: int) -> str:
        """A phrase of two or three words with ``suggestions[at]`` in it; empty if none is known."""
        words = [
            _word(suggestions[i]) if 0 <= i < len(suggestions) else ""
            for i in range(at - 2, at + 3)
        ]
        if not words[2]:
            return ""
        best, phrase = TELLING, ""
        for first in (0, 1, 2):
            gain = self._gain(words[first : first + 3])
            if gain > best:
                best, phrase = gain, " ".join(words[first : first + 3])
        for first in (1, 2):
            gain = self._gain(words[first : first + 2])
            if gain > best + 0.5:
                best, phrase = gain, " ".join(words[first : first + 2])
        if not phrase:
            return ""
        return tr("often: “{phrase}”", "thường gặp: “{phrase}”", phrase=phrase)

    def _gain(self, words: list[str]) -> float:
        """How much likelier the last word is after the others; 0 where the phrase is not stored."""
        numbers = [self._number.get(old_tone_placement(word.lower()), -1) for word in words]
        if any(number < 0 for number in numbers):
            return 0.0
        ids = [np.array([number], np.int64) for number in numbers]
        pair = self._model.pair_index(ids[0], ids[1])
        if pair[0] < 0:
            return 0.0
        if len(ids) == 2:
            return float(self._model.two[pair[0]] - self._model.one[numbers[1]])
        triple = self._model.triple_index(pair, ids[2])
        if triple[0] < 0:
            return 0.0
        return float(self._model.three[triple[0]] - self._model.one[numbers[2]])


def _word(suggestion: Suggestion) -> str:
    """The word a neighbour contributes to a phrase, empty where punctuation or a code stands."""
    before, core, _ = shape_of(suggestion.best.text)
    return core if core.isalpha() and not before else ""
