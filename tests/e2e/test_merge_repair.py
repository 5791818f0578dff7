"""``soat merge`` and ``soat repair`` as people call them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.core.making import LAN, MINH, WHEN

from soat_core.actions import Action, ActionKind, Agent
from soat_core.document import Document
from soat_core.edits import Edit
from soat_core.files import open_file
from soat_core.locking import lock_path
from soat_core.locking.holder import this_holder, written
from soat_core.readers import read_document
from soat_core.tei import read_record, write_record

OCR = "Két qua cong tac thong tin d6i ngoai nim 2024\n"


def soat(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "soat_core", "--lang", "en", *map(str, arguments)],
        capture_output=True, text=True,
    )  # fmt: skip


def decide(document: Document, who: Agent, **words: str) -> None:
    document.add_agent(who)
    put = tuple(
        Edit(start := OCR.index(word), start + len(word), text) for word, text in words.items()
    )
    document.apply(Action(ActionKind.TYPE, who.identity, WHEN, put=put))


@pytest.fixture
def records(tmp_path: Path) -> tuple[Path, Path]:
    """Of two people who began with the same record."""
    (tmp_path / "a.ocr.txt").write_text(OCR, encoding="utf-8")
    document, _ = read_document(OCR.encode(), "a.ocr.txt")
    decide(document, LAN, Két="Kết")
    first, second = tmp_path / "a.tei.xml", tmp_path / "b.tei.xml"
    other = read_record(write_record(document), "b")
    decide(document, LAN, qua="quả", d6i="đối")
    decide(other, MINH, nim="năm", d6i="đổi")
    first.write_bytes(write_record(document))
    second.write_bytes(write_record(other))
    return first, second


def test_two_records_become_one(records: tuple[Path, Path], tmp_path: Path) -> None:
    output = tmp_path / "c.tei.xml"
    done = soat("merge", *records, "-o", output, "--prefer", "first")
    assert done.returncode == 0, done.stderr
    assert "line 1: d6i" in done.stdout
    assert "1 places of the second record taken" in done.stdout
    assert "1 decided differently by both" in done.stdout
    merged = open_file(output).document
    assert merged.corrected_text() == "Kết quả cong tac thong tin đối ngoai năm 2024\n"
    assert {edit.text: edit.who for edit in merged.edits}["năm"] == MINH.identity
    assert soat("validate", output).returncode == 0
    assert soat("merge", *records, "-o", output).returncode == 1  # it is there by now


def test_the_other_side_may_be_preferred_and_told_in_json(
    records: tuple[Path, Path], tmp_path: Path
) -> None:
    output = tmp_path / "c.tei.xml"
    done = soat("merge", *records, "-o", output, "--prefer", "second", "--json")
    (conflict,) = json.loads(done.stdout)["conflicts"]
    assert (conflict["first"], conflict["second"], conflict["taken"]) == ("đối", "đổi", "second")
    assert conflict["second_by"] == MINH.name
    assert "đổi" in open_file(output).document.corrected_text()


def test_a_record_merged_with_itself_stays_as_it_is(
    records: tuple[Path, Path], tmp_path: Path
) -> None:
    first, _ = records
    output = tmp_path / "c.tei.xml"
    assert soat("merge", first, first, "-o", output).returncode == 0
    assert output.read_bytes() == first.read_bytes()


def test_records_of_different_texts_are_refused(records: tuple[Path, Path], tmp_path: Path) -> None:
    first, _ = records
    other = tmp_path / "other.tei.xml"
    document, _ = read_document(b"khac\n", "o.txt")
    other.write_bytes(write_record(document))
    done = soat("merge", first, other, "-o", tmp_path / "c.tei.xml")
    assert done.returncode == 1
    assert "not of the same OCR text" in done.stderr
    assert not (tmp_path / "c.tei.xml").exists()


def test_a_record_that_somebody_has_open_is_not_written_over(
    records: tuple[Path, Path],
) -> None:
    first, second = records
    before = first.read_bytes()
    other = replace(this_holder("Minh"), machine="MAY-03", program="soat:0123456789ab:7:1.00:0bad")
    lock_path(first).write_bytes(written(other))
    done = soat("merge", first, second, "-o", first, "--force")
    assert done.returncode == 1
    assert "Minh has this record open on MAY-03" in done.stderr
    done = soat("correct", first, "-o", first, "--force", "--accept", "none")
    assert "Minh has this record open on MAY-03" in done.stderr
    assert first.read_bytes() == before


def test_a_damaged_record_is_rebuilt_into_a_new_file(records: tuple[Path, Path]) -> None:
    first, _ = records
    whole = first.read_bytes()
    assert "this record is whole" in soat("repair", first).stderr
    first.write_bytes(whole[: whole.rindex(b"<choice")])
    done = soat("repair", first, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["text_proven"] is True
    assert told["decisions"] == 2
    assert told["lost"]
    rebuilt = first.with_name("a.sua.tei.xml")
    assert told["output"] == str(rebuilt)
    assert soat("validate", rebuilt).returncode == 0
    assert open_file(rebuilt).document.corrected_text() == OCR.replace("Két qua", "Kết quả")
    assert soat("repair", first, "-o", first, "--force").returncode == 1
    assert first.read_bytes() == whole[: whole.rindex(b"<choice")]
