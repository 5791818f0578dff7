"""The page beside the text: strip, dock, and going from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QToolButton, QWidget
from tests.core.ocr_making import boxed, hocr
from tests.gui.conftest import Clerk, MakeClerk

from soat_gui.facsimile.page_view import PageView
from soat_gui.theme import ON_PAPER

LINES = [["Két", "qua", "cong", "tac"], ["thong", "tin", "d6i", "ngoai"]]
MORE = [["nim", "2024"], ["Website", "cong"]]
SIZE = (2000, 3000)


def colour(page: int, number: int) -> QColor:
    """Every word's ink has its own."""
    return QColor.fromHsv((37 * number + 150 * page) % 360, 255, 200)


def draw(
    path: Path, page: int, lines: Sequence[Sequence[str]], scale: float = 1.0, down: int = 0
) -> Path:
    """A page with a patch of colour where each word stands, all of it further ``down``."""
    picture = Image.new("RGB", (round(SIZE[0] * scale), round(SIZE[1] * scale)), "white")
    words = [box for line in boxed([[lines]])[0][0] for _, box in line]
    for number, box in enumerate(words):
        ink = colour(page, number)
        left, top, right, bottom = box
        moved = (left + down, top + down, right + down, bottom + down)
        sides = tuple(round(side * scale) for side in moved)
        picture.paste((ink.red(), ink.green(), ink.blue()), sides)  # type: ignore[arg-type]
    picture.save(path)
    return path


def places(widget: QWidget, wanted: QColor) -> list[QPoint]:
    """Where a widget shows (nearly) a colour."""
    image = widget.grab().toImage()
    return [
        QPoint(x, y)
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
        if _alike(image.pixelColor(x, y), wanted)
    ]


def _alike(one: QColor, other: QColor) -> bool:
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return all(abs(a - b) < 12 for a, b in parts)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """An hOCR file of two pages with the pictures that it names beside it."""
    draw(tmp_path / "p0.png", 0, LINES)
    draw(tmp_path / "p1.png", 1, MORE, 0.5)
    path = tmp_path / "bao-cao.hocr"
    path.write_bytes(hocr([[LINES], [MORE]]))
    return path


@pytest.fixture
def clerk(make_clerk: MakeClerk, report: Path) -> Clerk:
    """Somebody who stands on "quả", in the first line."""
    one = make_clerk()
    one.open(report)
    one.press("Tab")
    assert one.word == "quả"
    return one


def wait_for(clerk: Clerk, widget: QWidget, wanted: QColor) -> list[QPoint]:
    """Where a colour stands once the picture has been read."""
    clerk.qtbot.waitUntil(lambda: bool(places(widget, wanted)), timeout=20_000)
    return places(widget, wanted)


def view_of(clerk: Clerk) -> PageView:
    found = clerk.window.findChild(PageView)
    assert isinstance(found, PageView)
    return found


def button(clerk: Clerk, name: str) -> QToolButton:
    view = view_of(clerk).parentWidget()
    assert view is not None
    return next(b for b in view.findChildren(QToolButton) if b.accessibleName() == name)


# The strip


def test_the_strip_shows_the_current_line(clerk: Clerk) -> None:
    strip = clerk.window.facsimile.strip
    assert strip.isVisible()
    assert wait_for(clerk, strip, colour(0, 1))


def test_it_follows_the_clerk_to_another_page(clerk: Clerk) -> None:
    strip = clerk.window.facsimile.strip
    wait_for(clerk, strip, colour(0, 1))
    clerk.press("Ctrl+End")
    assert clerk.word == "công"
    wait_for(clerk, strip, colour(1, 3))
    assert not places(strip, colour(0, 1))


def test_the_current_word_is_boxed(clerk: Clerk) -> None:
    strip = clerk.window.facsimile.strip
    ink = wait_for(clerk, strip, colour(0, 1))
    accent = places(strip, QColor(ON_PAPER))
    assert accent
    # the box goes around the word, a little way off
    assert min(p.x() for p in accent) < min(p.x() for p in ink)
    assert max(p.x() for p in accent) > max(p.x() for p in ink)
    assert min(p.x() for p in ink) - min(p.x() for p in accent) < 20


def test_a_click_in_the_strip_goes_to_the_word(clerk: Clerk) -> None:
    strip = clerk.window.facsimile.strip
    at = wait_for(clerk, strip, colour(0, 3))
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at[len(at) // 2])
    assert clerk.word == "tác"


def test_what_is_being_typed_is_kept_by_a_click(clerk: Clerk) -> None:
    strip = clerk.window.facsimile.strip
    at = wait_for(clerk, strip, colour(0, 3))
    clerk.type("abc")
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at[len(at) // 2])
    assert "abc" in clerk.decided


def test_a_key_hides_the_strip_and_shows_it(clerk: Clerk) -> None:
    strip = clerk.window.facsimile.strip
    clerk.press("Ctrl+Shift+I")
    assert not strip.isVisible()
    assert not clerk.window.registry.actions["strip"].isChecked()
    clerk.press("Ctrl+Shift+I")
    assert strip.isVisible()
    assert clerk.window.registry.actions["strip"].isChecked()


def test_the_panes_stand_still_whatever_the_strip_shows(clerk: Clerk) -> None:
    strip, view = clerk.window.facsimile.strip, clerk.window.page.view
    wait_for(clerk, strip, colour(0, 1))
    before = view.geometry()
    clerk.press("Ctrl+End")
    wait_for(clerk, strip, colour(1, 3))
    assert view.geometry() == before


# The dock


def test_a_key_shows_the_page_and_puts_it_away(clerk: Clerk) -> None:
    clerk.press("F11")
    view = view_of(clerk)
    assert view.isVisible()
    assert view.hasFocus()
    wait_for(clerk, view.viewport(), colour(0, 1))
    clerk.press("F11")
    assert not view.isVisible()
    clerk.press("Tab")
    assert clerk.word == "đối"


def test_escape_goes_back_to_the_text_and_the_page_stays(clerk: Clerk) -> None:
    clerk.press("F11")
    clerk.press("Escape")
    assert view_of(clerk).isVisible()
    clerk.press("Tab")
    assert clerk.word == "đối"


def test_a_click_on_the_page_goes_to_the_word(clerk: Clerk) -> None:
    clerk.press("F11")
    viewport = view_of(clerk).viewport()
    at = wait_for(clerk, viewport, colour(0, 7))
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at[len(at) // 2])
    assert clerk.word == "ngoại"


def test_a_click_hits_the_word_on_a_picture_of_another_size(clerk: Clerk) -> None:
    clerk.press("Ctrl+End", "F11")
    viewport = view_of(clerk).viewport()
    at = wait_for(clerk, viewport, colour(1, 0))
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at[len(at) // 2])
    assert clerk.word == "năm"


def test_the_page_goes_where_the_clerk_goes(clerk: Clerk) -> None:
    clerk.press("F11", "Escape")
    viewport = view_of(clerk).viewport()
    wait_for(clerk, viewport, colour(0, 1))
    clerk.press("Ctrl+End")
    wait_for(clerk, viewport, colour(1, 3))


def test_a_small_picture_of_a_page_goes_there(clerk: Clerk) -> None:
    clerk.window.resize(1920, 1080)
    clerk.press("F11")
    panel = view_of(clerk).parentWidget()
    assert panel is not None
    pages = panel.findChild(QListView)
    assert isinstance(pages, QListView)
    clerk.qtbot.waitUntil(pages.isVisible)
    assert pages.model().rowCount() == 2
    rects = [pages.visualRect(pages.model().index(row, 0)) for row in range(2)]
    assert rects[0].height() == rects[1].height() > 40
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=rects[1].center())
    assert clerk.word == "năm"


def test_a_small_window_has_room_for_the_page_alone(clerk: Clerk) -> None:
    clerk.window.resize(1280, 800)
    clerk.press("F11")
    panel = view_of(clerk).parentWidget()
    pages = panel.findChild(QListView)
    assert isinstance(pages, QListView)
    assert not pages.isVisible()
    assert "Page 1/2" in [label.text() for label in panel.findChildren(QLabel)]


def test_small_pictures_are_chosen_by_key(clerk: Clerk) -> None:
    clerk.window.resize(1920, 1080)
    clerk.press("F11")
    pages = view_of(clerk).parentWidget().findChild(QListView)
    assert isinstance(pages, QListView)
    clerk.qtbot.waitUntil(pages.isVisible)
    pages.setFocus()
    clerk.press("Down", "Return")
    assert clerk.word == "năm"


def test_page_down_at_the_end_of_a_page_goes_to_the_next(clerk: Clerk) -> None:
    clerk.press("F11")
    view = view_of(clerk)
    wait_for(clerk, view.viewport(), colour(0, 1))
    for _ in range(20):
        if clerk.word != "quả":
            break
        clerk.press("PgDown")
    assert clerk.word == "năm"


def test_the_page_is_magnified_and_fitted_again(clerk: Clerk) -> None:
    clerk.press("F11")
    view = view_of(clerk)
    fitted = len(wait_for(clerk, view.viewport(), colour(0, 1)))
    clerk.press("+", "+")
    clerk.qtbot.waitUntil(lambda: len(places(view.viewport(), colour(0, 1))) > 1.5 * fitted)
    clerk.press("-", "-")
    clerk.qtbot.waitUntil(lambda: len(places(view.viewport(), colour(0, 1))) < 1.5 * fitted)
    button(clerk, "Larger").click()
    button(clerk, "Fit the width").click()
    found = wait_for(clerk, view.viewport(), colour(0, 1))
    assert abs(len(found) - fitted) <= max(4, fitted // 4)


def test_the_page_is_turned(clerk: Clerk) -> None:
    clerk.press("F11")
    viewport = view_of(clerk).viewport()
    wide = wait_for(clerk, viewport, colour(0, 1))
    assert _width(wide) > _height(wide)
    button(clerk, "Turn to the right").click()
    for _ in range(6):
        button(clerk, "Larger").click()
    high = wait_for(clerk, viewport, colour(0, 1))
    assert _height(high) > _width(high)


def test_a_click_on_a_turned_page_hits_the_word(clerk: Clerk) -> None:
    clerk.press("F11")
    viewport = view_of(clerk).viewport()
    wait_for(clerk, viewport, colour(0, 1))
    button(clerk, "Turn to the right").click()
    at = wait_for(clerk, viewport, colour(0, 4))
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at[len(at) // 2])
    assert clerk.word == "thông"


def test_contrast_makes_it_black_and_white(clerk: Clerk) -> None:
    clerk.press("F11")
    viewport = view_of(clerk).viewport()
    wait_for(clerk, viewport, colour(0, 1))
    button(clerk, "More contrast").click()
    assert not places(viewport, colour(0, 1))
    button(clerk, "More contrast").click()
    assert places(viewport, colour(0, 1))


# No picture, a broken one, one that lies elsewhere


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """The hOCR file without its pictures."""
    folder = tmp_path / "alone"
    folder.mkdir()
    path = folder / "bao-cao.hocr"
    path.write_bytes(hocr([[LINES], [MORE]]))
    return path


def test_without_a_picture_there_is_no_strip(make_clerk: MakeClerk, alone: Path) -> None:
    clerk = make_clerk()
    clerk.open(alone)
    assert not clerk.window.facsimile.strip.isVisible()
    clerk.press("Ctrl+Shift+I", "Ctrl+Shift+I")
    assert "no picture" in clerk.window.status.hint.text()


def test_the_dock_says_so_and_offers_to_choose(make_clerk: MakeClerk, alone: Path) -> None:
    clerk = make_clerk()
    clerk.open(alone)
    clerk.press("F11")
    assert not view_of(clerk).isVisible()
    clerk.prompts.pictures = [alone.parent.parent / "b.png", alone.parent.parent / "a.png"]
    draw(clerk.prompts.pictures[0], 1, MORE)
    draw(clerk.prompts.pictures[1], 0, LINES)
    panel = view_of(clerk).parentWidget()
    assert panel is not None
    choose = next(b for b in panel.findChildren(QToolButton) if "Choose" in b.text())
    QTest.mouseClick(choose, Qt.MouseButton.LeftButton)
    wait_for(clerk, view_of(clerk).viewport(), colour(0, 1))
    assert clerk.window.facsimile.strip.isVisible()


def test_the_choice_is_remembered(make_clerk: MakeClerk, alone: Path) -> None:
    clerk = make_clerk()
    clerk.open(alone)
    clerk.prompts.pictures = [draw(alone.parent.parent / "a.png", 0, LINES)]
    clerk.window.facsimile.choose()
    again = make_clerk()
    again.open(alone)
    assert again.window.facsimile.strip.isVisible()


def test_escape_leaves_a_dock_without_a_picture(make_clerk: MakeClerk, alone: Path) -> None:
    clerk = make_clerk()
    clerk.open(alone)
    clerk.press("F11", "Escape", "Tab")
    assert clerk.word == "quả"
    clerk.press("F11", "F11", "Tab")
    assert clerk.word == "đối"


def test_a_broken_picture_is_told_once_and_work_goes_on(make_clerk: MakeClerk, alone: Path) -> None:
    for name in ("p0.png", "p1.png"):
        (alone.parent / name).write_bytes(b"\x89PNG\r\n\x1a\n" + b"broken" * 100)
    clerk = make_clerk()
    clerk.open(alone)
    clerk.press("Tab", "F11")
    clerk.qtbot.waitUntil(lambda: "p0.png" in clerk.message)
    clerk.press("Escape", "Escape", "Return")
    assert "quả" in clerk.decided
    assert not clerk.message


def test_text_alone_has_its_lines_found_by_the_ink(make_clerk: MakeClerk, tmp_path: Path) -> None:
    lines = [["Két", "qua"], ["thong", "tin", "d6i", "ngoai"]]
    draw(tmp_path / "van-ban.png", 0, lines, down=400)
    path = tmp_path / "van-ban.txt"
    path.write_text("Két qua\nthong tin d6i ngoai\n", encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    clerk.press("Tab", "Tab")
    assert clerk.word == "đối"
    strip = clerk.window.facsimile.strip
    at = wait_for(clerk, strip, colour(0, 4))
    assert abs(sum(p.y() for p in at) / len(at) - strip.height() / 2) < 20
    above = places(strip, colour(0, 0))
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=above[len(above) // 2])
    assert clerk.word == "Kết"


def test_the_current_word_is_in_sight_as_soon_as_the_page_is_shown(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    lines = [["Két", "qua"], ["thong", "tin", "d6i", "ngoai"]]
    draw(tmp_path / "cao.png", 0, lines, 0.5)
    path = tmp_path / "cao.hocr"
    path.write_bytes(hocr([[lines]]).replace(b"p0.png", b"cao.png"))
    clerk = make_clerk()
    clerk.open(path)
    clerk.press("F11")
    view = view_of(clerk)
    assert wait_for(clerk, view.viewport(), colour(0, 0))


# Many pages


def test_a_long_pdf_is_read_page_by_page(make_clerk: MakeClerk, tmp_path: Path) -> None:
    count = 500
    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(595, 842)
    document.save(tmp_path / "dai.pdf")
    document.close()
    path = tmp_path / "dai.txt"
    path.write_text("\f".join(f"Trang {n}\n" for n in range(count)), encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path, suggested=False)
    images = clerk.window.facsimile.images
    assert images is not None
    assert images.pages == count
    came: set[int] = set()
    images.arrived.connect(came.add)
    clerk.press("F11")
    clerk.press("Escape", "Ctrl+End")
    clerk.qtbot.waitUntil(lambda: count - 1 in came, timeout=20_000)
    assert len(came) < 40


def test_a_picture_for_every_page_is_read_when_it_is_wanted(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    count = 300
    for number in range(count):
        Image.new("RGB", (100, 150), colour(0, number % 300).getRgb()[:3]).save(  # type: ignore[index]
            tmp_path / f"dai-{number + 1}.png"
        )
    path = tmp_path / "dai.txt"
    path.write_text("\f".join(f"Trang {n}\n" for n in range(count)), encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path, suggested=False)
    clerk.press("F11")
    view = view_of(clerk)
    for page in (40, 20, 299):
        session = clerk.window.desk.session
        assert session is not None
        clerk.window.page.view.token_cursor.go_to(session.report.page_span(page).start)  # type: ignore[union-attr]
        wait_for(clerk, view.viewport(), colour(0, page))


def _width(points: Sequence[QPoint]) -> int:
    return max(p.x() for p in points) - min(p.x() for p in points)


def _height(points: Sequence[QPoint]) -> int:
    return max(p.y() for p in points) - min(p.y() for p in points)
