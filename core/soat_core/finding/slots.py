"""Which place in the bar each text on offer has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from soat_core.finding.offer import SHOWN, Found

Slots = tuple[Found | None, ...]
"""One for each number key; None where nothing stands."""

EMPTY: Slots = (None,) * SHOWN


def arranged(before: Slots, found: Sequence[Found]) -> Slots:
    """The places of what is ``found`` (at most ``SHOWN``, best first) after one more key.

    What was there before stays where it was, so that nothing moves under the eye or the hand; what
    is new fills the free places, the best first.
    """
    wanted = dict(zip(_keys(found), found, strict=True))
    slots = [wanted.pop(key, None) for key in _keys(before)]
    coming = iter(wanted.values())
    return tuple(slot if slot else next(coming, None) for slot in slots)


def _keys(found: Iterable[Found | None]) -> Iterator[tuple[str, int]]:
    """What each is known by: its text whatever the case, and how often that came before."""
    seen: Counter[str] = Counter()
    for one in found:
        text = one.text.lower() if one else ""
        yield text, seen[text]
        seen[text] += 1
