"""The register: entries, what mentions them, and the file that the next report takes it from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.test_annotating import do, document_of, places

from soat_core.annotating import entries, marking, register_file, registering
from soat_core.annotating.marking import entry
from soat_core.annotating.proposals import proposals
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.entities.kinds import EntityKind
from soat_core.errors import ActionError, InputError
from soat_core.tei import read_record, write_record

TEXT = "UBND tinh Cao Bang hop. Uy ban khac. UBND tinh Cao Bang giao UBND  tinh\nCao Bang\n"


def marked(pattern: str = r"UBND\s+tinh\s+Cao\s+Bang", text: str = TEXT) -> Document:
    document = document_of(text)
    found = proposals(document, places(pattern, EntityKind.ORGANISATION))
    do(document, marking.accepted(document, found, seen=True))
    return document


def mentions(document: Document) -> list[Annotation]:
    return [note for note in document.annotations if note.has_place]


def test_everything_marked_gets_its_entry_in_one_step() -> None:
    document = marked()
    do(document, registering.all_registered(document))
    (entry,) = entries.entries_of(document)
    assert entry.text == "UBND tinh Cao Bang"
    assert entries.mentions_of(document, entry) == mentions(document)
    with pytest.raises(ActionError):
        registering.all_registered(document)
    document.undo()
    assert entries.entries_of(document) == []


def test_an_entry_that_is_there_is_taken_and_not_made_again() -> None:
    document = marked()
    first = mentions(document)[0]
    do(document, registering.registered(document, "UBND tỉnh X", [first]))
    do(document, registering.all_registered(document))
    assert len(entries.entries_of(document)) == 1
    assert len({note.value("entry") for note in mentions(document)}) == 1


def test_removing_an_entry_leaves_its_mentions_marked() -> None:
    document = marked()
    do(document, registering.all_registered(document))
    (entry,) = entries.entries_of(document)
    do(document, entries.dropped(document, entry))
    assert entries.entries_of(document) == []
    assert [note.value("entry") for note in mentions(document)] == ["", "", ""]
    document.undo()
    assert len(entries.mentions_of(document, entry)) == 3


def test_a_date_has_no_entry() -> None:
    document = document_of("ngay 06/11/2024\n")
    found = proposals(document, places(r"06/11/2024", EntityKind.DATE))
    do(document, marking.accepted(document, found, seen=True))
    with pytest.raises(ActionError):
        registering.registered(document, "x", mentions(document))


def test_an_entry_is_found_by_what_it_was_called_before() -> None:
    document = marked()
    do(document, marking.entered(document, "place", "tỉnh A", {"formerly": "tỉnh B; tỉnh C"}))
    for name in ("Tỉnh  a", "tỉnh B", "tỉnh c"):
        assert registering.entry_named(document, "place", name) is not None
    assert registering.entry_named(document, "organisation", "tỉnh A") is None


def test_a_changed_entry_keeps_its_kind_and_its_mentions() -> None:
    document = marked()
    do(document, registering.all_registered(document))
    (entry,) = entries.entries_of(document)
    do(document, entries.changed_entry(entry, "  Ủy ban  ", {"code": "H12"}))
    (now,) = entries.entries_of(document)
    assert (now.text, now.value("code"), now.value("kind")) == ("Ủy ban", "H12", "organisation")
    assert len(entries.mentions_of(document, now)) == 3
    with pytest.raises(ActionError):
        entries.changed_entry(now, " ", {})


def test_the_register_is_taken_over_from_a_file_or_a_record(tmp_path: Path) -> None:
    document = marked()
    do(document, registering.all_registered(document))
    kept = tmp_path / "so.danhmuc.json"
    register_file.save(kept, entries.entries_of(document), overwrite=False)
    record = tmp_path / "a.tei.xml"
    record.write_bytes(write_record(document))
    for source in (kept, record):
        other = document_of("Khac\n")
        do(other, register_file.taken_over(other, register_file.load(source)))
        assert [one.text for one in entries.entries_of(other)] == ["UBND tinh Cao Bang"]
        with pytest.raises(ActionError):
            register_file.taken_over(other, register_file.load(source))
        again = read_record(write_record(other), "a")
        assert entries.entries_of(again) == entries.entries_of(other)


@pytest.mark.parametrize("name", ["Đắk Nông", "a\ud800", "a\x00", '"\\'])
def test_whatever_stands_in_a_register_can_be_taken_along(tmp_path: Path, name: str) -> None:
    kept = tmp_path / "so.danhmuc.json"
    made = entry("n1", "place", name, {"number": name})
    register_file.save(kept, [made], overwrite=False)
    assert register_file.load(kept) == [("place", name, (("number", name),))]


@given(
    st.binary(max_size=40)
    | st.sampled_from(
        [
            b"{}",
            b'{"form": 2, "entries": []}',
            b'{"form": 1, "entries": [{"kind": "cat", "name": "a", "values": {}}]}',
            b'{"form": 1, "entries": [{"kind": "place", "name": " ", "values": {}}]}',
            b'{"form": 1, "entries": [{"kind": "place", "name": "a", "values": {"A b": "c"}}]}',
            b'{"form": 1, "entries": [{"kind": "place", "name": "a", "values": 3}]}',
            b'{"form": 1, "entries": [{"kind": "place", "name": "a", "values": {"kind": "date"}}]}',
            b'{"form": 1, "entries": 3}',
            b"[" * 5000,
        ]
    )
)
def test_what_is_no_register_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        register_file.from_bytes(data, "x")
