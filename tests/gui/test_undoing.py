"""Undo goes to what it undoes, or the clerk would not see what it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gui.conftest import Clerk

LINES = 120


@pytest.fixture
def far(clerk: Clerk, tmp_path: Path) -> Clerk:
    """Somebody at the top of a report of several screens."""
    path = tmp_path / "dai.txt"
    path.write_text("Két qua cong tac\n" * LINES, encoding="utf-8")
    clerk.open(path)
    return clerk


def stands(clerk: Clerk) -> tuple[str | None, int]:
    """The current word and its line."""
    place = clerk.window.page.view.place
    return clerk.word, -1 if place is None else place.line


@pytest.mark.parametrize(
    "keys", [("Ctrl+Return",), ("Ctrl+Shift+Return",), ("Ctrl+M",), ("Ctrl+L",), ("Shift+Del",)]
)
def test_of_several_words_undone_the_first_one_is_gone_to(far: Clerk, keys: tuple[str]) -> None:
    far.press(*keys, "Ctrl+End")
    assert stands(far)[1] == LINES - 1
    far.press("Ctrl+Z")
    assert stands(far)[1] == 0
    far.press("Ctrl+End", "Ctrl+Y")
    assert stands(far)[1] == 0


def test_a_note_that_is_undone_is_gone_to(far: Clerk) -> None:
    far.press("F7")
    far.type("xem")
    far.press("Return", "Ctrl+End", "Ctrl+Z")
    assert stands(far) == ("Kết", 0)


def test_what_was_done_all_over_the_report_leaves_the_clerk_where_he_is(far: Clerk) -> None:
    far.press("Ctrl+Shift+A", "Return", "Ctrl+End", "Ctrl+Z")
    assert stands(far)[1] == LINES - 1
