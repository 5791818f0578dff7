"""Two people, one record: each is told of the other, and what was left behind is told apart."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.locking import LockedError, RecordLock, holder_of, lock_path, refuse_if_locked
from soat_core.locking.holder import Holder, read, this_holder, written

LAN = "Trần Thị Lan, Văn phòng; tầng 2"
LIBREOFFICE = ",hoa,PC-07,21.11.2026 08:05,file:///home/hoa/.config/libreoffice/4;"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.tei.xml"
    path.write_text("x")
    return path


def of_another_machine(path: Path, *, minutes_ago: float = 0.0) -> Holder:
    """A lock of this program that somebody holds elsewhere."""
    other = replace(
        this_holder("Minh"), machine="MAY-03", program="soat:0123456789ab:77:1.00:0badcafe"
    )
    path.write_bytes(written(other))
    stamp = time.time() - 60 * minutes_ago
    os.utime(path, (stamp, stamp))
    return other


def test_the_lock_says_who_where_and_since_when(record: Path) -> None:
    lock = RecordLock.take(record, LAN)
    assert lock is not None
    assert lock_path(record).name == ".~lock.bao-cao.tei.xml#"
    said = read(lock_path(record).read_bytes())
    assert said == lock.holder
    assert said.name == LAN
    assert said.machine and said.since is not None
    lock.release()
    assert not lock_path(record).exists()


def test_another_process_sees_it_until_it_is_gone(record: Path) -> None:
    program = """
        import sys
        from soat_core.locking import RecordLock
        lock = RecordLock.take(sys.argv[1], "Minh")
        print(lock is not None, flush=True)
        sys.stdin.read()
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program), str(record)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        with pytest.raises(LockedError, match="Minh has this record open"):
            RecordLock.take(record, LAN)
        with pytest.raises(LockedError):
            refuse_if_locked(record)
        other.kill()
        other.wait()
    # it ended without a word: the lock is still there, and in nobody's way
    assert lock_path(record).exists()
    assert holder_of(record) is None
    lock = RecordLock.take(record, LAN)
    assert lock is not None and lock.keep()
    lock.release()


def test_the_same_process_may_have_it_twice(record: Path) -> None:
    assert RecordLock.take(record, LAN) is not None
    assert holder_of(record) is None
    assert RecordLock.take(record, LAN) is not None


def test_a_lock_of_another_machine_is_stale_when_nobody_touches_it(record: Path) -> None:
    of_another_machine(lock_path(record))
    with pytest.raises(LockedError):
        RecordLock.take(record, LAN)
    of_another_machine(lock_path(record), minutes_ago=11)
    assert holder_of(record) is None
    assert RecordLock.take(record, LAN) is not None


def test_whoever_keeps_a_lock_hears_that_it_was_taken(record: Path) -> None:
    mine = RecordLock.take(record, LAN)
    assert mine is not None and mine.keep()
    lock_path(record).unlink()
    assert mine.keep()  # somebody tidied up: it is put there again
    assert holder_of(record) is None and lock_path(record).exists()
    other = of_another_machine(lock_path(record))
    assert not mine.keep()
    mine.release()
    assert read(lock_path(record).read_bytes()) == other


def test_a_lock_can_be_taken_from_somebody_by_force(record: Path) -> None:
    of_another_machine(lock_path(record))
    lock = RecordLock.take(record, LAN, force=True)
    assert lock is not None
    assert read(lock_path(record).read_bytes()).name == LAN


def test_locks_of_libreoffice_count_and_never_look_stale(record: Path) -> None:
    lock_path(record).write_text(LIBREOFFICE)
    stamp = time.time() - 10**6
    os.utime(lock_path(record), (stamp, stamp))
    with pytest.raises(LockedError, match="hoa has this record open on PC-07"):
        RecordLock.take(record, LAN)


def test_folders_that_are_only_for_reading_have_no_locks(tmp_path: Path) -> None:
    assert RecordLock.take(tmp_path / "no such folder" / "a.tei.xml", LAN) is None
    assert RecordLock.take(tmp_path / ("a" * 250), LAN) is None


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_both_names_of_a_linked_record_have_one_lock(record: Path, tmp_path: Path) -> None:
    link = tmp_path / "other" / "x.tei.xml"
    link.parent.mkdir()
    link.symlink_to(record)
    assert lock_path(link) == lock_path(record)


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_link_in_place_of_a_lock_is_not_followed(record: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    lock_path(record).symlink_to(victim)
    with pytest.raises(LockedError):
        RecordLock.take(record, LAN)
    assert victim.read_text() == "precious"


names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=30)


@given(names, names)
def test_whatever_people_are_called_it_is_read_back(name: str, machine: str) -> None:
    holder = Holder(" ".join(name.split()), "", " ".join(machine.split()), None, "soat:x")
    said = read(written(holder))
    shown = ("".join(c if c.isprintable() else " " for c in v) for v in (holder.name, machine))
    assert [said.name, said.machine] == [" ".join(value.split()) for value in shown]


@given(st.binary(max_size=200))
def test_any_file_can_be_a_lock(data: bytes) -> None:
    holder = read(data)
    assert holder.shown_name.isprintable()
    assert not holder.is_this_process
