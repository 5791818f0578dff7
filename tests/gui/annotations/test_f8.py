"""Saying what words are by F8 and a letter."""

from __future__ import annotations

from tests.gui.annotations.conftest import (
    TEXT,
    hint,
    in_text,
    marked,
    notes,
    record,
    strip_text,
    wait,
)
from tests.gui.conftest import Clerk

from soat_core.edits import Origin

# F8 and a letter


def test_a_letter_marks_the_selected_words(clerk: Clerk) -> None:
    clerk.go_to("giao")
    clerk.press("Right", "Shift+Right", "Shift+Right", "F8")
    assert strip_text(clerk)[0] == "“Sở Nội vụ”"
    clerk.press("C")
    assert marked(clerk) == [("organisation", "Sở Nội vụ")]
    assert '<orgName xml:id="n1" ' in record(clerk)
    assert in_text(clerk)
    clerk.press("Ctrl+Z")
    assert marked(clerk) == []
    assert clerk.decided == TEXT


def test_punctuation_around_the_words_is_left_out(clerk: Clerk) -> None:
    clerk.go_to("06/11/2024,")
    clerk.press("F8", "T")
    assert marked(clerk) == [("date", "06/11/2024")]
    assert 'when="2024-11-06"' in record(clerk)


def test_it_may_run_over_lines(clerk: Clerk) -> None:
    clerk.go_to("vụ.")
    clerk.press("Shift+Right", "F8", "N")
    assert marked(clerk) == [("person", "vụ.\nUBND")]
    assert '>vụ.<lb n="2"/>UBND</persName>' in record(clerk)


def test_words_that_only_are_suggested_can_be_marked_and_stay_so(clerk: Clerk) -> None:
    clerk.go_to("Hà")
    clerk.press("Shift+Right", "F8", "D")
    assert marked(clerk) == [("place", "Hà Nội")]
    clerk.press("Home", "Ctrl+Return")
    assert "tại Hà Nội" in clerk.decided
    assert marked(clerk) == [("place", "Hà Nội")]


def test_esc_and_a_second_f8_leave_everything_as_it_is(clerk: Clerk) -> None:
    for key in ("Esc", "F8"):
        clerk.press("F8", key)
        assert not clerk.window.annotations.strip.is_open
        assert in_text(clerk)
    assert notes(clerk) == []


def test_a_letter_that_no_kind_has_does_nothing(clerk: Clerk) -> None:
    clerk.press("F8", "Z")
    assert "letter z" in hint(clerk)
    assert notes(clerk) == []
    assert clerk.window.annotations.strip.is_open


def test_a_letter_changes_the_kind_and_delete_takes_the_mark_away(clerk: Clerk) -> None:
    clerk.go_to("06/11/2024,")
    clerk.press("F8", "T", "F8")
    assert strip_text(clerk)[1].startswith("marked: date")
    clerk.press("S")
    assert marked(clerk) == [("number", "06/11/2024")]
    clerk.press("F8", "Del")
    assert marked(clerk) == []
    clerk.press("Ctrl+Z")
    assert marked(clerk) == [("number", "06/11/2024")]
    clerk.press("Shift+F8")
    assert marked(clerk) == []


def test_ends_are_moved_word_by_word_and_recorded_as_one_step(clerk: Clerk) -> None:
    clerk.go_to("Nội")
    clerk.press("F8", "C")
    assert marked(clerk) == [("organisation", "Nội")]
    clerk.press("F8", "Ctrl+Shift+Left", "Shift+Right")
    assert strip_text(clerk)[0] == "“Sở Nội vụ”"
    clerk.press("Return")
    assert marked(clerk) == [("organisation", "Sở Nội vụ")]
    clerk.press("Ctrl+Z")
    assert marked(clerk) == [("organisation", "Nội")]


def test_moved_ends_are_forgotten_with_esc(clerk: Clerk) -> None:
    clerk.go_to("Nội")
    clerk.press("F8", "C", "F8", "Shift+Right", "Esc")
    assert marked(clerk) == [("organisation", "Nội")]


# Proposals at the current word


def test_enter_takes_what_is_proposed_for_the_word(clerk: Clerk) -> None:
    clerk.go_to("tỷ")
    clerk.press("F8")
    wait(clerk)
    assert strip_text(clerk) == (
        "“12 tỷ đồng”",
        "proposed: sum of money (12,000,000,000 VND), sure 99%",
    )
    clerk.press("Return")
    assert marked(clerk) == [("money", "12 tỷ đồng")]
    assert notes(clerk)[0].origin is Origin.SUGGESTED
    assert notes(clerk)[0].posterior is not None
    assert in_text(clerk)


def test_proposals_are_walked_and_decided_without_the_list(clerk: Clerk) -> None:
    clerk.press("F8")
    wait(clerk)
    clerk.press("Tab", "Return", "F4", "Return")
    assert marked(clerk) == [("date", "06/11/2024"), ("organisation", "Sở Nội vụ")]
    assert strip_text(clerk)[0] == "“UBND tỉnh Cao Bằng”"
    assert clerk.window.page.view.place is not None
    assert clerk.window.page.view.place.line == 1
    clerk.press("Ctrl+R")
    assert [words for _, words in marked(clerk)].count("UBND tỉnh Cao Bằng") == 2
    clerk.press("Ctrl+Z")
    assert [words for _, words in marked(clerk)].count("UBND tỉnh Cao Bằng") == 0


def test_the_next_proposal_is_gone_to_when_it_is_found(clerk: Clerk) -> None:
    clerk.press("Ctrl+F8")
    wait(clerk)
    assert strip_text(clerk)[0] == "“06/11/2024”"
    assert clerk.word == "06/11/2024,"
