"""Reports with suggestions, and what a clerk does to them in any order, as hypothesis makes it."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from tests.core.editing_model import places_of
from tests.core.making import LAN, WHEN

from soat_core.document import Document
from soat_core.editing import (
    accepting,
    deleting,
    inserting,
    joining,
    letter_case,
    line_breaks,
    marking,
    notes,
    rewording,
    splitting,
)
from soat_core.editing.plan import Plan
from soat_core.editing.shown import Shown, next_word
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.errors import ActionError
from soat_core.report import Report
from soat_core.review import Review
from soat_core.text import tokens

words = st.sampled_from(
    ["đối", "ngo-", "oai", "Két", "a", "-", "15/KH-UBND", "II.", "hoatdong", "e\u0302t", "😀x", "¬"]
)
gaps = st.sampled_from([" "] * 9 + ["  ", "\t", "\n", "\n", "\n", "\n\n", "\n\f", "\r\n", "\n  "])
texts = st.lists(st.tuples(words, gaps), min_size=5, max_size=16).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """A report with suggestions for some of its tokens, some of them for two at once."""
    text = draw(texts)
    review = Review(Document(Report.from_text(text)), LAN, clock=lambda: WHEN)
    spans = list(tokens(text))
    given_to: list[Suggestion] = []
    at = 0
    while at < len(spans):
        many = draw(st.sampled_from([0, 1, 1, 1, 2]))
        last = min(at + max(many, 1), len(spans)) - 1
        if "\n" in text[spans[at].start : spans[last].end]:
            last = at  # no engine suggests one word for two lines
        if many:
            read = text[spans[at].start : spans[last].end]
            options = [read, "năm", "hoạt động", "hai ba bốn", "Ủy"]
            read_as = draw(st.lists(st.sampled_from(options), min_size=1, max_size=3, unique=True))
            share = draw(st.sampled_from([0.5, 0.9, 0.999]))
            given_to.append(
                Suggestion(
                    spans[at].start,
                    spans[last].end,
                    tuple(Candidate(one, share / (n + 1)) for n, one in enumerate(read_as)),
                )
            )
        at = last + 1
    review.set_suggestions(0, len(text), given_to)
    return review


@dataclass(frozen=True)
class Do:
    """An operation at a place, chosen as a part of all places."""

    what: str
    at: int
    text: str


OPERATIONS = [
    "type", "keep", "take", "delete", "delete line", "delete two", "insert before",
    "insert behind", "join", "join back", "split", "break", "run on", "down", "up", "case",
    "case line", "illegible", "unclear", "source", "note", "forget note", "rest of line",
    "rest of paragraph", "keep everywhere", "word of report", "undo", "redo",
]  # fmt: skip
steps = st.builds(
    Do,
    st.sampled_from(OPERATIONS),
    st.integers(0, 50),
    st.sampled_from(["mới", "hai từ", "x", " y ", "tổ-chức", ""]),
)


def place_for(review: Review, do: Do) -> Shown | None:
    places = places_of(review)
    return places[do.at % len(places)] if places else None


def planned(review: Review, do: Do, place: Shown) -> Plan | None:
    """The plan of an operation."""
    line = review.document.report.line_of(place.start)
    on_line = [p for p in places_of(review) if review.document.report.line_of(p.start) == line]
    match do.what:
        case "type":
            return rewording.typed(review, place.start, place.end, do.text)
        case "keep":
            return rewording.kept(review, place.start, place.end)
        case "take":
            return rewording.taken(review, place.start, 1 + do.at % 3)
        case "delete":
            return deleting.without(review, [place])
        case "delete two":
            other = next_word(review, place)
            return deleting.without(review, [place, other] if other else [place])
        case "delete line":
            return deleting.without_line(review, line)
        case "insert before" | "insert behind":
            opening = inserting.opening(review, place, behind=do.what == "insert behind")
            text = opening.text[: opening.cursor] + "mới" + opening.text[opening.cursor :]
            return rewording.typed(review, *opening.span, text)
        case "join":
            return joining.joined_with_next(review, place)
        case "join back":
            return joining.joined_with_previous(review, place)
        case "split":
            return splitting.split_as_suggested(review, place)
        case "break":
            return line_breaks.broken_before(review, place)
        case "run on":
            return line_breaks.run_on(review, place)
        case "down":
            return line_breaks.moved_down(review, place)
        case "up":
            return line_breaks.moved_up(review, place)
        case "case":
            return letter_case.next_case(review, [place])
        case "case line":
            return letter_case.next_case(review, on_line)
        case "illegible":
            return marking.illegible(review, [place])
        case "unclear":
            return marking.unclear(review, [place])
        case "source":
            return marking.source_mistake(review, [place])
        case "note":
            old = notes.note_on(review.document, place.span)
            return notes.noted(review, place.span, do.text, old)
        case "forget note":
            note = notes.note_after(review.document, place.start)
            return notes.without_note(note) if note else None
        case "rest of line":
            return accepting.rest_of_line(review, place.start)
        case "rest of paragraph":
            return accepting.rest_of_paragraph(review, place.start)
        case "keep everywhere":
            return accepting.kept_everywhere(review, place)
        case "word of report":
            return accepting.word_of_report(review, place)
    raise AssertionError(do.what)


def perform(review: Review, do: Do) -> Plan | None:
    """Do it as far as it can be done; the plan if anything was."""
    if do.what in ("undo", "redo"):
        review.undo() if do.what == "undo" else review.redo()
        return None
    place = place_for(review, do)
    if place is None:
        return None
    try:
        plan = planned(review, do, place)
        if plan is None or not (plan.put or plan.drop or plan.annotate or plan.unannotate):
            return None
        plan.record(review)
    except ActionError:
        return None
    return plan
