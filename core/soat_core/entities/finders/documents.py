"""References to documents, by number ("15/KH-UBND") or by title ("Luật Báo chí năm 2016").

Ends: from the kind of document to the agency that issued it ("Công văn số ... ngày ... của Sở
..."), as far as they follow one another; date and agency are mentions of their own within.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soat_core.entities.finders.laws import KINDS, LAW_KINDS, LAW_TITLES
from soat_core.entities.finders.lists import Names
from soat_core.entities.finders.named import ROLES
from soat_core.entities.finders.words import split_words
from soat_core.entities.finders.writing import compiled
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention, as_values
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
_AMENDING = re.compile(
    rf"(?i:luật{GAP}sửa{GAP}đổi,?{GAP}bổ{GAP}sung(?:{GAP}một{GAP}số{GAP}điều)?"
    rf"(?:{GAP}của)?(?:{GAP}các)?{GAP})$"
)
_LAW = re.compile(rf"(?<!\w)(?P<kind>Luật|luật|Bộ{GAP}[Ll]uật|Pháp{GAP}lệnh|Hiến{GAP}pháp)(?!\w)")
_UNNUMBERED = re.compile(rf"(?i:(?<!\w)(?P<kind>{_KINDS})(?!\w))")
_LAWS = Names((title, title) for title in LAW_TITLES)

_DATED = compiled(r" (?:ban hành )?(?:ngày )?$|,? ngày $|~[,(] ?(?:ngày )?$| ký $")
_OF = compiled(r" của ")
_ROLE = compiled(
    r"(?:" + "|".join(sorted(ROLES, key=len, reverse=True)) + r") ",
)
_ROLE_ALONE = compiled(r"(?:Thủ tướng Chính phủ|Chủ tịch nước|Thủ tướng)(?!\w)")
_LAST = compiled(r" và ")
_AND = compiled(r",? và |, ")
_JOINT = compiled(r"liên (?=[BT])")
_TOGETHER = ("TTLT", "NQLT")
"""Several agencies issue them, with commas between."""


@dataclass(frozen=True, slots=True)
class _Head:
    """A reference as far as its number: where it stands and what it says."""

    start: int
    end: int
    number: str
    kind: str
    posterior: float


def find_documents(
    text: str, dates: Sequence[Mention], organisations: Sequence[Mention]
) -> list[Mention]:
    """The references of a passage.  Dates and organisations are those found in it."""
    by_start = {one.start: one for one in dates}
    issuers = {one.start: one for one in organisations}
    found = []
    heads = [*_numbered(text), *_laws(text), *_described(text, by_start, issuers), *_others(text)]
    for head in heads:
        found.append(_whole(text, head, by_start, issuers))
    return found


def document_type(number: str) -> str:
    """The abbreviation in a number: ``KH`` of ``15/KH-UBND``; empty where it has none."""
    match = _NUMBER.fullmatch(number)
    code = (match["code"] or match["party"]) if match else ""
    kind = re.split(r"[-–/.]", code)[0] if code else ""
    return kind if kind in KINDS.values() else ""


def is_document_number(text: str) -> bool:
    """Whether ``text`` has the shape of the number and code of a document, complete."""
    match = _NUMBER.fullmatch(text)
    return match is not None and not match["open"] and _plausible(match)


# Within: heads


def _numbered(text: str) -> Iterator[_Head]:
    ends: set[int] = set()
    for pattern, posterior in ((_NUMBER, 0.97), (_LOOSE, 0.8)):
        for match in pattern.finditer(text):
            if match.start() in ends or (pattern is _NUMBER and not _plausible(match)):
                continue
            if _FORM.search(text[max(0, match.start() - 24) : match.start()]):
                continue
            ends.add(match.start())
            yield _with_kind(text, match, posterior)


def _others(text: str) -> Iterator[_Head]:
    """Old numbers and plain ones, which need their kind before them, and standards.

    A word that each must have is looked for first, which is quicker by far.
    """
    for match in _OLD.finditer(text):
        head = _with_kind(text, match, 0.0)
        if head.posterior:
            yield _Head(head.start, head.end, head.number, head.kind, 0.95)
    for match in _DECREE.finditer(text) if "lệnh" in text else ():
        yield _Head(match.start(), match.end(), match["number"], "SL", 0.9)
    for match in _CONGRESS.finditer(text) if "Nghị" in text else ():
        yield _Head(match.start(), match.end(), "", "NQ", 0.88)
    for match in _STANDARD.finditer(text) if "VN" in text or "TCCS" in text else ():
        number = " ".join(match[0].split()).replace("–", "-")
        yield _Head(match.start(), match.end(), number, match["kind"], 0.95)


def _plausible(match: re.Match[str]) -> bool:
    """Codes have capitals: not ``120/Km``; one letter alone is a code only behind a year."""
    code = match["code"] or match["party"]
    capitals = len(_LETTERS.findall(code))
    return capitals > 1 or (bool(match["year"]) and capitals > 0)


def _with_kind(text: str, match: re.Match[str], posterior: float) -> _Head:
    number = re.sub(r"\s", "", match[0]).replace("–", "-")
    before = text[max(0, match.start() - 110) : match.start()]
    offset = match.start() - len(before)
    kind = None if _OWN_NUMBER.search(before) else _kind_before(before, number)
    if kind is not None:
        name = " ".join(kind["kind"].lower().split())
        return _Head(offset + kind.start(), match.end(), number, _abbreviation(name), 0.985)
    kind_said = document_type(number)
    so = _SO_BEFORE.search(before)
    # "số 15/KH-UBND" without its kind: the word is no part of it
    return _Head(
        match.start(), match.end(), number, kind_said, max(0.0, posterior - (0 if so else 0.02))
    )


def _kind_before(before: str, number: str) -> re.Match[str] | None:
    """The last kind of document that the number belongs to; a title may stand between for laws."""
    best = None
    for match in _UNNUMBERED.finditer(before):
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
        return bool(match["so"]) and (title in _LAWS or len(title.split()) <= 8)
    # "Thông báo kết luận số 45-TB/TU": the number says which of the words is the kind
    agrees = match["kind"][0].isupper() and KINDS[name] == document_type(number)
    return agrees and bool(match["so"]) and len(title.split()) <= _LONGEST_TITLE


def _abbreviation(name: str) -> str:
    return KINDS[name]


def _laws(text: str) -> Iterator[_Head]:
    """Laws by their titles; those with numbers are found by them, and are longer."""
    for match in _LAW.finditer(text):
        name = " ".join(match["kind"].lower().split())
        end, posterior = _title_end(text, match)
        if name == "hiến pháp":
            end, posterior = match.end(), 0.9
        if end:
            amending = _AMENDING.search(text[max(0, match.start() - 60) : match.start()])
            start = match.start() - len(amending[0]) if amending else match.start()
            yield _Head(start, end, "", _abbreviation(name), posterior)


def _title_end(text: str, match: re.Match[str]) -> tuple[int, float]:
    gap = re.compile(GAP).match(text, match.end())
    if gap is None:
        return 0, 0.0
    words = split_words(text[gap.end() : gap.end() + 120])
    if not len(words) or words.starts[0] != 0:
        return 0, 0.0
    stop = _LAWS.stop(words, 0)
    capital = words.is_capital(0)
    named = match["kind"][0].isupper()
    if stop:
        return gap.end() + words.ends[stop - 1], 0.96 if named else 0.8 if capital else 0.4
    if capital and named and words.is_acronym(0):
        return gap.end() + words.ends[0], 0.85
    return 0, 0.0


def _described(
    text: str, dates: dict[int, Mention], issuers: dict[int, Mention]
) -> Iterator[_Head]:
    """Without a number, but with a date: "Công văn ngày 05/3/2024 của Sở Y tế"."""
    for match in _UNNUMBERED.finditer(text):
        if not match["kind"][0].isupper() or match["kind"].lower() == "luật":
            continue
        name = " ".join(match["kind"].lower().split())
        if _date_after(text, match.end(), dates) is not None or (
            (issuer := _issuer_after(text, match.end(), issuers)) is not None
            and (_date_after(text, issuer[0], dates) is not None)
        ):
            yield _Head(match.start(), match.end(), "", _abbreviation(name), 0.85)


# Within: what follows the number


def _whole(
    text: str, head: _Head, dates: dict[int, Mention], issuers: dict[int, Mention]
) -> Mention:
    end, when, issuer = head.end, "", ""
    for _ in range(2):  # the date comes first as a rule, the agency at times
        date = None if when else _date_after(text, end, dates)
        if date is not None:
            end, when = date.end, date.value("when") or "?"
            end = _closing(text, head.end, end)
        together = head.kind in _TOGETHER
        if not issuer and (found := _issuer_after(text, end, issuers, together)) is not None:
            end, issuer = found
    year = _year_after(text, end, dates, head) if not when else None
    if year is not None:
        end, when = year.end, year.value("when")
    values = as_values(
        [
            ("number", head.number),
            ("type", head.kind),
            ("when", when.replace("?", "")),
            ("issuer", issuer),
        ]
    )
    return Mention(head.start, end, EntityKind.DOCUMENT, values, head.posterior)


def _closing(text: str, opened: int, end: int) -> int:
    """Behind the bracket that closes "(ngày 05/3/2024)"."""
    return end + 1 if "(" in text[opened:end] and text[end : end + 1] == ")" else end


def _date_after(text: str, end: int, dates: dict[int, Mention]) -> Mention | None:
    """A day of issue; a month or a year alone belongs to what the document is about."""
    for start in range(end + 1, min(end + 20, len(text)) + 1):
        date = dates.get(start)
        if date is not None:
            whole = len(date.value("when")) == 10 or not date.values
            return date if whole and _DATED.fullmatch(text[end:start]) else None
    return None


def _year_after(text: str, end: int, dates: dict[int, Mention], head: _Head) -> Mention | None:
    """ "Luật Báo chí năm 2016": the year is part of how laws are called."""
    gap = re.compile(GAP).match(text, end)
    date = dates.get(gap.end()) if gap else None
    if date is None or head.kind not in ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"):
        return None
    return date if len(date.value("when")) == 4 else None


def _issuer_after(
    text: str, end: int, issuers: dict[int, Mention], together: bool = False
) -> tuple[int, str] | None:
    """Where the agency behind "của" ends, and its name as written."""
    of = _OF.match(text, end)
    if of is None:
        return None
    joint = _JOINT.match(text, of.end())
    stop = _agency_end(text, joint.end() if joint else of.end(), issuers)
    if stop is None:
        return None
    while (joined := (_AND if together or joint else _LAST).match(text, stop)) is not None:
        further = _agency_end(text, joined.end(), issuers)
        if further is None:
            break
        stop = further
    return stop, " ".join(text[of.end() : stop].split())


def _agency_end(text: str, start: int, issuers: dict[int, Mention]) -> int | None:
    role = _ROLE.match(text, start)
    # "Chánh Thanh tra tỉnh": the agency may begin within the role
    for at in range(start, (role.end() if role else start) + 1):
        if at in issuers:
            return issuers[at].end
    alone = _ROLE_ALONE.match(text, start)
    return alone.end() if alone else None
