"""What spoke for a suggestion, in one short phrase."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from soat_core.engine.gazetteer import Gazetteer
from soat_core.engine.pack import Pack
from soat_core.engine.texts import Texts
from soat_core.i18n import language, tr

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

TELLING = 2.0
"""A phrase counts when it makes the word this many nats likelier than it is by itself."""


# Where a phrase begins before the word, and how many words it has.  A pair must tell more than a
# triple to be preferred.
_PHRASES = ((-2, 3), (-1, 3), (0, 3), (-1, 2), (0, 2))
_SHORT = 0.5
NAMES_KEPT = 4096
"""Words with their neighbours of which is remembered what name they are in."""
_AROUND = 5
"""Words on each side among which a name is looked for."""


class Reasons:
    """Finds the phrases that the language model knows around suggestions."""

    def __init__(self, pack: Pack, names: Gazetteer | None = None) -> None:
        self._model = pack.model
        self._names = names
        # a page is told anew after each decision
        self._name = lru_cache(NAMES_KEPT)(self._look_up)

    def of(self, best: Ints, texts: Texts, wanted: Ints) -> dict[int, str]:
        """For each token asked for, a phrase of two or three words with it, if one is known.

        ``best`` are the numbers of the first candidates of neighbouring tokens.
        """
        units = texts.unit[best]
        two, three = self._gains(units)
        by_length = {2: np.pad(two, 2), 3: np.pad(three, 2)}
        gains = np.stack([by_length[n][wanted + 2 + first] for first, n in _PHRASES])
        gains[:, units[wanted] < 0] = 0
        phrase = gains.argmax(0)
        telling = np.flatnonzero(gains.max(0, initial=0) > TELLING)
        found: dict[int, str] = {}
        for token, number in zip(wanted[telling].tolist(), phrase[telling].tolist(), strict=True):
            first, n = _PHRASES[number]
            words = best[token + first : token + first + n].tolist()
            found[token] = tr(
                "often: “{phrase}”",
                "thường gặp: “{phrase}”",
                phrase=" ".join([texts.core[word] for word in words]),
            )
        found.update(self._named(best, texts, wanted[texts.capital[best[wanted]]]))
        return found

    def _named(self, best: Ints, texts: Texts, wanted: Ints) -> Iterator[tuple[int, str]]:
        """Tokens that stand in a listed name together with their neighbours, and that name."""
        for token in wanted.tolist():
            first = max(0, token - _AROUND)
            around = best[first : token + _AROUND + 1].tolist()
            name = self._name(tuple(map(texts.core.__getitem__, around)), token - first, language())
            if name is not None:
                yield token, name

    def _look_up(self, words: tuple[str, ...], at: int, _language: str) -> str | None:
        """The name that the word at index ``at`` stands in, as it is told in that language."""
        return None if self._names is None else self._names.phrase_at(words, at)

    def _gains(self, units: Ints) -> tuple[Floats, Floats]:
        """How much likelier (nats) the last word of the pair and of the triple that begin at each
        token is after the others; 0 where the phrase is not stored."""
        model = self._model
        u, v, w = units, np.append(units[1:], -1), np.append(units[2:], [-1, -1])[: len(units)]
        pair = np.where((u >= 0) & (v >= 0), model.pair_index(u.clip(0), v.clip(0)), -1)
        two = np.where(pair >= 0, model.two[pair] - model.one[v] - _SHORT, 0)
        triple = model.triple_index(pair.clip(0), w.clip(0))
        stored = (pair >= 0) & (w >= 0) & (triple >= 0)
        return two, np.where(stored, model.three[triple] - model.one[w], 0)
