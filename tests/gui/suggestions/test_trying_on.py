"""Candidates are tried on in the text before one is taken."""

from __future__ import annotations

import pytest
from tests.gui.conftest import TEXT, Clerk
from tests.gui.suggestions.conftest import last_edit, on_enter

from soat_core.edits import Origin


def test_candidates_are_tried_on_in_the_text_and_enter_takes_one(finder: Clerk) -> None:
    finder.press("Ctrl+Down")
    assert finder.screen[1] == "thông tin đổi ngoại"
    assert (on_enter(finder), finder.decided) == ("đổi", TEXT)
    finder.press("Ctrl+Down")
    assert finder.screen[1] == "thông tin đội ngoại"
    finder.press("Ctrl+Up", "Return")
    assert finder.decided == TEXT.replace("d6i", "đổi")
    assert last_edit(finder) == ("đổi", 2, Origin.SUGGESTED)
    assert finder.word == "năm"


def test_after_the_last_candidate_comes_what_stood_there(finder: Clerk) -> None:
    finder.press("Ctrl+Up")
    assert finder.screen[1] == "thông tin đội ngoại"
    finder.press("Ctrl+Down")
    assert finder.screen[1] == "thông tin đối ngoại"
    assert on_enter(finder) == ""


@pytest.mark.parametrize("key", ["Esc", "Tab", "Left", "Ctrl+Home"])
def test_going_away_changes_nothing(finder: Clerk, key: str) -> None:
    finder.press("Ctrl+Down", key)
    assert finder.screen[1] == "thông tin đối ngoại"
    assert finder.decided == TEXT


def test_other_keys_go_before_what_is_tried_on(finder: Clerk) -> None:
    finder.press("Ctrl+Down", "F4")
    assert finder.screen[1] == "thông tin d6i ngoại"
    finder.press("Ctrl+Z", "Ctrl+Down", "3")
    assert finder.screen[1] == "thông tin đội ngoại"


def test_what_is_tried_on_can_be_edited(finder: Clerk) -> None:
    finder.press("Ctrl+Down", "F2")
    finder.type(",")
    finder.press("Return")
    assert finder.decided == TEXT.replace("d6i", "đổi,")


def test_without_another_candidate_the_status_line_says_so(finder: Clerk) -> None:
    finder.go_to("Website")
    finder.press("Ctrl+Down")
    assert finder.window.status.hint.text() == "There is no other candidate"


def test_while_typing_the_arrows_go_through_what_was_found(finder: Clerk) -> None:
    finder.type("do")
    assert on_enter(finder) == "đó"
    finder.press("Ctrl+Down")
    first = on_enter(finder)
    finder.press("Ctrl+Down")
    assert on_enter(finder) not in (first, "do")
    finder.press("Ctrl+Up")
    assert on_enter(finder) == first
    finder.press("Return")
    assert finder.decided == TEXT.replace("d6i", first)


def test_going_round_comes_to_what_was_typed(finder: Clerk) -> None:
    finder.type("doij")
    assert on_enter(finder) == "đội"
    seen = []
    while on_enter(finder) != "doij":
        seen.append(on_enter(finder))
        finder.press("Ctrl+Down")
    assert set(seen) <= {chip.text() for chip in finder.window.page.bar.candidates}
    finder.press("Return")
    assert finder.decided == TEXT.replace("d6i", "doij")
