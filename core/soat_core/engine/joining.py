"""Tokens that were one before the OCR engine put a space into them.

It does so mostly inside numbers (``29/201 1/TT-BTC``, ``44.13. TT.2``) and rarely inside words
(``N ghị``).  Only what is plain is joined: the whole must be of a shape, or a word, that its parts
are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from soat_core.engine.cutting import code_body
from soat_core.engine.lexicon import skeleton
from soat_core.text import strip_marks

_END = r"[),.;:]*"
_YEAR = r"(?:19|20)\d\d"
_WHOLE = re.compile(
    rf"\(?(?:\d{{1,5}}/{_YEAR}(?:/[A-ZĐ][\w&.-]*)?|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}){_END}"
)
_DOTTED_BEGIN = re.compile(r"\d{1,3}\.(?:\d{1,3}\.)*")
_DOTTED_REST = re.compile(rf"(?:\d{{1,3}}\.)*[A-ZĐ1]{{2}}(?:\.\d{{1,4}})+\.?{_END}")
_NUMBERED = re.compile(r".*\d/(?:19|20)\d\d/(?:QH|UBTVQH)")
_TERM = re.compile(rf"\d{{1,2}}{_END}")
_YEAR_BEGIN, _YEAR_REST = re.compile(r"(?:19|20)\d"), re.compile(rf"\d{_END}")
_YEAR_WORDS = frozenset(["nam", "nim", "ndm", "nm"])
_ENDS = frozenset("0123456789./-")
_LONGEST_WORD = 8
_CONSONANTS = frozenset("bcdghklmnpqrstvx")

Asks = Callable[[str], bool]


def absorbed(
    words: Sequence[str],
    adjacent: Sequence[bool],
    explains: Asks,
    is_scrap: Asks,
    known_code: Asks,
) -> list[int]:
    """The indices of the words that were one token with the word before them, ascending.

    ``adjacent`` tells of each word whether it stands on the line of the one before it with a single
    space between them; no others are joined, and no more than two.
    """
    found: list[int] = []
    for at in range(1, len(words)):
        left, right = words[at - 1], words[at]
        if not adjacent[at] or (found and found[-1] == at - 1):
            continue
        if len(left) > 1 and not (left[-1] in _ENDS or "/" in left):
            continue
        if _is_one(words[at - 2] if at > 1 else "", left, right, explains, is_scrap, known_code):
            found.append(at)
    return found


def _is_one(
    before: str, left: str, right: str, explains: Asks, is_scrap: Asks, known_code: Asks
) -> bool:
    if left[-1] in _ENDS or "/" in left:
        return _is_one_number(before, left, right, known_code)
    return _is_one_word(left, right, explains, is_scrap)


def _is_one_number(before: str, left: str, right: str, known_code: Asks) -> bool:
    whole = left + right
    if _WHOLE.fullmatch(whole) and not _WHOLE.fullmatch(left):
        return not left.isdigit() and (right[0].isdigit() or left[-1] in "/-")
    if _DOTTED_BEGIN.fullmatch(left) and _DOTTED_REST.fullmatch(right):
        return True
    if _NUMBERED.fullmatch(left) and _TERM.fullmatch(right):
        return True
    if _YEAR_BEGIN.fullmatch(left) and _YEAR_REST.fullmatch(right):
        return strip_marks(before).lower() in _YEAR_WORDS
    if "/" not in left or not right[0].isupper() or not left[-1].isupper():
        return False
    body, longer = code_body(left), code_body(whole.rstrip("),.;:"))
    return known_code(_plain(longer)) and not known_code(_plain(body))


def _is_one_word(left: str, right: str, explains: Asks, is_scrap: Asks) -> bool:
    """``N ghi``: a lone consonant that is no word, and together they plainly are one.

    Longer scraps (``nh tam``) are mostly words of their own that lost their vowels.
    """
    core = right.rstrip("),.;:?!")
    if not core.isalpha() or len(core) >= _LONGEST_WORD or skeleton(left) not in _CONSONANTS:
        return False
    if left.isupper() != core.isupper() and not core.islower():
        return False
    return is_scrap(left) and explains(left + core)


def _plain(code: str) -> str:
    return strip_marks(code).upper()
