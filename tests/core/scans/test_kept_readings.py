"""What was read of a scan need not be read again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.core.scans.test_scans import FakeReader, tiff

from soat_core.forgetting import forget_readings
from soat_core.page_reading import PageReading
from soat_core.scans.kept_readings import KeptReadings, has_readings, tidy_readings
from soat_core.scans.pixels import Picture
from soat_core.scans.reading import read_scan, read_scans
from soat_core.scans.tesseract import Cancelled


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "state" / "readings"


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_reading_that_was_stopped_goes_on_where_it_ended(tmp_path: Path, kept: Path) -> None:
    scan = tiff(tmp_path / "a.tif", 3)
    first, second = FakeReader(), FakeReader()
    with pytest.raises(Cancelled):
        stopping = PageReading(cancelled=lambda: len(first.given) == 2, kept=kept)
        read_scan(scan, program=first, how=stopping)
    document = read_scan(scan, program=second, how=PageReading(kept=kept))
    assert [given.data[0] for given, _, _ in second.given] == [215]  # the last page alone
    # what the reader says tells which page it was for him
    assert document.report.ocr_text == "Trang1\n\fTrang2\n\fTrang1\n"


def test_the_same_report_comes_of_it(tmp_path: Path, kept: Path) -> None:
    scan = tiff(tmp_path / "a.tif", 3)
    once = read_scan(scan, program=FakeReader(), how=PageReading(kept=kept)).report
    idle = FakeReader()
    again = read_scan(scan, program=idle, how=PageReading(kept=kept)).report
    assert again == once and not idle.given
    assert again.layout is not None and once.layout is not None
    assert again.layout.word_box.tolist() == once.layout.word_box.tolist()


def test_another_scan_of_the_same_name_is_read(tmp_path: Path, kept: Path) -> None:
    scan = tiff(tmp_path / "a.tif", 2)
    read_scan(scan, program=FakeReader(), how=PageReading(kept=kept))
    tiff(scan, 3)
    reader = FakeReader()
    read_scan(scan, program=reader, how=PageReading(kept=kept))
    assert len(reader.given) == 3


def test_another_language_is_read_anew(tmp_path: Path, kept: Path) -> None:
    scan = tiff(tmp_path / "a.tif", 1)
    read_scan(scan, program=FakeReader(), how=PageReading(kept=kept))
    reader = FakeReader()
    read_scan(scan, program=reader, how=PageReading(kept=kept), language="eng")
    assert len(reader.given) == 1


def test_another_model_of_the_language_reads_anew(tmp_path: Path, kept: Path) -> None:
    scan = tiff(tmp_path / "a.tif", 1)
    read_scan(scan, program=FakeReader("fast"), how=PageReading(kept=kept))
    same, better = FakeReader("fast"), FakeReader("best")
    read_scan(scan, program=same, how=PageReading(kept=kept))
    read_scan(scan, program=better, how=PageReading(kept=kept))
    assert (len(same.given), len(better.given)) == (0, 1)


def test_whether_anything_is_kept(tmp_path: Path, kept: Path) -> None:
    scan = tiff(tmp_path / "a.tif", 1)
    assert not has_readings(kept, [scan])
    read_scan(scan, program=FakeReader(), how=PageReading(kept=kept))
    assert has_readings(kept, [tmp_path / "b.tif", scan])
    assert not has_readings(kept, [tmp_path / "b.tif"])


@pytest.mark.parametrize("damage", [b"", b"soat-reading-1\n", b"soat-reading-1\nxxxx", b"\0" * 99])
def test_what_is_damaged_is_read_again(tmp_path: Path, kept: Path, damage: bytes) -> None:
    scan = tiff(tmp_path / "a.tif", 1)
    read_scan(scan, program=FakeReader(), how=PageReading(kept=kept))
    (one,) = files_in(kept)
    one.write_bytes(damage)
    reader = FakeReader()
    assert read_scan(scan, program=reader, how=PageReading(kept=kept)).report.ocr_text == "Trang1\n"
    assert len(reader.given) == 1


def test_several_pages_at_a_time_come_in_their_order(tmp_path: Path) -> None:
    paths = [tiff(tmp_path / f"{number}.tif", 2) for number in range(4)]
    parallel = read_scans(paths, "bc", program=_Telling(), workers=4).report
    assert parallel == read_scans(paths, "bc", program=_Telling()).report
    assert parallel.ocr_text.split() == ["sáng", "tối"] * 4


def test_only_the_person_can_read_it_and_forget_it(tmp_path: Path, kept: Path) -> None:
    scans = [tiff(tmp_path / f"{name}.tif", 1) for name in "ab"]
    for scan in scans:
        read_scan(scan, program=FakeReader(), how=PageReading(kept=kept))
    if os.name != "nt":
        assert kept.stat().st_mode & 0o077 == 0
        assert all(path.stat().st_mode & 0o077 == 0 for path in files_in(kept))
    assert forget_readings([tmp_path / "a.tei.xml"], kept) == 1
    assert forget_readings([scans[0]], kept) == 0
    assert forget_readings([scans[1]], kept) == 1
    assert not files_in(kept)


def test_the_scans_read_longest_ago_go_first(tmp_path: Path, kept: Path) -> None:
    for number, name in enumerate("abc"):
        KeptReadings(kept, Path(name), "0").keep(0, "reader", os.urandom(1000))
        (folder,) = (one for one in kept.iterdir() if one.stat().st_mtime > 1000)
        os.utime(folder, (number, number))
    tidy_readings(kept, 2500)
    left = [name for name in "abc" if KeptReadings(kept, Path(name), "0").get(0, "reader")]
    assert left == ["b", "c"]


def test_where_nothing_can_be_written_it_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    scan = tiff(tmp_path / "a.tif", 1)
    document = read_scan(
        scan, program=FakeReader(), how=PageReading(kept=tmp_path / "file" / "readings")
    )
    assert document.report.ocr_text == "Trang1\n"


class _Telling(FakeReader):
    """Says how light a page is, whatever else was read before."""

    def read(
        self, picture: Picture, dpi: float, language: str, cancelled: Callable[[], bool]
    ) -> bytes:
        told = super().read(picture, dpi, language, cancelled)
        word = "sáng" if picture.data[0] == 255 else "tối"
        return told.rpartition(b"\t")[0] + f"\t{word}\n".encode()


def test_what_is_kept_counts_also_where_it_cannot_be_noted_that_it_was_used(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = KeptReadings(kept, tmp_path / "a.tif", "0" * 64)
    readings.keep(0, "reader", b"told")

    def refuse(*_given: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "utime", refuse)
    assert readings.get(0, "reader") == b"told"
