"""What a series is, by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Scope(StrEnum):
    """What the places of a series have in common."""

    WORD = "word"
    """The reading and the suggestion."""
    READING = "reading"
    """The reading, whatever is suggested."""
    PATTERN = "pattern"
    """What was mistaken for what, in whatever word."""
    PHRASE = "phrase"
    """The readings of several tokens in a row."""


class State(IntEnum):
    """Of the unit that begins with a token: a suggestion, a decision, or the token by itself."""

    UNSEEN = 0
    """Not looked at yet."""
    WITHIN = 1
    """A unit that began with an earlier token covers it."""
    BARE = 2
    """Undecided, and nothing is suggested."""
    SURE = 3
    """Undecided, and surely right as it was read."""
    DOUBTFUL = 4
    """Undecided, and perhaps right as it was read: a suspect."""
    CHANGE = 5
    """Undecided, and the suggestion is another text."""
    DECIDED = 6

    @property
    def is_open(self) -> bool:
        return State.BARE <= self <= State.CHANGE

    @property
    def wants_decision(self) -> bool:
        return self in (State.DOUBTFUL, State.CHANGE)


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """Names a series as long as the report is open.

    ``read`` and ``result`` are folded cores of words, or the two sides of a pattern; whole tokens
    where only their letter case or punctuation is to change.  ``state`` is that of a word's places.
    A phrase is known by its ``number``.
    """

    scope: Scope
    read: str
    result: str = ""
    state: State = State.CHANGE
    number: int = -1


class Hit(NamedTuple):
    """One place of a series: ``ocr_text[start:end]``, whole tokens."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Series:
    """A series as it stands now."""

    key: SeriesKey
    count: int
    """Places that wait for a decision."""
    expected_errors: float
    """Of taking all suggestions, as the posteriors tell."""
    tokens: int
    """Tokens that one decision would settle."""

    @property
    def posterior(self) -> float:
        """The mean of the suggestions, 0 to 1."""
        return 1 - self.expected_errors / self.tokens if self.tokens else 0.0
