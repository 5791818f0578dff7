"""What happens in the window, as the tour sees it."""

from __future__ import annotations

from dataclasses import dataclass

from soat_core.actions import ActionKind, Changes
from soat_core.text import strip_marks


@dataclass(frozen=True)
class Event:
    """Something the clerk did: a command that was run, a change of the report, a save."""

    command: str = ""
    """Its identity."""
    changes: Changes | None = None
    is_saved: bool = False
    in_text: bool = False
    """Whether the keyboard has come back to the text."""
    on_suspect: bool = False
    """Whether the clerk stands on an open suspect by now."""

    @property
    def is_undo(self) -> bool:
        return self.changes is not None and self.changes.direction == "undo"

    def did(self, *kinds: ActionKind) -> bool:
        """Whether something of one of these kinds was done, and not undone."""
        changes = self.changes
        return changes is not None and changes.direction == "do" and changes.action.kind in kinds


def letters(text: str) -> str:
    """What a bare keyboard types for a word."""
    return strip_marks(text).lower()
