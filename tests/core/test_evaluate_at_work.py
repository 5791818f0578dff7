"""The simulated clerk with the keys of the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.evaluating import ScriptedAnalysis

from soat_core.engine.suggestion import Candidate, Sought, Suggestion, Word
from soat_core.evaluate.alignment import Judged, Judgement, judge
from soat_core.evaluate.at_work import Desk, keys_at_work
from soat_core.evaluate.typed import keys_typed
from soat_core.report import Report
from soat_core.text import Span

ITEM = "- "
"""Begins a paragraph of its own."""


def cost(ocr: str, gold: str, said: Mapping[str, Sequence[str]], missing_keys: int = 4) -> int:
    """Keys when everything is a suspect; what must be typed takes ``missing_keys``."""
    report = Report.from_text(ocr)
    script = {word: [(text, 0.5) for text in texts] for word, texts in said.items()}
    found = judge(report, ScriptedAnalysis(script, ocr).suggest(0, len(ocr)), gold)
    typed = {one.span: missing_keys for one in found.judged if one.rank is None}
    return keys_at_work(found, Desk.of(report, found.judged, typed), None)[0]


def test_a_line_that_is_right_is_taken_with_one_key() -> None:
    assert cost("a b c d", "a b c d", {}) == 1


def test_paragraphs_are_taken_one_by_one() -> None:
    text = f"{ITEM}a b c\n{ITEM}d e f\n{ITEM}g h"
    assert cost(text, text, {}) == 3


def test_up_to_an_error_lines_are_taken_and_then_what_stands_before_it() -> None:
    ocr = "a b c\nd x e\nf g h"
    said = {"x": ["y", "z"]}
    # the first line; d; the second candidate of x; the rest of the paragraph
    assert cost(ocr, ocr.replace("x", "z"), said) == 4
    # nothing shown is right: what typing takes
    assert cost(ocr, ocr.replace("x", "w"), said) == 1 + 1 + 4 + 1


def test_an_error_that_recurs_is_put_right_everywhere_at_once() -> None:
    ocr, said = "x a x b x", {"x": ["y", "z"]}
    # one by one: 3 candidates, a, b; as a series: Ctrl+R, 2, Enter, and the rest of the line
    assert cost(ocr, ocr.replace("x", "z"), said) == 4
    # Ctrl+R, F2, typing, Enter instead of three times typing
    assert cost(ocr, ocr.replace("x", "w"), said) == 2 + 1 + 4 + 1


def test_a_reading_that_stands_for_two_words_is_no_series() -> None:
    assert cost("x x x", "z z w", {"x": ["y", "z"]}) == 1 + 1 + 4


def test_what_is_sure_is_taken_by_one_command_and_its_errors_stay() -> None:
    ocr = "a b"
    found = judge(Report.from_text(ocr), ScriptedAnalysis({}, ocr).suggest(0, 3), "a w")
    desk = Desk.of(Report.from_text(ocr), found.judged, {})
    assert keys_at_work(found, desk, 0.9) == (2, 2 + 3 + 2)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), max_size=8))
def test_nobody_could_do_with_fewer_keys(
    words: list[tuple[bool, bool, bool]],
) -> None:
    """Against all ways to press the three keys, for words that are right or not, the last of their
    line or not, and of their paragraph."""
    lines, line, last = {}, 0, []
    judged: list[Judged] = []
    paragraph = 0
    for at, (is_right, ends_line, ends_paragraph) in enumerate(words):
        truth = f"w{at}"
        candidates = (truth,) if is_right else ("?", truth)
        judged.append(Judged(f"r{at}", candidates, 0.5, truth, 1, Span(at, at + 1)))
        last.append((line, paragraph))
        line += ends_line or ends_paragraph
        paragraph += ends_paragraph
    for at, (own, part) in enumerate(last):
        lines[at] = (own, max(other for other, its in last if its == part))

    @cache
    def fewest(at: int) -> int:
        if at == len(words):
            return 0
        best = 1 + fewest(at + 1)
        for which in (0, 1):
            end = at
            while end < len(words) and last[end][which] == last[at][which]:
                end += 1
            if all(one.is_right for one in judged[at:end]):
                best = min(best, 1 + fewest(end))
        return best

    found = keys_at_work(Judgement(tuple(judged), ()), Desk(lines, {}), None)
    assert found == (fewest(0), fewest(0))


class Finding(ScriptedAnalysis):
    """Finds a word once two of its letters are typed."""

    def find(self, sought: Sought) -> list[Word]:
        return [Word("nghiêng", 0.0)] if len(sought.query.typed) > 1 else []


@pytest.mark.parametrize(("truth", "keys"), [("nghiêng", 3), ("được", len("dduowcj") + 1)])
def test_a_word_is_typed_until_it_is_on_offer(truth: str, keys: int) -> None:
    said = [Suggestion(0, 1, (Candidate("?", 0.5),))]
    judged = [Judged("x", ("?",), 0.5, truth, 1, Span(0, 1))]
    assert keys_typed(Finding({}, "x"), said, judged) == {Span(0, 1): keys}
    right = [Judged("x", (truth,), 0.5, truth, 1, Span(0, 1))]
    assert keys_typed(Finding({}, "x"), said, right) == {}
