"""The letter cases in which a word may stand for what was read."""

from __future__ import annotations

import re

LOWER, TITLE, UPPER, OTHER = range(4)

# Letters whose capitals have the same shape: their case says little about the case of the truth.
_SAME_SHAPE = frozenset("cCoOsSuUvVwWxXzZpPkKiIl1|!0")
_ROMAN = re.compile(r"(?:x{0,3})(?:i[vx]|v?i{0,3})")
_ROMAN_SYLLABLES = frozenset(["i", "v", "x", "vi", "xi", "xx"])


def case_of(text: str) -> int:
    """LOWER, TITLE or UPPER; a single capital counts as TITLE."""
    if text.islower():
        return LOWER
    return UPPER if text.isupper() and len(text) > 1 else TITLE


def forms_of(word: str, core: str) -> list[tuple[str, int]]:
    """The word in the letter cases that the core as it was read allows, likeliest first.

    Roman numerals are written in capitals, whatever was read.
    """
    letters = [char for char in core if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    title = word[0].upper() + word[1:]
    if _ROMAN.fullmatch(word):
        forms = [(word.upper(), UPPER)]
        return (
            forms if word not in _ROMAN_SYLLABLES else [*forms, (word, LOWER), (title, TITLE)][:3]
        )
    if upper > 1 and upper * 2 > len(letters):
        forms = [(word.upper(), UPPER)]
        if len(letters) <= 3:
            forms.append((title, TITLE))
        return forms
    first = core[0]
    if first in _SAME_SHAPE:
        forms = [(word, LOWER), (title, TITLE)]
        if len(core) == 1 and not first.islower() and len(word) == 1:
            forms = [(word, LOWER), (word.upper(), TITLE)]
        return forms
    if first.isupper() or (not first.isalpha() and letters and letters[0].isupper()):
        return [(title, TITLE)]
    return [(word, LOWER)]
