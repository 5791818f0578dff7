"""What cannot be right is pointed out, and nothing else."""

from __future__ import annotations

import pytest
from tests.core.entities.marking import sentences

from soat_core.entities.checks import Doubt, check_mentions, report_date
from soat_core.entities.finding import find_mentions
from soat_core.i18n import ENGLISH, VIETNAMESE, language, set_language


def doubts(text: str, date: str = "") -> list[Doubt]:
    return [one.doubt for one in check_mentions(text, find_mentions(text), date)]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Họp ngày 31/02/2024 tại trụ sở.", Doubt.NO_SUCH_DAY),
        ("Họp ngày 30 tháng 02 năm 2023.", Doubt.NO_SUCH_DAY),
        ("Nghỉ từ ngày 10/6/2023 đến ngày 05/6/2023.", Doubt.BACKWARDS),
        ("Theo Quyết định số 12/QĐ-UBND ngày 02/4/2021.", Doubt.ISSUED_LATER),
        ("Theo Quyết định số 68/QĐ- ngày 10/02/2017.", Doubt.OPEN_NUMBER),
        ("Theo Nghị định số 72/2015/NĐ-CP ngày 7/9/2016.", Doubt.YEAR_DIFFERS),
        ("Theo Quyết định số 15/TB-UBND.", Doubt.TYPE_DIFFERS),
        ("Theo Nghị định số 30/NĐ-CP của Chính phủ.", Doubt.YEAR_MISSING),
        (
            "Chi 1.250.000 đồng (bằng chữ: Một triệu hai trăm nghìn đồng chẵn).",
            Doubt.WORDS_DIFFER,
        ),
        ("Hộ nghèo chiếm 120% tổng số hộ.", Doubt.OVER_THE_WHOLE),
        ("Họp ngày 15/13/2020.", Doubt.NO_SUCH_DAY),
        ("Nghỉ từ ngày 31/4 đến ngày 05/5/2020.", Doubt.NO_SUCH_DAY),
        ("Chương trình giai đoạn 2025-2021.", Doubt.BACKWARDS),
        ("Theo Thông tư số 05/2025/TT-BTC.", Doubt.ISSUED_LATER),
        ("Chi 214.800.000 đồng (Hai trăm mười bốn triệu đồng).", Doubt.WORDS_DIFFER),
        ("Trích 10.000.000 (một triệu) đồng.", Doubt.WORDS_DIFFER),
        ("Bằng chữ: Hai triệu đồng (2.500.000 đồng).", Doubt.WORDS_DIFFER),
        ("Thu 500 USD (bằng chữ: Năm mươi đô la Mỹ).", Doubt.WORDS_DIFFER),
    ],
)
def test_what_is_wrong(text: str, doubt: Doubt) -> None:
    assert doubts(text, "2021-03-15") == [doubt]


@pytest.mark.parametrize(
    "text",
    [
        "Chi 1.250.000 đồng (Bằng chữ: Một triệu hai trăm\nnăm mươi nghìn đồng).",
        "Chi 350.000 đồng (bằng chữ: ba trăm năm mươi ngàn đồng chẵn./.)",
        "Thu ngân sách đạt 120% kế hoạch; 6 tháng đầu năm tăng 5%.",
        "Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 và Công văn số 5/SYT-VP.",
        "Chi 500.000 đồng (bằng chữ bị mờ).",
        "Thuế dưới 50 (năm mươi) nghìn đồng; giá 1,5 tỷ đồng (bằng chữ: một tỷ rưỡi đồng).",
        "Chi 3.000.000 đồng (ba đợt); 1.000.000 đồng (một người một tháng).",
        "Bằng chữ: Hai triệu đồng (2.000.000 đồng).",
        "Vương triều cai trị giai đoạn từ năm 1650-1550 trước Công nguyên.",
        "Theo Thông tư số 35/2019/TT- BGTVT ngày 09/9/2019.",
    ],
)
def test_what_is_right(text: str) -> None:
    assert doubts(text, "2021-03-15") == []


def test_ordinary_sentences_raise_no_doubt() -> None:
    assert [one.text for one in sentences() if doubts(one.text)] == []


def test_the_report_has_its_date_from_the_dateline() -> None:
    text = "UBND XÃ\nSố: 5/BC-UBND\nCao Bằng, ngày 15 tháng 3 năm 2021\n\nBÁO CÁO\n"
    assert report_date(text) == "2021-03-15"
    assert doubts(f"{text}Theo Kế hoạch số 9/KH-UBND ngày 20/5/2021.") == [Doubt.ISSUED_LATER]
    assert report_date("Họp ngày 15 tháng 3 năm 2021 tại xã.") == ""


def test_messages_in_both_languages() -> None:
    before = language()
    text = "Chi 1.250.000 đồng (bằng chữ: Một triệu đồng)."
    (finding,) = check_mentions(text, find_mentions(text))
    try:
        set_language(ENGLISH)
        assert finding.message == "the figures say 1.250.000 đồng, the words 1.000.000"
        set_language(VIETNAMESE)
        assert finding.message == "số tiền bằng số là 1.250.000 đồng, bằng chữ là 1.000.000"
    finally:
        set_language(before)
