"""A list of series in some order, kept in order while they change one by one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import cmp_to_key
from typing import Any

from sortedcontainers import SortedKeyList

from soat_core.series.keys import Series, SeriesKey
from soat_core.series.letter_case import folded

FEWEST = 2
"""Places of a series that is worth a line."""


_MARKS = re.compile("[\u0300-\u036f]+")


class Order(Enum):
    """What a list of series may be sorted by."""

    READ = "read"
    RESULT = "result"
    COUNT = "count"
    TOKENS = "tokens"
    POSTERIOR = "posterior"
    ERRORS = "errors"

    @property
    def begins_falling(self) -> bool:
        """Whether the greatest comes first, unless it is asked for the other way round."""
        return self in (Order.COUNT, Order.TOKENS, Order.ERRORS)


_VALUES: dict[Order, Callable[[Series], Any]] = {
    Order.READ: lambda one: _bare(one.key.read),
    Order.RESULT: lambda one: _bare(one.key.result),
    Order.COUNT: lambda one: one.count,
    Order.TOKENS: lambda one: one.tokens,
    Order.POSTERIOR: lambda one: one.posterior,
    Order.ERRORS: lambda one: one.expected_errors,
}


class Ranking:
    """The series that are listed and contain what is looked for.

    Putting one in, or taking it out, takes logarithmic time.
    """

    def __init__(self, order: Order = Order.TOKENS) -> None:
        self._all: dict[SeriesKey, Series] = {}
        self._folded: dict[SeriesKey, tuple[str, str]] = {}
        self._wanted = ""
        self._is_plain = True
        self.order = order
        self.falling = order.begins_falling
        self._rows = self._sorted(())

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, row: int) -> Series:
        found: Series = self._rows[row]
        return found

    def __iter__(self) -> Iterator[Series]:
        return iter(self._rows)

    @property
    def total(self) -> int:
        """How many there are, whatever is looked for."""
        return len(self._all)

    def fill(self, series: Iterable[Series]) -> None:
        """Forget all and begin with these."""
        self._all = {one.key: one for one in series if one.count >= FEWEST}
        self._folded.clear()
        self._renew()

    def sort(self, order: Order, *, falling: bool) -> None:
        self.order, self.falling = order, falling
        self._renew()

    def look_for(self, text: str) -> None:
        """List the series with this in them; letter case does not count, nor do marks where
        ``text`` has none."""
        self._wanted = folded(text)
        self._is_plain = self._wanted == _bare(self._wanted)
        self._renew()

    # One by one

    def row_of(self, key: SeriesKey) -> int | None:
        """The row of a series, where it is listed."""
        one = self._all.get(key)
        if one is None or not self._is_found(one):
            return None
        return int(self._rows.index(one))

    def row_for(self, series: Series) -> int | None:
        """The row that a series which is not listed now would get; None for one that would not be
        listed."""
        if series.count < FEWEST or not self._is_found(series):
            return None
        return int(self._rows.bisect_key_left(self._key(series)))

    def take(self, key: SeriesKey) -> None:
        """Take a series out, wherever it is."""
        one = self._all.pop(key, None)
        if one is not None:
            self._rows.discard(one)

    def put(self, series: Series) -> None:
        """Put in a series that is not there."""
        if series.count >= FEWEST:
            self._all[series.key] = series
            if self._is_found(series):
                self._rows.add(series)

    # Within

    def _renew(self) -> None:
        self._rows = self._sorted(one for one in self._all.values() if self._is_found(one))

    def _sorted(self, series: Iterable[Series]) -> SortedKeyList:
        value = _VALUES[self.order]
        sign = -1 if self.falling else 1
        if self.order in (Order.READ, Order.RESULT):
            text = _falling_text if self.falling else _same

            def key(one: Series) -> Any:
                return text(value(one)), -one.tokens, one.key.read, one.key.result, one.key.state

        else:

            def key(one: Series) -> Any:
                return sign * value(one), one.key.read, one.key.result, one.key.state

        self._key = key
        return SortedKeyList(series, key=key)

    def _is_found(self, series: Series) -> bool:
        if not self._wanted:
            return True
        key = series.key
        found = self._folded.get(key)
        if found is None:
            marked = unicodedata.normalize("NFC", f"{key.read}\n{key.result}".lower())
            found = self._folded[key] = marked, _bare(marked)
        return self._wanted in found[self._is_plain]


def _bare(text: str) -> str:
    """Small letters without their marks; quick, since it is asked of thousands at a key."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).replace("đ", "d")


def _same(text: str) -> str:
    return text


def _compare_falling(a: str, b: str) -> int:
    return (a < b) - (a > b)


_falling_text = cmp_to_key(_compare_falling)
"""Sorts texts the other way round."""
