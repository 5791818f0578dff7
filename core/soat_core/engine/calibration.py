"""From the lattice's posteriors to probabilities that hold.

The lattice is too sure of itself: the truth may not be among its readings at all, and how often
that is depends on the token.  Boosted trees over what tells (``evidence``) and a rising curve over
what they say, both fitted on pages with known truth (``resources/build/calibrate.py``), give how
often the best reading is right.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from soat_core.engine.ranking import Ranking
from soat_core.engine.trees import Trees
from soat_core.engine.units import shape_of
from soat_core.errors import EngineError
from soat_core.i18n import tr

Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

KINDS = ("word", "strained", "far", "capitals", "quoted", "number", "document", "code", "mark")
WORD, _STRAINED, _FAR = range(3)
# possessive, so that a long token that is none is known as such after one look
_DOCUMENT = re.compile(r"\d[\w.]*+[/-](?:\d{4}[/-])?[A-ZĐ]{2}[\w-]*+(?:/[A-ZĐ]{2}[\w-]*+)?")
_PLAIN_BEFORE = frozenset(["", "("])
_PLAIN_BEHIND = frozenset(["", ",", ".", ";", ":", ")", "),", ").", ");"])


STRAINED, FAR = 2.5, 6.0
"""Channel costs (nats) above which a correction is strained, or far-fetched."""


def kind_number(token: str) -> int:
    """The number in ``KINDS`` of a token as it was read, before it is asked how strained its
    correction is."""
    return KINDS.index(_kind(token))


def _kind(token: str) -> str:
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
    return "word"


def with_strain(kinds: Ints, costs: Doubles) -> Ints:
    """Numbers of kinds, words told apart by what their correction asks of the channel (nats)."""
    strain = (costs > STRAINED).astype(np.int64) + (costs > FAR)
    return np.where(kinds == WORD, np.array([WORD, _STRAINED, _FAR])[strain], kinds)


def nines(posterior: npt.ArrayLike) -> Doubles:
    """How sure posteriors are, as their number of nines: 0.9 is 1, 0.99 is 2; at most 9.

    Near 1, where most tokens are, posteriors differ on this scale only.
    """
    result: Doubles = -np.log10(np.maximum(1 - np.asarray(posterior, np.float64), 1e-9))
    return result


@dataclass(frozen=True)
class Calibration:
    """Trees over rows of evidence (see ``evidence.FEATURES``), and a rising curve over what they
    say: two rows, their log odds and the probability that means.

    Without trees posteriors stay as they are.
    """

    trees: Trees | None
    curve: tuple[tuple[float, ...], tuple[float, ...]]

    @classmethod
    def none(cls) -> Calibration:
        return cls(None, ((), ()))

    def probabilities(self, trees: Trees, rows: Doubles) -> Doubles:
        """How often the best reading is right, for tokens with these rows of evidence."""
        result: Doubles = np.interp(trees.total(rows), *self.curve)
        return result

    def apply(self, rows: Doubles, ranking: Ranking) -> Ranking:
        """The candidates with calibrated probabilities, which never change the order."""
        if self.trees is None:
            return ranking
        best = self.probabilities(self.trees, rows).round(6)[:, None]
        others = ranking.shares[:, 1:].sum(1, keepdims=True)
        scale = np.minimum(1, (1 - best) / np.where(others > 0, others, np.inf))
        shares = np.minimum(ranking.shares[:, 1:] * scale, best).round(6)
        return replace(ranking, shares=np.concatenate([best, shares], axis=1))


def load_calibration(path: Path | None = None, name: str = "calibration.json") -> Calibration:
    """Read the fitted model (default: the shipped one of that name).  Raises ``EngineError``."""
    try:
        if path is None:
            from soat_resources import resource_path

            path = resource_path("vi", name)
        from soat_core.engine.evidence import FEATURES

        fitted = json.loads(path.read_text(encoding="utf-8"))
        if fitted["features"] != list(FEATURES):
            raise ValueError("fitted to other evidence")
        odds, probability = fitted["curve"]
        return Calibration(Trees.from_json(fitted["trees"]), (tuple(odds), tuple(probability)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EngineError(
            tr("the language pack is missing or damaged", "gói ngôn ngữ bị thiếu hoặc hỏng"),
            where=str(path or f"vi/{name}"),
            advice=tr("Please install Soát again.", "Xin cài đặt lại Soát."),
        ) from error
