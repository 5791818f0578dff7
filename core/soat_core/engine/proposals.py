"""What the core of a token may stand for: everything that is proposed before it is ranked.

Syllables come from ``syllables``, codes and acronyms from ``codes``, two words that lost their
space from ``lost_spaces``; here are words of other languages near in spelling, and the core itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from soat_core.engine.codes import Codes
from soat_core.engine.cutting import is_address, is_measure, is_plain_measure, looks_like_code
from soat_core.engine.drafts import MAX_CORE, Draft, Entry, Part
from soat_core.engine.letter_case import LOWER, OTHER, case_of, cases_of, forms_of, in_case
from soat_core.engine.lost_spaces import LostSpaces
from soat_core.engine.pack import Pack
from soat_core.engine.syllables import Floats, Found, Ints, Search, Syllables, searches
from soat_core.engine.units import CODE, NUMBER, UNKNOWN
from soat_core.engine.weights import Weights
from soat_core.text import old_tone_placement

FOREIGN_HITS = 12
"""At most this many words of other languages per core."""


class Proposer:
    """Drafts of cores, with one pack and one set of weights."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self._pack = pack
        self._weights = weights
        number = pack.lexicon.number
        self._unknown, self._number, self._code = number[UNKNOWN], number[NUMBER], number[CODE]
        self._syllables = Syllables(pack, weights)
        self._codes = Codes(pack, weights)
        self._spaces = LostSpaces(pack, weights)

    def drafts(self, parts: Iterable[Part]) -> dict[Part, Draft]:
        """The drafts of all these parts, worked out together, and with all costs."""
        parts = list(parts)
        asked = {key for part in parts for key in searches(*part)}
        found = self._syllables.search(asked)
        halves = {part: self._spaces.searches(part, found) for part in parts}
        missing_halves = {half for pairs in halves.values() for pair in pairs for half in pair}
        found.update(self._syllables.search(missing_halves - found.keys()))
        drafts = {part: self._draft(*part, found) for part in parts}
        for part, draft in drafts.items():
            self._spaces.add(draft, halves[part], found)
        entries = [entry for draft in drafts.values() for entry in draft.entries]
        for entry in entries:
            if entry.cost is None and len(entry.read) > MAX_CORE:
                entry.cost = 0.0  # only kept as it is; the channel's work grows with the square
        missing = [entry for entry in entries if entry.cost is None]
        costs = self._pack.channel.costs([(entry.read, entry.gold) for entry in missing])
        for entry, cost in zip(missing, costs.tolist(), strict=True):
            entry.cost = cost
        return drafts

    def nearest(self, reads: Sequence[str], count: int) -> tuple[Ints, Floats]:
        """See ``Syllables.nearest``."""
        return self._syllables.nearest(reads, count)

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
                self._codes.add_acronyms(draft)
        if looks_like_code(core):
            self._codes.add_codes(draft)
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
