"""What saves leave behind that were cut off goes with a later save, and nothing else does."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from soat_core.document import Document
from soat_core.files import save_record
from soat_core.leftovers import KEPT_S
from soat_core.report import Report

LEFT = ".soat-0123456789abcdef.tmp"


def put(folder: Path, name: str, age_s: float) -> Path:
    path = folder / name
    path.write_text("chữ của báo cáo", encoding="utf-8")
    when = time.time() - age_s
    os.utime(path, (when, when))
    return path


def save(folder: Path) -> None:
    document, path = Document(Report.from_text("mot hai")), folder / "a.tei.xml"
    save_record(document, path, engine_version="1", expected=None, overwrite=True)


@pytest.fixture
def long_after(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is there was there for long: when a file came to be cannot be chosen."""
    monkeypatch.setattr("soat_core.leftovers.KEPT_S", -60)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="nobody can tell whose they are")
def test_what_was_left_behind_goes_with_a_later_save(tmp_path: Path, long_after: None) -> None:
    left = put(tmp_path, LEFT, 0)
    save(tmp_path)
    assert not left.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["a.tei.xml"]


def test_what_somebody_is_about_to_save_stays(tmp_path: Path) -> None:
    """A copy of an earlier version has the time of what it is a copy of."""
    fresh = put(tmp_path, LEFT, KEPT_S + 60)
    save(tmp_path)
    assert fresh.exists()


def test_everything_else_stays(tmp_path: Path, long_after: None) -> None:
    stays = [
        put(tmp_path, ".soat-0123456789abcdef.tmp.txt", 0),
        put(tmp_path, ".soat-0123456789abcdef.kept", 0),
        put(tmp_path, ".soat-0123456789ABCDEX.tmp", 0),
        put(tmp_path, "soat-0123456789abcdef.tmp", 0),
    ]
    elsewhere = tmp_path / "khac"
    elsewhere.mkdir()
    stays.append(put(elsewhere, LEFT, 0))
    (tmp_path / ".soat-1111111111111111.tmp").mkdir()
    if hasattr(os, "symlink"):
        target = put(tmp_path, "đích.txt", 0)
        link = tmp_path / ".soat-2222222222222222.tmp"
        link.symlink_to(target)
        stays += [target, link]
    save(tmp_path)
    assert all(path.exists() for path in stays)
