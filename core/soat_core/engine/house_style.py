"""What a report writes throughout, though single letters cannot tell: tones, quotes, dashes.

Three habits are properties of a whole report.  ``hòa`` or ``hoà``: both are right, one of them is
the writer's.  Straight or curly quotes: OCR reads many a straight one as curly, but no curly one as
straight, so straight ones in a garbled report speak for all.  Dashes: what is read as the long one
(—) is the middle one (–) of Vietnamese print.  Text that is not damaged keeps its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from soat_core.engine.offering import with_offer
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.text import (
    TonePlacement,
    new_tone_placement,
    old_tone_placement,
    tone_placement_votes,
)

DAMAGED = 0.5
"""Share of damaged tokens from which a report counts as garbled."""
STRAIGHT_SHARE = 0.2
"""From this share of straight quotes on, all of a garbled report are taken for straight."""
UNCLEAR, CLEAR = 1.2, 3.0
"""A single token that tells less than this (nats) of the tone placement counts for nothing, and
none counts for more than that."""
OLD = 2.0
"""So much (nats) speaks for the old tone placement before anything is read: most write so."""

CostsOf = Callable[[Sequence[tuple[str, str]]], Iterable[float]]

_STYLED = frozenset("“”„‟—")
_CURLY = str.maketrans(dict.fromkeys("“”„‟", '"'))


def has_style(text: str) -> bool:
    """Whether a report may write this text in another way."""
    return not _STYLED.isdisjoint(text) or new_tone_placement(text) != old_tone_placement(text)


class HouseStyle:
    """The habits of one report, told from its OCR text and its damage (0 to 1)."""

    def __init__(self, ocr_text: str, damage: float) -> None:
        garbled = damage >= DAMAGED
        straight = ocr_text.count('"')
        curly = sum(ocr_text.count(char) for char in "“”„‟")
        self._straight = (
            garbled and straight > 1 and straight >= STRAIGHT_SHARE * (straight + curly)
        )
        self._dashes = garbled
        self.tones = TonePlacement.REPORT
        """What the person wants, if not what the report does."""
        old, new = tone_placement_votes(ocr_text)
        # what looks like a tone in garbled text may be anything
        self._new_tones = (new - old) * CLEAR * (1 - damage) - OLD

    def learn(self, pairs: Iterable[tuple[str, str]], costs_of: CostsOf) -> None:
        """Learn the tone placement from (as read, likely text) of garbled words: the letters that
        were read tell on which vowel the mark stood.

        ``costs_of`` says what the channel asks for such pairs, in nats.
        """
        twins = [(read, old_tone_placement(text), new_tone_placement(text)) for read, text in pairs]
        twins = [(read, old, new) for read, old, new in twins if old != new]
        costs = iter(costs_of([(read, text) for read, *both in twins for text in both]))
        for old_cost, new_cost in zip(costs, costs, strict=True):
            if abs(old_cost - new_cost) >= UNCLEAR:
                self._new_tones += min(CLEAR, max(-CLEAR, old_cost - new_cost))

    def written(self, text: str, read: str) -> str:
        """A text for a token that was read ``read``, as this report would write it."""
        if text != read:
            text = new_tone_placement(text) if self._is_new else old_tone_placement(text)
        if self._straight:
            text = text.translate(_CURLY)
        if self._dashes:
            text = text.replace("—", "–")
        return text

    @property
    def _is_new(self) -> bool:
        if self.tones is TonePlacement.REPORT:
            return self._new_tones > 0
        return self.tones is TonePlacement.NEW

    def applied(self, suggestion: Suggestion, ocr_text: str) -> Suggestion:
        """A suggestion with its candidates as this report would write them.

        The best one as it was is offered too, where it differs by more than the tone.
        """
        read = ocr_text[suggestion.start : suggestion.end]
        texts: dict[str, float] = {}
        for candidate in suggestion.candidates:
            text = self.written(candidate.text, read)
            texts[text] = texts.get(text, 0.0) + candidate.posterior
        best = suggestion.best.text
        ranked = sorted(texts.items(), key=lambda item: -item[1])
        candidates = tuple(Candidate(text, p) for text, p in ranked)
        if old_tone_placement(best) not in map(old_tone_placement, texts):
            candidates = with_offer(candidates, best)
        return replace(suggestion, candidates=candidates)
