"""Vietnamese spelling taken apart: plain letters, their hats and horns, the tone of each word.

So two spellings are compared whatever the case, the Unicode form, and the vowel that the tone
stands on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

HAT, BREVE, HORN, STROKE = "^", "(", "+", "-"
"""Of ô, ă, ơ, đ."""
PLAIN = " "
_OTHER = "?"
"""A mark that Vietnamese has not."""
_SHAPES = {"\u0302": HAT, "\u0306": BREVE, "\u031b": HORN}
_COMBINING = {shape: mark for mark, shape in _SHAPES.items()}
TONES = "\u0300\u0301\u0309\u0303\u0323"
"""Combining marks: huyền, sắc, hỏi, ngã, nặng."""
VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=4096)
def taken_apart(char: str) -> tuple[str, str, str]:
    """The plain letter (case as it was), the shape, and the tone of a composed character."""
    if char in "đĐ":
        return ("d" if char == "đ" else "D"), STROKE, ""
    base, *marks = list(unicodedata.normalize("NFD", char))
    shape, tone = PLAIN, ""
    for mark in marks:
        if mark in TONES and base.lower() in VOWELS:
            tone = mark
        else:
            shape = _SHAPES.get(mark, _OTHER)
    return base, shape, tone


@lru_cache(maxsize=1024)
def put_together(base: str, shape: str, tone: str = "") -> str:
    """The composed character; shape and tone must be Vietnamese ones."""
    if shape == STROKE:
        return "đ" if base == "d" else "Đ"
    return unicodedata.normalize("NFC", base + _COMBINING.get(shape, "") + tone)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A text taken apart, character by character: three strings of one length.

    ``letters`` are plain and in lower case; ``tones`` has the tone of each word at the word's first
    letter, a space elsewhere.
    """

    letters: str
    shapes: str
    tones: str

    @staticmethod
    def of(text: str) -> Spelling:
        """The spelling of a text in any Unicode form."""
        return _spelling(text)

    @classmethod
    def _of(cls, text: str) -> Spelling:
        parts = [taken_apart(char) for char in unicodedata.normalize("NFC", text)]
        # the capital of ß and the like would be two
        letters = "".join(base.lower() if len(base.lower()) == 1 else base for base, _, _ in parts)
        tones = [" "] * len(parts)
        for start, end in _words(letters):
            found = [tone for _, _, tone in parts[start:end] if tone]
            tones[start] = found[-1] if found else " "
        return cls(letters, _with_both_horns(letters, [s for _, s, _ in parts]), "".join(tones))

    @property
    def is_plain(self) -> bool:
        """Whether there are no marks at all."""
        return not self.shapes.strip() and not self.tones.strip()

    def begins(self, whole: Spelling) -> bool:
        """Whether ``whole`` begins with these letters and has the marks that are here; marks that
        are missing here may come."""
        return whole.letters.startswith(self.letters) and all(
            mine in (PLAIN, theirs)
            for marks, others in ((self.shapes, whole.shapes), (self.tones, whole.tones))
            for mine, theirs in zip(marks, others, strict=False)
        )


@lru_cache(maxsize=8192)
def _spelling(text: str) -> Spelling:
    """Kept, since at every key much the same words are looked at."""
    return Spelling._of(text)


def _with_both_horns(letters: str, shapes: list[str]) -> str:
    """``uơ``, ``ưo`` and ``ươ`` alike: keyboards and people differ in how they come by it."""
    at = letters.find("uo")
    while at >= 0:
        if HORN in (shapes[at], shapes[at + 1]):
            shapes[at] = shapes[at + 1] = HORN
        at = letters.find("uo", at + 1)
    return "".join(shapes)


def _words(letters: str) -> Iterator[tuple[int, int]]:
    """Where runs of letters begin and end."""
    start = -1
    for at, char in enumerate(letters):
        if char.isalpha():
            start = at if start < 0 else start
        elif start >= 0:
            yield start, at
            start = -1
    if start >= 0:
        yield start, len(letters)
