"""Which edits are in each other's way, and what kind a change is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.making import words

from soat_core.edits import Edit, EditKind, kind_of

spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: tuple(sorted(pair)))


@given(spans, spans)
def test_two_edits_overlap_when_both_cannot_be_applied(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    # stretches as sets of half units: characters lie between whole numbers, places on them
    def claimed(start: int, end: int) -> set[float]:
        if start == end:
            return {float(start)}
        return {place / 2 for place in range(2 * start + 1, 2 * end)}

    shared = bool(claimed(*one) & claimed(*other))
    assert Edit(*one, "x").overlaps(*other) == shared
    assert Edit(*other, "x").overlaps(*one) == shared


@pytest.mark.parametrize(
    ("ocr", "text", "kind"),
    [
        ("nim", "năm", EditKind.REPLACE),
        ("Độclập", "Độc lập", EditKind.SPLIT),
        ("C ÁO", "CÁO", EditKind.MERGE),
        ("", " đã", EditKind.INSERT),
        ("thực ", "", EditKind.DELETE),
        ("~~", " ", EditKind.DELETE),
        ("hai\nba", "hai ba", EditKind.LINE),
        ("\n", " ", EditKind.LINE),
        ("", "\n", EditKind.LINE),
        ("năm", "năm", EditKind.KEEP),
    ],
)
def test_kinds(ocr: str, text: str, kind: EditKind) -> None:
    assert kind_of(ocr, text) is kind


@given(words, words)
def test_only_what_changes_nothing_is_kept(ocr: str, text: str) -> None:
    assert (kind_of(ocr, text) is EditKind.KEEP) == (ocr == text)
