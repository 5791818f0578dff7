"""The journal's file: torn, damaged, on a full disk, and made shorter."""

from __future__ import annotations

import errno
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.journal.fragile import CALLS, Faults, FragileDisk
from tests.core.journal.office import TEXT, Office, Worker

from soat_core.actions import Agent
from soat_core.errors import ActionError
from soat_core.journal import JournalError, forest
from soat_core.journal import journal as journals
from soat_core.journal.filing import read
from soat_core.journal.frames import MAGIC, Place, frame, is_torn, read_frames
from soat_core.journal.script import Who


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def brought_back(worker: Worker) -> Worker:
    """The worker where the journal ends."""
    unsaved = worker.kept.unsaved
    if unsaved is not None and unsaved.branch is not None:
        worker.review.bring_back(unsaved.branch)
    elif unsaved is not None:
        for _ in range(unsaved.back):
            worker.review.undo()
    return worker


@given(st.lists(st.text(max_size=2000), max_size=6), st.data())
def test_a_torn_file_holds_up_to_where_it_was_torn(texts: list[str], data: st.DataObject) -> None:
    file, checksum, ends = MAGIC, Place().checksum, []
    for text in texts:
        made, checksum = frame(["[", repr_json(text), "]"], checksum)
        file += made
        ends.append(len(file))
    at = data.draw(st.integers(0, len(file)))
    torn = file[:at] + bytes(data.draw(st.sampled_from([0, 1, 20, 5000])))
    found = list(read_frames(torn))
    whole = [text for text, end in zip(texts, ends, strict=True) if end <= at]
    assert [content for content, _ in found] == [[text] for text in whole]
    place = found[-1][1] if found else Place()
    assert place.length == max([len(MAGIC), *(end for end in ends if end <= at)])


def repr_json(text: str) -> str:
    import json

    return json.dumps(text)


@given(st.binary(max_size=300))
def test_anything_can_be_read(data: bytes) -> None:
    for given_bytes in (data, MAGIC + data):
        found, place, _ = read(given_bytes)
        assert not found.nodes
        assert place == Place()


def test_a_frame_in_the_place_of_another_is_found_out() -> None:
    one, checksum = frame(["[1]"], Place().checksum)
    two, _ = frame(["[2]"], checksum)
    assert [content for content, _ in read_frames(MAGIC + one + two)] == [[1], [2]]
    assert [content for content, _ in read_frames(MAGIC + two)] == []
    assert [content for content, _ in read_frames(MAGIC + one + one)] == [[1]]


def test_a_whole_frame_behind_a_broken_one_means_damage() -> None:
    one, checksum = frame(["[1]"], Place().checksum)
    two, _ = frame(["[2]"], checksum)
    broken = bytearray(MAGIC + one + two)
    broken[len(MAGIC) + 13] ^= 1
    assert not is_torn(bytes(broken), Place())
    assert is_torn(MAGIC + one[:-1], Place())
    assert is_torn(MAGIC + bytes(100), Place())


@given(st.integers(0, 10**6), st.integers(0, 255))
@settings(max_examples=40, deadline=None)
def test_a_changed_byte_costs_what_follows_and_nothing_else(place: int, value: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        one = office.open()
        texts = [TEXT]
        for number in range(6):
            one.type("hai", f"hai{number}")
            one.flush()
            texts.append(one.text)
        one.close()
        data = bytearray(office.journal.read_bytes())
        data[place % len(data)] = value
        office.journal.write_bytes(data)
        again = brought_back(office.open())
        assert again.text in texts
        done = texts.index(again.text)
        assert again.undo_all() == list(reversed(texts[:done]))
        again.type("năm", "nam")
        again.close()
        assert brought_back(office.open()).text == TEXT.replace("năm", "nam")


def test_a_damaged_journal_is_put_aside_and_said(office: Office) -> None:
    one = office.open()
    for number in range(5):
        one.type("hai", f"hai{number}")
        one.flush()
    one.close()
    data = bytearray(office.journal.read_bytes())
    data[len(data) // 2] ^= 0xFF
    office.journal.write_bytes(data)
    again = office.open()
    assert again.kept.was_damaged
    again.type("năm", "nam")
    again.close()
    (aside,) = office.files(".damaged")
    assert aside.read_bytes() == data
    assert not office.open().kept.was_damaged


def test_a_journal_of_a_newer_version_is_left_alone(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.close()
    made, _ = frame(
        ['[["head",{"version":99,"record":"","source":"","ocr":""}]]'], Place().checksum
    )
    office.journal.write_bytes(MAGIC + made)
    again = office.open()
    assert again.kept.journal is None
    assert again.kept.trouble is not None and "newer" in again.kept.trouble.what
    again.type("năm", "nam")
    assert office.journal.read_bytes() == MAGIC + made


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("lasts", [False, True])
def test_a_disk_that_fails_loses_nothing(office: Office, call: str, code: int, lasts: bool) -> None:
    """Every call fails once in its turn; then there is room again."""
    for after in range(0, 14, 2):
        faults = Faults(after, frozenset([call]), code, lasts)
        one = office.open(office.text, disk=FragileDisk(faults))
        texts = [TEXT]
        for number in range(5):
            one.type("hai", f"hai{number}")
            texts.append(one.text)
            try:
                one.flush()
            except JournalError:
                assert not one.kept.journal.is_settled
            else:
                assert one.kept.journal.is_settled
        faults.after, faults.lasts = -1, False
        one.close()
        again = brought_back(office.open())
        assert again.text == texts[-1]
        assert again.undo_all() == list(reversed(texts[:-1]))
        again.close()
        for path in office.files():
            path.unlink()


def test_what_is_being_written_is_not_on_the_disk_yet(office: Office) -> None:
    """Not from the moment on when it is taken from what was noted."""
    one = office.open(office.text)
    journal = one.kept.journal
    assert journal is not None
    settled: list[bool] = []

    class Asking(tuple[Agent, ...]):
        def __iter__(self) -> Iterator[Agent]:
            settled.append(journal.is_settled)
            return super().__iter__()

    one.type("hai", "hai1")
    one.flush()
    assert journal.is_settled
    journal.note(Who(Asking([Agent("lan", "Trần Thị Lan")])))
    one.flush()
    assert settled
    assert not any(settled)
    assert journal.is_settled
    one.close()


@given(
    st.integers(0, 2**32),
    st.lists(st.sampled_from(["act", "undo", "redo", "flush", "save"]), max_size=25),
    st.integers(0, 20),
    st.sampled_from([frozenset([call]) for call in CALLS] + [frozenset(CALLS)]),
    st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_a_power_cut_leaves_a_state_no_older_than_the_last_sync(
    seed: int, things: list[str], after: int, calls: frozenset[str], lasts: bool
) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        office = Office(Path(name))
        disk = FragileDisk(Faults(after, calls, errno.EIO, lasts, part=0.7))
        one = office.open(disk=disk)
        since = [one.text]
        for number, thing in enumerate(things):
            try:
                if thing == "act":
                    one.type("hai", f"hai{number}")
                elif thing == "undo":
                    one.review.undo()
                elif thing == "redo":
                    one.review.redo()
                elif thing == "save":
                    one.save()
                else:
                    one.flush()
            except (ActionError, JournalError):
                pass
            since.append(one.text)
            if one.kept.journal is not None and one.kept.journal.is_settled:
                since = [one.text]
        held = {path: path.read_bytes() for path in office.journals.iterdir()}
        disk.faults.after, disk.faults.lasts = -1, False
        assert one.kept.journal is not None
        one.kept.journal.close()
        for path in office.journals.iterdir():
            path.unlink()
        for path, data in held.items():
            if path.suffix != ".lock":
                path.write_bytes(data)
        disk.cut_power(office.journals, random.Random(seed))
        again = brought_back(office.open())
        assert again.text in since


def test_a_long_day_does_not_make_a_long_journal(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Undone and redone all day: only what can be come back to is kept."""
    monkeypatch.setattr(journals, "GROWS_BY", 5_000)
    one = office.open()
    largest = 0
    for number in range(150):
        one.type("hai", f"hai{number}")
        one.review.undo()
        one.review.redo()
        one.review.undo()
        one.flush()
        largest = max(largest, office.journal.stat().st_size)
    one.type("năm", "nam")
    one.close()
    assert largest < 30_000
    again = brought_back(office.open())
    assert again.undo_all() == [TEXT]


def test_saving_makes_a_journal_shorter(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    one = office.open()
    texts = [TEXT]
    for number in range(120):
        one.type("hai", f"hai{number}")
        one.flush()
        texts.append(one.text)
    one.save()
    before = office.journal.stat().st_size
    monkeypatch.setattr(journals, "GROWS_UNTIL_SAVED", 0)
    one.flush()
    assert office.journal.stat().st_size < before / 5
    one.close()
    again = office.open()
    assert again.text == texts[-1]
    assert again.undo_all() == list(reversed(texts[:-1]))


def test_what_happens_while_it_is_made_shorter_is_not_lost(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FragileDisk()
    one = office.open(disk=disk)
    texts = [TEXT]
    for number in range(20):
        one.type("hai", f"hai{number}")
        texts.append(one.text)
    one.flush()
    grown: list[int] = []

    def meanwhile(call: str) -> None:
        if call == "write" and len(grown) < 3:
            grown.append(1)
            one.type("hai", f"meanwhile{len(grown)}")
            texts.append(one.text)

    monkeypatch.setattr(journals, "GROWS_BY", -1)
    monkeypatch.setattr(forest, "RUN", 20)
    disk.faults.before = meanwhile
    one.flush()
    one.close()
    again = brought_back(office.open())
    assert again.text == texts[-1]
    assert again.undo_all() == list(reversed(texts[:-1]))


@pytest.mark.parametrize("gone", ["the file", "the folder"])
def test_a_journal_that_somebody_removes_is_written_again(office: Office, gone: str) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.flush()
    if gone == "the file":
        office.journal.unlink()
    else:
        shutil.rmtree(office.journals)
    one.type("năm", "nam")
    one.flush()
    one.close()
    again = brought_back(office.open())
    assert again.text == TEXT.replace("hai", "hài").replace("năm", "nam")
    assert len(again.undo_all()) == 2
