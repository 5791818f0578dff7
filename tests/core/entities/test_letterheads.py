"""The agency at the head of a document, however its lines were read."""

from __future__ import annotations

import pytest

from soat_core.entities.finding import find_mentions
from soat_core.entities.kinds import EntityKind

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def said(text: str, kind: EntityKind) -> list[str]:
    found = [one for one in find_mentions(text) if one.kind == kind]
    return [" ".join(text[one.start : one.end].split()) for one in found]


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG\n", ["ỦY BAN NHÂN DÂN TỈNH CAO BẰNG"]),
        # a place that no register has
        ("ỦY BAN NHÂN DÂN\nHUYỆN BẢO AN\n", ["ỦY BAN NHÂN DÂN HUYỆN BẢO AN"]),
        ("UBND TỈNH HÀ LÂM\nSỞ NỘI VỤ\n", ["UBND TỈNH HÀ LÂM", "SỞ NỘI VỤ"]),
        ("TRUNG TÂM KIỂM SOÁT\nBỆNH TẬT\n", ["TRUNG TÂM KIỂM SOÁT BỆNH TẬT"]),
        (
            "ĐẢNG BỘ HUYỆN SƠN HÀ\nĐẢNG ỦY XÃ LAM SƠN\n*\n",
            ["ĐẢNG BỘ HUYỆN SƠN HÀ", "ĐẢNG ỦY XÃ LAM SƠN"],
        ),
        ("BỘ Y TẾ\nTRƯỜNG ĐẠI HỌC Y DƯỢC\n", ["BỘ Y TẾ", "TRƯỜNG ĐẠI HỌC Y DƯỢC"]),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", ["ỦY BAN NHÂN DÂN"]),
        ("BÁO CÁO\nHỘI NGHỊ TỔNG KẾT\nPHÒNG CHÁY, CHỮA CHÁY\n", []),
    ],
)  # fmt: skip
def test_agencies_of_a_letterhead(text: str, agencies: list[str]) -> None:
    assert said(text, EntityKind.ORGANISATION) == agencies


@pytest.mark.parametrize("between", ["\n\n", "\nSố: 15/BC-UBND\n\n"])
def test_the_national_name_is_no_place(between: str) -> None:
    head = f"HỘI ĐỒNG NHÂN DÂN\nTỈNH PHÚ LƯƠNG{between}{NATIONAL}"
    text = f"{head}\n\nPhú Lương, ngày 09 tháng 12 năm 2023"
    assert said(text, EntityKind.ORGANISATION) == ["HỘI ĐỒNG NHÂN DÂN TỈNH PHÚ LƯƠNG"]
    assert said(text, EntityKind.PLACE) == ["Phú Lương"]


def test_in_a_sentence_the_country_is_a_place() -> None:
    text = "Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam đã ký."
    assert said(text, EntityKind.PLACE) == ["Cộng hòa xã hội chủ nghĩa Việt Nam"]


def test_two_columns_read_into_one() -> None:
    text = (
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "HUYỆN BẢO AN Độc lập - Tự do - Hạnh phúc\n"
        "Số: 215/BC-UBND Bảo An, ngày 28 tháng 6 năm 2023\n"
    )
    assert said(text, EntityKind.ORGANISATION) == ["ỦY BAN NHÂN DÂN", "HUYỆN BẢO AN"]
    assert said(text, EntityKind.PLACE) == ["Bảo An"]
