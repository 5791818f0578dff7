"""What is written is what is read back, whatever was done to whatever text."""

from __future__ import annotations

import codecs
import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.core.making import LAN, WHEN, documents, texts

from soat_core.actions import Action, ActionKind, Agent
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit, EditKind, Origin
from soat_core.errors import OutputError
from soat_core.report import Report, Source
from soat_core.tei import read_record, validate_record, write_record

TEI = "{http://www.tei-c.org/ns/1.0}"


def bare(actions: list[Action]) -> list[Action]:
    """The actions as a record keeps them: without what they did, or took back."""
    return [Action(one.kind, one.who, one.when, identity=one.identity) for one in actions]


def assert_same(document: Document, restored: Document) -> None:
    assert restored.report == document.report
    assert list(restored.edits) == list(document.edits)
    assert restored.corrected_text() == document.corrected_text()
    assert restored.actions == bare(document.actions)
    assert [a.when.utcoffset() for a in restored.actions] == [
        a.when.utcoffset() for a in document.actions
    ]
    assert restored.agents == document.agents
    assert sorted(restored.annotations, key=repr) == sorted(document.annotations, key=repr)


@given(documents())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_document_comes_back_whole_and_is_valid_tei(
    tei_all: etree.RelaxNG, document: Document
) -> None:
    data = write_record(document, engine_version="2026.11")
    assert validate_record(data, "a.tei.xml") == []
    tei_all.assertValid(etree.fromstring(data))
    restored = read_record(data, "a.tei.xml")
    assert_same(document, restored)
    # saving again what was opened changes nothing in the file
    assert write_record(restored, engine_version="2026.11") == data


@given(document=documents())
@settings(max_examples=60, deadline=None)
def test_work_goes_on_after_opening(document: Document) -> None:
    restored = read_record(write_record(document), "a.tei.xml")
    restored.add_agent(LAN)
    end = len(restored.report.ocr_text)
    edit = Edit(0, end, restored.report.ocr_text + "x", EditKind.INSERT)
    restored.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=(edit,)))
    assert_same(restored, read_record(write_record(restored), "a.tei.xml"))
    assert len({action.identity for action in restored.actions}) == len(restored.actions)


@given(texts, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "cp1258"]), st.booleans())
@settings(max_examples=100, deadline=None)
def test_the_bytes_of_the_file_come_back(text: str, encoding: str, bom: bool) -> None:
    if encoding == "cp1258":
        text, bom = text.encode("cp1258", "ignore").decode("cp1258"), False
    marks = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE}
    marks["utf-16-be"] = codecs.BOM_UTF16_BE
    data = (marks[encoding] if bom else b"") + text.encode(encoding)
    source = Source("a.txt", hashlib.sha256(data).hexdigest(), encoding, bom)
    restored = read_record(write_record(Document(Report(text, source))), "a.tei.xml")
    assert restored.report.source == source
    assert restored.report.to_bytes() == data


@given(st.sampled_from(list(Origin)), st.none() | st.floats(0, 1), st.none() | st.integers(1, 99))
@settings(deadline=None)
def test_provenance_is_exact(origin: Origin, posterior: float | None, rank: int | None) -> None:
    document = Document(Report.from_text("Két qua"))
    document.add_agent(LAN)
    edits = (
        Edit(0, 3, "Kết", EditKind.REPLACE, origin, posterior, rank),
        Edit(4, 7, "qua", EditKind.KEEP, origin, posterior, rank),
    )
    document.apply(Action(ActionKind.ACCEPT_ALL, LAN.identity, WHEN, put=edits))
    restored = read_record(write_record(document), "a.tei.xml")
    assert [(e.origin, e.posterior, e.rank, e.who) for e in restored.edits] == [
        (origin, posterior, rank, "lan")
    ] * 2


@given(st.lists(st.tuples(texts, texts), max_size=4, unique_by=lambda pair: pair[0]))
@settings(max_examples=60, deadline=None)
def test_anybody_may_have_any_name(people: list[tuple[str, str]]) -> None:
    document = Document(Report.from_text("a"))
    agents = [Agent(identity, name) for identity, name in people if identity != "app"]
    agents += [Agent("engine", "x"), Agent("e1", "y"), Agent("_p.a", "z"), Agent("c-000C", "w")]
    for agent in agents:
        document.add_agent(agent)
    edit = Edit(0, 1, "b", EditKind.REPLACE)
    document.apply(Action(ActionKind.TYPE, agents[0].identity, WHEN, put=(edit,)))
    assert_same(document, read_record(write_record(document), "a.tei.xml"))


@pytest.mark.parametrize(
    ("told", "kept"), [("LTL", "LTL"), ('<&"', '<&"'), (" L\tL\x00\ud800 ", "LL"), ("", "")]
)
def test_initials_are_kept_beside_the_name(told: str, kept: str) -> None:
    document = Document(Report.from_text("a"))
    document.add_agent(Agent("lan", "Lê Thị Lan", told))
    edit = Edit(0, 1, "b", EditKind.REPLACE)
    document.apply(Action(ActionKind.TYPE, "lan", WHEN, put=(edit,)))
    data = write_record(document)
    assert validate_record(data, "a") == []
    assert read_record(data, "a.tei.xml").agents["lan"] == Agent("lan", "Lê Thị Lan", kept)


def test_text_that_is_not_the_bytes_of_its_file() -> None:
    """A reading taken out of hOCR, say, keeps the hash of the file it was in."""
    source = Source("a.hocr", "f" * 64, "utf-8", media_type="text/vnd.hocr+html")
    document = Document(Report("Két qua\n", source))
    data = write_record(document)
    assert read_record(data, "a.tei.xml").report == document.report
    assert "altered" in validate_record(data.replace("Két".encode(), b"Ket"), "a")[0].message


def test_edits_over_lines_and_pages_keep_their_breaks_in_sic() -> None:
    document = Document(Report.from_text("một\nhai\fba\nbốn\n"))
    document.add_agent(LAN)
    edit = Edit(0, 10, "một hai\nba", EditKind.REPLACE)
    document.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=(edit,)))
    root = etree.fromstring(write_record(document))
    (sic,) = root.iter(TEI + "sic")
    assert [etree.QName(child).localname for child in sic] == ["lb", "g", "pb"]
    assert [lb.get("n") for lb in root.iter(TEI + "lb")] == ["1", "2", None, "3", "4"]


def test_a_note_that_begins_in_a_correction_is_anchored_there() -> None:
    document = Document(Report.from_text("Uy ban nhan dan"))
    document.add_agent(LAN)
    document.apply(
        Action(
            ActionKind.TYPE,
            LAN.identity,
            WHEN,
            put=(Edit(0, 6, "của Ủy ban", EditKind.SPLIT),),
            annotate=(Annotation("n1", 0, 11, "note", "Tên cũ?\n", start_inside=4),),
        )
    )
    data = write_record(document)
    assert 'của <anchor xml:id="n1.from"/>Ủy ban</corr>' in data.decode()
    assert_same(document, read_record(data, "a"))


def test_one_line_of_text_is_one_line_of_the_file() -> None:
    """Else nobody could compare two versions of a record."""
    document = Document(Report.from_text("một\nhai\nba\n"))
    before = write_record(document).decode().split("\n")
    document.add_agent(LAN)
    edit = Edit(4, 7, "hái", EditKind.REPLACE)
    document.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=(edit,)))
    after = write_record(document).decode().split("\n")
    body = before[before.index("<body>") :]
    assert ' n="2"/>hai<lb' in body
    assert set(body) - set(after) == {' n="2"/>hai<lb'}


def test_kinds_of_annotation_that_records_cannot_hold_are_refused() -> None:
    document = Document(Report.from_text("a b"))
    note = Annotation("n1", 0, 1, "orgName")
    document.apply(Action(ActionKind.ANNOTATE, "app", WHEN, annotate=(note,)))
    with pytest.raises(OutputError, match="orgName"):
        write_record(document)


def test_a_report_that_its_hash_denies_is_a_defect() -> None:
    with pytest.raises(RuntimeError):
        write_record(Document(Report("a", Source("a.txt", "0" * 64))))
