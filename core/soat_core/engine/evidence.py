"""What tells how far a suggestion can be trusted, beside the lattice's own posterior.

Each token gets a row of numbers; ``calibration`` turns rows into probabilities.  Scales are chosen
so that a linear model can use them: posteriors as nines, costs and likelihoods in nats.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from soat_core.engine.calibration import KINDS, nines
from soat_core.engine.language_model import LanguageModel
from soat_core.engine.ranking import Ranking

Bools = npt.NDArray[np.bool_]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SUREST = 6.0
"""More nines than this make no difference."""
COSTLIEST = 20.0

FEATURES = (
    "sure",
    "sure_squared",
    "margin",
    "second",
    "cost",
    "cost_of_second",
    "candidates",
    "length",
    "digits",
    "capital",
    "unchanged",
    "unigram",
    "left_pair",
    "right_pair",
    "left_stored",
    "right_stored",
    "triple_stored",
    "left_sure",
    "right_sure",
    "sure_times_cost",
    "supported",
    "none_supported",
    "none_likelihood",
    *(f"is_{kind}" for kind in KINDS),
    *(f"sure_if_{kind}" for kind in KINDS),
)
"""The columns of the rows."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of T tokens and their first candidates: parallel rows.

    ``kind`` is the number in ``KINDS``; ``cost`` and ``cost_of_second`` are what the channel asks
    for the first two candidates, in nats; ``length`` and ``digits`` count characters of the core;
    ``unit`` is the first candidate's unit, -1 where it has none.
    """

    kind: Ints
    cost: Doubles
    cost_of_second: Doubles
    length: Ints
    digits: Ints
    capital: Bools
    unchanged: Bools
    unit: Ints


def rows_of(ranking: Ranking, facts: Facts, model: LanguageModel, unknown: int) -> Doubles:
    """The rows of neighbouring tokens, shape (T, FEATURES); ``unknown`` is the unit ``UNKNOWN``."""
    shares = np.maximum(ranking.shares, 1e-9)
    sure = np.minimum(nines(ranking.shares[:, 0]), SUREST)
    second = np.where(ranking.texts[:, 1] >= 0, shares[:, 1], 1e-9)
    cost = np.minimum(facts.cost, COSTLIEST)
    unit = np.where(facts.unit >= 0, facts.unit, unknown)
    left, right = np.append(unknown, unit[:-1]), np.append(unit[1:], unknown)
    into, onto = model.pair_index(left, unit), model.pair_index(unit, right)
    before = model.pair_index(np.append([unknown, unknown], unit[:-2])[: len(unit)], left)
    triple = model.triple_index(np.maximum(before, 0), unit)
    around = np.pad(sure, 1, constant_values=SUREST)
    kind = np.eye(len(KINDS))[facts.kind]
    columns = [
        sure,
        sure**2,
        np.minimum(np.log10(shares[:, 0] / second), SUREST + 1),
        second,
        cost,
        np.minimum(facts.cost_of_second, COSTLIEST) - cost,
        (ranking.texts >= 0).sum(1),
        np.minimum(facts.length, 8),
        facts.digits > 0,
        facts.capital,
        facts.unchanged,
        model.one[unit],
        model.bigrams(left, unit, into),
        model.bigrams(unit, right, onto),
        into >= 0,
        onto >= 0,
        (before >= 0) & (triple >= 0),
        around[:-2],
        around[2:],
        sure * cost,
        np.minimum(-np.log10(-np.expm1(np.minimum(ranking.support[:, 0], -1e-6))), SUREST),
        np.minimum(nines(np.exp(ranking.support[:, 1])), 1),
        ranking.support[:, 1],
    ]
    return np.concatenate([np.stack(columns, 1), kind, kind * sure[:, None]], axis=1)
