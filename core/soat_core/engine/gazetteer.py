"""Names the language model has seen too rarely: places, people, agencies.

A pair of neighbouring syllables that stands in a listed name becomes likelier than the language
model has it.  The model is mixed with one that names only: ``(1 - s) P(w|u) + s N(w|u)``, where N
is how often w follows u in the names and s is the share of places in a text where a name goes on
there (fitted on held-out text, see ``resources/build/gazetteer.py``).  Names are written with
capitals, so s is large between two capitalised words and small where the case is not known.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from soat_core.engine.language_model import Index, LanguageModel
from soat_core.engine.pack import Pack
from soat_core.errors import EngineError
from soat_core.i18n import tr
from soat_core.text import old_tone_placement

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

FORMAT = 1
SHARE_STEP = 0.05
"""Logarithms of shares are stored in steps of so many nats."""
AFTER_KIND, IN_PLACE, AFTER_FAMILY, AFTER_MIDDLE = range(4)
CLASSES = 4
"""What precedes: the last word of a kind of place (``xã``), a word of a place's name, a family
name, a middle name."""
_BITS = 20
_LONGEST = 9
"""Longer phrases are not looked for."""


class PairSource(Protocol):
    """A source that speaks for pairs of neighbouring units; few pairs are listed in it."""

    def listed(self, keys: Ints) -> tuple[Ints, Ints]:
        """Which of the pairs ``u * size + w`` (one row) are listed, in any order, and where."""
        ...

    def gain(self, pairs: Ints, u: Ints, capital_u: Bools, capital_w: Bools) -> Floats:
        """What listed pairs gain over the language model, in nats, 0 or more.

        ``pairs`` say where each is listed, ``u`` are their first units; ``capital_u`` and
        ``capital_w`` say which words are read with a capital among small letters.
        """
        ...


@dataclass(frozen=True)
class NamePairs:
    """Pairs of units in names, before the language model is asked: parallel rows.

    ``share`` is how often (0 to 1) ``second`` follows ``first`` in names of that ``kind`` (one of
    the ``CLASSES``).
    """

    first: Ints
    second: Ints
    share: Floats
    kind: npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Shares:
    """How often a name goes on, by class: 0 to 1, with capitals and where the case is not known."""

    capital: tuple[float, ...]
    unknown: tuple[float, ...]


@dataclass(frozen=True)
class Names:
    """Names as text, in lower case, their words joined by one blank, for telling what they are."""

    places: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    given: frozenset[str] = field(default=frozenset(), repr=False)


class Gazetteer:
    """The listed names as a source for the decoder, and as a reason to show."""

    def __init__(
        self, model: LanguageModel, pairs: NamePairs, shares: Shares, names: Names
    ) -> None:
        self._names = names
        keys, at = np.unique(pairs.first * model.size + pairs.second, return_inverse=True)
        first, second = keys // model.size, keys % model.size
        known = np.exp(model.bigrams(first, second, model.pair_index(first, second)))
        self._index = Index(keys, _BITS)
        self._with_capitals = _gain(pairs, shares.capital, at, known)
        self._without = _gain(pairs, shares.unknown, at, known)
        self._after_kind = np.zeros(model.size, np.bool_)
        self._after_kind[pairs.first[pairs.kind == AFTER_KIND]] = True

    def __len__(self) -> int:
        """How many different pairs are listed."""
        return len(self._with_capitals)

    def listed(self, keys: Ints) -> tuple[Ints, Ints]:
        """See ``PairSource``."""
        return self._index.search(keys)

    def gain(self, pairs: Ints, u: Ints, capital_u: Bools, capital_w: Bools) -> Floats:
        """See ``PairSource``."""
        # "xã Tân Lập": the kind of place needs no capital
        named = capital_w & (capital_u | self._after_kind[u])
        return np.where(named, self._with_capitals[pairs], self._without[pairs])

    def phrase_at(self, words: Sequence[str], at: int) -> str | None:
        """What list the word at index ``at`` is in together with its neighbours, as a short phrase.

        ``words`` are NFC words with their letter case, ``""`` where something else stands; only
        phrases of two words and more count, and names must have their capitals.
        """
        plain = [old_tone_placement(word.lower()) for word in words]
        for first, stop in _stretches(at, len(words)):
            if not all(words[first:stop]):
                continue
            phrase, shown = " ".join(plain[first:stop]), " ".join(words[first:stop])
            if phrase in self._names.agencies:
                return tr("an agency: “{phrase}”", "tên cơ quan: “{phrase}”", phrase=shown)
            if any(not word[0].isupper() for word in words[first:stop]):
                continue
            if phrase in self._names.places:
                return tr(
                    "in the list of places: “{phrase}”",
                    "trong danh mục địa danh: “{phrase}”",
                    phrase=shown,
                )
            if self._is_person(plain[first:stop]):
                return tr("a person's name: “{phrase}”", "họ tên người: “{phrase}”", phrase=shown)
        return None

    def _is_person(self, words: Sequence[str]) -> bool:
        return (
            3 <= len(words) <= 4
            and words[0] in self._names.families
            and all(word in self._names.given for word in words[1:])
        )


def _gain(pairs: NamePairs, shares: Sequence[float], at: Ints, known: Floats) -> Floats:
    """The gain of each different pair, at least 0."""
    by_class = np.array(shares)
    named = np.bincount(at, by_class[pairs.kind] * pairs.share, len(known))
    rest = np.bincount(at, by_class[pairs.kind], len(known))
    mixed = np.maximum(1 - rest, 0) + named / known
    return np.log(np.maximum(mixed, 1)).astype(np.float32)


def _stretches(at: int, count: int) -> Iterator[tuple[int, int]]:
    """(first, stop) of the stretches of two words and more around ``at``, the longest first."""
    for length in range(min(_LONGEST, count), 1, -1):
        for first in range(max(0, at - length + 1), min(at, count - length) + 1):
            yield first, first + length


def load_gazetteer(pack: Pack, path: Path | None = None) -> Gazetteer:
    """Read the names at ``path`` (default: the shipped ones).  Raises ``EngineError``."""
    try:
        if path is None:
            from soat_resources import resource_path

            path = resource_path("vi", "gazetteer.npz")
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as data:
            return _unfold({name: data[name] for name in data.files}, pack)
    except (OSError, EOFError, ValueError, KeyError, IndexError, zipfile.BadZipFile) as error:
        raise EngineError(
            tr("the list of names is missing or damaged", "danh mục tên riêng bị thiếu hoặc hỏng"),
            where=str(path or "vi/gazetteer.npz"),
            advice=tr("Please install Soát again.", "Xin cài đặt lại Soát."),
        ) from error


def _unfold(data: Mapping[str, Any], pack: Pack) -> Gazetteer:
    meta = json.loads(data["meta"].tobytes())
    if meta["format"] != FORMAT:
        raise ValueError("unknown format")
    words = _lines(data["words"])
    number = np.array([pack.lexicon.number.get(word, -1) for word in words], np.int64)
    first, second = number[data["first"]], number[data["second"]]
    share = np.exp(-data["share"].astype(np.float32) * SHARE_STEP)
    rows = [(first, second, share, data["kind"])]
    families, middles, given = (number[data[name]] for name in ("families", "middles", "given"))
    middle_share = _shares(data["middle_counts"])
    given_share = _shares(data["given_counts"])
    for before, after, shares, kind in (
        (families[: meta["leading_families"]], middles, middle_share, AFTER_FAMILY),
        (middles[: meta["leading_middles"]], given, given_share, AFTER_MIDDLE),
    ):
        rows.append(
            (
                np.repeat(before, len(after)),
                np.tile(after, len(before)),
                np.tile(shares, len(before)),
                np.full(len(before) * len(after), kind, np.uint8),
            )
        )
    columns = [np.concatenate(column) for column in zip(*rows, strict=True)]
    known = (columns[0] >= 0) & (columns[1] >= 0)
    pairs = NamePairs(*(column[known] for column in columns))
    people = [[words[i] for i in data[name]] for name in ("families", "middles", "given")]
    return Gazetteer(
        pack.model,
        pairs,
        Shares(tuple(meta["capital"]), tuple(meta["unknown"])),
        Names(
            places=frozenset(_lines(data["places"])),
            agencies=frozenset(_lines(data["agencies"])),
            families=frozenset(people[0]),
            given=frozenset(people[1] + people[2]),
        ),
    )


def _shares(counts: npt.NDArray[np.integer[Any]]) -> Floats:
    total: Floats = (counts / counts.sum()).astype(np.float32)
    return total


def _lines(blob: npt.NDArray[np.uint8]) -> list[str]:
    return blob.tobytes().decode("utf-8").split("\n")
