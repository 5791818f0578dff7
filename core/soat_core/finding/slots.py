"""Which place in the bar each text on offer has."""

from __future__ import annotations

from collections.abc import Sequence

from soat_core.finding.offer import SHOWN, Found

Slots = tuple[Found | None, ...]
"""One for each number key; None where nothing stands."""

EMPTY: Slots = (None,) * SHOWN


def slots_for(found: Sequence[Found]) -> Slots:
    """The places of what is ``found`` (at most ``SHOWN``, best first): the best one is the first.

    It is what Enter takes, if that takes any.  Keeping places from one key to the next was tried:
    the best one then stood anywhere, and one alone behind empty places.
    """
    return (*found, *EMPTY[len(found) :])
