"""Records that were damaged in every way are rebuilt, and what is lost is said."""

from __future__ import annotations

import random
import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.journal.office import Office
from tests.core.making import MINH

from soat_core.actions import Action, ActionKind
from soat_core.annotation import NOTE
from soat_core.edits import Edit
from soat_core.errors import InputError, RecordError
from soat_core.files import open_file
from soat_core.repairing import Origin, Repaired, RepairError, default_output, repair
from soat_core.repairing.aligning import Alignment
from soat_core.repairing.repair import write
from soat_core.repairing.sources import was_record
from soat_core.tei import read_record, validate_record, write_record
from soat_core.tei.salvage import salvage

VERSION = Path(__file__).parents[2] / "_files" / "versions" / "0.1.0.tei.xml"
DATA = VERSION.read_bytes()
WHOLE = read_record(DATA, "a.tei.xml")
OCR = WHOLE.report.to_bytes()
SOURCE = WHOLE.report.source.name


def damaged(folder: Path, data: bytes, *, backup: bytes = b"", text: bool = False) -> Path:
    path = folder / "a.tei.xml"
    path.write_bytes(data)
    if backup:
        (folder / "a.tei.xml~").write_bytes(backup)
    if text:
        (folder / SOURCE).write_bytes(OCR)
    return path


def rebuilt(path: Path) -> Repaired:
    """Written to a new file, which opens; the damaged one is as it was."""
    before = path.read_bytes()
    repaired = repair(path, journal_folder=path.parent / "journals")
    output = default_output(path)
    write(repaired, path, output, overwrite=False)
    assert path.read_bytes() == before
    again = open_file(output).document
    assert list(again.edits) == list(repaired.document.edits)
    assert list(again.annotations) == list(repaired.document.annotations)
    return repaired


def test_a_whole_record_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(RepairError, match="whole"):
        repair(damaged(tmp_path, DATA), journal_folder=tmp_path)


def test_one_broken_decision_costs_that_decision_alone(tmp_path: Path) -> None:
    path = damaged(tmp_path, DATA.replace(b"<corr ", b"<cqrr ", 1))
    with pytest.raises(RecordError):
        open_file(path)
    repaired = rebuilt(path)
    assert list(repaired.document.edits) == list(WHOLE.edits)[1:]
    assert repaired.report.text_is_proven
    assert "Kết" in "\n".join(repaired.report.lines())


def test_what_the_file_lost_comes_from_the_version_before(tmp_path: Path) -> None:
    path = damaged(tmp_path, DATA.replace(b"<corr ", b"<cqrr ", 1), backup=DATA)
    repaired = rebuilt(path)
    assert list(repaired.document.edits) == list(WHOLE.edits)
    assert repaired.report.lost == []
    assert list(repaired.report.added.values()) == [1]


@pytest.mark.parametrize("part", [0.5, 0.7, 0.8, 0.9, 0.99])
def test_a_file_that_ends_too_early_is_completed_from_the_one_before(
    tmp_path: Path, part: float
) -> None:
    repaired = rebuilt(damaged(tmp_path, DATA[: int(len(DATA) * part)], backup=DATA))
    assert repaired.document.report.to_bytes() == OCR
    assert list(repaired.document.edits) == list(WHOLE.edits)
    assert repaired.report.lost == []


def test_without_another_version_it_says_from_where_on_decisions_are_lost(tmp_path: Path) -> None:
    cut = DATA.index(b"<choice", len(DATA) * 3 // 4)
    repaired = rebuilt(damaged(tmp_path, DATA[:cut], text=True))
    assert repaired.document.report.to_bytes() == OCR
    assert repaired.report.text_from is Origin.TEXT
    kept = list(repaired.document.edits)
    assert kept and kept == list(WHOLE.edits)[: len(kept)]
    assert re.search("whatever was decided in lines . to .", "\n".join(repaired.report.lost))


def test_an_altered_ocr_text_is_put_right_where_it_can_be_had(tmp_path: Path) -> None:
    edit = WHOLE.edits[-1]
    word = WHOLE.report.ocr_text[edit.start : edit.end].encode()
    altered = DATA.replace(b"<sic>" + word, b"<sic>Xx" + word)
    assert altered != DATA
    repaired = rebuilt(damaged(tmp_path, altered, text=True))
    assert repaired.document.report.to_bytes() == OCR
    assert repaired.report.altered_places == 0 or repaired.report.text_from is Origin.TEXT
    assert len(repaired.document.edits) >= len(WHOLE.edits) - 1


def test_an_altered_ocr_text_that_cannot_be_checked_is_marked_so(tmp_path: Path) -> None:
    altered = DATA.replace(b"<sic>", b"<sic>Z", 1)
    repaired = rebuilt(damaged(tmp_path, altered))
    assert not repaired.report.text_is_proven
    assert "could not be checked" in "\n".join(repaired.report.lines())
    assert any(
        note.kind == NOTE and "could not be checked" in note.text
        for note in repaired.document.annotations
    )


def test_pointers_that_lead_nowhere_keep_their_names(tmp_path: Path) -> None:
    edit = next(edit for edit in WHOLE.edits if edit.who != "app")
    broken = re.sub(rb'<respStmt xml:id="' + edit.who.encode() + rb'".*?</respStmt>', b"", DATA,
                    flags=re.S)  # fmt: skip
    assert broken != DATA
    repaired = rebuilt(damaged(tmp_path, broken))
    assert list(repaired.document.edits) == list(WHOLE.edits)
    assert edit.who in repaired.document.agents


def test_the_history_brings_back_what_the_file_cannot(tmp_path: Path) -> None:
    """Also what was never saved, and though nothing of the file can be read."""
    office = Office(tmp_path)
    worker = office.open()
    worker.type("hai", "hải")
    worker.save()
    worker.type("bốn", "bổn")
    worker.close()
    wanted = list(worker.document.edits)
    office.record.write_bytes(b"\0" * 3000)
    repaired = repair(office.record, journal_folder=office.journals)
    assert repaired.report.decisions_from is Origin.JOURNAL
    assert repaired.report.text_is_proven
    assert list(repaired.document.edits) == wanted
    office.text.unlink()
    with pytest.raises(RepairError):  # of the text itself nothing is left
        repair(office.record, journal_folder=office.journals)


def test_work_of_somebody_else_in_the_file_is_not_lost_beside_the_history(tmp_path: Path) -> None:
    office = Office(tmp_path)
    worker = office.open()
    worker.type("hai", "hải")
    worker.save()
    worker.close()
    other = read_record(office.record.read_bytes(), "a")
    start = other.report.ocr_text.index("chín")
    other.add_agent(MINH)
    when = worker.document.actions[-1].when + timedelta(days=1)
    put = (Edit(start, start + 4, "chín!"), Edit(4, 7, "hai!"))
    other.apply(Action(ActionKind.TYPE, MINH.identity, when, put=put))
    data = write_record(other)
    office.record.write_bytes(data[: data.index(b"</body>")])
    repaired = repair(office.record, journal_folder=office.journals)
    assert {edit.text for edit in repaired.document.edits} == {"chín!", "hai!"}


def test_nothing_at_all_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(RepairError, match="nothing of this record can be read"):
        repair(damaged(tmp_path, b"\0" * 5000), journal_folder=tmp_path)


@pytest.mark.parametrize("left", [b"", bytes(3000), DATA[:300], b"<a>"])
def test_a_record_of_which_nothing_is_left_is_known_to_have_been_one(
    tmp_path: Path, left: bytes
) -> None:
    """A power cut may leave nothing of it; that must be told like any damage, and can be mended."""
    path = damaged(tmp_path, left)
    with pytest.raises(InputError) as told:
        open_file(path)
    assert not isinstance(told.value, RecordError)
    damaged(tmp_path, left, backup=b"<TEI/>")
    assert not was_record(path, tmp_path)
    damaged(tmp_path, left, backup=DATA)
    with pytest.raises(RecordError, match=r"a\.tei\.xml"):
        open_file(path)
    assert rebuilt(path).report.text_is_proven


def test_a_record_is_known_by_its_history_alone(tmp_path: Path) -> None:
    office = Office(tmp_path)
    worker = office.open()
    worker.type("hai", "hải")
    worker.save()
    worker.close()
    office.record.write_bytes(b"")
    assert was_record(office.record, office.journals)
    assert not was_record(office.text, tmp_path)


def test_a_document_type_is_never_read_not_even_to_repair(tmp_path: Path) -> None:
    bomb = DATA.replace(b"<TEI ", b'<!DOCTYPE TEI [<!ENTITY a "x">]>\n<TEI ', 1)
    with pytest.raises(RepairError):
        repair(damaged(tmp_path, bomb), journal_folder=tmp_path)
    repaired = rebuilt(damaged(tmp_path, bomb, backup=DATA))
    assert list(repaired.document.edits) == list(WHOLE.edits)


def torn(data: bytes, seed: int) -> bytes:
    """As a disk leaves it: cut, blocks of zeros, bytes of something else, stretches twice."""
    chance = random.Random(seed)
    kind = chance.choice(["cut", "zeros", "bytes", "twice", "missing"])
    at = chance.randrange(len(data))
    size = chance.choice([1, 3, 40, 512])
    if kind == "cut":
        return data[:at]
    if kind == "missing":
        return data[:at] + data[at + size :]
    if kind == "twice":
        return data[: at + size] + data[at:]
    other = bytes(size) if kind == "zeros" else chance.randbytes(size)
    return data[:at] + other + data[at + size :]


@given(st.integers(0, 10**9), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_happened_to_the_file_the_new_one_is_a_record(
    tmp_path_factory: pytest.TempPathFactory, seed: int, with_backup: bool
) -> None:
    folder = tmp_path_factory.mktemp("torn")
    data = torn(DATA, seed)
    if not validate_record(data, "a"):
        return
    path = damaged(folder, data, backup=DATA if with_backup else b"")
    try:
        repaired = rebuilt(path)
    except RepairError:
        assert not with_backup
        return
    if with_backup:
        assert repaired.document.report.to_bytes() == OCR
        texts = {(edit.start, edit.end, edit.text) for edit in repaired.document.edits}
        assert {(e.start, e.end, e.text) for e in WHOLE.edits} <= texts | _altered(repaired)


def _altered(repaired: Repaired) -> set[tuple[int, int, str]]:
    """Decisions of the original whose place reads otherwise now: damage made other letters of
    them, which nobody can tell from a decision."""
    other: dict[tuple[int, int], Edit] = {edit.key: edit for edit in repaired.document.edits}
    return {(e.start, e.end, e.text) for e in WHOLE.edits if e.key in other}


words = st.text(st.sampled_from("ab \n"), max_size=30)


@given(words, words)
def test_alignment_leads_to_the_same_letters(altered: str, original: str) -> None:
    alignment = Alignment(altered, original)
    for start in range(len(altered)):
        span = alignment.span(start, start + 1)
        assert span is None or original[span[0] : span[1]] == altered[start]
    covered = set(range(len(original)))
    for start, end in alignment.missing():
        covered -= set(range(start, end))
    assert len(covered) == sum(block.length for block in alignment.blocks)


def test_salvaging_a_whole_record_gives_it_whole() -> None:
    found = salvage(DATA)
    assert found is not None and found.is_original and not found.lost
    assert list(found.document().edits) == list(WHOLE.edits)
