"""What the engine says about a stretch of OCR text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from soat_core.text import TonePlacement

if TYPE_CHECKING:
    from concurrent.futures import Future

    from soat_core.finding.query import Query


class Candidate(NamedTuple):
    """One reading of a token; ``posterior`` is its calibrated probability, 0 to 1."""

    text: str
    posterior: float


class Word(NamedTuple):
    """A word that somebody may be typing; ``score`` tells in nats how likely, for comparison."""

    text: str
    score: float


ENGINE = "engine"
"""Among the sources of a decision, where the others are names of OCR programs."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What an OCR program made of the same place of the page's picture, asked a second time.

    ``text`` is one of the candidates, ``confidence`` the program's own (0 to 1), ``reader`` its
    name with its version.
    """

    text: str
    confidence: float
    reader: str
    is_offered: bool
    """Whether the engine thought of it too."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The ranked readings of ``ocr_text[start:end]``: one token, or several that belong together.

    ``candidates`` is never empty and ordered by falling posterior; the text as read is among them
    where the engine holds it possible.  ``why`` is one short phrase in the person's language on
    what spoke for the first candidate; it may be empty.
    """

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    why: str = ""
    seen: Seen | None = None
    """A second reading of the picture, which has its share in the posteriors."""

    @property
    def best(self) -> Candidate:
        return self.candidates[0]

    def sources_of(self, text: str) -> tuple[str, ...]:
        """Who thought of a candidate, where it was not the engine alone."""
        if self.seen is None or self.seen.text != text:
            return ()
        return (ENGINE, self.seen.reader) if self.seen.is_offered else (self.seen.reader,)


@dataclass(frozen=True, slots=True)
class Known:
    """Something already decided: ``ocr_text[start:end]`` reads ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody types in the place of ``ocr_text[start:end]`` (code points), and what is known
    of that place.

    ``here`` and ``around`` are the token and those on both sides as they stand now; ``used`` are
    words that somebody used before, and how often; at most ``limit`` words are found.
    """

    start: int
    end: int
    query: Query
    here: str = ""
    around: tuple[str, str] = ("", "")
    used: Sequence[tuple[str, int]] = ()
    limit: int = 16


class Place(Protocol):
    """Neighbours of earlier decisions, and how many those were."""

    @property
    def left(self) -> str: ...
    @property
    def right(self) -> str: ...
    @property
    def times(self) -> int: ...


class Outcome(Protocol):
    """What a reading was decided to say."""

    @property
    def text(self) -> str: ...
    @property
    def accepted(self) -> int: ...
    @property
    def rejected(self) -> int: ...
    @property
    def contexts(self) -> Sequence[Place]: ...


class Experience(Protocol):
    """Earlier decisions by the core of the token as it was read, and the person's own words."""

    @property
    def words(self) -> Mapping[str, int]: ...
    def among(self, tokens: Collection[str]) -> Mapping[str, Sequence[Outcome]]:
        """What is known of any of some tokens."""


class Analysis(Protocol):
    """The engine's work on one report.  Not for use by several threads at once."""

    def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
        """Suggestions for every token of ``ocr_text[start:end]``, by place.

        ``start..end`` should be whole lines.  What is ``known`` is used as context; suggestions are
        given for those tokens too, and cover the same text whatever was decided.
        """

    def remember(self, experience: Experience) -> None:
        """Weigh suggestions from now on by what the person decided before."""

    def place_tones(self, placement: TonePlacement) -> None:
        """Where tone marks stand from now on in what is suggested in place of another text."""

    def find(self, sought: Sought) -> list[Word]:
        """Words that fit what is typed, likeliest first, written as they would stand there; those
        that were used before count too.

        Takes a few milliseconds, and may be called while another thread is in ``suggest``.
        """


@runtime_checkable
class FindingElsewhere(Protocol):
    """An analysis that looks for words in another process, where other things are worked on too."""

    def finding(self, sought: Sought) -> Future[list[Word]]:
        """What ``find`` says, as soon as it is known; no words where nobody answers."""


@runtime_checkable
class Foreseeing(Protocol):
    """An analysis that can work ahead."""

    def foresee(self, start: int, end: int, known: Sequence[Known] = ()) -> None:
        """Work out what ``suggest`` is about to be asked for, while nobody waits for it yet: then
        it says the same, only sooner."""


class Engine(Protocol):
    """A loaded engine; may be shared by threads, its analyses may not."""

    @property
    def version(self) -> str:
        """Version of the model, recorded with every suggestion taken."""

    def refined(self) -> Engine:
        """A better engine that takes longer to load, or this one where there is none."""

    def knows(self, word: str) -> bool:
        """Whether a word (lower case, old tone placement) is in the lexicon."""

    def analyse(self, ocr_text: str) -> Analysis:
        """Begin work on a report: what is known of the whole text (its damage, its names)."""
