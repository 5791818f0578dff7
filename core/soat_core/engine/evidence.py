"""What tells how far a suggestion can be trusted, beside the lattice's own posterior.

Each token gets a row of numbers; ``calibration`` turns rows into probabilities.  Posteriors are
told as nines, costs and likelihoods in nats.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from soat_core.engine.calibration import KINDS, nines, with_strain
from soat_core.engine.language_model import LanguageModel
from soat_core.engine.pack import Pack
from soat_core.engine.ranking import ALONE, CHOSEN, NONE, RIVAL, Ranking
from soat_core.engine.tables import Tables
from soat_core.engine.texts import BEHIND

Bools = npt.NDArray[np.bool_]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SUREST = 6.0
"""More nines than this make no difference."""
COSTLIEST = 20.0
NEIGHBOURS = 6
"""Tokens on each side whose sureness is averaged."""

FEATURES = (
    "sure",
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
    "supported",
    "none_likelihood",
    "lead",
    "rival_likelihood",
    "alone",
    "second_unigram",
    "second_is_same",
    "pair_lead",
    "around_sure",
    "damage",
    "capital_first",
    "title_rate",
    "after_end",
    "next_capital",
    *(f"behind_{name}" for name in ("none", "stop", "comma", "colon", "semicolon")),
    *(f"is_{kind}" for kind in KINDS),
)
"""The columns of the rows."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of T tokens and their first candidates: parallel rows.

    ``kind`` is the number in ``KINDS``; ``cost`` and ``cost_of_second`` are what the channel asks
    for the first two candidates, in nats; ``length`` and ``digits`` count characters of the core;
    ``unit`` and ``second_unit`` are those of the first two candidates, -1 where one has none.
    ``capital_first`` tells whether the first candidate begins with a capital, ``title_rate`` how
    often its word does (0 to 1), ``after_end`` whether a sentence may begin with the token, and
    ``behind`` what stands behind its core, see ``texts.BEHIND``.  ``damage`` is the report's, 0 to
    1.
    """

    kind: Ints
    cost: Doubles
    cost_of_second: Doubles
    length: Ints
    digits: Ints
    capital: Bools
    unchanged: Bools
    unit: Ints
    second_unit: Ints
    capital_first: Bools
    title_rate: Doubles
    after_end: Bools
    behind: Ints
    damage: float


def facts_of(ranking: Ranking, types: Ints, tables: Tables, pack: Pack, damage: float) -> Facts:
    """What is known of tokens with these types and candidates, in a report of that damage."""
    known, texts = tables.types, tables.texts
    second = np.where(ranking.texts[:, 1] >= 0, ranking.texts[:, 1], ranking.best)
    names = [known.name[number] for number in types.tolist()]
    costs = [
        np.array(
            tables.readings.channel_costs(
                [(name, texts.text[at]) for name, at in zip(names, told.tolist(), strict=True)]
            )
        )
        for told in (ranking.best, second)
    ]
    own, unit = known.own[types], texts.unit[ranking.best]
    return Facts(
        kind=with_strain(known.kind[types], costs[0]),
        cost=costs[0],
        cost_of_second=costs[1],
        length=texts.length[own],
        digits=texts.digits[own],
        capital=texts.capital[own],
        unchanged=ranking.best == own,
        unit=unit,
        second_unit=texts.unit[second],
        capital_first=texts.capital[ranking.best],
        title_rate=np.where(unit >= 0, pack.title_rate[unit], 0.5),
        after_end=np.append(True, tables.types.ends_sentence[types[:-1]]),
        behind=texts.behind[own].astype(np.int64),
        damage=damage,
    )


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
    second_unit = np.where(facts.second_unit >= 0, facts.second_unit, unknown)
    left_pair, right_pair = model.bigrams(left, unit, into), model.bigrams(unit, right, onto)
    left_second, right_second = _pair(model, left, second_unit), _pair(model, second_unit, right)
    columns = [
        sure,
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
        left_pair,
        right_pair,
        into >= 0,
        onto >= 0,
        (before >= 0) & (triple >= 0),
        around[:-2],
        around[2:],
        np.minimum(-np.log10(-np.expm1(np.minimum(ranking.support[:, CHOSEN], -1e-6))), SUREST),
        ranking.support[:, NONE],
        ranking.support[:, CHOSEN] - ranking.support[:, RIVAL],
        ranking.support[:, RIVAL],
        ranking.support[:, ALONE],
        model.one[second_unit],
        second_unit == unit,
        left_pair + right_pair - left_second - right_second,
        _averages(sure),
        np.full(len(unit), facts.damage),
        facts.capital_first,
        facts.title_rate,
        facts.after_end,
        np.append(facts.capital[1:], True),
        *np.eye(len(BEHIND))[facts.behind].T,
    ]
    return np.concatenate([np.stack(columns, 1), kind], axis=1)


def _pair(model: LanguageModel, left: Ints, right: Ints) -> Doubles:
    """log P(right|left)."""
    return np.asarray(model.bigrams(left, right, model.pair_index(left, right)), np.float64)


def _averages(values: Doubles) -> Doubles:
    """The mean of the values up to ``NEIGHBOURS`` places away, of those that there are."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(len(values))
    first = np.maximum(at - NEIGHBOURS, 0)
    last = np.minimum(at + NEIGHBOURS + 1, len(values))
    result: Doubles = (sums[last] - sums[first]) / (last - first)
    return result
