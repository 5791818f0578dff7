"""Files that are damaged, of somebody else, too new, or in a place where nothing can be written."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soat_core.i18n import set_language
from soat_core.memory import DamagedMemoryError, Decision, Memory, RememberingError
from soat_core.memory.schema import APPLICATION, connect, set_up
from soat_core.memory.tables import Tables

NIM = Decision("nim", "năm", first="nam", left="trong", right="nay")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory.sqlite3"


def filled(path: Path) -> bytes:
    """A memory with something in it; its bytes."""
    with Memory.open(path) as memory:
        memory.record(NIM)
        memory.record_many(
            Decision(chr(0x4E00 + n), "năm", left="w" * (n % 50), new_words=("Tè",))
            for n in range(200)
        )
    return path.read_bytes()


@pytest.mark.parametrize("junk", [b"Khong phai bo nho " * 500, b"\0" * 8192])
def test_a_file_that_is_no_database_is_put_aside_and_said(path: Path, junk: bytes) -> None:
    path.write_bytes(junk)
    with pytest.raises(DamagedMemoryError) as caught:
        Memory.open(path)
    aside = caught.value.aside
    assert aside is not None
    assert aside.read_bytes() == junk
    assert aside.parent == path.parent
    assert str(path) in str(caught.value)
    assert str(aside) in str(caught.value)
    assert not path.exists()
    with Memory.open(path) as memory:
        assert memory.record(NIM)


def test_every_damaged_file_is_kept(path: Path) -> None:
    asides = set()
    for number in range(3):
        path.write_bytes(b"hong %d" % number * 100)
        with pytest.raises(DamagedMemoryError) as caught:
            Memory.open(path)
        asides.add(caught.value.aside)
    assert sorted(aside.read_bytes()[:6] for aside in asides) == [b"hong 0", b"hong 1", b"hong 2"]


def test_what_was_not_yet_in_the_database_goes_with_it(path: Path, tmp_path: Path) -> None:
    """SQLite's log belongs to its database: beside a new one it would do harm."""
    filled(path)
    with Memory.open(path) as memory:
        memory.record(NIM)
        log = path.with_name(path.name + "-wal").read_bytes()
        copy = tmp_path / "copy" / path.name
        copy.parent.mkdir()
        copy.write_bytes(b"no database" * 100)
        copy.with_name(copy.name + "-wal").write_bytes(log)
    with pytest.raises(DamagedMemoryError) as caught:
        Memory.open(copy)
    aside = caught.value.aside
    assert aside is not None
    assert aside.with_name(aside.name + "-wal").read_bytes() == log
    with Memory.open(copy) as memory:
        assert memory.all() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows itself refuses to move open files")
def test_a_file_that_others_have_open_is_not_moved(path: Path) -> None:
    data = filled(path)
    with Memory.open(path) as other:
        other.record(NIM)
        with open(path, "r+b") as stream:
            stream.write(b"\xff" * 4096)
        broken = path.read_bytes()
        with pytest.raises(DamagedMemoryError) as caught, Memory.open(path) as memory:
            memory.snapshot()
        assert caught.value.aside is None
        assert "Close all windows" in caught.value.advice
        assert path.read_bytes() == broken != data


def test_damage_that_shows_only_in_use_is_told_in_use(path: Path) -> None:
    data = filled(path)
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
    memory = Memory.open(path)
    with pytest.raises(DamagedMemoryError) as caught:
        memory.snapshot()
    assert caught.value.aside is not None
    assert caught.value.aside.stat().st_size == len(data)
    with pytest.raises(RememberingError, match="closed"):
        memory.record(NIM)
    memory.close()
    with Memory.open(path) as memory:
        assert len(memory.snapshot()) == 0


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=40)),
        min_size=1,
        max_size=8,
    ),
    st.floats(0, 1),
)
def test_whatever_is_broken_in_the_file_there_is_one_clear_error_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory,
    whole: Path,
    scratches: list[tuple[float, bytes]],
    cut: float,
) -> None:
    data = bytearray(whole.read_bytes())
    for place, scratch in scratches:
        at = int(place * len(data))
        data[at : at + len(scratch)] = scratch
    if cut < 0.3:
        del data[int(cut / 0.3 * len(data)) :]
    folder = tmp_path_factory.mktemp("damaged")
    path = folder / "memory.sqlite3"
    path.write_bytes(data)
    try:
        with Memory.open(path) as memory:
            known = memory.snapshot()
            for found in known.values():
                for outcome in found:
                    assert isinstance(outcome.contexts, tuple)
            memory.all("a")
            memory.words()
            memory.exported()
            memory.record(NIM)
            memory.retract(NIM)
    except DamagedMemoryError as error:
        assert error.aside is not None
        assert error.aside.exists()
        assert not path.exists()
    except RememberingError:  # the mark of whose database it is was hit, or its version
        assert path.exists()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "memory.sqlite3"
    filled(path)
    return path


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (address TEXT)")
    connection.commit()
    connection.close()
    data = path.read_bytes()
    with pytest.raises(RememberingError, match="another program") as caught:
        Memory.open(path)
    assert not isinstance(caught.value, DamagedMemoryError)
    assert path.read_bytes() == data


def test_a_memory_of_a_newer_version_is_left_alone(path: Path) -> None:
    filled(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    data = path.read_bytes()
    with pytest.raises(RememberingError, match="newer version"):
        Memory.open(path)
    assert path.read_bytes() == data


def test_an_empty_file_is_an_empty_memory(path: Path) -> None:
    path.touch()
    with Memory.open(path) as memory:
        assert memory.all() == []


# Bringing up to date


@pytest.fixture
def old(path: Path) -> Iterator[sqlite3.Connection]:
    filled(path)
    connection = connect(path)
    yield connection
    connection.close()


def add_notes(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE word ADD COLUMN note TEXT NOT NULL DEFAULT ''")


def fail(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM pair")
    raise sqlite3.OperationalError("no")


def version(connection: sqlite3.Connection) -> int:
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def test_an_older_memory_is_brought_up_to_date(old: sqlite3.Connection) -> None:
    set_up(old, "", [add_notes])
    assert version(old) == 2
    assert old.execute("SELECT note FROM word").fetchall() == [("",)]
    set_up(old, "", [add_notes])
    set_up(old, "", [add_notes, lambda connection: None])
    assert version(old) == 3
    assert Tables(old).pair("nim", "năm") is not None


def test_a_new_memory_goes_through_the_same_steps(tmp_path: Path) -> None:
    connection = connect(tmp_path / "new")
    set_up(connection, "", [add_notes])
    assert version(connection) == 2
    assert connection.execute("SELECT note FROM word").fetchall() == []
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    connection.close()


def test_a_step_that_fails_leaves_all_as_it_was(old: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError):
        set_up(old, "", [add_notes, fail])
    assert version(old) == 1
    assert Tables(old).pair("nim", "năm") is not None
    assert len(old.execute("PRAGMA table_info(word)").fetchall()) == 4


# Where nothing can be written


def test_places_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    places = [
        tmp_path / "file" / "memory",
        tmp_path / "folder",
        tmp_path / "nul\0",
        tmp_path / ("x" * 300),
    ]
    if Path("/proc/self").exists():  # nobody, not even root, makes files there
        places.append(Path("/proc/memory"))
    for place in places:
        with pytest.raises(RememberingError) as caught:
            Memory.open(place)
        assert caught.value.where == os.fspath(place)
        assert "works on without" in caught.value.advice


def test_a_full_disk_is_told_and_nothing_is_half_done(path: Path) -> None:
    with Memory.open(path) as memory:
        memory.record(NIM)
        was = memory.all()
        connection = memory._store._connection
        assert connection is not None
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RememberingError, match="disk is full"):
            memory.record_many(Decision(chr(0x4E00 + n), "x" * 60) for n in range(500))
        assert memory.all() == was
        connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
        memory.record(NIM)
        assert memory.snapshot()["nim"][0].accepted == 2


def test_another_program_that_holds_it_too_long_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soat_core.memory.schema.BUSY_MS", 1)
    with Memory.open(path) as memory:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RememberingError, match="another program"):
            memory.record(NIM)
        other.execute("ROLLBACK")
        other.close()
        assert memory.record(NIM)
        assert memory.snapshot()["nim"][0].accepted == 1


def test_errors_are_told_in_vietnamese(path: Path) -> None:
    set_language("vi")
    path.write_bytes(b"hong" * 100)
    with pytest.raises(DamagedMemoryError, match="bộ nhớ bị hỏng") as caught:
        Memory.open(path)
    assert "cất riêng" in str(caught.value)
