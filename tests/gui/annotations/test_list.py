"""The list of what is proposed and marked, and what is drawn in the text."""

from __future__ import annotations

from pathlib import Path

from tests.gui.annotations.conftest import (
    READINGS,
    WHERE,
    column,
    in_text,
    marked,
    notes,
    panel,
    record,
    wait,
)
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.edits import EditKind, Origin
from soat_gui.annotations.items import Listing
from soat_gui.annotations.model import Column
from soat_gui.settings import Settings


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
