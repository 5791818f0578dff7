"""Finding a command by some letters of what it is called, with or without marks."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from soat_core.text import strip_marks

_KEYS = 700
_WHOLE_START, _IN_ORDER, _ANY_ORDER, _INSIDE, _INITIALS, _MISTYPED = 600, 550, 500, 400, 300, 100
_CLOSE = 78.0
"""Of 100: what is less alike was not meant."""
_SHORTEST_MISTYPED = 3
"""Letters; fewer are looked for as they are."""
_LATER_TITLE = 20


def fold(text: str) -> str:
    """Lower case, without marks: ``Lưu`` and ``luu`` are one."""
    return " ".join(strip_marks(text).lower().split())


def score(query: str, titles: Sequence[str], keys: str = "") -> float:
    """How well a folded query fits the best of some folded titles, or is part of the folded keys;
    0 is not at all.

    The very keys go before everything.  Beginnings of words go before parts of words, these before
    initials, these before what is mistyped; an earlier title before a later one, a shorter one
    before a longer.
    """
    if query in keys.split(", "):
        return _KEYS
    best = float(_INSIDE - _LATER_TITLE) if query in keys else 0.0
    for rank, title in enumerate(titles):
        fit = _fit(query, title)
        if fit:
            best = max(best, fit - _LATER_TITLE * rank - min(99, len(title)) / 10)
    return best


def _fit(query: str, title: str) -> float:
    parts, words = query.split(), title.split()
    if title.startswith(query):
        return _WHOLE_START
    if _begin_in_order(parts, words):
        return _IN_ORDER
    if all(any(word.startswith(part) for word in words) for part in parts):
        return _ANY_ORDER
    if query in title:
        return _INSIDE
    if "".join(word[0] for word in words).startswith("".join(parts)):
        return _INITIALS
    if len(query) < _SHORTEST_MISTYPED:
        return 0
    alike = fuzz.partial_ratio(query, title, score_cutoff=_CLOSE)
    return _MISTYPED + alike if alike else 0


def _begin_in_order(parts: Sequence[str], words: Sequence[str]) -> bool:
    rest = iter(words)
    return all(any(word.startswith(part) for word in rest) for part in parts)
