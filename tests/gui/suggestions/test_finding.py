"""Typing is finding: letters, Telex and VNI keys find the word, Enter takes it, nothing jumps."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import READINGS, TEXT, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine
from tests.gui.suggestions.conftest import last_edit, on_enter, shown

from soat_core.edits import Origin
from soat_gui.suggestions.chip import Chip


@pytest.mark.parametrize(
    "keys", ["doi", "ddoois", "dooisd", "ddoiso", "doois", "d9o6i1", "doi961", "đối", "ddoi"]
)
def test_every_way_of_typing_finds_the_word_and_enter_takes_it(finder: Clerk, keys: str) -> None:
    finder.type(keys)
    assert finder.mode == "EDIT"
    assert on_enter(finder) == "đối"
    finder.press("Return")
    assert finder.decided == TEXT.replace("d6i", "đối")
    assert finder.word == "năm"
    assert last_edit(finder)[1] == 1


def test_letters_filter_and_extend_the_candidates(finder: Clerk) -> None:
    assert shown(finder) == ["1 đối", "2 đổi", "3 đội"]
    finder.type("d")
    assert shown(finder) == ["1 đối", "2 đổi", "3 đội", "4 đời", "5 đợi"]
    finder.type("oiw")
    assert shown(finder) == ["1 đời", "2 đợi"]
    finder.type("j")
    assert shown(finder)[0] == "1 đợi"
    finder.press("Return")
    assert finder.decided == TEXT.replace("d6i", "đợi")
    assert last_edit(finder) == ("đợi", None, Origin.TYPED)


def test_only_what_was_typed_whole_is_taken_by_enter(finder: Clerk) -> None:
    finder.type("ng")
    assert shown(finder) == ["1 ngoài"]
    assert on_enter(finder) == "ng"
    assert finder.window.page.bar.note == "taken as typed"
    finder.press("Alt+1")
    assert finder.decided == TEXT.replace("d6i", "ngoài")


@pytest.mark.parametrize("keys", ["2024", "x", "STTTT", "Pleiku", "1.5%", "a/b"])
def test_anything_else_is_taken_as_it_was_typed(finder: Clerk, keys: str) -> None:
    if keys[0].isdigit():
        finder.press("F2")
        finder.press("Backspace", "Backspace", "Backspace")
    finder.type(keys)
    assert on_enter(finder) == keys
    finder.press("Return")
    assert finder.decided == TEXT.replace("d6i", keys)


@pytest.mark.parametrize("key", ["Return", "Tab"])
def test_what_stood_there_is_not_shown_again_before_the_next_word(finder: Clerk, key: str) -> None:
    finder.type("doi")
    seen: list[str] = []
    finder.window.page.view.typing.changed.connect(lambda: seen.append(finder.word))
    finder.press(key)
    assert seen and "đối" not in seen


def test_tab_takes_what_was_typed_whatever_was_found(finder: Clerk) -> None:
    finder.type("doi")
    typed = finder.window.page.bar.as_typed
    assert typed is not None
    assert (typed.text(), typed.key, typed.takes_enter) == ("doi", "Tab", False)
    finder.press("Tab")
    assert finder.decided == TEXT.replace("d6i", "doi")


def test_a_click_takes_a_candidate_or_what_was_typed(finder: Clerk) -> None:
    bar = finder.window.page.bar
    finder.type("doij")
    QTest.mouseClick(bar.candidates[0], Qt.MouseButton.LeftButton)
    assert finder.decided == TEXT.replace("d6i", "đội")
    finder.type("nan")
    assert bar.as_typed is not None
    QTest.mouseClick(bar.as_typed, Qt.MouseButton.LeftButton)
    assert finder.decided == TEXT.replace("d6i", "đội").replace("nim", "nan")


def test_capitals_that_are_typed_are_meant(finder: Clerk) -> None:
    finder.type("Doi")
    assert on_enter(finder) == "Đối"
    finder.press("Return")
    assert finder.decided == TEXT.replace("d6i", "Đối")


def test_giving_up_brings_the_candidates_back(finder: Clerk) -> None:
    finder.type("doij")
    finder.press("Esc")
    assert shown(finder) == ["1 đối", "2 đổi", "3 đội"]
    assert finder.window.page.bar.as_typed is None
    assert finder.decided == TEXT


def test_where_nothing_fits_the_candidates_stay_in_reach(finder: Clerk) -> None:
    finder.type("zz")
    assert shown(finder) == ["1 đối", "2 đổi", "3 đội"]
    assert on_enter(finder) == "zz"
    finder.press("Alt+4")
    assert finder.window.status.hint.text() == "There is no candidate 4"
    finder.press("Alt+2")
    assert finder.decided == TEXT.replace("d6i", "đổi")


def test_editing_the_word_that_stands_there_takes_what_is_in_the_field(finder: Clerk) -> None:
    finder.press("F2")
    assert shown(finder) == ["1 đối", "2 đổi", "3 đội"]
    assert on_enter(finder) == "đối"
    finder.press("Backspace")
    assert on_enter(finder) == "đố"
    finder.press("Return")
    assert finder.decided == TEXT.replace("d6i", "đố")


def test_a_word_typed_before_in_this_report_is_found_again(finder: Clerk) -> None:
    finder.type("Đoàng")
    finder.press("Return")
    finder.type("doa")
    chip = finder.window.page.bar.candidates[0]
    assert (chip.text(), chip.label) == ("Đoàng", "used")
    finder.press("Esc", "Ctrl+Z")
    finder.go_to("năm")
    finder.type("doa")
    assert "Đoàng" not in [chip.text() for chip in finder.window.page.bar.candidates]


def test_finding_works_on_every_token_and_without_an_engine(
    make_clerk: MakeClerk, ocr_file: Path
) -> None:
    def load() -> FakeEngine:
        raise OSError

    clerk = make_clerk(load=load)
    clerk.open(ocr_file)
    clerk.type("ddoois")
    assert shown(clerk) == ["1 Đối"]  # as Két begins
    assert on_enter(clerk) == "ddoois"
    clerk.press("Alt+1")
    assert clerk.decided == TEXT.replace("Két", "Đối")


def test_a_plain_word_is_meant_as_it_is_by_who_has_an_input_method(finder: Clerk) -> None:
    finder.type("doi")
    assert on_enter(finder) == "đối"
    finder.press("Esc")
    finder.type("bản")
    finder.press("Return", "Shift+F3")
    finder.go_to("bản")
    finder.type("ban")
    assert on_enter(finder) == "ban"
    finder.press("Return")
    assert finder.decided == TEXT.replace("d6i", "ban")


def test_who_has_an_input_method_is_known_the_next_day(
    finder: Clerk, make_clerk: MakeClerk, ocr_file: Path
) -> None:
    finder.type("bản")
    finder.press("Return")
    next_day = make_clerk(engine=finder.engine)
    next_day.open(ocr_file)
    next_day.press("Tab", "Tab")
    next_day.type("doi")
    assert on_enter(next_day) == "doi"
    # until bare keys show that there is none
    next_day.type("961")
    assert on_enter(next_day) == "đối"
    next_day.press("Return", "Shift+Tab")
    next_day.go_to("đối")
    next_day.type("doi")
    assert on_enter(next_day) == "đối"


def test_what_enter_takes_is_number_one_at_every_letter(finder: Clerk) -> None:
    for key in "ddooiw":
        finder.type(key)
        first = finder.window.page.bar.candidates[0]
        assert first.key == "1"
        assert [chip.key for chip in finder.window.page.bar.candidates if chip.takes_enter] in (
            ["1"], [],
        )  # fmt: skip


def test_what_the_engine_finds_out_meanwhile_changes_nothing_under_the_hand(
    finder: Clerk,
) -> None:
    finder.type("do")
    session = finder.window.desk.session
    assert session is not None
    finder.engine.readings = {**READINGS, "d6i": [("đồi", 0.9), ("đối", 0.1)]}
    renewed = finder.engine.analyse(TEXT).suggest(0, len(TEXT))
    session.set_suggestions(session.review.document.report.page_span(0), renewed)
    finder.type("i")
    assert shown(finder)[:3] == ["1 đối", "2 đổi", "3 đội"]
    assert on_enter(finder) == "đối"
    finder.press("Return")
    assert finder.decided == TEXT.replace("d6i", "đối")


def test_digits_are_commands_only_before_typing(finder: Clerk) -> None:
    finder.type("a")
    finder.press("2")
    assert finder.screen[1] == "thông tin a2 ngoại"
    finder.press("Esc", "2")
    assert finder.decided == TEXT.replace("d6i", "đổi")


def test_every_chip_says_what_it_is_and_which_key_takes_it(finder: Clerk) -> None:
    finder.type("doi")
    bar = finder.window.page.bar
    assert bar.as_typed is not None
    chips = (*bar.candidates, bar.as_typed)
    told = [QAccessible.queryAccessibleInterface(chip) for chip in chips]
    names = [one.text(QAccessible.Text.Name) for one in told]
    assert names[0] == "đối, suggested, 60% likely"
    assert names[-1] == "doi, as typed"
    assert all(one.role() == QAccessible.Role.Button for one in told)
    keys = [one.text(QAccessible.Text.Description) for one in told]
    assert keys[0] == "Enter" and keys[-1] == "Tab"


@pytest.mark.parametrize("width", [1280, 800, 640])
@pytest.mark.parametrize("keys", ["", "d", "doi", "zz"])
def test_candidates_do_not_overlap_and_what_enter_takes_is_in_sight(
    finder: Clerk, width: int, keys: str
) -> None:
    finder.window.resize(width, 600)
    QApplication.processEvents()
    finder.type(keys)
    finder.press("Ctrl+Up")
    bar = finder.window.page.bar
    chips = [chip for chip in bar.findChildren(Chip) if chip.isVisible()]
    edges = sorted((chip.x(), chip.x() + chip.width()) for chip in chips)
    assert all(right <= left for (_, right), (left, _) in pairwise(edges))
    assert edges[-1][1] <= bar.width()
    assert bar.on_enter in [chip.text() for chip in chips if chip.takes_enter]
