"""The places of a recurring phrase, and how one text is put into all of them token by token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from soat_core.edits import Edit
from soat_core.engine.units import shape_of
from soat_core.review import Review
from soat_core.series.alignment import matches
from soat_core.series.concordance import Concordance
from soat_core.series.index import MILLION, SeriesIndex
from soat_core.series.keys import Hit, SeriesKey, State
from soat_core.series.letter_case import folded
from soat_core.series.phrases import Phrases
from soat_core.series.wish import AS_SUGGESTED, Aim, Outcome, Spot, Wish

_VOTERS = 60
"""Places that are asked what the phrase says."""
_Stretch = tuple[int, int]
"""Tokens of the phrase: the first, and how many."""


class _Part(NamedTuple):
    """Some tokens of a phrase: what they shall read, and whether somebody wrote that."""

    stretch: _Stretch
    text: str
    typed: bool


class PhraseConcordance(Concordance):
    """A phrase reads the same everywhere: what most posteriors speak for, or what is typed.

    Suggestions that differ in one place are overruled; tokens that are surely right as they were
    read, and those that are decided, stay out of it unless somebody writes another word for them.
    """

    def __init__(
        self, review: Review, index: SeriesIndex, key: SeriesKey, phrases: Phrases
    ) -> None:
        super().__init__(review, index, key)
        self._phrases = phrases
        self._length = phrases.length(key.number)
        self._places = phrases.places(key.number)
        self._names = key.read.split()
        self._votes: dict[_Stretch, str] | None = None
        self._proposed: list[tuple[_Stretch, str]] | None = None
        self._cut_up: tuple[str, list[_Part]] | None = None

    @property
    def proposal(self) -> str:
        return " ".join(text for _, text in self._canonical())

    def refresh(self) -> None:
        self._votes = self._proposed = self._cut_up = None

    def hits(self) -> list[Hit]:
        return [self._hit(first) for first in self._places if self._is_open(first)]

    def typical(self) -> Hit | None:
        first = next(filter(self._is_open, self._places), None)
        return None if first is None else self._hit(first)

    def decided(self) -> list[Hit]:
        return [
            self._hit(first)
            for first in self._places
            if self._is_whole(first) and not self._is_open(first)
        ]

    def candidates(self) -> list[str]:
        """A phrase has one text; other texts are typed."""
        return []

    def outcome(self, hit: Hit, wish: Wish) -> Outcome:
        texts: list[str] = []
        likelihood: float | None = 1.0
        for spot, own in self._wishes(hit, wish):
            text, posterior = spot.outcome(own) if own is not None else (spot.shown, 1.0)
            texts.append(" ".join(text.split()))
            known = likelihood is not None and posterior is not None
            likelihood = likelihood * posterior if known else None  # type: ignore[operator]
        return Outcome(" ".join(filter(None, texts)), likelihood)

    def edits(self, hits: Iterable[Hit], wish: Wish) -> tuple[Edit, ...]:
        found: dict[int, Edit] = {}
        end = -1
        for hit in sorted(hits):
            for spot, own in self._wishes(hit, wish):
                # places may overlap: what comes first counts
                edit = None if own is None or spot.start < end else spot.decision(own)
                if edit is not None and self._fits(edit):
                    found[edit.start] = edit
                    end = edit.end
        return tuple(found.values())

    # What the phrase says

    def _canonical(self) -> list[tuple[_Stretch, str]]:
        """The phrase as it stands in its first open place, with what is agreed on."""
        if self._proposed is None:
            first = next(filter(self._is_open, self._places), None)
            spots = () if first is None else self._spots(first)
            self._proposed = [
                (stretch, self._proposal_for(stretch, spot)) for stretch, spot, _ in spots
            ]
        return self._proposed

    def _proposal_for(self, stretch: _Stretch, spot: Spot) -> str:
        shown = _core_shown(spot)
        agreed = self._agreed().get(stretch)
        return shown if agreed in (None, folded(shown)) else agreed

    def _agreed(self) -> dict[_Stretch, str]:
        """For tokens of the phrase the folded core that most posteriors speak for."""
        if self._votes is None:
            ballots: dict[_Stretch, dict[str, int]] = {}
            for first in self._places[:_VOTERS]:
                for stretch, spot, state in self._spots(first):
                    if state is not State.BARE:
                        ballot = ballots.setdefault(stretch, {})
                        text = folded(_core_shown(spot))
                        ballot[text] = ballot.get(text, 0) + _weight(spot, state)
            self._votes = {
                stretch: max(ballot, key=lambda text: ballot[text])
                for stretch, ballot in ballots.items()
            }
        return self._votes

    # One place

    def _hit(self, first: int) -> Hit:
        return Hit(*self._index.readings.span(first, self._length))

    def _is_open(self, first: int) -> bool:
        """Whether more than one of its units wait for decisions, and none reaches over its ends."""
        if not self._is_whole(first):
            return False
        spots = self._index.spots(range(first, first + self._length))
        return sum(state.wants_decision for _, state in spots) > 1

    def _is_whole(self, first: int) -> bool:
        index, last = self._index, first + self._length
        if index.is_within(first):
            return False
        return last == len(index.readings) or not index.is_within(last)

    def _spots(self, first: int) -> Iterator[tuple[_Stretch, Spot, State]]:
        readings = self._index.readings
        for tokens, state in self._index.spots(range(first, first + self._length)):
            hit = Hit(*readings.span(tokens.start, len(tokens)))
            yield (tokens.start - first, len(tokens)), Spot.of(self._review, hit), state

    def _wishes(self, hit: Hit, wish: Wish) -> Iterator[tuple[Spot, Wish | None]]:
        """What is wished for each unit of a place; None where it stays as it is."""
        first = self._index.readings.token_at(hit.start)
        if wish.aim is Aim.TEXT:
            yield from self._written(first, wish)
            return
        agreed = self._agreed()
        for stretch, spot, state in self._spots(first):
            own: Wish | None = None
            if state.wants_decision:
                own = wish
                if wish.aim is Aim.SUGGESTED:
                    own = _agreeing(spot, agreed.get(stretch))
            yield spot, own

    def _written(self, first: int, wish: Wish) -> Iterator[tuple[Spot, Wish | None]]:
        """Where somebody wrote the phrase anew, or changed a word of it."""
        units = list(self._spots(first))
        if self._cut_up is None or self._cut_up[0] != wish.text:
            self._cut_up = wish.text, self._parts(wish.text)
        parts = self._cut_up[1]
        for group, part in _together([unit[0] for unit in units], parts):
            if len(group) == 1 and not part.typed:
                _, spot, state = units[group[0]]
                yield spot, _agreeing(spot, part.text) if state.wants_decision else None
            else:
                start, end = units[group[0]][1].start, units[group[-1]][1].end
                yield self._whole(start, end, [units[at][1] for at in group], part)

    def _whole(self, start: int, end: int, spots: Sequence[Spot], part: _Part) -> tuple[Spot, Wish]:
        """Several units in one, with a text that somebody wrote."""
        if len(spots) == 1:
            spot = spots[0]
        else:
            ocr = self._review.document.report.ocr_text[start:end]
            spot = Spot(start, end, ocr, " ".join(one.shown for one in spots), None, None)
        if not part.text:
            return spot, Wish(Aim.DELETED)
        like = " ".join(
            text
            for (begin, count), text in self._canonical()
            if part.stretch[0] <= begin and begin + count <= sum(part.stretch)
        )
        return spot, Wish(Aim.TEXT, part.text, like)

    def _parts(self, text: str) -> list[_Part]:
        """The written phrase cut up for its tokens; words left as they were proposed are not
        written by anybody."""
        proposed = self._canonical()
        words = text.split()
        if words == " ".join(one for _, one in proposed).split():
            return [_Part(stretch, folded(one), False) for stretch, one in proposed]
        known = {stretch: one for stretch, one in proposed}
        parts: list[_Part] = []
        for match in matches(self._names, words):
            stretch = match.first_token, match.tokens
            written = " ".join(words[match.first_word : match.first_word + match.words])
            is_typed = written != known.get(stretch)
            parts.append(_Part(stretch, written if is_typed else folded(written), is_typed))
        return parts


def _core_shown(spot: Spot) -> str:
    return " ".join((shape_of(spot.shown).core or spot.shown).split())


def _weight(spot: Spot, state: State) -> int:
    if state.is_open and spot.suggestion is not None:
        return round(spot.suggestion.best.posterior * MILLION)
    return MILLION


def _agreeing(spot: Spot, text: str | None) -> Wish:
    """That a unit reads ``text`` (folded), as it is suggested there wherever it is."""
    if text is None or folded(_core_shown(spot)) == text:
        return AS_SUGGESTED
    return Wish(Aim.TEXT, text, typed=False)


def _together(units: Sequence[_Stretch], parts: Sequence[_Part]) -> Iterator[tuple[range, _Part]]:
    """Units and parts in the smallest groups that cover the same tokens."""
    ends = {start + count: at + 1 for at, (start, count) in enumerate(units)}
    gathered: list[_Part] = []
    cuts = [0]
    groups: list[list[_Part]] = []
    for part in parts:
        gathered.append(part)
        if sum(part.stretch) in ends:
            groups.append(gathered)
            cuts.append(ends[sum(part.stretch)])
            gathered = []
    for (first, last), group in zip(pairwise(cuts), groups, strict=True):
        if len(group) == 1:
            yield range(first, last), group[0]
            continue
        start = group[0].stretch[0]
        stretch = start, sum(group[-1].stretch) - start
        text = " ".join(filter(None, (part.text for part in group)))
        yield range(first, last), _Part(stretch, text, any(part.typed for part in group))
