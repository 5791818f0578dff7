"""Words that people used, found by how they begin."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

from sortedcontainers import SortedDict

from soat_core.engine.units import shape_of
from soat_core.finding.query import LONGEST, Fit, Query
from soat_core.finding.spelling import Spelling

_EXAMINED = 400
"""At most this many words with the right letters are looked at for one query."""
_BEHIND_ALL = "\U0010ffff"


class Vocabulary:
    """Counted words.  Adding one and asking take the logarithm of their number."""

    def __init__(self, words: Mapping[str, int] | None = None) -> None:
        """``words`` with how often they were used; 0 for one that was only put on a list."""
        self._by_letters: SortedDict = SortedDict()
        """Plain letters in lower case: the words spelled with them, counted."""
        for word, count in (words or {}).items():
            self.count(word, count)

    def add(self, texts: Iterable[str], times: int = 1) -> None:
        """Count the words of texts without the punctuation around them; ``times`` -1 takes them
        back."""
        for text, count in Counter(texts).items():
            for token in text.split():
                word = shape_of(unicodedata.normalize("NFC", token)).core
                if 1 < len(word) <= LONGEST and not any(map(str.isdigit, word)):
                    self.count(word, count * times)

    def take_in(self, other: Vocabulary) -> None:
        """Count all words of another one too."""
        for letters, words in other._by_letters.items():
            mine = self._by_letters.setdefault(letters, {})
            for word, count in words.items():
                mine[word] = mine.get(word, 0) + count

    def find(self, query: Query, limit: int) -> list[tuple[str, int]]:
        """Words that fit, with their counts: whole matches first, then the most used."""
        found: dict[str, tuple[Fit, int]] = {}
        for beginning in query.beginnings:
            keys = self._by_letters.irange(beginning, beginning + _BEHIND_ALL)
            for letters in islice(keys, _EXAMINED):
                for word, count in self._by_letters[letters].items():
                    fit = query.fit(word)
                    if fit and count >= 0:
                        found[word] = fit, count
        ranked = sorted(found.items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))
        return [(word, count) for word, (_, count) in ranked[:limit]]

    def count(self, word: str, count: int) -> None:
        """Count one word ``count`` times more, or less if it is negative."""
        letters = Spelling.of(word).letters
        words = self._by_letters.setdefault(letters, {})
        words[word] = words.get(word, 0) + count
        if count < 0 and words[word] <= 0:
            del words[word]
            if not words:
                del self._by_letters[letters]
