"""The shape of a Vietnamese syllable."""

from __future__ import annotations

import re

SYLLABLE = re.compile(
    r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
"""Plain letters, in lower case."""


def is_syllable(plain: str) -> bool:
    """Whether plain letters in lower case have the shape of one Vietnamese syllable."""
    return SYLLABLE.fullmatch(plain) is not None
