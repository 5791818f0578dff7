"""The list of reports opened last, and what was open when the window was closed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, strategies
from PySide6.QtCore import QSettings
from tests.gui.conftest import TEXT, Clerk, MakeClerk

from soat_gui.kept import read
from soat_gui.prompts import Unsaved
from soat_gui.recent import MOST, short_path
from soat_gui.settings import Settings


def written(folder: Path, *names: str, text: str = "nim cong\nd6i\n") -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_text(text, encoding="utf-8")
    return paths


def offered(clerk: Clerk) -> list[str]:
    """What the submenu shows."""
    menu = clerk.window.recent_menu
    menu.fill()
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def close(clerk: Clerk) -> None:
    clerk.prompts.unsaved = Unsaved.DISCARD
    assert clerk.window.close()


# Recent files


def test_the_last_one_opened_comes_first(make_clerk: MakeClerk, tmp_path: Path) -> None:
    clerk = make_clerk()
    assert offered(clerk) == ["No report was opened yet"]
    for path in written(tmp_path, "a.txt", "b.txt"):
        clerk.open(path)
    assert [name.split("  ")[1] for name in offered(clerk)[:2]] == ["b.txt", "a.txt"]
    clerk.window.recent_menu.actions()[1].trigger()
    assert clerk.window.desk.session is clerk.window.desk.sessions[0]


def test_the_next_day_they_are_there_still(
    make_clerk: MakeClerk, tmp_path: Path, settings: Settings
) -> None:
    clerk = make_clerk()
    for path in written(tmp_path, *(f"{number}.txt" for number in range(MOST + 3))):
        clerk.open(path, suggested=False)
    close(clerk)
    again = make_clerk()
    assert len(offered(again)) == MOST + 1
    assert offered(again)[0].startswith("1  17.txt")
    again.window.recent_menu.actions()[0].trigger()
    again.qtbot.waitUntil(lambda: again.window.desk.session is not None)
    again.wait_for_suggestions()


def test_a_record_takes_the_place_of_its_text(clerk: Clerk) -> None:
    clerk.press("Return", "Ctrl+S")
    assert [name.split("  ")[1] for name in offered(clerk)[:-1]] == ["bao-cao.tei.xml"]


def test_one_that_is_gone_is_told_and_taken_out(clerk: Clerk, tmp_path: Path) -> None:
    (path,) = written(tmp_path, "a.txt")
    clerk.open(path)
    path.unlink()
    clerk.window.recent_menu.fill()
    clerk.window.recent_menu.actions()[0].trigger()
    assert clerk.message == f"{path} is not there any more; it was taken out of the list."
    assert len(offered(clerk)) == 2


def test_the_list_can_be_cleared_and_switched_off(
    clerk: Clerk, tmp_path: Path, settings: Settings
) -> None:
    clerk.window.recent_menu.fill()
    clerk.window.recent_menu.actions()[-1].trigger()
    assert offered(clerk) == ["No report was opened yet"]
    (path,) = written(tmp_path, "a.txt")
    clerk.open(path)
    assert len(offered(clerk)) == 2
    settings.keeps_recent = False
    assert offered(clerk) == ["No report was opened yet"]
    (path,) = written(tmp_path, "b.txt")
    clerk.open(path)
    assert offered(clerk) == ["No report was opened yet"]


def test_the_palette_finds_them_too(clerk: Clerk, tmp_path: Path) -> None:
    (path,) = written(tmp_path, "ke-hoach-nam.txt")
    clerk.open(path)
    clerk.press("Ctrl+W", "Ctrl+Shift+P")
    clerk.type("ke-hoach")
    assert clerk.window.commands.palette.titles[0].startswith("Open recent: ke-hoach-nam.txt")
    clerk.press("Return")
    clerk.qtbot.waitUntil(lambda: len(clerk.window.desk.sessions) == 2)
    clerk.wait_for_suggestions()


names = strategies.text(min_size=1).filter(lambda name: not {"/", "\0"} & set(name))


@given(names.filter(lambda name: name not in {".", ".."}))
def test_long_paths_are_shown_short(name: str) -> None:
    shown = short_path(Path("/srv/du lieu") / ("thư mục " * 20) / name)
    assert len(shown) < 100
    assert shown.startswith(name[:20])
    assert short_path(Path.home() / "x" / "a.txt") == f"a.txt  –  ~{os.sep}x"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_nobody_else_can_read_which_reports_there_are(tmp_path: Path) -> None:
    path = tmp_path / "settings" / "soat.ini"
    Settings(QSettings(str(path), QSettings.Format.IniFormat)).recent_files = ["/srv/mat.txt"]
    QSettings(str(path), QSettings.Format.IniFormat).sync()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    Settings(QSettings(str(path), QSettings.Format.IniFormat))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


# The last session


def started(make_clerk: MakeClerk, settings: Settings) -> Clerk:
    """Somebody who starts the program, not for the first time."""
    settings.has_started = True
    clerk = make_clerk()
    clerk.window.start()
    clerk.qtbot.waitUntil(lambda: not clerk.window.files.opener.is_busy)
    clerk.wait_until_settled()
    return clerk


def test_reports_come_back_where_they_were(
    make_clerk: MakeClerk, tmp_path: Path, settings: Settings
) -> None:
    clerk = make_clerk()
    first, second, third = written(tmp_path, "a.txt", "b.txt", "c.txt")
    second.write_text("".join(f"xa {number} d6i\n" for number in range(300)))
    for path in (first, second, third):
        clerk.open(path)
    clerk.press("Return", "Ctrl+S", "Ctrl+PgUp", "Ctrl+End", "PgUp", "Left")
    view = clerk.window.page.view
    place, sight = view.place, view.lines_in_sight
    assert place is not None
    close(clerk)
    again = started(make_clerk, settings)
    names = ["a.txt", "b.txt", "c.tei.xml"]
    assert [one.name for one in again.window.desk.sessions] == names
    assert again.window.desk.session is again.window.desk.sessions[1]
    view = again.window.page.view
    assert view.place is not None and view.place.span == place.span
    # A screen that is too small for the window makes it a row lower.
    assert abs(view.lines_in_sight.start - sight.start) <= 1
    assert again.message == ""
    again.press("Ctrl+PgDown")
    assert again.decided == "năm cong\nd6i\n"
    assert again.word == "đối"


def test_what_is_gone_or_was_changed_is_told_in_one_message(
    make_clerk: MakeClerk, tmp_path: Path, settings: Settings
) -> None:
    clerk = make_clerk()
    paths = written(tmp_path, "a.txt", "b.txt", "c.txt")
    for path in paths:
        clerk.open(path)
    close(clerk)
    paths[0].unlink()
    paths[1].write_text("tac\n")
    again = started(make_clerk, settings)
    assert [one.name for one in again.window.desk.sessions] == ["b.txt", "c.txt"]
    assert again.message.splitlines() == [
        "1 report of the last session could not be opened:",
        f"•  {paths[0]}: there is no such file",
        "Changed by another program since then, and shown as they are now:",
        "•  b.txt",
    ]
    again.press("Ctrl+Tab")
    assert again.screen[0] == "tác"


def opened_as_one(clerk: Clerk, *paths: Path) -> None:
    """Several files chosen together, as the pages of one report."""
    clerk.window.files.read_all(paths)
    clerk.window.messages.choices[0].click()
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not None)


def test_files_that_were_chosen_together_come_back_together(
    make_clerk: MakeClerk, tmp_path: Path, settings: Settings
) -> None:
    clerk = make_clerk()
    paths = written(tmp_path, "trang 1.txt", "trang 2.txt")
    opened_as_one(clerk, *paths)
    clerk.press("Ctrl+End")
    close(clerk)
    again = started(make_clerk, settings)
    (session,) = again.window.desk.sessions
    assert session.name == "trang" and session.report.page_count == 2
    assert again.window.page.view.place is not None
    assert again.window.page.view.place.line == session.report.line_of(
        len(session.report.ocr_text.rstrip())
    )
    again.press("Ctrl+S")
    close(again)
    third = started(make_clerk, settings)
    assert [one.name for one in third.window.desk.sessions] == ["trang.tei.xml"]


def test_one_of_them_that_is_gone_is_told(
    make_clerk: MakeClerk, tmp_path: Path, settings: Settings
) -> None:
    clerk = make_clerk()
    paths = written(tmp_path, "trang 1.txt", "trang 2.txt")
    opened_as_one(clerk, *paths)
    close(clerk)
    paths[1].unlink()
    settings.has_started = True
    again = make_clerk()
    again.window.start([])
    again.qtbot.waitUntil(lambda: "could not be opened" in again.message)
    assert "there is no such file" in again.message
    assert again.window.desk.sessions == ()


def test_a_text_comes_back_in_the_encoding_that_was_chosen(
    make_clerk: MakeClerk, tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes("Sở Nội vụ".encode("tcvn3"))  # too short to be told by its words
    clerk = make_clerk()
    clerk.window.files.read_all([path])
    clerk.qtbot.waitUntil(lambda: bool(clerk.window.messages.choices))
    tcvn3 = [one for one in clerk.window.messages.choices if "TCVN3" in one.text()]
    tcvn3[0].click()
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not None)
    close(clerk)
    again = started(make_clerk, settings)
    (session,) = again.window.desk.sessions
    assert session.report.ocr_text == "Sở Nội vụ" and again.message == ""


def test_a_place_that_a_shorter_file_has_not_got_is_no_matter(
    make_clerk: MakeClerk, tmp_path: Path, settings: Settings
) -> None:
    clerk = make_clerk()
    (path,) = written(tmp_path, "a.txt", text="xa xa d6i\n" * 500)
    clerk.open(path)
    clerk.press("Ctrl+End")
    close(clerk)
    path.write_text("tac")
    again = started(make_clerk, settings)
    assert again.word == "tác"


def test_nothing_comes_back_when_nobody_wants_it(
    make_clerk: MakeClerk, tmp_path: Path, settings: Settings
) -> None:
    clerk = make_clerk()
    clerk.open(written(tmp_path, "a.txt")[0])
    close(clerk)
    settings.restores = False
    again = started(make_clerk, settings)
    assert again.window.desk.sessions == ()
    assert again.window.page.view.invitation.startswith("Press Ctrl+O")
    close(again)
    assert settings.last_session == ""


def test_files_that_were_asked_for_are_opened_instead(
    make_clerk: MakeClerk, tmp_path: Path, settings: Settings
) -> None:
    clerk = make_clerk()
    first, second, third = written(tmp_path, "a.txt", "b.txt", "c.txt")
    clerk.open(first)
    close(clerk)
    settings.has_started = True
    again = make_clerk()
    again.window.start([second, third])
    again.qtbot.waitUntil(lambda: len(again.window.desk.sessions) == 2)
    assert [one.name for one in again.window.desk.sessions] == ["b.txt", "c.txt"]
    again.wait_for_suggestions()


def test_a_program_that_is_killed_knows_what_was_open(
    clerk: Clerk, settings: Settings, tmp_path: Path
) -> None:
    clerk.open(written(tmp_path, "a.txt")[0])
    clerk.qtbot.waitUntil(lambda: "a.txt" in settings.last_session, timeout=8000)
    kept = list(read(settings.last_session))
    assert [one.path.name for one in kept] == ["bao-cao.ocr.txt", "a.txt"]
    assert [one.in_front for one in kept] == [False, True]
    assert TEXT[:3] not in settings.last_session


@pytest.mark.parametrize(
    "told",
    ["{", "5", '"x"', "[1, null]", '[{"path": 3}]', '[{"path": "a", "sha256": "", "offset": "x"}]'],
)
def test_nonsense_in_the_settings_counts_as_nothing(told: str) -> None:
    assert list(read(told)) == []
