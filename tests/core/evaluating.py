"""An engine that says what it was told, and judgements made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from soat_core.engine.suggestion import Candidate, Experience, Known, Sought, Suggestion, Word
from soat_core.evaluate.alignment import Judged, Judgement, judge
from soat_core.report import Report
from soat_core.text import TonePlacement, tokens

Script = Mapping[str, Sequence[tuple[str, float]]]


class ScriptedEngine:
    """Says what it was told for a token, and that every other token is right."""

    version = "scripted"

    def __init__(self, script: Script) -> None:
        self.script = script

    def analyse(self, ocr_text: str) -> ScriptedAnalysis:
        return ScriptedAnalysis(self.script, ocr_text)

    def refined(self) -> ScriptedEngine:
        return self

    def knows(self, word: str) -> bool:
        return True


class ScriptedAnalysis:
    def __init__(self, script: Script, text: str) -> None:
        self.script, self.text = script, text

    def remember(self, experience: Experience) -> None:
        pass

    def place_tones(self, placement: TonePlacement) -> None:
        pass

    def find(self, sought: Sought) -> list[Word]:
        return []

    def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
        return [self.said(*token) for token in tokens(self.text, start, end)]

    def said(self, start: int, end: int) -> Suggestion:
        word = self.text[start:end]
        candidates = self.script.get(word, [(word, 0.999)])
        return Suggestion(start, end, tuple(Candidate(*pair) for pair in candidates))


def judged(ocr: str, gold: str, script: Script | None = None) -> Judgement:
    """What the scripted engine's suggestions for ``ocr`` are worth."""
    analysis = ScriptedEngine(script or {}).analyse(ocr)
    return judge(Report.from_text(ocr), analysis.suggest(0, len(ocr)), gold)


def one(
    truth: str, *candidates: str, posterior: float = 0.5, ocr: str = "x", words: int = 1
) -> Judged:
    """A judged suggestion; it is right if no candidates are given."""
    return Judged(ocr, candidates or (truth,), posterior, truth, words)
