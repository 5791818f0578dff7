"""Replacing: keys in; text, record and what is on the screen out."""

from __future__ import annotations

from tests.gui.find.conftest import Finder

from soat_core.actions import ActionKind
from soat_core.edits import Origin


def test_one_after_the_other(finder: Finder) -> None:
    finder.ask("ba", "bá")
    assert finder.count == "1 / 3"
    finder.press("Return")
    assert finder.clerk.screen[4] == "bá1 (ba2) ba3"
    assert (finder.count, finder.here) == ("1 / 2", ("(ba2)", 5))
    finder.press("Return", "Return")
    assert finder.clerk.screen[4] == "bá1 (bá2) bá3"
    assert finder.hint == "Replaced; there is no other hit"
    assert finder.bar.replacement.hasFocus()
    finder.press("Ctrl+Z")
    assert finder.clerk.screen[4] == "bá1 (bá2) ba3"


def test_a_replacement_that_holds_the_query_is_not_replaced_again(finder: Finder) -> None:
    finder.ask("công", "công công")
    finder.press("Return", "Return")
    assert finder.clerk.screen[0] == "đối công công đối"
    assert finder.clerk.screen[2] == "công công"


def test_all_of_them_after_a_look(finder: Finder) -> None:
    finder.ask("ba", "bá")
    finder.preview()
    assert finder.rows == [
        "☑ 5  ba → bá 1 (ba2) ba3",
        "☑ 5 ba1 ( ba → bá 2) ba3",
        "☑ 5 ba1 (ba2)  ba → bá 3",
    ]
    assert finder.panel.view.hasFocus()
    assert finder.clerk.screen[4] == "ba1 (ba2) ba3", "nothing is done yet"
    finder.press("Down")
    assert finder.count == "2 / 3", "the text shows what is looked at"
    finder.press("Space", "Return")
    assert finder.clerk.screen[4] == "bá1 (ba2) bá3"
    assert finder.hint == "2 places replaced in one step · 1 left as it is"
    assert not finder.panel.isVisible() and finder.bar.field.hasFocus()
    session = finder.clerk.window.desk.session
    assert session is not None
    action = session.document.actions[-1]
    assert action.kind is ActionKind.REPLACE
    assert {edit.origin for edit in session.document.edits} == {Origin.TYPED}
    finder.press("Ctrl+Z")
    assert finder.clerk.screen[4] == "ba1 (ba2) ba3"


def test_the_record_tells_of_it(finder: Finder) -> None:
    finder.ask("ba", "bá")
    finder.preview()
    finder.press("Return", "Ctrl+S")
    finder.clerk.wait_for_saving()
    session = finder.clerk.window.desk.session
    assert session is not None and session.record is not None
    record = session.record.read_text(encoding="utf-8")
    assert 'type="replace"' in record and all(f"bá{n}" in record for n in (1, 2, 3))


def test_what_was_decided_otherwise_is_not_thrown_away_unasked(finder: Finder) -> None:
    finder.clerk.go_to("đối")
    finder.press("2")
    finder.press("Ctrl+H")
    finder.bar.options.in_ocr.setChecked(True)
    finder.ask("d6i", "đội")
    finder.preview()
    assert finder.rows[0] == "☐ 1  d6i → đội  cong d6i decided otherwise"
    finder.press("Return")
    assert finder.clerk.screen[0] == "đổi công đội"


def test_over_the_end_of_a_line(finder: Finder) -> None:
    finder.ask("công tác", "công việc")
    finder.preview()
    finder.press("Return")
    assert finder.clerk.screen[2:4] == ["công", "việc năm"]


def test_what_cannot_be_replaced_says_why(finder: Finder) -> None:
    finder.ask("đối", "đối")
    finder.press("Return")
    assert finder.hint == "Not replaced: reads so already"
    finder.preview()
    finder.wait_for(lambda: "reads so already" in finder.rows[0])
    assert not finder.panel.apply_button.isEnabled()


def test_capitals_are_kept(finder: Finder) -> None:
    finder.bar.keep_case.setChecked(True)
    finder.bar.options.ignore_accents.setChecked(True)
    finder.ask("cong", "công")
    finder.preview()
    finder.press("Return")
    assert finder.clerk.screen[1] == "Công tác đối"


def test_groups(finder: Finder) -> None:
    finder.bar.options.regex.setChecked(True)
    finder.ask(r"(\w+) năm", r"năm \1")
    finder.press("Return")
    assert finder.clerk.screen[3] == "năm tác"
    finder.bar.replacement.selectAll()
    finder.clerk.type(r"\7")
    finder.bar.field.setFocus()
    finder.bar.field.put("(đối)")
    finder.wait()
    finder.bar.one_button.click()
    finder.wait()
    assert finder.hint == "Replacement, character 1: there is no group of this number."


def test_the_list_follows_what_is_typed(finder: Finder) -> None:
    finder.ask("đối", "a")
    finder.preview()
    finder.press("Down", "Space")
    finder.bar.replacement.setFocus()
    finder.bar.replacement.selectAll()
    finder.clerk.type("b")
    finder.wait_for(lambda: finder.rows[0].startswith("☑ 1  đối → b"))
    assert finder.rows[1].startswith("☐"), "what was unticked stays so"


def test_the_list_follows_the_report(finder: Finder) -> None:
    finder.ask("ba", "bá")
    finder.preview()
    finder.clerk.go_to("(ba2)")
    finder.press("F2")
    finder.clerk.type("x")
    finder.press("Return")
    finder.wait_for(lambda: finder.rows[1].startswith("☑ 5 ba1 ( ba → bá 2)x"))
    finder.panel.take_focus()
    finder.press("Return")
    assert finder.clerk.screen[4] == "bá1 (bá2)x bá3"


def test_nothing_to_replace_says_so(finder: Finder) -> None:
    finder.ask("xyz", "a")
    finder.press("Return")
    assert finder.hint == "“xyz” is not found"
    finder.bar.all_button.click()
    finder.wait()
    assert finder.search.listing.panel is None


def test_once_more_goes_to_the_second_field(finder: Finder) -> None:
    finder.press("Ctrl+H")
    assert finder.bar.field.hasFocus()
    finder.press("Ctrl+H")
    assert finder.bar.replacement.hasFocus()
