"""A snapshot stays as it was, and is written like the document."""

from __future__ import annotations

from soat_core.actions import Action, ActionKind, Agent, utc_now
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit
from soat_core.report import Report
from soat_core.snapshot import document_of, snapshot_of
from soat_core.tei import read_record, write_record

WHO = Agent("p-lan", "Lan")


def did(*edits: Edit, note: str = "") -> Action:
    notes = (Annotation("n1", 0, 3, "note", note),) if note else ()
    return Action(ActionKind.TYPE, WHO.identity, utc_now(), edits, annotate=notes)


def test_what_comes_later_does_not_reach_it() -> None:
    document = Document(Report.from_text("Két qua cong tac\n"))
    document.add_agent(WHO)
    document.apply(did(Edit(0, 3, "Kết"), note="xem lại"))
    snapshot = snapshot_of(document)
    before = write_record(document)
    assert write_record(snapshot) == before
    document.add_agent(Agent("p-ba", "Ba"))
    document.apply(did(Edit(4, 7, "quả")))
    document.undo()
    document.undo()
    assert not document.edits and not document.annotations
    assert write_record(snapshot) == before
    assert read_record(before, "x").corrected_text() == "Kết qua cong tac\n"


def test_a_document_made_of_it_reads_the_same_and_is_its_own() -> None:
    document = Document(Report.from_text("Két qua cong tac\n"))
    document.add_agent(WHO)
    document.apply(did(Edit(0, 3, "Kết"), note="xem lại"))
    again = document_of(snapshot_of(document))
    assert write_record(again) == write_record(document)
    document.undo()
    assert again.corrected_text() == "Kết qua cong tac\n"
