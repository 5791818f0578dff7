"""What is offered while somebody types, and which of it the Enter key takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from soat_core.engine.letter_case import case_of, in_case
from soat_core.engine.suggestion import Candidate, Word
from soat_core.engine.units import shape_of
from soat_core.finding.query import Fit, Query, spelling_of_core
from soat_core.syllable import is_syllable
from soat_core.text import comparable

SHOWN = 5
"""Candidates that have a key of their own."""
LIKELY = 0.05
"""A candidate with at least this posterior that was typed as it is spelled is meant, although its
letters fit others better that have marks."""


class Source(StrEnum):
    """Where a text on offer comes from."""

    ENGINE = "engine"
    """A candidate of the suggestion."""
    REPORT = "report"
    """A word decided elsewhere in this report."""
    MEMORY = "memory"
    """A word from earlier reports."""
    LEXICON = "lexicon"
    """Another word of the engine's."""
    KEYS = "keys"
    """No word that is known, but what the Telex or VNI keys spell."""


@dataclass(frozen=True, slots=True)
class Found:
    """One text on offer.  ``rank`` (from 1) and ``posterior`` are those of the engine's candidate,
    where it is one; ``fit`` is none while nothing is typed."""

    text: str
    source: Source
    fit: Fit = Fit.NONE
    rank: int | None = None
    posterior: float | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all of its letters were typed."""
        return self.fit >= Fit.LETTERS


@dataclass(frozen=True, slots=True)
class Offer:
    """What is on offer, best first; ``on_enter`` is what Enter takes of it, None for the text as it
    was typed."""

    found: tuple[Found, ...] = ()
    on_enter: Found | None = None


def offer(
    query: Query,
    candidates: Sequence[Candidate],
    words: Iterable[tuple[Word, Source]] = (),
    *,
    here: str = "",
    composes: bool = False,
    edits: bool = False,
) -> Offer:
    """What is on offer for what was typed, at most ``SHOWN``.

    ``candidates`` are those of the engine's suggestion, best first; ``words`` others, best first.
    ``here`` is what the token reads now.  Somebody who ``composes`` has an input method: what such
    a person types is meant as it is, also without marks.  One who ``edits`` changes the text that
    was there, so nothing is taken in its place.
    """
    found = _fitting(query, candidates, words)
    _add_composed(query, found, here)
    levels = {one.text: _level(one, query, composes=composes) for one in found}
    if _BY_KEYS in levels.values():
        # ``cos`` is có and cos, ``test`` tét and test: evidence must tell.
        spelled = [one.text for one in found if one.fit is Fit.SPELLED]
        levels.update({text: max(levels[text], _BY_KEYS) for text in spelled})
    found.sort(key=lambda one: -levels[one.text])  # stable: best first within a level
    first = found[0] if found else None
    level = levels[first.text] if first else _BEGINS
    if edits or level == _BEGINS or (level == _WHOLE and (composes or query.has_marks)):
        on_enter = None
    else:
        on_enter = first
    written = _written(query, found, here)
    return Offer(tuple(written), written[0] if on_enter else None)


_BEGINS, _WHOLE, _BY_KEYS, _MEANT = range(4)
"""How strongly a text is asked for."""


def _level(one: Found, query: Query, *, composes: bool) -> int:
    if not one.is_whole or one.source is Source.KEYS:
        return _BEGINS
    if one.fit is Fit.SPELLED:
        likely = one.posterior is not None and one.posterior >= LIKELY
        return _MEANT if composes or query.has_marks or likely else _WHOLE
    # With an input method at work, bare keys are letters unless the engine thinks otherwise too.
    if one.fit is Fit.KEYS and (not composes or one.source is Source.ENGINE):
        return _BY_KEYS
    return _WHOLE


def _fitting(
    query: Query, candidates: Sequence[Candidate], words: Iterable[tuple[Word, Source]]
) -> list[Found]:
    found: dict[str, Found] = {}
    for rank, candidate in enumerate(candidates, 1):
        fit = query.fit(candidate.text)
        if fit:
            one = Found(candidate.text, Source.ENGINE, fit, rank, candidate.posterior)
            found.setdefault(comparable(one.text), one)
    # Of words that differ in tone placement or misspelled horns only, the likelier one will do.
    spelled = {spelling_of_core(one.text) for one in found.values()}
    for word, source in words:
        spelling = spelling_of_core(word.text)
        fit = query.fit_of(spelling)
        if fit and spelling not in spelled:
            spelled.add(spelling)
            found[comparable(word.text)] = Found(word.text, source, fit)
    return list(found.values())


def _add_composed(query: Query, found: list[Found], here: str) -> None:
    """What the keys spell, if nothing known does.  Nothing else speaks for it."""
    if found:
        return
    for reading in query.readings:
        if reading.by_keys and is_syllable(reading.spelling.letters):
            before, core, behind = shape_of(here)
            if not core:
                before = behind = ""
            has_case = any(map(str.isalpha, core))
            word = in_case(reading.text, case_of(core)) if has_case else reading.text
            found.insert(0, Found(before + word + behind, Source.KEYS, Fit.KEYS))
            return


def _written(query: Query, found: Iterable[Found], here: str) -> list[Found]:
    """The first few, each with the letter case and punctuation in which it would be taken."""
    written: dict[str, Found] = {}
    for one in found:
        text = query.taken(one.text, here)
        written.setdefault(text, replace(one, text=text))
        if len(written) == SHOWN:
            break
    return list(written.values())
