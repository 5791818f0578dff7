"""TEI that others wrote, in the window: opened, corrected, saved; the rest of it stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.tei.foreign.samples import tei
from tests.gui.conftest import Clerk, MakeClerk

from soat_core.tei.foreign import original_bytes, read_foreign
from soat_gui.annotations.items import Listing
from soat_gui.annotations.model import Column

XML = tei("<p>Két <hi>qua</hi> cong tac<lb/>\nd6i <formula>x+y</formula> ngoai</p>")


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "cua-nguoi-khac.xml"
    path.write_text(XML, encoding="utf-8")
    return path


@pytest.fixture
def clerk(make_clerk: MakeClerk, foreign: Path) -> Clerk:
    one = make_clerk()
    one.open(foreign)
    return one


def test_it_is_opened_corrected_and_saved_in_place(clerk: Clerk, foreign: Path) -> None:
    assert clerk.screen[:2] == ["Kết quả công tác", "đối x+y ngoại"]
    clerk.press("Ctrl+S")
    assert foreign.read_text(encoding="utf-8") == XML
    clerk.press("Tab")
    assert clerk.word == "quả"
    clerk.press("Return", "Ctrl+S")
    document = read_foreign(foreign.read_bytes(), foreign.name)
    assert document.corrected_text() == "Két quả cong tac\nd6i x+y ngoai\n"
    assert original_bytes(document) == XML.encode()
    assert "<hi><choice" in foreign.read_text(encoding="utf-8")
    # what stood there before is kept as of any record
    assert foreign.with_name(f"{foreign.name}~").read_text(encoding="utf-8") == XML


def test_what_can_only_be_read_is_said_in_the_status_line(clerk: Clerk) -> None:
    for keys in (["F2"], ["F4"], ["F6"]):
        clerk.go_to("x+y")
        clerk.press(*keys)
        assert "formula" in clerk.window.status.hint.text(), keys
        assert clerk.mode == "REVIEW"
    clerk.go_to("x+y")
    clerk.type("z")
    assert "formula" in clerk.window.status.hint.text()
    assert clerk.decided == "Két qua cong tac\nd6i x+y ngoai\n"
    assert not clerk.message


def test_work_goes_on_after_closing(clerk: Clerk, make_clerk: MakeClerk, foreign: Path) -> None:
    clerk.press("Tab", "Return", "Ctrl+S")
    again = make_clerk()
    again.open(foreign)
    assert again.decided.startswith("Két quả")
    again.press("Ctrl+Z", "Ctrl+S")
    assert read_foreign(foreign.read_bytes(), "a.xml").corrected_text().startswith("Két qua ")


def test_a_series_leaves_out_what_can_only_be_read(make_clerk: MakeClerk, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(tei("<p>d6i <idno>d6i</idno> d6i</p>"), encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    assert clerk.screen[0] == "đối d6i đối"
    clerk.press("Tab", "Ctrl+R", "Return")
    assert clerk.decided == "đối d6i đối\n"


def test_names_of_the_file_stand_in_the_list_and_can_only_be_read(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "ten.xml"
    path.write_text(
        tei('<p>Họp tại <placeName ref="#hn">Hà Nội</placeName> ngày nọ.</p>'), encoding="utf-8"
    )
    clerk = make_clerk()
    clerk.open(path)
    clerk.press("Ctrl+Shift+F8")
    panel = clerk.window.annotation_list.panel
    assert panel is not None
    panel.show_listing(Listing.MARKED)
    model = panel.view.items
    assert model is not None and model.rowCount() == 1
    row = [str(model.index(0, column).data()) for column in Column]
    assert row[Column.WORDS] == "Hà Nội"
    assert row[Column.STATE] == "in the TEI file"
    clerk.press("Del")
    assert clerk.window.status.hint.text().startswith("This stands in the TEI file itself")
    assert model.rowCount() == 1
    assert not clerk.window.desk.session.document.annotations
