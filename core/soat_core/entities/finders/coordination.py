"""Agencies of one kind that share its word: "Sở Nội vụ, Tài chính", "các sở: Nội vụ, Y tế"."""

from __future__ import annotations

from soat_core.entities.finders.agencies import AGENCY_HEADS, Part, agencies
from soat_core.entities.finders.words import BLANK, COMMA, Words

SHARED = frozenset(("sở", "bộ", "phòng", "ban", "cục", "chi cục", "vụ", "trường", "hội"))
"""Kinds of agencies that are named in a row, in small letters."""
_FIRST = frozenset(name.split()[0] for name in SHARED)
_SEVERAL = frozenset(("các", "những", "hai", "ba", "bốn", "năm", "sáu"))
_LONGEST = 9


def coordinated(words: Words, first: int) -> list[tuple[int, Part]]:
    """What agencies of one kind are named from word ``first`` on, each with where it begins.

    The first one has the word for the kind in it unless several are announced ("các sở").  Empty
    where there are fewer than two.
    """
    if words.plain[first] not in _FIRST:
        return []
    head = AGENCY_HEADS.stop(words, first)
    if head == first or words.phrase(first, head) not in SHARED:
        return []
    kind = words.phrase(first, head)
    several = first > 0 and words.before[first] == BLANK and words.plain[first - 1] in _SEVERAL
    found: list[tuple[int, Part]] = []
    at, begin = head, head if several else first
    while (stop := _item(words, at, kind, several and at == head)) > at:
        found.append((begin, Part(stop, 0.88)))
        after = _next(words, stop)
        if after is None:
            break
        begin = at = after
    return found if len(found) > 1 else []


def _item(words: Words, at: int, kind: str, announced: bool) -> int:
    """The index behind what makes a known name together with ``kind``; ``at`` if nothing does."""
    if at >= len(words) or not words.is_capital(at):
        return at
    colon = words.text[words.ends[at - 1] : words.starts[at]].strip() == ":"
    if words.before[at] == "x" and not (announced and colon):
        return at
    for stop in range(min(at + _LONGEST, len(words)), at, -1):
        if f"{kind} {words.phrase(at, stop)}" in agencies():
            ends = stop == len(words) or not (words.runs_on(stop) and words.is_capital(stop))
            return stop if ends else at
    return at


def _next(words: Words, stop: int) -> int | None:
    """Where the next one may begin: behind a comma, or behind "và"."""
    if stop >= len(words):
        return None
    if words.before[stop] == COMMA:
        return stop + 1 if words.plain[stop] == "và" else stop
    joined = words.before[stop] == BLANK and words.plain[stop] == "và"
    return stop + 1 if joined else None
