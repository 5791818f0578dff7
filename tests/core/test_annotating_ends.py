"""Annotations stay with their words while the text is edited."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.making import LAN, WHEN, Do, documents, perform, steps

from soat_core.actions import Action, ActionKind
from soat_core.annotating.corrected import CorrectedText
from soat_core.annotating.ends import Position
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit, kind_of
from soat_core.entities.kinds import EntityKind
from soat_core.report import Report


def at(ocr: str, *changes: tuple[str, str]) -> Document:
    """A document with some words corrected, one action each."""
    document = Document(Report.from_text(ocr))
    document.add_agent(LAN)
    for word, text in changes:
        correct(document, word, text)
    return document


def correct(document: Document, word: str, text: str) -> None:
    start = document.report.ocr_text.index(word)
    edit = Edit(start, start + len(word), text, kind_of(word, text))
    document.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=(edit,)))


def insert(document: Document, before: str, text: str) -> None:
    start = document.report.ocr_text.index(before)
    edit = Edit(start, start, text, kind_of("", text))
    document.apply(Action(ActionKind.INSERT, LAN.identity, WHEN, put=(edit,)))


def mark(document: Document, words: str, name: str = "n1") -> None:
    """Mark words of the corrected text as a place."""
    text = CorrectedText(document)
    begin = text.text.index(words)
    start = text.position(begin, is_start=True)
    end = text.position(begin + len(words), is_start=False)
    note = Annotation(
        name, start.offset, end.offset, EntityKind.PLACE, "", start.inside, end.inside
    )
    document.apply(Action(ActionKind.ANNOTATE, LAN.identity, WHEN, annotate=(note,)))


def marked(document: Document, name: str = "n1") -> str:
    note = document.annotation(name)
    assert note is not None
    return CorrectedText(document).of(note)


def test_a_correction_inside_stays_inside() -> None:
    document = at("tai Ha Noi, nam")
    mark(document, "Ha Noi")
    correct(document, "Ha", "Hà")
    assert marked(document) == "Hà Noi"


def test_a_comma_that_belongs_to_the_word_stays_outside() -> None:
    document = at("tai Ha Noi, nam")
    mark(document, "Ha Noi")
    correct(document, "Noi,", "Nội,")
    assert marked(document) == "Ha Nội"
    document.undo()
    assert marked(document) == "Ha Noi"


def test_a_word_read_as_two_is_still_in_it_when_joined() -> None:
    document = at("(Ha N oi) nam")
    mark(document, "Ha N oi")
    correct(document, "N oi)", "Nội)")
    correct(document, "(Ha", "(Hà")
    assert marked(document) == "Hà Nội"


def test_two_words_read_as_one_are_told_apart() -> None:
    document = at("củaỦy ban", ("củaỦy", "của Ủy"))
    mark(document, "Ủy ban")
    assert marked(document) == "Ủy ban"
    correct(document, "củaỦy", "củaỦy")  # kept as read after all
    assert marked(document) == "Ủy ban"


def test_what_is_inserted_at_its_ends_stays_outside() -> None:
    document = at("tai Ha Noi nam")
    mark(document, "Ha Noi")
    insert(document, "Ha", "TP. ")
    insert(document, "nam", "vào ")
    assert marked(document) == "Ha Noi"
    insert(document, "Noi", "N. ")
    assert marked(document) == "Ha N. Noi"


def test_nothing_of_it_left_is_not_forgotten() -> None:
    document = at("tai Ha Noi nam")
    mark(document, "Ha")
    correct(document, "tai Ha Noi", "ở")
    note = document.annotation("n1")
    assert note is not None
    document.undo()
    assert marked(document) == "Ha"


@given(documents(), st.lists(steps, min_size=1, max_size=4))
@settings(max_examples=120, deadline=None)
def test_ends_never_fall_inside_what_an_edit_replaces(document: Document, more: list[Do]) -> None:
    for do in more:
        perform(document, do)
        text = CorrectedText(document)
        for note in document.annotations:
            if not note.is_bound:
                continue
            start = Position(note.start, note.start_inside)
            end = Position(note.end, note.end_inside)
            assert start <= end
            for edit in document.edits:
                changes = edit.text != document.report.ocr_text[edit.start : edit.end]
                if changes and edit.start < edit.end:
                    assert not edit.start < start.offset < edit.end
                    assert not edit.start < end.offset < edit.end
            # the same place again from where it stands in the corrected text
            assert text.offset(text.position(text.offset(start), is_start=True)) == text.offset(
                start
            )
            assert text.offset(text.position(text.offset(end), is_start=False)) == text.offset(end)


@given(documents(), st.data())
@settings(max_examples=100, deadline=None)
def test_any_stretch_of_the_corrected_text_can_be_marked(
    document: Document, data: st.DataObject
) -> None:
    text = CorrectedText(document)
    begin = data.draw(st.integers(0, len(text.text)))
    stop = data.draw(st.integers(begin, len(text.text)))
    if begin == stop:
        return
    document.add_agent(LAN)
    start, end = text.position(begin, is_start=True), text.position(stop, is_start=False)
    note = Annotation("z", start.offset, end.offset, "place", "", start.inside, end.inside)
    document.apply(Action(ActionKind.ANNOTATE, LAN.identity, WHEN, annotate=(note,)))
    assert document.annotation("z") is not None
    assert CorrectedText(document).of(document.annotation("z")) == text.text[begin:stop]


@pytest.mark.parametrize("undone", [1, 2, 3])
def test_undo_brings_the_ends_back(undone: int) -> None:
    document = at("tai Ha Noi, nam")
    mark(document, "Ha Noi")
    before = list(document.annotations)
    correct(document, "Noi,", "Nội,")
    correct(document, "Ha", "Hà")
    correct(document, "Noi,", "Nội ,")
    for _ in range(undone):
        document.undo()
    for _ in range(undone):
        document.redo()
    assert marked(document) == "Hà Nội"
    for _ in range(3):
        document.undo()
    assert list(document.annotations) == before
