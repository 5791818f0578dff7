"""The words the engine knows, found again from garbled readings by their skeletons.

A skeleton is what OCR damage mostly leaves: lower case, no marks, look-alike signs folded onto
letters.  Some 1,700 skeletons carry all Vietnamese syllables; SymSpell searches skeletons, which is
far faster and finds more than a search over accented forms (engine.md, "Candidates").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from soat_core.engine.letter_case import is_roman
from soat_core.syllable import SYLLABLE
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
_EACH_SYLLABLE = re.compile(f"^{SYLLABLE.pattern}$", re.MULTILINE)
_VIETNAMESE_ONLY = frozenset("ăđơưạảắằẳẵặấầẩẫậẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ")
MAX_DISTANCE = 2
LONG = 6
"""Skeletons of more letters are looked for within ``MAX_DISTANCE``, others within 1."""
INDEXED = 5
"""Letters of a skeleton that SymSpell's index is made of: with two more it is twice as large, and
made in twice the time, at every start."""
_NEAR_KEPT = 4096
"""Skeletons whose neighbours are not looked for again."""


def skeleton(text: str) -> str:
    return strip_marks(text).lower().translate(_FOLDS)


def skeletons(words: Sequence[str]) -> list[str]:
    """The skeleton of each word; much faster than one by one."""
    by_letter = _Skeletons()
    return [
        word
        if word.isascii() and word.isalpha() and word.islower()
        else unicodedata.normalize("NFC", word).translate(by_letter)
        for word in words
    ]


class _Skeletons(dict[int, str]):
    """The skeleton of each letter, by its code point."""

    def __missing__(self, code: int) -> str:
        found = self[code] = skeleton(chr(code))
        return found


def _are_two(word: str, plain: str, shapes: Collection[str]) -> bool:
    """Whether a word that is none of the ``shapes`` of syllables is two of them."""
    return (
        plain != word
        and plain not in shapes
        and not _VIETNAMESE_ONLY.isdisjoint(word)
        and _TWO_SYLLABLES.fullmatch(plain) is not None
    )


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
        self.number = dict(zip(words, range(len(words)), strict=True))
        plain = skeletons(words)
        shapes = {*_EACH_SYLLABLE.findall("\n".join(plain))}
        self.native = [i < first or p in shapes for i, p in enumerate(plain)]
        """By word number: whether it has the shape of a Vietnamese syllable."""
        self.syllables = [i for i in range(first, len(words)) if self.native[i]]
        self.by_skeleton: dict[str, list[int]] = {}
        """Numbers of the words with each skeleton."""
        for i in range(first, len(words)):
            if plain[i] in self.by_skeleton:
                self.by_skeleton[plain[i]].append(i)
            else:
                self.by_skeleton[plain[i]] = [i]
        rare = np.flatnonzero(log_probability < COMMON).tolist()
        two = [i for i in rare if i >= first and _are_two(words[i], plain[i], shapes)]
        self.doubtful = {words[i] for i in two}
        """Rare words of the corpora that are two words without their space."""
        self._others = self._that_are_others(shapes, {plain[i] for i in two})
        self._near = lru_cache(_NEAR_KEPT)(self._all_near)

    def _that_are_others(self, shapes: set[str], of_two: set[str]) -> dict[str, list[int]]:
        """Numbers by skeleton as in ``by_skeleton``, the same lists where that may be, but only of
        words that are no syllables, or Roman numerals too, and no two words."""
        others: dict[str, list[int]] = {}
        for plain, numbers in self.by_skeleton.items():
            if plain in shapes:
                numbers = [i for i in numbers if is_roman(self.words[i])]
            elif plain in of_two:
                numbers = [i for i in numbers if self.words[i] not in self.doubtful]
            if numbers:
                others[plain] = numbers
        return others

    def _terms_near(self, plain: str) -> list[tuple[str, int]]:
        """Skeletons of common words that are no syllables, with their distance from this one."""
        from symspellpy import Verbosity

        limit = MAX_DISTANCE if len(plain) > LONG else 1
        hits = self._search.lookup(plain, Verbosity.ALL, limit)
        return [(hit.term, hit.distance) for hit in hits]

    @cached_property
    def _search(self) -> SymSpell:
        """SymSpell over the skeletons of common words that are no syllables."""
        from symspellpy import SymSpell
        from symspellpy.editdistance import DistanceAlgorithm, EditDistance

        search = SymSpell(
            max_dictionary_edit_distance=MAX_DISTANCE,
            prefix_length=INDEXED,
            distance_comparer=EditDistance(DistanceAlgorithm.USER_PROVIDED, _comparer()),
        )
        for plain, members in self._others.items():
            if plain and max(self.log_probability[i] for i in members) > COMMON:
                search.create_dictionary_entry(plain, 1)
        return search

    def alike(self, reading: str) -> Sequence[int]:
        """Numbers of the words with exactly the reading's skeleton."""
        return self.by_skeleton.get(skeleton(reading), ())

    def others_near(self, reading: str, count: int) -> list[int]:
        """Numbers of words that are no plain syllables (names, loans, acronyms, Roman numerals), by
        skeleton near the reading's: at most ``count``, nearest and commonest first.

        Distance 1, for skeletons of seven letters and more 2; words of the same skeleton always.
        """
        return self._near(skeleton(reading))[:count]

    def _all_near(self, plain: str) -> list[int]:
        distances = {plain: 0} if plain in self._others else {}
        if plain:
            distances |= dict(self._terms_near(plain))
        ranked = sorted(
            (2.5 * distance - 0.5 * float(self.log_probability[i]), i)
            for term, distance in distances.items()
            for i in self._others[term]
        )
        return [i for _, i in ranked]


COMMON = -11.0
"""Log probability above which a word that is no syllable takes part in the fuzzy search."""
