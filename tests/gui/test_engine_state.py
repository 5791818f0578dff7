"""Progress is counted in pages, or in parts where there are none."""

from __future__ import annotations

from soat_core.portions import LINES_AT_ONCE, parts
from soat_core.report import Report
from soat_gui.engine_state import Progress


def counted(text: str) -> list[int]:
    """How many pages are done, from the beginning on, after each part."""
    report = Report.from_text(text)
    there = parts(report)
    progress = Progress(report, there)
    done = [progress.pages.done]
    for number in range(len(there)):
        assert not progress.pages.is_all
        progress.finish(number)
        done.append(progress.pages.done)
    assert progress.pages.is_all
    return done


def test_a_page_of_several_parts_is_done_with_the_last() -> None:
    long = "a\n" * (LINES_AT_ONCE + 5)
    assert counted(f"a\n\f{long}\fb\n") == [0, 1, 1, 2, 3]


def test_without_pages_parts_are_counted() -> None:
    assert counted("a\n" * (2 * LINES_AT_ONCE + 1)) == [0, 1, 2, 3]


def test_a_report_without_text_is_done() -> None:
    assert counted("") == [0]
