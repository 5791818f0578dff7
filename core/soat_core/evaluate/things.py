"""What kind of thing a word of the true text is: a date, a name, a heading.

Told from the word, its neighbours in the line and a few short lists; good enough to sort errors by,
and knowing nothing of the engine's own word lists, which may be what is at fault.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from soat_core.text import strip_marks

Line = Sequence[str]
"""The words of a line of the true text, in comparable form."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OUTER = re.compile(r"^[^\w%‰°]+|[^\w%‰°]+$")
_ADDRESS = re.compile(
    r"https?:|www\.|\w@\w|\w\.(?:vn|com|org|net|gov|edu|info|html?)\b", re.IGNORECASE
)
_DOCUMENT_KIND = (
    "BB|BC|CP|CT|CTr|CV|GM|GP|GT|HD|HĐ|HĐND|KH|L|LT|NĐ|NQ|PL|QĐ|QH|SL|TB|TT|TTLT|TTr|UBND|VBHN|VP"
)
_DOCUMENT = re.compile(
    r"\d+[\w.]*/(?:\d{4}/)?[A-ZĐ]{1,6}[\wĐ-]*(?:/[\wĐ-]+)?"
    r"|\d+[\w.]*-[A-ZĐ]{2,6}(?:/[\wĐ-]+)?"
    rf"|(?:{_DOCUMENT_KIND})(?:-[\wĐ]+)+"
)
_DATE = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}"
    r"|\d{1,2}[/-]\d{4}|\d{4}[-–/]\d{2,4}"
)
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_UNIT = "km2?|km²|m[23²³]?|cm[23²³]?|mm2?|kg|g|ha|kW|kWh|MW|kV|[KMGT]B|°C|lít|mg|ml"
_WITH_UNIT = re.compile(rf"\d+(?:[.,]\d+)*(?:{_UNIT})(?:/\w+)?")
_UNIT_ALONE = re.compile(rf"(?:{_UNIT})(?:/\w+)?")
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?:\.\d+)*")
_MARKER = re.compile(r"[-–—+•*·●▪◦○]|\(?(?:\w|[ivx]{1,4}|\d{1,2})[.)]|\d{1,2}(?:\.\d{1,2})+\.?")
_CODE = re.compile(r"(?=\S*\d)(?=\S*[^\W\d_])\S+|\S*_\S*")
_ACRONYM = re.compile(r"(?=(?:.*[A-ZĐ]){2})[A-ZĐ]+[a-z]?[A-ZĐ]*(?:[&.-][A-ZĐ]+)*|[a-z][A-ZĐ]{2,}")
_SYLLABLE = re.compile(
    r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:a[iouy]?|e[ou]?|i(?:[au]|eu?)?|o(?:[aio]|a[ioy]|eo?)?|u(?:[aiuoy]|ay|eu?|o[iu]|y[aeu])?"
    r"|y(?:eu?)?)(?:ch|ng|nh|[cmnpt])?"
)

_DAY_WORDS = _words("ngày tháng năm quý mùng")
_MONEY_SIGNS = _words("đ VNĐ VND USD")
_MONEY_WORDS = _words("đồng nghìn ngàn triệu tỷ tỉ") | _MONEY_SIGNS
_OFFICES = _words("tỉnh huyện xã phường quận thôn xóm ấp buôn phố trấn tp tt tx q p h")
_LAND = _words("đảo sông núi hồ")
"""In small letters only: Hồ is a family name too."""
_TITLES = _words("ông bà anh chị đ/c chí ts ths pgs gs bs ks nsnd nsưt")
_FAMILY_NAMES = _words(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Đoàn"
    " Lương Lưu Tạ Tô Chu Châu Tăng Thái Quách Hà Nông Triệu Hứa Lục Bế Sầm Đàm Lò Vàng Giàng Sùng"
    " Cao Tống Trương Đào Vương La Kiều Phùng Tôn Mạc Thân Nghiêm Doãn Khổng Ma Vi Hầu"
)
_PLACES = re.compile(
    r"\b(?:An Giang|Bà Rịa|Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định"
    r"|Bình Dương|Bình Phước|Bình Thuận|Cà Mau|Cần Thơ|Cao Bằng|Đà Nẵng|Đắk Lắk|Đắk Nông"
    r"|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng"
    r"|Hậu Giang|Hòa Bình|Huế|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn"
    r"|Lào Cai|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam"
    r"|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sài Gòn|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên"
    r"|Thanh Hóa|Thừa Thiên|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Việt Nam|Yên Bái)\b"
)


def bare(word: str) -> str:
    """The word without the punctuation around it; signs of percent and degree stay."""
    return _OUTER.sub("", word)


def is_address(word: str) -> bool:
    """A URL or an e-mail address."""
    return _ADDRESS.search(word) is not None


def is_document_number(word: str) -> bool:
    """``15/KH-UBND``, ``30/2020/NĐ-CP`` or the letters alone, ``NĐ-CP``."""
    return _DOCUMENT.fullmatch(bare(word)) is not None


def is_date(line: Line, index: int) -> bool:
    """``20/11/2025``, ``2025-2030``, or a number behind ngày, tháng, năm."""
    word = bare(line[index])
    if _DATE.fullmatch(word):
        return True
    before = bare(line[index - 1]).lower() if index else ""
    return before in _DAY_WORDS and re.fullmatch(r"\d{1,4}|\d{1,2}/\d{1,2}", word) is not None


def is_measure(line: Line, index: int) -> bool:
    """A percentage, or a number with its unit; the unit alone where a number stands before it."""
    word = bare(line[index])
    if any(sign in word for sign in "%‰°") or _WITH_UNIT.fullmatch(word):
        return True
    return _UNIT_ALONE.fullmatch(word) is not None and _is_number_at(line, index - 1)


def is_sum(line: Line, index: int) -> bool:
    """A number with its thousands parted, or one that money follows; the sign of money itself."""
    word = bare(line[index])
    if _GROUPED.fullmatch(word):
        return True
    if word in _MONEY_SIGNS and _is_number_at(line, index - 1):
        return True
    after = bare(line[index + 1]) if index + 1 < len(line) else ""
    return _NUMBER.fullmatch(word) is not None and after in _MONEY_WORDS


def is_number(word: str) -> bool:
    return _NUMBER.fullmatch(bare(word)) is not None


def is_roman_numeral(word: str) -> bool:
    """``III.``, ``IV`` or ``II.1``, up to LXXXIX."""
    core = bare(word)
    return core != "L" and _ROMAN.fullmatch(core) is not None


def is_list_marker(line: Line, index: int) -> bool:
    """``-``, ``a)`` or ``1.2.`` that begins a line."""
    return index == 0 and _MARKER.fullmatch(line[index]) is not None


def is_code(word: str) -> bool:
    """Letters and digits mixed: ``44.13.TT.4``, ``A4``."""
    return _CODE.fullmatch(bare(word)) is not None


def is_acronym(line: Line, index: int) -> bool:
    """``UBND``, ``GD&ĐT``, ``ThS``; in a heading only what cannot be a word."""
    word = bare(line[index])
    if _ACRONYM.fullmatch(word) is None:
        return False
    return not (is_heading(line) and is_syllable(word))


def is_heading(line: Line) -> bool:
    """Whether the line is in capitals throughout: two words at least, that are more than codes."""
    words = [word for word in map(bare, line) if len(word) > 1 and word.isalpha()]
    return len(words) > 1 and all(map(str.isupper, words)) and any(map(is_syllable, words))


def is_syllable(word: str) -> bool:
    """Whether the word has the shape of a Vietnamese syllable, marks aside."""
    return _SYLLABLE.fullmatch(strip_marks(word).lower()) is not None


def is_place(line: Line, index: int) -> bool:
    """A province, or what stands in capitals behind tỉnh, huyện, xã and the like."""
    first, last = _name_around(line, index)
    if first == last:
        return False
    words = [bare(line[at]) for at in range(first, last)]
    begin = sum(len(word) + 1 for word in words[: index - first])
    if any(m.start() <= begin < m.end() for m in _PLACES.finditer(" ".join(words))):
        return True
    return any(_says_place(line[at]) for at in range(max(0, first - 1, index - 4), index))


def is_person(line: Line, index: int) -> bool:
    """A name of two to five words in capitals that begins with a family name or follows a title."""
    first, last = _name_around(line, index)
    if last - first < 2:
        return first < last and first > 0 and bare(line[first - 1]).lower() in _TITLES
    for at in range(max(first, index - 4), index + 1):
        titled = at > 0 and bare(line[at - 1]).lower() in _TITLES
        if at + 1 < last and (titled or bare(line[at]) in _FAMILY_NAMES):
            return True
    return False


def is_foreign(word: str) -> bool:
    """Letters that no Vietnamese syllable is made of: ``Website``, ``Lenovo``."""
    core = bare(word)
    return core.isalpha() and len(core) > 1 and not is_syllable(core)


# Within


def _is_number_at(line: Line, index: int) -> bool:
    return index >= 0 and is_number(line[index])


def _says_place(word: str) -> bool:
    core = bare(word)
    return word[-1] not in ",;:)?!" and (core.lower() in _OFFICES or core in _LAND)


def _name_around(line: Line, index: int) -> tuple[int, int]:
    """From and to of the words with a capital around ``index``; nothing if it has none itself.

    Punctuation ends a name.
    """
    if not _has_capital(line[index]):
        return index, index
    first = index
    while first and _has_capital(line[first - 1]) and _touch(line[first - 1], line[first]):
        first -= 1
    last = index + 1
    while last < len(line) and _has_capital(line[last]) and _touch(line[last - 1], line[last]):
        last += 1
    return first, last


def _has_capital(word: str) -> bool:
    core = bare(word)
    return core.isalpha() and core[0].isupper() and (len(core) == 1 or core[1:].islower())


def _touch(left: str, right: str) -> bool:
    return left.endswith(bare(left)) and right.startswith(bare(right))
