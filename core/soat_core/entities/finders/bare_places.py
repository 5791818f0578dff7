"""Places without what they are: "Cao Bằng", "Hàn Quốc".  Everything speaks against them that makes
of their words a person, a body, or another word."""

from __future__ import annotations

from soat_core.engine.places import Place
from soat_core.entities.finders.lists import Names, is_compound, places
from soat_core.entities.finders.located import Located
from soat_core.entities.finders.named import COUNTRIES, LEVELS, REGIONS, SHORT_COUNTRIES
from soat_core.entities.finders.words import BLANK, COMMA, Words
from soat_core.entities.numbers import SCALES

_WORLD = Names((name, name) for name in (*COUNTRIES, *REGIONS))
_SMALL_PARTS = ("châu", "miền", "đồng", "thủ")
"""What the names of regions may begin with in small letters."""
_NEAR = frozenset(("tại", "ở", "về", "từ", "đến", "nước", "người", "của", "với", "như", "là", "và"))
_LEVEL_WORDS = frozenset(name.split()[-1].lower() for name in LEVELS)
OF_THE_MAN = frozenset(("tưởng", "đức", "cách", "tên", "bác", "gương", "chúc"))
"""Before "Hồ Chí Minh" they speak of the man."""


def bare_place(words: Words, first: int) -> Located | None:
    """The place whose name alone begins at word ``first``."""
    if words.is_capital(first) or words.plain[first] in _SMALL_PARTS:
        stop = _WORLD.stop(words, first)
        if stop > first and not _of_longer(words, first, stop) and _capitals(words, first, stop):
            return Located(stop, _world_posterior(words, first, stop))
    if not words.is_capital(first) or words.shown[first].isdecimal():
        return None
    if _is_the_man(words, first):
        return None
    stop = places().stop(words, first)
    known = places().get(words.phrase(first, stop)) if stop > first else None
    if not known or not _capitals(words, first, stop) or _goes_on(words, first, stop):
        return None
    posterior = _bare_posterior(words, first, stop, known)
    return Located(stop, posterior, known) if posterior else None


def _of_longer(words: Words, first: int, stop: int) -> bool:
    """ "Mỹ Tho": the country is only the beginning of a name."""
    return words.is_capital(stop) and places().stop(words, first) > stop


def _is_the_man(words: Words, first: int) -> bool:
    """ "tư tưởng Hồ Chí Minh": the man, not the city."""
    named = words.phrase(first, min(first + 3, len(words))) == "hồ chí minh"
    return named and words.runs_on(first) and words.plain[first - 1] in OF_THE_MAN


def _capitals(words: Words, first: int, stop: int) -> bool:
    """Whether the name is written as names are: one capital at least, in each of two words."""
    if words.headed[first]:
        return stop - first > 1
    if words.plain[first] in _SMALL_PARTS:
        return words.is_capital(stop - 1)
    if stop - first > 2:
        return words.is_capital(first)
    return all(words.is_capital(at) for at in range(first, stop)) or (
        words.phrase(first, stop) == "tây nguyên"
    )


def _goes_on(words: Words, first: int, stop: int) -> bool:
    """Whether the name is only a piece of a longer one."""
    if words.headed[first]:
        return False
    after = words.runs_on(stop) and words.is_capital(stop) and not words.is_acronym(stop)
    before = (
        first > 0
        and words.before[first] == BLANK
        and words.is_capital(first - 1)
        and words.plain[first - 1] not in _NEAR
        and not words.is_acronym(first - 1)
    )
    return after or before


def _world_posterior(words: Words, first: int, stop: int) -> float:
    if words.phrase(first, stop) not in SHORT_COUNTRIES:
        if _of_money(words, first):
            return 0.2
        return 0.85 if _among_capitals(words, first, stop) else 0.96
    if words.runs_on(stop) and _other_word(words.plain[first], words.plain[stop]):
        return 0.2  # "Pháp nhân", "Mỹ thuật"
    if words.runs_on(stop) and words.is_capital(stop):
        return 0.2
    before = words.plain[first - 1] if first else ""
    if words.plain[first] == "ý" and words.runs_on(stop):
        return 0.9 if before in ("nước", "người") else 0.2
    listed = words.before[first] == COMMA or (
        stop < len(words) and words.before[stop] == COMMA and before in _NEAR
    )
    bracketed = words.char_before(first) == "("
    if words.phrase(first, stop) in ("mỹ", "pháp", "đức", "nga", "lào", "úc") and first:
        return 0.9 if not (words.runs_on(first) and words.is_capital(first - 1)) else 0.45
    return 0.9 if listed or bracketed or before in ("nước", "người", "ở", "tại") else 0.3


def _among_capitals(words: Words, first: int, stop: int) -> bool:
    """ "Việt Nam Thanh niên", "Hội Văn nghệ Việt Nam": a name that is not known may have it."""
    after = words.runs_on(stop) and words.is_capital(stop) and not words.is_acronym(stop)
    before = words.runs_on(first) and words.is_capital(first - 1) and first > 1
    return after or (before and not words.is_acronym(first - 1))


def _of_money(words: Words, first: int) -> bool:
    """ "15 tỷ đồng Việt Nam": part of the sum."""
    if first < 2 or words.plain[first - 1] != "đồng" or not words.runs_on(first):
        return False
    return words.shown[first - 2][0].isdecimal() or words.plain[first - 2] in SCALES


def _other_word(first: str, second: str) -> bool:
    legal = first == "pháp" and second in ("nhân", "lý", "chế", "lệnh", "y", "quyền", "danh")
    return legal or is_compound(first, second)


def _bare_posterior(words: Words, first: int, stop: int, known: tuple[Place, ...]) -> float:
    level = min(place.level for place in known)
    if stop - first == 1:
        # "Huế" is one province, but single words like "Bình" are anything
        return 0.85 if level == 1 else 0.0
    if level == 1:
        return 0.95
    near = words.plain[first - 1] in _NEAR if words.runs_on(first) else False
    listed = words.before[first] == COMMA or _begins_list(words, first)
    return (0.85 if near or listed else 0.7) if level == 2 else (0.65 if near or listed else 0.4)


def _begins_list(words: Words, first: int) -> bool:
    """ "9 xã: Định Công, Đại Kim"; "các huyện Hạ Lang"."""
    if not first or words.text[words.ends[first - 1] : words.starts[first]].strip() not in (
        "",
        ":",
    ):
        return False
    return words.plain[first - 1] in _LEVEL_WORDS
