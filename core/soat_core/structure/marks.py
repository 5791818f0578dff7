"""Numbers and dashes that headings and items begin with, also as OCR reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz

from soat_core.structure.plain import plain as folded


class Style(IntEnum):
    """How parts are numbered; the greater, the deeper, as is the custom (Decree 30/2020/NĐ-CP,
    Appendix I, and the habits of reports)."""

    APPENDIX = 0
    PART = 1
    CHAPTER = 2
    SECTION = 3
    SUBSECTION = 4
    ARTICLE = 5
    CAPITAL = 6
    """``A.``"""
    ROMAN = 7
    CLAUSE = 8
    """``Khoản 1.``"""
    DECIMAL = 9
    """``1.``"""
    DECIMAL_2 = 10
    """``1.1.``"""
    DECIMAL_3 = 11
    DECIMAL_4 = 12
    BRACKET = 13
    """``1)``"""
    LETTER = 14
    """``a)``"""
    LETTER_2 = 15
    """``c.5)``"""
    BRACKETS = 16
    """``(1)``, ``(i)``"""
    DASH = 17
    PLUS = 18
    STAR = 19
    DOT = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line begins with: ``text[:end]``, and the white space behind it."""

    style: Style
    n: str
    """As written, without what closes it."""
    end: int
    value: int = 0
    """What it counts, from 1 on; 0 where it counts nothing or nothing can be told."""
    label: str = ""
    """The word before the number, as written."""
    alone: bool = False
    """Nothing stands behind it."""

    @property
    def counts(self) -> bool:
        return self.style < Style.DASH

    @property
    def is_labelled(self) -> bool:
        return bool(self.label)


_LABELS = {
    "phu luc": Style.APPENDIX,
    "phan": Style.PART,
    "chuong": Style.CHAPTER,
    "muc": Style.SECTION,
    "tieu muc": Style.SUBSECTION,
    "dieu": Style.ARTICLE,
    "khoan": Style.CLAUSE,
}
_LABELLED = re.compile(
    r"(?P<label>phu luc|phan|chuong|tieu muc|muc|dieu|khoan)\b"
    r"(?:\s*(?:so\s+)?(?P<n>thu\s+[a-z]+|[ivxlc]+\b|\d+[a-z]?(?:\.\w+)*|[a-z]\b))?\s*"
    r"(?P<close>[.:)/–-]|$|(?=\s))"
)
_MISREAD = re.compile(r"(?P<label>[a-z]\w{3,6})\s(?P<n>\d{1,3}|[ivx]+)\s?[.:](?=\s|$)")
_LONG_LABELS = ("dieu", "chuong", "khoan")
_LIKE = 70.0
_ROMAN = re.compile(r"(?P<n>[IVX|l1!]{1,6})\s?(?:[.)/:]|[-–](?=\s?\S))(?=\s|[^\W\d_])")
_OF_ROMAN = re.compile(r"(?P<n>[IVX]{1,4}(?:\.\d{1,2}){1,3})\s?[.)/:]?\s+(?=\S)")
_DECIMAL = re.compile(
    r"(?P<n>\d{1,2}(?:\s?\.\s?\d{1,2}){0,4})\s?(?P<close>[.)/:](?=\s|[^\W\d_])|[-–](?=\s)|(?=\s))"
)
_BRACKETS = re.compile(r"\((?P<n>\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s?")
_LETTER = re.compile(r"(?P<n>[a-zđ](?:\.\d{1,2})?)\s?(?P<close>[.)])(?=\s|[^\W\d_])")
_CAPITAL = re.compile(r"(?P<n>[A-HJ-UY])\s?[.)/](?=\s)")
_BULLET = re.compile(r"(?P<n>[-–—+*•●▪◦○·■□➢►✓§])\s*(?=[^\W\d_]|[\"“(]|\s\d)")
_BULLETS = {"-": Style.DASH, "–": Style.DASH, "—": Style.DASH, "+": Style.PLUS, "*": Style.STAR}
_ROMAN_VALUE = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ORDINALS = {
    "nhat": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
}


def mark_of(text: str, plain: str) -> Mark | None:
    """The mark that a line begins with (``plain`` is its text without accents and capitals)."""
    if not text:
        return None
    for reading in (_labelled, _roman, _decimal, _lettered, _bullet):
        found = reading(text, plain)
        if found is not None:
            return found
    return None


def roman_value(letters: str) -> int:
    """What a Roman numeral counts up to 39, 0 where it is none; ``1``, ``l``, ``|`` and ``!`` are
    ``I``, as OCR has them."""
    letters = re.sub(r"[1l|!]", "I", letters)
    if not letters or _ROMAN_VALUE.fullmatch(letters) is None:
        return 0
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


# Within


def _labelled(text: str, plain: str) -> Mark | None:
    if not text[0].isupper():
        return None
    found = _LABELLED.match(plain)
    if found is None:
        return _misread_label(text, plain)
    label = text[: found.end("label")]
    rest = text[found.end() :].strip()
    number = text[found.start("n") : found.end("n")] if found["n"] else ""
    closed = found["close"] != ""
    style = _LABELS[found["label"]]
    if not number and (style is not Style.APPENDIX or rest):
        return None
    # ``Điều 5 Nghị định này`` and ``Mục 1 của`` go on with a sentence.
    shouted = label.isupper() and (not rest or rest.upper() == rest)
    if rest and not closed and not shouted:
        return None
    return Mark(style, number, found.end(), _value(number), label, not rest)


def _misread_label(text: str, plain: str) -> Mark | None:
    """``Djeu 5.`` for ``Điều 5.``"""
    found = _MISREAD.match(plain)
    if found is None or found["label"] == "diem":
        return None
    label = max(_LONG_LABELS, key=lambda known: fuzz.ratio(known, found["label"]))
    if fuzz.ratio(label, found["label"]) < _LIKE:
        return None
    number = text[found.start("n") : found.end("n")]
    written = text[: found.end("label")]
    rest = text[found.end() :].strip()
    return Mark(_LABELS[label], number, found.end(), _value(number), written, not rest)


def _roman(text: str, plain: str) -> Mark | None:
    under = _OF_ROMAN.match(text)
    if under is not None:
        depth = under["n"].count(".")
        return Mark(Style(Style.DECIMAL + depth - 1), under["n"], under.end(), _value(under["n"]))
    found = _ROMAN.match(text)
    if found is None or re.fullmatch(r"1+|l", found["n"]):
        return None
    value = roman_value(found["n"])
    rest = text[found.end() :].lstrip()
    if not value or not rest or rest[0].islower():
        return None
    return Mark(Style.ROMAN, re.sub(r"[1l|!]", "I", found["n"]), found.end(), value)


def _decimal(text: str, plain: str) -> Mark | None:
    found = _DECIMAL.match("1" + text[1:] if text[:2] == "l." else text)
    if found is None:
        return None
    rest = text[found.end() :].lstrip()
    depth = found["n"].count(".") + 1
    if not rest or (not found["close"] and (depth == 1 or not rest[0].isupper())):
        return None
    if not (rest[0].isalpha() or rest[0] in "\"“'(["):
        return None
    number = re.sub(r"\s", "", found["n"])
    style = Style(Style.DECIMAL + min(depth, 4) - 1)
    if depth == 1 and found["close"] == ")":
        style = Style.BRACKET
    return Mark(style, number, found.end(), int(number.rsplit(".", 1)[-1]))


def _lettered(text: str, plain: str) -> Mark | None:
    found = _BRACKETS.match(text)
    if found is not None and text[found.end() :]:
        return Mark(Style.BRACKETS, found["n"], found.end(), _value(found["n"]))
    found = _LETTER.match(text)
    if found is not None:
        style = Style.LETTER_2 if "." in found["n"] else Style.LETTER
        return Mark(style, found["n"], found.end(), _value(found["n"]))
    found = _CAPITAL.match(text)
    if found is None:
        return None
    return Mark(Style.CAPITAL, found["n"], found.end(), _value(found["n"].lower()))


def _bullet(text: str, plain: str) -> Mark | None:
    found = _BULLET.match(text)
    if found is None:
        return None
    return Mark(_BULLETS.get(found["n"], Style.DOT), found["n"], found.end())


def _value(number: str) -> int:
    last = number.rsplit(".", 1)[-1].strip()
    if last.isdigit():
        return int(last)
    if len(last) == 1 and last.lower() in _ALPHABET and not last.isupper():
        return _ALPHABET.index(last) + 1
    if last.lower().startswith("thứ"):
        return _ORDINALS.get(folded(last.split()[-1]), 0)
    return roman_value(last.upper())
