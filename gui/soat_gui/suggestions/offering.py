"""What is on offer in the bar: what was found for what is typed, else the token's candidates."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from soat_core.engine.suggestion import Suggestion
from soat_core.finding.offer import Found, Offer
from soat_core.finding.slots import EMPTY, Slots, slots_for
from soat_gui.suggestions.answers import Answers
from soat_gui.suggestions.content import slots_of
from soat_gui.suggestions.search import Asked, Wanted

_NOTHING = Offer()
_STAYS_MS = 100
"""For which the mark of what Enter took stays while more letters are looked for: the words are
there after some 5 ms as a rule, and a mark that goes and comes with each letter flickers."""
_AT_MOST_S = 0.5
"""For which a key waits that takes what was found."""


class Offering(QObject):
    """Follows what is typed, letter by letter, and what was gone to among what was found.

    A letter waits for nothing: what it finds comes behind it.  Until then what was on offer stays.
    """

    changed = Signal()
    """What was found came behind its letter."""

    def __init__(self, search: Callable[[Wanted], Asked], parent: QObject) -> None:
        super().__init__(parent)
        self._search = search
        self._answers = Answers(self._answered, self)
        self._overdue = QTimer(self)
        self._overdue.setSingleShot(True)
        self._overdue.setInterval(_STAYS_MS)
        self._overdue.timeout.connect(self._unmark)
        self._asked: Asked | None = None
        """For what is typed, while the answer is not there."""
        self._found = _NOTHING
        self._picked: Found | str | None = None
        """What was gone to among it; the text itself is what was typed."""
        self.suggestion: Suggestion | None = None
        """Of the token, as it was when typing began."""
        self.slots: Slots = EMPTY
        self.typed: str | None = None
        """What the offer was made for; None for the token's candidates."""

    def rest(self, suggestion: Suggestion | None) -> None:
        """Nothing is typed."""
        self.typed, self._picked, self._asked = None, None, None
        self.suggestion = suggestion
        self._take(_NOTHING)

    def begin(self, wanted: Wanted) -> None:
        """Look for what is typed now."""
        self.typed, self._picked = wanted.now.text, None
        if wanted.is_nothing:
            self._take(_NOTHING)
            return
        self._asked = self._search(wanted)
        found = self._asked.offer(0.0)
        if found is not None:
            self._take(found)
        else:
            self._overdue.start()
            self._answers.follow(self._asked.words)

    def finish(self) -> None:
        """A key means what is found: wait for it."""
        if self._asked is not None:
            self._take(self._asked.offer(_AT_MOST_S) or _NOTHING)

    @property
    def chosen(self) -> Found | None:
        """What is marked as what Enter takes; None for what was typed."""
        if isinstance(self._picked, Found):
            return self._picked
        return None if self._picked is not None else self._found.on_enter

    @property
    def to_take(self) -> Found | None:
        """What Enter takes; None for the text itself: it was typed, whoever knew it too."""
        chosen = self.chosen
        if chosen is None or (chosen is self._found.on_enter and chosen.text == self.typed):
            return None
        return chosen

    def go(self, by: int) -> None:
        """Go on among what was found; behind the last comes what was typed."""
        self.finish()
        there: list[Found | str] = [*filter(None, self.slots), self.typed or ""]
        chosen = self.chosen
        at = there.index(chosen) if chosen else len(there) - 1
        self._picked = there[(at + by) % len(there)]

    # Within

    def _take(self, found: Offer) -> None:
        self._overdue.stop()
        self._asked, self._found = None, found
        if found.found:
            self.slots = slots_for(found.found)
        else:  # nothing fits: those of the token can still be taken by their keys
            self.slots = slots_of(self.suggestion)

    def _unmark(self) -> None:
        """Nobody knows yet what Enter takes."""
        self._found = _NOTHING
        self.changed.emit()

    def _answered(self) -> None:
        """What was asked for letters before it is not asked any more."""
        if self._asked is not None and self._asked.words.done():
            self.finish()
            self.changed.emit()
