"""What a token may stand for: its possible readings, before any context is looked at.

A token is cut into positions: punctuation marks, which have one reading, and cores, which have
several.  Each reading has the unit the language model sees, the text it would put, what the channel
asks for it if the token is damaged, and what its spelling costs where the language model knows only
its class (numbers, codes, unknown words).
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from soat_core.engine.cutting import Plan, code_parts, cut_token, is_address, looks_like_code
from soat_core.engine.letter_case import LOWER, OTHER, case_of, forms_of
from soat_core.engine.lexicon import is_syllable, skeleton
from soat_core.engine.pack import Pack
from soat_core.engine.units import CODE, NUMBER, PUNCTUATION, UNKNOWN, marks, shape_of
from soat_core.engine.weights import Weights
from soat_core.text import old_tone_placement, strip_marks

Floats = npt.NDArray[np.float32]

MAX_CORE = 24
"""Longer cores are codes, addresses or noise: no word is looked for."""

UNHEARD = 5.0
"""Cost of a code as it was read, where the corpus has it only with other strokes."""


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


@dataclass
class _Draft:
    """A core on its way to a position: what is to be scored."""

    core: str
    tail: str
    """Quotes behind the core, which may be hooks torn off a letter."""
    pairs: list[tuple[str, str]] = field(default_factory=list)
    entries: list[tuple[int, str, float, int]] = field(default_factory=list)

    def add(self, number: int, text: str, read: str, gold: str, spelling: float, case: int) -> None:
        self.pairs.append((read, gold))
        self.entries.append((number, text, spelling, case))


class Readings:
    """Readings of tokens, kept for every token once seen."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self._pack = pack
        self._weights = weights
        self._known: dict[str, TokenReadings] = {}
        self._cores: dict[tuple[str, str], Position] = {}
        self._costs: dict[tuple[str, str], float] = {}
        number = pack.lexicon.number
        self._unknown, self._number, self._code = number[UNKNOWN], number[NUMBER], number[CODE]
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
        drafts: dict[tuple[str, str], _Draft] = {}
        for token in tokens:
            if token in self._known or token in plans:
                continue
            plan = cut_token(token)
            plans[token] = plan
            for part in plan:
                if not isinstance(part, str) and part not in self._cores and part not in drafts:
                    drafts[part] = self._draft(*part)
        pairs = [pair for draft in drafts.values() for pair in draft.pairs]
        costs = self._pack.channel.costs(pairs)
        at = 0
        for key, draft in drafts.items():
            end = at + len(draft.pairs)
            self._cores[key] = self._position(draft, costs[at:end])
            at = end
        for token, plan in plans.items():
            self._known[token] = self._assemble(token, plan)

    def channel_costs(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """What each (token as read, text) asks of the channel, in nats; kept once worked out."""
        missing = list({pair for pair in pairs if pair not in self._costs})
        short = [pair for pair in missing if max(map(len, pair)) <= MAX_CORE]
        self._costs.update(dict.fromkeys(missing, 0.0))
        self._costs.update(zip(short, self._pack.channel.costs(short).tolist(), strict=True))
        return [self._costs[pair] for pair in pairs]

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

    # One core

    def _draft(self, core: str, tail: str) -> _Draft:
        draft = _Draft(core, tail)
        letters = [char for char in core if char.isalpha()]
        plain = old_tone_placement(core.lower())
        number = self._pack.lexicon.number.get(plain)
        if number is None or not core.isalpha():
            self._add_copy(draft, letters)
            if core.isalpha() and core.isupper() and "D" in core and 1 < len(core) <= 12:
                self._add_acronyms(draft)
        if looks_like_code(core):
            self._add_codes(draft)
        elif len(core) <= MAX_CORE and not is_address(core):
            self._add_words(draft, core, tail, plain)
            if core.isalpha() and len(core) >= 4 and not is_syllable(skeleton(core)):
                self._add_splits(draft)
            if tail:
                draft.entries = [
                    (number, text, cost + self._weights.stray, case)
                    for number, text, cost, case in draft.entries
                ]
                self._add_words(draft, core + tail, "", plain)
        return draft

    def _add_copy(self, draft: _Draft, letters: list[str]) -> None:
        core, weights = draft.core, self._weights
        if not letters and any(map(str.isdigit, core)):
            unit, spelling = self._number, weights.digit * len(core)
        elif not letters:
            # a lone sign (``|`` ``&``) is more likely a letter that was not recognised
            unit, spelling = self._code, weights.sign * len(core)
        elif core.isalpha():
            acronym = core.isupper() and len(core) > 1
            unit = self._unknown
            spelling = (weights.acronym if acronym else weights.letter) * len(core)
        else:
            unit, spelling = self._code, weights.letter * len(core)
        draft.add(unit, core + draft.tail, core, core, spelling, OTHER)

    def _add_codes(self, draft: _Draft) -> None:
        """Spellings of a document code: those the corpus has, or else every D as it may be an Đ."""
        core = draft.core
        head, body, tail = code_parts(core)
        spelling = self._weights.letter * len(core)
        forms = self._pack.codes.get(strip_marks(body).upper(), ())
        if forms:
            total = sum(count for _, count in forms)
            options = [(form, -math.log(count / total)) for form, count in forms]
        elif body.isascii() and "D" in body and len(body) <= 16:
            options = self._pieced(body)
        else:
            return
        # what the corpus never spells so is unlikely to be so
        draft.entries[0] = (self._code, core + draft.tail, spelling + UNHEARD, OTHER)
        for form, cost in options:
            text = head + form + tail
            if text == core:
                draft.entries[0] = (self._code, core + draft.tail, spelling + cost, OTHER)
            else:
                draft.add(self._code, text + draft.tail, core, text, spelling + cost, OTHER)

    def _add_acronyms(self, draft: _Draft) -> None:
        """OCR loses the stroke of Đ: every D of an unknown acronym may have been one."""
        core = draft.core
        spelling = self._weights.acronym * len(core)
        options = self._struck(core)
        if any(text.lower() in self._pack.lexicon.number for text, _ in options):
            # with its strokes it is an acronym everybody knows (HĐND)
            spelling = self._weights.letter * len(core)
        for text, cost in options:
            if text == core:
                draft.entries[0] = (self._unknown, core + draft.tail, spelling + cost, OTHER)
            else:
                draft.add(self._unknown, text + draft.tail, core, text, spelling + cost, OTHER)

    def _pieced(self, body: str) -> list[tuple[str, float]]:
        """Spellings of an unknown code body, piece by piece: known acronyms as they are known."""
        options: list[tuple[str, float]] = [("", 0.0)]
        number, prior = self._pack.lexicon.number, self._pack.lexicon.log_probability
        for piece in re.split(r"([^A-Za-z]+)", body):
            spellings = self._struck(piece)
            known = [
                (text, -float(prior[number[text.lower()]]))
                for text, _ in spellings
                if text.lower() in number
            ]
            if known:
                # the likelihood of each known spelling; the unknown ones drop out
                total = math.log(sum(math.exp(-cost) for _, cost in known))
                spellings = [(text, cost + total) for text, cost in known]
            options = [(a + b, x + y) for a, x in options for b, y in spellings][:32]
        return options

    def _struck(self, text: str) -> list[tuple[str, float]]:
        """``text`` with each D as D or Đ, and what that costs by the letters around it."""
        places = [i for i, char in enumerate(text) if char == "D"][:4]
        around = [char if char.isalpha() else "" for char in f" {text} "]
        rates = [
            self._pack.acronyms.get((around[i] or "^") + (around[i + 2] or "$"), 0.4)
            for i in places
        ]
        options: list[tuple[str, float]] = []
        for choice in range(1 << len(places)):
            letters = list(text)
            cost = 0.0
            for bit, (at, rate) in enumerate(zip(places, rates, strict=True)):
                struck = bool(choice >> bit & 1)
                letters[at] = "Đ" if struck else "D"
                cost -= math.log(rate if struck else 1 - rate)
            options.append(("".join(letters), cost))
        return options

    def _add_words(self, draft: _Draft, read: str, tail: str, plain: str) -> None:
        lexicon = self._pack.lexicon
        prior = lexicon.log_probability
        hits = lexicon.near(read)
        if len(hits) > self._weights.scored:
            hits = heapq.nsmallest(
                self._weights.scored, hits, key=lambda hit: 2.5 * hit[1] - 0.5 * prior[hit[0]]
            )
        for number, _ in hits:
            word = lexicon.words[number]
            foreign = 0.0 if lexicon.native[number] else self._weights.foreign
            if word == plain and read == draft.core:
                case = case_of(draft.core)
                cost = foreign if case == LOWER else 0.0
                draft.add(number, draft.core + tail, read, draft.core, cost, case)
                continue
            for text, case in forms_of(word, draft.core):
                draft.add(number, text + tail, read, text, foreign, case)

    def _add_splits(self, draft: _Draft) -> None:
        """Two words that lost the space between them (``hoatdong``).

        The lattice has one place for them: it sees the second word, and what the first costs before
        it is counted as spelling.
        """
        core, weights, model = draft.core, self._weights, self._pack.model
        words, prior = self._pack.lexicon.words, self._pack.lexicon.log_probability
        options: list[tuple[float, int, str]] = []
        for at in range(1, len(core)):
            left, right = core[:at], core[at:]
            if min(len(left), len(right)) < 2 and not (len(right) == 1 and right.isupper()):
                continue
            firsts, seconds = self._commonest(left), self._commonest(right)
            if not firsts or not seconds:
                continue
            u = np.repeat(np.array(firsts), len(seconds))
            w = np.tile(np.array(seconds), len(firsts))
            joint = prior[u] + model.bigrams(u, w, model.pair_index(u, w)) - prior[w]
            best = int(joint.argmax())
            text = f"{forms_of(words[u[best]], left)[0][0]} {forms_of(words[w[best]], right)[0][0]}"
            cost = weights.lost_space - weights.language * float(joint[best])
            options.append((cost, int(w[best]), text))
        for cost, number, text in heapq.nsmallest(2, options):
            draft.add(number, text + draft.tail, core, text.replace(" ", ""), cost, OTHER)

    def _commonest(self, part: str) -> list[int]:
        """The four commonest words whose letters without marks are exactly these."""
        prior = self._pack.lexicon.log_probability
        same = [n for n in self._pack.lexicon.alike(part) if self._pack.lexicon.native[n]]
        return heapq.nlargest(4, same, key=lambda number: prior[number])

    def _position(self, draft: _Draft, channel: Floats) -> Position:
        """The best readings before context; the one that leaves the text alone is always kept."""
        weights = self._weights
        unchanged = draft.core + draft.tail
        forms: dict[int, list[int]] = {}
        for at, (number, text, _, _) in enumerate(draft.entries):
            # unknown words, codes and split words may share a unit but are different readings
            apart = number <= self._code or " " in text
            key = -1 - at if apart else number
            known = forms.setdefault(key, [])
            if all(draft.entries[other][1] != text for other in known):
                known.append(at)
        rows: list[tuple[float, list[int]]] = []
        for members in forms.values():
            members.sort(key=lambda at: float(channel[at]) + draft.entries[at][2])
            same = [at for at in members if draft.entries[at][1] == unchanged]
            chosen = (same + [at for at in members if at not in same])[:FORMS]
            number, _, spelling, _ = draft.entries[members[0]]
            prior = float(self._pack.model.one[number])
            merit = float(channel[members[0]]) + spelling - weights.prior * prior
            rows.append((-1e3 if same else merit, chosen))
        rows.sort(key=lambda row: row[0])
        best = next((merit for merit, _ in rows if merit > -1e3), 0.0)
        rows = [row for row in rows if row[0] <= best + weights.reach][: weights.kept]
        shape = (len(rows), FORMS)
        costs, spellings = np.full(shape, np.inf, np.float32), np.zeros(shape, np.float32)
        same_form, case = np.zeros(shape, np.bool_), np.full(shape, OTHER, np.int8)
        for row, (_, chosen) in enumerate(rows):
            for column, at in enumerate(chosen):
                _, text, spelling, kind = draft.entries[at]
                costs[row, column] = channel[at]
                spellings[row, column] = spelling
                same_form[row, column] = text == unchanged
                case[row, column] = kind
        return Position(
            ids=[draft.entries[chosen[0]][0] for _, chosen in rows],
            texts=[tuple(draft.entries[at][1] for at in chosen) for _, chosen in rows],
            channel=costs,
            spelling=spellings,
            same=same_form,
            case=case,
        )


def fixed_position(number: int, text: str = "") -> Position:
    """A position with one reading only."""
    shape = (1, FORMS)
    costs = np.full(shape, np.inf, np.float32)
    costs[0, 0] = 0
    same = np.array([[True, False]])
    case = np.full(shape, OTHER, np.int8)
    return Position([number], [(text,)], costs, np.zeros(shape, np.float32), same, case)
