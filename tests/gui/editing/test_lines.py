"""Line breaks: made, removed, and words moved over them."""

from __future__ import annotations

from tests.gui.conftest import TEXT, Clerk
from tests.gui.editing.conftest import comes_back, hint, kinds, undone

from soat_core.edits import EditKind


def test_words_move_to_the_next_line_and_back(clerk: Clerk) -> None:
    clerk.go_to("công")
    clerk.press("Alt+Down")
    assert clerk.decided == "Két qua\ncong tac thong tin d6i ngoai\n\nnim 2024 Website\n"
    assert [line.rstrip() for line in clerk.screen[:2]] == [
        "Kết quả⏎",
        "công tác↪ thông tin đối ngoại",
    ]
    assert clerk.word == "công"
    assert kinds(clerk) == [EditKind.LINE] * 2
    comes_back(clerk)
    undone(clerk)


def test_moving_back_leaves_nothing(clerk: Clerk) -> None:
    clerk.go_to("tác")
    clerk.press("Alt+Down")
    assert clerk.window.page.view.place.line == 1  # type: ignore[union-attr]
    clerk.press("Alt+Up")
    assert clerk.decided == TEXT
    assert kinds(clerk) == []
    assert clerk.word == "tác"


def test_a_moved_word_can_be_clicked_decided_and_walked_to(clerk: Clerk) -> None:
    clerk.go_to("tác")
    clerk.press("Alt+Down", "Right", "Left")
    clerk.go_to("tác")
    clerk.type("tắc")
    clerk.press("Return")
    assert clerk.decided == "Két qua cong\ntắc thong tin d6i ngoai\n\nnim 2024 Website\n"
    assert "tắc" in clerk.screen[1]


def test_a_line_break_is_made_and_removed(clerk: Clerk) -> None:
    clerk.go_to("công")
    clerk.press("Alt+Return")
    assert clerk.decided.startswith("Két qua\ncong tac\n")
    clerk.press("Alt+Return")
    assert hint(clerk) == "A line begins here already"
    clerk.press("Ctrl+Z")
    clerk.go_to("công")
    clerk.press("Alt+Del")
    assert clerk.decided.startswith("Két qua cong tac thong tin d6i ngoai\n")
    comes_back(clerk)
    undone(clerk)


def test_what_follows_a_line_break_stands_on_a_row_of_its_own(clerk: Clerk) -> None:
    view = clerk.window.page.view
    clerk.go_to("tác")
    before = view.place_rect(view.place)  # type: ignore[arg-type]
    below = view.place_rect(view.places_of(1)[0])
    clerk.press("Alt+Return")
    now = view.place_rect(view.place)  # type: ignore[arg-type]
    assert clerk.word == "tác"
    assert now.left() == below.left() < before.left()
    assert now.top() == below.top()
    # The lines below it make room.
    assert view.place_rect(view.places_of(1)[0]).top() > below.top()
    clerk.press("Up")
    assert clerk.word == "Kết"
    clerk.press("Ctrl+Z")
    assert view.place_rect(view.places_of(1)[0]) == below


def test_the_whole_line_is_not_moved(clerk: Clerk) -> None:
    clerk.go_to("Kết")
    clerk.press("Alt+Down")
    assert clerk.decided == TEXT
    assert hint(clerk) == "This would move the whole line"
