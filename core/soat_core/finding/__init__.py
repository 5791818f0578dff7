"""Typing is finding: what was typed, by whatever method, finds the word it is meant for."""

from __future__ import annotations

from soat_core.finding.query import Fit, Query

__all__ = ["Fit", "Query"]
