"""What somebody has typed for a token, and which texts it may be meant to find."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from soat_core.engine.units import Shape, shape_of
from soat_core.finding.keys import TELEX, VNI, composed
from soat_core.finding.spelling import Spelling

LONGEST = 40
"""Code points; longer texts find nothing and are taken as they are typed."""


class Fit(IntEnum):
    """How a text fits what was typed; the higher, the better."""

    NONE = 0
    BEGINS = 1
    """It begins so."""
    LETTERS = 2
    """All its letters were typed, and no mark that it has not; marks may be missing."""
    KEYS = 3
    """It is spelled by the Telex or VNI keys that were typed."""
    SPELLED = 4
    """It was typed as it is spelled; the vowel that carries the tone may be another."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand the typed core: what it spells."""

    text: str
    spelling: Spelling
    by_keys: bool
    """Whether Telex or VNI keys were taken for marks."""


class Query:
    """Typed text, understood in every way that makes sense.

    Punctuation around the word does not count for what it finds (see ``taken``).
    """

    def __init__(self, typed: str) -> None:
        self.typed = typed
        text = unicodedata.normalize("NFC", typed).strip() if len(typed) <= LONGEST else ""
        self.shape: Shape = shape_of(text)
        """The typed text cut into punctuation, core, punctuation; all empty if it is too long."""

    @property
    def core(self) -> str:
        return self.shape.core

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """As typed first; none where no letter or digit was typed."""
        if not self.core:
            return ()
        found = [Reading(self.core, Spelling.of(self.core), False)]
        for method in (TELEX, VNI):
            text = composed(self.core, method)
            if all(text != other.text for other in found):
                found.append(Reading(text, Spelling.of(text), True))
        return tuple(found)

    @property
    def beginnings(self) -> tuple[str, ...]:
        """Plain letters in lower case; whatever fits begins with one of them."""
        return tuple(dict.fromkeys(reading.spelling.letters for reading in self.readings))

    @property
    def has_marks(self) -> bool:
        """Whether letters with marks were typed, as input methods make them."""
        return bool(self.readings) and not self.readings[0].spelling.is_plain

    def fit(self, text: str) -> Fit:
        """How ``text`` fits; any Unicode form, punctuation around it does not count."""
        return self.fit_of(spelling_of_core(text))

    def fit_of(self, whole: Spelling) -> Fit:
        """How the text fits whose core is spelled so."""
        return max([_fit(reading, whole) for reading in self.readings], default=Fit.NONE)

    def taken(self, found: str, instead_of: str) -> str:
        """How a text that was found is written when it is taken for what was typed.

        It keeps its letter case unless capitals were typed, and its punctuation unless other was.
        But where that is what stands there already (``instead_of``), whoever spelled it out wants
        it otherwise: then it is as typed.
        """
        before, core, behind = shape_of(unicodedata.normalize("NFC", found))
        whole = Spelling.of(core)
        reading = max(self.readings, key=lambda one: _fit(one, whole), default=None)
        if reading is None:
            return found
        typed_before, _, typed_behind = self.shape
        text = _in_case_of(reading.text, core)
        text = (typed_before or before) + text + (typed_behind or behind)
        if text == instead_of and _fit(reading, whole) is Fit.SPELLED:
            return "".join(self.shape)
        return text


def spelling_of_core(text: str) -> Spelling:
    """The spelling of a text, in any Unicode form, without the punctuation around it."""
    return Spelling.of(shape_of(unicodedata.normalize("NFC", text)).core)


def _fit(reading: Reading, whole: Spelling) -> Fit:
    if not reading.spelling.begins(whole):
        return Fit.NONE
    if len(reading.spelling.letters) < len(whole.letters):
        return Fit.BEGINS
    if reading.spelling != whole:
        return Fit.LETTERS
    return Fit.KEYS if reading.by_keys else Fit.SPELLED


def _in_case_of(typed: str, core: str) -> str:
    """``core`` with capitals where some were typed on purpose; else as it is."""
    if not any(char.isupper() for char in typed):
        return core
    if typed.isupper() and sum(map(str.isalpha, typed)) > 1:
        return core.upper()
    return _letter_by_letter(typed, core)


def _letter_by_letter(typed: str, core: str) -> str:
    """``core`` in the letter case of ``typed``; what goes beyond that is in small letters."""
    if any(map(str.isdigit, core)) or not (core[1:].islower() or core.isupper() or core.islower()):
        return core  # codes are written as they are known
    return "".join(
        letter.upper() if at < len(typed) and typed[at].isupper() else letter.lower()
        for at, letter in enumerate(core)
    )
