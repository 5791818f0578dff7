"""TEI of others on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.tei.foreign.samples import DTA, tei

from soat_core.cli import cli
from soat_core.cli import run as run_cli


def run(*args: str | Path) -> int:
    return run_cli(cli, [str(arg) for arg in ("--lang", "en", *args)])


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "trang.xml"
    path.write_text(DTA, encoding="utf-8")
    return path


def test_it_is_corrected_told_and_given_back(
    foreign: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out, back = tmp_path / "out.tei.xml", tmp_path / "back.xml"
    assert run("correct", foreign, "-o", out, "--accept", "none") == 0
    assert out.read_text(encoding="utf-8") == DTA
    assert run("correct", foreign, "-o", out, "--accept", "safe", "--force") == 0
    assert '<choice change="#soat.e1"><sic>' in out.read_text(encoding="utf-8")
    assert run("validate", foreign, out) == 0
    told = capfd.readouterr().out.splitlines()
    assert "TEI of another program" in told[0] and "by Soát: 0" in told[0]
    assert "by Soát: 0" not in told[1]
    assert run("export", out, "--to", "tei-original", "-o", back) == 0
    assert back.read_text(encoding="utf-8") == DTA
    assert run("export", out, "--to", "tei-clean", "-o", tmp_path / "clean.xml") == 0
    clean = (tmp_path / "clean.xml").read_text(encoding="utf-8")
    assert "soat" not in clean
    assert "<choice><sic>nagy</sic><corr>" in clean
    assert clean != DTA


def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hong.xml"
    path.write_text(tei("<p>a</p>\n<p>&nbsp;</p>"), encoding="utf-8")
    assert run("validate", path) == 1
    assert f"{path}:2: an entity" in capfd.readouterr().out
    assert run("export", path, "--to", "text", "-o", tmp_path / "x.txt") == 1
    assert "line 2" in capfd.readouterr().err


def test_a_record_has_no_original_of_others(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text, record = tmp_path / "a.txt", tmp_path / "a.tei.xml"
    text.write_text("Két qua\n", encoding="utf-8")
    assert run("correct", text, "-o", record, "--accept", "none") == 0
    assert run("export", record, "--to", "tei-original", "-o", tmp_path / "b.xml") == 1
    assert "another program" in capfd.readouterr().err
