"""An engine that says what a test tells it, whatever the real one can do today."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from soat_core.engine.experience import Experienced
from soat_core.engine.suggestion import Candidate, Experience, Known, Suggestion
from soat_core.errors import EngineError
from soat_core.memory import NOTHING
from soat_core.text import tokens

Readings = Mapping[str, Sequence[tuple[str, float]]]
"""For a token as read, what it may be and how likely; other tokens are surely right as read."""


class FakeEngine:
    """Serves as its own analysis.  While ``gate`` is shut, no suggestion gets through."""

    version = "fake-1"

    def __init__(self, readings: Readings) -> None:
        self.readings = readings
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[tuple[int, int]] = []
        self.known: list[Sequence[Known]] = []
        """What was decided, with each time it was asked."""
        self.broken = False
        self._experience: Experience = NOTHING
        self._text = ""

    def analyse(self, ocr_text: str) -> FakeEngine:
        self._text = ocr_text
        self._experience = NOTHING
        return self

    def refined(self) -> FakeEngine:
        return self

    def remember(self, experience: Experience) -> None:
        self._experience = experience

    def knows(self, word: str) -> bool:
        return word.isascii()

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
            found.append(experienced.decide(suggestion, token, "", ""))
        return found
