"""Counts of places that have something in common."""

from __future__ import annotations

from soat_core.series.keys import SeriesKey


class Sum:
    """What the groups of several words come to: those of one reading, or of one pattern."""

    __slots__ = ("groups", "key")

    def __init__(self, key: SeriesKey) -> None:
        self.key = key
        self.groups: list[Group] = []

    @property
    def count(self) -> int:
        return sum(len(group.tokens) for group in self.groups)

    @property
    def doubt(self) -> int:
        return sum(group.doubt for group in self.groups)


class Group:
    """The places of a word; ``doubt`` sums what the posteriors leave open.

    ``sums`` are those of its reading and, where it has one, of its pattern.
    """

    __slots__ = ("doubt", "key", "sums", "tokens")

    def __init__(self, key: SeriesKey, sums: list[Sum]) -> None:
        self.key = key
        self.sums = sums
        self.tokens: set[int] = set()
        self.doubt = 0
        for total in sums:
            total.groups.append(self)

    @property
    def pattern(self) -> Sum | None:
        return self.sums[1] if len(self.sums) > 1 else None

    def put(self, token: int, doubt: int) -> None:
        self.tokens.add(token)
        self.doubt += doubt

    def take(self, token: int, doubt: int) -> None:
        self.tokens.remove(token)
        self.doubt -= doubt
