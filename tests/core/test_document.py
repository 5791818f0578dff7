"""Documents agree with a naive model, and undo takes back exactly what was done."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.making import LAN, WHEN, Do, documents, pages, perform, places, steps

from soat_core.actions import PROGRAM, Action, ActionKind
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit, EditKind
from soat_core.errors import ActionError
from soat_core.report import Report
from soat_core.text import Span, tokens


def corrected(text: str, edits: Sequence[Edit]) -> str:
    """Edits put in from the end on, so that none of them moves another."""
    for edit in sorted(edits, key=lambda edit: edit.key, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def read(document: Document) -> str:
    """The corrected text that offsets count, with what was guessed of illegible places."""
    return "".join(piece.text for piece in document.pieces(0, len(document.report.ocr_text)))


def state(document: Document) -> tuple[object, ...]:
    report = document.report
    return (
        list(document.edits),
        sorted(document.annotations, key=repr),
        document.actions,
        [document.to_corrected(offset) for offset in range(len(report.ocr_text) + 1)],
        [document.to_ocr(offset) for offset in range(len(read(document)))],
    )


@given(documents())
def test_edits_never_overlap_nor_cut_tokens(document: Document) -> None:
    edits = list(document.edits)
    assert edits == sorted(edits, key=lambda edit: edit.key)
    for index, edit in enumerate(edits):
        assert document.report.widen(*edit.key) == edit.key
        assert document.edit_at(*edit.key) is edit
        assert not any(edit.overlaps(*other.key) for other in edits[index + 1 :])


@given(documents())
def test_the_corrected_text_is_the_edits_put_in(document: Document) -> None:
    text = document.report.ocr_text
    pieces = list(document.pieces(0, len(text)))
    assert "".join(piece.text for piece in pieces) == corrected(text, document.edits)
    assert [piece.edit for piece in pieces if piece.edit] == list(document.edits)
    position = 0
    for piece in pieces:
        assert piece.start == position
        assert piece.edit or piece.text == text[piece.start : piece.end]
        position = piece.end
    assert position == len(text)


@given(documents())
def test_illegible_places_are_shown(document: Document) -> None:
    shown = [
        Edit(*edit.key, "[...]") if edit.kind is EditKind.ILLEGIBLE else edit
        for edit in document.edits
    ]
    assert document.corrected_text() == corrected(document.report.ocr_text, shown)


@given(documents())
def test_lines_together_are_the_text(document: Document) -> None:
    report = document.report
    parts: list[str] = []
    for line in range(report.line_count):
        parts += [piece.text for piece in document.line_pieces(line)]
        feed = report.line_span(line).end
        swallowed = any(edit.start <= feed < edit.end for edit in document.edits)
        if feed < len(report.ocr_text) and not swallowed:
            parts.append("\n")
    assert "".join(parts) == corrected(report.ocr_text, document.edits)


@given(documents())
def test_offsets_agree_with_counting(document: Document) -> None:
    text = document.report.ocr_text
    for offset in range(len(text) + 1):
        # all that begins before the offset; what an edit covers counts as the edit's whole text
        before = [edit for edit in document.edits if edit.start < offset]
        end = max([offset, *(edit.end for edit in before)])
        assert document.to_corrected(offset) == len(corrected(text[:end], before))


@given(documents())
def test_offsets_back_agree_with_the_pieces(document: Document) -> None:
    place = 0
    for piece in document.pieces(0, len(document.report.ocr_text)):
        for inside in range(len(piece.text)):
            expected = piece.start if piece.edit else piece.start + inside
            assert document.to_ocr(place + inside) == expected
        place += len(piece.text)
    assert document.to_ocr(place) == len(document.report.ocr_text) or not place


@given(documents(), places, places)
def test_edits_in_a_stretch_are_those_that_overlap(
    document: Document, one: float, other: float
) -> None:
    length = len(document.report.ocr_text)
    start, end = sorted((round(one * length), round(other * length)))
    found = [edit for edit in document.edits if edit.overlaps(start, end)]
    assert list(document.edits_in(start, end)) == found


@given(pages, st.lists(steps, max_size=10))
@settings(deadline=None)
def test_undo_and_redo_are_exact_inverses(text: str, things: list[Do]) -> None:
    document = Document(Report.from_text(text))
    for do in things:
        if do.what not in ("undo", "redo"):
            perform(document, do)
    states = [state(document)]
    while document.undo() is not None:
        states.append(state(document))
    assert not document.edits
    assert not document.annotations
    for expected in reversed(states[:-1]):
        assert document.redo() is not None
        assert state(document) == expected
    assert document.redo() is None


@given(documents(), steps)
def test_changes_say_what_changed(document: Document, do: Do) -> None:
    before = list(document.edits)
    lines = [list(document.line_pieces(line)) for line in range(document.report.line_count)]
    notes, revision = list(document.annotations), document.revision
    changes = perform(document, do)
    after = list(document.edits)
    if changes is None:
        assert (before, notes, revision) == (
            after,
            list(document.annotations),
            document.revision,
        )
        return
    removed, added = set(changes.removed), set(changes.added)
    assert (set(before) - removed) | added == set(after)
    assert document.revision == changes.revision > revision
    assert changes.annotations or notes == list(document.annotations)
    touched = [
        line
        for line in range(document.report.line_count)
        if list(document.line_pieces(line)) != lines[line]
    ]
    assert set(touched) <= set(changes.lines)
    assert list(changes.lines) == sorted(set(changes.lines))


def document_of(text: str, *edits: Edit) -> Document:
    document = Document(Report.from_text(text))
    document.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=edits))
    return document


@pytest.mark.parametrize(
    "edit",
    [
        Edit(0, 2, "x"),  # half a token
        Edit(1, 1, "x"),  # into a token
        Edit(4, 99, "x"),
        Edit(-1, 3, "x"),
        Edit(4, 3, "x"),
        Edit(0, 3, "một"),  # changes nothing, and is not said to be kept
        Edit(0, 3, "mốt", EditKind.KEEP),
        Edit(8, 11, "x"),  # half of what is decided already
        Edit(7, 7, "x"),  # into it
    ],
)
def test_what_does_not_fit_changes_nothing(edit: Edit) -> None:
    document = document_of("một hai ba bốn", Edit(4, 10, "haiba"))
    before = state(document)
    with pytest.raises(ActionError):
        document.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=(edit,)))
    assert state(document) == before


def test_one_action_may_not_decide_a_place_twice() -> None:
    with pytest.raises(ActionError):
        document_of("một hai", Edit(0, 3, "x"), Edit(0, 7, "y"))


def test_reverting_what_is_undecided_is_refused() -> None:
    document = Document(Report.from_text("một"))
    with pytest.raises(ActionError):
        document.apply(Action(ActionKind.REVERT, LAN.identity, WHEN, drop=(Span(0, 3),)))
    with pytest.raises(ActionError):
        document.apply(Action(ActionKind.REVERT, LAN.identity, WHEN))


def test_a_wider_edit_takes_the_place_of_narrower_ones() -> None:
    document = document_of("một hai ba", Edit(0, 3, "mốt"), Edit(4, 7, "hài"))
    changes = document.apply(
        Action(ActionKind.TYPE, LAN.identity, WHEN, put=(Edit(0, 7, "mộthai"),))
    )
    assert [edit.text for edit in changes.removed] == ["mốt", "hài"]
    assert document.corrected_text() == "mộthai ba"


def test_a_note_changed_by_its_own_action_is_undone_to_what_it_was() -> None:
    document = Document(Report.from_text("một hai"))

    def annotate(text: str) -> None:
        note = Annotation("n1", 0, 3, "note", text)
        document.apply(
            Action(ActionKind.ANNOTATE, LAN.identity, WHEN, (), (), (note,), unannotate=("n1",))
        )

    annotate("cũ")
    annotate("mới")
    assert [note.text for note in document.annotations] == ["mới"]
    document.undo()
    assert [note.text for note in document.annotations] == ["cũ"]


@pytest.mark.parametrize("span", [(0, 99), (-1, 2), (3, 2)])
def test_notes_must_lie_in_the_text(span: tuple[int, int]) -> None:
    document = Document(Report.from_text("một hai"))
    note = Annotation("n1", *span, "note")
    with pytest.raises(ActionError):
        document.apply(Action(ActionKind.ANNOTATE, LAN.identity, WHEN, annotate=(note,)))
    assert not document.annotations


def test_joined_lines_show_what_joins_them() -> None:
    document = document_of("một\nhai", Edit(3, 4, " ", EditKind.LINE))
    assert [piece.text for piece in document.line_pieces(0)] == ["một", " "]
    assert [piece.text for piece in document.line_pieces(1)] == ["hai"]


@given(documents())
def test_a_restored_document_is_the_same_with_nothing_to_undo(document: Document) -> None:
    restored = Document.restored(
        document.report,
        agents=document.agents.values(),
        past=document.actions,
        edits=reversed(document.edits),
        annotations=document.annotations,
    )
    assert state(restored) == state(document)
    assert restored.agents == document.agents
    assert restored.undo() is None


def test_overlapping_edits_cannot_be_restored() -> None:
    report = Report.from_text("một hai")
    with pytest.raises(ActionError):
        Document.restored(
            report, agents=[PROGRAM], past=[], edits=[Edit(0, 3, "x"), Edit(0, 7, "y")]
        )


def test_many_edits_at_once_and_one_by_one_come_to_the_same() -> None:
    """Large and small changes take different ways through a long document."""
    report = Report.from_text("một hai\nba bốn năm\n" * 60)
    edits = [
        Edit(span.start, span.end, f"{n}" * (n % 4 + 1))
        for n, span in enumerate(tokens(report.ocr_text))
    ]
    edits[7] = Edit(edits[7].start, edits[9].end, "hai dòng\nthành", EditKind.LINE)
    del edits[8:10]
    at_once, singly = Document(report), Document(report)
    at_once.apply(Action(ActionKind.ACCEPT_ALL, LAN.identity, WHEN, put=tuple(edits)))
    for edit in edits:
        singly.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=(edit,)))
    assert same_text(at_once, singly)
    again = tuple(Edit(*edit.key, "lại") for edit in edits[::3])
    at_once.apply(Action(ActionKind.ACCEPT_ALL, LAN.identity, WHEN, put=again))
    for edit in again:
        singly.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=(edit,)))
    assert same_text(at_once, singly)
    at_once.undo()
    for _ in again:
        singly.undo()
    assert same_text(at_once, singly)
    at_once.undo()
    assert at_once.corrected_text() == report.ocr_text
    assert at_once.to_corrected(500) == 500


def same_text(one: Document, other: Document) -> bool:
    """Whether both read the same and count the same, whichever actions led there."""
    return (
        [edit.key for edit in one.edits] == [edit.key for edit in other.edits]
        and one.corrected_text()
        == other.corrected_text()
        == corrected(one.report.ocr_text, one.edits)
        and state(one)[3:] == state(other)[3:]
    )
