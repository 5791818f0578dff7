"""Where it cannot write, is cut short, or has a defect."""

from __future__ import annotations

import shlex
import signal
import subprocess
from pathlib import Path

import pytest
from tests.e2e.cli.conftest import OCR, command, environment, refused

from soat_core.cli import cli, run
from soat_core.files import open_file


def test_a_folder_that_is_missing_or_takes_nothing(ocr: Path, tmp_path: Path) -> None:
    missing = tmp_path / "no" / "out.txt"
    assert "folder does not exist" in refused("correct", ocr, "-o", missing)
    if Path("/proc/self").exists():  # nobody, not even root, makes files there
        assert "/proc/out.txt" in refused("correct", ocr, "-o", "/proc/out.txt", "--accept", "none")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_behind_standard_output(ocr: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command("correct", ocr, "-o", "-", "--accept", "none"),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    assert done.returncode == 1
    assert "disk is full" in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
@pytest.mark.parametrize("buffered", ["", "1"])
@pytest.mark.parametrize("args", ["--help", "validate {ocr}", "correct {ocr} -o - --accept none"])
def test_a_full_disk_behind_any_output(args: str, buffered: str, ocr: Path) -> None:
    done = _in_shell(f"{args.format(ocr=ocr)} >/dev/full", PYTHONUNBUFFERED=buffered)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("soat: standard output: the disk is full")


@pytest.mark.parametrize("buffered", ["", "1"])
def test_outputs_that_the_caller_closed(ocr: Path, tmp_path: Path, buffered: str) -> None:
    env = {"PYTHONUNBUFFERED": buffered}
    out = tmp_path / "out.tei.xml"
    assert _in_shell(f"correct {ocr} -o {out} >&- 2>&-", **env).returncode == 0
    assert open_file(out).document.report.ocr_text == OCR
    assert _in_shell("--version >&-", **env).returncode == 0
    done = _in_shell(f"correct {ocr} -o - --accept none >&-", **env)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("soat: standard output: ")
    if Path("/dev/full").exists():
        assert _in_shell(f"correct {tmp_path}/no -o {out} 2>/dev/full", **env).returncode == 1


def _in_shell(arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run with redirections that only a shell can make."""
    words = " ".join(map(shlex.quote, command()))
    return subprocess.run(
        ["sh", "-c", f"{words} {arguments}"],
        capture_output=True,
        env=environment(**env),
        check=False,
    )


def _writing_much(tmp_path: Path) -> subprocess.Popen[bytes]:
    """A run that has begun to write more than a pipe holds, and waits for its reader."""
    source = tmp_path / "long.txt"
    source.write_text(OCR * 5000, encoding="utf-8")
    # a shell's background jobs ignore Ctrl+C, and so would what they start
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            command("correct", source, "-o", "-", "--accept", "none"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=environment(),
        )
    finally:
        signal.signal(signal.SIGINT, before)
    assert process.stdout is not None
    assert process.stdout.read(1) == b"K"
    return process


def test_a_reader_that_leaves_is_no_error_to_talk_about(tmp_path: Path) -> None:
    process = _writing_much(tmp_path)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1


def test_ctrl_c_says_one_line(tmp_path: Path) -> None:
    process = _writing_much(tmp_path)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err.decode().strip().splitlines() == ["soat: interrupted; no file was changed half-way"]


def test_ctrl_c_at_work_writes_nothing(
    ocr: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("soat_core.engine.load_engine", interrupt)
    assert run(cli, ["correct", str(ocr), "-o", str(tmp_path / "out.txt")]) == 130
    assert "interrupted" in capsys.readouterr().err
    assert not (tmp_path / "out.txt").exists()


def test_a_defect_is_one_line_and_a_log_without_the_report(
    ocr: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report = ocr.read_text(encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        try:
            raise KeyError(report)
        except KeyError as error:
            raise ValueError(report) from error

    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(tmp_path / "log"))
    monkeypatch.setattr("soat_core.files.open_file", fail)
    assert run(cli, ["correct", str(ocr), "-o", str(tmp_path / "out.txt")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert str(tmp_path / "log" / "error.log") in line
    log = (tmp_path / "log" / "error.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "KeyError" in log
    assert "test_outputs.py" in log
    assert "Lanh dao" not in log + line
