"""Keys of the two usual ways to type Vietnamese, turned into what they stand for.

Telex writes hats, horns and tones with letters (``ddoois``), VNI with digits (``d9o6i1``): both are
conventions of the eighties and nineties that every input method follows.  As these do, a key may
come anywhere behind the letter it belongs to, also at the end of the word; a later tone takes the
place of an earlier one; a key pressed twice takes its mark back and stands for itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from soat_core.finding.spelling import (
    BREVE,
    HAT,
    HORN,
    PLAIN,
    STROKE,
    VOWELS,
    put_together,
    taken_apart,
)

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300\u0301\u0309\u0303\u0323"
_FINALS = frozenset("cghmnpt")
_ON_FIRST = frozenset({"oa", "oe", "uy"})
"""Open pairs whose tone stands on the first vowel, the old way."""
_HATTED = re.compile(r"u?ay?|au|(?:[iuy]|uy)?e|i?eu|yeu|u?oi?")
"""Vowels of which one may have a hat."""


@dataclass(frozen=True, slots=True)
class Method:
    """Which key makes which tone, and which letters it puts a hat, a breve or a horn on."""

    tones: Mapping[str, str]
    """Combining mark by key; empty for the key that takes the tone away."""
    shapes: Mapping[str, Mapping[str, str]]
    """Shape by plain vowel, by key."""
    stroke: str
    """The key that makes a đ."""
    lone_horn: bool
    """Whether the key of the horn makes an ư where there is nothing to put it on."""
    word: re.Pattern[str]
    """Keys that make one word."""


TELEX = Method(
    tones={"f": _GRAVE, "s": _ACUTE, "r": _HOOK, "x": _TILDE, "j": _DOT, "z": ""},
    shapes={
        "a": {"a": HAT},
        "e": {"e": HAT},
        "o": {"o": HAT},
        "w": {"a": BREVE, "o": HORN, "u": HORN},
    },
    stroke="d",
    lone_horn=True,
    word=re.compile(r"[^\W\d_]+"),
)
VNI = Method(
    tones={"2": _GRAVE, "1": _ACUTE, "3": _HOOK, "4": _TILDE, "5": _DOT, "0": ""},
    shapes={
        "6": {"a": HAT, "e": HAT, "o": HAT},
        "7": {"o": HORN, "u": HORN},
        "8": {"a": BREVE},
    },
    stroke="9",
    lone_horn=False,
    word=re.compile(r"[^\W_]+"),
)


def composed(keys: str, method: Method) -> str:
    """What an input method would have made of ``keys``, in NFC; letters with marks may be among
    them.  Only words are touched, nothing is ever refused."""
    keys = unicodedata.normalize("NFC", keys)
    return method.word.sub(lambda word: _Word(method).typed(word[0]), keys)


@dataclass
class _Word:
    """One word while its keys come."""

    method: Method
    bases: list[str] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    tone: str = ""
    lone: int = -1
    """Where an ư stands that was typed by its horn alone."""
    literal: bool = False
    """A mark was taken back: from here on keys stand for themselves."""

    def typed(self, keys: str) -> str:
        for key in keys:
            if self.literal or not self._is_mark(key):
                self._append(key)
        return self._text()

    def _append(self, char: str) -> None:
        base, shape, tone = taken_apart(char)
        if shape not in (PLAIN, BREVE, HAT, HORN, STROKE):
            base, shape = char, PLAIN
        self.bases.append(base)
        self.shapes.append(shape)
        self.tone = tone or self.tone

    def _is_mark(self, char: str) -> bool:
        """Take a key as a mark, if it is one here."""
        key = char.lower()
        if key in self.method.tones:
            return self._set_tone(char, self.method.tones[key])
        if key == self.method.stroke:
            return self._set_stroke(char)
        if key in self.method.shapes:
            return self._set_shape(char, self.method.shapes[key])
        return False

    def _set_tone(self, char: str, tone: str) -> bool:
        if not any(base.lower() in VOWELS for base in self.bases):
            return False
        if not tone and not self.tone:
            return False
        if tone == self.tone:
            self.tone = ""
            self._take_literally(char)
        else:
            self.tone = tone
        return True

    def _set_stroke(self, char: str) -> bool:
        """On a ``d`` just typed, or on the one that the word begins with."""
        for at in (len(self.bases) - 1, 0):
            if self.bases and self.bases[at].lower() == "d":
                self._put(at, STROKE, char)
                return True
        return False

    def _set_shape(self, char: str, shapes: Mapping[str, str]) -> bool:
        first, last = self._vowels()
        fitting = [at for at in range(first, last) if self.bases[at].lower() in shapes]
        if not fitting:
            return first == last and self._set_lone_horn(char)
        at = self._best(fitting)
        shape = shapes[self.bases[at].lower()]
        is_late = char.isalpha() and at + 1 < len(self.bases)
        if shape == HAT and is_late and not self._may_have_hat(first, last):
            return False
        self._put(at, shape, char)
        return True

    def _may_have_hat(self, first: int, last: int) -> bool:
        """The o of ``ngoeo`` is a vowel more, that of ``doio`` makes an ô."""
        onset = "".join(self.bases[max(0, first - 1) : first + 1]).lower()
        if onset in ("gi", "qu") and last - first > 1:
            first += 1
        return _HATTED.fullmatch("".join(self.bases[first:last]).lower()) is not None

    def _set_lone_horn(self, char: str) -> bool:
        """A ``w`` without a vowel is an ư."""
        if not self.method.lone_horn or char not in "wW":
            return False
        self.lone = len(self.bases)
        self.bases.append("u" if char == "w" else "U")
        self.shapes.append(HORN)
        return True

    def _best(self, fitting: list[int]) -> int:
        """The vowel that a mark is for: ``uaw`` is ưa and ``uuw`` is ưu, but ``quaw`` is quă."""
        at = fitting[-1]
        before = at - 1
        if before in fitting and self.bases[before].lower() == "u":
            pair = "".join(self.bases[before : at + 1]).lower()
            after_q = before > 0 and self.bases[before - 1].lower() == "q"
            if pair in ("ua", "uu") and not after_q:
                return before
        return at

    def _put(self, at: int, shape: str, char: str) -> None:
        if self.shapes[at] == shape:
            if at == self.lone:
                del self.bases[at], self.shapes[at]
            else:
                self.shapes[at] = PLAIN
            self._take_literally(char)
        else:
            self.shapes[at] = shape

    def _take_literally(self, char: str) -> None:
        self._append(char)
        self.literal = True

    def _vowels(self) -> tuple[int, int]:
        """Where the last vowels begin and end; only consonants that end a syllable may follow."""
        last = len(self.bases)
        while last > 0 and self.bases[last - 1].lower() in _FINALS:
            last -= 1
        first = last
        while first > 0 and self.bases[first - 1].lower() in VOWELS:
            first -= 1
        return first, last

    # As it is written

    def _text(self) -> str:
        self._complete_horns()
        on = self._toned()
        return "".join(
            put_together(base, shape, self.tone if at == on else "")
            for at, (base, shape) in enumerate(zip(self.bases, self.shapes, strict=True))
        )

    def _complete_horns(self) -> None:
        """One key makes both horns of ươ; alone at the end it is ``thuở``."""
        letters = "".join(base.lower() if len(base.lower()) == 1 else "?" for base in self.bases)
        at = letters.find("uo")
        if at < 0 or HORN not in self.shapes[at : at + 2] or letters[at - 1 : at] == "q":
            return
        if at + 2 < len(letters) or self.shapes[at] == HORN:
            self.shapes[at] = self.shapes[at + 1] = HORN

    def _toned(self) -> int:
        """The letter that carries the tone."""
        letters = [base.lower() for base in self.bases]
        vowels = [at for at, letter in enumerate(letters) if letter in VOWELS]
        if len(vowels) > 1 and "".join(letters[:2]) in ("qu", "gi") and vowels[0] == 1:
            del vowels[0]
        shaped = [at for at in vowels if self.shapes[at] != PLAIN]
        if shaped or not vowels:
            return shaped[-1] if shaped else -1
        if vowels[-1] + 1 < len(letters):
            return vowels[-1]
        if len(vowels) == 2 and vowels[0] + 1 == vowels[1]:
            pair = letters[vowels[0]] + letters[vowels[1]]
            return vowels[0] if pair in _ON_FIRST or letters[vowels[1]] in "aiuoy" else vowels[1]
        return vowels[len(vowels) // 2]
