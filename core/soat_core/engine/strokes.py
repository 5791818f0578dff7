"""Where the strokes of Đ belong in an acronym whose D's an OCR engine read without them.

``CTDT`` is mostly CTĐT (chương trình đào tạo), ``TDTT`` mostly TDTT (thể dục thể thao).  Which it
is, the phrases of the language tell that have these first letters: their weights are in a table
that ``resources/build/acronyms.py`` makes.  A model of the neighbouring letters stands beside it,
for acronyms of phrases nobody counted, and what was seen in print counts most.
"""

from __future__ import annotations

import json
import math
import zipfile
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from soat_core.errors import EngineError
from soat_core.i18n import tr

FORMAT = 1
LONGEST_PHRASE = 6
"""Phrases of more syllables are not in the table; longer acronyms are looked up in two pieces."""
CHOICES = 4
"""At most so many D's of a text are in question; the others stay as they were read."""
BUCKETS = 6
"""Lengths that are told apart: 2, 3, 4, 5, 6, and 7 or more letters."""
MASS_STEP = 0.1
"""Logarithms of weights are stored in steps of so many nats, from ``MASS_ZERO`` on."""
MASS_ZERO = -8.0
PRINTED_PRIOR = 4.0
"""The model's probability weighs as much as so many printed ones."""

_LETTERS = "^$ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FOREIGN = frozenset("FJWZ")
_VOWELS = frozenset("AEIO")
PLACE_FEATURES = BUCKETS + 2 * len(_LETTERS) + 3

_DAMAGED = (OSError, EOFError, ValueError, KeyError, IndexError, zipfile.BadZipFile)


def bucket(length: int) -> int:
    """The class of an acronym's length, 0 to ``BUCKETS`` - 1."""
    return min(max(length, 2), BUCKETS + 1) - 2


def places_of(text: str) -> list[int]:
    """The indices of the D's in question."""
    return [at for at, char in enumerate(text) if char == "D"][:CHOICES]


def options_of(text: str) -> list[str]:
    """``text`` with each D in question as D or Đ; the text itself comes first."""
    places = places_of(text)
    options: list[str] = []
    for choice in range(1 << len(places)):
        letters = list(text)
        for bit, at in enumerate(places):
            if choice >> bit & 1:
                letters[at] = "Đ"
        options.append("".join(letters))
    return options


def place_features(text: str, at: int) -> list[tuple[int, float]]:
    """What is known of the D at ``at`` by its neighbours: (feature number, value) pairs."""
    folded = text.replace("Đ", "D")
    left = folded[at - 1] if at else "^"
    right = folded[at + 1] if at + 1 < len(folded) else "$"
    features = [(bucket(len(folded)), 1.0)]
    for side, letter in enumerate((left, right)):
        number = _LETTERS.find(letter)
        if number >= 0:
            features.append((BUCKETS + side * len(_LETTERS) + number, 1.0))
    last = BUCKETS + 2 * len(_LETTERS)
    if _FOREIGN.intersection(folded):
        features.append((last, 1.0))
    features.append((last + 1, 2 * sum(char in _VOWELS for char in folded) / len(folded)))
    if folded.count("D") > 1:
        features.append((last + 2, 1.0))
    return features


def key_of(text: str) -> int:
    """A number for 1 to 6 letters A to Z and Đ; 0 for anything else."""
    key = 0
    for char in text:
        digit = 27 if char == "Đ" else ord(char) - 64
        if not 0 < digit < 28:
            return 0
        key = key * 28 + digit
    return key if len(text) <= LONGEST_PHRASE else 0


def cuts_of(text: str) -> Iterator[tuple[str, str]]:
    """The ways to cut an acronym of four or more letters into two of two to six letters."""
    for at in range(2, len(text) - 1):
        if at <= LONGEST_PHRASE and len(text) - at <= LONGEST_PHRASE:
            yield text[:at], text[at:]


@dataclass(frozen=True)
class StrokeModel:
    """Numbers of the model, by length class where they are sequences of ``BUCKETS`` floats.

    The logarithm of a spelling's odds is the sum of: ``place`` weights of the letters around each
    Đ, ``table`` times the logarithm of its phrases' weight (plus ``floor``), and ``pieces`` times
    the logarithm of what its two halves say.
    """

    place: Sequence[float]
    table: Sequence[float]
    floor: Sequence[float]
    pieces: Sequence[float]


class Strokes:
    """The spellings of acronyms with their probabilities."""

    def __init__(
        self,
        keys: npt.NDArray[np.uint32],
        masses: npt.NDArray[np.uint8],
        model: StrokeModel,
        printed: Mapping[str, float],
    ) -> None:
        """``keys`` ascend (see ``key_of``); ``masses`` are their steps; ``printed`` is how often a
        spelling was seen in print."""
        self.keys = keys
        self.masses = masses
        self.model = model
        self._printed = printed
        self._sorted = memoryview(keys.tobytes()).cast("I")  # one search at a time is fastest so
        self._known = lru_cache(maxsize=4096)(self._spellings)

    def spellings(self, text: str) -> list[tuple[str, float]]:
        """Every spelling of ``text`` with its D's as D or Đ, likeliest first.

        ``text`` is an acronym in capitals as it was read; an Đ in it stays one.  The probabilities
        (0 to 1, none is 0) sum to 1.
        """
        return list(self._known(text))

    def _spellings(self, text: str) -> tuple[tuple[str, float], ...]:
        options = options_of(text)
        if len(options) == 1:
            return ((text, 1.0),)
        scores = self.scores(text, options)
        top = max(scores)
        weights = [math.exp(score - top) for score in scores]
        total = sum(weights)
        seen = [self._printed.get(option, 0.0) for option in options]
        whole = sum(seen) + PRINTED_PRIOR
        shares = [
            (option, (count + PRINTED_PRIOR * max(weight / total, 1e-6)) / whole)
            for option, count, weight in zip(options, seen, weights, strict=True)
        ]
        norm = sum(share for _, share in shares)
        return tuple(sorted(((o, share / norm) for o, share in shares), key=lambda item: -item[1]))

    def scores(self, text: str, options: Sequence[str]) -> list[float]:
        """The logarithm of each option's odds, up to one constant, before what was printed."""
        model, size = self.model, bucket(len(text))
        place = {
            at: sum(model.place[number] * value for number, value in place_features(text, at))
            for at in places_of(text)
        }
        masses = [self.mass(option) for option in options]
        said = self.said_by_pieces(options)
        return [
            sum(weight for at, weight in place.items() if option[at] == "Đ")
            + model.table[size] * math.log(mass + model.floor[size])
            + model.pieces[size] * math.log(piece)
            for option, mass, piece in zip(options, masses, said, strict=True)
        ]

    def mass(self, option: str) -> float:
        """The weight of the phrases that have these first letters."""
        key = key_of(option)
        at = bisect_left(self._sorted, key)
        if key == 0 or at == len(self._sorted) or self._sorted[at] != key:
            return 0.0
        return math.exp(int(self.masses[at]) * MASS_STEP + MASS_ZERO)

    def said_by_pieces(self, options: Sequence[str]) -> list[float]:
        """How likely each option is by its halves alone, over all ways to cut it."""
        said = [1e-3 / len(options)] * len(options)
        total = 1e-3
        for cut in zip(*(list(cuts_of(option)) for option in options), strict=True):
            weight = 1.0
            shares = [1.0] * len(options)
            for side in (0, 1):
                forms = [pieces[side] for pieces in cut]
                share, evidence = self._piece(tuple(dict.fromkeys(forms)))
                weight *= evidence
                shares = [s * share[form] for s, form in zip(shares, forms, strict=True)]
            total += weight
            said = [s + weight * share for s, share in zip(said, shares, strict=True)]
        return [s / total for s in said]

    def _piece(self, forms: tuple[str, ...]) -> tuple[dict[str, float], float]:
        """The probability of each form of a piece by its phrases, and how much that is worth."""
        if len(forms) == 1:
            return {forms[0]: 1.0}, 1.0
        size = bucket(len(forms[0]))
        floor, power = self.model.floor[size], self.model.table[size]
        masses = [self.mass(form) for form in forms]
        weights = [(mass + floor) ** power for mass in masses]
        total, mass = sum(weights), sum(masses)
        return (
            {form: weight / total for form, weight in zip(forms, weights, strict=True)},
            mass / (mass + floor),
        )


def load_strokes(path: Path | None = None) -> Strokes:
    """Read the table at ``path`` (default: the shipped one).  Raises ``EngineError``."""
    try:
        if path is None:
            from soat_resources import resource_path

            path = resource_path("vi", "acronyms.npz")
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as data:
            meta = json.loads(data["meta"].tobytes())
            if meta["format"] != FORMAT:
                raise ValueError("unknown format")
            lines = data["printed"].tobytes().decode("utf-8").split("\n")
            printed = {form: float(count) for form, count in map(str.split, lines)}
            keys = np.cumsum(data["steps"], dtype=np.uint32)
            masses = data["masses"]
    except _DAMAGED as error:
        raise EngineError(
            tr("the acronym table is missing or damaged", "bảng chữ viết tắt bị thiếu hoặc hỏng"),
            where=str(path or "vi/acronyms.npz"),
            advice=tr("Please install Soát again.", "Xin cài đặt lại Soát."),
        ) from error
    return Strokes(keys, masses, StrokeModel(**meta["model"]), printed)
