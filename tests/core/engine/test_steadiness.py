"""Decisions that were expected make nothing less sure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soat_core.engine.suggestion import Engine, Known

TEXT = (
    "Thuc hién Cong vin sd 1917 cua So Thong tin va Truyen théng tinh Cao Bang\n"
    "vé bdo c4o két qua trién khai k€ hoach cong tac thong tin d6i ngoai nim 2024\n"
    "tren dia ban tinh, Uy ban nhén dan thanh phé bdo cdo két qua cu thé nhu sau"
)


@settings(max_examples=15, deadline=None)
@given(st.sets(st.integers(0, 45), max_size=12))
def test_an_expected_decision_is_no_reason_to_doubt_the_rest(
    engine: Engine, chosen: set[int]
) -> None:
    analysis = engine.analyse(TEXT)
    first = analysis.suggest(0, len(TEXT))
    known = [Known(s.start, s.end, s.best.text) for n, s in enumerate(first) if n in chosen]
    for before, after in zip(first, analysis.suggest(0, len(TEXT), known), strict=True):
        if after.best.text == before.best.text:
            assert after.best.posterior >= before.best.posterior - 1e-6
        assert sum(c.posterior for c in after.candidates) <= 1 + 1e-5


def test_near_one_that_was_not_expected_words_are_told_anew(engine: Engine) -> None:
    analysis = engine.analyse(TEXT)
    first = analysis.suggest(0, len(TEXT))
    at = next(n for n, s in enumerate(first) if s.best.text == "đối")
    known = [Known(first[at].start, first[at].end, "đông")]
    after = analysis.suggest(0, len(TEXT), known)
    assert after[at + 1].candidates != first[at + 1].candidates
    assert all(
        new.best.posterior >= old.best.posterior - 1e-6
        for new, old in zip(after[: at - 3], first[: at - 3], strict=True)
        if new.best.text == old.best.text
    )


@pytest.mark.parametrize("times", [2, 3])
def test_asking_again_changes_nothing(engine: Engine, times: int) -> None:
    analysis = engine.analyse(TEXT)
    first = analysis.suggest(0, len(TEXT))
    known = [Known(first[0].start, first[0].end, first[0].best.text)]
    told = [analysis.suggest(0, len(TEXT), known) for _ in range(times)]
    assert all(one == told[0] for one in told)
