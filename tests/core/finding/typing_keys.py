"""How people type a Vietnamese word, in all the orders that input methods take."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from hypothesis import strategies as st

from soat_core.engine.letter_case import is_roman
from soat_core.syllable import is_syllable
from soat_core.text import strip_marks
from soat_resources import resource_path

_TELEX_TONES = dict(zip("\u0300\u0301\u0309\u0303\u0323", "fsrxj", strict=True))
_VNI_TONES = dict(zip("\u0300\u0301\u0309\u0303\u0323", "21345", strict=True))
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"


def words() -> list[str]:
    """All syllables of a report that is written right, in small letters."""
    text = resource_path("sample", "bao-cao-mau.gold.txt").read_text(encoding="utf-8")
    cut = (word.strip(".,;:()/-").lower() for word in text.split())
    found = {unicodedata.normalize("NFC", word) for word in cut if not is_roman(word)}
    return sorted(word for word in found if is_syllable(strip_marks(word)))


@dataclass(frozen=True)
class _Mark:
    """A key, and the place in the plain letters behind which it may be pressed."""

    after: int
    key: str


def _marks(word: str, *, vni: bool) -> tuple[str, list[_Mark]]:
    """The plain letters of a word, and the keys of its marks in the order of their letters."""
    plain: list[str] = []
    marks: list[_Mark] = []
    horn_before = False
    for at, char in enumerate(word):
        base, *found = list(unicodedata.normalize("NFD", "d-" if char == "đ" else char))
        plain.append(base)
        if char == "đ":
            marks.append(_Mark(at, "9" if vni else "d"))
        # one key makes both horns of ươ
        if _HORN in found and not (horn_before and base == "o"):
            marks.append(_Mark(at, "7" if vni else "w"))
        if _HAT in found:
            marks.append(_Mark(at, "6" if vni else base))
        if _BREVE in found:
            marks.append(_Mark(at, "8" if vni else "w"))
        tones = _VNI_TONES if vni else _TELEX_TONES
        marks += [_Mark(at, tones[mark]) for mark in found if mark in tones]
        horn_before = _HORN in found and base == "u"
    return "".join(plain), marks


@st.composite
def typed(draw: st.DrawFn, *, vni: bool) -> tuple[str, str]:
    """A word and keys that type it: each mark anywhere behind its letter."""
    word = draw(st.sampled_from(words()))
    plain, marks = _marks(word, vni=vni)
    pressed: dict[int, list[str]] = {}
    for mark in marks:
        # a horn on ươ is pressed when both letters are there, or its u would get it alone
        first = mark.after + ("ươ" in _without_tone(word) and mark.key in "w7")
        place = draw(st.integers(min(first, len(plain) - 1), len(plain) - 1))
        pressed.setdefault(place, []).append(mark.key)
    keys = "".join(
        letter + "".join(draw(st.permutations(pressed.get(at, []))))
        for at, letter in enumerate(plain)
    )
    return word, keys


def _without_tone(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TELEX_TONES))
