"""What a report costs its clerk: keys and time for every 100 tokens.

Keys.  A key counts when it is pressed in the window, whatever it does.  Keys that only change
others (Shift, Ctrl, Alt) do not, nor what the mouse does, nor a key that repeats while it is held.

Time runs from one sign of work to the next, a key or a click.  A pause of more than a minute does
not count at all: nobody knows what it was.

Tokens.  A report is done in the proportion in which its suspects are dealt with, whatever they cost
and however many are dealt with at once: when all are, it is done to its last token, also to those
that needed no hand.  So the figure of a finished report is its keys over its tokens, as the
engine's evaluation counts them.  What was decided before the report was opened counts on neither
side.

These figures stay in memory: they are in no file and in no record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from soat_core.actions import Changes
from soat_core.edits import Edit
from soat_core.review import Review

LONGEST_PAUSE_S = 60.0
"""That is still work."""

FEWEST_TOKENS = 50
"""Before so many are done there are no figures: they would jump about."""


@dataclass(frozen=True, slots=True)
class Figures:
    """For every 100 tokens done."""

    keys: float
    seconds: float


class Effort:
    """Counts for one report.  Times are seconds of any clock that only goes forward."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self.keys = 0
        self.seconds = 0.0
        self._dealt_with = 0
        self._own: set[str] = set()
        """Identities of the actions of this sitting."""
        self._last: float | None = None

    def key(self, now: float) -> None:
        """A key was pressed at this time."""
        self.keys += 1
        self.sign(now)

    def sign(self, now: float) -> None:
        """There was a sign of work at this time, a key or a click."""
        if self._last is not None and 0 <= now - self._last <= LONGEST_PAUSE_S:
            self.seconds += now - self._last
        self._last = now

    def rest(self) -> None:
        """Work goes on elsewhere: the time until the next sign is none of this report's."""
        self._last = None

    def follow(self, changes: Changes) -> None:
        """An action was done, undone or redone; those of an earlier sitting, that a crash had left
        unsaved, do not count when they come back."""
        if changes.direction == "do":
            self._own.add(changes.action.identity)
        self._dealt_with += self._suspects(changes.added) - self._suspects(changes.removed)

    @property
    def tokens(self) -> float:
        """Done in this sitting."""
        progress = self._review.progress()
        dealt_with = min(max(0, self._dealt_with), progress.decided)
        return progress.suggested * dealt_with / progress.suspects if progress.suspects else 0.0

    @property
    def figures(self) -> Figures | None:
        """None while too little was done to tell."""
        hundreds = self.tokens / 100
        if hundreds * 100 < FEWEST_TOKENS:
            return None
        return Figures(self.keys / hundreds, self.seconds / hundreds)

    def _suspects(self, edits: Iterable[Edit]) -> int:
        """How many of the edits are decisions about suspects."""
        own = (edit for edit in edits if edit.action in self._own)
        found = (self._review.suggestion_at(edit.start) for edit in own)
        return sum(one is not None and self._review.is_suspect(one) for one in found)
