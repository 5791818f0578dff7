"""Proposals, and what a person makes of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.making import LAN, WHEN, documents

from soat_core.actions import Action, ActionKind
from soat_core.annotating import marking
from soat_core.annotating.corrected import CorrectedText
from soat_core.annotating.proposals import Find, Proposal, proposals
from soat_core.document import Document
from soat_core.editing.plan import Plan
from soat_core.edits import Edit, kind_of
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention
from soat_core.errors import ActionError
from soat_core.report import Report
from soat_core.structure.block import Block
from soat_core.structure.kinds import BlockKind
from soat_core.tei import read_record, write_record

OCR = "tai Ha Noi, va Ha Noi nam 2024\n"


def document_of(ocr: str = OCR) -> Document:
    document = Document(Report.from_text(ocr))
    document.add_agent(LAN)
    return document


def do(document: Document, plan: Plan) -> None:
    document.apply(
        Action(
            plan.kind,
            LAN.identity,
            WHEN,
            put=plan.put,
            annotate=plan.annotate,
            unannotate=plan.unannotate,
        )
    )


def edit(document: Document, word: str, text: str) -> Edit:
    start = document.report.ocr_text.index(word)
    return Edit(start, start + len(word), text, kind_of(word, text))


def places(pattern: str, kind: str = EntityKind.PLACE) -> Find:
    return lambda text: [
        Mention(m.start(), m.end(), kind, posterior=0.9) for m in re.finditer(pattern, text)
    ]


def words(found: list[Proposal]) -> list[str]:
    return [one.words for one in found]


def test_what_is_accepted_is_not_proposed_again() -> None:
    document = document_of()
    found = proposals(document, places("Ha Noi"))
    assert words(found) == ["Ha Noi", "Ha Noi"]
    do(document, marking.accepted(document, found[:1], seen=True))
    assert len(proposals(document, places("Ha Noi"))) == 1
    document.undo()
    assert len(proposals(document, places("Ha Noi"))) == 2


def test_what_is_turned_down_stays_so_when_the_record_is_opened_again() -> None:
    document = document_of()
    found = proposals(document, places("Ha Noi"))
    do(document, marking.turned_down(document, found[1:]))
    again = read_record(write_record(document), "a")
    assert len(proposals(again, places("Ha Noi"))) == 1
    assert len(proposals(again, places("Ha Noi", EntityKind.PERSON))) == 2


def test_a_series_is_one_action() -> None:
    document = document_of()
    found = proposals(document, places("Ha Noi"))
    assert len({one.theme for one in found}) == 1
    do(document, marking.accepted(document, found, seen=True))
    assert len(document.annotations) == 2
    document.undo()
    assert document.annotations == []


def test_it_is_found_again_as_the_text_gets_better() -> None:
    document = document_of()
    assert proposals(document, places("Hà Nội")) == []
    edits = (edit(document, "Ha", "Hà"), edit(document, "Noi,", "Nội,"))
    shown = proposals(document, places("Hà Nội"), edits)
    assert [(one.start.offset, one.end.offset, one.words) for one in shown] == [(4, 10, "Hà Nội")]
    do(document, marking.accepted(document, shown, seen=True))
    document.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=edits))
    assert CorrectedText(document).of(document.annotations[0]) == "Hà Nội"
    assert proposals(document, places("Hà Nội")) == []


def test_names_within_names_are_proposed_and_crossing_ones_are_not() -> None:
    document = document_of()
    do(document, marking.accepted(document, proposals(document, places("Ha Noi, va")), seen=True))
    assert words(proposals(document, places("Ha Noi", EntityKind.PERSON))) == ["Ha Noi", "Ha Noi"]
    assert proposals(document, places("va Ha Noi", EntityKind.PERSON)) == []


def test_parts_of_the_document_stand_beside_names() -> None:
    document = document_of()
    do(document, marking.accepted(document, proposals(document, places("Ha Noi")), seen=True))
    found = proposals(document, lambda text: [Block(0, len(text) - 1, BlockKind.PARAGRAPH)])
    assert words(found) == [OCR.strip()]


def test_marking_the_same_twice_is_refused() -> None:
    document = document_of()
    one = proposals(document, places("Ha Noi"))[0]
    do(document, marking.marked(document, one.start, one.end, EntityKind.PLACE, {}))
    with pytest.raises(ActionError):
        marking.marked(document, one.start, one.end, EntityKind.PLACE, {})
    with pytest.raises(ActionError):
        marking.marked(document, one.start, one.start, EntityKind.PLACE, {})


def test_a_mention_is_linked_to_its_entry_and_the_record_says_so() -> None:
    document = document_of()
    do(document, marking.accepted(document, proposals(document, places("Ha Noi")), seen=True))
    do(document, marking.entered(document, "place", " Hà  Nội ", {"code": "01"}))
    entry = next(note for note in document.annotations if not note.has_place)
    mentions = [note for note in document.annotations if note.has_place]
    do(document, marking.linked(entry, mentions))
    record = write_record(document).decode()
    assert record.count(f'ref="#{entry.identity}"') == 2
    again = read_record(record.encode(), "a")
    assert sorted(again.annotations, key=repr) == sorted(document.annotations, key=repr)
    with pytest.raises(ActionError):
        marking.linked(entry, [n for n in again.annotations if n.has_place])


@given(documents(), st.text("aộẾđ1 ", min_size=1, max_size=2))
@settings(max_examples=80, deadline=None)
def test_everything_found_can_be_accepted_and_says_what_was_found(
    document: Document, wanted: str
) -> None:
    document.add_agent(LAN)
    before = {note.identity for note in document.annotations}
    found = proposals(document, places(re.escape(wanted), "x-thu"))
    if not found:
        return
    do(document, marking.accepted(document, found, seen=False))
    text = CorrectedText(document)
    new = [note for note in document.annotations if note.identity not in before]
    assert [text.of(note) for note in new] == [wanted] * len(found)
    assert proposals(document, places(re.escape(wanted), "x-thu")) == []
