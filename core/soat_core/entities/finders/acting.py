"""Names that nothing introduces, told by what they do: "Geruco đã trồng", "Geruco là một đơn vị".

A word that is no Vietnamese syllable and is written with a capital may be a firm, a person, a place
or a product.  Only one that acts as bodies do, at least twice, and never as people do, is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from soat_core.entities.passages import GAP
from soat_core.syllable import is_syllable
from soat_core.text import strip_marks

_NAME = r"(?<![\w/.&\-])(?P<name>[A-ZĐ][A-Za-zĐđ]{2,19})(?![\w/&\-]|\.\w)"
_IS_A = (
    r"là|là một|là những|là hai",
    r"đơn vị|doanh nghiệp|công ty|tập đoàn|tổng công ty|tổ chức|ngân hàng|hiệp hội|cơ quan|quỹ",
)
_ACTS = (
    r"tài trợ|ký kết|ký hợp đồng|cam kết|triển khai|đầu tư|mua lại|thu mua|tiếp nhận|quản lý"
    r"|thành lập|phối hợp|hỗ trợ|cung cấp|tuyển dụng|thi công|sản xuất|xuất khẩu|nhập khẩu|bán"
    r"|giải ngân|cho vay|chuyển|nộp|báo cáo|đề nghị|cấp|có kế hoạch|có trách nhiệm|giữ công suất"
)
_WILL = r"đã|đang|sẽ|cũng|vẫn|tiếp tục|không thể|có thể|phải|cần|chỉ"
_CONTEXT = re.compile(
    rf"{_NAME}(?:{GAP}(?i:(?P<is>(?:{_IS_A[0]}){GAP}(?:{_IS_A[1]}))|(?P<acts>{_ACTS})|(?P<will>{_WILL}))(?!\w))?"
)
_BEFORE = re.compile(
    rf"(?i:(?<!\w)(?:(?P<owned>của|do|với|thuộc|bởi|cùng|ngoài|kể{GAP}cả|trong{GAP}đó)"
    rf"|(?P<person>ông|bà|anh|chị|em|cô|chú|bác|đồng{GAP}chí|giáo{GAP}sư|tiến{GAP}sĩ|học{GAP}giả|họ)"
    rf"|(?P<place>tại|ở|đến|từ|nước|người|tiếng|thành{GAP}phố|bang|vùng)))[\s(,]*$"
)
_NEIGHBOUR = re.compile(r"[^\W\d_]*[^\S\n]*$")
_PRONOUNCED = re.compile(r"[^aeiouy]*(?:[aeiouy]+[^aeiouy]+)+[aeiouy]*", re.IGNORECASE)
_ENOUGH = 4
"""Points: an act is 2, being owned is 1; being a person or a place takes away 3."""


def acting_names(text: str) -> frozenset[str]:
    """Names in ``text`` that act as bodies do, however they are capitalised."""
    points: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    for match in _CONTEXT.finditer(text):
        name = match["name"]
        if not _is_foreign(name):
            continue
        key = name.lower()
        acted = _acted(match)
        acts[key] += acted > 1
        points[key] += acted + _stands(text, match)
    return frozenset(_acting(points, acts))


def _acting(points: Counter[str], acts: Counter[str]) -> Iterable[str]:
    return (name for name, sum_ in points.items() if sum_ >= _ENOUGH and acts[name])


def _acted(match: re.Match[str]) -> int:
    if match["is"]:
        return _ENOUGH
    return 2 if match["acts"] or match["will"] else 0


def _stands(text: str, match: re.Match[str]) -> int:
    """What stands before a name tells of it."""
    before = text[max(0, match.start() - 24) : match.start()]
    role = _BEFORE.search(before)
    if role is not None:
        return 1 if role["owned"] else -3
    neighbour = _NEIGHBOUR.search(before)
    # "Robert Hirsch": a capital before it, without a stop, is of the same name
    return -3 if neighbour and neighbour[0][:1].isupper() else 0


def _is_foreign(name: str) -> bool:
    """No syllable, and no row of letters either: it can be said aloud."""
    return not is_syllable(strip_marks(name).lower()) and bool(_PRONOUNCED.fullmatch(name))
