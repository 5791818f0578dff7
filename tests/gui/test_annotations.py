"""Saying what words are: by F8, in the list, in the register; what is drawn and recorded."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.annotating.nearby import words_of
from soat_core.annotation import KIND, Annotation
from soat_core.edits import EditKind, Origin
from soat_core.files import open_file
from soat_core.tei import write_record
from soat_gui.annotations.items import Listing
from soat_gui.annotations.kinds import colour_on, contrast, office_kind, own_kinds
from soat_gui.annotations.model import Column
from soat_gui.annotations.panel import AnnotationPanel
from soat_gui.annotations.register_model import Column as RegisterColumn
from soat_gui.preferences.dialog import ANNOTATING, Preferences
from soat_gui.settings import OfficeKind, Settings
from soat_gui.theme import CONTRAST, THEMES, Theme

TEXT = (
    "Ngày 06/11/2024, UBND tỉnh Cao Bằng họp với Sở Nội vụ.\n"
    "UBND tỉnh Cao Bằng giao Sở Nội vụ tham mưu chi 12 tỷ đồng.\n"
    "\n"
    "Họp ngày 31/02/2024 tai Ha Noi\n"
    "UBND tỉnh Cao Bằng\n"
)
READINGS = {"tai": [("tại", 0.99)], "Ha": [("Hà", 0.99)], "Noi": [("Nội", 0.9), ("Noi", 0.05)]}
WHERE = ["06/11/2024", "UBND tỉnh Cao Bằng", "Sở Nội vụ"]
"""What the first line mentions."""


@pytest.fixture
def clerk(make_clerk: MakeClerk, tmp_path: Path) -> Clerk:
    """Somebody at the beginning of a report in which there are names."""
    path = tmp_path / "bao-cao.ocr.txt"
    path.write_text(TEXT, encoding="utf-8")
    one = make_clerk(engine=FakeEngine(READINGS))
    one.open(path)
    one.press("Ctrl+Home")
    return one


def wait(clerk: Clerk) -> None:
    """Until everything was found in the text as it is."""
    clerk.qtbot.waitUntil(lambda: clerk.window.annotating.is_settled, timeout=20_000)


def marked(clerk: Clerk) -> list[tuple[str, str]]:
    """Kind and words of all that is marked."""
    session = clerk.window.desk.session
    assert session is not None
    return [
        (str(note.kind), words_of(session.review, note))
        for note in session.document.annotations
        if note.has_place and not note.rejected
    ]


def notes(clerk: Clerk) -> list[Annotation]:
    session = clerk.window.desk.session
    assert session is not None
    return list(session.document.annotations)


def record(clerk: Clerk) -> str:
    session = clerk.window.desk.session
    assert session is not None
    return " ".join(write_record(session.document).decode().split())


def hint(clerk: Clerk) -> str:
    return clerk.window.status.hint.text()


def strip_text(clerk: Clerk) -> tuple[str, str]:
    strip = clerk.window.annotations.strip
    return strip.about.text(), strip.state.text()


def in_text(clerk: Clerk) -> bool:
    return clerk.window.focusWidget() is clerk.window.page.view.field


# F8 and a letter


def test_a_letter_marks_the_selected_words(clerk: Clerk) -> None:
    clerk.go_to("giao")
    clerk.press("Right", "Shift+Right", "Shift+Right", "F8")
    assert strip_text(clerk)[0] == "“Sở Nội vụ”"
    clerk.press("C")
    assert marked(clerk) == [("organisation", "Sở Nội vụ")]
    assert '<orgName xml:id="n1" ' in record(clerk)
    assert in_text(clerk)
    clerk.press("Ctrl+Z")
    assert marked(clerk) == []
    assert clerk.decided == TEXT


def test_punctuation_around_the_words_is_left_out(clerk: Clerk) -> None:
    clerk.go_to("06/11/2024,")
    clerk.press("F8", "T")
    assert marked(clerk) == [("date", "06/11/2024")]
    assert 'when="2024-11-06"' in record(clerk)


def test_it_may_run_over_lines(clerk: Clerk) -> None:
    clerk.go_to("vụ.")
    clerk.press("Shift+Right", "F8", "N")
    assert marked(clerk) == [("person", "vụ.\nUBND")]
    assert '>vụ.<lb n="2"/>UBND</persName>' in record(clerk)


def test_words_that_only_are_suggested_can_be_marked_and_stay_so(clerk: Clerk) -> None:
    clerk.go_to("Hà")
    clerk.press("Shift+Right", "F8", "D")
    assert marked(clerk) == [("place", "Hà Nội")]
    clerk.press("Home", "Ctrl+Return")
    assert "tại Hà Nội" in clerk.decided
    assert marked(clerk) == [("place", "Hà Nội")]


def test_esc_and_a_second_f8_leave_everything_as_it_is(clerk: Clerk) -> None:
    for key in ("Esc", "F8"):
        clerk.press("F8", key)
        assert not clerk.window.annotations.strip.is_open
        assert in_text(clerk)
    assert notes(clerk) == []


def test_a_letter_that_no_kind_has_does_nothing(clerk: Clerk) -> None:
    clerk.press("F8", "Z")
    assert "letter z" in hint(clerk)
    assert notes(clerk) == []
    assert clerk.window.annotations.strip.is_open


def test_a_letter_changes_the_kind_and_delete_takes_the_mark_away(clerk: Clerk) -> None:
    clerk.go_to("06/11/2024,")
    clerk.press("F8", "T", "F8")
    assert strip_text(clerk)[1].startswith("marked: date")
    clerk.press("S")
    assert marked(clerk) == [("number", "06/11/2024")]
    clerk.press("F8", "Del")
    assert marked(clerk) == []
    clerk.press("Ctrl+Z")
    assert marked(clerk) == [("number", "06/11/2024")]
    clerk.press("Shift+F8")
    assert marked(clerk) == []


def test_ends_are_moved_word_by_word_and_recorded_as_one_step(clerk: Clerk) -> None:
    clerk.go_to("Nội")
    clerk.press("F8", "C")
    assert marked(clerk) == [("organisation", "Nội")]
    clerk.press("F8", "Ctrl+Shift+Left", "Shift+Right")
    assert strip_text(clerk)[0] == "“Sở Nội vụ”"
    clerk.press("Return")
    assert marked(clerk) == [("organisation", "Sở Nội vụ")]
    clerk.press("Ctrl+Z")
    assert marked(clerk) == [("organisation", "Nội")]


def test_moved_ends_are_forgotten_with_esc(clerk: Clerk) -> None:
    clerk.go_to("Nội")
    clerk.press("F8", "C", "F8", "Shift+Right", "Esc")
    assert marked(clerk) == [("organisation", "Nội")]


# Proposals at the current word


def test_enter_takes_what_is_proposed_for_the_word(clerk: Clerk) -> None:
    clerk.go_to("tỷ")
    clerk.press("F8")
    wait(clerk)
    assert strip_text(clerk) == (
        "“12 tỷ đồng”",
        "proposed: sum of money (12,000,000,000 VND), sure 99%",
    )
    clerk.press("Return")
    assert marked(clerk) == [("money", "12 tỷ đồng")]
    assert notes(clerk)[0].origin is Origin.SUGGESTED
    assert notes(clerk)[0].posterior is not None
    assert in_text(clerk)


def test_proposals_are_walked_and_decided_without_the_list(clerk: Clerk) -> None:
    clerk.press("F8")
    wait(clerk)
    clerk.press("Tab", "Return", "F4", "Return")
    assert marked(clerk) == [("date", "06/11/2024"), ("organisation", "Sở Nội vụ")]
    assert strip_text(clerk)[0] == "“UBND tỉnh Cao Bằng”"
    assert clerk.window.page.view.place is not None
    assert clerk.window.page.view.place.line == 1
    clerk.press("Ctrl+R")
    assert [words for _, words in marked(clerk)].count("UBND tỉnh Cao Bằng") == 2
    clerk.press("Ctrl+Z")
    assert [words for _, words in marked(clerk)].count("UBND tỉnh Cao Bằng") == 0


def test_the_next_proposal_is_gone_to_when_it_is_found(clerk: Clerk) -> None:
    clerk.press("Ctrl+F8")
    wait(clerk)
    assert strip_text(clerk)[0] == "“06/11/2024”"
    assert clerk.word == "06/11/2024,"


# The list


def panel(clerk: Clerk) -> AnnotationPanel:
    found = clerk.window.annotation_list.panel
    assert found is not None
    return found


def column(clerk: Clerk, which: Column = Column.WORDS) -> list[str]:
    QApplication.processEvents()
    model = panel(clerk).view.items
    if model is None:
        return []
    return [str(model.index(row, which).data()) for row in range(model.rowCount())]


@pytest.fixture
def lister(clerk: Clerk) -> Clerk:
    """The same, in the list of what is proposed."""
    clerk.press("Ctrl+Shift+F8")
    wait(clerk)
    assert panel(clerk).view.hasFocus()
    return clerk


def test_everything_found_is_listed_by_place_with_values(lister: Clerk) -> None:
    assert column(lister)[:3] == WHERE
    assert column(lister, Column.LINE)[:4] == ["1", "1", "1", "2"]
    assert column(lister, Column.VALUES)[0] == "06/11/2024"
    assert column(lister, Column.KIND)[:2] == ["date", "organisation"]
    assert column(lister, Column.BEFORE)[0] == "Ngày "
    assert lister.word == "06/11/2024,"


def test_keys_of_the_list_decide_and_go_on_and_the_text_follows(lister: Clerk) -> None:
    lister.press("Return")
    assert column(lister)[0] == "UBND tỉnh Cao Bằng"
    assert lister.word == "UBND"
    lister.press("Del", "Return")
    assert marked(lister) == [("date", "06/11/2024"), ("organisation", "Sở Nội vụ")]
    assert column(lister)[0] == "UBND tỉnh Cao Bằng"
    lister.press("Ctrl+Z")
    assert column(lister)[0] == "Sở Nội vụ"
    lister.press("Esc")
    assert in_text(lister)


def test_what_was_turned_down_is_not_proposed_when_the_record_is_opened_again(
    lister: Clerk, make_clerk: MakeClerk, tmp_path: Path
) -> None:
    lister.press("Del", "Ctrl+R", "Ctrl+R")
    lister.press("Ctrl+S")
    saved = lister.window.desk.session
    assert saved is not None and saved.record is not None
    other = make_clerk(engine=FakeEngine(READINGS), journals=tmp_path / "other")
    other.open(saved.record)
    assert marked(other) == [("organisation", "UBND tỉnh Cao Bằng")] * 3
    other.press("Ctrl+Shift+F8")
    wait(other)
    assert "06/11/2024" not in column(other)


def test_the_series_is_one_step(lister: Clerk) -> None:
    lister.press("Tab", "Ctrl+R")
    assert column(lister) == ["UBND tỉnh Cao Bằng"] * 3
    assert column(lister, Column.BEHIND)[0] == " họp với Sở Nội vụ."
    lister.press("Ctrl+R")
    assert marked(lister) == [("organisation", "UBND tỉnh Cao Bằng")] * 3
    lister.press("Ctrl+Z")
    assert marked(lister) == []
    assert column(lister)[:3] == WHERE


def test_a_series_is_left_with_esc_and_one_of_it_can_be_taken_alone(lister: Clerk) -> None:
    lister.press("Tab", "Ctrl+R", "Down", "Return")
    assert column(lister) == ["UBND tỉnh Cao Bằng"] * 2
    lister.press("Esc")
    assert column(lister)[:3] == WHERE
    assert panel(lister).view.hasFocus()
    assert marked(lister) == [("organisation", "UBND tỉnh Cao Bằng")]


def test_all_sure_ones_are_marked_after_a_question(lister: Clerk) -> None:
    lister.press("Ctrl+Shift+A")
    assert lister.message.startswith("Mark 6 names")
    lister.choose("Mark")
    assert {note.origin for note in notes(lister)} == {Origin.AUTO}
    assert len(marked(lister)) == 6
    lister.press("Ctrl+Z")
    assert marked(lister) == []


def test_what_was_marked_with_many_others_is_looked_through(lister: Clerk) -> None:
    lister.press("Ctrl+Shift+A")
    lister.choose("Mark")
    panel(lister).show_listing(Listing.MARKED)
    assert set(column(lister, Column.STATE)) == {"✓ not looked at"}
    lister.press("Return", "Return")
    assert column(lister, Column.STATE)[:3] == ["✓ marked", "✓ marked", "✓ not looked at"]
    assert panel(lister).view.currentIndex().row() == 2
    lister.press("Ctrl+Z")
    assert column(lister, Column.STATE)[:2] == ["✓ marked", "✓ not looked at"]


def test_values_are_written_as_people_write_them(lister: Clerk) -> None:
    lister.press("F2")
    field = panel(lister).details.fields["when"]
    assert field.hasFocus() and field.text() == "06/11/2024"
    lister.type("30/02/2024")
    lister.press("Return")
    assert "30/02/2024" in panel(lister).details.problem.text()
    assert marked(lister) == []
    field.selectAll()
    lister.type("07/11/2024")
    lister.press("Return")
    assert marked(lister) == [("date", "06/11/2024")]
    assert 'when="2024-11-07"' in record(lister)
    assert panel(lister).view.hasFocus()


def test_a_letter_in_the_list_is_another_kind(lister: Clerk) -> None:
    lister.press("Down", "D")
    assert marked(lister) == [("place", "UBND tỉnh Cao Bằng")]


def test_ends_are_moved_in_the_list(lister: Clerk) -> None:
    lister.press("Down", "Ctrl+Shift+Right")
    assert marked(lister) == [("organisation", "tỉnh Cao Bằng")]


def test_the_list_can_be_narrowed(lister: Clerk) -> None:
    shown = panel(lister)
    shown.only.setCurrentIndex(shown.only.findData("money"))
    shown.only.activated.emit(shown.only.currentIndex())
    assert column(lister) == ["12 tỷ đồng"]


def test_what_cannot_be_right_is_told_and_said_to_be_the_authors(lister: Clerk) -> None:
    panel(lister).show_listing(Listing.FINDINGS)
    assert column(lister) == ["31/02/2024"]
    assert "31/02/2024" in column(lister, Column.VALUES)[0]
    lister.press("Ctrl+Shift+E")
    session = lister.window.desk.session
    assert session is not None
    assert [edit.kind for edit in session.document.edits] == [EditKind.SOURCE]
    assert column(lister) == []
    lister.press("Ctrl+Z")
    assert column(lister) == ["31/02/2024"]


def test_it_is_found_again_when_the_text_has_changed(lister: Clerk) -> None:
    lister.press("Esc")
    lister.go_to("họp")
    lister.type("mời Sở Tư pháp và")
    lister.press("Return")
    wait(lister)
    assert "Sở Tư pháp" in column(lister)


# In the text


def drawn(clerk: Clerk, line: int) -> list[tuple[str, str, bool]]:
    """What is marked on a line: words, kind, whether it is only proposed."""
    shown = clerk.window.page.view.corrected_line(line)
    return [
        (shown.text[one.left : one.right], str(one.kind), one.is_proposal)
        for one in clerk.window.annotating.marks.of(shown)
    ]


def test_marks_are_drawn_where_the_words_stand(lister: Clerk) -> None:
    assert drawn(lister, 0) == [
        ("06/11/2024", "date", True),
        ("UBND tỉnh Cao Bằng", "organisation", True),
        ("Sở Nội vụ", "organisation", True),
    ]
    lister.press("Return")
    assert drawn(lister, 0)[0] == ("06/11/2024", "date", False)


def test_marks_can_be_hidden_and_that_is_remembered(clerk: Clerk, settings: Settings) -> None:
    clerk.go_to("06/11/2024,")
    clerk.press("F8", "T")
    view = clerk.window.page.view
    with_marks = view.viewport().grab().toImage()
    clerk.window.registry.actions["annotation-marks"].trigger()
    assert view.viewport().grab().toImage() != with_marks
    assert not settings.shows_annotations
    clerk.window.registry.actions["annotation-marks"].trigger()
    assert view.viewport().grab().toImage() == with_marks


# The register


def register(clerk: Clerk) -> list[tuple[str, str, str]]:
    shown = clerk.window.register.panel
    model = None if shown is None else shown.view.entries
    if model is None:
        return []
    columns = (RegisterColumn.NAME, RegisterColumn.KIND, RegisterColumn.MENTIONS)
    return [
        tuple(str(model.index(row, column).data()) for column in columns)  # type: ignore[misc]
        for row in range(model.rowCount())
    ]


def test_a_mention_becomes_an_entry_and_the_others_are_linked_when_asked(lister: Clerk) -> None:
    lister.press("Down", "Ctrl+R", "Ctrl+R", "Esc")
    lister.go_to("Cao")
    lister.press("Ctrl+F9")
    assert lister.message == "Link 2 other places with the same words to it, too?"
    lister.choose("Link")
    lister.press("Ctrl+Shift+F9")
    assert register(lister) == [("UBND tỉnh Cao Bằng", "organisation", "3")]
    text = record(lister)
    assert "<listOrg" in text and text.count('ref="#') == 3
    lister.press("Ctrl+Z")
    assert register(lister) == [("UBND tỉnh Cao Bằng", "organisation", "1")]


def test_the_register_goes_to_the_next_report(lister: Clerk, tmp_path: Path) -> None:
    lister.press("Down", "Ctrl+R", "Ctrl+R", "Esc")
    lister.press("Ctrl+Shift+F9")
    shown = lister.window.register.panel
    assert shown is not None
    QTest.mouseClick(shown.complete, Qt.MouseButton.LeftButton)
    assert register(lister) == [("UBND tỉnh Cao Bằng", "organisation", "3")]
    lister.prompts.path = tmp_path / "a.danhmuc.json"
    QTest.mouseClick(shown.save, Qt.MouseButton.LeftButton)
    lister.press("Ctrl+Z")
    assert register(lister) == []
    QTest.mouseClick(shown.load, Qt.MouseButton.LeftButton)
    assert register(lister) == [("UBND tỉnh Cao Bằng", "organisation", "0")]


def test_an_entry_is_renamed_and_removed(lister: Clerk) -> None:
    lister.press("Down", "Return", "Esc")
    lister.go_to("Cao")
    lister.press("Ctrl+F9", "Ctrl+Shift+F9", "F2")
    lister.type("Ủy ban nhân dân tỉnh Cao Bằng")
    lister.press("Return")
    assert register(lister)[0][0] == "Ủy ban nhân dân tỉnh Cao Bằng"
    lister.press("Del")
    assert register(lister) == []
    assert ("organisation", "UBND tỉnh Cao Bằng") in marked(lister)


def test_a_file_that_is_no_register_is_refused_in_words(lister: Clerk, tmp_path: Path) -> None:
    bad = tmp_path / "b.danhmuc.json"
    bad.write_text('{"form": 1, "entries": [3]}', encoding="utf-8")
    lister.press("Ctrl+Shift+F9")
    lister.prompts.path = bad
    shown = lister.window.register.panel
    assert shown is not None
    QTest.mouseClick(shown.load, Qt.MouseButton.LeftButton)
    assert "no register" in lister.message


# Kinds of the office


def test_a_kind_of_the_office_is_marked_by_its_letter_and_told_to_other_offices(
    clerk: Clerk, settings: Settings, make_clerk: MakeClerk, tmp_path: Path
) -> None:
    settings.office_kinds = [OfficeKind("x-chuong-trinh", "chương trình", "h", "#aa3377", "term")]
    clerk.go_to("tham")
    clerk.press("Shift+Right", "F8")
    assert "h chương trình" in clerk.window.annotations.strip.letters
    clerk.press("H")
    assert marked(clerk) == [("x-chuong-trinh", "tham mưu")]
    assert '<term xml:id="n1" type="x-chuong-trinh"' in record(clerk)
    clerk.press("Ctrl+S")
    saved = clerk.window.desk.session
    assert saved is not None and saved.record is not None
    settings.office_kinds = []
    opened = open_file(saved.record).document
    assert [n.text for n in opened.annotations if n.kind == KIND] == ["chương trình"]
    assert clerk.window.annotating.kinds.find("x-chuong-trinh").title == "chương trình"


def test_a_kind_is_defined_in_the_preferences_and_used_at_once(
    clerk: Clerk, settings: Settings
) -> None:
    clerk.press("Ctrl+,")
    dialog = clerk.window.findChild(Preferences)
    assert dialog is not None
    dialog.show_page(ANNOTATING)
    page = dialog.annotating
    QTest.mouseClick(page.add, Qt.MouseButton.LeftButton)
    page.name.selectAll()
    QTest.keyClicks(page.name, "du an")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    page.letter.setCurrentIndex(page.letter.findData("j"))
    page.letter.activated.emit(page.letter.currentIndex())
    assert [(one.name, one.title, one.letter) for one in settings.office_kinds] == [
        ("x-du-an", "du an", "j")
    ]
    assert page.letter.findData("c") < 0
    dialog.close()
    clerk.window.activateWindow()
    clerk.window.page.view.setFocus()
    clerk.press("F8", "J")
    assert marked(clerk) == [("x-du-an", "Ngày")]


def test_nonsense_in_the_settings_is_no_kind(settings: Settings) -> None:
    good = OfficeKind("x-a", "a", "", "#123456", "term")
    settings.office_kinds = [good, OfficeKind("place", "b", "", "", "")]
    assert settings.office_kinds == [good]


# Elsewhere in the window


def test_the_menu_of_a_word_marks_it(clerk: Clerk) -> None:
    clerk.go_to("06/11/2024,")
    clerk.press("Shift+F10")
    menu = clerk.window.context_menu.menu
    assert menu is not None
    submenus = [action.menu() for action in menu.actions() if action.text() == "Mark &as"]
    (kinds,) = [one for one in submenus if isinstance(one, QMenu)]
    chosen = {action.text(): action for action in kinds.actions()}["Date\tF8 T"]
    menu.close()
    chosen.trigger()
    assert marked(clerk) == [("date", "06/11/2024")]


def test_a_screen_reader_is_told_what_a_word_is_marked_as(clerk: Clerk) -> None:
    clerk.go_to("06/11/2024,")
    clerk.press("F8", "T", "Right", "Left")
    assert "marked: date (06/11/2024)" in clerk.window.page.view.field.accessibleDescription()
    view = clerk.window.page.view
    place = view.place
    assert place is not None
    centre = view.place_rect(place).center()
    where = view.viewport().mapToGlobal(centre)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, centre, where))
    assert QToolTip.text() == "marked: date (06/11/2024)"
    QToolTip.hideText()


def test_another_report_has_a_list_of_its_own(lister: Clerk, tmp_path: Path) -> None:
    other = tmp_path / "khac.ocr.txt"
    other.write_text("Họp ngày 20/11/2024.\n", encoding="utf-8")
    lister.open(other)
    wait(lister)
    assert column(lister) == ["20/11/2024"]
    lister.press("Ctrl+Shift+Tab")
    wait(lister)
    assert column(lister)[:3] == WHERE


def test_a_doubt_that_is_left_is_not_told_again(lister: Clerk) -> None:
    panel(lister).show_listing(Listing.FINDINGS)
    assert column(lister) == ["31/02/2024"]
    lister.press("Return")
    assert in_text(lister)
    assert lister.word == "31/02/2024"
    lister.press("Ctrl+Shift+F8", "Del")
    assert column(lister) == []
    assert lister.decided == TEXT
    lister.press("Ctrl+Z")
    lister.qtbot.waitUntil(lambda: column(lister) == ["31/02/2024"])


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_marks_can_be_seen_on_every_ground(theme: Theme) -> None:
    least = 4.5 if theme.name == CONTRAST else 3.0
    grounds = [QColor(one) for one in (theme.surface, theme.line, theme.token, theme.found)]
    for kind in [*own_kinds(), office_kind("x-a", "a", "", "#fefefe")]:
        colour = colour_on(theme, kind.colour)
        assert min(contrast(colour, ground) for ground in grounds) >= least, kind.name


def test_kinds_can_be_told_without_colours() -> None:
    looks = [(kind.pattern, kind.double) for kind in own_kinds()]
    assert len(set(looks)) == len(looks)


def test_a_report_may_be_closed_while_names_are_looked_for(clerk: Clerk, tmp_path: Path) -> None:
    other = tmp_path / "khac.ocr.txt"
    other.write_text("Họp ngày 20/11/2024.\n" * 200, encoding="utf-8")
    clerk.open(other)
    clerk.press("Ctrl+Shift+F8", "Ctrl+W")
    wait(clerk)
    assert column(clerk)[:3] == WHERE


def test_nothing_is_marked_where_the_report_can_only_be_read(clerk: Clerk) -> None:
    session = clerk.window.desk.session
    assert session is not None
    session.document.read_only = "khóa"
    clerk.press("F8", "C")
    assert "Khóa" in hint(clerk)
    clerk.press("Esc", "Ctrl+Shift+F8")
    wait(clerk)
    clerk.press("Return", "Ctrl+Shift+A")
    clerk.choose("Mark")
    assert notes(clerk) == []
