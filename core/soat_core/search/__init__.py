"""Finding and replacing in the OCR text and in the text that is shown."""

from __future__ import annotations

from soat_core.search.decisions import Decisions, Obstacle
from soat_core.search.finding import Hit, Hits, find
from soat_core.search.pattern import LONGEST, Pattern, compile_query
from soat_core.search.planning import Plan
from soat_core.search.query import Query, QueryError, Side, TooSlowError
from soat_core.search.replacement import Replacement, Rewrite, Rewriter
from soat_core.search.snapshot import Snapshot
from soat_core.search.source import Source

__all__ = [
    "LONGEST",
    "Decisions",
    "Hit",
    "Hits",
    "Obstacle",
    "Pattern",
    "Plan",
    "Query",
    "QueryError",
    "Replacement",
    "Rewrite",
    "Rewriter",
    "Side",
    "Snapshot",
    "Source",
    "TooSlowError",
    "compile_query",
    "find",
]
