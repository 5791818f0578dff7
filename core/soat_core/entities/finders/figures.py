"""Sums of money, percentages, measures and other numbers.

A number is one that counts something; numbers of articles, classes, houses and the like are none.
Both ends of a range are mentions of their own: "230 – 240 ngàn ha" are 230,000 ha and 240,000 ha,
the first without its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from soat_core.entities.finders.writing import compiled
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention, as_values
from soat_core.entities.number_words import read_words
from soat_core.entities.numbers import FIGURE, decimal_text, read_figure, scale_of

_BEGIN = r"(?<![\w/])(?<![\d\w][.,\-–])"
_SCALE = r"(?:trăm |chục )?(?:nghìn|ngàn|triệu|tỷ|tỉ)(?: (?:tỷ|tỉ))?"
_RANGE = r"(?:·[-–—]·| đến | tới )"
_NO_OTHER_WORD = r"(?! (?:chí|bào|thời|hồ|nghiệp|loạt|đội|ruộng|ý|bộ|hương|minh)\b)"
"""They make another word of ``đồng``: "02 đồng chí"."""
_MONEY = (
    rf"(?P<vnd>đồng(?: Việt Nam)?{_NO_OTHER_WORD}|VNĐ|VND|₫|đ)(?!\w)"
    r"|(?P<usd>USD|đô·-?·la(?: Mỹ)?)(?!\w)"
    r"|(?P<eur>EUR|euro)(?!\w)|(?P<cny>NDT|CNY|nhân dân tệ)(?!\w)|(?P<jpy>JPY|yên)(?!\w)"
)
_BEGIN_SUM = r"(?<!\w)(?<!\d/)(?<![\d\w][.,\-–])"
"""A sum may follow a stroke: "45.870 triệu đồng/112.300 triệu đồng"."""
_CURRENCIES = ("vnd", "usd", "eur", "cny", "jpy")
_PHYSICAL = (
    r"km2|km²|km|m2|m²|m3|m³|dm2|cm2|cm|mm|ha|héc·-?·ta|hecta|tấn|tạ|yến|kg|gam|g|lít|ml|m"
    r"|kWh|MWh|GWh|kVA|kV|kW|MW|GB|MB|TB|Mbps|°C|độ C|hải lý|mẫu|sào|V|W|Hz|kHz|MHz|GHz|dB|lux"
    r"|(?:mét|ki-?lô-?mét|đề-?xi-?mét|xen-?ti-?mét|mi-?li-?mét|héc ta)"
    r"(?: (?:vuông|khối|dài))?|feet|inch|ki-?lô-?gam|mi-?li-?gam|mg|µg|μg|ppm|mSv"
    r"|Bq|kcal|bar|kPa|MPa|ster|thước"
)
_PER = r"(?:/(?:ha|km2|km²|km|m2|m²|m3|ngày đêm|ngày|giờ|h|s|năm|tháng|người|hộ))?"
_DURATION = r"(?:năm|tháng|tuần|ngày) tuổi|năm|tháng|tuần|ngày|giờ|phút|giây|tuổi"
_SPOKEN = frozenset(("năm", "tháng", "tuần", "ngày", "giờ", "phút", "giây", "tuổi"))
_NO_DURATION = r"(?! công\b)"
_UNIT = rf"(?:(?:{_PHYSICAL}){_PER}|{_DURATION})(?![\w²³]){_NO_DURATION}"

_MONEY_FORM = compiled(
    rf"{_BEGIN_SUM}(?:(?P<low>{FIGURE}){_RANGE})?(?P<n>{FIGURE})"
    rf"(?:~\([^()\d]{{3,80}}\))?(?:~(?P<scale>{_SCALE})"
    rf"(?: (?P<n2>\d{{1,3}}(?:,\d+)?) (?P<scale2>triệu|nghìn|ngàn))?)?~(?P<unit>{_MONEY})"
)
_SCALED = compiled(
    rf"{_BEGIN}(?:(?P<low>{FIGURE}){_RANGE})?(?P<n>{FIGURE}) (?P<scale>{_SCALE})(?!\w)"
)
_PERCENT_FORM = compiled(
    rf"{_BEGIN}(?:(?P<low>{FIGURE}){_RANGE})?(?P<n>{FIGURE})(?:~[%％](?!\w)| phần trăm\b)"
)
_MEASURE_FORM = compiled(
    rf"{_BEGIN}(?:(?P<low>{FIGURE}){_RANGE})?(?P<n>{FIGURE})(?: (?P<scale>{_SCALE}))?"
    rf"~(?P<unit>{_UNIT})"
)
_NUMBER_FORM = compiled(rf"{_BEGIN}(?:(?P<low>{FIGURE}){_RANGE})?(?P<n>{FIGURE})(?=\s)(?!{_RANGE})")
_FRACTION = compiled(rf"{_BEGIN}(?P<a>\d{{1,4}})/(?P<b>\d{{1,4}})(?= [^\W\d_]| \()(?![/\d])")

_ABOUT_MONEY = compiled(
    r"\b(?:giá|tiền|kinh phí|vốn|thu|chi|trị giá|doanh thu|đầu tư|ngân sách|nộp|hỗ trợ|phạt|lương"
    r"|nợ|vay|cấp|ủng hộ|giải ngân|dự toán|quyết toán|bồi thường|tạm ứng|thanh toán|tài trợ|quỹ"
    r"|lợi nhuận|thuế|phí)\b"
)
_COUNTS_NOTHING = compiled(
    r"~(?:[.,;:)/+\-–]|$|(?:trở|đến|và|cho|để|so|bằng|từ|chiếm|tăng|giảm|là|trong|thì|do|của)\b)"
)
"""What follows a sum whose unit is left out: nothing that could be counted."""
_PER_HEAD = compiled(
    r"~/~(?:người|tháng|năm|hộ|lượt|buổi|ngày|học sinh|sinh viên|em|cháu|suất|kg|tấn|m2|m²|lít)\b"
)
_NUMBERED = compiled(
    r"(?:điều|khoản|điểm|chương|mục|phần|(?<!tổng\s)số|lớp|khối|nhóm|loại|hạng|cấp|đợt|thứ"
    r"|chuẩn|chí|bảng|lục|(?<!mô\s)hình|biểu|mẫu|trang|tổ|thôn|xóm|ấp|phường|quận|khu|kênh"
    r"|phòng|nhà|đường|lộ|tờ|dòng|bước|bài|khóa|ngày|tháng|quý|(?<!định\s)kỳ|câu|phố|ngõ"
    r"|tầng|tập|quyển|trình|lầu|bậc|bản|phiên bản|tuyến|đội|ngành|thửa|năm|cột|lần thứ"
    r"|tiểu khu|mức độ|giai đoạn|hạng mục|mã|vùng|km|QL|ĐT|TL|HL|K)(?: số)?:?~$"
)
_PERIOD = compiled(r"giai đoạn $")
_CLOCK = compiled(r"\b(?:lúc|hồi) (?:\d{1,2} giờ )?$")
_LINE_MARK = re.compile(r"(?:^|[\n\f])[^\S\n]*[-(]?$")
_AFTER = compiled(r" (?P<word>[^\W\d_]+)|~\(")
_IN_WORDS = compiled(r" \((?P<words>[^()\d]{2,40})\) [^\W\d_]")
_STREET = compiled(r" (?:đường|phố|ngõ|ngách|hẻm)\b")
_CODE_BEFORE = re.compile(r"\b[A-ZĐ]{2,}\d*\s$|[/\\]\s?$")
_COMMON_NOT_COUNTED = frozenset(
    ("x", "và", "hoặc", "của", "là", "thì", "mà", "theo", "về", "đã", "được", "vài")
)


def find_figures(text: str) -> list[Mention]:
    """Sums, percentages, measures and numbers of a passage; the kinds may overlap one another."""
    return [*_money(text), *_percent(text), *_measures(text), *_numbers(text)]


def _money(text: str) -> Iterator[Mention]:
    for match in _MONEY_FORM.finditer(text):
        unit = next(name for name in _CURRENCIES if match[name]).upper()
        bare = match["unit"].lower() in ("đ", "yên") and match["unit"] != "đ"
        yield from _both(match, EntityKind.MONEY, unit, 0.6 if bare else 0.985)
    for match in _SCALED.finditer(text):
        about = _ABOUT_MONEY.search(text, max(0, match.start() - 60), match.start())
        near = about is not None and _COUNTS_NOTHING.match(text, match.end()) is not None
        per = _PER_HEAD.match(text, match.end()) is not None
        if near or per:
            yield from _both(match, EntityKind.MONEY, "VND", 0.75 if near else 0.65)
        else:
            yield from _both(match, EntityKind.NUMBER, "", 0.85)


def _percent(text: str) -> Iterator[Mention]:
    for match in _PERCENT_FORM.finditer(text):
        yield from _both(match, EntityKind.PERCENT, "", 0.99)


def _measures(text: str) -> Iterator[Mention]:
    for match in _MEASURE_FORM.finditer(text):
        unit = " ".join(match["unit"].split())
        spoken = unit.lower() in _SPOKEN
        if spoken and _is_clock(text, match.start()):
            continue
        if spoken and (match["scale"] or _is_ordinal_time(text, match.start(), unit)):
            continue
        short = len(unit) == 1
        yield from _both(match, EntityKind.MEASURE, unit, 0.85 if short or spoken else 0.96)


def _numbers(text: str) -> Iterator[Mention]:
    for match in _NUMBER_FORM.finditer(text):
        posterior = _counts(text, match)
        if posterior:
            yield from _both(match, EntityKind.NUMBER, "", posterior)
    for match in _FRACTION.finditer(text):
        if _is_ordinal(text, match.start()):
            continue
        above, below = int(match["a"]), int(match["b"])
        if not 0 < above <= below:
            continue
        ratio = Decimal(above) / Decimal(below)
        exact = ratio == round(ratio, 4) and above < below
        values = as_values([("value", decimal_text(ratio) if exact else None)])
        yield Mention(match.start(), match.end(), EntityKind.NUMBER, values, 0.8)


def _counts(text: str, match: re.Match[str]) -> float:
    """How sure it is that the number counts what follows; 0 where it does not."""
    start = match.start()
    grouped = "." in match["n"] and read_figure(match["n"]) is not None
    if (not grouped and _is_ordinal(text, start)) or _CODE_BEFORE.search(
        text[max(0, start - 12) : start]
    ):
        return 0.0
    if _is_clock(text, start):
        return 0.0
    after = _AFTER.match(text, match.end())
    small = after is not None and (after["word"] or "X")[0].islower()
    if not small and _LINE_MARK.search(text, max(0, start - 8), start):
        return 0.0  # "1 Công văn số": the number of a footnote or a paragraph
    if after is not None and not after["word"] and _spelled(text, match.end()):
        return 0.85
    if after is None:
        return 0.75 if grouped else 0.0
    if _STREET.match(text, match.end()):
        return 0.0
    word = (after["word"] or "").lower()
    if not word or word in _COMMON_NOT_COUNTED or after["word"] == "Điều":
        return 0.7 if grouped else 0.0
    return 0.9 if after["word"][0].islower() else 0.8


def _spelled(text: str, at: int) -> bool:
    """ "30 (ba mươi) vòng hoa": the number is said again in words."""
    beside = _IN_WORDS.match(text, at)
    return beside is not None and read_words(beside["words"]) is not None


def _is_clock(text: str, start: int) -> bool:
    """A time of day: "lúc 8 giờ 30 phút"."""
    return bool(_CLOCK.search(text, max(0, start - 24), start))


def _is_ordinal_time(text: str, start: int, unit: str) -> bool:
    """ "năm 3", "tháng 5"; not "giai đoạn 05 năm"."""
    if unit.lower() == "năm" and _PERIOD.search(text[max(0, start - 14) : start]):
        return False
    return _is_ordinal(text, start)


def _is_ordinal(text: str, start: int) -> bool:
    return bool(_NUMBERED.search(text[max(0, start - 14) : start]))


def _both(match: re.Match[str], kind: EntityKind, unit: str, posterior: float) -> Iterator[Mention]:
    """The mention, and that of the lower end of the range where it is one."""
    groups = match.re.groupindex
    figure = read_figure(match["n"])
    if figure is None:
        return
    scale = scale_of(_scale_words(match)) if "scale" in groups and match["scale"] else 1
    value = figure.value * scale
    if "scale2" in groups and match["scale2"]:
        second = read_figure(match["n2"])
        value += (second.value if second else 0) * scale_of(match["scale2"])
    certain = posterior if figure.certain else posterior * 0.85
    name = "value" if kind is EntityKind.NUMBER else "quantity"
    units = [("unit", unit)]
    number = as_values([(name, decimal_text(value)), *units])
    yield Mention(match.start("n"), match.end(), kind, number, certain)
    if match["low"] and (low := read_figure(match["low"])) is not None:
        lower = _lower_end(low.value, figure.value, match["n"]) * scale
        number = as_values([(name, decimal_text(lower)), *units])
        yield Mention(match.start("low"), match.end("low"), kind, number, certain * 0.97)


def _scale_words(match: re.Match[str]) -> str:
    return " ".join(word for word in match["scale"].split() if word.lower() != "chục")


def _lower_end(low: Decimal, high: Decimal, written: str) -> Decimal:
    """ "450 – 500.000 ha": the thousands are said once."""
    return low * 1000 if "." in written and low < 1000 <= high and low * 1000 < high else low
