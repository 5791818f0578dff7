"""Text without accents and capitals, character for character: offsets stay what they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from soat_core.text import base_letter

_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+")


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        folded = base_letter(chr(code)).lower()
        self[code] = folded if len(folded) == 1 else chr(code)
        return self[code]


_TABLE = _Table()


def plain(text: str) -> str:
    """``text`` in small letters without marks, every code point in its place."""
    return text.translate(_TABLE)


def listed(text: str, separator: str | None = None) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split(separator))


def composed(text: str) -> tuple[str, Sequence[int]]:
    """NFC text, and for each of its code points (and its end) where it stands in ``text``.

    Only letters with loose marks behind them are changed.
    """
    if _CLUSTER.search(text) is None:
        return text, range(len(text) + 1)
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for found in _CLUSTER.finditer(text):
        parts.append(text[done : found.start()])
        places.extend(range(done, found.start()))
        letters = unicodedata.normalize("NFC", found[0])
        parts.append(letters)
        places.extend([found.start()] * len(letters))
        done = found.end()
    parts.append(text[done:])
    places.extend(range(done, len(text) + 1))
    return "".join(parts), places
