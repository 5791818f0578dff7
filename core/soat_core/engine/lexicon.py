"""The words the engine knows, found again from garbled readings by their skeletons.

A skeleton is what OCR damage mostly leaves: lower case, no marks, look-alike signs folded onto
letters.  Some 1,700 skeletons carry all Vietnamese syllables; SymSpell searches those, which is far
faster and finds more than a search over accented forms (engine.md, "Candidates").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from soat_core.engine.letter_case import is_roman
from soat_core.syllable import SYLLABLE, is_syllable
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
_TWO_SYLLABLES = re.compile(f"(?:{SYLLABLE.pattern}){{2}}")
_VIETNAMESE_ONLY = frozenset("ăđơưạảắằẳẵặấầẩẫậẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ")
MAX_DISTANCE = 2


def skeleton(text: str) -> str:
    return strip_marks(text).lower().translate(_FOLDS)


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
    ) -> None:
        """``first`` is the number of the first real word."""
        self.words = words
        self.log_probability = log_probability
        self.number = {word: i for i, word in enumerate(words)}
        plain = [skeleton(word) for word in words]
        self.native = [i < first or is_syllable(p) for i, p in enumerate(plain)]
        """By word number: whether it has the shape of a Vietnamese syllable."""
        self.syllables = [i for i in range(first, len(words)) if self.native[i]]
        self.by_skeleton: dict[str, list[int]] = {}
        """Numbers of the words with each skeleton."""
        self._others: dict[str, list[int]] = {}
        self.doubtful: set[str] = set()
        """Rare words of the corpora that are two words without their space."""
        for i in range(first, len(words)):
            self.by_skeleton.setdefault(plain[i], []).append(i)
            if self._is_two(words[i], plain[i], float(log_probability[i])):
                self.doubtful.add(words[i])
            elif not self.native[i] or is_roman(words[i]):
                self._others.setdefault(plain[i], []).append(i)
        self._search: SymSpell | None = None
        self._found: dict[str, list[int]] = {}

    def _is_two(self, word: str, plain: str, log_probability: float) -> bool:
        return (
            log_probability < COMMON
            and plain != word
            and not is_syllable(plain)
            and _TWO_SYLLABLES.fullmatch(plain) is not None
            and any(char in _VIETNAMESE_ONLY for char in word)
        )

    def _symspell(self) -> SymSpell:
        """SymSpell over the skeletons of common words that are no syllables."""
        if self._search is None:
            from symspellpy import SymSpell
            from symspellpy.editdistance import DistanceAlgorithm, EditDistance

            search = SymSpell(
                max_dictionary_edit_distance=MAX_DISTANCE,
                prefix_length=7,
                distance_comparer=EditDistance(DistanceAlgorithm.USER_PROVIDED, _comparer()),
            )
            for plain, members in self._others.items():
                if plain and max(self.log_probability[i] for i in members) > COMMON:
                    search.create_dictionary_entry(plain, 1)
            self._search = search
        return self._search

    def alike(self, reading: str) -> Sequence[int]:
        """Numbers of the words with exactly the reading's skeleton."""
        return self.by_skeleton.get(skeleton(reading), ())

    def others_near(self, reading: str, count: int) -> list[int]:
        """Numbers of words that are no plain syllables (names, loans, acronyms, Roman numerals), by
        skeleton near the reading's: at most ``count``, nearest and commonest first.

        Distance 1, for skeletons of seven letters and more 2; words of the same skeleton always.
        """
        plain = skeleton(reading)
        found = self._found.get(plain)
        if found is None:
            distances = {plain: 0} if plain in self._others else {}
            if plain:
                from symspellpy import Verbosity

                limit = MAX_DISTANCE if len(plain) > 6 else 1
                for hit in self._symspell().lookup(plain, Verbosity.ALL, limit):
                    distances.setdefault(hit.term, hit.distance)
            ranked = sorted(
                (2.5 * distance - 0.5 * float(self.log_probability[i]), i)
                for term, distance in distances.items()
                for i in self._others[term]
            )
            found = self._found[plain] = [i for _, i in ranked]
        return found[:count]


COMMON = -11.0
"""Log probability above which a word that is no syllable takes part in the fuzzy search."""
