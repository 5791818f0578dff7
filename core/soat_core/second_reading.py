"""A second reading of the page's picture, and what becomes of the engine's suggestions by it.

The reading is a witness beside the engine.  How far to believe it is a logistic regression: for a
text that the engine offers too, on the log odds of its posterior and on the OCR program's
confidence; for one that it does not, on the log odds of its best candidate (the surer it is of
something else, the less) and on the confidence.  The other candidates share what is left as before.
The constants were fitted by ``resources/build/second_readings.py`` on drawn pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp, log

from sortedcontainers import SortedDict

from soat_core.engine.suggestion import Candidate, Seen, Suggestion
from soat_core.i18n import tr
from soat_core.text import comparable

Decided = Callable[[int, int], bool]
"""Whether anything is decided in a stretch of the OCR text."""

OFFERED = (-3.083, 0.734, 8.036)
"""Constant, weight of the log odds of the engine's posterior of the text, and of the
confidence (0 to 1)."""
NEW = (-6.360, -0.636, 9.317)
"""The same for a text that the engine does not offer, with its posterior of its best."""
_LEAST, _MOST = 0.0001, 0.9999
"""Posteriors beyond are taken for these."""
_NEGLIGIBLE = 0.003
"""A new reading less likely than that is not worth the place."""
MAX_CANDIDATES = 8
_MOST_JOINED = 3
"""Suggestions that one word of the second reading may stand for."""


@dataclass(frozen=True, slots=True)
class SecondReading:
    """``ocr_text[start:end]``, whole tokens of one line, reads ``text`` to the OCR program
    ``reader`` (its name with its version); ``confidence`` is its own, 0 to 1."""

    start: int
    end: int
    text: str
    confidence: float
    reader: str


class SecondReadings:
    """All second readings of a report, the newest of each place."""

    def __init__(self) -> None:
        self._by_start: SortedDict = SortedDict()
        self._plain: dict[tuple[int, int], tuple[Suggestion, ...]] = {}
        """What was suggested before, by the span of what it was made into."""

    def __len__(self) -> int:
        return len(self._by_start)

    def add(self, readings: Iterable[SecondReading]) -> None:
        """Later readings take the place of those that they overlap."""
        for reading in readings:
            for old in self.within(reading.start, reading.end):
                del self._by_start[old.start]
            self._by_start[reading.start] = reading

    def within(self, start: int, end: int) -> list[SecondReading]:
        """Those that overlap a stretch, by place."""
        at = max(0, self._by_start.bisect_right(start) - 1)
        found: list[SecondReading] = []
        for key in self._by_start.islice(at):
            reading: SecondReading = self._by_start[key]
            if reading.start >= end:
                break
            if reading.end > start:
                found.append(reading)
        return found

    def merged(
        self, suggestions: Sequence[Suggestion], ocr_text: str, decided: Decided
    ) -> list[Suggestion]:
        """The engine's suggestions (by place) with what the second readings say of them.

        Several suggestions for which one word was read become one, unless something was ``decided``
        about any of them.  Suggestions that came from here are made anew from what they were.
        """
        if not self._by_start or not suggestions:
            return list(suggestions)
        plain = [old for one in suggestions for old in self._unmerged(one)]
        found: list[Suggestion] = []
        for some, readings in self._grouped(plain):
            one = _together(some, readings, ocr_text, decided) if readings else None
            if one is None:
                found += some
            else:
                self._plain[one.start, one.end] = tuple(some)
                found.append(one)
        return found

    def _unmerged(self, suggestion: Suggestion) -> tuple[Suggestion, ...]:
        if suggestion.seen is None:
            return (suggestion,)
        return self._plain.get((suggestion.start, suggestion.end), (suggestion,))

    def _grouped(
        self, suggestions: Sequence[Suggestion]
    ) -> Iterator[tuple[list[Suggestion], list[SecondReading]]]:
        """Suggestions and readings in the smallest groups that overlap nothing else."""
        waiting = self.within(suggestions[0].start, suggestions[-1].end)[::-1]
        at = 0
        while at < len(suggestions):
            some, readings, end = [suggestions[at]], list[SecondReading](), suggestions[at].end
            at += 1
            while True:
                if waiting and waiting[-1].start < end:
                    readings.append(waiting.pop())
                    end = max(end, readings[-1].end)
                elif at < len(suggestions) and suggestions[at].start < end:
                    some.append(suggestions[at])
                    end = max(end, some[-1].end)
                    at += 1
                else:
                    break
            yield some, readings


def combined(suggestion: Suggestion, text: str, confidence: float, reader: str) -> Suggestion:
    """A suggestion with a second reading ``text`` of the same stretch."""
    same = comparable(text)
    offered = next((c for c in suggestion.candidates if comparable(c.text) == same), None)
    if offered is None:
        sure = _probability(NEW, suggestion.best.posterior, confidence)
        if sure < _NEGLIGIBLE:
            return suggestion
        before = 0.0
    else:
        sure = _probability(OFFERED, offered.posterior, confidence)
        before, text = offered.posterior, offered.text
    left = (1 - sure) / max(1 - before, 1e-9)
    others = [
        Candidate(c.text, min(c.posterior * left, 1.0))
        for c in suggestion.candidates
        if c is not offered
    ]
    ranked = sorted([Candidate(text, sure), *others], key=lambda c: -c.posterior)
    seen = Seen(text, confidence, reader, offered is not None)
    kept = ranked[:MAX_CANDIDATES]
    if all(candidate.text != text for candidate in kept):
        kept[-1] = Candidate(text, sure)
    return replace(
        suggestion, candidates=tuple(kept), why=_why(seen, kept[0].text, suggestion), seen=seen
    )


def _why(seen: Seen, best: str, suggestion: Suggestion) -> str:
    share = f"{round(seen.confidence * 100)}%"
    if seen.text != best:
        told = tr("read again from the picture: “{text}”, {share}",
                  "đọc lại từ ảnh: “{text}”, {share}", text=seen.text, share=share)  # fmt: skip
    else:
        told = tr("read again from the picture, {share}", "đọc lại từ ảnh, {share}", share=share)
    stays = best == suggestion.best.text and suggestion.why
    return f"{told} · {suggestion.why}" if stays else told


def _probability(weights: tuple[float, float, float], posterior: float, sure: float) -> float:
    constant, engine, reader = weights
    return 1 / (1 + exp(-(constant + engine * _odds(posterior) + reader * sure)))


def _odds(probability: float) -> float:
    held = min(max(probability, _LEAST), _MOST)
    return log(held / (1 - held))


def _together(
    some: Sequence[Suggestion],
    readings: Sequence[SecondReading],
    ocr_text: str,
    decided: Decided,
) -> Suggestion | None:
    """One suggestion for a group; None where the two cannot be brought together."""
    start, end = some[0].start, some[-1].end
    if readings[0].start < start or readings[-1].end > end or "\n" in ocr_text[start:end]:
        return None
    if readings[0].start > start or readings[-1].end < end:
        return None  # a part of what belongs together was not seen
    if len(some) > 1 and (len(some) > _MOST_JOINED or decided(start, end)):
        return None
    text = " ".join(reading.text for reading in readings)
    confidence = min(reading.confidence for reading in readings)
    one = some[0] if len(some) == 1 else _joined(some, ocr_text)
    told = combined(one, text, confidence, readings[0].reader)
    # Joining words takes the choice for each away: only for a reading that is likely.
    if len(some) > 1 and told.best.text != text:
        return None
    return None if told is one else told


def _joined(some: Sequence[Suggestion], ocr_text: str) -> Suggestion:
    """Neighbouring suggestions as one, its candidates all that theirs make together."""
    ways: list[tuple[str, float]] = [("", 1.0)]
    end = some[0].start
    for one in some:
        gap = ocr_text[end : one.start]
        longer = [(f"{text}{gap}{c.text}", p * c.posterior) for text, p in ways
                  for c in one.candidates]  # fmt: skip
        ways = sorted(longer, key=lambda way: -way[1])[:MAX_CANDIDATES]
        end = one.end
    return Suggestion(some[0].start, end, tuple(Candidate(text, p) for text, p in ways))
