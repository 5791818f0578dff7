"""Intervals and curves, against what can be computed otherwise."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.core.evaluating import ScriptedEngine, one

from soat_core.evaluate import FilePair, evaluate
from soat_core.evaluate.alignment import Judged, Judgement
from soat_core.evaluate.curves import curves
from soat_core.evaluate.figures import Distances, Figures, Measured, common_threshold, figures
from soat_core.evaluate.intervals import intervals


def page(seed: int, errors: float = 0.1, count: int = 100) -> Measured:
    """A made page whose suggestions are right about as often as they say."""
    chance = random.Random(seed)
    judged: list[Judged] = []
    for number in range(count):
        posterior = round(1 - errors * chance.random() ** 4, 4)
        right = chance.random() < posterior
        judged.append(one("a" if right else "b", "a", posterior=posterior, ocr=f"x{number % 50}"))
    wrong = sum(not one.is_right for one in judged)
    return Measured(
        Distances(count, 4 * count, 9, 2 * wrong, 9, wrong), Judgement(tuple(judged), ())
    )


def resampled(pages: Sequence[Measured], times: int) -> list[Figures]:
    """The figures of pages drawn anew, in the plain way."""
    chance = random.Random(1)
    found = []
    for _ in range(times):
        drawn = chance.choices(pages, k=len(pages))
        found.append(figures(drawn, common_threshold(drawn)))
    return found


def test_intervals_agree_with_drawing_pages_and_counting_all_anew() -> None:
    pages = [page(seed, errors=0.02 * (1 + seed % 5)) for seed in range(8)]
    found = intervals(pages)
    naive = resampled(pages, 200)
    for name in ("wer_after", "cer_after", "coverage", "keys_per_1000_tokens"):
        low, high = getattr(found, name)
        within = sum(low <= getattr(figure, name) <= high for figure in naive) / len(naive)
        assert 0.9 <= within <= 0.99, name
        whole = getattr(figures(pages, common_threshold(pages)), name)
        assert low <= whole <= high


def test_pages_that_are_all_alike_leave_no_room() -> None:
    pages = [page(3)] * 8
    whole = figures(pages, common_threshold(pages))
    found = intervals(pages)
    assert found.wer_after == pytest.approx((whole.wer_after, whole.wer_after))
    assert found.coverage == pytest.approx((whole.coverage, whole.coverage))
    keys = whole.keys_per_1000_tokens_error_free
    assert found.keys_per_1000_tokens_error_free == pytest.approx((keys, keys))


def test_the_same_pages_give_the_same_intervals_and_few_pages_none() -> None:
    pages = [page(seed) for seed in range(6)]
    assert intervals(pages, 50) == intervals(pages, 50)
    few = intervals(pages[:4])
    assert (few.pages, few.wer_after, few.coverage) == (4, None, None)


def test_pages_without_words_break_nothing() -> None:
    empty = Measured(Distances(0, 0, 0, 0, 0, 0), Judgement((), ()))
    found = intervals([empty] * 5)
    assert found.wer_after == (0, 0)
    assert found.coverage == (0, 0)
    assert curves([]).coverage == ()


def test_the_pages_of_one_file_are_drawn_where_both_sides_have_as_many(tmp_path: Path) -> None:
    def pages_of(ocr: str, gold: str) -> int:
        (tmp_path / "ocr").write_text(ocr, encoding="utf-8")
        (tmp_path / "gold").write_text(gold, encoding="utf-8")
        pair = FilePair(str(tmp_path / "ocr"), str(tmp_path / "gold"))
        found = evaluate([pair], lambda: ScriptedEngine({"qua": [("quả", 0.9)]}))
        assert found.total.wer_after == 0.5
        return found.intervals.pages

    assert pages_of("qua nim\n\x0cqua nim\n", "quả năm\n\x0cquả năm\n\x0c") == 2
    assert pages_of("qua nim\n\x0cqua nim\n", "quả năm\nquả năm\n") == 1


def test_reliability_has_bins_of_equal_size_and_on_the_scale_of_nines() -> None:
    sure = [one("a", posterior=0.9995)] * 990 + [one("a", "x", posterior=0.9995)] * 10
    half = [one("a", posterior=0.5), one("a", "x", posterior=0.5)] * 250
    found = curves([*sure, *half])
    assert [group.count for group in found.reliability] == [100] * 15
    assert found.reliability[0].right == found.reliability[0].posterior == 0.5
    assert sum(group.right for group in found.reliability[5:]) == pytest.approx(10 - 0.1)
    low, high = found.reliability_nines
    assert (low.count, low.posterior, low.right) == (500, 0.5, 0.5)
    assert (high.count, high.right) == (1000, 0.99)
    assert high.posterior == pytest.approx(0.9995)
    assert high.low < 0.99 < high.high < high.posterior


def test_the_coverage_curve_says_what_taking_everything_from_a_posterior_up_gives() -> None:
    judged = [one("a", posterior=p) for p in (0.99, 0.9, 0.9)]
    judged += [replace(judged[0], posterior=0.5, truth="b")]
    points = [(p.threshold, p.coverage, p.precision) for p in curves(judged).coverage]
    assert points == [(0.99, 0.25, 1.0), (0.9, 0.75, 1.0), (0.5, 1.0, 0.75)]


def test_a_long_coverage_curve_is_thinned_but_complete() -> None:
    judged = page(1, count=5000).judgement.judged
    points = curves(judged).coverage
    assert len(points) <= 201
    assert points[-1].coverage == 1
    assert points[-1].precision == sum(o.is_right for o in judged) / len(judged)
    coverage = [point.coverage for point in points]
    assert coverage == sorted(coverage)
