"""Small and capital letters of words and lines, one form after the other.

The round is: all small, as a sentence, every word with a capital, all capitals.  In more than one
word, codes (``15/KH-UBND``), acronyms and Roman numerals stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from soat_core.actions import ActionKind
from soat_core.editing.plan import Plan
from soat_core.editing.shown import Shown
from soat_core.edits import Edit, EditKind
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.syllable import is_syllable
from soat_core.text import strip_marks

if TYPE_CHECKING:
    from soat_core.review import Review

_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
"""A run of letters, also of letters whose marks are characters of their own."""
_SENTENCE_END = re.compile(r"[.!?…:]['\"”’)]*$")
_BEFORE_NUMERALS = {
    "phần", "chương", "mục", "khóa", "khoá", "lần", "thứ", "kỳ", "kì", "quý", "điều", "bậc", "hạng",
    "cấp", "hội", "tập", "loại", "nhóm",
}  # fmt: skip


def next_case(review: Review, places: Sequence[Shown]) -> Plan:
    """The words of some places in the next case.  Raises ``ActionError`` where no letter can
    change."""
    words = [place for place in places if place.is_word and not place.is_illegible]
    texts = [word.text for word in words]
    wanted = cycled(texts)
    put = tuple(
        _recased(review, word, text)
        for word, text in zip(words, wanted, strict=True)
        if text != word.text
    )
    if not put:
        raise ActionError(tr("there are no letters to change", "không có chữ cái nào để đổi"))
    stand = places[0].span if len(places) == 1 else None
    return Plan(ActionKind.CASE, put, stand=stand, count=len(put))


def cycled(texts: Sequence[str]) -> list[str]:
    """The words in the form that follows theirs; small letters where they have none of the four."""
    fixed = _fixed(texts) if len(texts) > 1 else [False] * len(texts)
    forms = [_applied(form, texts, fixed) for form in (_lower, _sentence, _title, _upper)]
    now = list(texts)
    at = forms.index(now) if now in forms else len(forms) - 1
    following = [*forms[at + 1 :], *forms[: at + 1]]
    return next((form for form in following if form != now), now)


def _recased(review: Review, place: Shown, text: str) -> Edit:
    edit = review.typed_edit(place.start, place.end, text)
    if place.edit is not None and place.edit.kind is EditKind.SOURCE:
        edit = replace(edit, kind=EditKind.SOURCE)
    return edit


# The four forms: each gets the words that may change


def _applied(
    form: Callable[[Sequence[str], Sequence[bool]], list[str]],
    texts: Sequence[str],
    fixed: Sequence[bool],
) -> list[str]:
    changed = form(texts, fixed)
    return [text if stays else new for text, new, stays in zip(texts, changed, fixed, strict=True)]


def _lower(texts: Sequence[str], _fixed: Sequence[bool]) -> list[str]:
    return [text.lower() for text in texts]


def _upper(texts: Sequence[str], _fixed: Sequence[bool]) -> list[str]:
    return [text.upper() for text in texts]


def _title(texts: Sequence[str], _fixed: Sequence[bool]) -> list[str]:
    return [_LETTERS.sub(lambda run: _capital(run[0]), text.lower()) for text in texts]


def _sentence(texts: Sequence[str], fixed: Sequence[bool]) -> list[str]:
    """A capital for the first word, and for those behind the end of a sentence."""
    result: list[str] = []
    begins = True
    for text, stays in zip(texts, fixed, strict=True):
        text = text.lower()
        if begins and not stays and _LETTERS.search(text):
            text = _LETTERS.sub(lambda run: _capital(run[0]), text, count=1)
            begins = False
        elif stays and _LETTERS.search(text) and not text.endswith((".", ")")):
            begins = False
        result.append(text)
        # the number of a heading ends in a full stop too
        begins = begins or (not stays and _SENTENCE_END.search(text) is not None)
    return result


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


# What stays as it is among other words


def _fixed(texts: Sequence[str]) -> list[bool]:
    words = [_letters_of(text) for text in texts]
    long = [word for word in words if len(word) > 1]
    capitals = bool(long) and sum(map(str.isupper, long)) * 2 > len(long)
    return [
        _is_fixed(text, texts[at - 1] if at else "", among_capitals=capitals)
        for at, text in enumerate(texts)
    ]


def _letters_of(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


def _is_fixed(text: str, before: str, *, among_capitals: bool) -> bool:
    from soat_core.engine.letter_case import is_roman
    from soat_core.engine.units import shape_of

    _, core, behind = shape_of(text)
    letters = _letters_of(core)
    if not letters or any(char.isdigit() for char in core):
        return True
    if letters.isupper() and is_roman(core.lower()):
        return (
            len(core) == 1
            or not among_capitals
            or behind[:1] in (".", ")")
            or before.lower().strip(".,:;()") in _BEFORE_NUMERALS
            or not _is_syllable(core)
        )
    return letters.isupper() and len(letters) > 1 and _is_code(core)


def _is_code(core: str) -> bool:
    """Whether capitals are no words: some part of them is no syllable."""
    return not all(_is_syllable(part) for part in re.split(r"[-–/.&]", core) if part)


def _is_syllable(word: str) -> bool:
    return is_syllable(strip_marks(word).lower())
