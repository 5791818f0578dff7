"""Bringing together two documents of the same OCR text that were worked on apart."""

from __future__ import annotations

from soat_core.merging.comparing import Comparison, MergeError, compare
from soat_core.merging.difference import Change, Difference, Side, Stand, Version
from soat_core.merging.merger import Merger, Outcome, Standing, merge

__all__ = [
    "Change",
    "Comparison",
    "Difference",
    "MergeError",
    "Merger",
    "Outcome",
    "Side",
    "Stand",
    "Standing",
    "Version",
    "compare",
    "merge",
]
