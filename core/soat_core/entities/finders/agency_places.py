"""The place or the body above that an agency's name ends with."""

from __future__ import annotations

from soat_core.entities.finders.agencies import SOLE_NAMES, Part, is_head
from soat_core.entities.finders.lists import Names
from soat_core.entities.finders.named import PLACED_HEADS
from soat_core.entities.finders.places import level_stop, name_after, name_run, place_at
from soat_core.entities.finders.words import BLANK, COMMA, DASH, Words

_COUNCILS = Names((name, name) for name in ("Hội đồng nhân dân", "Ủy ban nhân dân"))
_OF_POLICE = frozenset(("cơ quan cảnh sát điều tra", "cơ quan an ninh điều tra"))
_POLICE = Names((name, name) for name in ("Công an", "Bộ Công an", "Bộ Quốc phòng"))
_LEVEL_WORDS = frozenset(("xã", "huyện", "tỉnh", "thôn", "phường", "trung", "cơ"))
_CENTRAL = frozenset(("bộ", "chính", "quốc", "tổng", "viện", "vụ", "tập", "công", "báo"))
"""What provinces, districts and communes do not have, by the first word."""
_VILLAGES = frozenset(("thôn", "xóm", "bản", "ấp", "buôn", "tổ", "khu", "khóm"))
_OF_VILLAGES = frozenset(("chi", "ban", "hội", "nhà", "trường", "trạm", "tổ", "câu"))
_OTHER_WORDS = frozenset(("hội", "ủy", "đoàn", "viên", "luận"))
"""They make another word of ``xã``, ``huyện``, ``đảng`` before them."""
_REGIONAL = frozenset(("chi", "tòa", "viện", "kho", "ban", "trung", "bảo", "hải", "thuế"))
"""Bodies that there are of a "khu vực", by the first word."""
_BELOW = frozenset(("ban", "văn", "thường", "ủy", "đảng", "lãnh", "hội"))
_OF_PLACES = (
    frozenset(
        (
            "xứ ủy",
            "khu ủy",
            "tỉnh ủy",
            "thành ủy",
            "huyện ủy",
            "quận ủy",
            "thị ủy",
            "đảng ủy",
            "ubnd",
            "hđnd",
        )
    )
    | {"tỉnh đoàn", "thành đoàn", "huyện đoàn", "hđnd và ubnd"}
    | {
        "hội đồng nhân dân",
        "ủy ban nhân dân",
    }
)


def placed(words: Words, first: int, stop: int) -> bool:
    return with_place(words, first, Part(stop, 1.0)).stop > stop


def is_of_place(words: Words, first: int, stop: int) -> bool:
    """Whether it is a body of a place by its name: "Tỉnh ủy", "UBND"."""
    return words.phrase(first, stop) in _OF_PLACES


def is_of_place_at(words: Words, first: int) -> bool:
    """Whether such a body begins there."""
    stop = max(SOLE_NAMES.stop(words, first), _COUNCILS.stop(words, first))
    return stop > first and is_of_place(words, first, stop)


def with_branch(words: Words, part: Part) -> Part:
    """With the branch behind a dash: "Văn phòng Đăng ký đất đai tỉnh - Chi nhánh Thạch Lâm"."""
    stop = part.stop
    if stop + 2 >= len(words) or words.before[stop] != DASH:
        return part
    if words.phrase(stop, stop + 2) != "chi nhánh" or not words.is_capital(stop):
        return part
    branch = _branch(words, stop + 2, part)
    level = level_stop(words, stop + 2)
    if branch.stop == stop:
        return Part(level, part.posterior) if level > stop + 2 else part
    return branch


def with_place(words: Words, first: int, part: Part) -> Part:
    stop = part.stop
    if stop >= len(words) or words.before[stop] != BLANK:
        return part
    if words.headed[stop] and words.phrase(stop, min(stop + 3, len(words))) == "cộng hòa xã":
        return part  # the national name, read into the line of the issuing agency
    if words.plain[stop] == "cấp" and stop + 1 < len(words):
        return Part(stop + 2, part.posterior) if words.plain[stop + 1] in _LEVEL_WORDS else part
    beyond = words.phrase(stop, min(stop + 2, len(words)))
    if beyond == "chi nhánh" or (beyond == "khu vực" and words.plain[first] in _REGIONAL):
        return _branch(words, stop + 2, part)
    above = _above(words, first, part)
    if above is not None:
        return above
    level = level_stop(words, stop)
    if level > stop:
        name = name_after(words, stop, level)
        if name is not None:
            return Part(name.stop, min(part.posterior + 0.01, name.posterior, 0.98))
        return _unnamed_level(words, first, part, level)
    village = words.plain[stop] in _VILLAGES and words.plain[first] in _OF_VILLAGES
    if not words.is_capital(stop) and words.plain[stop] != "miền" and not village:
        return part
    place = place_at(words, stop)
    if place is not None and place.posterior >= 0.6:
        return Part(place.stop, part.posterior)
    if words.phrase(first, stop) in _OF_PLACES and not words.headed[stop]:
        run = name_run(words, stop)
        if run - stop > 1 and not is_head(words, stop):
            return Part(run, min(part.posterior, 0.85))
    return part


def with_name_of_level(words: Words, first: int, part: Part) -> Part:
    """The place behind a listed "Tòa án nhân dân huyện", whose "huyện" belongs to the place."""
    for back in (1, 2):
        level = part.stop - back
        if (
            level > first
            and level_stop(words, level) == part.stop
            and not _cooperative(words, level)
        ):
            named = name_after(words, level, part.stop)
            if named is not None:
                return Part(named.stop, min(part.posterior, named.posterior))
            if _several_levels(words, part.stop):
                return Part(level, part.posterior)
    return with_place(words, first, part)


def _cooperative(words: Words, level: int) -> bool:
    """ "hợp tác xã" is no commune."""
    return words.plain[level - 1] == "tác"


def _branch(words: Words, start: int, part: Part) -> Part:
    """What follows "chi nhánh" and "khu vực": a place, several joined by dashes, a number."""
    if start >= len(words) or not words.runs_on(start):
        return part
    if words.shown[start] in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"):
        return Part(start + 1, part.posterior)
    place = place_at(words, start)
    while place is not None:
        part = Part(place.stop, part.posterior)
        joined = place.stop < len(words) and words.before[place.stop] == DASH
        place = place_at(words, place.stop) if joined else None
    return part


def _above(words: Words, first: int, part: Part) -> Part | None:
    """The body that it belongs to, named right behind: "Ban Tuyên giáo Thành ủy Cao Bằng"."""
    if words.phrase(first, part.stop) in _OF_POLICE:
        stop = _POLICE.stop(words, part.stop)
        return (
            with_place(words, part.stop, Part(stop, part.posterior)) if stop > part.stop else None
        )
    stop = max(SOLE_NAMES.stop(words, part.stop), _COUNCILS.stop(words, part.stop))
    if stop == part.stop or words.plain[first] not in _BELOW or not words.is_capital(part.stop):
        return None
    if words.phrase(part.stop, stop) not in _OF_PLACES or words.plain[stop - 1] == "đoàn":
        return None
    return with_place(words, part.stop, Part(stop, min(part.posterior, 0.93)))


def _unnamed_level(words: Words, first: int, part: Part, level: int) -> Part:
    """ "UBND thành phố": the one meant here; not "UBND phường, xã", which are many."""
    local = words.phrase(first, part.stop) in PLACED_HEADS or words.plain[first] not in _CENTRAL
    if not local:
        return part
    if _several_levels(words, level) or _is_another_word(words, level):
        return part
    if words.headed[first] and words.phrase(part.stop, level) == "tp":
        return part
    return Part(level, part.posterior)


def _is_another_word(words: Words, at: int) -> bool:
    """What makes "xã" or "huyện" before it another word: "xã hội", "huyện ủy"."""
    return words.runs_on(at) and words.plain[at] in _OTHER_WORDS


def _several_levels(words: Words, at: int) -> bool:
    """ "UBND xã, phường": many, of which none is named."""
    return (
        at < len(words) and words.before[at] in (BLANK, COMMA, DASH) and level_stop(words, at) > at
    )
