"""The fixed words of official documents, found also where OCR has damaged them.

They are those of Decree 30/2020/NĐ-CP (Articles 7 and 8, Appendices I and III), and for documents
of the Party the line that stands in place of the quốc hiệu.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rapidfuzz import fuzz

from soat_core.structure.lines import Line
from soat_core.structure.plain import listed

NATION = ("cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam")
MOTTO = ("doc lap - tu do - hanh phuc",)
RECIPIENTS = "noi nhan"
ADDRESSEE = "kinh gui"

_TYPES = listed(
    "nghi quyet|quyet dinh|chi thi|quy che|quy dinh|thong cao|thong bao|huong dan|chuong trinh"
    "|ke hoach|phuong an|de an|du an|bao cao|bien ban|to trinh|hop dong|cong van|cong dien"
    "|ban ghi nho|ban thoa thuan|giay uy quyen|giay moi|giay gioi thieu|giay nghi phep|phieu gui"
    "|phieu chuyen|phieu bao|thu cong|hien phap|bo luat|luat|phap lenh|lenh|nghi dinh|thong tu"
    "|thong tu lien tich|nghi quyet lien tich|ket luan|dieu le|van ban hop nhat|to trinh tom tat"
    "|bao cao tom tat|bao cao tong ket|bao cao so ket|giay xac nhan|giay chung nhan|don de nghi",
    "|",
)
_ROLES = listed(
    "chu tich|pho chu tich|quyen chu tich|bi thu|pho bi thu|giam doc|pho giam doc|tong giam doc"
    "|pho tong giam doc|bo truong|thu truong|thu tuong|pho thu tuong|thu truong|cuc truong"
    "|pho cuc truong|tong cuc truong|vu truong|pho vu truong|chanh van phong|pho chanh van phong"
    "|truong phong|pho truong phong|hieu truong|pho hieu truong|truong ban|pho truong ban"
    "|chanh thanh tra|pho chanh thanh tra|vien truong|pho vien truong|chanh an|pho chanh an"
    "|chu nhiem|pho chu nhiem|ke toan truong|nguoi lap bieu|thu ky|chu toa|chu tri|truong tram"
    "|truong khoa|pho truong khoa|vien truong vien kiem sat|tong bien tap|tu lenh|chinh uy"
    "|nguoi bao cao|nguoi lap|dai dien",
    "|",
)
_PROXY = re.compile(r"(?:(?:tm|kt|tl|tuq|q)\s?[.,]|[tk]/[mtl])\s*(?=\w)")
_SIGNED = re.compile(r"\(?(?:da ky|ky ten|ky,? (?:ghi ro ho ten|dong dau).*|chu ky.*)\)?\.?")
_NUMBER = re.compile(
    r"s[o06s]\s?[:.;]?\s*(?:\d[\w.]*|[.…_-]+)?\s*(?:/|-(?=[a-z]+/))\s*\S+|s[o06]\s*:\s*\S+"
)
_DATE = re.compile(r"\bng\w{1,2}\b.{0,12}?\bth\w{2,3}\b.{0,10}?\bn\w{1,3}\b\s*[\d.…_]{0,8}")
_NAME = re.compile(r"(?:[^\W\d_][\w’'-]*\s+){1,4}[^\W\d_][\w’'-]*")
_TITLE = re.compile(
    r"(?:(?:thieu|trung|thuong|dai)\s(?:ta|tuong|uy)|(?:pgs|gs|ts|ths|bs|ks|cn)\.?\s?)+[.,]?\s*"
)
_FAMILIES = listed(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai doan"
    " luong luu ta to chu chau tang thai quach ha nong trieu hua luc be sam dam lo vang giang sung"
    " cao tong truong dao vuong la kieu phung ton mac than nghiem doan khong ma vi hau cu quang"
    " lam lai bach au ung ninh chau dieu y ro cam linh thach son kim danh hoang"
)
_SURE = 82.0
"""Per cent of likeness from which damaged words count as the formula."""


def find_formula(formulas: tuple[str, ...], line: Line) -> tuple[int, int] | None:
    """From and to in the line's text where one of the formulas stands, to whole words."""
    for formula in formulas:
        if len(line.plain) < 0.75 * len(formula):
            continue
        found = fuzz.partial_ratio_alignment(formula, line.plain, score_cutoff=_SURE)
        if found is not None and found.dest_end - found.dest_start > 0.7 * len(formula):
            return _whole_words(line.text, found.dest_start, found.dest_end)
    return None


def begins_with(formula: str, line: Line) -> bool:
    """Whether the line begins with the words, followed by a colon, a gap or its end."""
    head, colon, _ = line.plain.partition(":")
    if colon and len(head) <= len(formula) + 2:
        return fuzz.ratio(formula, head.strip()) >= _SURE - 10
    words = " ".join(line.plain.split()[: formula.count(" ") + 1])
    return fuzz.ratio(formula, words.rstrip(".;,")) >= _SURE + 6


def is_type(line: Line) -> bool:
    """Whether the line says what kind of document it is: ``BÁO CÁO``."""
    text = line.text.rstrip(" :.")
    if not is_shouted(text) or len(text) > 40:
        return False
    bare = line.plain.rstrip(" :.")
    cutoff = 100.0 if len(bare) < 6 else _SURE
    return any(fuzz.ratio(bare, name, score_cutoff=cutoff) for name in _TYPES)


def is_authority(line: Line) -> bool:
    """``TM. ỦY BAN NHÂN DÂN``, ``KT. CHỦ TỊCH``, ``PHÓ CHỦ TỊCH``."""
    if not is_shouted(line.text) or len(line.text) > 80:
        return False
    if _PROXY.match(line.plain):
        return True
    bare = line.plain.strip(" .,:")
    cutoff = _SURE + 6
    return any(fuzz.ratio(bare, role, score_cutoff=cutoff) for role in _ROLES)


def authority_in(line: Line) -> int | None:
    """Where, after other words, the line ends with an authority in capitals."""
    words = list(re.finditer(r"\S+", line.text))
    for first in range(1, len(words)):
        at = words[first].start()
        if is_shouted(line.text[at:]) and len(words) - first <= 8 and is_authority(line.part(at)):
            return at
    return None


def halves(line: Line, is_one: Callable[[Line], bool]) -> int | None:
    """Where a line of two columns, run together, is cut so that both halves are such a thing."""
    for gap in re.finditer(r"\s+", line.text):
        if is_one(line.part(0, gap.start())) and is_one(line.part(gap.end())):
            return gap.end()
    return None


def is_number(line: Line) -> int | None:
    """Where the number and code end that the line begins with: ``Số: 15/KH-UBND``."""
    if not line.text.startswith(("S", "s")):
        return None
    found = _NUMBER.match(line.plain)
    return None if found is None else found.end()


def date_in(line: Line) -> tuple[int, int] | None:
    """Where ``ngày … tháng … năm …`` stands."""
    found = _DATE.search(line.plain)
    return None if found is None else found.span()


def is_signed(line: Line) -> bool:
    """``(Đã ký)``."""
    bare = line.plain.strip("() .")
    if line.text.startswith("(") and len(bare) < 8 and fuzz.ratio(bare, "da ky") >= _SURE - 10:
        return True
    return _SIGNED.fullmatch(line.plain) is not None


def is_name(line: Line, *, alone: bool) -> bool:
    """Whether the line is the name of a person; ``alone``: it stands where one is expected, so that
    the family name need not be a known one."""
    title = _TITLE.match(line.plain)
    text = line.text[title.end() :] if title and title.end() < len(line.text) else line.text
    digits = sum(map(str.isdigit, text))
    if _NAME.fullmatch(text.rstrip(".")) is None or digits > 2 * alone:
        return False
    words = text.split()
    if not all(word[0].isupper() for word in words) or (is_shouted(text) and not alone):
        return False
    family = line.plain[len(line.text) - len(text) :].split()[0]
    return family in _FAMILIES or alone


def is_shouted(text: str) -> bool:
    """Whether nearly all letters are capitals, two of them at least."""
    letters = [char for char in text if char.isalpha()]
    upper = sum(map(str.isupper, letters))
    return len(letters) > 1 and upper >= 0.85 * len(letters)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The alignment's ends moved to ends of words: into a word half of which lies within."""
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    inner = [(a, b) for a, b in spans if min(b, end) - max(a, start) >= 0.5 * (b - a)]
    return (inner[0][0], inner[-1][1]) if inner else (start, end)
