"""How many keys a word takes that is typed where none of the candidates shown is right.

Typing is finding (``soat_core.finding``): each key leaves fewer words on offer, and one key takes
one of them.  A clerk types plain letters or in Telex, whichever needs fewer keys, and after five
rather types on than looks at the list again.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from soat_core.engine.suggestion import Analysis, Sought, Suggestion
from soat_core.evaluate.alignment import Judged
from soat_core.evaluate.telex import telex_keys
from soat_core.finding.offer import SHOWN, Source, offer
from soat_core.finding.query import Query
from soat_core.text import Span, comparable, strip_marks

PATIENCE = 5
"""Keys after which a clerk would rather type on than look at the list again."""


def keys_typed(
    analysis: Analysis, suggestions: Sequence[Suggestion], judged: Sequence[Judged]
) -> Mapping[Span, int]:
    """For each suggestion whose truth is not shown, the keys until it is taken, the one that takes
    it included."""
    at = {one.start: number for number, one in enumerate(suggestions)}
    return {
        one.span: _keys(analysis, suggestions, at[one.span.start], one.truth)
        for one in judged
        if one.rank is None or one.rank > SHOWN
    }


# Within


def _keys(analysis: Analysis, suggestions: Sequence[Suggestion], number: int, truth: str) -> int:
    telex = telex_keys(truth).lower()
    ways = dict.fromkeys((strip_marks(truth).lower(), telex))
    found = (found_after(analysis, suggestions, number, truth, way) for way in ways if way)
    return 1 + min([len(telex), *found])


def found_after(
    analysis: Analysis, suggestions: Sequence[Suggestion], number: int, truth: str, keys: str
) -> int:
    """After how many of these keys the truth is on offer; more than any number if it never is."""
    suggestion = suggestions[number]
    before, behind = (
        suggestions[at].best.text if 0 <= at < len(suggestions) else ""
        for at in (number - 1, number + 1)
    )
    here = suggestion.best.text
    for pressed in range(1, min(len(keys), PATIENCE) + 1):
        query = Query(keys[:pressed])
        words = analysis.find(
            Sought(suggestion.start, suggestion.end, query, here, (before, behind))
        )
        known = [(word, Source.LEXICON) for word in words]
        on_offer = offer(query, suggestion.candidates, known, here=here).found[:SHOWN]
        if any(comparable(one.text) == truth for one in on_offer):
            return pressed
    return sys.maxsize
