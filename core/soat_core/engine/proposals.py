"""What the core of a token may stand for: everything that is proposed before it is ranked.

Syllables come from ``word_search``, everything else is proposed here: words of other languages near
in spelling, the core itself, codes, acronyms, and two words that lost their space.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from soat_core.engine.cutting import (
    code_parts,
    is_address,
    is_dotted_code,
    is_measure,
    is_plain_measure,
    looks_like_code,
)
from soat_core.engine.letter_case import (
    LOWER,
    OTHER,
    TITLE,
    UPPER,
    case_of,
    cases_of,
    forms_of,
    in_case,
    is_roman,
)
from soat_core.engine.pack import Pack
from soat_core.engine.units import CODE, NUMBER, UNKNOWN
from soat_core.engine.weights import Weights
from soat_core.engine.word_search import WordSearch
from soat_core.text import old_tone_placement, strip_marks

MAX_CORE = 24
"""Longer cores are codes, addresses or noise: no word is looked for."""
MAX_SYLLABLE = 14
"""No syllable is looked for behind longer readings."""
CODE_LETTER = 2.2
"""What a letter of a code is worth that the corpus has as well, in nats."""
UNHEARD = 5.0
"""Cost of a code as it was read, where the corpus has it only with other strokes."""
SHORTEST_TWO = 4
"""Letters that two words without a space between them have at least."""
HALVES = 16
"""Words that are tried for each of the two."""
HOOKS = frozenset("’'‘`´")
LOST_WITH_HOOK = 3.0
"""Cost of a space that was not read beside the hook of an ơ or ư, which reaches into it."""
RARE = 8.0
PLAINLY_ONE = 4.0
"""A core that a single word explains at this cost (nats) is not taken for two; a word that is rarer
than ``RARE`` (minus its log probability) must explain it the better."""
FOREIGN_HITS = 12
"""At most this many words of other languages per core."""
_SPLIT_PIECE = re.compile(r"[/.-]\d$")
_SEARCHED = {LOWER: "lower", TITLE: "title", UPPER: "upper"}
_AT_ONCE = 400

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

Part = tuple[str, str]
"""A core and the quotes or hooks behind it."""
Search = tuple[str, tuple[int, ...]]
"""A reading, and the letter cases in which syllables are looked for behind it."""


class Found(NamedTuple):
    """A syllable behind a reading: its number, and the cost in each of the cases asked for."""

    number: int
    costs: tuple[float, ...]


@dataclass(slots=True)
class Entry:
    """One proposal for a core.  ``cost`` is what the channel asks, in nats; None where it is still
    to be worked out from ``read`` and ``gold``."""

    number: int
    text: str
    spelling: float
    case: int
    cost: float | None
    read: str = ""
    gold: str = ""


@dataclass
class Draft:
    """A core on its way to a position of the lattice."""

    core: str
    tail: str
    entries: list[Entry] = field(default_factory=list)

    def add(self, number: int, text: str, read: str, gold: str, spelling: float, case: int) -> None:
        """Propose ``text``, the unit ``number``, whose channel cost is still to be worked out."""
        self.entries.append(Entry(number, text, spelling, case, None, read, gold))


class Proposer:
    """Drafts of cores, with one pack and one set of weights."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self._pack = pack
        self._weights = weights
        number = pack.lexicon.number
        self._unknown, self._number, self._code = number[UNKNOWN], number[NUMBER], number[CODE]
        self._search: WordSearch | None = None

    def drafts(self, parts: Iterable[Part]) -> dict[Part, Draft]:
        """The drafts of all these parts, worked out together, and with all costs."""
        parts = list(parts)
        asked = {key for part in parts for key in self._searches(*part)}
        found = self._search_syllables(asked)
        halves = {part: self._searches_of_halves(part, found) for part in parts}
        missing_halves = {half for pairs in halves.values() for pair in pairs for half in pair}
        found.update(self._search_syllables(missing_halves - found.keys()))
        drafts = {part: self._draft(*part, found) for part in parts}
        for part, draft in drafts.items():
            self._add_splits(draft, halves[part], found)
        entries = [entry for draft in drafts.values() for entry in draft.entries]
        for entry in entries:
            if entry.cost is None and len(entry.read) > MAX_CORE:
                entry.cost = 0.0  # only kept as it is; the channel's work grows with the square
        missing = [entry for entry in entries if entry.cost is None]
        costs = self._pack.channel.costs([(entry.read, entry.gold) for entry in missing])
        for entry, cost in zip(missing, costs.tolist(), strict=True):
            entry.cost = cost
        return drafts

    # Syllables

    def _searches(self, core: str, tail: str) -> list[Search]:
        """The readings behind which syllables are looked for, with the letter cases of those."""
        if looks_like_code(core) or is_address(core) or is_plain_measure(core):
            return []
        cases = cases_of(core)
        return [
            (read, cases)
            for read in ([core, core + tail] if tail else [core])
            if len(read) <= MAX_SYLLABLE
        ]

    def _search_syllables(self, asked: Set[Search]) -> dict[Search, list[Found]]:
        """The likeliest syllables for each reading by channel and frequency."""
        by_cases: dict[tuple[int, ...], list[str]] = {}
        for read, cases in sorted(asked):
            by_cases.setdefault(cases, []).append(read)
        found: dict[Search, list[Found]] = {}
        for cases, reads in by_cases.items():
            for first in range(0, len(reads), _AT_ONCE):
                some = reads[first : first + _AT_ONCE]
                for read, hits in zip(some, self._likeliest(some, cases), strict=True):
                    found[read, cases] = hits
        return found

    def nearest(self, reads: Sequence[str], count: int) -> tuple[Ints, Floats]:
        """The syllables that are likeliest behind each of these readings, by the channel and by how
        common they are, and what each asks of the channel (nats) in its likeliest letter case;
        shapes (readings, count)."""
        search = self._word_search()
        costs = np.empty((len(reads), len(search.numbers)), np.float32)
        by_case: dict[int, list[int]] = {}
        for row, read in enumerate(reads):
            by_case.setdefault(cases_of(read)[0], []).append(row)
        for case, rows in by_case.items():
            costs[rows] = search.costs([reads[row] for row in rows], _SEARCHED[case])
        merit = costs - self._pack.model.one[search.numbers] * np.float32(self._weights.prior)
        best = np.argpartition(merit, count - 1, axis=1)[:, :count]
        return search.numbers[best], np.take_along_axis(costs, best, 1)

    def _word_search(self) -> WordSearch:
        if self._search is None:
            lexicon = self._pack.lexicon
            numbers = [n for n in lexicon.syllables if not is_roman(lexicon.words[n])]
            words = [lexicon.words[number] for number in numbers]
            self._search = WordSearch(words, numbers, self._pack.channel)
        return self._search

    def _likeliest(self, reads: Sequence[str], cases: Sequence[int]) -> list[list[Found]]:
        search, weights = self._word_search(), self._weights
        costs = np.stack([search.costs(reads, _SEARCHED[case]) for case in cases])
        prior = self._pack.model.one[search.numbers] * np.float32(weights.prior)
        merit = costs.min(0) - prior
        count = min(weights.kept, merit.shape[1])
        best = np.argpartition(merit, count - 1, axis=1)[:, :count]
        rows = np.arange(len(reads))[:, None]
        near = merit[rows, best] <= merit[rows, best].min(1, keepdims=True) + weights.reach
        values = np.moveaxis(costs[:, rows, best], 0, -1).tolist()
        numbers = search.numbers[best].tolist()
        return [
            [Found(number, tuple(cost)) for number, cost, fits in zip(*row, strict=True) if fits]
            for row in zip(numbers, values, near.tolist(), strict=True)
        ]

    # One core

    def _draft(
        self,
        core: str,
        tail: str,
        found: dict[Search, list[Found]],
    ) -> Draft:
        draft = Draft(core, tail)
        letters = [char for char in core if char.isalpha()]
        plain = old_tone_placement(core.lower())
        number = self._pack.lexicon.number.get(plain)
        if number is None or not core.isalpha():
            self._add_copy(draft, letters)
            if core.isalpha() and core.isupper() and "D" in core and 1 < len(core) <= 12:
                self._add_acronyms(draft)
        if looks_like_code(core):
            self._add_codes(draft)
        elif len(core) <= MAX_CORE and not is_address(core) and not is_plain_measure(core):
            self._add_words(draft, core, tail, plain, found)
            if tail:
                for entry in draft.entries:
                    entry.spelling += self._weights.stray
                self._add_words(draft, core + tail, "", plain, found)
        return draft

    def _add_words(
        self,
        draft: Draft,
        read: str,
        tail: str,
        plain: str,
        found: dict[Search, list[Found]],
    ) -> None:
        lexicon, core = self._pack.lexicon, draft.core
        cases = cases_of(core)
        whole = read == core
        same = lexicon.number.get(plain) if whole else None
        if same is not None:
            case = case_of(core)
            foreign = 0.0 if lexicon.native[same] or case != LOWER else self._weights.foreign
            draft.add(same, core + tail, read, core, foreign, case)
        for number, costs in found.get((read, cases), ()):
            if number == same:
                continue
            word = lexicon.words[number]
            for case, cost in zip(cases, costs, strict=True):
                draft.entries.append(Entry(number, in_case(word, case) + tail, 0.0, case, cost))
        for number in lexicon.others_near(read, FOREIGN_HITS):
            if number == same:
                continue
            word = lexicon.words[number]
            foreign = 0.0 if lexicon.native[number] else self._weights.foreign
            for text, case in forms_of(word, core):
                draft.add(number, text + tail, read, text, foreign, case)

    def _add_copy(self, draft: Draft, letters: list[str]) -> None:
        core, weights = draft.core, self._weights
        if (not letters and any(map(str.isdigit, core))) or is_measure(core):
            unit, spelling = self._number, weights.digit * len(core)
        elif not letters:
            # a lone sign (``|`` ``&``) is more likely a letter that was not recognised
            unit, spelling = self._code, weights.sign * len(core)
        elif core.isalpha():
            unit = self._unknown
            acronym = core.isupper() and len(core) > 1
            name = core[0].isupper() and core[1:].islower()
            letter = weights.acronym if acronym else weights.name if name else weights.letter
            spelling = letter * len(core)
        else:
            unit, spelling = self._code, weights.letter * len(core)
        draft.add(unit, core + draft.tail, core, core, spelling, OTHER)

    def _add_codes(self, draft: Draft) -> None:
        """Spellings of a document code: those the corpus has, or else every D as it may be an Đ."""
        core = draft.core
        if is_dotted_code(core):
            self._add_dotted(draft)
            return
        head, body, tail = code_parts(core)
        letter = self._weights.letter
        spelling = letter * len(core)
        key = strip_marks(body).upper()
        forms = self._pack.codes.get(key, ())
        if forms:
            total = sum(count for _, count in forms)
            options = [(form, -math.log(count / total)) for form, count in forms]
            # what the corpus never spells so is unlikely to be so
            draft.entries[0].spelling = spelling + UNHEARD
        elif body.isascii() and "D" in body and len(body) <= 16:
            options = self._pieced(body)
            draft.entries[0].spelling = spelling + UNHEARD
        else:
            options = self._codes_near(key)
            if _SPLIT_PIECE.search(head):
                # a letter of the first piece was read as a digit: ``1T-BTC``
                shorter = head[:-1]
                for form, cost in self._codes_near(head[-1] + key):
                    text = shorter + form + tail
                    draft.add(self._code, text + draft.tail, core, text, spelling + cost, OTHER)
        for form, cost in options:
            text = head + form + tail
            if text == core:
                draft.entries[0].spelling = spelling + cost
            else:
                draft.add(self._code, text + draft.tail, core, text, spelling + cost, OTHER)

    def _codes_near(self, key: str) -> list[tuple[str, float]]:
        """Codes of the corpus one letter from ``key``, and what they cost beside one unheard of."""
        hits = process.extract(
            key, self._pack.codes.keys(), scorer=OSA.distance, score_cutoff=1, limit=8
        )
        return [
            (form, self._known_codes[form] - CODE_LETTER * len(key))
            for near, _, _ in hits
            for form, _ in self._pack.codes[near]
        ]

    @cached_property
    def _known_codes(self) -> dict[str, float]:
        """How unusual each code of the corpus is among all of them, in nats."""
        counts = {form: count for forms in self._pack.codes.values() for form, count in forms}
        total = sum(counts.values())
        return {form: -math.log(count / total) for form, count in counts.items()}

    @cached_property
    def _known_pieces(self) -> dict[str, float]:
        """The same for the short pieces in capitals that codes are made of (``NĐ``, ``TT``)."""
        counts: Counter[str] = Counter()
        for forms in self._pack.codes.values():
            for form, count in forms:
                for piece in re.split(r"[^A-ZĐ]+", form):
                    if 2 <= len(piece) <= 5:
                        counts[piece] += count
        total = sum(counts.values())
        return {piece: -math.log(count / total) for piece, count in counts.items()}

    def _add_dotted(self, draft: Draft) -> None:
        """Repair the lettered pieces of a code between full stops: ``44.13.1T.2`` is TT."""
        core, known = draft.core, self._known_pieces
        pieces = core.split(".")
        strange = self._weights.letter
        spelling = 0.0
        for at, piece in enumerate(pieces):
            if piece.isdigit():
                continue
            spelling += known.get(piece, strange * len(piece))
            near = [other for other in known if len(other) == len(piece) and other != piece]
            costs = self._pack.channel.costs([(piece, other) for other in near])
            likely = sorted(zip((costs + [known[o] for o in near]).tolist(), near, strict=True))
            for _, other in likely[:3]:
                text = ".".join([*pieces[:at], other, *pieces[at + 1 :]])
                draft.add(self._code, text + draft.tail, core, text, known[other], OTHER)
        draft.entries[0].spelling = spelling

    def _add_acronyms(self, draft: Draft) -> None:
        """OCR loses the stroke of Đ: every D of an unknown acronym may have been one."""
        core = draft.core
        spelling = self._weights.acronym * len(core)
        options = self._struck(core)
        if any(text.lower() in self._pack.lexicon.number for text, _ in options):
            # with its strokes it is an acronym everybody knows (HĐND)
            spelling = self._weights.letter * len(core)
        for text, cost in options:
            if text == core:
                draft.entries[0].spelling = spelling + cost
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
        """``text`` with each D as D or Đ, and what that costs in nats."""
        return [
            (spelled, -math.log(share)) for spelled, share in self._pack.strokes.spellings(text)
        ]

    # Two words that lost the space between them

    def _searches_of_halves(
        self, part: Part, found: Mapping[Search, list[Found]]
    ) -> list[tuple[Search, Search]]:
        """The two searches for each place where a core may be two words; none where it is one."""
        core, _ = part
        lexicon = self._pack.lexicon
        signs = sum(char.isalnum() for char in core)
        if signs < SHORTEST_TWO or len(core) > MAX_SYLLABLE or not self._searches(core, ""):
            return []
        word = old_tone_placement(core.lower())
        if word in lexicon.number and word not in lexicon.doubtful:
            return []
        prior = lexicon.log_probability
        whole = found.get((core, cases_of(core)), [])
        if any(min(hit.costs) - RARE - float(prior[hit.number]) < PLAINLY_ONE for hit in whole):
            return []
        return [
            ((core[:at], cases_of(core[:at])[:1]), (core[at:], cases_of(core[at:])[:1]))
            for at in range(2, len(core))
            if len(core) - at > 1 or core[at:].isupper()
        ]

    def _add_splits(
        self,
        draft: Draft,
        halves: Iterable[tuple[Search, Search]],
        found: Mapping[Search, list[Found]],
    ) -> None:
        """Propose the two likeliest pairs of words (``hoatdong``, ``co's6``).

        The lattice has one place for them: it sees the second word, and what the first costs before
        it is counted as spelling.
        """
        weights, model = self._weights, self._pack.model
        words, prior = self._pack.lexicon.words, self._pack.lexicon.log_probability
        options: list[tuple[float, Entry]] = []
        for left, right in halves:
            firsts, seconds = (self._best(found.get(half, [])) for half in (left, right))
            if not firsts or not seconds:
                continue
            u = np.repeat([hit.number for hit in firsts], len(seconds))
            w = np.tile([hit.number for hit in seconds], len(firsts))
            channel = np.add.outer(
                [hit.costs[0] for hit in firsts], [hit.costs[0] for hit in seconds]
            ).ravel()
            joint = prior[u] + model.bigrams(u, w, model.pair_index(u, w)) - prior[w]
            lost = LOST_WITH_HOOK if left[0][-1] in HOOKS else weights.lost_space
            spelling = lost - weights.language * joint
            total = weights.channel * channel + spelling
            best = int(total.argmin())
            first, second = words[u[best]], words[w[best]]
            text = f"{in_case(first, left[1][0])} {in_case(second, right[1][0])}{draft.tail}"
            entry = Entry(int(w[best]), text, float(spelling[best]), OTHER, float(channel[best]))
            options.append((float(total[best]), entry))
        options.sort(key=lambda option: option[0])
        draft.entries += [entry for _, entry in options[:2]]

    def _best(self, hits: Iterable[Found]) -> list[Found]:
        """The best words behind half a core."""
        prior, weight = self._pack.lexicon.log_probability, self._weights.prior
        return heapq.nsmallest(
            HALVES, hits, key=lambda hit: hit.costs[0] - weight * float(prior[hit.number])
        )
