"""Writing whole files or nothing, and reading only what can be read."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from soat_core.errors import (
    ChangedOnDiskError,
    ExistsError,
    HalfWrittenError,
    InputError,
    OutputError,
)
from soat_core.storage import (
    MAX_BYTES,
    check_target,
    previous_path,
    protect_source,
    read_file,
    write_atomically,
)

NOBODY = 65534


@pytest.fixture
def folder_of_a_clerk() -> Iterator[Path]:
    """A folder, and for the time of the test the rights of an ordinary user (root has them all)."""
    folder = Path(tempfile.mkdtemp())
    as_root = os.geteuid() == 0
    if as_root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if as_root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Reading


def test_a_file_is_read_with_its_stamp(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.txt"
    path.write_bytes(b"B\xc3\xa1o c\xc3\xa1o")
    data, stamp = read_file(path)
    assert data == b"B\xc3\xa1o c\xc3\xa1o"
    assert stamp.size == 9
    assert stamp.mtime_ns == path.stat().st_mtime_ns


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("missing.txt", ".", "pipe", "nul\0inside", "x" * 300, "/dev/zero"):
        with pytest.raises(InputError) as caught:
            read_file(tmp_path / name)
        assert caught.value.where == str(tmp_path / name)
        assert caught.value.advice


def test_a_fifo_does_not_make_it_wait_and_is_called_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="pipe"):
        read_file(tmp_path / "pipe")


def test_200_mb_are_refused_without_reading(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError, match="191 MB") as caught:
        read_file(path)
    assert "64 MB" in str(caught.value)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KiB


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "ten.txt"
    path.write_bytes(b"0123456789")
    assert read_file(path, limit=10)[0] == b"0123456789"
    with pytest.raises(InputError):
        read_file(path, limit=9)
    assert MAX_BYTES == 64 * 1024 * 1024


def test_an_unreadable_file_is_refused(folder_of_a_clerk: Path) -> None:
    path = folder_of_a_clerk / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(InputError, match="permission"):
        read_file(path)


# Writing


def test_a_new_file_appears_whole_with_the_rights_of_new_files(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    plain = tmp_path / "plain"
    plain.write_text("")
    stamp = write_atomically(path, b"text", overwrite=False)
    assert path.read_bytes() == b"text"
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    assert stamp == read_file(path)[1]
    assert names(tmp_path) == ["new.txt", "plain"]


def test_an_existing_file_is_kept_unless_overwriting_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("old")
    with pytest.raises(ExistsError):
        write_atomically(path, b"new", overwrite=False)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["r.txt"]


def test_as_many_earlier_versions_are_kept_as_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.tei.xml"
    for number in range(1, 6):
        write_atomically(path, b"%d" % number, overwrite=True, versions=3)
    write_atomically(path, b"5", overwrite=True, versions=3)  # the same again is no other version
    kept = [previous_path(path, number).read_bytes() for number in (1, 2, 3)]
    assert (path.read_bytes(), kept) == (b"5", [b"4", b"3", b"2"])
    assert not previous_path(path, 4).exists()
    write_atomically(path, b"6", overwrite=True)
    assert previous_path(path).read_bytes() == b"5"
    assert previous_path(path, 2).read_bytes() == b"3"  # fewer are wanted: nothing is thrown away
    assert previous_path(path, 2).name == "a.tei.xml~2"


def test_overwriting_keeps_rights_and_the_previous_version(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_atomically(path, b"new", overwrite=True)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert (tmp_path / "r.txt~").read_text() == "old"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs extended attributes")
def test_overwriting_keeps_what_others_keep_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("old")
    try:
        os.setxattr(path, "user.xdg.comment", "mật".encode())
    except OSError:
        pytest.skip("not on this file system")
    write_atomically(path, b"new", overwrite=True)
    assert os.getxattr(path, "user.xdg.comment").decode() == "mật"


def test_saving_the_same_again_does_not_push_out_the_previous_version(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    for content in (b"first", b"second", b"second"):
        write_atomically(path, content, overwrite=True)
    assert (tmp_path / "r.txt~").read_bytes() == b"first"


def test_without_previous_version(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("old")
    write_atomically(path, b"new", overwrite=True, keep_previous=False)
    assert names(tmp_path) == ["r.txt"]


def test_the_target_of_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    real = tmp_path / "archive" / "r.txt"
    real.write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    write_atomically(link, b"new", overwrite=True)
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert names(tmp_path / "archive") == ["r.txt", "r.txt~"]


def test_a_file_changed_by_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    stamp = write_atomically(path, b"mine", overwrite=False)
    path.write_text("hers")
    os.utime(path, ns=(stamp.mtime_ns, stamp.mtime_ns))  # same size, same time: only content tells
    with pytest.raises(ChangedOnDiskError):
        write_atomically(path, b"mine, later", expected=stamp, overwrite=True)
    assert path.read_text() == "hers"
    assert names(tmp_path) == ["r.txt"]


def test_a_file_only_touched_or_gone_is_written(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    stamp = write_atomically(path, b"mine", overwrite=False)
    os.utime(path, ns=(1, 1))
    stamp = write_atomically(path, b"later", expected=stamp, overwrite=True)
    path.unlink()
    write_atomically(path, b"last", expected=stamp, overwrite=True)
    assert path.read_bytes() == b"last"


def test_names_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("ồ" * 85)  # 255 bytes
    write_atomically(path, b"old", overwrite=True)
    write_atomically(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"
    assert previous_path(path).read_bytes() == b"old"
    with pytest.raises(OutputError, match="too long"):
        write_atomically(tmp_path / ("ồ" * 86), b"new", overwrite=True)


def test_places_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_text("")
    os.mkfifo(tmp_path / "pipe")
    expected = {
        "no/folder/r.txt": "folder does not exist",
        "file/r.txt": "folder does not exist",
        ".": "folder or device",
        "pipe": "folder or device",
        "/dev/full": "folder or device",
        "loop": "circle",
        "nul\0inside": "null",
    }
    for name, message in expected.items():
        with pytest.raises(OutputError, match=message) as caught:
            write_atomically(tmp_path / name, b"x", overwrite=True)
        assert caught.value.where == str(tmp_path / name)
        assert caught.value.advice
    assert names(tmp_path) == ["file", "loop", "pipe"]


def test_a_read_only_folder(folder_of_a_clerk: Path) -> None:
    path = folder_of_a_clerk / "r.txt"
    path.write_text("old")
    folder_of_a_clerk.chmod(0o500)
    for target in (path, folder_of_a_clerk / "new.txt"):
        with pytest.raises(OutputError, match="permission"):
            write_atomically(target, b"new", overwrite=True)
        with pytest.raises(OutputError, match="permission"):
            check_target(target, overwrite=True)
    assert path.read_text() == "old"
    assert names(folder_of_a_clerk) == ["r.txt"]


def test_a_write_protected_file_stays(folder_of_a_clerk: Path) -> None:
    path = folder_of_a_clerk / "r.txt"
    path.write_text("old")
    path.chmod(0o444)
    with pytest.raises(OutputError, match="write-protected"):
        write_atomically(path, b"new", overwrite=True)
    assert path.read_text() == "old"
    assert names(folder_of_a_clerk) == ["r.txt"]


def test_a_size_limit_of_the_system_leaves_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OutputError, match="larger than is allowed"):
            write_atomically(path, b"x" * 100_000, overwrite=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["r.txt"]


@pytest.mark.parametrize("step", ["write", "fsync", "chmod", "replace", "link"])
def test_a_disk_that_is_full_at_any_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "r.txt"
    path.write_text("old")
    if step == "write":
        _fail_opened_writes(monkeypatch)
    else:
        monkeypatch.setattr(os, step, _disk_full)
    with pytest.raises(OutputError, match="disk is full") as caught:
        write_atomically(path, b"new", overwrite=True)
    monkeypatch.undo()
    assert str(path) in str(caught.value)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["r.txt"]


def test_ctrl_c_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "r.txt", b"new", overwrite=True)
    assert names(tmp_path) == []


def test_a_file_system_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "r.txt"
    write_atomically(path, b"old", overwrite=False)
    with pytest.raises(ExistsError):
        write_atomically(path, b"new", overwrite=False)
    write_atomically(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"
    assert (tmp_path / "r.txt~").read_bytes() == b"old"
    assert names(tmp_path) == ["r.txt", "r.txt~"]


def test_somebody_taking_the_name_meanwhile_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.txt"
    link = os.link

    def taken_first(source: Path, target: Path) -> None:
        path.write_text("hers")
        link(source, target)

    monkeypatch.setattr(os, "link", taken_first)
    with pytest.raises(ExistsError):
        write_atomically(path, b"mine", overwrite=False)
    assert path.read_text() == "hers"
    assert names(tmp_path) == ["r.txt"]


def _disk_full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _fail_opened_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every new file is really /dev/full, which takes nothing."""
    create = os.open

    def open_full(path: Path, flags: int, mode: int = 0o777) -> int:
        if not flags & os.O_CREAT:
            return create(path, flags, mode)
        os.close(create(path, flags, mode))
        return create("/dev/full", os.O_WRONLY)

    monkeypatch.setattr(os, "open", open_full)


def test_neither_a_result_nor_its_backup_takes_the_place_of_the_source(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("x", encoding="utf-8")
    backup = tmp_path / "report.txt~"
    backup.write_text("older", encoding="utf-8")
    for source in (report, backup):
        with pytest.raises(OutputError, match="replace the file that is read"):
            protect_source(source, report)
    protect_source(report, report, in_place=True)
    protect_source(report, tmp_path / "other.txt")


class NetworkFolder:
    """A folder in which no name can go from one file to another in one step; its connection may
    break while something is written in place."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.breaks_after: int | None = None
        self._open, self._fsync = os.open, os.fsync
        monkeypatch.setattr(os, "replace", self.replace)
        monkeypatch.setattr(os, "fsync", self.fsync)
        monkeypatch.setattr(os, "open", self.open)
        self._in_place: set[int] = set()

    def replace(self, *_paths: object) -> None:
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))

    def open(self, path: str, flags: int, *more: int) -> int:
        descriptor = self._open(path, flags, *more)
        if flags & os.O_TRUNC:
            self._in_place.add(descriptor)
        else:
            self._in_place.discard(descriptor)
        return descriptor

    def fsync(self, descriptor: int) -> None:
        if descriptor in self._in_place and self.breaks_after is not None:
            self.breaks_after -= 1
            if self.breaks_after < 0:
                os.ftruncate(descriptor, 1)
                raise OSError(errno.EIO, os.strerror(errno.EIO))
        self._fsync(descriptor)


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> NetworkFolder:
    return NetworkFolder(monkeypatch)


def test_a_network_folder_that_cannot_replace_is_written_to_in_place(
    tmp_path: Path, network: NetworkFolder
) -> None:
    target = tmp_path / "a.tei.xml"
    target.write_bytes(b"old")
    target.chmod(0o640)
    for content in (b"new", b"newer"):
        stamp = write_atomically(target, content, overwrite=True, versions=2)
        assert read_file(target)[1] == stamp
    assert target.read_bytes() == b"newer"
    assert previous_path(target).read_bytes() == b"new"
    assert previous_path(target, 2).read_bytes() == b"old"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert len(list(tmp_path.iterdir())) == 3


def test_when_its_connection_breaks_the_old_content_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, network: NetworkFolder
) -> None:
    target = tmp_path / "a.tei.xml"
    target.write_bytes(b"old")
    network.breaks_after = 0

    real = NetworkFolder.fsync

    def once(self: NetworkFolder, descriptor: int) -> None:
        try:
            real(self, descriptor)
        except OSError:
            self.breaks_after = None
            raise

    monkeypatch.setattr(os, "fsync", lambda descriptor: once(network, descriptor))
    with pytest.raises(OutputError):
        write_atomically(target, b"new", overwrite=True)
    assert target.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"a.tei.xml", "a.tei.xml~"}


def test_when_it_stays_broken_both_contents_are_whole_beside_it_and_said_so(
    tmp_path: Path, network: NetworkFolder
) -> None:
    target = tmp_path / "a.tei.xml"
    target.write_bytes(b"old")
    network.breaks_after = 0
    with pytest.raises(HalfWrittenError) as told:
        write_atomically(target, b"new", overwrite=True)
    rest = {path.name: path.read_bytes() for path in tmp_path.glob(".soat-*.kept")}
    assert sorted(rest.values()) == [b"new", b"old"]
    assert all(name in str(told.value) for name in rest)


def test_a_disk_that_writes_something_else_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.tei.xml"
    target.write_bytes(b"old")
    fsync = os.fsync

    def flips(descriptor: int) -> None:
        os.pwrite(descriptor, b"X", 0)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", flips)
    with pytest.raises(OutputError):
        write_atomically(target, b"new", overwrite=True)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.tei.xml"]
