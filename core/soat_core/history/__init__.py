"""What was done to a report: undone and redone, back to a point, one older action by itself."""

from __future__ import annotations

from soat_core.history.history import Branch, History, Move, Standing
from soat_core.history.taking_back import taking_back
from soat_core.history.wording import Words, describe

__all__ = ["Branch", "History", "Move", "Standing", "Words", "describe", "taking_back"]
