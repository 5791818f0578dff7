"""From the lattice's posteriors to probabilities that hold.

The lattice is too sure of itself: the truth may not be among its readings at all, which depends on
the kind of token.  So for each kind a rising curve, fitted on pages with known truth
(``resources/build/calibrate.py``), maps the raw posterior of the best reading to how often it is
right.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.engine.units import shape_of
from soat_core.errors import EngineError
from soat_core.i18n import tr

KINDS = ("word", "strained", "far", "capitals", "quoted", "number", "document", "code", "mark")
_DOCUMENT = re.compile(r"\d+[\w.]*[/-](?:\d{4}[/-])?[A-ZĐ]{2}[\w-]*(?:/[A-ZĐ]{2}[\w-]*)?")
_PLAIN_BEFORE = frozenset(["", "("])
_PLAIN_BEHIND = frozenset(["", ",", ".", ";", ":", ")", "),", ").", ");"])


STRAINED, FAR = 2.5, 6.0
"""Channel costs (nats) above which a correction is strained, or far-fetched."""


def kind_of(token: str, channel_cost: float) -> str:
    """One of ``KINDS`` for a token as it was read and what its correction asks of the channel."""
    before, core, behind = shape_of(token)
    if not core:
        return "mark"
    if not any(char.isalpha() for char in core):
        return "number"
    if _DOCUMENT.fullmatch(core):
        return "document"
    if not core.isalpha() and not core.isalnum():
        return "code"
    if before not in _PLAIN_BEFORE or behind not in _PLAIN_BEHIND:
        return "quoted"
    if core.isupper() and len(core) > 1:
        return "capitals"
    return "word" if channel_cost <= STRAINED else "strained" if channel_cost <= FAR else "far"


def nines(posterior: float) -> float:
    """How sure a posterior is, as its number of nines: 0.9 is 1, 0.99 is 2; at most 9.

    Near 1, where most tokens are, posteriors differ on this scale only.
    """
    return -math.log10(max(1 - posterior, 1e-9))


@dataclass(frozen=True)
class Calibration:
    """For each kind of token two rising rows: how sure the lattice is (``nines``) and the
    probability that means."""

    curves: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]

    def probability(self, kind: str, raw: float) -> float:
        curve = self.curves.get(kind)
        return raw if curve is None else float(np.interp(nines(raw), *curve))

    def apply(self, kind: str, suggestion: Suggestion) -> Suggestion:
        """The suggestion with calibrated posteriors, which never change the order."""
        best = round(self.probability(kind, suggestion.best.posterior), 6)
        others = sum(candidate.posterior for candidate in suggestion.candidates[1:])
        scale = min(1.0, (1 - best) / others) if others else 0.0
        candidates = [Candidate(suggestion.best.text, best)]
        candidates += [
            Candidate(candidate.text, round(min(candidate.posterior * scale, best), 6))
            for candidate in suggestion.candidates[1:]
        ]
        return Suggestion(suggestion.start, suggestion.end, tuple(candidates), suggestion.why)


def load_calibration(path: Path | None = None) -> Calibration:
    """Read the fitted curves (default: the shipped ones).  Raises ``EngineError``."""
    try:
        if path is None:
            from soat_resources import resource_path

            path = resource_path("vi", "calibration.json")
        curves = json.loads(path.read_text(encoding="utf-8"))
        return Calibration({k: (tuple(raw), tuple(true)) for k, (raw, true) in curves.items()})
    except (OSError, ValueError, AttributeError) as error:
        raise EngineError(
            tr("the language pack is missing or damaged", "gói ngôn ngữ bị thiếu hoặc hỏng"),
            where=str(path or "vi/calibration.json"),
            advice=tr("Please install Soát again.", "Xin cài đặt lại Soát."),
        ) from error
