"""A worked example: a report of two pages with every part, entity, correction and note."""

from __future__ import annotations

from datetime import timedelta

from tests.core.making import LAN, WHEN

from soat_core.actions import Action, ActionKind, Agent
from soat_core.annotation import ENTRY, KIND, NOTE, WORD, Annotation, Values
from soat_core.document import Document
from soat_core.edits import Edit, EditKind, Origin, kind_of
from soat_core.report import Report

MINH = Agent("minh", "Lê Văn Minh", "LVM")
OCR = """\
 ỦY BAN NHÂN DÂN          CỘNG HOÀ XÃ HỘI CHÙ NGHĨA VIỆT NAM
  TỈNH NAM ĐỊNH               Độclập - Tự do - Hạnh phúc
 Số: 125/BC-UBND          Nam Định, ngày 15 tháng 3 năm 2021

                      BÁO C ÁO
     Về tình hình kinh tế - xã hội quý I năm 2021

             Kính gửi: Văn phòng Chính phủ

     Thực hiện Nghị quyết số O1/NQ-CP ngày 01/01/2021 của Chính phủ
và theo chỉ đạo củaỦy ban nhân
dân tình Nam Định1, các sở, ngành triển khai thực
thực hiện 12 nhiệm vụ, trong đó ~#;%~ đạt 85,5%
kế hoạch năm.
I. KẾT QUẢ
1. Thu ngân sách
- Thu nội địa đạt 1.250 tỷ đồng;
- Thu từ xuất nhập khẩu đạt 310 tỷ
đồng.
STT   Chỉ tiêu   Kế hoạch   Thực hiện
1   Thu nội địa   5.000   1.250
2   Xuất nhập khẩu   1.200   310
     Trong quý I, tiến độ thu đạt khá; các đơn vị đã đưa dịch vụ Inter-
1 Báo cáo số 12/BC-STC ngày 10/3/2021 của Sở Tài chính.
\f                              2
net đến 100% số xã, nhưng còn gặp khó khăn ở huyện Giao Thuỷ.
II. PHƯƠNG HƯỚNG
1. Tiếp tục thực hiện Nghị quyết số 01/NQ-CP của Chính phủ./.

 Nơi nhận:                     TM. ỦY BAN NHÂN DÂN
 - Như trên;                       KT. CHỦ TỊCH
 - Các sở, ngành;                  PHÓ CHỦ TỊCH
 - Lưu: VT.
                                   Trần Lê Đoài
\f"""

_EDITS: tuple[tuple[str, str, Agent, Origin, float | None], ...] = (
    ("CHÙ", "CHỦ", LAN, Origin.SUGGESTED, 0.93),
    ("Độclập", "Độc lập", LAN, Origin.SUGGESTED, 0.88),
    ("C ÁO", "CÁO", LAN, Origin.SUGGESTED, 0.41),
    ("O1/NQ-CP", "01/NQ-CP", LAN, Origin.AUTO, 0.99),
    ("củaỦy", "của Ủy", LAN, Origin.SUGGESTED, 0.9),
    ("tình Nam", "tỉnh Nam", LAN, Origin.TYPED, None),
    ("thực\nthực hiện", "thực\nhiện", LAN, Origin.TYPED, None),
)
_PARTS: tuple[tuple[str, str, Values], ...] = (
    ("issuer", "ỦY BAN NHÂN DÂN  ", (("group", "1"),)),
    ("nation", "CỘNG HOÀ XÃ HỘI CHÙ NGHĨA VIỆT NAM", ()),
    ("issuer", "TỈNH NAM ĐỊNH", (("group", "1"),)),
    ("motto", "Độclập - Tự do - Hạnh phúc", ()),
    ("number-and-code", "Số: 125/BC-UBND", ()),
    ("dateline", "Nam Định, ngày 15 tháng 3 năm 2021", ()),
    ("type", "BÁO C ÁO", ()),
    ("subject", "Về tình hình kinh tế - xã hội quý I năm 2021", ()),
    ("addressee", "Kính gửi: Văn phòng Chính phủ", ()),
    ("paragraph", "     Thực hiện Nghị quyết số O1|kế hoạch năm.", ()),
    ("heading", "I. KẾT QUẢ", (("level", "1"), ("n", "I"))),
    ("heading", "1. Thu ngân sách", (("level", "2"), ("n", "1"))),
    ("item", "- Thu nội địa đạt 1.250 tỷ đồng;", (("level", "1"), ("n", "-"))),
    ("item", "- Thu từ xuất nhập khẩu|\nđồng.", (("level", "1"), ("n", "-"))),
    ("row", "STT   Chỉ tiêu   Kế hoạch   Thực hiện", (("cells", "6 17 28"), ("role", "label"))),
    ("row", "1   Thu nội địa   5.000   1.250", (("cells", "4 18 26"),)),
    ("row", "2   Xuất nhập khẩu   1.200   310", (("cells", "4 21 29"),)),
    ("paragraph", "     Trong quý I|huyện Giao Thuỷ.", ()),
    ("footnote", "1 Báo cáo số 12/BC-STC ngày 10/3/2021 của Sở Tài chính.", (("n", "1"),)),
    ("page-number", "                              2", ()),
    ("heading", "II. PHƯƠNG HƯỚNG", (("level", "1"), ("n", "II"))),
    ("item", "1. Tiếp tục|Chính phủ./.", (("level", "1"), ("n", "1"))),
    ("recipients", "Nơi nhận:", (("group", "2"),)),
    ("authority", "TM. ỦY BAN NHÂN DÂN", (("group", "3"),)),
    ("recipients", "- Như trên;", (("group", "2"),)),
    ("authority", "KT. CHỦ TỊCH", (("group", "3"),)),
    ("recipients", "- Các sở, ngành;", (("group", "2"),)),
    ("authority", "PHÓ CHỦ TỊCH", (("group", "3"),)),
    ("recipients", "- Lưu: VT.", (("group", "2"),)),
    ("signatory", "Trần Lê Đoài", ()),
)
_MENTIONS: tuple[tuple[str, str, Values], ...] = (
    ("date", "ngày 15 tháng 3 năm 2021", (("when", "2021-03-15"),)),
    ("place", "Nam Định, ngày|Nam Định", (("entry", "n903"),)),
    (
        "document",
        "Nghị quyết số O1/NQ-CP ngày 01/01/2021 của Chính phủ",
        (("entry", "n902"), ("number", "01/NQ-CP"), ("type", "NQ")),
    ),
    ("date", "01/01/2021", (("when", "2021-01-01"),)),
    ("organisation", "của Chính phủ\n|Chính phủ", (("entry", "n901"),)),
    ("footnote-mark", "Định1|1", (("n", "1"),)),
    ("percent", "85,5%", (("quantity", "85.5"),)),
    ("money", "1.250 tỷ đồng", (("quantity", "1250000000000"), ("unit", "VND"))),
    ("money", "310 tỷ\nđồng", (("quantity", "310000000000"), ("unit", "VND"))),
    ("person", "Trần Lê Đoài", ()),
    ("x-thuy-van", "Giao Thuỷ", ()),
)
_ENTRIES = (
    Annotation("n901", 0, 0, ENTRY, "Chính phủ", values=(("kind", "organisation"),)),
    Annotation(
        "n902",
        0,
        0,
        ENTRY,
        "Nghị quyết 01/NQ-CP",
        values=(
            ("code", "01/NQ-CP"),
            ("issuer", "Chính phủ"),
            ("kind", "document"),
            ("type", "NQ"),
            ("when", "2021-01-01"),
        ),
    ),
    Annotation(
        "n903",
        0,
        0,
        ENTRY,
        "Tỉnh Ninh Bình",
        values=(("code", "37"), ("formerly", "Tỉnh Nam Định"), ("kind", "place")),
    ),
    Annotation(
        "n904",
        0,
        0,
        KIND,
        "Địa danh thủy văn",
        values=(("colour", "#0a7"), ("element", "placeName"), ("name", "x-thuy-van")),
    ),
)


def worked() -> Document:
    """The document; the same whenever it is made."""
    document = Document(Report.from_text(OCR, "bao-cao-125.ocr.txt"))
    document.add_agent(LAN)
    document.add_agent(MINH)
    when = WHEN
    document.apply(Action(ActionKind.IMPORT, "app", when, annotate=_ENTRIES))
    for ocr, text, who, origin, posterior in _EDITS:
        when += timedelta(seconds=17)
        start = OCR.index(ocr)
        edit = Edit(start, start + len(ocr), text, kind_of(ocr, text), origin, posterior)
        edit = Edit(
            *document.report.widen(*edit.key), _whole(document, edit), edit.kind, origin, posterior
        )
        document.apply(Action(ActionKind.TYPE, who.identity, when, put=(edit,)))
    gap = OCR.index("~#;%~")
    illegible = Edit(gap, gap + 5, "", EditKind.ILLEGIBLE)
    document.apply(Action(ActionKind.ILLEGIBLE, "lan", when, put=(illegible,)))
    unclear = OCR.index("đạt khá;")
    kept = Edit(unclear + 4, unclear + 8, "khá;", EditKind.KEEP, unclear=True)
    document.apply(Action(ActionKind.UNCLEAR, "minh", when, put=(kept,)))
    document.apply(
        Action(ActionKind.ANNOTATE, "minh", when + timedelta(hours=1), annotate=_annotations())
    )
    return document


def _whole(document: Document, edit: Edit) -> str:
    """The text of an edit of part of its tokens, for all of them."""
    start, end = document.report.widen(*edit.key)
    return OCR[start : edit.start] + edit.text + OCR[edit.end : end]


def _annotations() -> tuple[Annotation, ...]:
    found = [
        Annotation(f"n{n}", *_place(where), kind, values=tuple(sorted(values)), posterior=0.95)
        for n, (kind, where, values) in enumerate((*_PARTS, *_MENTIONS), 1)
    ]
    crossing = OCR.index("củaỦy")
    end = OCR.index("Định1")
    found.append(
        Annotation("n500", crossing, end + 4, "organisation", start_inside=4)
    )  # from within a correction, over lines and another correction
    found.append(Annotation("n501", *_place("85,5%"), NOTE, "Đối chiếu số này với phụ lục 2."))
    found.append(Annotation("n502", *_place("Giao Thuỷ"), WORD, "Giao Thuỷ"))
    found.append(Annotation("n503", *_place("KẾT QUẢ"), "place", rejected=True))
    return tuple(found)


def _place(where: str) -> tuple[int, int]:
    """``A``: where it stands first; ``A|B``: from A to the end of B, which may stand in A."""
    first, _, last = where.partition("|")
    start = OCR.index(first)
    if not last:
        return start, start + len(first)
    if last in first:
        start += first.index(last)
        return start, start + len(last)
    return start, OCR.index(last, start) + len(last)
