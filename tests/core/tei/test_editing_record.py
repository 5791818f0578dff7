"""Whatever was done to a report, its record is valid and holds it all."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.core.editing_steps import Do, perform, reviews, steps

from soat_core.review import Review
from soat_core.tei import read_record, validate_record, write_record


@given(reviews(), st.lists(steps, max_size=12))
@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_record_holds_it_all(tei_all: etree.RelaxNG, review: Review, things: list[Do]) -> None:
    document = review.document
    original = document.report.to_bytes()
    for do in things:
        perform(review, do)
    data = write_record(document)
    assert validate_record(data, "a.tei.xml") == []
    tei_all.assertValid(etree.fromstring(data))
    restored = read_record(data, "a.tei.xml")
    assert list(restored.edits) == list(document.edits)
    assert sorted(restored.annotations, key=repr) == sorted(document.annotations, key=repr)
    assert restored.corrected_text() == document.corrected_text()
    assert restored.report.to_bytes() == original
