"""An engine that says what a test tells it, whatever the real one can do today."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from copy import copy

from soat_core.engine.experience import Experienced
from soat_core.engine.house_style import HouseStyle
from soat_core.engine.suggestion import Candidate, Experience, Known, Sought, Suggestion, Word
from soat_core.engine.units import shape_of
from soat_core.errors import EngineError
from soat_core.memory import NOTHING
from soat_core.text import TonePlacement, tokens

Readings = Mapping[str, Sequence[tuple[str, float]]]
"""For a token as read, what it may be and how likely; other tokens are surely right as read."""


class FakeEngine:
    """Serves as the analysis of every report, as copies that share ``asked`` and ``known``.  While
    ``gate`` is shut, no suggestion gets through."""

    version = "fake-1"

    def __init__(self, readings: Readings) -> None:
        self.readings = readings
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[tuple[int, int]] = []
        self.known: list[Sequence[Known]] = []
        """What was decided, with each time it was asked."""
        self.broken = False
        self.words: list[str] = []
        """All it knows, likeliest first."""
        self._experience: Experience = NOTHING
        self._text = ""
        self._tones = TonePlacement.REPORT

    def analyse(self, ocr_text: str) -> FakeEngine:
        analysis = copy(self)
        analysis._text = ocr_text
        analysis._experience = NOTHING
        analysis._tones = TonePlacement.REPORT
        return analysis

    def refined(self) -> FakeEngine:
        return self

    def remember(self, experience: Experience) -> None:
        self._experience = experience

    def place_tones(self, placement: TonePlacement) -> None:
        self._tones = placement

    def knows(self, word: str) -> bool:
        return word.isascii()

    def find(self, sought: Sought) -> list[Word]:
        before, _, behind = shape_of(self._text[sought.start : sought.end])
        words = [word for word, _ in sought.used]
        words += [word for word in self.words if sought.query.fit(word)]
        some = words[: sought.limit]
        return [Word(before + word + behind, -float(at)) for at, word in enumerate(some)]

    def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
        assert self.gate.wait(20)
        self.asked.append((start, end))
        self.known.append(known)
        if self.broken:
            raise EngineError("the language pack is damaged", advice="Install Soát again.")
        found = []
        experienced = Experienced(self._experience)
        for span in tokens(self._text, start, end):
            token = self._text[span.start : span.end]
            readings = self.readings.get(token, [(token, 0.999)])
            candidates = tuple(Candidate(text, posterior) for text, posterior in readings)
            why = f"« {readings[0][0]} »" if token in self.readings else ""
            suggestion = Suggestion(span.start, span.end, candidates, why)
            if self._tones is not TonePlacement.REPORT:
                style = HouseStyle(self._text, 0.0)
                style.tones = self._tones
                suggestion = style.applied(suggestion, self._text)
            found.append(experienced.decide(suggestion, token, "", ""))
        return found
