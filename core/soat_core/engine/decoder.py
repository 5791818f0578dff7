"""Runs the lattice over a passage: from readings to posteriors.

Two passes: a bigram model over all readings of each place, in which the damage of each line is
estimated too, and a trigram model over the few readings that the first pass leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from soat_core.engine.gazetteer import PairSource
from soat_core.engine.lattice import (
    Rows,
    in_rows,
    pair_posteriors,
    triple_posteriors,
    windows,
)
from soat_core.engine.neural import IMPOSSIBLE, NeuralSource
from soat_core.engine.pack import Pack
from soat_core.engine.passage import Places, lay_out
from soat_core.engine.ranking import (
    ALONE,
    CHOSEN,
    MAX_CANDIDATES,
    NONE,
    RIVAL,
    Ranking,
    compounds,
)
from soat_core.engine.readings import FORMS
from soat_core.engine.tables import AT_THE_BEGINNING, AT_THE_END, Tables
from soat_core.engine.transitions import PairBlocks, Transitions
from soat_core.engine.units import UNKNOWN, units_of
from soat_core.engine.weights import Weights

Bools = npt.NDArray[np.bool_]
Doubles = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

NEGLIGIBLE = 1e-7
"""Readings less likely than this are not told."""
ROUNDS = 3
"""Rounds of estimating the damage."""
FOREIGN_SHARE = 0.5
"""A line with more known foreign words than this is in another language."""
UNDAMAGED = 1e-4
"""The least damage that a line may have; the most is as far from 1."""
REPORT_STRENGTH = 2.0
"""How many tokens what is assumed of a report's damage weighs as much as."""
LEAST_SCORE = -30.0
"""What the neural source holds less likely than this (nats) it may be wrong about."""
NOT_NONE = -12.0
"""Logarithm of the probability that none is right, where there is no choice."""
_TINY = np.float32(1e-30)


@dataclass(frozen=True, slots=True)
class Shares:
    """Posteriors at N places: which readings (N, R) were weighed, and each spelling's share
    (N, R, FORMS)."""

    reading: Ints
    share: Floats


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The share of damaged tokens in a passage (0 to 1), estimated for all of it at once; and the
    numbers of its tokens that have one choice, with the likeliest reading there by the pairs
    alone."""

    damage: float
    tokens: Ints
    readings: Ints


class Decoder:
    """Decodes passages of one report with one pack, one set of tables and weights."""

    def __init__(
        self,
        pack: Pack,
        tables: Tables,
        weights: Weights,
        names: PairSource | None = None,
        neural: NeuralSource | None = None,
    ) -> None:
        self.tables = tables
        self._weights = weights
        self._number = pack.lexicon.number
        self._neural = neural
        self._transitions = Transitions(pack.model, weights.language, names)
        self._blocks = PairBlocks(self._transitions, tables.positions)

    def decode(self, types: Ints, line: Ints, damage: float, decided: Mapping[int, str]) -> Ranking:
        """Candidates, with raw posteriors, for a passage of tokens with these types and lines.

        ``damage`` is what is known of the whole report, ``decided`` the texts of the tokens that
        are known; those have one candidate, what they were read as.
        """
        fixed = {token: self._fixed(text) for token, text in decided.items()}
        places = lay_out(self.tables, self._weights, types, line, fixed)
        heard = None
        if self._neural is not None:
            heard, added = self._heard(self._neural, places)
            places = places.weighed(np.exp(self._weights.neural * added))
        rows = in_rows(windows(places.cuts.tolist(), len(places)), len(places))
        lines = np.unique(line, return_inverse=True)[1][places.token]
        strength = self._weights.line_strength
        rate, coarse = self._first_pass(places, rows, lines, damage, strength)
        shares = self._second_pass(places, rows, rate[lines], coarse)
        return self._supported(self._ranking(types, places, shares), places, shares, heard)

    def _heard(self, neural: NeuralSource, places: Places) -> tuple[Floats, Floats]:
        """What the neural source says of each of the K readings that a position may have, and of
        none being right (N, K + 1); and what of that the context adds (N, K): the lattice has the
        channel and the words' own probabilities already."""
        positions = self.tables.positions
        readings = [positions.readings[number] for number in places.position.tolist()]
        said = neural.hear(readings, places.cuts.tolist())
        scores = np.full((len(places), positions.width + 1), IMPOSSIBLE, np.float32)
        width = min(said.alone.shape[1], positions.width)
        scores[:, :width], scores[:, -1] = said.scores[:, :width], said.scores[:, -1]
        added = scores[:, :-1].copy()
        added[:, :width] -= said.alone[:, :width]
        return scores, np.maximum(added, LEAST_SCORE)

    def first_look(self, types: Ints, line: Ints, prior: float) -> FirstLook:
        """What a passage looks like before it is read closely; ``prior`` is the damage assumed."""
        places = lay_out(self.tables, self._weights, types, line, {})
        rows = in_rows(windows(places.cuts.tolist(), len(places)), len(places))
        lines = np.zeros(len(places), np.int64)
        rate, share = self._first_pass(places, rows, lines, prior, REPORT_STRENGTH)
        single = self.tables.types.open_part[types[places.token]] >= 0
        at = np.flatnonzero(places.is_open & single)
        return FirstLook(float(rate[0]), places.token[at], share[at].argmax(1))

    def _fixed(self, text: str) -> list[int]:
        """The positions of a text that is known."""
        unknown = self._number[UNKNOWN]
        units = [unit for token in text.split() for unit in units_of(token)]
        return self.tables.fixed([self._number.get(unit, unknown) for unit in units])

    def _first_pass(
        self, places: Places, rows: Rows, lines: Ints, damage: float, strength: float
    ) -> tuple[Doubles, Floats]:
        """Damage of each line, and bigram posteriors of all readings (shape N, K)."""
        count = int(lines.max()) + 1
        counted = np.bincount(lines, places.is_open, minlength=count).astype(np.float64)
        foreign = self._foreign_lines(places, lines, counted)
        position = np.append(places.position, [AT_THE_BEGINNING, AT_THE_END])
        steps = self._blocks.steps(position.take(rows.place))
        rate = np.full(count, damage)
        share = places.clean_best
        for _ in range(ROUNDS):
            level = rate[lines, None].astype(np.float32)
            kept = (1 - level) * places.clean_best
            emissions = kept + level * places.damaged_best
            share = rows.collect(pair_posteriors(steps, rows.spread(_to_one(emissions))))
            kept /= np.maximum(emissions, _TINY)
            kept *= share
            garbled = (share.sum(1) - kept.sum(1)) * places.is_open
            found = np.bincount(lines, garbled, minlength=count)
            rate = (found + damage * strength) / (counted + strength)
            rate = np.clip(np.where(foreign, 0, rate), UNDAMAGED, 1 - UNDAMAGED)
        return rate, share

    def _foreign_lines(self, places: Places, lines: Ints, counted: Doubles) -> Bools:
        """Which lines are in another language: many known words that are no syllables stand in
        them as they are.  There is nothing to repair there."""
        foreign = self.tables.positions.foreign[places.position] & places.is_open
        found = np.bincount(lines, foreign, minlength=len(counted))
        result: Bools = (found >= 3) & (found > FOREIGN_SHARE * counted)
        return result

    def _second_pass(self, places: Places, rows: Rows, rate: Doubles, coarse: Floats) -> Shares:
        """Trigram posteriors of the likeliest readings and their spellings.

        The reading that leaves the text as it is stays in.
        """
        order = np.argsort(-(coarse + 2 * (places.clean_best > 0)), axis=1)
        reading = order[:, : self._weights.finer]
        at = np.arange(len(places))[:, None]
        level = rate[:, None].astype(np.float32)
        clean, damaged = places.clean_best[at, reading], places.damaged_best[at, reading]
        emissions = (1 - level) * clean + level * damaged
        share = rows.collect(self._finer(places, rows, reading, emissions))
        level = level[..., None]
        spelled = (1 - level) * places.clean[at, reading] + level * places.damaged[at, reading]
        spelled /= np.maximum(spelled.sum(2, keepdims=True), _TINY)
        return Shares(reading, share[..., None] * spelled)

    def _finer(self, places: Places, rows: Rows, reading: Ints, emissions: Floats) -> Floats:
        """Trigram posteriors by cell, of these readings of each place."""
        units = self.tables.positions.units
        own = units[places.position[:, None], reading]
        edges = units[[AT_THE_BEGINNING, AT_THE_END], : reading.shape[1]]
        cells = np.concatenate([own, edges]).take(rows.place, axis=0)
        edge = [AT_THE_BEGINNING, AT_THE_END]
        capital = self.tables.positions.capital[np.append(places.position, edge)]
        two, three = self._transitions.triples(cells, capital.take(rows.place))
        # what stands before a window may follow anything
        two[~rows.goes_on] = 1
        three[~rows.goes_on[1:]] = 1
        return triple_posteriors(two[0], three, rows.spread(_to_one(emissions)))

    def _ranking(self, types: Ints, places: Places, shares: Shares) -> Ranking:
        """The candidates of each token; those without a choice are what was read."""
        ranking = Ranking.sure(self.tables.types.own[types])
        opens = self.tables.types.opens[types[places.token]] * places.is_open
        hard = (opens > 1) | self.tables.positions.repeats[places.position]
        self._rank_simple(ranking, types, places, shares, np.flatnonzero((opens == 1) & ~hard))
        hard_places: dict[int, list[int]] = {}
        for place in np.flatnonzero(hard & (opens > 0)).tolist():
            hard_places.setdefault(int(places.token[place]), []).append(place)
        for token, members in hard_places.items():
            options = [self._options(places, shares, place) for place in members]
            literals = self.tables.types.readings[types[token]].literals
            candidates = compounds(options, literals)
            ranking.texts[token], ranking.shares[token] = -1, 0
            for column, (text, share) in enumerate(candidates):
                ranking.texts[token, column] = self.tables.text_number(text)
                ranking.shares[token, column] = share
        return ranking

    def _rank_simple(
        self, ranking: Ranking, types: Ints, places: Places, shares: Shares, at: Ints
    ) -> None:
        """Rank the tokens of these places, each of which is its token's only choice."""
        if not len(at):
            return
        spelling = (shares.reading[at, :, None] * FORMS + np.arange(FORMS)).reshape(len(at), -1)
        share = shares.share[at].reshape(spelling.shape).astype(np.float64)
        order = np.argsort(-share, axis=1, kind="stable")[:, :MAX_CANDIDATES]
        share = np.take_along_axis(share, order, 1)
        spelling = np.take_along_axis(spelling, order, 1)
        told = share > NEGLIGIBLE
        token = places.token[at]
        row, _ = np.nonzero(told)
        texts = np.full(share.shape, -1, np.int64)
        texts[told] = self.tables.text_numbers(types[token[row]], spelling[told])
        ranking.texts[token, : share.shape[1]] = texts
        ranking.shares[token, : share.shape[1]] = np.where(told, share, 0)

    def _supported(
        self, ranking: Ranking, places: Places, shares: Shares, heard: Floats | None
    ) -> Ranking:
        """With what is said of each token's first candidate, at its least sure place."""
        at = np.flatnonzero(places.is_open)
        best = shares.reading[at, shares.share[at].sum(2).argmax(1)]
        support = np.zeros((len(ranking.texts), 4))
        token = places.token[at]
        alone = self.tables.positions.alone[places.position[at], best]
        np.minimum.at(support[:, ALONE], token, alone)
        if heard is not None:
            said = np.maximum(heard[at], LEAST_SCORE)
            support[:, [RIVAL, NONE]] = NOT_NONE
            np.minimum.at(support[:, CHOSEN], token, said[np.arange(len(at)), best])
            np.maximum.at(support[:, NONE], token, said[:, -1])
            said[np.arange(len(at)), best] = LEAST_SCORE
            np.maximum.at(support[:, RIVAL], token, said[:, :-1].max(1))
        return replace(ranking, support=support)

    def _options(self, places: Places, shares: Shares, place: int) -> list[tuple[str, float]]:
        """The texts of one place by falling share; readings with the same text count together."""
        texts = self.tables.positions.readings[places.position[place]].texts
        total: dict[str, float] = {}
        for reading, row in zip(
            shares.reading[place].tolist(), shares.share[place].tolist(), strict=True
        ):
            for form, share in enumerate(row):
                if share > NEGLIGIBLE:
                    text = texts[reading][form]
                    total[text] = total.get(text, 0.0) + share
        return sorted(total.items(), key=lambda item: -item[1])


def _to_one(emissions: Floats) -> Floats:
    """The emissions of each place with 1 as the largest: only their proportions count."""
    result: Floats = emissions / np.maximum(emissions.max(1, keepdims=True), _TINY)
    return result
