"""One entry for each thing, under whatever names it goes."""

from __future__ import annotations

from soat_core.entities.finding import find_mentions
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention
from soat_core.entities.register import EntryProposal, propose_entries


def entries(text: str, kind: EntityKind, date: str = "2024-05-01") -> list[EntryProposal]:
    found = propose_entries(text, find_mentions(text, date=date), date=date)
    return [one for one in found if one.kind == kind]


def test_what_was_marked_and_deleted_since_has_no_entry() -> None:
    text = "Tại Hà Nội"
    marks = [Mention(4, 10, EntityKind.PLACE), Mention(3, 3, EntityKind.PLACE)]
    (one,) = propose_entries(text, [*marks, Mention(3, 4, EntityKind.ORGANISATION)])
    assert (one.name, one.mentions) == ("Hà Nội", (0,))


def test_one_agency_under_several_names() -> None:
    text = (
        "Ủy ban nhân dân tỉnh Lạng Sơn giao Sở Thông tin và Truyền thông. "
        "UBND tỉnh Lạng Sơn và Sở TT&TT báo cáo; UBND tỉnh kết luận, UBND xem xét."
    )
    found = entries(text, EntityKind.ORGANISATION)
    assert [(one.name, len(one.mentions)) for one in found] == [
        ("Ủy ban nhân dân tỉnh Lạng Sơn", 3),
        ("Sở Thông tin và Truyền thông", 2),
    ]


def test_agencies_in_a_row_have_their_whole_names() -> None:
    text = "Các sở Nội vụ, Tài chính báo cáo. Sở Nội vụ và Sở Tài chính tổng hợp."
    found = entries(text, EntityKind.ORGANISATION)
    assert [(one.name, len(one.mentions)) for one in found] == [
        ("Sở Nội vụ", 2),
        ("Sở Tài chính", 2),
    ]


def test_a_letterhead_of_two_columns_is_the_agency_of_the_text() -> None:
    text = (
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "HUYỆN BẢO AN Độc lập - Tự do - Hạnh phúc\n\nUBND huyện Bảo An báo cáo; UBND huyện đề nghị."
    )
    (found,) = entries(text, EntityKind.ORGANISATION)
    assert (found.name, len(found.mentions)) == ("UBND huyện Bảo An", 3)


def test_two_of_a_level_are_not_told_apart() -> None:
    text = "UBND huyện Bảo Lạc và UBND huyện Hà Quảng; UBND huyện báo cáo."
    names = [one.name for one in entries(text, EntityKind.ORGANISATION)]
    assert names == ["UBND huyện Bảo Lạc", "UBND huyện Hà Quảng", "UBND huyện"]


def test_a_document_collects_what_is_known() -> None:
    text = "Theo Kế hoạch số 15/KH-UBND; Kế hoạch số 15/KH-UBND ngày 04/01/2024 của UBND tỉnh."
    (found,) = entries(text, EntityKind.DOCUMENT)
    assert found.name == "15/KH-UBND" and len(found.mentions) == 2
    assert dict(found.values)["when"] == "2024-01-04"
    assert dict(found.values)["issuer"] == "UBND tỉnh"


def test_numbers_begin_anew_every_year() -> None:
    text = "Kế hoạch số 15/KH-UBND ngày 04/01/2024; Kế hoạch số 15/KH-UBND ngày 05/01/2023."
    assert len(entries(text, EntityKind.DOCUMENT)) == 2


def test_a_place_of_before_the_reform_and_after() -> None:
    (before,) = entries("tại tỉnh Hà Giang và Hà Giang", EntityKind.PLACE)
    assert dict(before.values) == {"code": "02", "now": "Tỉnh Tuyên Quang"}
    assert len(before.mentions) == 2
    (after,) = entries("tại tỉnh Tuyên Quang", EntityKind.PLACE, "2025-10-01")
    assert dict(after.values) == {"code": "08", "formerly": "Tỉnh Hà Giang"}


def test_nothing_for_dates_and_sums() -> None:
    assert propose_entries("năm 2024, 5%", find_mentions("năm 2024, 5%")) == []
