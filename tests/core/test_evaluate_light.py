"""Lightly damaged text: what is damaged, and what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.evaluating import Script, ScriptedEngine

from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.evaluate import FilePair, evaluate
from soat_core.evaluate.light import NOTHING, Light, judge_light, lightly_damaged
from soat_core.report import Report
from soat_core.text import comparable, tokens


def judged(ocr: str, gold: str, script: Script) -> Light:
    engine = ScriptedEngine(script)

    def suggest(report: Report) -> list[Suggestion]:
        return engine.analyse(report.ocr_text).suggest(0, len(report.ocr_text))

    return judge_light(lightly_damaged(Report.from_text(ocr), gold), suggest)


def test_one_token_in_twenty_is_as_the_ocr_read_it() -> None:
    gold = "\n".join(" ".join(f"từ{line}{at}" for at in range(10)) for line in range(10))
    ocr = gold.replace("ừ", "u")
    damaged = lightly_damaged(Report.from_text(ocr), gold)
    assert len(damaged.garbled) == 5
    assert [number // 20 for number in sorted(damaged.garbled)] == [0, 1, 2, 3, 4]
    for number, word in enumerate(damaged.text.split()):
        assert word == (ocr if number in damaged.garbled else gold).split()[number]


def test_white_space_and_lines_stay_as_in_the_true_text() -> None:
    gold = "Một  hai\tba\n\n\x0cbốn  \n"
    damaged = lightly_damaged(Report.from_text("Mot hai ba\n\nbén\n"), gold)
    assert damaged.text.replace("Mot", "Một").replace("bén", "bốn") == gold
    assert len(damaged.garbled) == 1


def test_only_what_was_misread_in_lines_of_equal_length_is_replaced() -> None:
    gold = "một hai ba\nbốn năm sáu\nbảy tám"
    ocr = "một hai ba\nbon namsau\nbảy tam"
    damaged = lightly_damaged(Report.from_text(ocr), gold)
    assert damaged.text == "một hai ba\nbốn năm sáu\nbảy tam"
    nothing = lightly_damaged(Report.from_text(gold), gold)
    assert (nothing.text, nothing.garbled) == (gold, frozenset())


def test_another_placement_of_the_tone_is_no_damage() -> None:
    assert not lightly_damaged(Report.from_text("hoà"), "hòa").garbled


def test_the_same_pair_gives_the_same_text() -> None:
    gold = " ".join(f"từ{number}" for number in range(200))
    report = Report.from_text(gold.replace("từ", "tu"))
    first = lightly_damaged(report, gold)
    assert first == lightly_damaged(report, gold)
    assert {number % 20 for number in first.garbled} != {0}


_WORDS = st.lists(st.sampled_from(["một", "hai", "mot", "6", "hoà", "hòa"]), max_size=12)
_LINES = st.lists(_WORDS, max_size=6).map(lambda lines: "\n".join(map(" ".join, lines)))


@given(_LINES, _LINES)
def test_token_for_token_it_is_the_true_text(ocr: str, gold: str) -> None:
    damaged = lightly_damaged(Report.from_text(ocr), gold)
    assert len(damaged.truths) == len(list(tokens(damaged.text)))
    for number, word in enumerate(damaged.text.split()):
        same = comparable(word) == damaged.truths[number]
        assert same == (number not in damaged.garbled)


def test_changes_are_counted_by_what_comes_out() -> None:
    # The choice falls on one of each twenty; here each twenty has only one that can be chosen.
    filler = " ".join(["là"] * 19)
    gold = f"quả {filler} năm {filler} đối {filler}"
    ocr = f"qua {filler} nim {filler} d6i {filler}"
    script = {"qua": [("quả", 0.9)], "nim": [("nam", 0.6)]}
    assert judged(ocr, gold, script) == Light(60, 3, 1, changed=2, changed_right=1)
    harmful = {**script, "là": [("lạ", 0.6)]}
    assert judged(ocr, gold, harmful) == Light(60, 3, 1, changed=59, changed_right=1)
    assert judged(ocr, gold, {}) == Light(60, 3, 0, 0, 0)


def test_tokens_put_together_count_each() -> None:
    def suggest(report: Report) -> list[Suggestion]:
        return [Suggestion(0, len(report.ocr_text), (Candidate("thông tin", 0.9),))]

    damaged = lightly_damaged(Report.from_text("thong tin"), "thông tin")
    assert judge_light(damaged, suggest) == Light(2, 1, 1, changed=2, changed_right=2)


def test_counts_add_up() -> None:
    assert Light(1, 2, 3, 4, 5) + Light(10, 20, 30, 40, 50) == Light(11, 22, 33, 44, 55)
    assert NOTHING + Light(1, 2, 3, 4, 5) == Light(1, 2, 3, 4, 5)


def test_the_figures_are_reported(tmp_path: Path) -> None:
    filler = " ".join(["là"] * 19)
    (tmp_path / "gold").write_text(f"quả {filler} năm {filler}", encoding="utf-8")
    (tmp_path / "ocr").write_text(f"qua {filler} nim {filler}", encoding="utf-8")
    pair = FilePair(str(tmp_path / "ocr"), str(tmp_path / "gold"))
    script = {"qua": [("quả", 0.9)], "nim": [("nam", 0.6)]}
    total = evaluate([pair], lambda: ScriptedEngine(script)).total
    assert (total.light_garbled, total.light_changed) == (2, 2)
    assert (total.light_precision, total.light_recall) == (0.5, 0.5)
    untouched = evaluate([pair], lambda: ScriptedEngine({})).total
    assert untouched.light_precision is None
    assert untouched.light_recall == pytest.approx(0)
