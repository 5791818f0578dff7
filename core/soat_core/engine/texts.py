"""What candidates would put, each text once, with what the engine asks of it again and again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b

import numpy as np

from soat_core.engine.arrays import grown
from soat_core.engine.house_style import has_style
from soat_core.engine.units import shape_of
from soat_core.text import base_letter, old_tone_placement

BREAK = " "
"""Stands among the initials of a report where a run of words in small letters ends."""
BEHIND = ("", ".", ",", ":", ";")
"""Punctuation that is often read as another."""
_ACRONYM = re.compile(r"[A-ZĐ]{2,8}")


class Texts:
    """Texts by number, with parallel rows of facts about them.

    ``core`` is the text without the punctuation around it.  ``word`` is a fingerprint of the core
    in lower case and one tone placement, the same in every process; ``is_word`` tells whether the
    core is all letters, ``is_acronym`` whether it is two to eight capitals.  ``unit`` is the core's
    unit in the language model, -1 where it has none or punctuation stands before it.
    ``has_style`` tells whether reports may write it in another way (see ``house_style``).
    ``length`` and ``digits`` count the characters of the core, ``capital`` tells whether it begins
    with one, ``behind`` what stands behind it (number in ``BEHIND``, 0 for nothing or others), and
    ``bare`` that nothing does.
    ``initial`` is what an acronym would take from the text.
    """

    def __init__(self, units: Mapping[str, int]) -> None:
        self._units = units
        self._number: dict[str, int] = {}
        self.text: list[str] = []
        self.core: list[str] = []
        self.initial: list[str] = []
        self.word = np.zeros(1024, np.int64)
        self.is_word = np.zeros(1024, np.bool_)
        self.is_acronym = np.zeros(1024, np.bool_)
        self.has_style = np.zeros(1024, np.bool_)
        self.length, self.digits = np.zeros(1024, np.int64), np.zeros(1024, np.int64)
        self.capital = np.zeros(1024, np.bool_)
        self.unit = np.zeros(1024, np.int64)
        self.behind = np.zeros(1024, np.int8)
        self.bare = np.zeros(1024, np.bool_)

    def number(self, text: str) -> int:
        """The number of a text; a new one when it was never seen."""
        found = self._number.get(text)
        return self._add(text) if found is None else found

    def _add(self, text: str) -> int:
        number = len(self.text)
        before, core, behind = shape_of(text)
        word = old_tone_placement(core.lower())
        self.word = grown(self.word, number + 1)
        self.word[number] = _fingerprint(word)
        self.is_word = grown(self.is_word, number + 1)
        self.is_word[number] = word.isalpha()
        self.is_acronym = grown(self.is_acronym, number + 1)
        self.is_acronym[number] = _ACRONYM.fullmatch(core) is not None
        self.has_style = grown(self.has_style, number + 1)
        self.has_style[number] = has_style(text)
        self.length = grown(self.length, number + 1)
        self.length[number] = len(core)
        self.digits = grown(self.digits, number + 1)
        self.digits[number] = sum(map(str.isdigit, core))
        self.capital = grown(self.capital, number + 1)
        self.capital[number] = core[:1].isupper()
        self.unit = grown(self.unit, number + 1)
        self.unit[number] = self._units.get(word, -1) if core.isalpha() and not before else -1
        self.bare = grown(self.bare, number + 1)
        self.bare[number] = not behind
        self.behind = grown(self.behind, number + 1)
        self.behind[number] = BEHIND.index(behind[:1]) if behind[:1] in BEHIND else 0
        self.core.append(core)
        self.initial.append(_initial(core) + (BREAK if behind.strip("”\"'’") else ""))
        self.text.append(text)
        self._number[text] = number
        return number


def _fingerprint(word: str) -> int:
    """64 bits of a word: two words of a report have the same with a chance of 1 in 10**9."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def _initial(core: str) -> str:
    """The first letter of a word in small letters, as acronyms write it: án gives a, but đề gives
    đ."""
    if not core.isalpha() or core.isupper():
        return BREAK
    letter = core[0].lower()
    return letter if letter == "đ" else base_letter(letter)
