"""From OCR text to suggestions: readings, context, posteriors, calibration.

The model of a token: with probability 1 - d it was read right, with probability d it went through
the channel.  The damage d is estimated for the report and each of its lines by expectation
maximisation, so that clean text stays as it is and garbled text is taken apart.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from soat_core.engine.acronyms import Initials
from soat_core.engine.calibration import Calibration, load_calibration, with_strain
from soat_core.engine.decoder import Decoder, FirstLook
from soat_core.engine.evidence import Facts, rows_of
from soat_core.engine.experience import Experienced
from soat_core.engine.gazetteer import Gazetteer
from soat_core.engine.house_style import DAMAGED, HouseStyle
from soat_core.engine.joining import absorbed
from soat_core.engine.neural import Absent, NeuralSource, load_neural
from soat_core.engine.pack import Pack
from soat_core.engine.passage import Spans, joined, spans
from soat_core.engine.ranking import Ranking
from soat_core.engine.readings import FORMS
from soat_core.engine.recalling import Recalling
from soat_core.engine.recurrence import Recurrence
from soat_core.engine.steadiness import Steadiness
from soat_core.engine.suggestion import Candidate, Experience, Known, Suggestion, Word
from soat_core.engine.surmising import Surmising
from soat_core.engine.tables import LONGEST_TOKEN, Tables
from soat_core.engine.texts import Texts
from soat_core.engine.units import UNKNOWN
from soat_core.engine.weights import Weights
from soat_core.engine.why import Reasons
from soat_core.engine.word_finder import WordFinder
from soat_core.errors import EngineError
from soat_core.finding.query import Query
from soat_core.text import TonePlacement

Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SAMPLE_TOKENS, STRETCHES = 400, 8
"""How much of a report is looked at to learn how damaged it is, and in how many places."""
EXPLAINED = 0.995
"""Suggestions surer than this need no reason."""
TYPES_KEPT = 6_000
"""Token types that tables hold, some 10 KB each.  With more, others are begun, which take over what
is asked for again: a day's work must not grow without end."""
TOKENS_AT_ONCE, PLACES_AT_ONCE = 2048, 4096
"""The most that is decoded together.  Pages are far shorter; what is longer is cut, so that memory
does not grow with it."""
PLAIN, COMMON = 2.0, -9.5
"""A reading plainly is a word that the channel asks no more for (nats), if the word is that common
(log probability)."""
SCRAP = 5.0
"""Letters are a scrap of a word that need more than this to be a word of their own (nats)."""
SECTIONS_AT_ONCE = 8
"""How many such sections are read before what recurs in them is used."""


class NoisyChannelEngine:
    """The engine over one language pack.  Analyses share the readings of tokens seen before."""

    def __init__(
        self,
        pack: Pack,
        calibration: Calibration,
        weights: Weights | None = None,
        names: Gazetteer | None = None,
        neural: NeuralSource | None = None,
    ) -> None:
        self.pack = pack
        self.names = names
        self.neural = neural
        self.calibration = calibration
        self.weights = weights or Weights()
        self._tables = Tables(pack, self.weights)

    @property
    def version(self) -> str:
        return self.pack.version + (f"+{self.neural.version}" if self.neural else "")

    def refined(self) -> NoisyChannelEngine:
        """This engine with the neural source; itself where that is there or cannot be had."""
        if self.neural is not None:
            return self
        words = self.words  # made now, since nobody waits for it
        neural = load_neural(self.pack)
        if isinstance(neural, Absent):
            return self
        try:
            calibration = load_calibration(name="calibration-neural.json")
        except EngineError:
            return self
        finer = NoisyChannelEngine(self.pack, calibration, self.weights, self.names, neural)
        finer._tables = self._tables  # what was read quickly need not be read again
        finer.words = words
        return finer

    def tables(self) -> Tables:
        """What is known of token types; others when these have grown too large."""
        if len(self._tables) > TYPES_KEPT:
            self._tables = Tables(self.pack, self.weights, self._tables)
        return self._tables

    def knows(self, word: str) -> bool:
        """Whether a word (lower case, old tone placement) is in the lexicon."""
        return word in self.pack.lexicon.number

    @cached_property
    def words(self) -> WordFinder:
        """Finds words that somebody is typing."""
        return WordFinder(self.pack, self.weights)

    def analyse(self, ocr_text: str) -> ReportAnalysis:
        return ReportAnalysis(self, ocr_text)


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


Weighed = tuple[Section, Ranking]
"""A section and its candidates, weighed by all but what the person decided before."""


class Ahead(NamedTuple):
    """A passage worked out before it was asked for, with what was known then."""

    start: int
    end: int
    known: tuple[Known, ...]


class ReportAnalysis:
    """The engine's work on one report."""

    def __init__(self, engine: NoisyChannelEngine, ocr_text: str) -> None:
        self._engine = engine
        self._text = ocr_text
        every = spans(ocr_text)
        self._composed = _is_composed(ocr_text, every)
        self._decoder = Decoder(
            engine.pack, engine.tables(), engine.weights, engine.names, engine.neural
        )
        self._alone: tuple[Section, Ranking] | None = None
        self._reasons = Reasons(engine.pack, engine.names)
        self._initials = Initials()
        self._recurrence = Recurrence(engine.weights.recurrence)
        self._recalling = Recalling(engine.pack.model)
        self._surmising = Surmising(engine.pack, engine.weights)
        self._steadiness = Steadiness()
        self._experienced: Experienced | None = None
        self._ahead: tuple[Ahead, list[Weighed]] | None = None
        sample = self._sample(every)
        # together: readings that are looked for at once take half of the time
        types = self._types(self._decoder, joined(sample)) if sample else np.empty(0, np.int64)
        look = self._first_look(sample, types)
        self.damage = look.damage
        """Share of tokens (0 to 1) that the OCR is estimated to have garbled."""
        self._style = HouseStyle(ocr_text, self.damage)
        costs_of = self._decoder.tables.readings.channel_costs
        self._style.learn(self._likely(types[look.tokens], look.readings), costs_of)

    def remember(self, experience: Experience) -> None:
        """See ``soat_core.engine.suggestion.Analysis``."""
        self._experienced = Experienced(experience)

    def place_tones(self, placement: TonePlacement) -> None:
        """See ``soat_core.engine.suggestion.Analysis``."""
        self._style.tones = placement

    def find(
        self,
        start: int,
        end: int,
        query: Query,
        *,
        here: str = "",
        around: tuple[str, str] = ("", ""),
        used: Sequence[tuple[str, int]] = (),
        limit: int = 16,
    ) -> list[Word]:
        """See ``soat_core.engine.suggestion.Analysis``."""
        read = _composed(self._text[start:end])
        words = self._engine.words.find(
            read, query, here=here, around=around, used=used, limit=limit
        )
        return [word._replace(text=self._style.written(word.text, read)) for word in words]

    def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
        """See ``soat_core.engine.suggestion.Analysis``."""
        wanted = Ahead(start, end, tuple(known))
        ahead, self._ahead = self._ahead, None
        if ahead is None or ahead[0] != wanted:
            weighed: Iterable[Weighed] = self._weighed(wanted)
        else:
            weighed = ahead[1]
        return [one for section, ranking in weighed for one in self._told(section, ranking)]

    def foresee(self, start: int, end: int, known: Sequence[Known] = ()) -> None:
        """See ``soat_core.engine.suggestion.Foreseeing``."""
        wanted = Ahead(start, end, tuple(known))
        self._ahead = wanted, list(self._weighed(wanted))

    # Cutting

    def _sections(self, passage: Spans, decided: Mapping[int, str]) -> Iterator[Section]:
        """The passage cut where it is too long, at the end of a line if there is one."""
        tokens = np.array(sorted(decided), np.int64)
        first = 0
        while first < len(passage):
            decoder = self._current_decoder()
            some = passage[first : first + TOKENS_AT_ONCE]
            types = self._types(decoder, some)
            count = _section_length(
                some.line, decoder.tables.types.count[types], first + len(some) < len(passage)
            )
            known = tokens[slice(*np.searchsorted(tokens, [first, first + count]))].tolist()
            texts = {token - first: decided[token] for token in known}
            yield Section(decoder, some[:count], types[:count], texts)
            first += count

    def _current_decoder(self) -> Decoder:
        tables = self._engine.tables()
        if self._decoder.tables is not tables:
            self._decoder = Decoder(
                self._engine.pack,
                tables,
                self._engine.weights,
                self._engine.names,
                self._engine.neural,
            )
            self._alone = None
        return self._decoder

    def _types(self, decoder: Decoder, some: Spans) -> Ints:
        words = some.words(self._text)
        if not self._composed:
            words = [_composed(word) for word in words]
        return decoder.tables.numbers(words)

    def _joined(self, passage: Spans) -> Spans:
        """The passage with tokens joined that were one."""
        if len(passage) < 2:
            return passage
        apart = passage.start[1:] - passage.end[:-1] > 1
        adjacent = [False, *((passage.line[1:] == passage.line[:-1]) & ~apart).tolist()]
        words = passage.words(self._text)
        found = absorbed(
            words, adjacent, self._explains, self._is_scrap, self._engine.pack.codes.__contains__
        )
        return passage.without(np.array(found)) if found else passage

    def _explains(self, letters: str) -> bool:
        """Whether a common word plainly explains these letters."""
        return self._cost_as_word(letters) <= PLAIN

    def _cost_as_word(self, letters: str) -> float:
        """What the channel asks for the likeliest common word behind these letters, in nats; words
        with fewer letters do not count."""
        prior = self._engine.pack.model.one
        position = self._decoder.tables.readings.of(letters).positions[0]
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

    def _sample(self, every: Spans) -> list[Spans]:
        """Stretches spread over the report."""
        if len(every) <= SAMPLE_TOKENS:
            return [every] if len(every) else []
        length = SAMPLE_TOKENS // STRETCHES
        step = (len(every) - length) // (STRETCHES - 1)
        return [every[i * step : i * step + length] for i in range(STRETCHES)]

    def _first_look(self, sample: Sequence[Spans], types: Ints) -> FirstLook:
        """The report's damage, and what a sample of its tokens with these types may stand for."""
        if not sample:
            nothing = np.empty(0, np.int64)
            return FirstLook(self._engine.weights.damage, nothing, nothing)
        return self._decoder.first_look(types, joined(sample).line, self._engine.weights.damage)

    def _likely(self, types: Ints, readings: Ints) -> Iterator[tuple[str, str]]:
        """As they were read, and what they likely stand for: tokens with these types and readings,
        where a report may write that in another way."""
        tables = self._decoder.tables
        told = tables.text_numbers(types, readings * FORMS)
        styled = tables.texts.has_style[told]
        for number, text in zip(types[styled].tolist(), told[styled].tolist(), strict=True):
            yield tables.types.name[number], tables.texts.text[text]

    # Reading

    def _read(self, section: Section) -> Ranking:
        """Decode a section, and learn from it for the whole report."""
        alone = told = result = self._alone_read(section)
        if section.decided:
            tables = section.decoder.tables
            read = self._decoded(section, section.decided)
            tokens = np.array(list(section.decided))
            given = [tables.text_number(text) for text in section.decided.values()]
            told = read.replaced(tokens, Ranking.sure(np.array(given)))
            # what is decided is context for the others, but keeps the suggestions it had itself
            result = read.replaced(tokens, alone.rows(tokens))
        texts = section.decoder.tables.texts
        self._initials.learn(section.start, told, texts)
        self._recurrence.learn(section.start, told, texts)
        self._recalling.learn(section.start, told, texts)
        return result

    def _alone_read(self, section: Section) -> Ranking:
        """The candidates without what is decided.

        Those of the section read last are kept: it is read again after each decision.
        """
        if self._alone is not None:
            last, ranking = self._alone
            if last.start == section.start and len(last.spans) == len(section.spans):
                return ranking
        ranking = self._decoded(section, {})
        self._alone = section, ranking
        return ranking

    def _decoded(self, section: Section, decided: Mapping[int, str]) -> Ranking:
        return section.decoder.decode(section.types, section.spans.line, self.damage, decided)

    def _weighed(self, wanted: Ahead) -> Iterator[Weighed]:
        """The sections of a passage with their candidates, weighed by all but what the person
        decided before."""
        passage = self._joined(spans(self._text, wanted.start, wanted.end))
        sections = self._sections(passage, _by_token(wanted.known, passage))
        while some := list(islice(sections, SECTIONS_AT_ONCE)):
            rankings = [self._read(section) for section in some]
            for section, ranking in zip(some, rankings, strict=True):
                yield section, self._final(section, ranking)

    def _final(self, section: Section, ranking: Ranking) -> Ranking:
        """The raw candidates of a section weighed by what is known of the whole report."""
        tables = section.decoder.tables
        own = tables.types.own[section.types]
        if self.damage < DAMAGED:
            ranking = ranking.favouring(own, self._engine.weights.keep)
        ranking = self._surmising.decide(ranking, section.types, tables)
        ranking = self._recalling.decide(ranking, section.types, tables)
        ranking = self._recurrence.decide(ranking, tables.texts)
        ranking = self._initials.decide(ranking, tables.texts)
        ranking = self._engine.calibration.apply(self._evidence(section, ranking), ranking)
        return self._steadiness.keep(section.start, ranking, section.decided, tables)

    # Telling

    def _told(self, section: Section, ranking: Ranking) -> list[Suggestion]:
        """What is told of a section, as this report writes it, and the person wants it."""
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
        if self._experienced is not None:
            before = told
            told = self._experienced.decide_all(told, section.spans.words(self._text))
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
            composed = _composed(token)
            yield tuple(
                Candidate(token, c.posterior) if c.text == composed else c for c in candidates
            )

    def _evidence(self, section: Section, ranking: Ranking) -> Doubles:
        """What tells how far each first candidate can be trusted."""
        tables, pack = section.decoder.tables, self._engine.pack
        types, texts = tables.types, tables.texts
        second = np.where(ranking.texts[:, 1] >= 0, ranking.texts[:, 1], ranking.best)
        names = [types.name[number] for number in section.types.tolist()]
        costs = [
            np.array(
                tables.readings.channel_costs(
                    [(name, texts.text[at]) for name, at in zip(names, told.tolist(), strict=True)]
                )
            )
            for told in (ranking.best, second)
        ]
        own, unit = types.own[section.types], texts.unit[ranking.best]
        facts = Facts(
            kind=with_strain(types.kind[section.types], costs[0]),
            cost=costs[0],
            cost_of_second=costs[1],
            length=texts.length[own],
            digits=texts.digits[own],
            capital=texts.capital[own],
            unchanged=ranking.best == own,
            unit=unit,
            second_unit=texts.unit[second],
            capital_first=texts.capital[ranking.best],
            title_rate=np.where(unit >= 0, pack.title_rate[unit], 0.5),
            after_end=np.append(True, tables.types.ends_sentence[section.types[:-1]]),
            behind=texts.behind[own].astype(np.int64),
            damage=self.damage,
        )
        return rows_of(ranking, facts, pack.model, pack.lexicon.number[UNKNOWN])


def _composed(token: str) -> str:
    """The NFC form of a token, unless it is noise: the time for thousands of combining marks in a
    row grows with their square."""
    return unicodedata.normalize("NFC", token) if len(token) <= LONGEST_TOKEN else token


def _is_composed(text: str, every: Spans) -> bool:
    """Whether all tokens of a text are in the form that ``_composed`` gives."""
    longest = int((every.end - every.start).max(initial=0))
    return longest <= LONGEST_TOKEN and unicodedata.is_normalized("NFC", text)


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
