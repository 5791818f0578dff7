"""People: a name behind a title, or one that begins with a family name.

Ends: the name without what stands before it ("ông", "đồng chí", "Chủ tịch").
"""

from __future__ import annotations

from functools import cache

import numpy as np

from soat_core.entities.finders.bare_places import OF_THE_MAN
from soat_core.entities.finders.named import FEATURES, LEVELS, MAIDEN, TITLES
from soat_core.entities.finders.places import place_at
from soat_core.entities.finders.words import BLANK, STOP, Words
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention

_TITLES = frozenset(title.lower() for title in TITLES)
_LONGEST_TITLE = 4
_LONGEST_RUN = 8
_INDENT = 80
"""Blanks before and behind a name that has its own line."""
_BEFORE_PLACES = frozenset(word.split()[-1].lower() for word in (*LEVELS, *FEATURES))
_DEGREES = frozenset(
    ("gs", "pgs", "ts", "ths", "bs", "ks", "cn", "nsnd", "nsưt", "bscki", "ls", "ds")
)
_COMMON = frozenset(
    (
        "nguyễn",
        "trần",
        "lê",
        "phạm",
        "hoàng",
        "huỳnh",
        "phan",
        "vũ",
        "võ",
        "đặng",
        "bùi",
        "đỗ",
        "ngô",
    )
) | frozenset(("dương", "đinh", "trịnh", "đoàn", "lương", "đào", "mai", "trương", "nông", "triệu"))
"""Families that four people in five are of."""
_SEX = frozenset(("thị", "văn"))
_NEVER = frozenset(("tết", "quốc", "hội", "đảng", "nhà", "công", "chính", "ban", "việt"))


@cache
def _bearers() -> tuple[frozenset[str], frozenset[str]]:
    """Family names, and middle and given names, in lower case."""
    from soat_resources import resource_path

    with np.load(resource_path("vi", "gazetteer.npz"), allow_pickle=False) as data:
        words = data["words"].tobytes().decode("utf-8").split("\n")
        families = frozenset(words[at] for at in data["families"])
        given = frozenset(words[at] for name in ("middles", "given") for at in data[name])
    return families, given


def find_persons(words: Words) -> list[Mention]:
    """The people of a passage, in order; they do not overlap."""
    found: list[Mention] = []
    index = 0
    while index < len(words):
        stop, posterior = _person_at(words, index)
        if posterior:
            span = words.span(index, stop)
            found.append(Mention(*span, EntityKind.PERSON, (), posterior))
        index = stop if posterior else index + 1
    return found


def _person_at(words: Words, first: int) -> tuple[int, float]:
    """The index behind the name at ``first``, and how sure it is; 0 where there is none."""
    if not words.is_capital(first) or words.headed[first] or words.plain[first] in _NEVER:
        return first, 0.0
    if words.plain[first] in _DEGREES and words.is_acronym(first):
        return first, 0.0
    stop = _run(words, first)
    if (beside := _second_of_line(words, first, stop)) > first:
        return beside, 0.9
    titled = _is_titled(words, first)
    sexed = stop - first >= 3 and words.plain[first + 1] in _SEX
    if words.runs_on(first) and words.plain[first - 1] in _BEFORE_PLACES and not sexed:
        return first, 0.0
    # a capital just before belongs to the same name, unless it is a title
    if not titled and words.runs_on(first) and words.is_capital(first - 1):
        return stop, _behind_capital(words, first, stop)
    return stop, _posterior(words, first, stop, titled)


def _behind_capital(words: Words, first: int, stop: int) -> float:
    """ "UBND tỉnh Thanh Hóa Vương Văn Việt", "VT Mã Thị Nhung": where a full name begins."""
    families, given = _bearers()
    if not 3 <= stop - first <= 4 or words.plain[first] not in families:
        return 0.0
    if words.plain[first - 1] in families and not words.is_acronym(first - 1):
        return 0.0
    known = sum(words.plain[at] in given for at in range(first + 1, stop))
    if words.plain[first + 1] in _SEX:
        return 0.75
    return 0.6 if words.plain[first] in _COMMON and known == stop - first - 1 else 0.0


def _run(words: Words, first: int) -> int:
    stop = first + 1
    while (
        stop < len(words)
        and stop - first < _LONGEST_RUN
        and words.before[stop] == BLANK
        and words.is_capital(stop)
        and (words.shown[stop].isalpha())
    ):
        stop += 1
    return stop


def _second_of_line(words: Words, first: int, stop: int) -> int:
    """Where a second name begins in a line of two, as below two signatures; ``first`` if none does.

    Both names have three or four words, or two.
    """
    families, _ = _bearers()
    if words.plain[first] not in families or not _begins_line(words, first):
        return first
    for second in (first + 3, first + 4, first + 2):
        if second + 2 <= stop <= second + 4 and words.plain[second] in _COMMON | families:
            return second if _alone(words, first, stop) and stop - first >= 5 else first
    return first


def _begins_line(words: Words, first: int) -> bool:
    start = words.starts[first]
    return words.text[max(0, start - _INDENT) : start].rstrip(" \t")[-1:] in ("", "\n", "\f")


def _posterior(words: Words, first: int, stop: int, titled: bool) -> float:
    families, given = _bearers()
    length = stop - first
    family = words.plain[first] in families
    inner = sum(words.plain[at] in given for at in range(first + 1, stop))
    if titled:
        if length == 1:
            word = words.shown[first]
            return 0.55 if len(word) > 2 and _foreign(word) else 0.0
        if family:
            return 0.96
        return 0.85 if _foreign(words.shown[first]) or _foreign(words.shown[stop - 1]) else 0.5
    if words.phrase(first, stop) == "hồ chí minh" and words.runs_on(first):
        return 0.9 if words.plain[first - 1] in OF_THE_MAN else 0.0
    sexed = length >= 3 and words.plain[first + 1] in _SEX
    if not (family or sexed) or not 2 <= length <= 4 or place_at(words, first) is not None:
        return 0.0
    if sexed:
        return 0.9 if family else 0.7
    if length == 2:
        return 0.55 if inner and _alone(words, first, stop) else 0.0
    if words.plain[first + 1] in MAIDEN and inner == length - 1:
        return 0.9
    if _alone(words, first, stop):
        return 0.93 if inner == length - 1 else 0.75
    if inner == length - 1:
        return 0.8
    return 0.65 if inner and words.plain[first] in _COMMON else 0.3


def _is_titled(words: Words, first: int) -> bool:
    if first == 0 or words.before[first] not in (BLANK, STOP, "x"):
        return False
    if words.before[first] == "x" and words.text[words.ends[first - 1]] != ":":
        return False
    return any(
        words.phrase(start, first) in _TITLES
        for start in range(max(0, first - _LONGEST_TITLE), first)
    )


def _foreign(word: str) -> bool:
    from soat_core.syllable import is_syllable
    from soat_core.text import strip_marks

    return not is_syllable(strip_marks(word).lower()) or (len(word) > 1 and word.isupper())


def _alone(words: Words, first: int, stop: int) -> bool:
    """Whether the name has a line of its own, as below a signature."""
    begin, end = words.span(first, stop)
    before = words.text[max(0, begin - _INDENT) : begin].rstrip(" \t")
    after = words.text[end : end + _INDENT].lstrip(" \t")
    return before[-1:] in ("", "\n", "\f") and after[:1] in ("", "\n", "\f")
