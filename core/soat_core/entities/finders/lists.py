"""Lists of names, and looking up the longest one that stands at a word."""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Generic, TypeVar

from soat_core.engine.places import Place, shipped_places
from soat_core.entities.finders.words import BLANK, COMMA, DASH, Words, split_words
from soat_core.entities.passages import fold

Item = TypeVar("Item")
_WITHIN = (BLANK, DASH, COMMA)
"""What may part the words of a name."""


class Names(Generic[Item]):
    """Names with what they stand for.

    Letter case and dashes within do not count; commas may be left out, but not put in.
    """

    def __init__(self, names: Iterable[tuple[str, Item]]) -> None:
        self._items: dict[str, Item] = {}
        # how many words names have, by the first two of them: few phrases need to be looked up
        lengths: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        for name, item in names:
            words = split_words(fold(name).text)
            phrase = words.phrase(0, len(words))
            self._items[phrase] = self._items[phrase.replace(",", "")] = item
            lengths[words.plain[:2]].add(len(words))
        self._lengths = {key: sorted(found, reverse=True) for key, found in lengths.items()}
        self._first = frozenset(key[0] for key in lengths)

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._items

    def get(self, phrase: str) -> Item | None:
        """What a phrase in lower case stands for."""
        return self._items.get(phrase)

    def stop(self, words: Words, first: int) -> int:
        """The index behind the longest name that begins at word ``first``; ``first`` if none."""
        plain = words.plain
        if plain[first] not in self._first:
            return first
        lengths = self._lengths.get(plain[first : first + 2])
        if lengths and first + 1 < len(plain):
            last = min(first + lengths[0], len(plain))
            reach = first + 1
            while reach < last and words.before[reach] in _WITHIN:
                reach += 1
            for length in lengths:
                end = first + length
                if end <= reach and words.phrase(first, end) in self._items:
                    return end
        return first + 1 if plain[first] in self._items else first


@cache
def _compounds() -> frozenset[tuple[str, str]]:
    from soat_resources import resource_path

    text = lzma.decompress(resource_path("vi", "compounds.txt.xz").read_bytes()).decode("utf-8")
    rows = (line.split() for line in text.splitlines())
    return frozenset((first, second) for first, *others in rows for second in others)


def is_compound(first: str, second: str) -> bool:
    """Whether two syllables in lower case are one word: "lâm nghiệp"."""
    return (first, second) in _compounds()


@cache
def places() -> Names[tuple[Place, ...]]:
    """All places of the register, each under its name and under its kind and name."""
    found: dict[str, tuple[Place, ...]] = {}
    for place in shipped_places():
        for name in (place.name.lower(), f"{place.kind.lower()} {place.name.lower()}"):
            found[name] = (*found.get(name, ()), place)
    return Names(found.items())
