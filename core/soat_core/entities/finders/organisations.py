"""Agencies, companies, schools and other bodies.

Ends: the whole name with the place that is part of it ("Sở Thông tin và Truyền thông tỉnh Cao
Bằng"); the place is no mention of its own there.  A body that has no name ("Trường", "Đảng", "Nhà
nước") is none; "UBND thành phố" is one.
"""

from __future__ import annotations

from soat_core.entities.finders.agencies import (
    AGENCY_HEADS,
    FIELD_NAMES,
    SOLE_NAMES,
    Part,
    agencies,
    is_head,
)
from soat_core.entities.finders.agency_places import (
    is_of_place_at,
    placed,
    with_branch,
    with_name_of_level,
    with_place,
)
from soat_core.entities.finders.agency_tails import small_words_first, tail
from soat_core.entities.finders.bodies import KNOWN_SHORT
from soat_core.entities.finders.coordination import coordinated
from soat_core.entities.finders.knowledge import ORGANISATION, Knowledge
from soat_core.entities.finders.lists import Names
from soat_core.entities.finders.named import (
    NOT_ALONE,
    PLACED_HEADS,
    SMALL_HEADS,
)
from soat_core.entities.finders.places import level_stop, national_name_stop, place_at
from soat_core.entities.finders.words import BLANK, COMMA, DASH, STOP, Words
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention

_WITHIN = Names(
    (name, name)
    for name in ("Đảng ủy", "Đảng bộ", "Chi bộ", "Công đoàn", "Chi nhánh", "Văn phòng đại diện")
)
_EVENTS = frozenset(("lễ", "hội", "đại", "cuộc", "giải", "thi", "bầu", "chương", "ngày", "tuần"))
"""What an organising committee is of that is no department of the Party."""
_COUNCILS = ("ủy ban nhân dân", "hội đồng nhân dân", "tòa án nhân dân", "viện kiểm sát nhân dân")
_TEMPORARY = Names(
    (name, name)
    for name in (
        *("Đoàn Thanh tra", "Đoàn Kiểm tra", "Đoàn Giám sát", "Đoàn Công tác", "Đoàn Khảo sát"),
        *("Hội đồng Tư vấn", "Hội đồng Thẩm định", "Hội đồng Nghiệm thu", "Hội đồng Kỷ luật"),
        *("Hội đồng Tuyển dụng", "Hội đồng Thành viên", "Hội đồng Quản trị", "Hội đồng Xét"),
        *("Cơ quan Đại diện", "Ngân hàng Thương mại"),
        *("Ban Điều hành", "Ban Điều hành Đề án", "Ban Quản lý Quỹ", "Ban Quản lý Đề án"),
        *("Ban Chủ nhiệm", "Ban Quản lý Chương trình", "Ủy ban Quốc gia", "Hội đồng Quản lý Quỹ"),
        *("Ban Soạn thảo", "Ban Kiểm soát", "Ban Thư ký", "Ban Giám khảo", "Hội đồng Thi"),
    )
)
"""They are formed for one task, or in every firm: their task alone is no name."""
_SHORT = frozenset(name.lower() for name in KNOWN_SHORT)
_WHOLE = ("chính phủ", "quốc hội", "bộ chính trị")
_SMALL_FIRST = frozenset(tuple(name.split()[:2]) for name in (*SMALL_HEADS, *_WHOLE, *_COUNCILS))
"""What a name may begin with in small letters, one word or two; most words of a text are none."""
_NO_HEAD_AFTER = frozenset(("cơ", "trụ", "xứ", "môi", "tượng", "lâu", "vũ"))
_NO_SCHOOL_AFTER = frozenset(
    ("chiến", "thị", "hiện", "lập", "quảng", "nông", "lâm", "công", "phim", "hậu", "đấu", "ngoại")
)
_MERE_CENTRE = frozenset(("là", "thành", "các", "những", "khu"))
_STEPS_BACK = frozenset(("các", "những", "mọi", "từng", "một", "nhiều", "mỗi"))


def find_organisations(words: Words, knowledge: Knowledge) -> list[Mention]:
    """The organisations of a passage, in order; they do not overlap."""
    found: list[Mention] = []
    index = 0
    while index < len(words):
        begins = words.is_name(index) or _may_begin(words, index)
        part = organisation_at(words, index, knowledge) if begins else None
        if part is None and begins and (several := coordinated(words, index)):
            part = several[-1][1]
        if part is None:
            index += 1
            continue
        for first, one in coordinated(words, index) or [(index, part)]:
            found.append(_mention(words, first, one))
            index = one.stop
    return found


def _may_begin(words: Words, index: int) -> bool:
    plain = words.plain[index : index + 2]
    return plain[:1] in _SMALL_FIRST or plain in _SMALL_FIRST


def _mention(words: Words, first: int, part: Part) -> Mention:
    return Mention(*words.span(first, part.stop), EntityKind.ORGANISATION, (), part.posterior)


def organisation_at(words: Words, first: int, knowledge: Knowledge) -> Part | None:
    """The organisation whose name begins at word ``first``."""
    if _in_code(words, first) or national_name_stop(words, first) > first:
        return None
    part = _of_another(words, first, knowledge)
    if part is not None:
        return part
    for reading in (_standing, _listed, _sole, _headed):
        part = reading(words, first)
        if part is not None:
            return _provisional(words, with_branch(words, part))
    return _acronym(words, first, knowledge)


# Within: the beginning of a name


def _provisional(words: Words, part: Part) -> Part:
    """ "Tỉnh ủy lâm thời"."""
    stop = part.stop + 2
    named = words.plain[part.stop : stop] == ("lâm", "thời") and words.runs_on(part.stop)
    return Part(stop, part.posterior) if named else part


def _in_code(words: Words, first: int) -> bool:
    """``UBND`` of ``15/KH-UBND``."""
    if words.plain[first] == words.shown[first]:
        return False
    return words.char_before(first) in ("/", "-") and words.is_acronym(first)


def _of_another(words: Words, first: int, knowledge: Knowledge) -> Part | None:
    """A body that is called by another one: "Đảng ủy Công an Trung ương", "Chi nhánh Ngân hàng"."""
    if not words.is_capital(first) or words.headed[first]:
        return None
    stop = _WITHIN.stop(words, first)
    if stop == first or not words.runs_on(stop) or not words.is_capital(stop):
        return None
    whole = organisation_at(words, stop, knowledge)
    return Part(whole.stop, min(whole.posterior, 0.9)) if whole else None


def _standing(words: Words, first: int) -> Part | None:
    """ "TT. HĐND huyện": the standing committee, in short."""
    if words.shown[first] != "TT" or first + 1 >= len(words):
        return None
    if words.before[first + 1] not in (STOP, BLANK) or not is_of_place_at(words, first + 1):
        return None
    part = _sole(words, first + 1)
    return Part(part.stop, min(part.posterior, 0.88)) if part else None


def _listed(words: Words, first: int) -> Part | None:
    stop = agencies().stop(words, first)
    phrase = words.phrase(first, stop)
    if stop == first or not _written_as_name(words, first, stop):
        return None
    if FIELD_NAMES.stop(words, stop - 1) > stop:
        return None  # "Hội đồng Khoa học": the list has "Hội đồng Khoa"
    if phrase in _WHOLE:
        return _whole(words, first, stop)
    if phrase in NOT_ALONE or phrase == "ban chỉ đạo":
        return with_place(words, first, Part(stop, 0.9)) if placed(words, first, stop) else None
    if phrase == "ban tổ chức" and stop < len(words) and words.plain[stop] in _EVENTS:
        return Part(stop, 0.4)
    if words.headed[first]:
        return with_place(words, first, Part(stop, 0.9))
    further = tail(words, stop, phrase) if _may_go_on(phrase) else None
    part = Part(further.stop, 0.9) if further else Part(stop, _case_posterior(words, first, stop))
    return with_name_of_level(words, first, part)


def _case_posterior(words: Words, first: int, stop: int) -> float:
    """Less where only the first word has its capital: "Sở y tế"; "Ban tổ chức" is no agency."""
    listed = agencies().get(words.phrase(first, stop)) or ""
    inner = sum(word[0].isupper() for word in listed.split()[1:])
    if not inner or any(words.is_capital(at) for at in range(first + 1, stop)):
        return 0.97
    vague = words.plain[first] in ("ban", "hội", "đoàn", "thường")
    return 0.4 if vague and words.plain[first + 1] != "đồng" else 0.75


def _whole(words: Words, first: int, stop: int) -> Part | None:
    if first and words.plain[first - 1] in (*_STEPS_BACK, "phi"):
        return None
    if stop < len(words) and words.runs_on(stop) and words.plain[stop] in ("mới", "này", "các"):
        return Part(stop, 0.4)  # "thành lập Chính phủ mới", "Chính phủ các nước"
    return Part(stop, 0.97 if words.is_capital(first) else 0.75)


def _may_go_on(phrase: str) -> bool:
    """Whether more may follow the listed name: "Trung tâm Y tế dự phòng", "Ban Quản lý dự án"."""
    return phrase.startswith(("trung tâm", "ban quản lý", "ban chỉ đạo", "hội", "văn phòng đăng"))


def _sole(words: Words, first: int) -> Part | None:
    stop = SOLE_NAMES.stop(words, first)
    if stop == first or not words.is_capital(first):
        return None
    phrase = words.phrase(first, stop)
    if stop < len(words) and words.plain[stop] == "viên" and words.runs_on(stop):
        return None  # "Tỉnh ủy viên"
    if words.shown[first].isupper() and len(words.shown[first]) < 2:
        return None
    part = with_place(words, first, Part(stop, 0.9))
    if part.stop == stop and phrase in NOT_ALONE:
        return None
    if part.stop == stop and phrase in _SHORT and words.runs_on(stop) and words.is_capital(stop):
        place = place_at(words, stop)  # "Agribank Bảo Lạc"
        return Part(place.stop, 0.85) if place else part
    return part


def _headed(words: Words, first: int) -> Part | None:
    if words.headed[first]:
        return None
    stop = AGENCY_HEADS.stop(words, first)
    if stop == first:
        return None
    head = words.phrase(first, stop)
    capital = words.is_capital(first)
    if head == "thường trực" and _common_word(words, first):
        return None  # "Phó Chủ tịch Thường trực"
    if _is_place(words, first) or (stop - first == 1 and _behind_level(words, first)):
        return None  # "Đài Loan", "thị xã Trường Thi"
    if head == "ban chỉ đạo" and (board := _board(words, stop)) is not None:
        return board
    if not capital and (head not in SMALL_HEADS or _common_word(words, first)):
        return None
    name = small_words_first(words, stop, head) or tail(words, stop, head)
    if name is None:
        if capital and head in PLACED_HEADS and placed(words, first, stop):
            return with_place(words, first, Part(stop, 0.93))
        return None
    part = with_place(words, first, name)
    if part.stop == name.stop and _TEMPORARY.stop(words, first) == name.stop:
        return Part(part.stop, 0.45)
    if part.stop == name.stop and words.phrase(first, part.stop) in NOT_ALONE:
        return None
    if not capital:
        return Part(part.stop, part.posterior - 0.1)
    # "Khánh Hội Sport": a head of one syllable in the middle of capitals is rarely one
    inside = " " not in head and words.runs_on(first) and words.is_capital(first - 1)
    unlikely = inside and not _after_role(words, first)
    return Part(part.stop, part.posterior * 0.55) if unlikely else part


def _after_role(words: Words, first: int) -> bool:
    """ "Trưởng Ban", "Phó Trưởng Phòng"; "PGS Viện"."""
    return words.is_acronym(first - 1) or words.plain[first - 1] in ("trưởng", "phó", "chánh")


def _common_word(words: Words, first: int) -> bool:
    """ "cơ sở", "trụ sở"; "là trung tâm Chính trị"."""
    if not words.runs_on(first):
        return False
    before = words.plain[first - 1]
    if words.plain[first] == "thường":
        return before in ("tịch", "trưởng", "đốc", "thư", "nhiệm")
    if words.plain[first] == "trường" and before in _NO_SCHOOL_AFTER:
        return True
    return before in _NO_HEAD_AFTER or (words.plain[first] == "trung" and before in _MERE_CENTRE)


def _acronym(words: Words, first: int, knowledge: Knowledge) -> Part | None:
    if words.plain[first] in knowledge.acting and words.char_after(first) != "-":
        return Part(first + 1, 0.75)
    known = knowledge.acronyms.get(words.shown[first])
    if known != ORGANISATION:
        return None
    before = words.char_before(first)
    after = words.char_after(first)
    # where it is defined the full name stands before it; in numbers of documents it is no mention
    if before in ("/", "-", "(") or after in ("/", "-"):
        return Part(first + 1, 0.9) if before == "(" and after == ")" else None
    return Part(first + 1, 0.9)


def _written_as_name(words: Words, first: int, stop: int) -> bool:
    if words.headed[first] or words.is_capital(first):
        return True
    phrase = words.phrase(first, stop)
    if phrase in _WHOLE:
        return True
    if phrase.startswith(_COUNCILS):
        # "ủy ban nhân dân tỉnh Lai Châu": in small letters the place says that it is one
        return with_name_of_level(words, first, Part(stop, 0.9)).stop > stop
    # "phòng Giáo dục và Đào tạo"
    small = words.plain[first] in SMALL_HEADS and stop - first > 1
    return small and words.is_capital(first + 1)


def _is_place(words: Words, first: int) -> bool:
    """ "Đài Loan", "Hội An": a place whose name begins like one of an agency."""
    if not words.is_capital(first + 1) or FIELD_NAMES.stop(words, first + 1) > first + 1:
        return False
    place = place_at(words, first)
    if place is None or place.stop - first < 2:
        return False
    alone = not (words.runs_on(place.stop) and words.is_capital(place.stop))
    return place.posterior > 0.9 or (bool(place.known) and alone)


def _behind_level(words: Words, first: int) -> bool:
    before = range(max(0, first - 2), first)
    return words.runs_on(first) and any(level_stop(words, at) == first for at in before)


def _board(words: Words, start: int) -> Part | None:
    """ "Ban Chỉ đạo phòng, chống dịch bệnh tỉnh": what it is for, up to whose it is."""
    for stop in range(start, min(start + 12, len(words))):
        if words.before[stop] not in (BLANK, COMMA, DASH) or is_head(words, stop):
            return None
        if stop == start and words.before[stop] == COMMA:
            return None
        if level_stop(words, stop) > stop and words.before[stop] == BLANK and stop > start:
            part = with_place(words, start - 3, Part(stop, 0.75))
            return part if part.stop > stop else None
    return None
