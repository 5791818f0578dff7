"""What is found in sentences as reports have them, and that it stays found."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.entities.marking import Place, Sentence, sentences

from soat_core.entities.dates import is_date_value
from soat_core.entities.finding import LEAST, MentionFinder, find_mentions
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention
from soat_core.text import new_tone_placement

SENTENCES = sentences()
_pieces = st.sampled_from(
    [
        "ngày 31/02/2024", "năm 2024", " - ", "quý IV/2023", "Ủy ban nhân dân", "UBND", " tỉnh ",
        "Cao Bằng", "Sở ", "và ", ", ", "12,5%", "1.250.000 đồng", "Nghị định số ", "30/2020/NĐ-CP",
        " của ", "Chính phủ", "\n", "\n\n", "\f", "(", ")", "Nguyễn Văn An", "từ ", "đến ", "¹",
        "e\u0302\u0301", "hoà", "\u200b", "\u00a0", "Luật Đất đai", "km", "xã ", "số ", "Đại học ",
    ]
)  # fmt: skip
texts = st.lists(_pieces | st.text(max_size=4), max_size=25).map("".join)


def places(found: list[Mention]) -> frozenset[Place]:
    return frozenset((one.start, one.end, str(one.kind)) for one in found)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: one.text[:40])
def test_what_a_sentence_mentions(sentence: Sentence) -> None:
    assert places(find_mentions(sentence.text)) == sentence.marks


def test_what_holds_over_a_line_break() -> None:
    """Each sentence with a line break for every other blank finds the same."""
    for sentence in SENTENCES:
        blanks = [at for at, char in enumerate(sentence.text) if char == " "]
        broken = list(sentence.text)
        for at in blanks[::2]:
            broken[at] = "\n"
        assert places(find_mentions("".join(broken))) == sentence.marks


def test_what_holds_over_a_page_break() -> None:
    text = "Theo Quyết định số 12/QĐ-UBND ngày 05 tháng\f3 năm 2021 của UBND tỉnh\f Lạng Sơn."
    kinds = [one.kind for one in find_mentions(text)]
    assert kinds == [EntityKind.DOCUMENT, EntityKind.DATE, EntityKind.ORGANISATION]


def test_an_empty_line_ends_a_mention() -> None:
    found = find_mentions("UBND tỉnh\n\nCao Bằng, ngày 06 tháng 11\n\nnăm 2024")
    assert [(one.kind, one.value("when")) for one in found if one.kind == EntityKind.DATE] == [
        (EntityKind.DATE, "--11-06"),
        (EntityKind.DATE, "2024"),
    ]


def test_other_ways_of_writing_find_the_same() -> None:
    for sentence in SENTENCES:
        decomposed = unicodedata.normalize("NFD", sentence.text)
        words = [
            unicodedata.normalize("NFC", decomposed[one.start : one.end])
            for one in find_mentions(decomposed)
        ]
        assert words == [sentence.text[one.start : one.end] for one in find_mentions(sentence.text)]
        assert places(find_mentions(new_tone_placement(sentence.text))) == sentence.marks


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("Ngày 06 tháng 11 năm 2024", "date", {"when": "2024-11-06"}),
        ("ký ngày 6-11-2024", "date", {"when": "2024-11-06"}),
        ("tính đến 11/2024", "date", {"when": "2024-11"}),
        ("quý III/2024", "date", {"from": "2024-07", "to": "2024-09"}),
        ("09 tháng đầu năm 2023", "date", {"from": "2023-01", "to": "2023-09"}),
        ("6 tháng cuối năm 2023", "date", {"from": "2023-07", "to": "2023-12"}),
        ("từ ngày 1/6 đến ngày 30/6/2024", "date", {"from": "2024-06-01", "to": "2024-06-30"}),
        ("nhiệm kỳ 2020-2025", "date", {"from": "2020", "to": "2025"}),
        ("ngày 31/02/2024", "date", {}),
        ("thu 2 tỷ 500 triệu đồng", "money", {"quantity": "2500000000", "unit": "VND"}),
        ("giá 1.500 USD", "money", {"quantity": "1500", "unit": "USD"}),
        ("đạt 12 phần trăm", "percent", {"quantity": "12"}),
        ("rộng 230 nghìn ha", "measure", {"quantity": "230000", "unit": "ha"}),
        (
            "Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị",
            "document",
            {"number": "57-KL/TW", "type": "KL", "when": "2023-06-15", "issuer": "Bộ Chính trị"},
        ),
        ("Luật Báo chí năm 2016", "document", {"type": "Luật", "when": "2016"}),
        ("tại tỉnh Cao Bằng", "place", {"code": "04"}),
        ("văn bản chỉ đạo¹ của tỉnh", "footnote-mark", {"n": "1"}),
    ],
)
def test_values(text: str, kind: str, values: dict[str, str]) -> None:
    found = next(one for one in find_mentions(text) if one.kind == kind)
    assert dict(found.values) == values


def test_an_acronym_that_the_text_defines() -> None:
    text = (
        "Công ty cổ phần Dược liệu Mộc Hương (DLMH) và chương trình đào tạo (CTĐT) mới.\n"
        "Từ đó DLMH thu mua; CTĐT được rà soát."
    )
    said = [text[one.start : one.end] for one in find_mentions(text)]
    assert said.count("DLMH") == 2
    assert "CTĐT" not in said


def test_a_firm_that_nothing_introduces() -> None:
    text = "Hiện nay Vinatexo đã trồng 5 ha; sản lượng của Vinatexo tăng. Vinatexo cũng ký kết."
    kinds = {text[one.start : one.end]: one.kind for one in find_mentions(text)}
    assert kinds["Vinatexo"] == EntityKind.ORGANISATION
    assert "Sihanuk" not in _said(
        "Ông Sihanuk đã sang thăm. Sihanuk cũng phát biểu.", "organisation"
    )
    assert _said("Covid gây hại, dịch Covid lan rộng.", "organisation") == []


def _said(text: str, kind: str) -> list[str]:
    return [text[one.start : one.end] for one in find_mentions(text) if one.kind == kind]


_days = st.dates(date(1930, 1, 1), date(2049, 12, 31))


@given(
    _days, st.sampled_from(["ngày {d:02} tháng {m:02} năm {y}", "{d}/{m}/{y}", "{d:02}.{m:02}.{y}"])
)
def test_the_value_of_a_day(day: date, form: str) -> None:
    shown = form.format(d=day.day, m=day.month, y=day.year)
    (found,) = _dates(f"Họp {shown} tại trụ sở.")
    assert found.values == (("when", day.isoformat()),)


@given(
    _days,
    _days,
    st.sampled_from(["từ ngày {} đến ngày {}", "từ {} đến hết ngày {}", "từ ngày {}-{}"]),
)
def test_the_values_of_a_stretch_of_days(one: date, other: date, form: str) -> None:
    first, last = sorted((one, other))
    shown = (f"{day.day:02}/{day.month:02}/{day.year}" for day in (first, last))
    text = f"Nghỉ {form.format(*shown)} theo quy định."
    (found,) = _dates(text)
    assert found.values == (("from", first.isoformat()), ("to", last.isoformat()))
    assert text[found.start : found.end].startswith("từ ")


@given(st.integers(1990, 2049), st.integers(1, 4), st.sampled_from(["quý {}/{}", "quý {} năm {}"]))
def test_the_values_of_a_quarter(year: int, quarter: int, form: str) -> None:
    roman = ("I", "II", "III", "IV")[quarter - 1]
    (found,) = _dates(f"Kết quả {form.format(roman, year)} như sau")
    months = (f"{year}-{3 * quarter - 2:02}", f"{year}-{3 * quarter:02}")
    assert found.values == (("from", months[0]), ("to", months[1]))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("từ ngày 01 đến ngày 15/3/2024", "2024-03-01 2024-03-15"),
        ("từ 01/3 đến 15/3/2024", "2024-03-01 2024-03-15"),
        ("từ tháng 9/2023 đến tháng 5/2024", "2023-09 2024-05"),
        ("từ năm 2019 đến 2023", "2019 2023"),
        ("quý I, II/2024", "2024-01 2024-06"),
        ("01-02/7/2024", "2024-07-01 2024-07-02"),
        ("4/2001-7/2002", "2001-04 2002-07"),
        ("6 tháng đầu năm 2024", "2024-01 2024-06"),
        ("năm học 2023 - 2024", "2023 2024"),
    ],
)
def test_stretches_of_time(text: str, values: str) -> None:
    (found,) = _dates(f"Báo cáo kết quả {text} của đơn vị.")
    assert f"{found.value('from')} {found.value('to')}" == values


def test_quarters_of_a_row_share_their_year() -> None:
    found = _dates("Đã chi trong quý I, quý II và quý III/2022.")
    assert [one.value("from") for one in found] == ["2022-01", "2022-04", "2022-07"]


def _dates(text: str) -> list[Mention]:
    return [one for one in find_mentions(text) if one.kind == EntityKind.DATE]


def test_a_code_holds_for_its_time() -> None:
    text = "tại tỉnh Quảng Trị"
    assert find_mentions(text, date="2024-05-01")[0].value("code") == "45"
    assert find_mentions(text, date="2025-09-01")[0].value("code") == "44"


@settings(max_examples=60, deadline=None)
@given(texts)
def test_any_text(text: str) -> None:
    found = find_mentions(text)
    assert found == sorted(found, key=lambda one: (one.start, -one.end))
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert not text[one.start].isspace() and not text[one.end - 1].isspace()
        assert LEAST <= one.posterior < 1
        assert EntityKind(one.kind)
        _check_values(one)
    for one, after in pairwise(found):
        if after.start < one.end:
            assert one.kind == EntityKind.DOCUMENT and after.end <= one.end


def _check_values(one: Mention) -> None:
    for name, value in one.values:
        if name in ("when", "from", "to"):
            assert is_date_value(value)
        if name in ("quantity", "value"):
            assert float(value) >= 0 and "e" not in value.lower()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([one.text for one in SENTENCES]), max_size=6), st.data())
def test_finding_again_is_finding_anew(lines: list[str], data: st.DataObject) -> None:
    finder = MentionFinder()
    finder.find("\n".join(lines))
    for _ in range(3):
        at = data.draw(st.integers(0, len(lines)))
        lines[at : at + data.draw(st.integers(0, 1))] = [data.draw(texts)]
        text = "\n".join(lines)
        assert finder.find(text) == find_mentions(text)


def test_the_dateline_tells_the_time_of_codes() -> None:
    text = "Quảng Trị, ngày 15 tháng 9 năm 2025\n\nBáo cáo của tỉnh Quảng Trị."
    codes = [one.value("code") for one in find_mentions(text) if one.kind == EntityKind.PLACE]
    assert codes == ["44", "44"]
