"""Asking an analysis about a part of a report, and taking the answer piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from soat_core.engine.suggestion import Analysis, Suggestion
from soat_core.text import Span
from soat_gui.agenda import Errand, cores_of


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
