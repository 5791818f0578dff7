"""What is told of a section: suggestions, as the report writes them and the person wants them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

import numpy as np

from soat_core.engine.experience import Experienced
from soat_core.engine.house_style import HouseStyle
from soat_core.engine.offering import lookalikes, with_offer
from soat_core.engine.ranking import Ranking
from soat_core.engine.sections import Section, composed
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.engine.texts import Texts
from soat_core.engine.why import Reasons
from soat_core.text import TonePlacement

EXPLAINED = 0.995
"""Suggestions surer than this need no reason."""


class Telling:
    """Tells of one report's sections."""

    def __init__(self, text: str, is_composed: bool, style: HouseStyle, reasons: Reasons) -> None:
        """``is_composed`` tells whether all tokens of the text are in NFC."""
        self._text = text
        self._composed = is_composed
        self._style = style
        self._reasons = reasons

    def told(
        self, section: Section, ranking: Ranking, experienced: Experienced | None
    ) -> list[Suggestion]:
        """The suggestions for a section with these candidates, and with what was decided before."""
        tables = section.decoder.tables
        doubtful = np.flatnonzero(ranking.shares[:, 0] < EXPLAINED)
        reasons = self._reasons.of(ranking.best, tables.texts, doubtful)
        candidates = self._candidates(section, ranking, tables.texts)
        told = [
            Suggestion(start, end, found, reasons.get(token, ""))
            for token, (start, end, found) in enumerate(
                zip(
                    section.spans.start.tolist(),
                    section.spans.end.tolist(),
                    candidates,
                    strict=True,
                )
            )
        ]
        self._style_all(section, ranking, tables.texts, told)
        self._offer(section, doubtful.tolist(), told)
        if experienced is not None:
            before = told
            told = experienced.decide_all(told, section.spans.words(self._text))
            if self._style.tones is not TonePlacement.REPORT:
                self._style_again(section, before, told)
        return told

    def _style_all(
        self, section: Section, ranking: Ranking, texts: Texts, told: list[Suggestion]
    ) -> None:
        """Put what is told as this report writes it."""
        styled = (texts.has_style[ranking.texts] & (ranking.texts >= 0)).any(1)
        for token in np.flatnonzero(styled).tolist():
            if token not in section.decided:
                told[token] = self._style.applied(told[token], self._text)

    def _offer(self, section: Section, doubtful: Iterable[int], told: list[Suggestion]) -> None:
        """Offer what looks alike where that is in doubt and nothing was decided."""
        for token in doubtful:
            if token in section.decided:
                continue
            one = told[token]
            for text in lookalikes(self._text[one.start : one.end], one.best.text):
                told[token] = replace(
                    told[token], candidates=with_offer(told[token].candidates, text)
                )

    def _style_again(
        self, section: Section, before: list[Suggestion], told: list[Suggestion]
    ) -> None:
        """What the person decided before was perhaps written in another way then."""
        for token, (old, new) in enumerate(zip(before, told, strict=True)):
            if new is not old and token not in section.decided:
                told[token] = self._style.applied(new, self._text)

    def _candidates(
        self, section: Section, ranking: Ranking, texts: Texts
    ) -> Iterator[tuple[Candidate, ...]]:
        """The candidates of each token."""
        there = ranking.texts >= 0
        spelled = map(texts.text.__getitem__, ranking.texts[there].tolist())
        every = map(Candidate._make, zip(spelled, ranking.shares[there].tolist(), strict=True))
        told = (tuple(islice(every, count)) for count in there.sum(1).tolist())
        return told if self._composed else self._as_written(section, told)

    def _as_written(
        self, section: Section, told: Iterator[tuple[Candidate, ...]]
    ) -> Iterator[tuple[Candidate, ...]]:
        """Candidates with the token's own Unicode form where it stays as it was read.

        The engine works in NFC; a text that is not must not be changed for that alone.
        """
        for token, candidates in zip(section.spans.words(self._text), told, strict=True):
            own = composed(token)
            yield tuple(Candidate(token, c.posterior) if c.text == own else c for c in candidates)
