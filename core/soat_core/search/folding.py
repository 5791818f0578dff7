"""Texts in which differences that do not count are gone, and the way back to what was there."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

_MARK = regex.compile(r"\p{M}")
_LINE_END = r"\r\n\f?|\n\f"
_MARKED = r"\P{M}\p{M}++|^\p{M}++"


@dataclass(frozen=True, slots=True)
class Fold:
    """What is taken away.  The form of Unicode never counts, nor how lines and pages end."""

    case: bool
    accents: bool


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    ``origins`` gives for every code point of ``text``, and for its end, where the letter (with its
    marks) that it came from begins in the text that was folded; None where the two agree code
    point by code point.
    """

    text: str
    origins: Sequence[int] | None

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The smallest stretch of whole letters that ``text[start:end]`` came from."""
        if self.origins is None:
            return start, end
        if start == end:
            return self.origins[start], self.origins[start]
        letter = self.origins[end - 1]
        while self.origins[end] == letter:  # a letter may be folded to several code points
            end += 1
        return self.origins[start], self.origins[end]

    def from_source(self, offset: int) -> int:
        """The first code point of ``text`` that came from ``offset`` or what follows it."""
        return offset if self.origins is None else bisect_left(self.origins, offset)


def fold(text: str, how: Fold) -> Folded:
    """Fold ``text``: canonically composed, every line end one line feed, and without case or marks
    as ``how`` says.  A letter is folded with the marks that follow it."""
    parts: list[str] = []
    origins = array("i")
    at = 0
    for odd in _odd_letters(_odd_characters(text, how)).finditer(text):
        start, end = odd.span()
        folded = _fold_letter(odd[0], how.case, how.accents)
        parts += [_fold_plain(text[at:start], how), folded]
        origins.extend(range(at, start))
        origins.extend([start] * len(folded))
        at = end
    if not at:
        return Folded(_fold_plain(text, how), None)
    parts.append(_fold_plain(text[at:], how))
    origins.extend(range(at, len(text) + 1))
    return Folded("".join(parts), origins)


def bare(text: str) -> str:
    """``text`` without the marks of its letters, đ as d."""
    unmarked = _MARK.sub("", unicodedata.normalize("NFD", text))
    return unmarked.replace("đ", "d").replace("Đ", "D")


def _odd_characters(text: str, how: Fold) -> str:
    """Those that fold to none or to several, as the ligature of f and i without case, or that are
    no composed letter."""
    return "".join(sorted(char for char in set(text) if _is_odd(char, how.case, how.accents)))


@lru_cache(maxsize=4096)
def _is_odd(char: str, case: bool, accents: bool) -> bool:
    is_composed = unicodedata.normalize("NFC", char) == char
    return not is_composed or len(_fold_letter(char, case, accents)) != 1


@lru_cache(maxsize=256)
def _odd_letters(characters: str) -> regex.Pattern[str]:
    """Finds what cannot be folded code point by code point."""
    choices = [_LINE_END, _MARKED]
    if characters:
        choices.append(f"[{regex.escape(characters, special_only=False)}]")
    return regex.compile("|".join(choices))


@lru_cache(maxsize=4096)
def _fold_letter(letter: str, case: bool, accents: bool) -> str:
    if letter[0] in "\r\n" and len(letter) > 1 and not _MARK.search(letter):
        return "\n"
    composed = unicodedata.normalize("NFC", letter)
    if case:
        composed = unicodedata.normalize("NFC", composed.casefold())
    return bare(composed) if accents else composed


def _fold_plain(text: str, how: Fold) -> str:
    simple = text.casefold() if how.case else text
    return simple.translate(_BARE) if how.accents else simple


class _Bare(dict[int, str]):
    """Letters without their marks, as ``str.translate`` wants them; filled as they turn up."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = bare(chr(code))
        return letter


_BARE = _Bare()
