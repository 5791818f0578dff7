"""What follows the head of an agency's name: "Thông tin và Truyền thông" of a "Sở"."""

from __future__ import annotations

from soat_core.entities.finders.agencies import AGENCY_HEADS, FIELD_NAMES, Part, is_head
from soat_core.entities.finders.lists import Names, is_compound
from soat_core.entities.finders.named import LEGAL_FORMS, ROLES, STUDIES
from soat_core.entities.finders.objects import BEGINS, ENDS, OPEN_FIELDS
from soat_core.entities.finders.places import level_stop, place_at
from soat_core.entities.finders.words import BLANK, COMMA, DASH, Words

_FIRMS = (
    "htx",
    "dntn",
    "công ty",
    "tổng công ty",
    "tập đoàn",
    "ngân hàng",
    "doanh nghiệp tư nhân",
    "hợp tác xã",
)
_SCHOOLS = ("đại học", "trường đại học", "học viện", "trường cao đẳng")
_NUMBERED = ("quân khu", "sư đoàn", "trung đoàn", "đoàn", "binh đoàn", "lữ đoàn", "ban chỉ đạo")
_LONGEST = 14
_LONGEST_OBJECT = 9
_PEOPLE = Names((role, role) for role in (*ROLES, "Thủ trưởng", "Trưởng", "Phó"))
_PLAIN_HEADS = frozenset(("trường", "khoa", "phòng", "sở", "bộ", "cục", "vụ", "viện", "ban"))
"""No name of another body follows them."""
_VERBS = frozenset(
    ("tổ chức", "quản lý", "kiểm tra", "kế hoạch", "đào tạo", "phát triển", "công tác")
) | frozenset(("xây dựng", "thống kê", "nghiên cứu", "thẩm định", "phân tích", "tổng hợp"))
_VERBS |= frozenset(("khen thưởng", "thi đua", "phục vụ", "giám định", "kiểm nghiệm", "kiểm sát"))
_VERBS |= frozenset(("cấp nước", "thoát nước", "chuyển đổi số", "truyền máu", "đối ngoại"))
_VERBS |= OPEN_FIELDS
"""Small words that rather begin the rest of the sentence."""


def small_words_first(words: Words, start: int, head: str) -> Part | None:
    """ "cổ phần công nghệ" before the name of a firm: small words up to a capital."""
    if head not in _FIRMS and head not in _SCHOOLS:
        return None
    small = LEGAL_FORMS if head in _FIRMS else STUDIES
    stop = start
    while stop < len(words) and stop - start < _LONGEST and words.before[stop] == BLANK:
        if words.is_name(stop) and (words.plain[stop] not in small or not words.is_capital(stop)):
            name = tail(words, stop, "công ty")
            return Part(name.stop, 0.88) if name else None
        if words.plain[stop] not in small:
            return None
        stop += 1
    return None


def tail(words: Words, start: int, head: str) -> Part | None:
    """The name behind its head: fields of work, capitals, acronyms, joined by và, - and commas."""
    stop, sure = start, 0.0
    while stop < len(words) and stop - start < _LONGEST:
        step = _step(words, stop, stop == start, head) or _object(words, start, stop)
        if step is None:
            break
        # one field that is listed, or an acronym, is better evidence than a capital
        sure = max(sure, step.posterior) if stop > start else step.posterior
        stop = step.stop
    return Part(stop, sure) if stop > start else None


def _object(words: Words, start: int, at: int) -> Part | None:
    """The small words behind a verb: "Cục Quản lý dự trữ ngoại hối", up to what ends them."""
    against = words.plain[at] == "chống" and at > start and words.shown[at - 1] == "Phòng"
    if not against and (words.before[at] != BLANK or words.phrase(start, at) not in OPEN_FIELDS):
        return None
    stop = at + against
    while stop < len(words) and stop - at < _LONGEST_OBJECT and words.before[stop] == BLANK:
        pair = words.phrase(stop, min(stop + 2, len(words)))
        if words.is_name(stop) or words.plain[stop] in ENDS or pair in BEGINS:
            break
        if level_stop(words, stop) > stop or words.shown[stop].isdecimal():
            break
        stop += 1
    placed = stop < len(words) and words.runs_on(stop) and level_stop(words, stop) > stop
    enough = stop - at > 1 or (stop > at and placed)
    return Part(stop, 0.82) if enough and stop - at < _LONGEST_OBJECT else None


def _step(words: Words, at: int, begins: bool, head: str) -> Part | None:
    parting = words.before[at]
    if parting == BLANK:
        if words.plain[at] == "và" and not begins:
            return _joined_field(words, at + 1)
        return _field(words, at, begins, head)
    if parting == DASH and not begins:
        return _after_dash(words, at, head)
    if parting == COMMA and not begins:
        return _after_comma(words, at)
    return None


def _field(words: Words, at: int, begins: bool, head: str) -> Part | None:
    listed = FIELD_NAMES.stop(words, at)
    if words.is_capital(at):
        if (not begins or head in _PLAIN_HEADS) and is_head(words, at):
            return None
        if listed > at:
            return Part(_science(words, listed), 0.86)
        if words.is_acronym(at):
            return Part(at + 1, 0.93)
        if words.runs_on(at + 1) and _completes(words, at):
            return Part(_science(words, at + 2), 0.9)
        return Part(at + 1, 0.85)
    if begins and head in _NUMBERED and words.shown[at].isdecimal():
        return Part(at + 1, 0.85)
    if words.is_name(at):
        return Part(at + 1, 0.8)
    # "Trung tâm Y tế dự phòng"; the first word behind a head has a capital
    if begins or listed - at < 2 or words.phrase(at, listed) in _VERBS:
        return None
    return Part(listed, 0.85)


def _science(words: Words, stop: int) -> int:
    """ "Viện Ngôn ngữ học": the word is part of the field."""
    return stop + 1 if words.runs_on(stop) and words.shown[stop] == "học" else stop


def _completes(words: Words, at: int) -> bool:
    """Whether the small word behind ``at`` makes one word with it: "Lâm nghiệp"."""
    after = words.plain[at + 1]
    return words.shown[at + 1] == after and is_compound(words.plain[at], after)


def _joined_field(words: Words, at: int) -> Part | None:
    """What follows "và": only a field of work goes on with the name."""
    if not words.runs_on(at) or is_head(words, at):
        return None
    if words.is_acronym(at) and AGENCY_HEADS.stop(words, at) > at:
        return None  # "và HTX nông nghiệp Lam Sơn"
    if _PEOPLE.stop(words, at) > at:
        return None  # "và Thủ trưởng các đơn vị"
    listed = FIELD_NAMES.stop(words, at)
    if listed > at and (words.is_capital(at) or listed - at > 1):
        return Part(listed, 0.86)
    if words.is_acronym(at):
        return Part(at + 1, 0.9)
    if words.is_capital(at) and words.runs_on(at + 1) and _completes(words, at):
        return Part(at + 2, 0.85)
    if words.is_capital(at) and place_at(words, at) is None:
        return Part(at + 1, 0.75)
    return None


def _after_dash(words: Words, at: int, head: str) -> Part | None:
    listed = FIELD_NAMES.stop(words, at)
    if listed > at and (words.is_capital(at) or head == "phòng"):
        return Part(listed, 0.93)
    if words.starts[at] - words.ends[at - 1] == 1 and words.is_capital(at):
        return Part(at + 1, 0.9)  # "Suez-Lyonnaise"
    stop = AGENCY_HEADS.stop(words, at)
    if head in ("đại học", "trường đại học") and words.phrase(at, stop) == "đại học":
        return Part(stop, 0.9)
    if stop > at or not words.is_capital(at):
        return None
    if words.runs_on(at + 1) and _completes(words, at):
        return Part(at + 2, 0.88)  # "Phòng Quản trị - Phục vụ"
    short = words.is_acronym(at) and (words.is_acronym(at - 1) or head in _FIRMS)
    return Part(at + 1, 0.8) if short else None


def _after_comma(words: Words, at: int) -> Part | None:
    """A comma goes on with the name where "và" closes the list: "Văn hóa, Thể thao và Du lịch"."""
    stop = FIELD_NAMES.stop(words, at)
    if stop == at or stop >= len(words) or is_head(words, at) or not words.is_capital(at):
        return None
    closes = words.runs_on(stop) and words.plain[stop] == "và" and stop + 1 < len(words)
    if closes and words.is_capital(stop + 1) and not is_head(words, stop + 1):
        return Part(stop, 0.93)
    return None
