"""Numbers of documents ("15/KH-UBND", "QCVN 08-MT:2015/BTNMT"), with the kind before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from soat_core.entities.finders.laws import KINDS, LAW_KINDS, LAW_TITLES
from soat_core.entities.finders.lists import Names
from soat_core.entities.passages import GAP

_BREAK = r"(?:[^\S\n\f]*\n\f?)?"
_SEGMENT = r"[A-ZĐÂÔƯ](?:[A-ZĐÂÔƯa-zđâôư]|&(?=[A-ZĐ])){0,14}\d{0,2}"
_DASH = rf"{_BREAK}[-–](?:{_BREAK}|[ ](?=[A-ZĐ]{{2}}))"
_CODE = rf"{_SEGMENT}(?:{_DASH}{_SEGMENT}|\.{_SEGMENT}|/{_SEGMENT}){{0,8}}"
_LETTERS = re.compile(r"[A-ZĐÂÔƯ]")
_NUMBER = re.compile(
    rf"(?<![\w/.,\-])(?P<serial>\d{{1,6}}[a-zđA-ZĐ]?)"
    rf"(?:(?P<year>[/\-](?:19|20)\d{{2}})?/{_BREAK}(?P<code>{_CODE})"
    rf"|[-–](?P<party>{_SEGMENT}(?:/{_SEGMENT}(?:-{_SEGMENT})?){{1,2}}))(?P<open>[-–](?=\s))?(?![\w/]|-\w)"
)
"""``1917/STTTT-QLTTBCXB``, ``72/2015/NĐ-CP``, ``57-KL/TW``; ``68/QĐ-`` where the end is blank."""
_VERBS = ("hướng dẫn", "báo cáo", "quy định", "thông báo", "kết luận", "kế hoạch", "lệnh")
_LONGEST_TITLE = 4
_CRACK = rf"(?:[ ]|{_BREAK})"
_LOOSE = re.compile(
    rf"(?<![\w/.,\-])(?P<serial>[\dOo]{{1,5}})(?P<year>{_CRACK}/[ ]?(?:19|20)\d{{2}})?{_CRACK}/[ ]?"
    r"(?P<code>(?:NĐ|NQ|QĐ|TT|TTLT|CT|KH|BC|TTr|TB|CV|HD|UBND|CTr)[ ]?[-–][ ]?[A-ZĐ]{2,12})"
    r"(?![\w/-])"
)
"""With blanks or letters O in it, as OCR leaves it."""
_OLD = re.compile(rf"(?<![\w/.,\-])(?P<serial>\d{{1,5}})[-–](?P<code>{_SEGMENT})(?![\w/]|-\w)")
"""``58-HĐBT``, as before the nineties; like a plain number it must have its kind before it."""
_DECREE = re.compile(
    rf"(?P<kind>(?i:sắc{GAP}lệnh)){GAP}số:?{GAP}(?P<number>\d{{1,4}})(?![\w/]|-\w)"
)
_CONGRESS = re.compile(
    rf"(?<!\w)Nghị{GAP}quyết{GAP}(?:(?:Đại{GAP}hội|Hội{GAP}nghị)(?!{GAP}của)(?:{GAP}[^\W\d]+){{0,11}}?"
    rf"{GAP}(?:lần{GAP}thứ{GAP}(?:[IVX]+|\d+|[^\W\d]+)|[IVX]+)(?!\w)|Trung{GAP}ương{GAP}\d+)"
    rf"(?:,?{GAP}khóa{GAP}[IVX]+)?(?:{GAP}của{GAP}Đảng(?!{GAP}bộ|{GAP}ủy|{GAP}Cộng))?"
)
"""``Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng``."""
_STANDARD = re.compile(
    rf"(?<![\w/])(?P<kind>QCVN|TCVN|TCXDVN|QCXDVN|TCCS)(?:{GAP}ISO)?{GAP}"
    r"\d{1,5}(?:[-–][\dA-Z]{1,3}){0,2}:(?:19|20)\d\d(?:/[A-ZĐ]{2,12})?(?![\w/])"
)
"""``QCVN 08-MT:2015/BTNMT``."""
_OWN_NUMBER = re.compile(r"(?:^|[\n\f])[^\S\n\f]*Số:?[^\S\n\f]*$")
"""The number of the document itself, in a line of its own below its title."""
_FORM = re.compile(rf"(?i:mẫu|biểu|phụ{GAP}lục|mẫu{GAP}dấu)(?:{GAP}số)?:?{GAP}?$")
"""What is numbered behind these is a form to fill in."""
_KINDS = "|".join(sorted((name.replace(" ", GAP) for name in KINDS), key=len, reverse=True))
_KIND_BEFORE = re.compile(
    rf"(?i:(?<!\w)(?P<kind>{_KINDS})(?P<title>{GAP}[^\d.;:()]{{1,80}}?)??"
    rf"(?:{GAP}(?P<so>số))?:?{GAP})$"
)
_SO_BEFORE = re.compile(rf"(?i:(?<!\w)(?P<so>số):?{GAP}?)$")
UNNUMBERED = re.compile(rf"(?i:(?<!\w)(?P<kind>{_KINDS})(?!\w))")
"""A kind of document, wherever it is named."""
LAWS = Names((title, title) for title in LAW_TITLES)


@dataclass(frozen=True, slots=True)
class Head:
    """A reference as far as its number: where it stands and what it says."""

    start: int
    end: int
    number: str
    kind: str
    posterior: float


def document_type(number: str) -> str:
    """The abbreviation in a number: ``KH`` of ``15/KH-UBND``; empty where it has none."""
    match = _NUMBER.fullmatch(number)
    code = (match["code"] or match["party"]) if match else ""
    kind = re.split(r"[-–/.]", code)[0] if code else ""
    return kind if kind in KINDS.values() else ""


def numbered(text: str) -> Iterator[Head]:
    """References by numbers that tell by themselves what they are."""
    ends: set[int] = set()
    for pattern, posterior in ((_NUMBER, 0.97), (_LOOSE, 0.8)):
        for match in pattern.finditer(text):
            if match.start() in ends or (pattern is _NUMBER and not _plausible(match)):
                continue
            if _FORM.search(text[max(0, match.start() - 24) : match.start()]):
                continue
            ends.add(match.start())
            yield _with_kind(text, match, posterior)


def others(text: str) -> Iterator[Head]:
    """Old numbers and plain ones, which need their kind before them, and standards.

    A word that each must have is looked for first, which is quicker by far.
    """
    for match in _OLD.finditer(text):
        head = _with_kind(text, match, 0.0)
        if head.posterior:
            yield Head(head.start, head.end, head.number, head.kind, 0.95)
    for match in _DECREE.finditer(text) if "lệnh" in text else ():
        yield Head(match.start(), match.end(), match["number"], "SL", 0.9)
    for match in _CONGRESS.finditer(text) if "Nghị" in text else ():
        yield Head(match.start(), match.end(), "", "NQ", 0.88)
    for match in _STANDARD.finditer(text) if "VN" in text or "TCCS" in text else ():
        number = " ".join(match[0].split()).replace("–", "-")
        yield Head(match.start(), match.end(), number, match["kind"], 0.95)


def _plausible(match: re.Match[str]) -> bool:
    """Codes have capitals: not ``120/Km``; one letter alone is a code only behind a year."""
    code = match["code"] or match["party"]
    capitals = len(_LETTERS.findall(code))
    return capitals > 1 or (bool(match["year"]) and capitals > 0)


def _with_kind(text: str, match: re.Match[str], posterior: float) -> Head:
    number = re.sub(r"\s", "", match[0]).replace("–", "-")
    before = text[max(0, match.start() - 110) : match.start()]
    offset = match.start() - len(before)
    kind = None if _OWN_NUMBER.search(before) else _kind_before(before, number)
    if kind is not None:
        name = " ".join(kind["kind"].lower().split())
        return Head(offset + kind.start(), match.end(), number, KINDS[name], 0.985)
    kind_said = document_type(number)
    so = _SO_BEFORE.search(before)
    # "số 15/KH-UBND" without its kind: the word is no part of it
    return Head(
        match.start(), match.end(), number, kind_said, max(0.0, posterior - (0 if so else 0.02))
    )


def _kind_before(before: str, number: str) -> re.Match[str] | None:
    """The last kind of document that the number belongs to; a title may stand between for laws."""
    best = None
    for match in UNNUMBERED.finditer(before):
        tail = _KIND_BEFORE.match(before, match.start())
        if tail is None:
            continue
        if (tail["title"] and not _is_title(tail, number)) or _is_verb(tail, number):
            continue
        best = tail
    return best


def _is_verb(match: re.Match[str], number: str) -> bool:
    """ "hướng dẫn số 5/CV-SYT": in small letters the word must agree with the number."""
    name = " ".join(match["kind"].lower().split())
    small = match["kind"][0].islower()
    return small and name in _VERBS and KINDS[name] != document_type(number)


def _is_title(match: re.Match[str], number: str) -> bool:
    name = " ".join(match["kind"].lower().split())
    title = " ".join(match["title"].lower().split())
    if name in LAW_KINDS:
        return bool(match["so"]) and (title in LAWS or len(title.split()) <= 8)
    # "Thông báo kết luận số 45-TB/TU": the number says which of the words is the kind
    agrees = match["kind"][0].isupper() and KINDS[name] == document_type(number)
    return agrees and bool(match["so"]) and len(title.split()) <= _LONGEST_TITLE
