"""Putting a replacement into the case of what it replaces: đối, Đối, ĐỐI."""

from __future__ import annotations

from enum import Enum


class _Case(Enum):
    LOWER = "lower"
    CAPITAL = "capital"
    UPPER = "upper"
    MIXED = "mixed"


def in_case_of(model: str, text: str) -> str:
    """``text`` in the case of ``model``: word by word where both have as many words, else as a
    whole.  Where the model has no clear case ``text`` stays as it is."""
    models, words = model.split(), text.split()
    if len(models) != len(words):
        return _as_a_whole(model, text)
    result, at = [], 0
    for one, word in zip(models, words, strict=True):
        begin = text.index(word, at)
        result += [text[at:begin], _word_in_case(_case_of(one), word)]
        at = begin + len(word)
    return "".join([*result, text[at:]])


def _as_a_whole(model: str, text: str) -> str:
    words = model.split()
    case = _case_of(model)
    if case is _Case.MIXED and all(_case_of(word) is _Case.CAPITAL for word in words):
        return " ".join(_capitalised(word) for word in text.split(" "))
    if case is _Case.MIXED and _begins_capital(model):
        case = _Case.CAPITAL
    return _word_in_case(case, text)


def _word_in_case(case: _Case, word: str) -> str:
    if case is _Case.UPPER:
        return word.upper()
    if case is _Case.CAPITAL:
        return _capitalised(word)
    if case is _Case.LOWER and _case_of(word) is _Case.CAPITAL:
        return word.lower()
    return word


def _case_of(text: str) -> _Case:
    """A single capital letter is one that begins a word."""
    cased = [char for char in text if _is_cased(char)]
    if not cased or all(char.islower() for char in cased):
        return _Case.LOWER if cased else _Case.MIXED
    if len(cased) > 1 and all(char.isupper() for char in cased):
        return _Case.UPPER
    if cased[0].isupper() and all(char.islower() for char in cased[1:]):
        return _Case.CAPITAL
    return _Case.MIXED


def _begins_capital(text: str) -> bool:
    return next((char.isupper() for char in text if _is_cased(char)), False)


def _capitalised(word: str) -> str:
    for at, char in enumerate(word):
        if _is_cased(char):
            return word[:at] + char.upper() + word[at + 1 :]
    return word


def _is_cased(char: str) -> bool:
    return char.lower() != char.upper()
