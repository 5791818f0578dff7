"""What a token may stand for: its possible readings, before any context is looked at.

A token is cut into positions: punctuation marks, which have one reading, and cores, which have
several.  Each reading has the unit the language model sees, the text it would put, what the channel
asks for it if the token is damaged, and what its spelling costs where the language model knows only
its class (numbers, codes, unknown words).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from soat_core.engine.cutting import Plan, cut_token
from soat_core.engine.drafts import MAX_CORE, Draft, Entry, Part
from soat_core.engine.letter_case import OTHER
from soat_core.engine.pack import Pack
from soat_core.engine.proposals import Proposer
from soat_core.engine.units import CODE, PUNCTUATION, marks, shape_of
from soat_core.engine.weights import Weights

Floats = npt.NDArray[np.float32]

FORMS = 2
"""At most this many spellings (letter cases) of one word are told apart."""


@dataclass(frozen=True)
class Position:
    """One position of a token: parallel rows over its readings, best first before context.

    A reading is a unit of the language model in one or two spellings.  ``channel`` and ``spelling``
    are costs in nats, shape (readings, FORMS), infinite where there is no such spelling; ``same``
    marks the spelling that leaves the text as it is, ``case`` is LOWER, TITLE, UPPER or OTHER.
    """

    ids: list[int]
    texts: list[tuple[str, ...]]
    channel: Floats
    spelling: Floats
    same: npt.NDArray[np.bool_]
    case: npt.NDArray[np.int8]

    @property
    def is_open(self) -> bool:
        return len(self.ids) > 1 or len(self.texts[0]) > 1


@dataclass(frozen=True)
class TokenReadings:
    """The positions of a token, and the text around those that have a choice.

    The token's text is ``literals[0] + text of open position 0 + literals[1] + ...``.
    """

    positions: tuple[Position, ...]
    literals: tuple[str, ...]
    ends_sentence: bool


class Readings:
    """Readings of tokens, kept for every token once seen."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self._pack = pack
        self._weights = weights
        self._known: dict[str, TokenReadings] = {}
        self._cores: dict[Part, Position] = {}
        self._costs: dict[tuple[str, str], float] = {}
        self._nearest: dict[str, tuple[npt.NDArray[np.int64], Floats]] = {}
        number = pack.lexicon.number
        self._code = number[CODE]
        self._proposer = Proposer(pack, weights)
        self._marks = {mark: fixed_position(number[mark]) for mark in PUNCTUATION}

    def of(self, token: str) -> TokenReadings:
        found = self._known.get(token)
        if found is None:
            self.prepare([token])
            found = self._known[token]
        return found

    def prepare(self, tokens: Iterable[str]) -> None:
        """Make the readings of all these tokens at once, which is much faster than one by one."""
        plans: dict[str, Plan] = {}
        parts: dict[Part, None] = {}
        for token in tokens:
            if token in self._known or token in plans:
                continue
            plan = plans[token] = cut_token(token)
            parts.update((part, None) for part in plan if not isinstance(part, str))
        new = [part for part in parts if part not in self._cores]
        for part, draft in self._proposer.drafts(new).items():
            self._cores[part] = self._position(draft)
        for token, plan in plans.items():
            self._known[token] = self._assemble(token, plan)

    def channel_costs(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """What each (token as read, text) asks of the channel, in nats; kept once worked out."""
        missing = list({pair for pair in pairs if pair not in self._costs})
        short = [pair for pair in missing if max(map(len, pair)) <= MAX_CORE]
        self._costs.update(dict.fromkeys(missing, 0.0))
        self._costs.update(zip(short, self._pack.channel.costs(short).tolist(), strict=True))
        return [self._costs[pair] for pair in pairs]

    def nearest(self, reads: Sequence[str], count: int) -> tuple[npt.NDArray[np.int64], Floats]:
        """See ``Proposer``; ``count`` is always the same, as what was found is kept."""
        missing = [read for read in dict.fromkeys(reads) if read not in self._nearest]
        if missing:
            self._nearest.update(
                zip(missing, zip(*self._proposer.nearest(missing, count), strict=True), strict=True)
            )
        found = [self._nearest[read] for read in reads]
        return np.stack([numbers for numbers, _ in found]), np.stack([costs for _, costs in found])

    def _assemble(self, token: str, plan: Plan) -> TokenReadings:
        positions: list[Position] = []
        literals = [""]
        for part in plan:
            if isinstance(part, str):
                positions += [self._marks[mark] for mark in marks(part)]
                literals[-1] += part
                continue
            position = self._cores[part]
            positions.append(position)
            if position.is_open:
                literals.append("")
            else:
                literals[-1] += position.texts[0][0]
        behind = shape_of(token).behind
        return TokenReadings(
            tuple(positions), tuple(literals), any(mark in ".?!:;" for mark in behind)
        )

    def _position(self, draft: Draft) -> Position:
        """The best readings before context; the one that leaves the text alone is always kept."""
        weights = self._weights
        unchanged = draft.core + draft.tail
        prior = self._pack.model.one
        rows: list[tuple[float, list[Entry]]] = []
        for members in self._by_reading(draft.entries):
            if len(members) > 1:
                members.sort(key=lambda entry: (entry.text != unchanged, total_cost(entry)))
            least = min(map(total_cost, members))
            merit = least - weights.prior * float(prior[members[0].number])
            rows.append((-KEPT if members[0].text == unchanged else merit, members[:FORMS]))
        rows.sort(key=lambda row: row[0])
        best = next((merit for merit, _ in rows if merit > -KEPT), 0.0)
        rows = [row for row in rows if row[0] <= best + weights.reach][: weights.kept]
        spelled = [(*chosen, _NO_ENTRY)[:FORMS] for _, chosen in rows]
        return Position(
            ids=[chosen[0].number for _, chosen in rows],
            texts=[tuple(entry.text for entry in chosen) for _, chosen in rows],
            channel=np.array([[e.cost for e in row] for row in spelled], np.float32),
            spelling=np.array([[e.spelling for e in row] for row in spelled], np.float32),
            same=np.array([[e.text == unchanged for e in row] for row in spelled], np.bool_),
            case=np.array([[e.case for e in row] for row in spelled], np.int8),
        )

    def _by_reading(self, entries: Sequence[Entry]) -> Iterable[list[Entry]]:
        """The entries of each reading, each text once."""
        forms: dict[int, list[Entry]] = {}
        for at, entry in enumerate(entries):
            # unknown words, codes and split words may share a unit but are different readings
            apart = entry.number <= self._code or " " in entry.text
            known = forms.setdefault(-1 - at if apart else entry.number, [])
            if not known or all(entry.text != other.text for other in known):
                known.append(entry)
        return forms.values()


_NO_ENTRY = Entry(0, "", 0.0, OTHER, math.inf)
KEPT = 1e3
"""Merit of the reading that leaves the text alone."""


def total_cost(entry: Entry) -> float:
    """What channel and spelling ask together, in nats."""
    return (entry.cost or 0.0) + entry.spelling


def fixed_position(number: int, text: str = "") -> Position:
    """A position with one reading only."""
    shape = (1, FORMS)
    costs = np.full(shape, np.inf, np.float32)
    costs[0, 0] = 0
    same = np.array([[True, False]])
    case = np.full(shape, OTHER, np.int8)
    return Position([number], [(text,)], costs, np.zeros(shape, np.float32), same, case)
