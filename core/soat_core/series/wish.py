"""What a person wants the places of a series to read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from soat_core.edits import Edit, Origin, kind_of
from soat_core.engine.suggestion import Suggestion
from soat_core.engine.units import shape_of
from soat_core.review import Review
from soat_core.series.keys import Hit
from soat_core.series.letter_case import in_own_case


class Aim(Enum):
    """What is to be done with every place of a series."""

    SUGGESTED = "suggested"
    """Each reads what is suggested for it."""
    TEXT = "text"
    """All read one text, each in its own letter case and between its own punctuation."""
    KEPT = "kept"
    """Each is right as it was read."""
    DELETED = "deleted"
    """None of them is text."""


@dataclass(frozen=True, slots=True)
class Wish:
    """``text`` is that of ``Aim.TEXT``, and ``like`` what stood in its place when it was chosen:
    how a difference in letter case is meant is told from both."""

    aim: Aim = Aim.SUGGESTED
    text: str = ""
    like: str = ""
    typed: bool = True
    """Whether the person wrote the text; else it was picked from what the engine offered."""


AS_SUGGESTED = Wish()


class Outcome(NamedTuple):
    """What a place will read, and how likely the engine holds that (None where it does not say)."""

    text: str
    posterior: float | None


@dataclass(frozen=True, slots=True)
class Spot:
    """One unit as it stands now: what was read, what is decided, what is suggested."""

    start: int
    end: int
    ocr: str
    shown: str
    """What stands on the screen."""
    edit: Edit | None
    suggestion: Suggestion | None
    """For exactly this stretch, whether decided or not."""

    @classmethod
    def of(cls, review: Review, hit: Hit) -> Spot:
        suggestion = review.suggestion_at(hit.start)
        if suggestion is not None and suggestion.end != hit.end:
            suggestion = None
        shown = ocr = review.document.report.ocr_text[hit.start : hit.end]
        edit = review.document.edit_at(*hit)
        if edit is not None:
            shown = edit.text
        elif suggestion is not None:
            shown = suggestion.best.text
        return cls(hit.start, hit.end, ocr, shown, edit, suggestion)

    def outcome(self, wish: Wish) -> Outcome:
        text = self._text(wish)
        return Outcome(text, self._offered(text)[0])

    def decision(self, wish: Wish) -> Edit | None:
        """The edit that fulfils the wish; None where that stands already."""
        text = self._text(wish)
        if self.edit is not None and self.edit.text == text:
            return None
        posterior, rank = self._offered(text)
        by_engine = rank is not None and not (wish.typed and wish.aim is Aim.TEXT)
        is_taken = by_engine and wish.aim in (Aim.SUGGESTED, Aim.TEXT)
        origin = Origin.SUGGESTED if is_taken else Origin.TYPED
        return Edit(
            self.start, self.end, text, kind_of(self.ocr, text), origin, posterior, rank
        )  # fmt: skip

    def _text(self, wish: Wish) -> str:
        if wish.aim is Aim.TEXT:
            return put_in_place(wish.text, self.shown or self.ocr, wish.like)
        if wish.aim is Aim.KEPT:
            return self.ocr
        return "" if wish.aim is Aim.DELETED else self.shown

    def _offered(self, text: str) -> tuple[float | None, int | None]:
        """Posterior and rank of a text among the candidates."""
        if self.suggestion is not None:
            for rank, candidate in enumerate(self.suggestion.candidates, 1):
                if candidate.text == text:
                    return candidate.posterior, rank
        return None, None


def put_in_place(text: str, shown: str, like: str) -> str:
    """``text`` in place of ``shown``, whose letter case and punctuation stay.

    Punctuation that ``text`` brings along replaces that of its side.
    """
    before, core, behind = shape_of(shown)
    mine = shape_of(text)
    if not core or not mine.core:
        return text
    shaped_like = shape_of(like)
    if shaped_like.core:
        # what the person saw and left as it was is not brought along
        own_before = mine.before if mine.before != shaped_like.before else ""
        own_behind = mine.behind if mine.behind != shaped_like.behind else ""
    else:
        own_before, own_behind = mine.before, mine.behind
    core = in_own_case(mine.core, core, shaped_like.core or like)
    return (own_before or before) + core + (own_behind or behind)
