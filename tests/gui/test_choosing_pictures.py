"""Pictures that are not beside the report: asked for once, chosen, remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from tests.core.ocr_making import hocr
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.test_facsimile import LINES, MORE, draw

from soat_gui.main_window import MainWindow


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Tells of p0.png and p1.png, which are not beside it."""
    path = tmp_path / "bao-cao" / "bao-cao.hocr"
    path.parent.mkdir()
    path.write_bytes(hocr([[LINES], [MORE]]))
    return path


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "quét"
    folder.mkdir()
    return [draw(folder / "p1.png", 1, MORE), draw(folder / "p0.png", 0, LINES)]


def message(window: MainWindow) -> str:
    return window.messages.text.text() if window.messages.isVisible() else ""


def found(clerk: Clerk, page: int) -> str:
    images = clerk.window.facsimile.images
    where = images.picture_of(page) if images is not None else None
    return where.path.name if where is not None else ""


def test_it_is_said_once_and_takes_no_key(make_clerk: MakeClerk, report: Path) -> None:
    clerk = make_clerk()
    clerk.open(report)
    assert "p0.png" in message(clerk.window)
    clerk.press("Tab")
    assert clerk.word == "quả"
    clerk.window.close()
    again = make_clerk()
    again.open(report)
    assert message(again.window) == ""


def test_pictures_go_to_the_pages_that_name_them(
    make_clerk: MakeClerk, report: Path, pictures: list[Path]
) -> None:
    clerk = make_clerk()
    clerk.open(report)
    clerk.prompts.pictures = pictures[:1]
    buttons = clerk.window.messages.findChildren(QPushButton)
    next(button for button in buttons if "Choose" in button.text()).click()
    # the other one lies beside the one that was chosen
    assert (found(clerk, 0), found(clerk, 1)) == ("p0.png", "p1.png")
    clerk.window.close()
    again = make_clerk()
    again.open(report)
    assert (found(again, 0), found(again, 1)) == ("p0.png", "p1.png")
    assert message(again.window) == ""


def test_a_choice_goes_before_what_lies_beside(
    make_clerk: MakeClerk, report: Path, pictures: list[Path]
) -> None:
    draw(report.with_name("p0.png"), 1, MORE)
    clerk = make_clerk()
    clerk.open(report)
    clerk.prompts.pictures = pictures
    clerk.window.facsimile.choose()
    images = clerk.window.facsimile.images
    assert images is not None
    where = images.picture_of(0)
    assert where is not None and where.path == pictures[1]


def test_what_was_chosen_and_is_gone_is_not_missed_with_an_error(
    make_clerk: MakeClerk, report: Path, pictures: list[Path]
) -> None:
    clerk = make_clerk()
    clerk.open(report)
    clerk.prompts.pictures = pictures
    clerk.window.facsimile.choose()
    for path in pictures:
        path.unlink()
    clerk.window.close()
    again = make_clerk()
    again.open(report)
    assert message(again.window) == "" and found(again, 0) == ""
