"""Reports under review to be searched: with decisions, suggestions, and every odd character."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import strategies as st
from tests.core.making import LAN, WHEN, documents

from soat_core.document import Document
from soat_core.edits import EditKind
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.report import Report
from soat_core.review import Review
from soat_core.search import Hits, Query, Side, Snapshot, Source, compile_query, find
from soat_core.text import Span, tokens

READINGS = {"Két": "Kết", "qua": "quả", "d6i": "đối", "cong": "công", "tac": "tác"}


def review_of(document: Document) -> Review:
    return Review(document, LAN, clock=lambda: WHEN)


def suggest(review: Review, *, doubtful: Collection[int] = ()) -> Review:
    """Suggestions for every token, as ``READINGS`` has them; those at the offsets ``doubtful`` are
    suspects."""
    text = review.document.report.ocr_text
    found = [
        Suggestion(
            span.start,
            span.end,
            (
                Candidate(
                    READINGS.get(text[span.start : span.end], text[span.start : span.end]),
                    0.5 if span.start in doubtful else 0.999,
                ),
            ),
        )
        for span in tokens(text)
    ]
    review.set_suggestions(0, len(text), found)
    return review


def suggested(text: str) -> Review:
    """A report nothing was decided about yet."""
    return suggest(review_of(Document(Report.from_text(text))))


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """Any report, with suggestions for some of its tokens and for some pairs of tokens."""
    review = review_of(draw(documents()))
    report = review.document.report
    for line in range(report.line_count):
        spans = list(report.tokens_of_line(line))
        if len(spans) > 1 and draw(st.booleans()):
            spans[:2] = [Span(spans[0].start, spans[1].end)]
        for span in spans:
            if draw(st.booleans()):
                best = draw(st.sampled_from(["đối", "hai từ", "x", "Đ"]))
                chance = draw(st.sampled_from([0.5, 0.99]))
                one = Suggestion(span.start, span.end, (Candidate(best, chance),))
                review.set_suggestions(span.start, span.end, [one])
    return review


def snapshot_of(review: Review, side: Side = Side.SHOWN) -> Snapshot:
    return Source(review, side).snapshot()


def found(review: Review, query: Query) -> Hits:
    hits = find(snapshot_of(review, query.side), compile_query(query))
    assert hits is not None
    return hits


def texts_found(review: Review, query: Query) -> list[str]:
    """What each hit reads."""
    hits = found(review, query)
    return [
        hits.snapshot.text[hit.start : hit.end] for hit in map(hits.__getitem__, range(len(hits)))
    ]


def has_illegible(review: Review) -> bool:
    return any(edit.kind is EditKind.ILLEGIBLE for edit in review.document.edits)
