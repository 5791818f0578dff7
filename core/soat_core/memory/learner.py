"""What the memory learns from a review: each action, its undoing and its redoing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from soat_core.actions import ActionKind
from soat_core.edits import Edit, EditKind, Origin
from soat_core.memory.decision import Decision, Knows
from soat_core.memory.switched_off import Remembers

if TYPE_CHECKING:  # whoever has a review has loaded it
    from soat_core.actions import Changes
    from soat_core.review import Review

_LEARNT = {EditKind.REPLACE, EditKind.SPLIT, EditKind.MERGE, EditKind.KEEP}
"""Kinds that say how a reading is to be read.  An author's mistake, a token that is no text or a
place that nobody can read teach nothing about the next report; what the person doubts does not."""
_NEAR = 200
"""How far, in code points, to look for the word beside a decision."""


class Learner:
    """Keeps a memory in step with one review.

    Only what a person looked at is learnt, not what was taken for many tokens at once.  What was
    decided before the review was opened stays in the memory, whatever becomes of it.
    """

    def __init__(self, memory: Remembers, review: Review, knows: Knows | None = None) -> None:
        """``knows`` says whether a word (lower case) is in the lexicon; without it the memory
        learns no words."""
        self._memory = memory
        self._review = review
        self._knows = knows
        self._learnt: dict[tuple[int, int], Decision] = {}
        self._earlier: set[Edit] = set()

    def follow(self, changes: Changes) -> None:
        """Learn from what an action of the review has just changed.

        Raises ``RememberingError``; the review is not touched by it, and nothing learnt is lost.
        """
        for _ in self.following(changes):
            pass

    def following(self, changes: Changes) -> Iterator[None]:
        """``follow`` place by place, for changes of many: others may work in between.  All of it
        must be gone through before the next change is followed.

        A change of case alone says how one word is written where it stands, not how it is read:
        what was learnt of it stays.
        """
        if changes.action.kind is ActionKind.CASE:
            return
        for edit in changes.removed:
            if _teaches(edit):
                self._unlearn(edit)
                yield
        learnt: dict[tuple[int, int], Decision] = {}
        for edit in changes.added:
            if _teaches(edit) and edit not in self._earlier:
                learnt[edit.key] = self._decision(edit)
                yield
        self._earlier.difference_update(changes.added)
        self._memory.record_many(learnt.values())
        self._learnt.update(learnt)

    def _unlearn(self, edit: Edit) -> None:
        decision = self._learnt.get(edit.key)
        if decision is None:
            self._earlier.add(edit)  # its undoing must not count it a second time
        else:
            self._memory.retract(decision)
            del self._learnt[edit.key]

    def _decision(self, edit: Edit) -> Decision:
        text = self._review.document.report.ocr_text
        suggestion = self._review.suggestion_at(edit.start)
        asked = suggestion is not None and suggestion.end == edit.end
        return Decision.of_tokens(
            text[edit.start : edit.end],
            edit.text,
            suggestion.best.text if suggestion is not None and asked else None,
            left=self._before(edit.start),
            right=self._behind(edit.end),
            knows=self._knows,
        )

    def _before(self, start: int) -> str:
        """The word that stands before an OCR offset now; nothing at the begin of a paragraph."""
        piece = self._review.document.report.ocr_text[max(0, start - _NEAR) : start]
        word = piece.rstrip()
        if not word or piece.count("\n", len(word)) > 1:
            return ""
        words = self._now(start - len(piece) + len(word) - 1).split()
        return words[-1] if words else ""

    def _behind(self, end: int) -> str:
        """The word that stands behind an OCR offset now; nothing at the end of a paragraph."""
        piece = self._review.document.report.ocr_text[end : end + _NEAR]
        word = piece.lstrip()
        gap = len(piece) - len(word)
        if not word or piece.count("\n", 0, gap) > 1:
            return ""
        words = self._now(end + gap).split()
        return words[0] if words else ""

    def _now(self, offset: int) -> str:
        """What the token at an OCR offset says now: decided, suggested or as read."""
        review = self._review
        for edit in review.document.edits_in(offset, offset + 1):
            return edit.text
        suggestion = review.suggestion_over(offset)
        if suggestion is not None:
            return suggestion.best.text
        start = end = offset
        text = review.document.report.ocr_text
        while start > max(0, offset - _NEAR) and not text[start - 1].isspace():
            start -= 1
        while end < min(len(text), offset + _NEAR) and not text[end].isspace():
            end += 1
        return text[start:end]


def _teaches(edit: Edit) -> bool:
    return edit.origin is not Origin.AUTO and edit.kind in _LEARNT and not edit.unclear
