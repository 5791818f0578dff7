"""Two people and one record, in the window: reading only, changed on the disk, merged, repaired."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.gui.conftest import TEXT, Clerk, MakeClerk

from soat_core.actions import Action, ActionKind, Agent, utc_now
from soat_core.document import Document
from soat_core.edits import Edit
from soat_core.files import open_file
from soat_core.locking import RecordLock, holder_of, lock_path
from soat_core.locking.holder import this_holder, written
from soat_core.tei import read_record, write_record

MINH = Agent("minh", "Lê Văn Minh")


@pytest.fixture
def record(ocr_file: Path) -> Path:
    """Saved once, with one decision in it."""
    path = ocr_file.with_name("bao-cao.tei.xml")
    document = open_file(ocr_file).document
    change(document, "Két", "Kết")
    path.write_bytes(write_record(document))
    return path


def change(document: Document, word: str, text: str, minutes: int = 0) -> None:
    document.add_agent(MINH)
    start = TEXT.index(word)
    when = utc_now() + timedelta(minutes=minutes)
    put = (Edit(start, start + len(word), text),)
    document.apply(Action(ActionKind.TYPE, MINH.identity, when, put=put))


def by_somebody_else(record: Path, **words: str) -> None:
    """Another person decides in the same record and saves it."""
    document = read_record(record.read_bytes(), record.name)
    for word, text in words.items():
        change(document, word, text, 5)
    record.write_bytes(write_record(document))


def lock_by_somebody_else(record: Path) -> None:
    other = replace(
        this_holder("Lê Văn Minh"), machine="MAY-03", program="soat:0123456789ab:7:1.00:0badcafe"
    )
    lock_path(record).write_bytes(written(other))


# Reading only


def test_the_lock_stands_beside_the_record_while_it_is_open(
    make_clerk: MakeClerk, record: Path
) -> None:
    clerk = make_clerk()
    clerk.open(record)
    assert lock_path(record).exists()
    clerk.press("Ctrl+W")
    clerk.qtbot.waitUntil(lambda: not lock_path(record).exists())


def test_what_somebody_else_has_open_can_only_be_read(make_clerk: MakeClerk, record: Path) -> None:
    lock_by_somebody_else(record)
    clerk = make_clerk()
    clerk.open(record)
    strip = clerk.window.sharing.strip
    assert strip.isVisible()
    assert "Lê Văn Minh has this report open on MAY-03 since" in strip.text.text()
    before = clerk.decided
    clerk.press("Tab")
    for key in ("Return", "F4", "Del", "Ctrl+Z", "Ctrl+D", "F2", "2"):
        clerk.press(key)
        assert clerk.decided == before
    clerk.type("quỳ")
    assert "can only be read" in clerk.window.status.hint.text()
    assert clerk.mode == "REVIEW"
    assert clerk.decided == before
    assert holder_of(record) is not None


def test_it_can_be_edited_all_the_same(make_clerk: MakeClerk, record: Path) -> None:
    lock_by_somebody_else(record)
    clerk = make_clerk()
    clerk.open(record)
    session = clerk.window.files.session
    clerk.window.sharing.strip.edit.click()
    assert "may be working on" in clerk.message
    clerk.choose("Edit all the same")
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not session)
    clerk.wait_for_suggestions()
    assert not clerk.window.sharing.strip.isVisible()
    clerk.press("Tab", "Return", "Ctrl+S")
    assert "quả" in open_file(record).document.corrected_text()
    assert holder_of(record) is None


def test_when_it_is_free_again_it_says_so(make_clerk: MakeClerk, record: Path) -> None:
    lock_by_somebody_else(record)
    clerk = make_clerk()
    clerk.open(record)
    session = clerk.window.files.session
    by_somebody_else(record, nim="năm")
    lock_path(record).unlink()
    clerk.window.locks.look()
    strip = clerk.window.sharing.strip
    clerk.qtbot.waitUntil(lambda: "Nobody else" in strip.text.text())
    strip.edit.click()
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not session)
    assert "năm" in clerk.decided
    assert not strip.isVisible()


def test_a_copy_can_be_worked_on(make_clerk: MakeClerk, record: Path) -> None:
    lock_by_somebody_else(record)
    clerk = make_clerk()
    clerk.open(record)
    session = clerk.window.files.session
    clerk.prompts.path = record.with_name("ban-sao.tei.xml")
    clerk.window.sharing.strip.copy.click()
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not session)
    clerk.wait_for_suggestions()
    clerk.press("Tab", "Return")
    assert "quả" in clerk.decided
    assert clerk.window.windowTitle().startswith("ban-sao.tei.xml")


def test_a_record_of_a_newer_version_is_shown_for_reading(
    make_clerk: MakeClerk, record: Path
) -> None:
    data = record.read_bytes()
    newer = data.replace(b'ident="soat-record" version="', b'ident="soat-record" version="9', 1)
    newer = newer.replace(b"<sic>", b'<sic><hi rend="x">', 1).replace(b"</sic>", b"</hi></sic>", 1)
    record.write_bytes(newer)
    clerk = make_clerk()
    clerk.open(record)
    assert "a newer version of Soát wrote this record" in clerk.window.sharing.strip.text.text()
    assert clerk.decided == TEXT.replace("Két", "Kết")
    clerk.press("Tab", "Return")
    assert clerk.decided == TEXT.replace("Két", "Kết")
    assert record.read_bytes() == newer


# Changed on the disk


@pytest.fixture
def at_work(make_clerk: MakeClerk, record: Path) -> Clerk:
    """Somebody with a decision that is not saved."""
    clerk = make_clerk()
    clerk.open(record)
    clerk.press("Tab", "Return")
    assert "quả" in clerk.decided
    return clerk


def test_reloading_brings_my_changes_on_top(at_work: Clerk, record: Path) -> None:
    by_somebody_else(record, nim="năm")
    at_work.window.files.disk.look()
    at_work.qtbot.waitUntil(lambda: "changed on the disk" in at_work.message)
    before = at_work.window.files.session
    at_work.choose("Reload, my changes on top")
    at_work.qtbot.waitUntil(lambda: at_work.window.files.session is not before)
    assert at_work.decided == "Kết quả cong tac\nthong tin d6i ngoai\n\nnăm 2024 Website\n"
    assert "1 place taken" in at_work.message
    at_work.press("Ctrl+S")
    assert open_file(record).document.corrected_text() == at_work.decided
    who = {edit.text: edit.who for edit in open_file(record).document.edits}
    assert who["năm"] == MINH.identity != who["quả"]


def test_saving_over_somebody_elses_work_is_not_done_unasked(at_work: Clerk, record: Path) -> None:
    by_somebody_else(record, nim="năm")
    at_work.press("Ctrl+S")
    assert "changed on the disk" in at_work.message
    assert "năm" in open_file(record).document.corrected_text()
    at_work.choose("Overwrite the other version")
    assert open_file(record).document.corrected_text() == at_work.decided


def test_a_conflict_is_decided_by_one_key_and_undone_by_another(
    at_work: Clerk, record: Path
) -> None:
    by_somebody_else(record, qua="quà", nim="năm")
    at_work.press("Ctrl+S")
    before = at_work.window.files.session
    at_work.choose("Reload, my changes on top")
    at_work.qtbot.waitUntil(lambda: at_work.window.files.session is not before)
    panel = at_work.window.merging.panel
    assert panel is not None and panel.isVisible()
    assert "0 of 1 conflict" in panel.heading.text()
    assert "quà" in panel.detail.text() and "quả" in panel.detail.text()
    assert "Lê Văn Minh" in panel.detail.text()
    # my changes are on top until it is decided, so that nothing of mine can get lost
    assert at_work.decided.startswith("Kết quả")
    assert at_work.window.isWindowModified()
    QTest.keyClicks(panel.view, "1")
    assert at_work.decided.startswith("Kết quà")
    assert "All 1 conflict" in panel.heading.text()
    at_work.press("Ctrl+Z")
    assert at_work.decided.startswith("Kết quả")
    assert "0 of 1 conflict" in panel.heading.text()
    QTest.keyClicks(panel.view, "2")
    assert at_work.decided.startswith("Kết quả")
    assert "All 1 conflict" in panel.heading.text()


def test_comparing_changes_nothing_until_it_is_taken(at_work: Clerk, record: Path) -> None:
    by_somebody_else(record, nim="năm")
    before = at_work.decided
    at_work.window.registry.actions["compare"].trigger()
    at_work.qtbot.waitUntil(lambda: at_work.window.merging.panel is not None)
    panel = at_work.window.merging.panel
    assert panel is not None
    assert panel.model.rowCount() == 2
    assert at_work.decided == before
    panel.take_all.click()
    assert at_work.decided == before.replace("nim", "năm")
    at_work.press("Ctrl+Z")
    assert at_work.decided == before


def test_another_record_is_merged_from_the_menu(at_work: Clerk, record: Path) -> None:
    other = record.with_name("cua-minh.tei.xml")
    other.write_bytes(record.read_bytes())
    by_somebody_else(other, nim="năm", ngoai="ngoại")
    at_work.prompts.path = other
    before = at_work.decided
    at_work.window.registry.actions["merge"].trigger()
    at_work.qtbot.waitUntil(lambda: "năm" in at_work.decided)
    assert at_work.decided == before.replace("nim", "năm").replace("ngoai", "ngoại")
    (button,) = at_work.window.messages.findChildren(QPushButton)
    button.click()
    assert at_work.decided == before


# Damaged


def test_a_damaged_record_is_rebuilt_when_it_is_asked_for(
    make_clerk: MakeClerk, record: Path
) -> None:
    damaged = record.read_bytes().partition(b"</body>")[0]
    record.write_bytes(damaged)
    clerk = make_clerk()
    clerk.window.open(record)
    clerk.qtbot.waitUntil(lambda: bool(clerk.message))
    assert "bao-cao.tei.xml, line" in clerk.message
    clerk.choose("Repair into a new file")
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not None)
    assert clerk.window.files.session is not None
    assert clerk.window.files.session.name == "bao-cao.sua.tei.xml"
    assert clerk.decided == TEXT.replace("Két", "Kết")
    assert "Rebuilt: 1 decisions" in clerk.message
    assert record.read_bytes() == damaged


def test_a_record_that_a_power_cut_left_empty_is_rebuilt_from_the_one_before(
    make_clerk: MakeClerk, record: Path
) -> None:
    record.with_name(f"{record.name}~").write_bytes(record.read_bytes())
    record.write_bytes(b"")
    clerk = make_clerk()
    clerk.window.open(record)
    clerk.qtbot.waitUntil(lambda: bool(clerk.message))
    clerk.choose("Repair into a new file")
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not None)
    assert clerk.decided == TEXT.replace("Két", "Kết")


def test_two_windows_of_one_person_have_one_lock(make_clerk: MakeClerk, record: Path) -> None:
    lock = RecordLock.take(record, "Lan")
    assert lock is not None
    clerk = make_clerk()
    clerk.open(record)
    assert not clerk.window.sharing.strip.isVisible()
