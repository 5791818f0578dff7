"""The letter cases in which a word may stand for what was read."""

from __future__ import annotations

import re

LOWER, TITLE, UPPER, OTHER = range(4)

# Letters whose capitals have the same shape: their case says little about the case of the truth.
_SAME_SHAPE = frozenset("cCoOsSuUvVwWxXzZpPkKiIl1|!0$")
# Capitals that are often a small letter with marks, misread: ``Jan`` is lần, ``Gm`` is âm.
_MISREAD = frozenset("JGWZY")
_ROMAN = re.compile(r"(?:x{0,3})(?:i[vx]|v?i{0,3})")
_ROMAN_SYLLABLES = frozenset(["i", "v", "x", "vi", "xi", "xx"])


def case_of(text: str) -> int:
    """LOWER, TITLE or UPPER; a single capital counts as TITLE."""
    if text.islower():
        return LOWER
    return UPPER if text.isupper() and len(text) > 1 else TITLE


def cases_of(core: str) -> tuple[int, ...]:
    """The letter cases in which a word may stand for a core as it was read, likeliest first."""
    letters = [char for char in core if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    if upper > 1 and upper * 2 > len(letters):
        return (UPPER,) if len(letters) > 3 else (UPPER, TITLE)
    first = core[0]
    if first in _SAME_SHAPE:
        return (LOWER, TITLE)
    if first in _MISREAD:
        return (TITLE, LOWER)
    if first.isupper() or (not first.isalpha() and letters and letters[0].isupper()):
        return (TITLE,)
    return (LOWER,)


def in_case(word: str, case: int) -> str:
    """A word in small letters, written in one of the three cases."""
    if case == UPPER:
        return word.upper()
    return word[0].upper() + word[1:] if case == TITLE else word


def is_roman(word: str) -> bool:
    return _ROMAN.fullmatch(word) is not None


def forms_of(word: str, core: str) -> list[tuple[str, int]]:
    """The word in the letter cases that the core as it was read allows, likeliest first.

    Roman numerals are written in capitals, whatever was read.
    """
    if is_roman(word):
        forms = [(word.upper(), UPPER)]
        if word in _ROMAN_SYLLABLES:
            forms += [(word, LOWER), (in_case(word, TITLE), TITLE)]
        return forms
    return [(in_case(word, case), case) for case in cases_of(core)]
