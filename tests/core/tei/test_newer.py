"""Records in a form of later: read as far as they can be, never changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from soat_core.actions import Action, ActionKind, utc_now
from soat_core.edits import Edit
from soat_core.errors import ActionError, NewerRecordError, RecordError
from soat_core.files import Barrier, open_file
from soat_core.tei import read_record

VERSIONS = Path(__file__).parents[2] / "_files" / "versions"
NAMES = sorted(path.name for path in VERSIONS.glob("*.tei.xml"))


def of_later(data: bytes) -> bytes:
    """The same record with what a later version might add: elements about words, attributes, kinds
    of actions, parts of the header."""
    data = data.replace(b'ident="soat-record" version="', b'ident="soat-record" version="9', 1)
    data = data.replace(b"<sic>", b'<sic><damage agent="water">', 2)
    data = data.replace(b"</sic>", b"</damage></sic>", 2)
    data = data.replace(b"<corr ", b'<corr evidence="internal" ', 3)
    data = data.replace(b"</teiHeader>", b"<xenoData>x</xenoData></teiHeader>", 1)
    return data.replace(b'type="keep"', b'type="divine"', 1)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_read_whole_and_cannot_be_changed(name: str, tmp_path: Path) -> None:
    data = (VERSIONS / name).read_bytes()
    now = read_record(data, name)
    path = tmp_path / "a.tei.xml"
    path.write_bytes(of_later(data))
    opened = open_file(path)
    assert opened.read_only is not None
    assert opened.read_only.barrier is Barrier.NEWER
    document = opened.document
    assert document.report.to_bytes() == now.report.to_bytes()
    assert document.corrected_text() == now.corrected_text()
    assert [edit.who for edit in document.edits] == [edit.who for edit in now.edits]
    token = next(edit for edit in document.edits if edit.start < edit.end)
    put = (Edit(token.start, token.end, "khác"),)
    with pytest.raises(ActionError, match="newer version"):
        document.apply(Action(ActionKind.TYPE, "lan", utc_now(), put=put))


def test_one_whose_text_cannot_be_told_is_refused(tmp_path: Path) -> None:
    data = of_later((VERSIONS / NAMES[0]).read_bytes())
    path = tmp_path / "a.tei.xml"
    path.write_bytes(data.replace(b"<sic>", b"<sic>Z", 3))
    with pytest.raises(NewerRecordError):
        open_file(path)


def test_a_damaged_record_is_no_newer_one() -> None:
    data = (VERSIONS / NAMES[0]).read_bytes()
    with pytest.raises(RecordError) as told:
        read_record(data[:-50], "a")
    assert not isinstance(told.value, NewerRecordError)
