"""The keys that a text takes in Telex, the usual way of typing Vietnamese."""

from __future__ import annotations

import re
import unicodedata

_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_WORD = re.compile(r"[^\W\d_]+")


def telex_keys(text: str) -> str:
    """The keys pressed to type ``text``, one character each, so that its length is their number.

    The tone comes at the end of the syllable and ``ươ`` is typed ``uow``, as most people do:
    ``đối`` is ``ddoois``, ``được`` is ``dduowcj``.  A capital is one key, Shift is not counted;
    a word that Telex would misread (``Wifi``) is counted as if typed with the method off.
    """
    return _WORD.sub(lambda word: _syllable(word[0]), unicodedata.normalize("NFC", text))


def _syllable(word: str) -> str:
    keys: list[str] = []
    tone = ""
    for index, letter in enumerate(word):
        base, marks, found = _taken_apart(letter)
        horn_follows = index + 1 < len(word) and _taken_apart(word[index + 1])[1] == "w"
        if base in "uU" and marks == "w" and horn_follows:
            marks = ""  # one w makes both horns
        keys.append(base + marks)
        tone = found or tone
    return "".join(keys) + tone


def _taken_apart(letter: str) -> tuple[str, str, str]:
    """The plain letter, the key of its hat or horn, the key of its tone."""
    if letter in "đĐ":
        plain = "d" if letter == "đ" else "D"
        return plain, plain, ""
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if base.lower() not in "aeiouy":
        return letter, "", ""
    shape = tone = ""
    for mark in marks:
        if mark in _TONES:
            tone = _TONES[mark]
        elif mark == "\u0302":
            shape = base
        elif mark in "\u0306\u031b":
            shape = "w"
        else:
            return letter, "", ""  # no Vietnamese letter
    return base, shape, tone
