"""What no source weighs, but print often has where this was read: signs of one look.

Neither the channel nor the language model tells a hyphen from a dash, a fourth full stop from a
comma, or a straight quote from a curly one: the report's habit decides (``house_style``), and is
not always right.  What it might have been is offered behind what is likely, so that it can be taken
instead of typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from soat_core.engine.suggestion import Candidate

PLACE = 3
"""At most so many candidates stand before one that is offered."""
SMALL = 0.01
"""So do those that are likelier than this, as far as there is room."""

_LONE_DASH = re.compile(r"[-~—_]")
_DASH_BEFORE_NUMBER = re.compile(r"[-~—](?=\d)")
_FOUR_STOPS = re.compile(r"(?<!\.)\.{4}$")
_ROMAN_AS_READ = re.compile(r"[1lI|]{2,3}(?=$|[-–.,:)/])")
_ALIKE_ONE = frozenset("|lI")


def lookalikes(read: str, best: str) -> Iterator[str]:
    """What may have been printed where ``read`` was read and ``best`` is the first candidate."""
    if _LONE_DASH.fullmatch(best):
        yield "–"
    elif match := _DASH_BEFORE_NUMBER.match(best):
        yield "–" + best[match.end() :]
    if match := _FOUR_STOPS.search(best):
        yield best[: match.start()] + ",..."
    if match := _ROMAN_AS_READ.match(read):
        yield "I" * match.end() + read[match.end() :]
    if read in _ALIKE_ONE:
        yield "1"


def with_offer(candidates: Sequence[Candidate], text: str) -> tuple[Candidate, ...]:
    """The candidates, by falling posterior, with one more that nothing is known of but that it is
    possible.

    It stands among the first ``PLACE`` + 1, never first.  The sum of the posteriors stays: it takes
    from those behind it, or gets what is left of 1.
    """
    if any(one.text == text for one in candidates[: PLACE + 1]):
        return tuple(candidates)
    others = [one for one in candidates if one.text != text]
    place = min(PLACE, max(1, sum(one.posterior > SMALL for one in others)), len(others))
    before, behind = others[:place], others[place:]
    if behind:
        share, room = behind[0].posterior, sum(one.posterior for one in candidates[place:])
    else:
        share = min(SMALL, before[-1].posterior)
        room = max(0.0, 1 - sum(one.posterior for one in before))
    new = [Candidate(text, share), *behind]
    total = sum(one.posterior for one in new)
    scale = min(1.0, room / total) if total else 0.0
    return (*before, *(Candidate(one.text, one.posterior * scale) for one in new))
