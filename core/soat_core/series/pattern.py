"""What was mistaken for what in a word: ``d6i`` for ``đối`` is ``6`` for ``ố``.

Words with one pattern are misread alike, whatever the rest of the word: ``t6i -> tối`` and
``b6 -> bố`` go with ``d6i -> đối``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from soat_core.text import base_letter

_VOWELS = frozenset("aeiouy")
_LONGEST = 40
"""Code points of a word; what is longer is no word."""


class Pattern(NamedTuple):
    """``read`` stands where ``result`` should; several places in a word are parted by ``…``."""

    read: str
    result: str


class _Piece(NamedTuple):
    read: str
    result: str
    has_vowel: bool


@lru_cache(maxsize=65536)
def pattern_of(read: str, result: str) -> Pattern | None:
    """How two folded cores differ; None where they do not, or are too long.

    The letters are brought together by their base (least edit distance), so that a mark on a letter
    is a difference of that letter.  A wrong vowel group names the pattern by itself: which
    consonants lost their bar beside it (``d`` for ``đ``) says little.
    """
    if read == result or max(len(read), len(result)) > _LONGEST:
        return None
    pieces = list(_differing(read, result))
    of_vowels = [piece for piece in pieces if piece.has_vowel]
    chosen = of_vowels or pieces
    return Pattern("…".join(p.read for p in chosen), "…".join(p.result for p in chosen))


def _differing(read: str, result: str) -> Iterator[_Piece]:
    """The stretches that differ; neighbouring letters of a word make one, apart from consonants
    beside vowels."""
    mine = their = ""
    for before, after in _aligned(read, result):
        is_other = before != after
        if is_other and their and mine and _is_vowel(after) == _is_vowel(their[-1]):
            mine, their = mine + before, their + after
            continue
        if is_other and (mine or their) and not (before and after):
            mine, their = mine + before, their + after  # what is missing goes with its neighbour
            continue
        if mine or their:
            yield _Piece(mine, their, any(map(_is_vowel, their)))
        mine, their = (before, after) if is_other else ("", "")
    if mine or their:
        yield _Piece(mine, their, any(map(_is_vowel, their)))


def _aligned(read: str, result: str) -> Iterator[tuple[str, str]]:
    """Both letter by letter; a letter that the other lacks stands beside an empty string."""
    bases = [base_letter(char) for char in read], [base_letter(char) for char in result]
    for step in Levenshtein.opcodes(*bases):
        mine = read[step.src_start : step.src_end]
        their = result[step.dest_start : step.dest_end]
        if step.tag in ("equal", "replace"):
            yield from zip(mine, their, strict=True)
        else:  # one of them is empty
            yield from ((char, "") for char in mine)
            yield from (("", char) for char in their)


def _is_vowel(char: str) -> bool:
    return char != "" and base_letter(char) in _VOWELS
