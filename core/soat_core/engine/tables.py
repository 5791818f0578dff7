"""What is known of token types and of their positions, worked out once for each.

A page has hundreds of tokens, most of which were seen before.  So everything that depends on a
token alone stands in rows that a whole passage is looked up in at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import Lock

import numpy as np
import numpy.typing as npt

from soat_core.engine.arrays import grown
from soat_core.engine.calibration import kind_number
from soat_core.engine.letter_case import LOWER, OTHER, TITLE
from soat_core.engine.pack import Pack
from soat_core.engine.readings import (
    FORMS,
    Position,
    Readings,
    TokenReadings,
    fixed_position,
)
from soat_core.engine.texts import Texts
from soat_core.engine.units import BEGIN, END
from soat_core.engine.weights import Weights

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

POSITION_LIMIT = 64
"""A token with more positions than this is noise, and left alone."""
LONGEST_TOKEN = 256
"""The same for a token of more code points."""
PREPARED_AT_ONCE = 256
"""Token types whose readings are made together: many at once are faster, but take memory."""
AT_THE_BEGINNING, AT_THE_END = 0, 1
"""Numbers of the positions that stand before and behind every stretch."""


class Positions:
    """Positions by number, as parallel rows; ``width`` readings (K) in FORMS spellings (F).

    ``units`` are those the language model sees (its size where a position has fewer readings, as
    no pair is stored with that), ``count`` how many there are.
    ``damaged`` and ``clean`` say how likely the reading makes what was read, if it went through the
    channel and if it did not, up to a factor; 0 where there is no such reading or spelling.
    ``inside`` is what its letter case is worth where no sentence begins.  Shapes (P, K, F) but
    ``units`` (P, K) and ``alone`` (P, K): how likely each reading is before context, by the channel
    and by how common the word is, as the logarithm of its share.  ``is_open`` tells where there is
    a choice, ``repeats`` where two readings have the same text, ``foreign`` where what was read is
    a known word but no syllable.
    """

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self.width = weights.kept
        self._weights = weights
        rate = np.clip(pack.title_rate, 0.02, 0.98)
        self._lower = ((1 - rate) ** weights.case).astype(np.float32)
        self._title = (rate**weights.case).astype(np.float32)
        self._nothing = pack.model.size
        self._common = pack.model.one
        self._foreign = ~np.array(pack.lexicon.native)
        self._number: dict[int, int] = {}
        self._fixed: dict[int, int] = {}
        self.readings: list[Position] = []
        shape = (64, self.width, FORMS)
        self.units = np.zeros(shape[:2], np.int64)
        self.count = np.zeros(64, np.int64)
        self.damaged, self.clean = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        self.inside = np.zeros(shape, np.float32)
        self.alone = np.zeros(shape[:2], np.float32)
        self.case = np.zeros(shape, np.int8)
        self.is_open, self.repeats = np.zeros(64, np.bool_), np.zeros(64, np.bool_)
        self.capital = np.zeros(64, np.bool_)
        self.foreign = np.zeros(64, np.bool_)
        for unit in (BEGIN, END):
            self.fixed(pack.lexicon.number[unit])

    def fixed(self, unit: int) -> int:
        """The number of the position that has only this unit."""
        if unit not in self._fixed:
            self._fixed[unit] = self._add(fixed_position(unit))
        return self._fixed[unit]

    def number(self, position: Position) -> int:
        """The number of a position; equal ones share their object, so that tells them apart."""
        found = self._number.get(id(position))
        if found is None:
            found = self._number[id(position)] = self._add(position)
        return found

    def _add(self, position: Position) -> int:
        number = len(self.readings)
        self._grow(number + 1)
        spelling, same = position.spelling, position.same
        garbled = position.channel * self._weights.channel + spelling
        # only differences count; the least cost is 0, so that nothing underflows
        least = min(float(garbled.min()), float(spelling[same].min(initial=np.inf)))
        width = min(len(position.ids), self.width)
        units = np.array(position.ids[:width], np.int64)
        case = position.case[:width]
        self.units[number] = self._nothing
        self.count[number] = width
        self.units[number, :width] = units
        self.damaged[number, :width] = np.exp(least - garbled)[:width]
        self.clean[number, :width] = np.where(same, np.exp(np.minimum(least - spelling, 0)), 0)[
            :width
        ]
        merit = self._common[position.ids] - garbled.min(1)
        merit -= merit.max()
        self.alone[number, :width] = (merit - np.log(np.exp(merit).sum()))[:width]
        self.case[number] = OTHER
        self.case[number, :width] = case
        lower, title = self._lower[units, None], self._title[units, None]
        inside = np.where(case == LOWER, lower, np.where(case == TITLE, title, 1))
        self.inside[number, :width] = inside
        self.is_open[number] = position.is_open
        self.capital[number] = bool((case == TITLE).any())
        texts = [text for spellings in position.texts for text in spellings]
        self.repeats[number] = len(set(texts)) < len(texts)
        self.foreign[number] = self._foreign[units[same[:width].any(1)]].any()
        self.readings.append(position)
        return number

    def _grow(self, size: int) -> None:
        self.units, self.case = grown(self.units, size), grown(self.case, size)
        self.damaged, self.clean = grown(self.damaged, size), grown(self.clean, size)
        self.inside = grown(self.inside, size)
        self.is_open, self.repeats = grown(self.is_open, size), grown(self.repeats, size)
        self.capital, self.count = grown(self.capital, size), grown(self.count, size)
        self.foreign, self.alone = grown(self.foreign, size), grown(self.alone, size)


class Types:
    """Token types by number, as parallel rows.

    The positions of a type are ``parts[first : first + count]``; ``open_part`` is the one with a
    choice, where it is the only one, else -1, and ``opens`` how many there are.  ``capitals`` is 1
    for a type mostly in capitals, -1 for one mostly in small letters, 0 where it says nothing.
    ``kind`` is its number in ``calibration.KINDS`` when nothing is asked of the channel.
    ``texts`` has the numbers of what its readings would put, shape (T, K, F), -1 where nobody asked
    yet; ``own`` is the number of the type's own text.
    """

    def __init__(self, width: int) -> None:
        self.name: list[str] = []
        self.readings: list[TokenReadings] = []
        self.parts = np.zeros(256, np.int64)
        self.first, self.count = np.zeros(128, np.int64), np.zeros(128, np.int64)
        self.opens, self.open_part = np.zeros(128, np.int64), np.zeros(128, np.int64)
        self.capitals, self.kind = np.zeros(128, np.int64), np.zeros(128, np.int64)
        self.own = np.zeros(128, np.int64)
        self.ends_sentence = np.zeros(128, np.bool_)
        self.texts = np.zeros((128, width, FORMS), np.int32)
        self._used = 0

    def add(self, name: str, readings: TokenReadings, parts: Sequence[int], own: int) -> None:
        number = len(self.name)
        self._grow(number + 1, self._used + len(parts))
        self.first[number], self.count[number] = self._used, len(parts)
        self.parts[self._used : self._used + len(parts)] = parts
        self._used += len(parts)
        known = readings.positions if len(readings.positions) == len(parts) else ()
        at = [i for i, position in enumerate(known) if position.is_open]
        self.opens[number] = len(at)
        self.open_part[number] = at[0] if len(at) == 1 else -1
        self.capitals[number] = _capitals(name)
        self.kind[number] = kind_number(name)
        self.own[number] = own
        self.ends_sentence[number] = readings.ends_sentence
        self.texts[number] = -1
        self.readings.append(readings)
        self.name.append(name)

    def _grow(self, size: int, parts: int) -> None:
        self.parts = grown(self.parts, parts)
        self.first, self.count = grown(self.first, size), grown(self.count, size)
        self.opens, self.open_part = grown(self.opens, size), grown(self.open_part, size)
        self.capitals, self.kind = grown(self.capitals, size), grown(self.kind, size)
        self.own = grown(self.own, size)
        self.ends_sentence = grown(self.ends_sentence, size)
        self.texts = grown(self.texts, size)


class Tables:
    """All tables of an engine.  Threads may share them: rows are added under a lock, and what was
    added never changes."""

    def __init__(self, pack: Pack, weights: Weights, before: Tables | None = None) -> None:
        """``before`` are tables that have grown too large: what is still in use there is taken
        over."""
        self.texts = Texts(pack.lexicon.number)
        self.positions = Positions(pack, weights)
        self.types = Types(self.positions.width)
        self.readings = Readings(pack, weights)
        self._made_before = before.made() if before else {}
        self._number: dict[str, int] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        """How many token types there are."""
        return len(self._number)

    def made(self) -> dict[str, TokenReadings]:
        """The readings of all types."""
        return dict(zip(self.types.name, self.types.readings, strict=True))

    def numbers(self, tokens: Sequence[str]) -> Ints:
        """The type of each NFC token."""
        known = self._number
        missing = [token for token in tokens if token not in known]
        if missing:
            with self._lock:
                self._add([token for token in dict.fromkeys(missing) if token not in known])
        return np.array([known[token] for token in tokens], np.int64)

    def text_numbers(self, types: Ints, columns: Ints) -> Ints:
        """The texts that these types have with these readings of their one open position.

        A column is ``reading * FORMS + form``; any shape, that of ``types`` must fit.
        """
        table = self.types.texts.reshape(len(self.types.texts), -1)
        found = table[types, columns].astype(np.int64)
        for place in zip(*np.nonzero(found < 0), strict=True):
            number, column = int(np.broadcast_to(types, found.shape)[place]), int(columns[place])
            found[place] = self._spell(number, column)
        return found

    def text_number(self, text: str) -> int:
        """The number of any text."""
        with self._lock:
            return self.texts.number(text)

    def fixed(self, units: Iterable[int]) -> list[int]:
        """Numbers of the positions of a text that is known, by its units."""
        with self._lock:
            return [self.positions.fixed(unit) for unit in units]

    def _add(self, tokens: Sequence[str]) -> None:
        for first in range(0, len(tokens), PREPARED_AT_ONCE):
            some = tokens[first : first + PREPARED_AT_ONCE]
            self.readings.prepare(
                [t for t in some if len(t) <= LONGEST_TOKEN and t not in self._made_before]
            )
            for token in some:
                readings = self._readings(token)
                parts = [self.positions.number(p) for p in readings.positions[:POSITION_LIMIT]]
                self.types.add(token, readings, parts, self.texts.number(token))
                self._number[token] = len(self.types.name) - 1

    def _readings(self, token: str) -> TokenReadings:
        if len(token) > LONGEST_TOKEN:
            return TokenReadings((), (token,), False)
        return self._made_before.get(token) or self.readings.of(token)

    def _spell(self, number: int, column: int) -> int:
        """Put the text of a type's reading into its row."""
        types = self.types
        part = int(types.parts[types.first[number] + types.open_part[number]])
        row, form = divmod(column, FORMS)
        before, behind = types.readings[number].literals
        text = before + self.positions.readings[part].texts[row][form] + behind
        with self._lock:
            found = self.texts.number(text)
        types.texts[number, row, form] = found
        return found


def _capitals(token: str) -> int:
    letters = [char for char in token if char.isalpha()]
    if len(letters) < 3:
        return 0
    return 1 if sum(map(str.isupper, letters)) * 2 > len(letters) else -1
