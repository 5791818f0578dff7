"""A report's text cut for the decoder: into tokens, and those into sections.

Tokens that OCR broke apart are joined first.  A section is what is decoded together.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from soat_core.engine.decoder import Decoder
from soat_core.engine.joining import absorbed
from soat_core.engine.pack import Pack
from soat_core.engine.passage import Spans, spans
from soat_core.engine.suggestion import Known
from soat_core.engine.tables import LONGEST_TOKEN

Ints = npt.NDArray[np.int64]

SAMPLE_TOKENS, STRETCHES = 400, 8
"""How much of a report is looked at to learn how damaged it is, and in how many places."""
TOKENS_AT_ONCE, PLACES_AT_ONCE = 2048, 4096
"""The most that is decoded together.  Pages are far shorter; what is longer is cut, so that memory
does not grow with it."""
PLAIN, COMMON = 2.0, -9.5
"""A reading plainly is a word that the channel asks no more for (nats), if the word is that common
(log probability)."""
SCRAP = 5.0
"""Letters are a scrap of a word that need more than this to be a word of their own (nats)."""


@dataclass(frozen=True, slots=True)
class Section:
    """Tokens that are decoded together, with their types in the decoder's tables; by token, the
    texts of those that are decided."""

    decoder: Decoder
    spans: Spans
    types: Ints
    decided: Mapping[int, str]

    @property
    def start(self) -> int:
        """Where it begins in the OCR text."""
        return int(self.spans.start[0])


class Cutter:
    """Cuts one report's text."""

    def __init__(self, text: str, pack: Pack, decoder: Callable[[], Decoder]) -> None:
        """``decoder`` gives the one with the current tables."""
        self._text = text
        self._pack = pack
        self.decoder = decoder
        self._every = spans(text)
        longest = int((self._every.end - self._every.start).max(initial=0))
        self.is_composed = longest <= LONGEST_TOKEN and unicodedata.is_normalized("NFC", text)
        """Whether all tokens are in the form that ``composed`` gives."""

    def types(self, decoder: Decoder, some: Spans) -> Ints:
        """The types of tokens, in a decoder's tables."""
        words = some.words(self._text)
        if not self.is_composed:
            words = [composed(word) for word in words]
        return decoder.tables.numbers(words)

    def sample(self) -> list[Spans]:
        """Stretches spread over the report."""
        every = self._every
        if len(every) <= SAMPLE_TOKENS:
            return [every] if len(every) else []
        length = SAMPLE_TOKENS // STRETCHES
        step = (len(every) - length) // (STRETCHES - 1)
        return [every[i * step : i * step + length] for i in range(STRETCHES)]

    def sections(self, start: int, end: int, known: Sequence[Known]) -> Iterator[Section]:
        """``text[start:end]``, cut where it is too long, at the end of a line if there is one;
        ``known`` is what is decided there."""
        passage = self._joined(spans(self._text, start, end))
        decided = _by_token(known, passage)
        tokens = np.array(sorted(decided), np.int64)
        first = 0
        while first < len(passage):
            decoder = self.decoder()
            some = passage[first : first + TOKENS_AT_ONCE]
            types = self.types(decoder, some)
            count = _section_length(
                some.line, decoder.tables.types.count[types], first + len(some) < len(passage)
            )
            inside = tokens[slice(*np.searchsorted(tokens, [first, first + count]))].tolist()
            texts = {token - first: decided[token] for token in inside}
            yield Section(decoder, some[:count], types[:count], texts)
            first += count

    def _joined(self, passage: Spans) -> Spans:
        """The passage with tokens joined that were one."""
        if len(passage) < 2:
            return passage
        apart = passage.start[1:] - passage.end[:-1] > 1
        adjacent = [False, *((passage.line[1:] == passage.line[:-1]) & ~apart).tolist()]
        words = passage.words(self._text)
        found = absorbed(
            words, adjacent, self._explains, self._is_scrap, self._pack.codes.__contains__
        )
        return passage.without(np.array(found)) if found else passage

    def _explains(self, letters: str) -> bool:
        """Whether a common word plainly explains these letters."""
        return self._cost_as_word(letters) <= PLAIN

    def _cost_as_word(self, letters: str) -> float:
        """What the channel asks for the likeliest common word behind these letters, in nats; words
        with fewer letters do not count."""
        prior = self._pack.model.one
        position = self.decoder().tables.readings.of(letters).positions[0]
        rows = zip(position.ids, position.texts, position.channel.min(1).tolist(), strict=True)
        return min(
            (
                cost
                for unit, texts, cost in rows
                if prior[unit] > COMMON and " " not in texts[0] and len(texts[0]) >= len(letters)
            ),
            default=math.inf,
        )

    def _is_scrap(self, letters: str) -> bool:
        """Whether no common word explains these letters even badly."""
        return self._cost_as_word(letters) > SCRAP


def composed(token: str) -> str:
    """The NFC form of a token, unless it is noise: the time for thousands of combining marks in a
    row grows with their square."""
    return unicodedata.normalize("NFC", token) if len(token) <= LONGEST_TOKEN else token


def _section_length(line: Ints, places: Ints, more: bool) -> int:
    """How many tokens are decoded together, of those with these lines and numbers of places;
    ``more`` tells whether others follow them."""
    count = max(1, int(np.searchsorted(np.cumsum(places), PLACES_AT_ONCE, side="right")))
    if count == len(line) and not more:
        return count
    ends = np.flatnonzero(np.diff(line[:count])) + 1
    return int(ends[-1]) if len(ends) and ends[-1] * 2 > count else count


def _by_token(known: Sequence[Known], passage: Spans) -> dict[int, str]:
    """The text of each decided token; where a decision covers several, the first has all of it."""
    first = np.searchsorted(passage.start, [item.start for item in known]).tolist()
    last = np.searchsorted(passage.start, [item.end for item in known]).tolist()
    found: dict[int, str] = {}
    for item, token, stop in zip(known, first, last, strict=True):
        found.update({number: "" for number in range(token + 1, stop)})
        if token < stop:
            found[token] = item.text
    return found
