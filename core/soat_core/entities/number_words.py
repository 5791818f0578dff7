"""Numbers in words, as below every sum: ``Một triệu hai trăm năm mươi nghìn đồng``.

Northern and southern words are read (nghìn and ngàn, linh and lẻ), and what they become inside a
number (mươi, mốt, tư, lăm).
"""

from __future__ import annotations

import re
import unicodedata

from soat_core.text import old_tone_placement

DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_THOUSANDS = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_EMPTY = {"linh", "lẻ"}
_TENS = {"mươi", "chục"}
HALF = "rưỡi"
"""Behind a scale: "một tỷ rưỡi" is one and a half."""
WORDS = frozenset(DIGITS) | frozenset(_THOUSANDS) | _EMPTY | _TENS | {"mười", "trăm"}
_WORD = re.compile(r"[^\W\d_]+")


def read_words(text: str) -> int | None:
    """The integer that ``text`` says in words; None where it says none, or says it wrongly.

    Anything but words of numbers makes it None; letter case, commas and line breaks do not count.
    """
    plain = old_tone_placement(unicodedata.normalize("NFC", text)).lower()
    words = _WORD.findall(plain)
    if len(words) > 2 and words[-1] == HALF and words[-2] in _THOUSANDS:
        whole = read_words(" ".join(words[:-1]))
        return None if whole is None else whole + _THOUSANDS[words[-2]] // 2
    if not words or any(word not in WORDS for word in words) or re.search(r"\d", plain):
        return None
    return _billions(words)


def _billions(words: list[str]) -> int | None:
    """The part before each ``tỷ`` counts for all before it: "hai nghìn tỷ" is 2,000 billions."""
    total = 0
    rest = words
    while (at := _first(rest, ("tỷ", "tỉ"))) is not None:
        part = _below_billion(rest[:at])
        if part is None:
            return None
        total = (total + part) * 10**9
        rest = rest[at + 1 :]
    if not rest:
        return total
    last = _below_billion(rest)
    return None if last is None else total + last


def _below_billion(words: list[str]) -> int | None:
    total, before = 0, 10**9
    group: list[str] = []
    for word in words:
        if word not in _THOUSANDS:
            group.append(word)
            continue
        scale = _THOUSANDS[word]
        value = _below_thousand(group)
        if value is None or scale >= before:
            return None
        total, before, group = total + value * scale, scale, []
    if not group:
        return total if words else None
    value = _below_thousand(group)
    return None if value is None else total + value


def _below_thousand(words: list[str]) -> int | None:
    hundreds = 0
    if (at := _first(words, ("trăm",))) is not None:
        if at != 1 or words[0] not in DIGITS:
            return None
        hundreds, words = DIGITS[words[0]] * 100, words[2:]
        if not words:
            return hundreds
        if words[0] in _EMPTY:
            return _sum(hundreds, _digit(words[1:]))
    return _sum(hundreds, _below_hundred(words))


def _below_hundred(words: list[str]) -> int | None:
    if not words:
        return None
    if words[0] == "mười":
        return 10 if len(words) == 1 else _sum(10, _digit(words[1:]))
    if words[0] not in DIGITS:
        return _digit(words[1:]) if words[0] in _EMPTY else None
    first = DIGITS[words[0]]
    if len(words) == 1:
        return first
    if words[1] in _TENS:
        return first * 10 if len(words) == 2 else _sum(first * 10, _digit(words[2:]))
    # "hai lăm", "bốn ba": tens without their word
    return _sum(first * 10, _digit(words[1:])) if first else None


def _digit(words: list[str]) -> int | None:
    return DIGITS.get(words[0]) if len(words) == 1 else None


def _sum(one: int, other: int | None) -> int | None:
    return None if other is None else one + other


def _first(words: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((at for at, word in enumerate(words) if word in wanted), None)
