"""Runs the lattice over a passage: from readings to posteriors.

Two passes: a bigram model over all readings of each position, in which the damage of each line is
estimated too, and a trigram model over the few readings that the first pass leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from soat_core.engine.lattice import Pairs, Triples, chunks
from soat_core.engine.letter_case import LOWER, OTHER, TITLE, UPPER
from soat_core.engine.pack import Pack
from soat_core.engine.readings import FORMS, Position, TokenReadings, fixed_position
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.engine.units import BEGIN, CODE, END, UNKNOWN, units_of
from soat_core.engine.weights import Weights
from soat_core.text import Span

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

MAX_CANDIDATES = 8
NEGLIGIBLE = 1e-7
"""Readings less likely than this are not told."""
WINDOW = 40
"""Positions decided together; longer paragraphs are cut into windows."""
MARGIN = 5
"""Positions on each side of a window that are read for context only."""
ROUNDS = 3
"""Rounds of estimating the damage."""
FOREIGN_SHARE = 0.35
"""A line with more known foreign words than this is in another language."""
POSITION_LIMIT = 64
"""A token with more positions than this is noise; the rest of it is left alone."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the passage: its span, its line (any numbering), its readings."""

    span: Span
    line: int
    readings: TokenReadings


class Places:
    """All lattice positions of a passage as arrays; N positions of K readings in F spellings."""

    def __init__(
        self, pack: Pack, weights: Weights, lower_cost: Floats, title_cost: Floats
    ) -> None:
        self._pack = pack
        self._weights = weights
        self._lower_cost = lower_cost
        self._title_cost = title_cost
        self.token: list[int] = []
        self.positions: list[Position] = []
        self._starts: list[bool] = []
        self._among: list[int] = []
        self.cuts: list[int] = []

    def __len__(self) -> int:
        return len(self.positions)

    def add(self, token: int, position: Position, starts: bool, among: int) -> None:
        self.token.append(token)
        self.positions.append(position)
        self._starts.append(starts)
        self._among.append(among)

    def fold(self) -> None:
        """Turn what was added into arrays; equal positions are turned once."""
        unique: dict[int, int] = {}
        kinds: list[Position] = []
        index = np.empty(len(self.positions), np.int64)
        for place, position in enumerate(self.positions):
            number = unique.setdefault(id(position), len(kinds))
            if number == len(kinds):
                kinds.append(position)
            index[place] = number
        widest = max(len(position.ids) for position in kinds)
        shape = (len(kinds), widest, FORMS)
        ids = np.zeros(shape[:2], np.int64)
        valid = np.zeros(shape[:2], np.bool_)
        damaged, clean = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        case = np.full(shape, OTHER, np.int8)
        for number, position in enumerate(kinds):
            width = len(position.ids)
            ids[number, :width] = position.ids
            valid[number, :width] = True
            garbled = position.channel * self._weights.channel + position.spelling
            # only differences count; the least cost is 0, so that nothing underflows
            least = min(
                float(garbled.min()), float(position.spelling[position.same].min(initial=np.inf))
            )
            damaged[number, :width] = np.exp(least - garbled)
            clean[number, :width][position.same] = np.exp(least - position.spelling[position.same])
            case[number, :width] = position.case
        self.is_open = np.array([position.is_open for position in kinds])[index]
        self.ids, self.valid = ids[index], valid[index]
        factor = self._case_factor(ids[index], case[index])
        self.damaged = damaged[index] * factor
        self.clean = clean[index] * factor

    def _case_factor(self, ids: Ints, case: npt.NDArray[np.int8]) -> Floats:
        """What the letter case of each spelling is worth at its place, as a factor."""
        weights = self._weights
        starts = np.array(self._starts)[:, None, None]
        among = np.array(self._among)[:, None, None]
        lower, title = self._lower_cost[ids][..., None], self._title_cost[ids][..., None]
        inside = np.where(case == LOWER, lower, np.where(case == TITLE, title, 0))
        cost = np.where(starts, np.where(case == LOWER, 3 * weights.case, 0), inside)
        odd = (among > 0) & ((case == LOWER) | (case == TITLE)) | (among < 0) & (case == UPPER)
        result: Floats = np.exp(-(cost + odd * weights.misplaced_case)).astype(np.float32)
        return result

    def windows(self) -> list[tuple[int, int, int, int]]:
        """(from, to, keep from, keep to) covering all places, none across a paragraph."""
        found: list[tuple[int, int, int, int]] = []
        for first, last in zip(self.cuts, [*self.cuts[1:], len(self)], strict=True):
            at = first
            while at < last:
                stop = min(at + WINDOW, last)
                if last - stop < MARGIN:
                    stop = last
                found.append((max(first, at - MARGIN), min(last, stop + MARGIN), at, stop))
                at = stop
        return found


class Decoder:
    """Decodes passages with one pack and one set of weights."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self._weights = weights
        self._pack = pack
        self._number = pack.lexicon.number
        self._begin, self._end = self._number[BEGIN], self._number[END]
        self._native = np.array(pack.lexicon.native)
        rate = np.clip(pack.title_rate, 0.02, 0.98)
        self._title_cost = (-np.log(rate) * weights.case).astype(np.float32)
        self._lower_cost = (-np.log(1 - rate) * weights.case).astype(np.float32)

    def decode(
        self,
        text: str,
        passage: Sequence[Token],
        damage: float,
        decided: Mapping[Span, str],
    ) -> list[Suggestion]:
        """Suggestions for the tokens of a passage, with raw posteriors.

        ``damage`` is what is known of the whole report, ``decided`` the texts of the
        tokens that are known, by span.
        """
        if not passage:
            return []
        places = self._places(text, passage, decided)
        lines = np.unique([passage[t].line for t in places.token], return_inverse=True)[1]
        rate, coarse = self._first_pass(places, lines, damage, self._weights.line_strength)
        posterior, chosen = self._second_pass(places, rate[lines], coarse)
        forms = self._forms(places, rate[lines])
        found: list[list[tuple[Position, list[tuple[str, float]]]]] = [[] for _ in passage]
        rows = np.arange(len(places))[:, None]
        shares = posterior[:, :, None] * forms[rows, chosen]
        shares *= (places.is_open[:, None] & places.valid[rows, chosen])[:, :, None]
        totals: dict[int, dict[str, float]] = {}
        at, reading, form = np.nonzero(shares > NEGLIGIBLE)
        for place, row, column, share in zip(
            at.tolist(),
            chosen[at, reading].tolist(),
            form.tolist(),
            shares[at, reading, form].tolist(),
            strict=True,
        ):
            spelled = places.positions[place].texts[row][column]
            total = totals.setdefault(place, {})
            total[spelled] = total.get(spelled, 0.0) + share
        for place, total in totals.items():
            ranked = sorted(total.items(), key=lambda item: -item[1])
            found[places.token[place]].append((places.positions[place], ranked))
        return [
            _suggestion(text, token, parts) for token, parts in zip(passage, found, strict=True)
        ]

    def damage(self, text: str, passage: Sequence[Token], prior: float) -> float:
        """The share of damaged tokens (0 to 1) in a passage, estimated for all of it at once."""
        places = self._places(text, passage, {})
        lines = np.zeros(len(places), np.int64)
        rate, _ = self._first_pass(places, lines, prior, 2.0)
        return float(rate[0])

    def _places(self, text: str, passage: Sequence[Token], decided: Mapping[Span, str]) -> Places:
        places = Places(self._pack, self._weights, self._lower_cost, self._title_cost)
        among = _among_capitals([text[t.span.start : t.span.end] for t in passage])
        starts = True
        line = None
        for number, token in enumerate(passage):
            if line is None or token.line > line + 1:
                places.cuts.append(len(places))
                starts = True
            line = token.line
            positions = token.readings.positions
            fixed = decided.get(token.span)
            if fixed is not None:
                positions = self._fixed(fixed)
            for position in positions[:POSITION_LIMIT]:
                places.add(number, position, starts, among[number])
                starts = False
            if token.readings.ends_sentence:
                starts = True
        if not len(places):
            places.add(0, fixed_position(self._end), True, 0)
        places.cuts = sorted({min(cut, len(places) - 1) for cut in places.cuts})
        places.fold()
        return places

    def _fixed(self, text: str) -> tuple[Position, ...]:
        """Positions of a text that is known."""
        unknown = self._number[UNKNOWN]
        return tuple(
            fixed_position(self._number.get(unit, unknown))
            for token in text.split()
            for unit in units_of(token)
        )

    def _first_pass(
        self, places: Places, lines: Ints, damage: float, strength: float
    ) -> tuple[npt.NDArray[np.float64], Floats]:
        """Damage of each line, and bigram posteriors of all readings (shape N, K)."""
        count = int(lines.max()) + 1
        rate = np.full(count, damage)
        clean, damaged = places.clean.max(2), places.damaged.max(2)
        share = np.zeros(clean.shape, np.float32)
        runs = [
            (
                chunk,
                Pairs(self._pack.model, places.ids, places.valid, chunk, self._weights.language),
            )
            for chunk in chunks(places.windows(), places.ids.shape[1] ** 2)
        ]
        for _ in range(ROUNDS):
            level = rate[lines][:, None].astype(np.float32)
            kept = (1 - level) * clean
            emissions = kept + level * damaged
            for chunk, pairs in runs:
                chunk.collect(pairs.posteriors(chunk.spread(emissions)), share)
            garble = (share * (1 - kept / np.maximum(emissions, 1e-30))).sum(1) * places.is_open
            found = np.bincount(lines, garble, minlength=count)
            counted = np.bincount(lines, places.is_open, minlength=count)
            rate = np.clip((found + damage * strength) / (counted + strength), 1e-4, 0.9999)
            rate[self._foreign_lines(places, lines, count)] = 1e-4
        return rate, share

    def _foreign_lines(self, places: Places, lines: Ints, count: int) -> npt.NDArray[np.bool_]:
        """Which lines are in another language: many known words that are no syllables stand in
        them as they are.  There is nothing to repair there."""
        unchanged = places.clean.max(2) > 0
        known = ~self._native[places.ids] & (places.ids > self._number[CODE])
        foreign = (unchanged & known).any(1) & places.is_open
        found = np.bincount(lines, foreign, minlength=count)
        counted = np.bincount(lines, places.is_open, minlength=count)
        share: npt.NDArray[np.bool_] = (found >= 3) & (found > FOREIGN_SHARE * counted)
        return share

    def _second_pass(
        self, places: Places, rate: npt.NDArray[np.float64], coarse: Floats
    ) -> tuple[Floats, Ints]:
        """Trigram posteriors of the likeliest readings, and which readings those are (N, finer).

        The reading that leaves the text as it is stays in.
        """
        unchanged = places.clean.max(2) > 0
        order = np.argsort(-(coarse + 2 * unchanged), axis=1, kind="stable")
        chosen = order[:, : self._weights.finer]
        rows = np.arange(len(places))[:, None]
        level = rate[:, None].astype(np.float32)
        emissions = (1 - level) * places.clean.max(2) + level * places.damaged.max(2)
        emissions = emissions[rows, chosen]
        ids, valid = places.ids[rows, chosen], places.valid[rows, chosen]
        share = np.zeros(chosen.shape, np.float32)
        for chunk in chunks(places.windows(), chosen.shape[1] ** 3):
            triples = Triples(self._pack.model, ids, valid, chunk, self._weights.language)
            chunk.collect(triples.posteriors(chunk.spread(emissions)), share)
        return share, chosen

    def _forms(self, places: Places, rate: npt.NDArray[np.float64]) -> Floats:
        """How likely each spelling of each reading is at its place, sums to 1 (N, K, FORMS)."""
        level = rate[:, None, None].astype(np.float32)
        weight = (1 - level) * places.clean + level * places.damaged
        share: Floats = weight / np.maximum(weight.sum(2, keepdims=True), 1e-30)
        return share


def _suggestion(
    text: str, token: Token, parts: list[tuple[Position, list[tuple[str, float]]]]
) -> Suggestion:
    """The ranked texts of a token, from the ranked texts of its open positions.

    Where there are several, the candidates differ from the best in one of them.
    """
    start, end = token.span
    if not parts:
        return Suggestion(start, end, (Candidate(text[start:end], 1.0),))
    literals = token.readings.literals
    if len(parts) == 1:
        before, behind = literals
        return Suggestion(
            start,
            end,
            tuple(
                Candidate(before + part + behind, share)
                for part, share in parts[0][1][:MAX_CANDIDATES]
            ),
        )
    ranked = [options for _, options in parts]
    best = [options[0] for options in ranked]

    def spell(words: list[str]) -> str:
        return literals[0] + "".join(w + tail for w, tail in zip(words, literals[1:], strict=True))

    sure = float(np.prod([share for _, share in best]))
    candidates: list[Candidate] = []
    for i, options in enumerate(ranked):
        for other, share in options[1:MAX_CANDIDATES]:
            words = [word for word, _ in best]
            words[i] = other
            candidates.append(Candidate(spell(words), sure * share / max(best[i][1], 1e-9)))
    candidates.sort(key=lambda candidate: -candidate.posterior)
    first = Candidate(spell([word for word, _ in best]), sure)
    return Suggestion(start, end, (first, *candidates[: MAX_CANDIDATES - 1]))


def _among_capitals(texts: list[str]) -> list[int]:
    """For each token, whether its two neighbours on each side are mostly in capitals (1) or in
    small letters (-1), or neither (0)."""
    votes: list[int] = []
    for text in texts:
        letters = [char for char in text if char.isalpha()]
        upper = sum(map(str.isupper, letters))
        votes.append(0 if len(letters) < 3 else 1 if upper * 2 > len(letters) else -1)
    result: list[int] = []
    for i in range(len(votes)):
        total = sum(votes[max(0, i - 2) : i]) + sum(votes[i + 1 : i + 3])
        result.append((total > 0) - (total < 0))
    return result
