"""TCVN3 as it stands in old files: capitals that are capitals only on the screen.

TCVN3 has no codes for capitals with a tone.  Who wrote CỘNG HÒA took a font such as .VnTimeH, in
which small letters look like capitals, and what the file holds is "CộNG HòA".  ``raised`` gives
such words their capitals and ``lowered`` takes them away again, so that the bytes of the file come
back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum

_WORD = re.compile(r"[^\W\d_]+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)


class _Case(Enum):
    CAPITALS = "capitals"
    SMALL = "small"
    EITHER = "either"
    """A letter or two: "Xã" begins a sentence or stands among capitals."""
    NONE = "none"
    """An abbreviation says nothing of its neighbours."""


def raised(text: str) -> str:
    """The text with capitals where only small letters with tones disturb them.

    Short words follow the words on both sides of them in their line.
    """
    return "".join(map(_raised_line, text.splitlines(keepends=True)))


def lowered(text: str) -> str:
    """The text with small letters in place of capitals with a tone."""
    return "".join(char.lower() if char.isupper() and has_tone(char) else char for char in text)


def has_tone(char: str) -> bool:
    """Whether a letter carries one of the five signs of tones."""
    return not char.isascii() and _TONES.search(unicodedata.normalize("NFD", char)) is not None


def _raised_line(line: str) -> str:
    if line.isascii():
        return line
    words = list(_WORD.finditer(line))
    cases = [_case(line, word) for word in words]
    out, at = [], 0
    for number, word in enumerate(words):
        out.append(line[at : word.start()])
        is_high = cases[number] is _Case.CAPITALS or (
            cases[number] is _Case.EITHER and _stands_among_capitals(cases, number)
        )
        out.append(_upper(word[0]) if is_high else word[0])
        at = word.end()
    return "".join([*out, line[at:]])


def _upper(word: str) -> str:
    return "".join(char.upper() if has_tone(char) else char for char in word)


def _case(line: str, match: re.Match[str]) -> _Case:
    word = match[0]
    if any(char.islower() and not has_tone(char) for char in word if char.isascii()):
        return _Case.SMALL
    capitals = sum(char.isupper() for char in word)
    if capitals >= 2 and not word.isascii():
        return _Case.CAPITALS
    if not word.isascii():
        return _Case.EITHER
    is_word = capitals >= 2 and _VOWEL.search(word) is not None and not _is_number(line, match)
    return _Case.CAPITALS if is_word and word not in _SHORT_FORMS else _Case.NONE


_SHORT_FORMS = {"UBND", "UB", "UBMTTQ", "TU", "TAND", "KBNN", "BCA", "BTC", "TP", "GDQP", "CB"}


def _is_number(line: str, match: re.Match[str]) -> bool:
    """Whether a word is part of the number of a document: 12/CV-UB."""
    begin = len(line[: match.start()].rstrip("-/0123456789"))
    around = line[begin : match.end() + 1]
    return any(char in "-/0123456789" for char in around)


def _stands_among_capitals(cases: Sequence[_Case], number: int) -> bool:
    sides = _nearest(cases[number + 1 :]), _nearest(cases[:number][::-1])
    told = [case for side in sides for case in side]
    return bool(told) and all(case is _Case.CAPITALS for case in told)


def _nearest(cases: Sequence[_Case]) -> Iterator[_Case]:
    """The first that tells something, if any does."""
    telling = (case for case in cases if case in (_Case.CAPITALS, _Case.SMALL))
    first = next(telling, None)
    if first is not None:
        yield first
