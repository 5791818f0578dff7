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
    return re.compile("".join(_SHORT.get(char, char) for char in pattern), re.IGNORECASE)
