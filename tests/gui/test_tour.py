"""The first start: the sample, and what there is to know in a minute."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from tests.gui.conftest import Clerk, MakeClerk

from soat_core.files import open_file
from soat_core.memory import Memory
from soat_gui.settings import Settings

SAMPLE = "qua cong tac\ndéi xa nim\ndéi nim déi xa\nqua nim\n" + "xa xa\n" * 5


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is shipped, with readings that the engine of these tests knows."""
    path = tmp_path / "shipped" / "sample" / "bao-cao-mau.ocr.txt"
    path.parent.mkdir(parents=True)
    path.write_text(SAMPLE, encoding="utf-8")
    where = lambda *names: tmp_path.joinpath("shipped", *names)  # noqa: E731
    monkeypatch.setattr("soat_gui.tour.practice.resource_path", where)
    return path


@pytest.fixture
def newcomer(make_clerk: MakeClerk, sample: Path) -> Clerk:
    """Somebody who starts the program for the first time."""
    clerk = make_clerk()
    clerk.engine.readings = {
        **clerk.engine.readings,
        "déi": [("đổi", 0.9), ("đối", 0.1)],
        "xa": [("xa", 0.9), ("xã", 0.1)],
    }
    clerk.window.start()
    clerk.qtbot.waitUntil(lambda: clerk.window.desk.session is not None)
    clerk.wait_until_settled()
    return clerk


def words(clerk: Clerk) -> str:
    """What the tour says; empty when it is over."""
    strip = clerk.window.tour.strip
    return strip.words.text() if strip.isVisible() else ""


def go_on(clerk: Clerk) -> str:
    """Press what the tour shows; what it says then."""
    before = words(clerk)
    keys = clerk.window.tour.strip.keys
    for key in keys:
        if len(key) == 1 and key.islower():
            clerk.type(key)
        else:
            clerk.press({"Enter": "Return"}.get(key, key))
    clerk.qtbot.waitUntil(lambda: words(clerk) != before)
    return words(clerk)


def test_the_first_start_leads_through_everything_that_counts(newcomer: Clerk) -> None:
    tour = newcomer.window.tour
    assert words(newcomer).startswith("On the left what a machine read badly")
    assert tour.strip.keys == ["Tab"]
    assert go_on(newcomer).startswith("The suggestion is right?")
    assert go_on(newcomer).startswith("Another candidate")
    decided = newcomer.decided
    assert decided != SAMPLE
    assert tour.strip.keys == ["2"]
    assert go_on(newcomer).startswith("A slip?")
    assert newcomer.decided != decided
    assert "already find “đổi”" in go_on(newcomer)
    assert newcomer.decided == decided
    assert tour.strip.keys == ["d", "o", "i", "Enter"]
    assert go_on(newcomer).startswith("It was read right?")
    assert "đổi" in newcomer.decided
    assert go_on(newcomer).startswith("The same error")
    before = newcomer.decided
    assert go_on(newcomer).startswith("Enter corrects all that are ticked")
    assert newcomer.window.docks.is_shown("series")
    newcomer.press("Esc")
    newcomer.qtbot.waitUntil(lambda: words(newcomer).startswith("Save:"))
    assert newcomer.decided == before
    assert not newcomer.window.docks.is_shown("series")
    assert newcomer.window.page.view.field.hasFocus()
    assert go_on(newcomer).startswith("That is all it takes. Ctrl+O opens")
    assert newcomer.prompts.asked == []
    newcomer.press("Tab")
    assert words(newcomer) == ""


def test_whoever_cannot_read_the_first_step_changes_the_language_there(
    newcomer: Clerk, settings: Settings
) -> None:
    strip = newcomer.window.tour.strip
    assert strip.language.text() == "Tiếng Việt"
    strip.language.click()
    newcomer.qtbot.waitUntil(lambda: words(newcomer).startswith("Bên trái là"))
    assert settings.language == "vi"
    assert strip.language.text() == "English"
    assert newcomer.window.page.view.field.hasFocus()
    # Later nobody is bothered with it; the menu has it.
    go_on(newcomer)
    assert not strip.language.isVisible()


def test_it_waits_for_the_key_whatever_else_is_done(newcomer: Clerk) -> None:
    before = words(newcomer)
    newcomer.press("Right", "Down", "Ctrl++")
    newcomer.type("x")
    newcomer.press("Esc")
    assert words(newcomer) == before
    newcomer.press("Tab")
    newcomer.qtbot.waitUntil(lambda: words(newcomer) != before)


def test_esc_leaves_it_and_help_brings_it_back(newcomer: Clerk, settings: Settings) -> None:
    newcomer.press("Esc")
    assert words(newcomer) == ""
    assert settings.has_started
    newcomer.press("Return", "Return")
    newcomer.window.registry.actions["tour"].trigger()
    newcomer.qtbot.waitUntil(lambda: words(newcomer) != "")
    newcomer.wait_until_settled()
    # With a fresh copy, in the place of the one that was worked on.
    assert newcomer.decided == SAMPLE
    assert len(newcomer.window.desk.sessions) == 1
    assert newcomer.prompts.asked == []


def test_esc_that_closes_a_message_does_not_leave_it(newcomer: Clerk, tmp_path: Path) -> None:
    newcomer.window.open(tmp_path / "nothing.txt")
    newcomer.qtbot.waitUntil(lambda: newcomer.message != "")
    newcomer.press("Esc")
    assert newcomer.message == ""
    assert words(newcomer) != ""
    newcomer.press("Esc")
    assert words(newcomer) == ""


def test_the_second_start_has_no_tour(
    make_clerk: MakeClerk, sample: Path, settings: Settings
) -> None:
    settings.has_started = True
    clerk = make_clerk()
    clerk.window.start()
    assert words(clerk) == ""
    assert clerk.window.page.view.invitation.startswith("Press Ctrl+O")


def test_practice_is_neither_asked_about_nor_remembered(
    newcomer: Clerk, memory_file: Path, settings: Settings, sample: Path
) -> None:
    newcomer.press("Esc", "F4", "2", "Return")
    assert newcomer.window.isWindowModified()
    assert newcomer.window.close()
    assert newcomer.prompts.asked == []
    with Memory.open(memory_file) as memory:
        assert not [pair for pair in memory.all() if pair.accepted]
    assert settings.recent_files == [] and settings.last_session == ""
    assert sample.read_text(encoding="utf-8") == SAMPLE


def test_practice_can_be_saved_again_and_again_and_as_something_to_keep(
    newcomer: Clerk, tmp_path: Path
) -> None:
    newcomer.press("Esc", "Return", "Ctrl+S", "Return", "Ctrl+S")
    assert newcomer.message == ""
    assert newcomer.window.status.saved.text() == "Saved"
    newcomer.window.registry.actions["sample"].trigger()
    newcomer.qtbot.waitUntil(lambda: newcomer.decided == SAMPLE)
    newcomer.wait_until_settled()
    newcomer.press("Return", "Ctrl+S")
    assert newcomer.message == ""
    newcomer.prompts.path = tmp_path / "mine.tei.xml"
    newcomer.press("Ctrl+Shift+S")
    assert open_file(tmp_path / "mine.tei.xml").document.edits
    newcomer.wait_until_settled()


def test_it_shows_the_clerks_own_keys(newcomer: Clerk) -> None:
    bindings = newcomer.window.bindings
    tab = next(one for one in bindings.commands if one.identity == "tab")
    bindings.choose(tab, ["F12"])
    assert newcomer.window.tour.strip.keys == ["F12"]
    newcomer.press("F12")
    newcomer.qtbot.waitUntil(lambda: words(newcomer).startswith("The suggestion is right?"))


def test_it_is_there_only_while_its_report_is_in_front(newcomer: Clerk, ocr_file: Path) -> None:
    newcomer.press("Tab", "Return")
    newcomer.qtbot.waitUntil(lambda: words(newcomer).startswith("Another candidate"))
    newcomer.open(ocr_file)
    assert words(newcomer) == ""
    newcomer.press("2", "Ctrl+Z", "Ctrl+Tab")
    assert words(newcomer).startswith("Another candidate")
    newcomer.press("Ctrl+W")
    assert words(newcomer) == ""


def test_where_no_copy_can_be_made_the_sample_itself_is_shown(
    make_clerk: MakeClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    clerk = make_clerk()
    clerk.window.start()
    clerk.qtbot.waitUntil(lambda: clerk.window.desk.session is not None)
    clerk.wait_for_suggestions()
    assert words(clerk) != ""
    QTest.keySequence(clerk.window.page.view.field, "Esc")
    assert words(clerk) == ""
