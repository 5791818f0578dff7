"""Which series a place of the report belongs to, and what there is of phrases."""

from __future__ import annotations

from collections.abc import Iterator

from soat_core.review import Review
from soat_core.series.concordance import Concordance, WordConcordance
from soat_core.series.index import MILLION, SeriesIndex
from soat_core.series.keys import Scope, Series, SeriesKey, State
from soat_core.series.phrase_concordance import PhraseConcordance
from soat_core.series.phrases import Phrases, Standing
from soat_core.series.ranking import FEWEST
from soat_core.series.readings import Readings, core_of

MOST_PHRASES = 3
"""Offered for one place."""


def series_at(
    review: Review, index: SeriesIndex, phrases: Phrases | None, start: int, end: int
) -> list[SeriesKey]:
    """The series that ``ocr_text[start:end]`` belongs to: word, reading, pattern, then phrases from
    the longest to the shortest.

    Left out is whatever holds no more places than the one before it.  A decided place belongs to
    what is still open of its reading.
    """
    tokens = index.readings.tokens_in(start, end)
    if not tokens:
        return []
    word = index.word_at(start)
    read = review.document.report.ocr_text[start:end] if word is None else word.read
    found: list[SeriesKey] = [] if word is None else [word]
    reading = SeriesKey(Scope.READING, core_of(read))
    count = index.series(word).count if word is not None else -1
    if index.series(reading).count > count:
        found.append(reading)
    pattern = index.pattern_of(word) if word is not None else None
    if pattern is not None and index.series(pattern).count > count:
        found.append(pattern)
    if phrases is not None:
        found += _phrases_over(index, phrases, tokens.start)
    return found


def _phrases_over(index: SeriesIndex, phrases: Phrases, token: int) -> Iterator[SeriesKey]:
    """Each that has more open places than the longer ones before it."""
    waiting, _ = index.waiting()
    most, offered = FEWEST - 1, 0
    for number in phrases.covering(token):
        count = phrases.open_places(number, waiting)
        if count > most and offered < MOST_PHRASES:
            most = count
            offered += 1
            yield phrase_key(phrases, index.readings, number)


def concordance_of(
    review: Review, index: SeriesIndex, phrases: Phrases | None, key: SeriesKey
) -> Concordance:
    """The places of a series.  ``phrases`` are wanted for a phrase."""
    if key.scope is Scope.PHRASE:
        if phrases is None:
            raise ValueError("a phrase without phrases")
        return PhraseConcordance(review, index, key, phrases)
    return WordConcordance(review, index, key)


def phrase_key(phrases: Phrases, readings: Readings, number: int) -> SeriesKey:
    name = readings.name(phrases.example(number), phrases.length(number))
    return SeriesKey(Scope.PHRASE, name, state=State.CHANGE, number=number)


def standing_series(phrases: Phrases, readings: Readings, standing: Standing) -> list[Series]:
    """The phrases that wait for decisions in several places.  May run in any thread."""
    found: list[Series] = []
    for number in (standing.places >= FEWEST).nonzero()[0]:
        at = int(number)
        found.append(
            Series(
                phrase_key(phrases, readings, at),
                int(standing.places[at]),
                int(standing.doubt[at]) / MILLION,
                int(standing.tokens[at]),
            )
        )
    return found
