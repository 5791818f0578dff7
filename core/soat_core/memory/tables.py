"""The rows of the memory's tables.  Transactions are the caller's."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from soat_core.text import base_letter

MAX_CONTEXTS = 20
"""Contexts kept of a pair, the most recent ones."""
MAX_COUNT = 1_000_000_000
"""Counts stop here."""
_DAYS_PER_USE = 30
"""What has been used once more is forgotten as if it had been used so many days later …"""
_USES_THAT_COUNT = 40
"""… up to this many uses."""
_SLACK = 20
"""When there are too many rows, one in so many is forgotten, so that it is not done every time."""
_NO_CONTEXTS = "[]"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_DATE_LENGTH = 10


_ORDERS = {
    "latest": "last_used DESC, accepted + rejected DESC, folded(token), token, text",
    "accepted": "accepted DESC, folded(token), token, text",
    "rejected": "rejected DESC, folded(token), token, text",
    "read": "folded(token), token, accepted DESC, text",
    "text": "folded(text), text, token",
}


class Malformed(sqlite3.DatabaseError):
    """A row holds what was never written to it."""


class Context(NamedTuple):
    """The words on both sides of a decision (lower case; empty at the edge of a paragraph),
    and how often it was made between them."""

    left: str
    right: str
    times: int


class PairState(NamedTuple):
    """What is known of a pair.  ``last_used`` is an ISO date, ``contexts`` a JSON list of
    ``Context``, the most recent one last."""

    accepted: int
    rejected: int
    last_used: str
    contexts: str = _NO_CONTEXTS


class WordState(NamedTuple):
    """What is known of a word: how often it was decided, and whether it was added as a word."""

    decided: int
    added: int
    last_used: str


@dataclass(frozen=True, slots=True)
class Pair:
    """``token`` as read, and a text it was decided to say (the same: right as read).

    ``rejected`` counts how often the engine had suggested the text first and the clerk decided
    otherwise; a pair may only ever have been rejected.  The most recent context is the last one.
    """

    token: str
    text: str
    accepted: int
    rejected: int
    last_used: date
    contexts: tuple[Context, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase: ``decided`` counts the decisions for it, ``added`` says that somebody added
    it on purpose."""

    text: str
    decided: int
    added: bool
    last_used: date


def pack(contexts: Sequence[Context]) -> str:
    return _encode(contexts) if contexts else _NO_CONTEXTS


@lru_cache(maxsize=4096)
def unpack(contexts: str) -> tuple[Context, ...]:
    """The other way round; none where the text is damaged."""
    try:
        found = tuple(Context(*context) for context in json.loads(contexts))
    except (TypeError, ValueError, RecursionError):
        return ()
    sound = all(tuple(map(type, context)) == (str, str, int) for context in found)
    return found if sound else ()


def merged(contexts: Sequence[Context], newer: Iterable[Context]) -> list[Context]:
    """The contexts with ``newer`` ones behind them; the most recent ``MAX_CONTEXTS``.

    A context that is met again moves to the end.
    """
    counts = {(left, right): times for left, right, times in contexts}
    for left, right, times in newer:
        counts[left, right] = total(counts.pop((left, right), 0), times)
    kept = [Context(left, right, times) for (left, right), times in counts.items()]
    return kept[-MAX_CONTEXTS:]


def total(count: int, more: int) -> int:
    return min(count + more, MAX_COUNT)


def add_functions(connection: sqlite3.Connection) -> None:
    """The functions that statements here call."""
    connection.create_function("folded", 1, folded, deterministic=True)
    connection.create_function("lowered", 1, str.lower, deterministic=True)
    connection.create_function(
        "merged", 2, lambda older, newer: pack(merged(unpack(older), unpack(newer)))
    )


class Tables:
    """Reading and writing rows.  Raises ``sqlite3.Error``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._run_many = connection.executemany

    # Rows

    def pair(self, token: str, text: str) -> PairState | None:
        row = self._run(
            "SELECT accepted, rejected, last_used, contexts FROM pair WHERE token = ? AND text = ?",
            (token, text),
        ).fetchone()
        return None if row is None else _pair_state(row)

    def put_pair(self, token: str, text: str, state: PairState | None) -> None:
        """Write a row; None takes it away."""
        if state is None:
            self._run("DELETE FROM pair WHERE token = ? AND text = ?", (token, text))
            return
        self._run(
            "INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (token, text) DO UPDATE SET "
            "accepted = excluded.accepted, rejected = excluded.rejected, "
            "last_used = excluded.last_used, contexts = excluded.contexts",
            (token, text, *state),
        )

    def add_pairs(self, pairs: Iterable[tuple[str, str, PairState]]) -> None:
        """Put what is known of pairs elsewhere to what is known here, as the older of the two."""
        self._run_many(
            "INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (token, text) DO UPDATE SET "
            f"accepted = min(accepted + excluded.accepted, {MAX_COUNT}), "
            f"rejected = min(rejected + excluded.rejected, {MAX_COUNT}), "
            "last_used = max(last_used, excluded.last_used), "
            "contexts = merged(excluded.contexts, contexts)",
            ((token, text, *state) for token, text, state in pairs),
        )

    def add_words(self, words: Iterable[tuple[str, WordState]]) -> None:
        """Put what is known of words elsewhere to what is known here."""
        self._run_many(
            "INSERT INTO word VALUES (?, ?, ?, ?) ON CONFLICT (text) DO UPDATE SET "
            f"decided = min(decided + excluded.decided, {MAX_COUNT}), "
            "added = max(added, excluded.added), last_used = max(last_used, excluded.last_used)",
            ((text, *state) for text, state in words),
        )

    def word(self, text: str) -> WordState | None:
        row = self._run(
            "SELECT decided, added, last_used FROM word WHERE text = ?", (text,)
        ).fetchone()
        return None if row is None else _word_state(row)

    def put_word(self, text: str, state: WordState | None) -> None:
        """Write a row; None takes it away."""
        if state is None:
            self._run("DELETE FROM word WHERE text = ?", (text,))
            return
        self._run(
            "INSERT INTO word VALUES (?, ?, ?, ?) ON CONFLICT (text) DO UPDATE SET "
            "decided = excluded.decided, added = excluded.added, last_used = excluded.last_used",
            (text, *state),
        )

    def texts_of(self, token: str) -> list[tuple[str, PairState]]:
        """What the token was decided to say, with the most accepted first."""
        rows = self._run(
            "SELECT text, accepted, rejected, last_used, contexts FROM pair WHERE token = ? "
            "ORDER BY accepted DESC, text",
            (token,),
        )
        return [(_text(text), _pair_state(state)) for text, *state in rows]

    def pairs(self) -> Iterator[tuple[str, str, PairState]]:
        """All pairs, by token and text."""
        rows = self._run(
            "SELECT token, text, accepted, rejected, last_used, contexts FROM pair "
            "ORDER BY token, text"
        )
        return ((_text(token), _text(text), _pair_state(state)) for token, text, *state in rows)

    def rows_for_picture(self) -> Iterator[tuple[str, str, int, int, str]]:
        """Token, text, accepted, rejected and contexts (empty if none) of all pairs, by token and
        text.  Quicker than ``pairs``."""
        rows = self._run(
            "SELECT token, text, accepted, rejected, "
            f"CASE contexts WHEN '{_NO_CONTEXTS}' THEN '' ELSE contexts END "
            "FROM pair ORDER BY token, text"
        )
        for row in rows:
            token, text, accepted, rejected, contexts = row
            if not (
                type(token) is str
                and type(text) is str
                and type(accepted) is int
                and type(rejected) is int
                and type(contexts) is str
            ):
                raise Malformed("pair")
            yield row

    def words(self) -> Iterator[tuple[str, WordState]]:
        rows = self._run("SELECT text, decided, added, last_used FROM word ORDER BY text")
        return ((_text(text), _word_state(state)) for text, *state in rows)

    def sorted_pairs(
        self, containing: str, order: str, limit: int | None, offset: int
    ) -> Iterator[tuple[str, str, PairState]]:
        """The pairs with ``containing`` in token or text; ``order`` is a key of ``_ORDERS``."""
        wanted, form = _search(containing)
        where = f"WHERE instr({form}(token), ?) OR instr({form}(text), ?) " if containing else ""
        rows = self._run(
            f"SELECT token, text, accepted, rejected, last_used, contexts FROM pair {where}"
            f"ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?",
            (*[wanted, wanted][: 2 * bool(containing)], -1 if limit is None else limit, offset),
        )
        return ((_text(token), _text(text), _pair_state(state)) for token, text, *state in rows)

    def sorted_words(self, containing: str) -> Iterator[tuple[str, WordState]]:
        """The words with ``containing`` in them, by their letters."""
        wanted, form = _search(containing)
        where = f"WHERE instr({form}(text), ?) " if containing else ""
        rows = self._run(
            f"SELECT text, decided, added, last_used FROM word {where}ORDER BY folded(text), text",
            [wanted][: bool(containing)],
        )
        return ((_text(text), _word_state(state)) for text, *state in rows)

    def remove_token(self, token: str) -> int:
        return self._run("DELETE FROM pair WHERE token = ?", (token,)).rowcount

    def clear(self) -> None:
        self._run("DELETE FROM pair")
        self._run("DELETE FROM word")

    # Size

    def sizes(self) -> tuple[int, int]:
        """How many pairs and words there are."""
        rows = dict(self._run("SELECT name, rows FROM tally").fetchall())
        return rows["pair"], rows["word"]

    def forget_beyond(self, pairs: int, words: int) -> bool:
        """Forget the oldest and rarest of what is more than these; whether there was any.

        Words that were added on purpose go last.
        """
        have_pairs, have_words = self.sizes()
        order = (
            f"julianday(last_used) + {_DAYS_PER_USE} * min({{uses}}, {_USES_THAT_COUNT}), {{key}}"
        )
        if have_pairs > pairs:
            by = order.format(uses="accepted + rejected", key="token, text")
            self._run(
                "DELETE FROM pair WHERE (token, text) IN "
                f"(SELECT token, text FROM pair ORDER BY {by} LIMIT ?)",
                (have_pairs - pairs + pairs // _SLACK,),
            )
        if have_words > words:
            by = order.format(uses="decided", key="text")
            self._run(
                "DELETE FROM word WHERE text IN "
                f"(SELECT text FROM word ORDER BY added, {by} LIMIT ?)",
                (have_words - words + words // _SLACK,),
            )
        return have_pairs > pairs or have_words > words


def folded(text: str) -> str:
    """For searching and sorting: lower case, no marks on Vietnamese letters."""
    return text.lower().translate(_unmarked())


# Within


@cache
def _unmarked() -> dict[int, str]:
    letters = map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    return {ord(letter): base_letter(letter) for letter in letters}


def _search(containing: str) -> tuple[str, str]:
    """What to look for, and the SQL function that brings texts to that form."""
    small, plain = containing.lower(), folded(containing)
    return (small, "lowered") if small != plain else (plain, "folded")


def _text(value: object) -> str:
    if type(value) is str:
        return value
    raise Malformed("text")


def _pair_state(row: Sequence[object]) -> PairState:
    accepted, rejected, last_used, contexts = row
    if (
        type(accepted) is int
        and type(rejected) is int
        and type(contexts) is str
        and type(last_used) is str
        and len(last_used) == _DATE_LENGTH
    ):
        return PairState(accepted, rejected, last_used, contexts)
    raise Malformed("pair")


def _word_state(row: Sequence[object]) -> WordState:
    decided, added, last_used = row
    if (
        type(decided) is int
        and type(added) is int
        and type(last_used) is str
        and len(last_used) == _DATE_LENGTH
    ):
        return WordState(decided, added, last_used)
    raise Malformed("word")


def day_of(last_used: str) -> date:
    try:
        return date.fromisoformat(last_used)
    except ValueError as error:
        raise Malformed("date") from error
