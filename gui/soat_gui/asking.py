"""Asking an analysis about a part of a report, and taking the answer piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from typing import NamedTuple

from soat_core.engine.suggestion import (
    Analysis,
    FindingElsewhere,
    Known,
    Sought,
    Suggestion,
    Word,
)
from soat_core.errors import let_go
from soat_core.memory import Remembered
from soat_core.text import Span, TonePlacement
from soat_gui.cores import cores_of


class Errand(NamedTuple):
    """What an analysis is asked about a part of a report, and what it must know for that."""

    part: Span
    known: Sequence[Known]
    """What is decided there."""
    experience: Remembered | None
    """None: as it was told before."""
    tones: TonePlacement | None
    """None: as it was told before."""
    with_cores: bool
    """Whether it is to be told what was read there."""


class Found(NamedTuple):
    """What an analysis says of a part."""

    suggestions: list[Suggestion]
    cores: frozenset[str] | None
    """What was read there, without punctuation; None where that was known."""


def suggest(analysis: Analysis, text: str, errand: Errand) -> Found:
    """Runs off the GUI thread."""
    part = errand.part
    if errand.experience is not None:
        analysis.remember(errand.experience)
    if errand.tones is not None:
        analysis.place_tones(errand.tones)
    found = analysis.suggest(part.start, part.end, errand.known)
    return Found(found, cores_of(text, part) if errand.with_cores else None)


def pieces(
    part: Span, suggestions: Sequence[Suggestion], size: int
) -> Iterator[tuple[Span, Sequence[Suggestion]]]:
    """A part and what was found for it, in pieces of so many suggestions."""
    start = part.start
    for at in range(0, max(1, len(suggestions)), max(1, size)):
        some, rest = suggestions[at : at + size], suggestions[at + size : at + size + 1]
        end = rest[0].start if rest else part.end
        yield Span(start, end), some
        start = end


def find(analysis: Analysis | None, sought: Sought) -> Future[list[Word]]:
    """The words that fit what is typed (see ``Analysis.find``), as soon as they are known; none
    without an analysis.  An error is told with the answer."""
    if isinstance(analysis, FindingElsewhere):
        return analysis.finding(sought)
    words: Future[list[Word]] = Future()
    try:
        words.set_result([] if analysis is None else analysis.find(sought))
    except Exception as error:  # whatever it is, it is told with the answer
        let_go(error)
        words.set_exception(error)
    return words
