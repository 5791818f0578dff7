"""Numbers as Vietnamese offices write them: ``1.250.000``, ``12,5``, ``2 tỷ 500 triệu``.

A point parts thousands and a comma parts decimals; the other way round (``1,250,000``) is read too
where it can mean nothing else.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

SCALES = {
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "triệu": 1_000_000,
    "tr": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d+(?:[.,]\d+)?"
"""A regular expression for the digits, the longest first."""

_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


class Figure(NamedTuple):
    """What digits mean.  ``certain`` is false where they may be read in two ways (``12,500``)."""

    value: Decimal
    certain: bool = True


def read_figure(text: str) -> Figure | None:
    """What the digits of ``text`` mean; None where it is no number."""
    if _POINTS.fullmatch(text):
        return Figure(Decimal(text.replace(".", "").replace(",", ".")))
    if _COMMAS.fullmatch(text):
        return Figure(Decimal(text.replace(",", "")))
    if not text.isascii() or _PLAIN.fullmatch(text) is None:
        return None
    if "," in text:
        decimals = len(text) - text.index(",") - 1
        return Figure(Decimal(text.replace(",", ".")), decimals != 3)
    return Figure(Decimal(text), "." not in text)


def scale_of(words: str) -> int:
    """1 billion for ``tỷ``, 1 million millions for ``triệu triệu``; 1 for no word at all."""
    scale = 1
    for word in words.lower().split():
        scale *= SCALES[word]
    return scale


def decimal_text(value: Decimal) -> str:
    """``value`` as TEI has it: ``12.5``, ``1250000``; no exponent, no zeros that say nothing."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
