"""From OCR text to suggestions: readings, context, posteriors, calibration.

The model of a token: with probability 1 - d it was read right, with probability d it went through
the channel.  The damage d is estimated for the report and each of its lines by expectation
maximisation, so that clean text stays as it is and garbled text is taken apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from soat_core.engine.acronyms import Initials
from soat_core.engine.calibration import Calibration, load_calibration
from soat_core.engine.decoder import Decoder
from soat_core.engine.evidence import facts_of, rows_of
from soat_core.engine.experience import Experienced
from soat_core.engine.gazetteer import Gazetteer
from soat_core.engine.house_style import DAMAGED, HouseStyle
from soat_core.engine.neural import Absent, NeuralSource, load_neural
from soat_core.engine.pack import Pack
from soat_core.engine.passage import joined
from soat_core.engine.ranking import Ranking
from soat_core.engine.readings import FORMS
from soat_core.engine.recalling import Recalling
from soat_core.engine.recurrence import Recurrence
from soat_core.engine.sections import Cutter, Section, composed
from soat_core.engine.steadiness import Steadiness
from soat_core.engine.suggestion import Experience, Known, Sought, Suggestion, Word
from soat_core.engine.surmising import Surmising
from soat_core.engine.tables import Tables
from soat_core.engine.telling import Telling
from soat_core.engine.units import UNKNOWN
from soat_core.engine.weights import Weights
from soat_core.engine.why import Reasons
from soat_core.engine.word_finder import WordFinder
from soat_core.errors import EngineError
from soat_core.text import TonePlacement

Ints = npt.NDArray[np.int64]

TYPES_KEPT = 6_000
"""Token types that tables hold, some 10 KB each.  With more, others are begun, which take over what
is asked for again: a day's work must not grow without end."""
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

    def decoder(self) -> Decoder:
        """One with the current tables."""
        return Decoder(self.pack, self.tables(), self.weights, self.names, self.neural)

    def knows(self, word: str) -> bool:
        """Whether a word (lower case, old tone placement) is in the lexicon."""
        return word in self.pack.lexicon.number

    @cached_property
    def words(self) -> WordFinder:
        """Finds words that somebody is typing."""
        return WordFinder(self.pack, self.weights)

    def analyse(self, ocr_text: str) -> ReportAnalysis:
        return ReportAnalysis(self, ocr_text)


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
        self._decoder = engine.decoder()
        self._cutter = Cutter(ocr_text, engine.pack, self._current_decoder)
        self._alone: tuple[Section, Ranking] | None = None
        self._initials = Initials()
        self._recurrence = Recurrence(engine.weights.recurrence)
        self._recalling = Recalling(engine.pack.model)
        self._surmising = Surmising(engine.pack, engine.weights)
        self._steadiness = Steadiness()
        self._experienced: Experienced | None = None
        self._ahead: tuple[Ahead, list[Weighed]] | None = None
        self.damage, likely = self._first_look()
        """Share of tokens (0 to 1) that the OCR is estimated to have garbled."""
        self._style = HouseStyle(ocr_text, self.damage)
        self._style.learn(likely, self._decoder.tables.readings.channel_costs)
        reasons = Reasons(engine.pack, engine.names)
        self._telling = Telling(ocr_text, self._cutter.is_composed, self._style, reasons)

    def remember(self, experience: Experience) -> None:
        """See ``soat_core.engine.suggestion.Analysis``."""
        self._experienced = Experienced(experience)

    def place_tones(self, placement: TonePlacement) -> None:
        """See ``soat_core.engine.suggestion.Analysis``."""
        self._style.tones = placement

    def find(self, sought: Sought) -> list[Word]:
        """See ``soat_core.engine.suggestion.Analysis``."""
        read = composed(self._text[sought.start : sought.end])
        words = self._engine.words.find(read, sought)
        return [word._replace(text=self._style.written(word.text, read)) for word in words]

    def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
        """See ``soat_core.engine.suggestion.Analysis``."""
        wanted = Ahead(start, end, tuple(known))
        ahead, self._ahead = self._ahead, None
        if ahead is None or ahead[0] != wanted:
            weighed: Iterable[Weighed] = self._weighed(wanted)
        else:
            weighed = ahead[1]
        return [
            suggestion
            for section, ranking in weighed
            for suggestion in self._telling.told(section, ranking, self._experienced)
        ]

    def foresee(self, start: int, end: int, known: Sequence[Known] = ()) -> None:
        """See ``soat_core.engine.suggestion.Foreseeing``."""
        wanted = Ahead(start, end, tuple(known))
        self._ahead = wanted, list(self._weighed(wanted))

    def _current_decoder(self) -> Decoder:
        """The decoder with the engine's current tables."""
        if self._decoder.tables is not self._engine.tables():
            self._decoder = self._engine.decoder()
        return self._decoder

    def _first_look(self) -> tuple[float, Iterable[tuple[str, str]]]:
        """The report's damage; and from a sample of it, as they were read and what they likely
        stand for, the tokens that a report may write in another way."""
        prior, sample = self._engine.weights.damage, self._cutter.sample()
        if not sample:
            return prior, ()
        # together: readings that are looked for at once take half of the time
        some = joined(sample)
        types = self._cutter.types(self._decoder, some)
        look = self._decoder.first_look(types, some.line, prior)
        return look.damage, self._likely(types[look.tokens], look.readings)

    def _likely(self, types: Ints, readings: Ints) -> Iterator[tuple[str, str]]:
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
            same = last.start == section.start and len(last.spans) == len(section.spans)
            if same and last.decoder is section.decoder:
                return ranking
        ranking = self._decoded(section, {})
        self._alone = section, ranking
        return ranking

    def _decoded(self, section: Section, decided: Mapping[int, str]) -> Ranking:
        return section.decoder.decode(section.types, section.spans.line, self.damage, decided)

    def _weighed(self, wanted: Ahead) -> Iterator[Weighed]:
        """The sections of a passage with their candidates, weighed by all but what the person
        decided before."""
        sections = self._cutter.sections(wanted.start, wanted.end, wanted.known)
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
        pack = self._engine.pack
        facts = facts_of(ranking, section.types, tables, pack, self.damage)
        rows = rows_of(ranking, facts, pack.model, pack.lexicon.number[UNKNOWN])
        ranking = self._engine.calibration.apply(rows, ranking)
        return self._steadiness.keep(section.start, ranking, section.decided, tables)
