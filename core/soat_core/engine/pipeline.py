"""From OCR text to suggestions: readings, context, posteriors, calibration.

The model of a token: with probability 1 - d it was read right, with probability d it went through
the channel.  The damage d is estimated for the report and each of its lines by expectation
maximisation, so that clean text stays as it is and garbled text is taken apart.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from soat_core.engine.acronyms import Initials
from soat_core.engine.calibration import Calibration, kind_of
from soat_core.engine.decoder import Decoder, Token
from soat_core.engine.pack import Pack
from soat_core.engine.readings import Readings
from soat_core.engine.recurrence import Recurrence
from soat_core.engine.suggestion import Candidate, Known, Suggestion
from soat_core.engine.weights import Weights
from soat_core.engine.why import Reasons
from soat_core.text import Span, tokens

SAMPLE_TOKENS = 400
"""How much of a report is looked at to learn how damaged it is."""
EXPLAINED = 0.995
"""Suggestions surer than this need no reason."""


class NoisyChannelEngine:
    """The engine over one language pack.  Analyses share the readings of tokens seen before."""

    def __init__(
        self, pack: Pack, calibration: Calibration, weights: Weights | None = None
    ) -> None:
        self.pack = pack
        self.calibration = calibration
        self.weights = weights or Weights()
        self.readings = Readings(pack, self.weights)

    @property
    def version(self) -> str:
        return self.pack.version

    def analyse(self, ocr_text: str) -> ReportAnalysis:
        return ReportAnalysis(self, ocr_text)


class ReportAnalysis:
    """The engine's work on one report."""

    def __init__(self, engine: NoisyChannelEngine, ocr_text: str) -> None:
        self._engine = engine
        self._text = ocr_text
        self._decoder = Decoder(engine.pack, engine.weights)
        self._reasons = Reasons(engine.pack)
        self._initials = Initials()
        self._recurrence = Recurrence(engine.weights.recurrence)
        self.damage = self._estimate_damage()
        """Share of tokens (0 to 1) that the OCR is estimated to have garbled."""

    def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
        """See ``soat_core.engine.suggestion.Analysis``."""
        passage = self._tokens(start, end)
        decided = _by_token(known, passage)
        read = self._decoder.decode(self._text, passage, self.damage, decided)
        told = [
            Suggestion(*token.span, (Candidate(decided[token.span], 1.0),))
            if token.span in decided
            else result
            for token, result in zip(passage, read, strict=True)
        ]
        self._initials.learn(start, told)
        self._recurrence.learn(start, told)
        if decided:
            # what is decided is context for the others, but keeps the suggestions it had itself
            alone = self._decoder.decode(self._text, passage, self.damage, {})
            read = [
                mine if token.span in decided else result
                for token, mine, result in zip(passage, alone, read, strict=True)
            ]
        results = self._recurrence.decide(read)
        finished = self._finished([self._initials.decide(result) for result in results])
        return [self._as_written(result) for result in finished]

    def _as_written(self, result: Suggestion) -> Suggestion:
        """The suggestion with the token's own Unicode form where it stays as it was read.

        The engine works in NFC; a text that is not must not be changed for that alone.
        """
        token = self._text[result.start : result.end]
        composed = unicodedata.normalize("NFC", token)
        if composed == token:
            return result
        candidates = tuple(
            Candidate(token, c.posterior) if c.text == composed else c for c in result.candidates
        )
        return replace(result, candidates=candidates)

    def kinds(self, results: Sequence[Suggestion]) -> list[str]:
        """What kind of token, for the calibration, each result is about."""
        pairs = [
            (unicodedata.normalize("NFC", self._text[r.start : r.end]), r.best.text)
            for r in results
        ]
        costs = self._engine.readings.channel_costs(pairs)
        return [kind_of(token, cost) for (token, _), cost in zip(pairs, costs, strict=True)]

    def _tokens(self, start: int, end: int) -> list[Token]:
        spans = list(tokens(self._text, start, end))
        texts = [unicodedata.normalize("NFC", self._text[a:b]) for a, b in spans]
        self._engine.readings.prepare(texts)
        found: list[Token] = []
        line, position = 0, start
        for span, text in zip(spans, texts, strict=True):
            line += self._text.count("\n", position, span.start)
            position = span.start
            found.append(Token(span, line, self._engine.readings.of(text)))
        return found

    def _estimate_damage(self) -> float:
        """The report's damage, from stretches spread over it."""
        spans = list(tokens(self._text))
        if len(spans) > SAMPLE_TOKENS:
            stretch = 50
            count = SAMPLE_TOKENS // stretch
            step = (len(spans) - stretch) // (count - 1)
            stretches = [
                (spans[i * step].start, spans[i * step + stretch - 1].end) for i in range(count)
            ]
        elif spans:
            stretches = [(spans[0].start, spans[-1].end)]
        else:
            return self._engine.weights.damage
        damage = self._engine.weights.damage
        sample: list[Token] = []
        for number, (start, end) in enumerate(stretches):
            shift = sample[-1].line + 2 if number else 0
            sample += [Token(t.span, t.line + shift, t.readings) for t in self._tokens(start, end)]
        return self._decoder.damage(self._text, sample, damage)

    def _finished(self, results: list[Suggestion]) -> list[Suggestion]:
        """The suggestions with calibrated posteriors, and reasons where there is doubt."""
        calibrated = [
            self._engine.calibration.apply(kind, result)
            for kind, result in zip(self.kinds(results), results, strict=True)
        ]
        doubtful = [i for i, r in enumerate(calibrated) if r.best.posterior < EXPLAINED]
        for at, why in self._reasons.of(calibrated, doubtful).items():
            calibrated[at] = replace(calibrated[at], why=why)
        return calibrated


def _by_token(known: Sequence[Known], passage: Sequence[Token]) -> dict[Span, str]:
    """The text of each decided token; where a decision covers several, the first has all of it."""
    found: dict[Span, str] = {}
    starts = [token.span.start for token in passage]
    for item in known:
        first = bisect_left(starts, item.start)
        last = bisect_left(starts, item.end)
        for number in range(first, last):
            found[passage[number].span] = item.text if number == first else ""
    return found
