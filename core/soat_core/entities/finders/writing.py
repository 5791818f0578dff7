"""Regular expressions over text that is broken into lines anywhere."""

from __future__ import annotations

import re

from soat_core.entities.passages import BLANK, GAP

_SHORT = {" ": GAP, "~": rf"(?:{GAP})?", "·": f"{BLANK}?"}


def compiled(pattern: str) -> re.Pattern[str]:
    """``pattern`` compiled, letter case ignored.

    A blank in it stands for a gap between words, ``~`` for one that may be missing, ``·`` for one
    blank that may be missing.
    """
    return re.compile(_written_out(pattern), re.IGNORECASE)


def compiled_small(pattern: str) -> re.Pattern[str]:
    """The same for text in small letters, where words are found many times faster."""
    return re.compile(_written_out(pattern))


def in_small_letters(text: str) -> str:
    """``text`` in small letters, each at its place."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _written_out(pattern: str) -> str:
    return "".join(_SHORT.get(char, char) for char in pattern)
