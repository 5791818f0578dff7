"""The words the engine knows, found again from garbled readings by their skeletons.

A skeleton is what OCR damage mostly leaves: lower case, no marks, look-alike signs folded onto
letters.  Some 1,700 skeletons carry all Vietnamese syllables; SymSpell searches those, which is far
faster and finds more than a search over accented forms (engine.md, "Candidates").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from soat_core.text import strip_marks

if TYPE_CHECKING:
    from symspellpy import SymSpell
    from symspellpy.abstract_distance_comparer import AbstractDistanceComparer

_FOLDS = str.maketrans(
    {
        **dict.fromkeys("60°©®", "o"),
        **dict.fromkeys("1|!", "l"),
        **dict.fromkeys("4@", "a"),
        **dict.fromkeys("358§$", "s"),
        **dict.fromkeys("€£", "e"),
        **dict.fromkeys("¢", "c"),
        **dict.fromkeys("9", "g"),
        **dict.fromkeys("2", "z"),
        **dict.fromkeys("7", "t"),
        **dict.fromkeys("¥", "y"),
        **dict.fromkeys("\"'’‘”“`´^~*", ""),
        "ﬁ": "fi",
        "ﬂ": "fl",
    }
)
_SYLLABLE = re.compile(
    r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
MAX_DISTANCE = 2


def skeleton(text: str) -> str:
    return strip_marks(text).lower().translate(_FOLDS)


def is_syllable(plain: str) -> bool:
    """Whether a skeleton has the shape of a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(plain) is not None


def _comparer() -> AbstractDistanceComparer:
    """rapidfuzz's edit distance for SymSpell: its own, in Python, takes nine tenths of a search."""
    from rapidfuzz.distance import OSA
    from symspellpy.abstract_distance_comparer import AbstractDistanceComparer

    class Comparer(AbstractDistanceComparer):  # type: ignore[misc]  # symspellpy is untyped
        def distance(self, string_1: str | None, string_2: str | None, max_distance: int) -> int:
            distance = OSA.distance(string_1 or "", string_2 or "", score_cutoff=max_distance)
            return -1 if distance > max_distance else distance

    return Comparer()


class Lexicon:
    """Words by number, with unigram log probability, and a search by skeleton."""

    def __init__(
        self,
        words: Sequence[str],
        log_probability: npt.NDArray[np.float32],
        first: int,
        rewrites: Iterable[tuple[str, str]] = (),
    ) -> None:
        """``first`` is the number of the first real word; ``rewrites`` are (read, true) segments
        where several letters of a reading stand for one letter of the page (``it`` for ư)."""
        self.words = words
        self.log_probability = log_probability
        self.number = {word: i for i, word in enumerate(words)}
        plain = [skeleton(word) for word in words]
        self.native = [i < first or is_syllable(p) for i, p in enumerate(plain)]
        """By word number: whether it has the shape of a Vietnamese syllable."""
        self._groups: dict[str, list[int]] = {}
        for i in range(first, len(words)):
            self._groups.setdefault(plain[i], []).append(i)
        self._rewrites = sorted(
            {
                (skeleton(read), skeleton(true))
                for read, true in rewrites
                if len(skeleton(read)) > 1 and len(skeleton(true)) == 1
            }
        )
        self._search: SymSpell | None = None
        self._found: dict[str, list[tuple[int, int]]] = {}

    def _symspell(self) -> SymSpell:
        """SymSpell over the skeletons of syllables and of common other words (acronyms, loans)."""
        if self._search is None:
            from symspellpy import SymSpell
            from symspellpy.editdistance import DistanceAlgorithm, EditDistance

            search = SymSpell(
                max_dictionary_edit_distance=MAX_DISTANCE,
                prefix_length=7,
                distance_comparer=EditDistance(DistanceAlgorithm.USER_PROVIDED, _comparer()),
            )
            for plain, members in self._groups.items():
                common = max(self.log_probability[i] for i in members) > COMMON
                if plain and (is_syllable(plain) or common):
                    search.create_dictionary_entry(plain, 1)
            self._search = search
        return self._search

    def alike(self, reading: str) -> Sequence[int]:
        """Numbers of the words with exactly the reading's skeleton."""
        return self._groups.get(skeleton(reading), ())

    def near(self, reading: str) -> list[tuple[int, int]]:
        """Word numbers whose skeleton is near the reading's, with the edit distance.

        Distance 2, but 1 for skeletons of one or two letters; words of the same skeleton always.
        A letter that was read as several (``mite`` for mức) counts as one edit.
        """
        plain = skeleton(reading)
        found = self._found.get(plain)
        if found is None:
            distances = {plain: 0} if plain in self._groups else {}
            if plain:
                limit = MAX_DISTANCE if len(plain) > 2 else 1
                self._look_up(plain, limit, 0, distances)
                for rewritten in self._rewritten(plain):
                    if rewritten in self._groups:
                        distances[rewritten] = min(1, distances.get(rewritten, 1))
                    if len(rewritten) > 1:
                        self._look_up(rewritten, 1, 1, distances)
            found = [(i, d) for term, d in distances.items() for i in self._groups[term]]
            self._found[plain] = found
        return found

    def _look_up(self, plain: str, limit: int, extra: int, distances: dict[str, int]) -> None:
        from symspellpy import Verbosity

        for hit in self._symspell().lookup(plain, Verbosity.ALL, limit):
            distance = hit.distance + extra
            if distance < distances.get(hit.term, 9):
                distances[hit.term] = distance

    def _rewritten(self, plain: str) -> set[str]:
        found: set[str] = set()
        for read, true in self._rewrites:
            at = plain.find(read)
            while at >= 0:
                found.add(plain[:at] + true + plain[at + len(read) :])
                at = plain.find(read, at + 1)
        return found


COMMON = -11.0
"""Log probability above which a word that is no syllable takes part in the fuzzy search."""
