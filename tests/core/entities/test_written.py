"""Pages in the style of offices, marked by hand: the goals that the finder was made for hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from soat_core.entities.finding import find_mentions
from soat_core.entities.kinds import EntityKind
from soat_core.evaluate.annotations import AnnotatedPage, evaluate_annotations, read_page

WRITTEN = Path(__file__).parents[2] / "_reference" / "entities" / "written"
GOALS = {
    EntityKind.DATE: (0.97, 0.90),
    EntityKind.DOCUMENT: (0.97, 0.90),
    EntityKind.MONEY: (0.97, 0.90),
    EntityKind.ORGANISATION: (0.90, 0.80),
    EntityKind.PLACE: (0.90, 0.80),
    EntityKind.PERSON: (0.90, 0.80),
}
"""Precision and recall."""


@pytest.fixture(scope="module")
def pages() -> list[AnnotatedPage]:
    tables = sorted(WRITTEN.glob("*.tsv"))
    return [read_page(table.with_suffix(".gold.txt"), table) for table in tables]


def test_the_goals_hold(pages: list[AnnotatedPage]) -> None:
    figures = {one.kind: one for one in evaluate_annotations(pages, resamples=10).kinds}
    for kind, (precision, recall) in GOALS.items():
        one = figures[kind]
        assert one.true > 20
        assert (one.precision or 0) >= precision, kind
        assert (one.recall or 0) >= recall, kind
        assert one.values_right == 1 or kind in (EntityKind.ORGANISATION, EntityKind.PERSON)


def test_what_is_sure_is_right(pages: list[AnnotatedPage]) -> None:
    """ "All safe ones" are those from 0.97 on."""
    judged = [
        (one.start, one.end, one.kind) in {(own.start, own.end, own.kind) for own in page.mentions}
        for page in pages
        for one in find_mentions(page.text)
        if one.posterior >= 0.97
    ]
    assert len(judged) > 200
    assert sum(judged) / len(judged) >= 0.97
