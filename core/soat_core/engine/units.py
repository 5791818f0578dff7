"""How text is cut for the language model: words in lower case, classes for the rest.

The same cut is used when the counts are made and when a report is read, so it stands in one place.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from soat_core.text import old_tone_placement

BEGIN = "<s>"
END = "</s>"
UNKNOWN = "<unk>"
NUMBER = "<n>"
CODE = "<c>"
PUNCTUATION = tuple('.,;:?!()"…-/+')
SPECIALS = (BEGIN, END, UNKNOWN, NUMBER, CODE, *PUNCTUATION)

# Single quotes are no units: in a reading they are mostly hooks torn off ơ and ư.
_QUOTES = str.maketrans({char: '"' for char in "“”„‟«»"} | {char: "-" for char in "–—−"})
# Signs that OCR puts for letters belong to the core, or the letter behind them could not come back.
_BEFORE = re.compile(r"[^\w¢€§¥£@|©®°&]*")
_BEHIND_REVERSED = re.compile(r"[^\w¢€§¥£@°%&]*")

# A sign between punctuation is what is left of a letter: ``|.`` for I.
_LONE_SIGN = re.compile(r"([^|]*)(\|)([^|]*)", re.DOTALL)


class Shape(NamedTuple):
    """A token cut into the punctuation before, the core, and the punctuation behind."""

    before: str
    core: str
    behind: str


def shape_of(token: str) -> Shape:
    """The parts of a token, which put together are the token."""
    if token.isalnum():
        return Shape("", token, "")
    before = _BEFORE.match(token)
    # looked for from the end: from the front, every sign between letters would be a new beginning
    behind = _BEHIND_REVERSED.match(token[::-1])
    assert before is not None and behind is not None  # both match every string
    first, last = before.end(), len(token) - behind.end()
    if first < last:
        return Shape(token[:first], token[first:last], token[last:])
    sign = _LONE_SIGN.fullmatch(token)
    return Shape(*sign.groups()) if sign else Shape(token[:first], "", token[first:])


def marks(text: str) -> list[str]:
    """The punctuation units in ``text``; signs the model does not know are left out."""
    return [char for char in text.translate(_QUOTES) if char in PUNCTUATION]


def core_units(core: str) -> list[str]:
    """The units of a core: one word, a class, or the words around hyphens."""
    if not core:
        return []
    if core.isalpha():
        return [old_tone_placement(core.lower())]
    if not any(char.isalpha() for char in core):
        return [NUMBER]
    parts = re.split("[-–]", core)
    if len(parts) > 1 and all(part.isalpha() and part[1:].islower() for part in parts):
        units: list[str] = []
        for part in parts:
            units += ["-", old_tone_placement(part.lower())]
        return units[1:]
    return [CODE]


def units_of(token: str) -> list[str]:
    """The units of one white-space separated NFC token."""
    before, core, behind = shape_of(token)
    return [*marks(before), *core_units(core), *marks(behind)]
