"""What stands in place of a line end when the lines of a paragraph are joined."""

from __future__ import annotations

import re
from typing import NamedTuple

from soat_core.syllable import is_syllable
from soat_core.text import strip_marks

_SOFT = "\u00ad¬"
_HYPHENS = "-\u2010\u2011"
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


class Joint(NamedTuple):
    text: str
    drops_hyphen: bool = False


def joint(before: str, behind: str) -> Joint:
    """How two lines are joined: by a space; by nothing after a hyphen or slash within a word, and
    without the hyphen where it only parted a word.

    Vietnamese never parts a syllable: a hyphen between two of them is one that was written, as in
    codes; between pieces that are none it is that of the line end.
    """
    before, behind = before.rstrip(), behind.lstrip()
    if not before or not behind:
        return Joint("")
    last, previous = before[-1], before[-2:-1]
    if last in _SOFT and previous.isalnum():
        return Joint("", drops_hyphen=True)
    if not previous.isalnum() or not behind[0].isalnum():
        return Joint(" ")
    if last in _HYPHENS:
        return Joint("", drops_hyphen=_parts_a_word(before[:-1], behind))
    # a date or a number of a document goes on
    return Joint("" if last == "/" and _is_code(before, behind) else " ")


def _parts_a_word(before: str, behind: str) -> bool:
    left, right = _LAST_WORD.search(before), _FIRST_WORD.match(behind)
    if not left or not right or not right[0].islower() or not left[0][-1].islower():
        return False
    return not all(is_syllable(strip_marks(word).lower()) for word in (left[0], right[0]))


def _is_code(before: str, behind: str) -> bool:
    word = before.split()[-1]
    return any(char.isdigit() for char in word) or behind.split()[0].isupper()
