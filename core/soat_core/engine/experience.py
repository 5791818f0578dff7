"""What was decided before about the same reading, by the same person.

The engine's posteriors are the base measure, earlier decisions are counts on top of it (Dirichlet
smoothing): a token that was three times decided to say ``đội`` says so again, unless the place
speaks against it.  Where one reading was decided differently in different places, mostly those
decisions count that had the same neighbour.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from soat_core.engine.lexicon import skeleton
from soat_core.engine.suggestion import Candidate, Experience, Outcome, Suggestion
from soat_core.engine.units import NUMBER, Shape, shape_of
from soat_core.i18n import tr

BASE = 1.5
"""How many decisions the engine's own posteriors are worth."""
ELSEWHERE = 0.15
"""What a decision counts that had other neighbours, where the decisions differ."""
OPEN, SURE = 0.9, 0.97
"""A decision elsewhere counts fully against what the engine says with a posterior up to the first,
and not at all from the second on."""
OWN_WORD = 1.0
"""How many decisions it is worth that a reading is a word the person added."""
DOUBTFUL = 0.9
"""Only below this posterior a word of the person's own is looked for that is one letter off."""
SHORTEST = 4
"""Letters that such a word has at least."""
MAX_CANDIDATES = 8
_Known = Mapping[str, Sequence[Outcome]]
_HOOKS = "’'‘`´\"”“?:"


class Experienced:
    """Weighs suggestions by experience."""

    def __init__(self, experience: Experience) -> None:
        self._experience = experience
        self._words = {word for word in experience.words if len(word.split()) == 1}
        self._by_skeleton: dict[str, list[str]] = {}
        for word in sorted(self._words):
            if len(word) >= SHORTEST:
                self._by_skeleton.setdefault(skeleton(word), []).append(word)

    def decide_all(
        self, suggestions: Sequence[Suggestion], tokens: Sequence[str]
    ) -> list[Suggestion]:
        """``decide`` for neighbouring tokens; ``tokens`` are how they were read."""
        read = [unicodedata.normalize("NFC", token) for token in tokens]
        known = self._experience.among({key for token in read for key in _keys(shape_of(token))})
        best = ["", *(suggestion.best.text for suggestion in suggestions), ""]
        return [
            self._decide(suggestion, token, best[at], best[at + 2], known)
            for at, (suggestion, token) in enumerate(zip(suggestions, read, strict=True))
        ]

    def decide(self, suggestion: Suggestion, read: str, left: str, right: str) -> Suggestion:
        """The suggestion for the NFC token ``read`` between two tokens, weighed.

        ``left`` and ``right`` are NFC tokens as they stand now, empty at an edge.  Posteriors stay
        probabilities; the order may change.
        """
        known = self._experience.among(_keys(shape_of(read)))
        return self._decide(suggestion, read, left, right, known)

    def _decide(
        self, suggestion: Suggestion, read: str, left: str, right: str, known: _Known
    ) -> Suggestion:
        """``known`` is all that was decided about such a token."""
        shape = shape_of(read)
        before, core, behind = shape
        doubt = min(1.0, max(0.0, (SURE - suggestion.best.posterior) / (SURE - OPEN)))
        told = shape_of(suggestion.best.text).core
        counts, refused = _counts(shape, _word(left), _word(right), told, doubt, known)
        if not counts and not refused:
            counts = self._own_words(suggestion, core)
            if not counts:
                return suggestion
        spelled: dict[str, float] = {}
        for (text, hooks), count in counts.items():
            whole = before + text + behind.removeprefix(hooks)
            spelled[whole] = spelled.get(whole, 0.0) + count
        against = {before + text + behind: share for text, share in refused.items()}
        base = {c.text: c.posterior * against.get(c.text, 1.0) for c in suggestion.candidates}
        lost = sum(c.posterior for c in suggestion.candidates) - sum(base.values())
        total = BASE + sum(spelled.values())
        weighed = {
            text: (spelled.get(text, 0.0) + BASE * base.get(text, 0.0)) / (total - BASE * lost)
            for text in {**base, **spelled}
        }
        ranked = sorted(weighed.items(), key=lambda item: -item[1])[:MAX_CANDIDATES]
        best = ranked[0][0]
        why = suggestion.why
        if spelled.get(best, 0.0) > 0:
            number = round(spelled[best]) or 1
            why = tr(
                "decided so before ({count}×)",
                "trước đây đã chọn như vậy ({count} lần)",
                count=number,
            )
        elif best != suggestion.best.text:
            why = ""
        candidates = tuple(Candidate(text, round(min(p, 1.0), 6)) for text, p in ranked)
        return replace(suggestion, candidates=candidates, why=why)

    def _own_words(self, suggestion: Suggestion, core: str) -> dict[tuple[str, str], float]:
        """The person's own words that a reading without decisions may be."""
        if core in self._words:
            return {(core, ""): OWN_WORD}
        if suggestion.best.posterior >= DOUBTFUL or len(core) < SHORTEST:
            return {}
        hit = process.extractOne(
            skeleton(core), self._by_skeleton.keys(), scorer=OSA.distance, score_cutoff=1
        )
        return {} if hit is None else {(word, ""): OWN_WORD for word in self._by_skeleton[hit[0]]}


def _counts(
    shape: Shape, left: str, right: str, told: str, doubt: float, known: _Known
) -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """Decisions for each (text, hooks behind the core that belong to it), and what is left of
    the posterior of each text that was refused."""
    counts: dict[tuple[str, str], float] = {}
    refused: dict[str, float] = {}
    for key in _keys(shape):
        hooks, outcomes = key[len(shape.core) :], known.get(key, ())
        same = sum(1 for outcome in outcomes if outcome.accepted) < 2
        for outcome in outcomes:
            here = sum(
                place.times
                for place in outcome.contexts
                if (left and place.left == left) or (right and place.right == right)
            )
            here = min(here, outcome.accepted)
            elsewhere = (outcome.accepted - here) * (1.0 if same else ELSEWHERE)
            # one reading is many words: what it was in other places says little against what
            # the engine is sure of in this one
            count = here + elsewhere * (1.0 if outcome.text == told else doubt)
            if count:
                counts[outcome.text, hooks] = count
            if outcome.rejected and not hooks:
                accepted, rejected = outcome.accepted, outcome.rejected * doubt
                refused[outcome.text] = (accepted + 1) / (accepted + rejected + 1)
    return counts, refused


def _keys(shape: Shape) -> tuple[str, ...]:
    """What a token was remembered as: its core, without and with the hooks behind it."""
    _, core, behind = shape
    if not core:
        return ()
    hooks = behind[: len(behind) - len(behind.lstrip(_HOOKS))]
    return (core, core + hooks) if hooks else (core,)


def _word(token: str) -> str:
    """A neighbour as it is remembered: its core in lower case, a class in place of numbers."""
    core = shape_of(token).core.lower()
    return NUMBER if any(map(str.isdigit, core)) else core
