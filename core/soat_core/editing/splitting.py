"""A word that is two: where it comes apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soat_core.actions import ActionKind
from soat_core.editing.joining import Knows
from soat_core.editing.plan import Plan
from soat_core.editing.shown import Shown
from soat_core.edits import Origin
from soat_core.syllable import is_syllable
from soat_core.text import old_tone_placement, strip_marks

if TYPE_CHECKING:
    from soat_core.review import Review


def split_as_suggested(review: Review, place: Shown) -> Plan | None:
    """The engine's best reading of a place that has more words; None where it has none."""
    suggestion = review.suggestion_at(place.start)
    if suggestion is None or suggestion.end != place.end:
        return None
    ocr = review.document.report.ocr_text[place.start : place.end]
    for rank, candidate in enumerate(suggestion.candidates, 1):
        if len(candidate.text.split()) > max(len(ocr.split()), len(place.text.split())):
            edit = review.candidate_edit(suggestion, rank, Origin.SUGGESTED)
            return Plan(ActionKind.SPLIT, (edit,), stand=place.span)
    return None


def likeliest_cut(word: str, knows: Knows | None = None) -> int | None:
    """Where a word most likely comes apart: so many code points stand before the cut.

    None for a word of one letter.  Two known words speak for a cut most, then a sign between them,
    a capital behind a small letter, a letter beside a digit, and two shapes of syllables; of equal
    ones the cut nearest to the middle is taken.
    """
    if len(word) < 2:
        return None
    middle = len(word) / 2
    return max(
        range(1, len(word)),
        key=lambda cut: (_score(word[:cut], word[cut:], knows), -abs(cut - middle)),
    )


def _score(left: str, right: str, knows: Knows | None) -> int:
    from soat_core.engine.units import shape_of  # the engine comes later than the window

    first, second = shape_of(left).core, shape_of(right).core
    if not first or not second:
        return -1
    score = 0
    if knows is not None and _is_word(first, knows) and _is_word(second, knows):
        score += 8
    if left[-1] in ",;:.)…!?”" and right[0].isalnum():
        score += 6
    if left[-1].islower() and right[0].isupper():
        score += 5
    if left[-1].isdigit() != right[0].isdigit() and left[-1].isalnum() and right[0].isalnum():
        score += 4
    if all(is_syllable(strip_marks(part).lower()) for part in (first, second)):
        score += 3
    return score


def _is_word(core: str, knows: Knows) -> bool:
    """Whether a part is a word by itself; a letter is none, a number is."""
    return core.isdigit() or (len(core) > 1 and knows(old_tone_placement(core.lower())))


def with_space(word: str, cut: int) -> str:
    """The word with a space at a cut."""
    return f"{word[:cut]} {word[cut:]}"
