"""Two words that lost the space between them."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

import numpy as np

from soat_core.engine.drafts import Draft, Entry, Part
from soat_core.engine.letter_case import OTHER, cases_of, in_case
from soat_core.engine.pack import Pack
from soat_core.engine.syllables import MAX_SYLLABLE, Found, Search, searches
from soat_core.engine.weights import Weights
from soat_core.text import old_tone_placement

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


class LostSpaces:
    """Pairs of words behind one core, with one pack and one set of weights."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self._pack = pack
        self._weights = weights

    def searches(
        self, part: Part, found: Mapping[Search, list[Found]]
    ) -> list[tuple[Search, Search]]:
        """The two searches for each place where a core may be two words; none where it is one."""
        core, _ = part
        lexicon = self._pack.lexicon
        signs = sum(char.isalnum() for char in core)
        if signs < SHORTEST_TWO or len(core) > MAX_SYLLABLE or not searches(core, ""):
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

    def add(
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
