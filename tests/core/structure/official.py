"""Official documents made up for tests, laid out as Decree 30/2020/NĐ-CP wants them.

A ``Sheet`` is written from top to bottom; it keeps what every word on it belongs to, so that what
a finder says about its text can be compared.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable

from soat_core.evaluate.structure import Marked
from soat_core.structure.kinds import BlockKind as Kind
from soat_core.text import strip_marks, tokens

Values = dict[str, str]


class Sheet:
    """``width``: letters in a full line.  ``aired``: a blank line stands between paragraphs.
    ``gap``: what stands between columns."""

    def __init__(self, *, width: int = 78, aired: bool = True, gap: str = "        ") -> None:
        self.text = ""
        self.width = width
        self.aired = aired
        self.gap = gap
        self._parts: list[tuple[Kind, Values, list[int]]] = []

    def part(self, kind: Kind, **values: str) -> int:
        """Begin a part; ``write`` adds to it."""
        self._parts.append((kind, values, []))
        return len(self._parts) - 1

    def write(self, part: int, text: str) -> None:
        start = len(self.text)
        self.text += text
        self._parts[part][2].extend(span.start for span in tokens(self.text, start))

    def end_line(self, count: int = 1) -> None:
        self.text += "\n" * count

    def line(self, kind: Kind, text: str, **values: str) -> None:
        """A part that is one line."""
        self.write(self.part(kind, **values), text)
        self.end_line()

    def beside(self, left: tuple[int, str] | None, right: tuple[int, str] | None) -> None:
        """A line in two columns."""
        if left is not None:
            self.write(*left)
        if left is not None and right is not None:
            self.text += self.gap
        if right is not None:
            self.write(*right)
        self.end_line()

    def flow(self, kind: Kind, text: str, **values: str) -> None:
        """A part that runs over lines; those of paragraphs begin somewhat in."""
        part = self.part(kind, **values)
        indent = 6 if kind in (Kind.PARAGRAPH, Kind.ITEM) else 0
        for at, row in enumerate(self.wrapped(text, indent)):
            if at:
                self.end_line()
            self.write(part, row)
        self.end_line(2 if self.aired else 1)

    def wrapped(self, text: str, indent: int = 0) -> list[str]:
        rows = textwrap.wrap(
            " " * indent + text, self.width, break_on_hyphens=False, break_long_words=False
        )
        return [row.strip() for row in rows]

    def marked(self) -> list[Marked]:
        """What stands on the sheet, as a person would mark it."""
        return [
            Marked(frozenset(words), kind, tuple(values.items()))
            for kind, values, words in self._parts
        ]


BODY = (
    "Trong sáu tháng đầu năm, các phòng chuyên môn của huyện đã phối hợp với các xã tổ chức "
    "kiểm tra việc sửa chữa trường lớp trước mùa mưa, kịp thời nhắc nhở những nơi làm chậm và "
    "hướng dẫn cách lập hồ sơ thanh toán cho đúng quy định.",
    "Việc thu gom rác tại các chợ đã đi vào nền nếp, người dân đồng tình và tự giác đóng góp "
    "kinh phí để mua thêm thùng chứa đặt dọc các tuyến đường liên xã.",
    "Công tác tiêm phòng cho đàn gia súc được làm sớm hơn mọi năm; các trạm thú y cử người "
    "xuống tận thôn, bản để kiểm tra, ghi chép và cấp giấy chứng nhận cho từng hộ chăn nuôi, "
    "nhờ đó trên địa bàn chưa phát hiện ổ dịch nào phải khoanh vùng xử lý.",
    "Đường vào thôn cuối cùng của xã vùng cao đã rải xong lớp đá dăm, xe tải nhẹ đi lại được "
    "quanh năm và thương lái vào tận nơi mua ngô, lạc của bà con.",
)


def head(sheet: Sheet, *, number: str, date: str, about: str = "") -> None:
    """Issuing agency on the left, quốc hiệu on the right."""
    issuer, nation = sheet.part(Kind.ISSUER), sheet.part(Kind.NATION)
    motto, code, day = (sheet.part(k) for k in (Kind.MOTTO, Kind.NUMBER, Kind.DATELINE))
    sheet.beside((issuer, "ỦY BAN NHÂN DÂN"), (nation, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    sheet.beside((issuer, "HUYỆN SUỐI TRONG"), (motto, "Độc lập - Tự do - Hạnh phúc"))
    sheet.end_line()
    sheet.beside((code, number), (day, date))
    if about:
        subject = sheet.part(Kind.SUBJECT)
        for row in about.split("\n"):
            sheet.write(subject, row)
            sheet.end_line()
    sheet.end_line()


def foot(sheet: Sheet) -> None:
    """Recipients on the left, signature on the right."""
    to, role, name = (sheet.part(k) for k in (Kind.RECIPIENTS, Kind.AUTHORITY, Kind.SIGNATORY))
    sheet.beside((to, "Nơi nhận:"), (role, "TM. ỦY BAN NHÂN DÂN"))
    sheet.beside((to, "- Thường trực Huyện ủy;"), (role, "KT. CHỦ TỊCH"))
    sheet.beside((to, "- Các phòng, ban của huyện;"), (role, "PHÓ CHỦ TỊCH"))
    sheet.beside((to, "- Ủy ban nhân dân các xã;"), None)
    sheet.beside((to, "- Lưu: VT."), None)
    sheet.end_line(2)
    sheet.beside(None, (name, "Lương Thị Hoài"))


def report(**look: object) -> Sheet:
    """A report of two pages with headings, items, a footnote and page numbers."""
    sheet = Sheet(**look)  # type: ignore[arg-type]
    head(sheet, number="Số: 214/BC-UBND", date="Suối Trong, ngày 12 tháng 7 năm 2023")
    sheet.line(Kind.TYPE, "BÁO CÁO")
    sheet.flow(Kind.SUBJECT, "Tình hình công tác sáu tháng đầu năm 2023")
    sheet.flow(Kind.PARAGRAPH, BODY[0])
    sheet.flow(Kind.HEADING, "I. KẾT QUẢ ĐẠT ĐƯỢC", n="I", level="1")
    sheet.flow(Kind.HEADING, "1. Về môi trường", n="1", level="2")
    sheet.flow(Kind.PARAGRAPH, BODY[1])
    sheet.flow(Kind.HEADING, "2. Về chăn nuôi và thú y", n="2", level="2")
    cut = sheet.part(Kind.PARAGRAPH)
    rows = sheet.wrapped(BODY[2].replace("; các", "1; các"), 6)
    for row in rows[:2]:
        sheet.write(cut, row)
        sheet.end_line()
    sheet.end_line()
    sheet.flow(
        Kind.FOOTNOTE,
        "1 Theo số liệu của các trạm thú y gửi về trước ngày 30 tháng 6, chưa tính hai xã mới sáp "
        "nhập đang kiểm đếm lại.",
        n="1",
    )
    sheet.text = sheet.text.rstrip("\n") + "\n\f"
    sheet.line(Kind.PAGE_NUMBER, "2")
    sheet.end_line()
    for row in rows[2:]:
        sheet.write(cut, row)
        sheet.end_line()
    sheet.end_line(1 if sheet.aired else 0)
    sheet.flow(Kind.HEADING, "II. HẠN CHẾ, NGUYÊN NHÂN", n="II", level="1")
    sheet.flow(Kind.PARAGRAPH, BODY[3])
    sheet.flow(Kind.HEADING, "III. NHIỆM VỤ TRONG THỜI GIAN TỚI", n="III", level="1")
    for at, task in enumerate(TASKS, start=1):
        sheet.flow(Kind.ITEM, f"{at}. {task}", n=str(at), level="1")
    sheet.flow(
        Kind.PARAGRAPH,
        "Trên đây là báo cáo tình hình công tác sáu tháng đầu năm của huyện Suối Trong./.",
    )
    foot(sheet)
    return sheet


TASKS = (
    "Tiếp tục sửa chữa các phòng học đã xuống cấp, hoàn thành trước khi bước vào năm học mới và "
    "báo cáo kết quả về huyện.",
    "Rà soát, bổ sung thùng chứa rác tại những nơi đông dân cư, vận động các hộ ký cam kết giữ "
    "gìn vệ sinh đường làng.",
    "Chuẩn bị đủ vắc xin cho đợt tiêm phòng cuối năm.",
)


def decision(**look: object) -> Sheet:
    """A decision with its grounds and articles."""
    sheet = Sheet(**look)  # type: ignore[arg-type]
    head(sheet, number="Số: 1187/QĐ-UBND", date="Suối Trong, ngày 03 tháng 10 năm 2022")
    sheet.line(Kind.TYPE, "QUYẾT ĐỊNH")
    sheet.flow(Kind.SUBJECT, "Về việc thành lập Tổ kiểm tra công trình thủy lợi")
    sheet.flow(Kind.HEADING, "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN SUỐI TRONG")
    for ground in (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Căn cứ kế hoạch sửa chữa công trình thủy lợi của huyện đã được thông qua tại kỳ họp "
        "thường lệ giữa năm;",
        "Theo đề nghị của Trưởng phòng Nông nghiệp và Phát triển nông thôn huyện.",
    ):
        sheet.flow(Kind.PARAGRAPH, ground)
    sheet.flow(Kind.HEADING, "QUYẾT ĐỊNH:")
    for at, text in enumerate(ARTICLES, start=1):
        sheet.flow(Kind.ITEM, f"Điều {at}. {text}", n=str(at))
    foot(sheet)
    return sheet


ARTICLES = (
    "Thành lập Tổ kiểm tra công trình thủy lợi gồm bảy thành viên do Trưởng phòng Nông nghiệp và "
    "Phát triển nông thôn làm tổ trưởng.",
    "Tổ kiểm tra có nhiệm vụ xem xét hiện trạng các hồ, đập, kênh mương và đề xuất thứ tự sửa "
    "chữa trước ngày 30 tháng 11 hằng năm.",
    "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng và các thành viên có tên tại Điều "
    "1 chịu trách nhiệm thi hành./.",
)


def letter(**look: object) -> Sheet:
    """An official letter, with its subject below the number and several addressees."""
    sheet = Sheet(**look)  # type: ignore[arg-type]
    head(
        sheet,
        number="Số: 96/UBND-VP",
        date="Suối Trong, ngày 21 tháng 02 năm 2024",
        about="V/v chuẩn bị nước tưới\nvụ xuân hè",
    )
    addressee = sheet.part(Kind.ADDRESSEE)
    for row in ("Kính gửi:", "- Ủy ban nhân dân các xã;", "- Trạm Khuyến nông huyện."):
        sheet.write(addressee, row)
        sheet.end_line()
    sheet.end_line()
    for text in BODY[:2]:
        sheet.flow(Kind.PARAGRAPH, text)
    sheet.flow(Kind.PARAGRAPH, "Ủy ban nhân dân huyện yêu cầu các xã làm tốt những việc sau:")
    for text in ("Nạo vét kênh dẫn trước ngày 05 tháng 3;", "Báo cáo diện tích thiếu nước."):
        sheet.flow(Kind.ITEM, f"- {text}", n="-", level="1")
    foot(sheet)
    return sheet


def table(sheet: Sheet, row_of: Callable[[list[str]], str]) -> None:
    """Five rows, the first of them with headings."""
    for at, cells in enumerate(CELLS):
        sheet.line(Kind.ROW, row_of(cells), **({"role": "label"} if at == 0 else {}))
    sheet.end_line()


CELLS = [
    ["TT", "Tên xã", "Số hộ", "Diện tích (ha)"],
    ["1", "Nà Lẹng", "412", "1.250,5"],
    ["2", "Khau Vài", "387", "980,0"],
    ["3", "Bản Chang", "265", "1.114,2"],
    ["4", "Pác Ngàm", "518", "1.602,7"],
]


def by_bars(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def by_gaps(cells: list[str]) -> str:
    return f"{cells[0]:<6}{cells[1]:<16}{cells[2]:<12}{cells[3]}"


def plan(row_of: Callable[[list[str]], str] = by_bars, **look: object) -> Sheet:
    """A plan with a table, an appendix, and heads that repeat on its pages."""
    sheet = Sheet(**look)  # type: ignore[arg-type]
    head(sheet, number="Số: 45/KH-UBND", date="Suối Trong, ngày 15 tháng 01 năm 2024")
    sheet.line(Kind.TYPE, "KẾ HOẠCH")
    sheet.flow(Kind.SUBJECT, "Trồng cây phân tán năm 2024")
    sheet.flow(Kind.HEADING, "I. MỤC ĐÍCH, YÊU CẦU", n="I", level="1")
    sheet.flow(Kind.PARAGRAPH, BODY[3])
    sheet.flow(Kind.HEADING, "II. NỘI DUNG", n="II", level="1")
    sheet.flow(Kind.PARAGRAPH, "Diện tích giao cho các xã như sau:")
    table(sheet, row_of)
    sheet.flow(Kind.PARAGRAPH, BODY[1])
    foot(sheet)
    for page in (2, 3):
        sheet.text = sheet.text.rstrip("\n") + "\n\f"
        sheet.line(Kind.HEADER, f"Kế hoạch trồng cây phân tán - trang {page}")
        sheet.end_line()
        sheet.flow(Kind.HEADING, f"PHỤ LỤC {'I' * (page - 1)}", n="I" * (page - 1), level="1")
        for text in BODY[page - 2 : page]:
            sheet.flow(Kind.PARAGRAPH, text)
    return sheet


DOCUMENTS = (report, decision, letter, plan)

_TWISTS = {"o": "6", "u": "ii", "n": "ri", "m": "rn", "l": "1", "i": "j", "a": "4", "e": "c"}


def damaged(sheet: Sheet, seed: int, share: float) -> str:
    """The sheet's text with this share (0 to 1) of its words misread: without accents, half of them
    with one wrong letter.  Every word keeps its place and length."""
    chance = random.Random(seed)

    def misread(match: re.Match[str]) -> str:
        word = match[0]
        if chance.random() >= share:
            return word
        word = strip_marks(word)
        at = chance.randrange(len(word))
        twist = _TWISTS.get(word[at], word[at])[:1]
        return word[:at] + twist + word[at + 1 :] if chance.random() < 0.5 else word

    return re.sub(r"\S+", misread, sheet.text)
