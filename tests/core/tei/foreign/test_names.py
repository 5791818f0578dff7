"""Names and dates that others have marked in their TEI: shown, kept, changed by nobody."""

from __future__ import annotations

import csv
import io

import pytest
from tests.core.making import LAN, WHEN
from tests.core.tei.foreign.samples import tei

from soat_core.actions import Action, ActionKind
from soat_core.annotating import marking
from soat_core.annotating.of_file import names_of_file, names_over
from soat_core.annotating.proposals import proposals, still_open
from soat_core.document import Document
from soat_core.edits import Edit, EditKind
from soat_core.entities.finding import find_mentions
from soat_core.entities.kinds import EntityKind as Kind
from soat_core.errors import ActionError
from soat_core.snapshot import snapshot_of
from soat_core.tei.foreign import read_foreign, write_foreign
from soat_core.writers import format_of

XML = tei(
    '<p>Ông <persName key="p1">Trần <surname>Văn</surname> Tạo</persName> về '
    '<placeName ref="#hn"><settlement>Hà Nội</settlement></placeName> '
    'ngày <date when="2024-11-06">06/11/2024</date>, mang <measure type="money" quantity="500" '
    'unit="VND">500 đồng</measure> và <rs type="con-dấu">dấu</rs> của <name type="org">'
    "Ủy ban</name>.</p>"
)


def document(xml: str = XML) -> Document:
    made = read_foreign(xml.encode(), "a.xml")
    made.add_agent(LAN)
    return made


def told(made: Document) -> list[tuple[str, str]]:
    text = made.report.ocr_text
    return [(note.kind, text[note.start : note.end]) for note in names_of_file(made)]


def test_they_are_annotations_of_the_file() -> None:
    found = names_of_file(document())
    assert told(document()) == [
        (Kind.PERSON, "Trần Văn Tạo"),
        (Kind.PLACE, "Hà Nội"),
        (Kind.DATE, "06/11/2024"),
        (Kind.MONEY, "500 đồng"),
        ("x-con-dau", "dấu"),
        (Kind.ORGANISATION, "Ủy ban"),
    ]
    assert all(note.is_of_file for note in found)
    assert [dict(note.values) for note in found][:4] == [
        {"key": "p1"},
        {"ref": "#hn"},
        {"when": "2024-11-06"},
        {"quantity": "500", "unit": "VND"},
    ]
    assert not document().annotations


def test_header_and_text_that_is_not_read_have_none() -> None:
    xml = tei("<p><choice><abbr><orgName>UB</orgName></abbr><expan>Ủy ban</expan></choice> x</p>")
    assert told(document(xml)) == []


def test_nothing_is_proposed_where_the_file_says_it_already() -> None:
    made = document(tei("<p>Họp ngày <date>06/11/2024</date>, xong ngày 07/11/2024.</p>"))
    found = proposals(snapshot_of(made), find_mentions)
    assert [one.words for one in found] == ["07/11/2024"]
    assert still_open(made, found) == found


def test_they_follow_corrections_and_stay_in_the_file() -> None:
    made = document(tei("<p>Ông <persName>Tran Van</persName> về.</p>"))
    start = made.report.ocr_text.index("Van")
    edit = Edit(start, start + 3, "Văn", EditKind.REPLACE, who="lan")
    made.apply(Action(ActionKind.REPLACE, "lan", WHEN, put=(edit,)))
    (note,) = names_over(made, start, start + 1)
    assert note.kind == Kind.PERSON
    again = document(write_foreign(made).decode())
    assert told(again) == [(Kind.PERSON, "Tran Van")]
    (mentioned,) = _csv(again)
    assert mentioned[3:5] == ["person", "Tran Văn"]
    assert mentioned[9] == "the TEI file itself"


def test_nobody_changes_them() -> None:
    note = names_of_file(document())[0]
    with pytest.raises(ActionError, match="TEI file"):
        marking.removed([note])
    with pytest.raises(ActionError, match="TEI file"):
        marking.changed(note, kind=Kind.PLACE)


def test_exports_tell_of_them() -> None:
    assert [row[4] for row in _csv(document())] == [words for _, words in told(document())]
    assert "e-person" in format_of("html").write(document()).decode()


def _csv(made: Document) -> list[list[str]]:
    data = format_of("csv-annotations").write(made).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(data)))[1:]


def test_notes_of_the_file_are_told_too() -> None:
    xml = tei('<p>Đạt <anchor xml:id="a"/>85,5%<anchor xml:id="b"/> kế hoạch.</p>').replace(
        "</TEI>",
        '<standOff><listAnnotation><note target="#a" targetEnd="#b">Đối chiếu &amp; '
        "<hi>sửa</hi></note></listAnnotation></standOff></TEI>",
    )
    made = document(xml)
    (note,) = names_of_file(made)
    assert (note.kind, note.text) == ("note", "Đối chiếu & sửa")
    assert made.report.ocr_text[note.start : note.end] == "85,5%"
    (row,) = _csv(made)
    assert row[3] == "note" and row[7] == "Đối chiếu & sửa"
    assert "Đối chiếu &amp; sửa" in format_of("html").write(made).decode()


def test_a_name_in_pieces_is_one_and_wrong_pieces_are_their_own() -> None:
    pieces = (
        '<orgName xml:id="a" next="#b">Ủy ban</orgName> '
        '<orgName xml:id="b" prev="#a" next="#a">nhân dân</orgName> tỉnh; '
        '<orgName xml:id="c" next="#d">Sở</orgName> xa <orgName xml:id="d">Nội vụ</orgName> và '
        '<orgName next="#nowhere">Bộ</orgName>'
    )
    words = [words for _, words in told(document(tei(f"<p>{pieces}</p>")))]
    assert words == ["Ủy ban nhân dân", "Sở", "Nội vụ", "Bộ"]
