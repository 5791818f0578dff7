"""One text for many places, each of which keeps its own letter case."""

from __future__ import annotations

import unicodedata

from soat_core.engine.letter_case import LOWER, TITLE, UPPER


def folded(text: str) -> str:
    """NFC in small letters, white space as single spaces: what counts as the same word."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def case_of(text: str) -> int:
    """``LOWER``, ``TITLE`` or ``UPPER``, by the letters alone: ``D6i`` is TITLE, ``D6I`` UPPER.

    One capital alone is TITLE; so is anything mixed that begins with a capital.
    """
    letters = [char for char in text if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return UPPER
    return TITLE if letters and letters[0].isupper() else LOWER


def in_own_case(text: str, shown: str, like: str) -> str:
    """``text``, chosen for many places, as it stands where ``shown`` stands now.

    ``like`` is what the person saw when choosing it.  Who writes small letters, or the letter case
    of ``like``, means the word in whatever case a place has; who changes nothing but the case of
    ``like``, or writes capitals elsewhere, means just that.
    """
    if folded(text) == folded(like):
        return _each_word(text, shown) if text == like else text
    if text != text.lower() and case_of(text) != case_of(like):
        return text
    if text != text.lower() and not _is_plain(text):
        return text
    return _each_word(text, shown)


def _each_word(text: str, shown: str) -> str:
    """Word by word where there are as many, else by the first one and the whole."""
    words, models = text.split(), shown.split()
    if len(words) == len(models):
        return " ".join(map(_recased, words, models))
    if not words:
        return text
    if case_of(shown) == UPPER:
        return text.upper()
    if case_of(shown) == case_of(text):
        return " ".join(words)
    return " ".join([_recased(words[0], shown), *words[1:]])


def _recased(word: str, model: str) -> str:
    if word == model or case_of(word) == case_of(model):
        return word
    case = case_of(model)
    if case == UPPER:
        return word.upper()
    return _titled(word) if case == TITLE else word.lower()


def _titled(word: str) -> str:
    """With its first letter as its only capital."""
    small = word.lower()
    at = next((at for at, char in enumerate(small) if char.isalpha()), 0)
    return small[:at] + small[at : at + 1].upper() + small[at + 1 :]


def _is_plain(text: str) -> bool:
    """Whether every word is all small, begins with its only capital, or is all capitals."""
    return all(word in (word.lower(), word.upper(), _titled(word)) for word in text.split())


__all__ = ["LOWER", "TITLE", "UPPER", "case_of", "folded", "in_own_case"]
