"""The memory as the engine reads it: a picture of one moment, without any file behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from soat_core.memory.tables import Context, unpack

_MANY = 1_000
"""Tokens that may differ from the last whole picture before a new one is made of both."""


class Outcome(NamedTuple):
    """A text that a token was decided to say (the same as the token: right as read).

    ``accepted`` counts those decisions, ``rejected`` how often the engine had suggested it first
    and the clerk decided otherwise.
    """

    text: str
    accepted: int
    rejected: int
    packed: str = ""
    """The contexts as they are stored; see ``contexts``."""

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Where it was decided: neighbours on both sides, with counts; the latest is the last."""
        return unpack(self.packed) if self.packed else ()


class Remembered(Mapping[str, tuple[Outcome, ...]]):
    """For each token as read (its core, NFC, letter case as it was) what it was decided to say.

    The most accepted text is the first.  Never changes once it is made: any number of threads may
    read it.  ``version`` tells pictures of one memory apart; a later one has a higher number.
    ``words`` are words and phrases of the clerk's own, with how often they were decided (0 for one
    that was only added by hand).
    """

    __slots__ = ("_recent", "_whole", "version", "words")

    def __init__(
        self,
        version: int,
        pairs: Mapping[str, tuple[Outcome, ...]],
        words: Mapping[str, int],
        recent: Mapping[str, tuple[Outcome, ...]] = MappingProxyType({}),
    ) -> None:
        """``recent`` goes before ``pairs``; no outcomes there mean that the token was forgotten."""
        self.version = version
        self.words = words if isinstance(words, MappingProxyType) else MappingProxyType(dict(words))
        self._whole = pairs
        self._recent = recent

    def outcomes(self, token: str) -> tuple[Outcome, ...]:
        """What the token was decided to say; nothing if it is not known."""
        found = self._recent.get(token)
        return self._whole.get(token, ()) if found is None else found

    def among(self, tokens: Iterable[str]) -> dict[str, tuple[Outcome, ...]]:
        """``outcomes`` of those tokens that have any."""
        return {token: found for token in tokens if (found := self.outcomes(token))}

    def __getitem__(self, token: str) -> tuple[Outcome, ...]:
        found = self.outcomes(token)
        if not found:
            raise KeyError(token)
        return found

    def __contains__(self, token: object) -> bool:
        return isinstance(token, str) and bool(self.outcomes(token))

    def __iter__(self) -> Iterator[str]:
        recent = self._recent
        yield from (token for token in self._whole if token not in recent)
        yield from (token for token, found in recent.items() if found)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def with_words(self, words: Iterable[str]) -> Remembered:
        """The same, knowing some more words."""
        more = {**dict.fromkeys(words, 0), **self.words}
        return Remembered(self.version, self._whole, more, self._recent)

    def later(
        self,
        version: int,
        changed: Mapping[str, tuple[Outcome, ...]],
        words: Mapping[str, int] | None,
    ) -> Remembered:
        """A later picture in which some tokens differ; ``words`` None means the same words."""
        recent = {**self._recent, **changed}
        words = self.words if words is None else words
        if len(recent) <= _MANY:
            return Remembered(version, self._whole, words, recent)
        whole = {**self._whole, **recent}
        return Remembered(version, {t: found for t, found in whole.items() if found}, words)


def taken(
    version: int,
    pairs: Iterable[tuple[str, str, int, int, str]],
    words: Mapping[str, int],
) -> Remembered:
    """A picture of pairs: token, text, accepted, rejected, contexts as they are stored."""
    whole: dict[str, tuple[Outcome, ...]] = {}
    several: set[str] = set()
    for token, text, accepted, rejected, packed in pairs:
        # a pair that keeps its token needs one string only
        outcome = Outcome(token if text == token else text, accepted, rejected, packed)
        found = whole.get(token)
        if found is None:
            whole[token] = (outcome,)
        else:
            whole[token] = (*found, outcome)
            several.add(token)
    for token in several:
        whole[token] = in_order(whole[token])
    return Remembered(version, whole, words)


def in_order(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The most accepted first."""
    return tuple(sorted(outcomes, key=lambda outcome: (-outcome.accepted, outcome.text)))


NOTHING = Remembered(0, {}, {})
"""What a memory that is switched off remembers."""
