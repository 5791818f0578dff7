"""Every record that a released version wrote opens in this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from soat_core.tei import read_record, validate_record, write_record

VERSIONS = sorted((Path(__file__).parents[2] / "_files" / "versions").glob("*.tei.xml"))


def test_there_are_some() -> None:
    assert "0.1.0.tei.xml" in {path.name for path in VERSIONS}


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.name)
def test_it_opens_and_is_written_anew_without_loss(path: Path) -> None:
    data = path.read_bytes()
    assert validate_record(data, path.name) == []
    document = read_record(data, path.name)
    assert len(document.edits) > 5
    again = read_record(write_record(document, engine_version="1"), path.name)
    assert again.report.to_bytes() == document.report.to_bytes()
    assert list(again.edits) == list(document.edits)
    assert again.annotations == document.annotations
    assert again.actions == document.actions
    assert again.agents == document.agents
