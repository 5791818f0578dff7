"""The structure dock: the parts of the document, corrected by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from tests.gui.conftest import Clerk, MakeClerk

from soat_core.structure.kinds import BlockKind
from soat_gui.structure.model import StructureModel
from soat_gui.structure.panel import StructurePanel

TEXT = (
    "I. TÌNH HÌNH CHUNG\n\nCác xã đã sửa xong đường trước mùa mưa.\n\n"
    "1. Việc đã làm\n\nTrường lớp được sửa lại, chợ được quét dọn\nmỗi ngày một lần.\n\n"
    "I. VIỆC SẮP TỚI\n\nTrồng cây hai bên đường.\n"
)
PARTS = [
    "I. TÌNH HÌNH CHUNG",
    "> Paragraph: Các xã đã sửa xong đường trước mùa mưa.",
    "> 1. Việc đã làm",
    "> > Paragraph: Trường lớp được sửa lại, chợ được quét dọn mỗi ngày một lần.",
    "⚠ I. VIỆC SẮP TỚI",
    "> Paragraph: Trồng cây hai bên đường.",
]


def panel_of(clerk: Clerk) -> StructurePanel:
    panel = clerk.window.structure.panel
    assert panel is not None
    return panel


def rows(clerk: Clerk, *, decided: bool = False) -> list[str]:
    """The tree, row by row; those that were decided have a tick, where that is asked for."""
    return _below(panel_of(clerk).model, QModelIndex(), "", decided=decided)


def _below(model: StructureModel, parent: QModelIndex, depth: str, *, decided: bool) -> list[str]:
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        tick = str(model.index(row, 1, parent).data()) if decided else ""
        found.append(depth + str(index.data()) + (" ✓" if tick == "✓" else ""))
        found += _below(model, index, f"{depth}> ", decided=decided)
    return found


def settled(clerk: Clerk) -> None:
    """Until the parts are those of the text as it is."""
    model = panel_of(clerk).model
    clerk.qtbot.waitUntil(lambda: model.arrangement is not None and model.rowCount() > 0)


def stand_on(clerk: Clerk, title: str) -> None:
    """Walk the tree from its top down to a row."""
    view = panel_of(clerk).view
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(30):
        if title in str(view.currentIndex().data()):
            return
        QTest.keyClick(view, Qt.Key.Key_Down)
    raise AssertionError(f"{title} is not in the tree")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def arranging(make_clerk: MakeClerk, report: Path) -> Clerk:
    """Somebody who has just opened the dock."""
    clerk = make_clerk()
    clerk.open(report)
    clerk.press("Ctrl+Shift+D")
    settled(clerk)
    return clerk


def test_parts_stand_below_their_headings(arranging: Clerk) -> None:
    assert rows(arranging) == PARTS
    assert panel_of(arranging).count.text() == "6 proposals left to decide"


def test_walking_shows_the_place_and_enter_goes_there(arranging: Clerk) -> None:
    stand_on(arranging, "Việc đã làm")
    assert arranging.word == "1."
    assert panel_of(arranging).view.hasFocus()
    arranging.press("Return")
    assert arranging.window.page.view.hasFocus()
    assert arranging.word == "1."


def test_accepting_one_and_taking_it_back(arranging: Clerk) -> None:
    stand_on(arranging, "Việc đã làm")
    arranging.press("Space")
    assert rows(arranging, decided=True)[2] == "> 1. Việc đã làm ✓"
    assert panel_of(arranging).count.text() == "5 proposals left to decide"
    assert "Trường lớp" in str(panel_of(arranging).view.currentIndex().data())
    assert arranging.word == "Trường"
    arranging.press("Ctrl+Z")
    assert rows(arranging, decided=True) == PARTS


def test_accepting_all_is_one_action(arranging: Clerk) -> None:
    QTest.mouseClick(panel_of(arranging).accept_all, Qt.MouseButton.LeftButton)
    assert rows(arranging, decided=True) == [f"{row} ✓" for row in PARTS]
    assert not panel_of(arranging).accept_all.isEnabled()
    assert panel_of(arranging).count.text() == "All parts are decided"
    arranging.press("Ctrl+Z")
    assert rows(arranging, decided=True) == PARTS


def test_levels(arranging: Clerk) -> None:
    stand_on(arranging, "Việc đã làm")
    arranging.press("Alt+Left")
    assert rows(arranging)[2:4] == [
        "1. Việc đã làm",
        "> Paragraph: Trường lớp được sửa lại, chợ được quét dọn mỗi ngày một lần.",
    ]
    arranging.press("Alt+Right")
    assert rows(arranging) == PARTS
    arranging.press("Alt+Left", "Alt+Left")
    assert arranging.window.status.hint.text() == "Nothing would change"


def test_another_kind(arranging: Clerk) -> None:
    stand_on(arranging, "Việc đã làm")
    arranging.press("K")
    kinds = panel_of(arranging).kinds
    titles = [action.text() for action in kinds.actions()]
    assert len(titles) == len(BlockKind)
    kinds.actions()[titles.index("list item")].trigger()
    kinds.close()
    assert rows(arranging)[2] == "> List item: 1 Việc đã làm"


def test_joining_with_the_next(arranging: Clerk) -> None:
    stand_on(arranging, "Trường lớp")
    arranging.press("J")
    assert rows(arranging)[3] == (
        "> > Paragraph: Trường lớp được sửa lại, chợ được quét dọn mỗi ngày một lần. "
        "I. VIỆC SẮP TỚI"
    )
    arranging.press("Ctrl+Z")
    assert rows(arranging) == PARTS


def test_splitting_at_the_word(arranging: Clerk) -> None:
    arranging.press("Esc")
    arranging.go_to("chợ")
    arranging.press("Ctrl+Shift+D")
    view = panel_of(arranging).view
    view.setFocus()
    view.stand_on(3)
    arranging.press("S")
    assert rows(arranging)[3:5] == [
        "> > Paragraph: Trường lớp được sửa lại,",
        "> > Paragraph: chợ được quét dọn mỗi ngày một lần.",
    ]


def test_splitting_elsewhere_says_what_to_do(arranging: Clerk) -> None:
    stand_on(arranging, "Trường lớp")
    view = panel_of(arranging).view
    arranging.go_to("Trồng")
    view.setFocus()
    view.stand_on(3)
    arranging.press("S")
    assert "Go to the word" in arranging.window.status.hint.text()
    assert rows(arranging) == PARTS


def test_a_wrong_number_is_explained(arranging: Clerk) -> None:
    stand_on(arranging, "VIỆC SẮP TỚI")
    panel = panel_of(arranging)
    assert panel.fault.isVisible()
    assert panel.fault.text().startswith("Two sections I in a row; II would follow.")
    stand_on(arranging, "Việc đã làm")
    assert not panel.fault.isVisible()


def test_corrections_are_seen(arranging: Clerk) -> None:
    arranging.press("Esc")
    arranging.go_to("Trồng")
    arranging.type("Chăm")
    arranging.press("Return")
    wanted = "> Paragraph: Chăm cây hai bên đường."
    arranging.qtbot.waitUntil(lambda: rows(arranging)[-1] == wanted, timeout=10_000)


def test_the_dock_follows_the_report_in_front(arranging: Clerk, tmp_path: Path) -> None:
    other = tmp_path / "khac.txt"
    other.write_text("II. VIỆC KHÁC\n\nKhông có gì.\n", encoding="utf-8")
    arranging.open(other)
    expected = ["II. VIỆC KHÁC", "> Paragraph: Không có gì."]
    arranging.qtbot.waitUntil(lambda: rows(arranging) == expected)
    arranging.press("Ctrl+Tab")
    arranging.qtbot.waitUntil(lambda: rows(arranging) == PARTS)


def test_decisions_are_in_the_record(arranging: Clerk, tmp_path: Path, report: Path) -> None:
    stand_on(arranging, "Việc đã làm")
    arranging.press("Alt+Left")
    target = tmp_path / "bao-cao.tei.xml"
    arranging.prompts.path = target
    arranging.press("Esc", "Ctrl+S")
    arranging.qtbot.waitUntil(target.exists)
    arranging.press("Ctrl+W")
    arranging.open(target)
    arranging.qtbot.waitUntil(lambda: "1. Việc đã làm ✓" in rows(arranging, decided=True))


def test_what_a_screen_reader_says(arranging: Clerk) -> None:
    model = panel_of(arranging).model
    said = str(model.index_of(4).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said == ("heading, I VIỆC SẮP TỚI, proposed, two sections I in a row; II would follow")


def test_without_a_report(make_clerk: MakeClerk) -> None:
    clerk = make_clerk()
    clerk.window.docks.toggle("structure")
    assert panel_of(clerk).placeholder.text() == "No report is open."


def test_opening_it_leaves_the_clerk_where_they_are(make_clerk: MakeClerk, report: Path) -> None:
    clerk = make_clerk()
    clerk.open(report)
    clerk.press("Down", "Down", "Right")
    here = clerk.word
    assert here == "Việc"
    clerk.press("Ctrl+Shift+D")
    settled(clerk)
    assert clerk.word == here
    assert str(panel_of(clerk).view.currentIndex().data()) == "1. Việc đã làm"


TABLE = (
    "Phân công cụ thể cho các cơ quan, đơn vị như sau:\n\n"
    "STT    Nội dung             Đơn vị\n"
    "1      Lập kế hoạch         Phòng Văn hóa\n"
    "2      Mở lớp               Đài xã\n\n"
    "Các đơn vị thực hiện nghiêm túc nhiệm vụ được giao.\n"
)


@pytest.fixture
def tabular(make_clerk: MakeClerk, tmp_path: Path) -> Clerk:
    """Somebody with a table without rulings, the dock open."""
    path = tmp_path / "bang.txt"
    path.write_text(TABLE, encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    clerk.press("Ctrl+Shift+D")
    settled(clerk)
    return clerk


def test_rows_of_a_table_show_their_cells(tabular: Clerk) -> None:
    assert rows(tabular)[1:4] == [
        "Table row: STT │ Nội dung │ Đơn vị",
        "Table row: 1 │ Lập kế hoạch │ Phòng Văn hóa",
        "Table row: 2 │ Mở lớp │ Đài xã",
    ]


def test_a_table_that_is_none_becomes_text_by_one_key(tabular: Clerk) -> None:
    stand_on(tabular, "Lập kế hoạch")
    tabular.press("T")
    assert not any("Table row" in row for row in rows(tabular))
    tabular.press("Ctrl+Z")
    assert sum("Table row" in row for row in rows(tabular)) == 3


def test_a_cell_from_the_word_on(tabular: Clerk) -> None:
    stand_on(tabular, "Lập kế hoạch")
    tabular.press("C")
    assert tabular.window.status.hint.text().startswith("A row begins here")
    tabular.press("Return")
    tabular.go_to("hoạch")
    panel_of(tabular).view.setFocus()
    tabular.press("C")
    assert rows(tabular)[2] == "Table row: 1 │ Lập kế │ hoạch │ Phòng Văn hóa"
    tabular.press("C")
    assert rows(tabular)[2] == "Table row: 1 │ Lập kế hoạch │ Phòng Văn hóa"


def role_of_first(clerk: Clerk) -> str:
    session = clerk.window.desk.session
    assert session is not None
    return session.document.annotations[0].value("role")


def test_heads_of_a_table(tabular: Clerk) -> None:
    stand_on(tabular, "STT")
    tabular.press("H")
    assert role_of_first(tabular) == ""
    tabular.press("H")
    assert role_of_first(tabular) == "label"


def before_word(clerk: Clerk, word: str) -> set[int]:
    """The colours of the strip of pixels just before a word of the corrected text."""
    view = clerk.window.page.view
    place = next(p for n in range(clerk.report_lines) for p in view.places_of(n) if p.text == word)
    rect = view.place_rect(place)
    image = view.viewport().grab().toImage()
    left = round(rect.left()) - 5
    return {
        image.pixel(x, y)
        for x in range(left, left + 4)
        for y in range(round(rect.top()) + 3, round(rect.bottom()) - 3)
    }


def test_cells_have_borders_in_the_text(tabular: Clerk) -> None:
    stand_on(tabular, "STT")
    assert len(before_word(tabular, "Phòng")) > 1
    tabular.press("T")
    assert len(before_word(tabular, "Phòng")) == 1
