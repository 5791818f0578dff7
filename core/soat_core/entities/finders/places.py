"""Places: with what they are ("tỉnh Cao Bằng", "Quận 1") or bare ("Cao Bằng", "Hàn Quốc").

Ends: the kind of place is part of it.  ``code`` is given where only one place of that name existed
at the report's date.
"""

from __future__ import annotations

import re

from soat_core.annotation import Values
from soat_core.engine.places import Place
from soat_core.entities.finders.bare_places import bare_place
from soat_core.entities.finders.knowledge import Knowledge
from soat_core.entities.finders.lists import Names, places
from soat_core.entities.finders.located import Located
from soat_core.entities.finders.named import FEATURES, LEVELS
from soat_core.entities.finders.words import BLANK, COMMA, DASH, STOP, Words
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention, as_values

_LEVELS = Names((name, name) for name in LEVELS)
_FEATURES = Names((name, name) for name in FEATURES)
_SMALL_FIRST = frozenset(
    name.split()[0].lower() for name in (*LEVELS, *FEATURES, "châu", "miền", "thủ")
)
"""Small words that a place may begin with; most words of a text are none."""
_WRITTEN_OUT = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "p": "phường", "h": "huyện"}
_ROADS = frozenset(("quốc lộ", "tỉnh lộ", "đường tỉnh"))
_NUMBERED = _ROADS | frozenset(
    ("quận", "phường", "khu phố", "tổ dân phố", "khóm", "thôn", "xóm", "ấp", "khu", "bản")
)
_SHORT_NAMED = frozenset(("sông", "suối", "hồ", "núi", "đèo", "đảo", "cầu", "thôn", "làng"))
"""Often with a name of one syllable: "sông Lô"."""
NATIONAL_NAME = re.compile(
    r"CỘNG\s+HÒA\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
)
"""What stands at the head of papers, in capitals: no country and no body is mentioned there."""
_LONGEST = 4
_NO_FEATURE_AFTER = frozenset(("yêu", "nhu", "toàn", "thỉnh", "sát", "tàu", "vùng", "bãi", "hải"))
"""They make another word of "cầu", "biển", "đảo"."""
_SEVERAL = frozenset(("các", "những", "hai", "ba", "bốn", "mấy", "nhiều"))
"""Before "tỉnh" they make it no part of the one name that follows."""
_OF_PEOPLE = frozenset(("văn", "thị"))
_DAYS = frozenset(("thứ", "chủ", "hôm", "sáng", "chiều", "tối"))
"""What may stand before a date and is no place."""
_NOT_NAMES = frozenset(("hội", "ủy", "phố", "thành", "viên", "nghĩa", "trưởng", "đội"))


def find_places(words: Words, knowledge: Knowledge) -> list[Mention]:
    """The places of a passage, in order; they do not overlap."""
    found: list[Mention] = []
    index = 0
    while index < len(words):
        begins = words.is_name(index) or words.plain[index] in _SMALL_FIRST
        if begins and (behind := national_name_stop(words, index)) > index:
            index = behind
            continue
        located = place_at(words, index) if begins else None
        if located is None:
            index += 1
            continue
        values = code_of(located.known, knowledge.date)
        span = words.span(index, located.stop)
        found.append(Mention(*span, EntityKind.PLACE, values, located.posterior))
        index = located.stop
    return found


def national_name_stop(words: Words, first: int) -> int:
    """The index behind "CỘNG HÒA XÃ HỘI ..." at the head of a paper; ``first`` if it is none."""
    if words.shown[first] not in ("CỘNG", "ĐẢNG"):
        return first
    match = NATIONAL_NAME.match(words.text, words.starts[first])
    stop = first
    while match and stop < len(words) and words.starts[stop] < match.end():
        stop += 1
    return stop


def place_at(words: Words, first: int) -> Located | None:
    """The place that begins at word ``first``: with its kind before it, or bare."""
    found = _of_kind(words, first) or bare_place(words, first)
    if found is not None and found.posterior > 0.7:
        return found
    return _dateline(words, first) or found


def code_of(known: tuple[Place, ...], date: str) -> Values:
    """The code, where the name means one place only: provinces before districts and communes."""
    at_date = [place for place in known if not date or place.valid_at(date)] or list(known)
    highest = min((place.level for place in at_date), default=0)
    codes = {place.code for place in at_date if place.level == highest}
    return as_values([("code", codes.pop())]) if len(codes) == 1 else ()


def level_stop(words: Words, first: int) -> int:
    """The index behind "tỉnh", "thành phố", "TP." ... at ``first``; ``first`` if there is none."""
    return _LEVELS.stop(words, first)


def name_after(words: Words, first: int, start: int) -> Located | None:
    """The name at ``start`` of what the words from ``first`` on say is a "tỉnh", "huyện" ..."""
    if start >= len(words) or words.before[start] not in (BLANK, STOP):
        return None
    kind = words.phrase(first, start)
    if words.before[start] == STOP and kind not in _WRITTEN_OUT:
        return None
    kind = _WRITTEN_OUT.get(kind, kind)
    if words.shown[start].isdecimal():
        return _number(words, start, kind)
    if not words.is_capital(start) or words.is_acronym(start):
        return None
    stop, known = _registered(words, start, kind)
    if not known:
        # "thị xã Phan Rang - Tháp Chàm": by now of another kind
        joined = places().stop(words, start)
        if DASH in words.before[start + 1 : joined] and not words.headed[start]:
            stop, known = joined, places().get(words.phrase(start, joined)) or ()
    if known and not (words.runs_on(stop) and words.is_capital(stop) and not words.headed[start]):
        return Located(stop, 0.97, known)
    if words.headed[start]:
        return None
    run = name_run(words, start)
    if not known and run - start >= 3 and words.plain[start + 1] in _OF_PEOPLE:
        return None  # "UBND huyện Vương Văn Việt"
    if stop > start and run <= stop:
        return Located(stop, 0.97, known)
    if run - start > 1:
        return Located(run, 0.8)
    return None if _LEVELS.stop(words, start) > start else Located(run, 0.6)


# Within


def _of_kind(words: Words, first: int) -> Located | None:
    start = _LEVELS.stop(words, first)
    if start > first and not _among_several(words, first):
        found = name_after(words, first, start)
        if found is not None:
            return found
    start = _FEATURES.stop(words, first)
    if start == first or start >= len(words) or words.before[start] != BLANK:
        return None
    if words.headed[first] or _in_another_word(words, first) or _of_a_person(words, first):
        return None
    if words.shown[start].isdecimal():
        return _number(words, start, words.phrase(first, start))
    if not words.is_capital(start) or words.is_acronym(start):
        return None
    stop = name_run(words, start)
    if words.plain[start] in _NOT_NAMES:
        return None
    if stop - start > 1:
        return Located(stop, 0.85)
    return Located(stop, 0.7) if words.phrase(first, start) in _SHORT_NAMED else None


def _among_several(words: Words, first: int) -> bool:
    """ "các huyện Hạ Lang, Quảng Hòa", "2 huyện Lệ Thủy và Quảng Ninh": of no one name a part."""
    if not words.runs_on(first):
        return False
    before = words.shown[first - 1]
    return before.lower() in _SEVERAL or (before.isdecimal() and int(before) > 1)


def _of_a_person(words: Words, first: int) -> bool:
    """ "Bùi Minh Châu Hà": with a capital, behind a capital, it is no kind of place."""
    return words.is_capital(first) and words.runs_on(first) and words.is_capital(first - 1)


def _in_another_word(words: Words, first: int) -> bool:
    """ "yêu cầu Tòa án": no bridge."""
    return words.runs_on(first) and words.plain[first - 1] in _NO_FEATURE_AFTER


def _number(words: Words, start: int, kind: str) -> Located | None:
    if kind not in _NUMBERED or len(words.shown[start]) > (3 if kind in _ROADS else 2):
        return None
    return Located(start + 1, 0.85)


def _registered(words: Words, start: int, kind: str) -> tuple[int, tuple[Place, ...]]:
    """The longest registered name of that kind at ``start``, and the places that bear it."""
    for stop in range(min(start + 7, len(words)), start, -1):
        if any(words.before[at] not in (BLANK, DASH) for at in range(start + 1, stop)):
            continue
        known = places().get(f"{kind} {words.phrase(start, stop)}")
        if known:
            return stop, known
    return start, ()


def name_run(words: Words, start: int) -> int:
    """The index behind the words with capitals from ``start`` on, four at most."""
    stop = start + 1
    while (
        stop < len(words)
        and stop - start < _LONGEST
        and words.before[stop] == BLANK
        and words.is_capital(stop)
        and not words.is_acronym(stop)
        and words.plain[stop] not in _NOT_NAMES
    ):
        stop += 1
    return stop


def _dateline(words: Words, first: int) -> Located | None:
    """A name of which nothing is known, before the date: "Phú Lương, ngày 09 tháng 12 năm 2023"."""
    if not words.is_capital(first) or words.is_acronym(first) or words.plain[first] in _DAYS:
        return None
    if words.before[first] == BLANK and not (words.is_acronym(first - 1) or _breaks(words, first)):
        return None
    stop = name_run(words, first)
    if stop + 2 >= len(words) or words.before[stop] != COMMA or words.plain[stop] != "ngày":
        return None
    dated = words.shown[stop + 1].isdecimal() and words.plain[stop + 2] == "tháng"
    return Located(stop, 0.9) if dated and stop - first > 1 else None


def _breaks(words: Words, first: int) -> bool:
    return first > 0 and "\n" in words.text[words.ends[first - 1] : words.starts[first]]
