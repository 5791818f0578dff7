"""The command line as a person uses it: real processes, real files, the real engine."""

from __future__ import annotations

import codecs
import contextlib
import json
import os
import shlex
import signal
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from soat_core.actions import Agent
from soat_core.cli import cli, run
from soat_core.cli.exporting import FORMAT_NAMES
from soat_core.cli.progress import Progress
from soat_core.document import Document
from soat_core.edits import Origin
from soat_core.files import open_file, save_record
from soat_core.review import Review
from soat_core.writers import FORMATS

OCR = (
    "Két qua cong tac thong tin d6i ngoai nim 2024\n"
    "Thue hién Cong vin sd 1917/STTTT-QLTTBCXB ngay 06\n\x0c"
    "dugce Lanh dao UBND thanh phé dic biét quan tam\n"
)
CLERK = Agent("p-lan", "Nguyễn Thị Lan")


def command(*args: str | Path) -> list[str]:
    return [sys.executable, "-m", "soat_core", *map(str, args)]


def environment(language: str = "en", **more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    locale = {"vi": "vi_VN.UTF-8", "en": "en_US.UTF-8"}[language]
    return {**kept, "LANG": locale, "PYTHONUTF8": "1", **more}


class Ran:
    def __init__(self, *args: str | Path, language: str = "en", **env: str) -> None:
        done = subprocess.run(
            command(*args), capture_output=True, env=environment(language, **env), check=False
        )
        self.code, self.stdout = done.returncode, done.stdout
        self.out, self.err = done.stdout.decode(errors="replace"), done.stderr.decode()


def refused(*args: str | Path, code: int = 1) -> str:
    """The one line that says why it could not."""
    ran = Ran(*args)
    assert ran.code == code, ran.err
    assert ran.stdout == b""
    assert len(ran.err.splitlines()) == 1, ran.err
    assert ran.err.startswith("soat: ")
    return ran.err


@pytest.fixture
def ocr(tmp_path: Path) -> Path:
    path = tmp_path / "bc.ocr.txt"
    path.write_text(OCR, encoding="utf-8")
    return path


@pytest.fixture
def record(ocr: Path, tmp_path: Path) -> Path:
    """A record in which a clerk has decided one word, and decided it oddly."""
    document: Document = open_file(ocr).document
    Review(document, CLERK).type_text(0, 3, "Hết")
    path = tmp_path / "bc.tei.xml"
    save_record(document, path, engine_version="", expected=None, overwrite=False)
    return path


# Correcting


def test_from_ocr_to_record_to_both_texts(ocr: Path, tmp_path: Path) -> None:
    record = tmp_path / "out.tei.xml"
    ran = Ran("correct", ocr, "-o", record)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert Ran("validate", record).out == f"{record}: OK\n"
    assert Ran("export", record, "--to", "ocr-text", "-o", "-").stdout == ocr.read_bytes()
    text = Ran("export", record, "--to", "text", "-o", "-").out
    assert "Kết quả công tác thông tin đối ngoại năm 2024\n" in text
    assert text.count("\n") == OCR.count("\n")
    assert Ran("correct", ocr, "-o", "-").out == text
    clean = Ran("export", record, "--to", "tei-clean", "-o", "-").out
    assert "Két" not in clean
    document = open_file(record).document
    assert [action.kind.value for action in document.actions] == ["import", "accept-all"]
    assert {edit.who for edit in document.edits} == {"app"}
    assert {edit.origin for edit in document.edits} == {Origin.AUTO}


def test_what_to_accept(ocr: Path, tmp_path: Path) -> None:
    changes = {}
    for accept in ("none", "safe", "all"):
        out = tmp_path / f"{accept}.tei.xml"
        assert Ran("correct", ocr, "-o", out, "--accept", accept).code == 0
        changes[accept] = len(open_file(out).document.edits)
    assert changes["none"] == 0
    assert 0 < changes["safe"] <= changes["all"]


def test_the_format_follows_the_name_unless_given(ocr: Path, tmp_path: Path) -> None:
    for name, args, is_record in [
        ("a.xml", [], True),
        ("a.txt", [], False),
        ("b.txt", ["--to", "tei"], True),
        ("b.xml", ["--to", "text"], False),
    ]:
        assert Ran("correct", ocr, "-o", tmp_path / name, "--accept", "none", *args).code == 0
        assert (b"<TEI" in (tmp_path / name).read_bytes()) is is_record


def test_what_a_person_decided_stays(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "more.tei.xml"
    assert Ran("correct", record, "-o", out).code == 0
    document = open_file(out).document
    assert document.corrected_text().startswith("Hết ")
    assert "công tác thông tin đối ngoại năm 2024" in document.corrected_text()
    assert document.edits[0].who == CLERK.identity
    assert {edit.who for edit in document.edits[1:]} == {"app"}


def test_a_record_can_be_corrected_in_place_and_its_last_version_stays(record: Path) -> None:
    before = record.read_bytes()
    assert "--force" in refused("correct", record, "-o", record)
    assert Ran("correct", record, "-o", record, "--force").code == 0
    assert record.read_bytes() != before
    assert record.with_name("bc.tei.xml~").read_bytes() == before
    assert open_file(record).document.report.ocr_text == OCR


# What stands there already


def test_an_existing_file_is_overwritten_only_by_force(ocr: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("mine")
    line = refused("correct", ocr, "-o", out, "--accept", "none")
    assert str(out) in line
    assert "--force" in line
    assert out.read_text() == "mine"
    assert Ran("correct", ocr, "-o", out, "--accept", "none", "--force").code == 0
    assert out.read_text() == OCR
    assert (tmp_path / "out.txt~").read_text() == "mine"


@pytest.mark.parametrize("link", ["same", "symbolic", "hard", "backup"])
def test_the_input_is_never_replaced(ocr: Path, tmp_path: Path, link: str) -> None:
    out = ocr if link == "same" else tmp_path / "out.txt"
    if link == "symbolic":
        out.symlink_to(ocr)
    elif link == "hard":
        out.hardlink_to(ocr)
    elif link == "backup":
        out.write_text("old")
        ocr = ocr.rename(tmp_path / "out.txt~")
    line = refused("correct", ocr, "-o", out, "--accept", "none", "--force")
    assert "replace the file that is read" in line
    assert ocr.read_text(encoding="utf-8") == OCR
    assert not (tmp_path / "bc.ocr.txt~").exists()


def test_exporting_over_the_record_is_refused(record: Path) -> None:
    before = record.read_bytes()
    refused("export", record, "--to", "text", "-o", record, "--force")
    assert record.read_bytes() == before


# Bad input

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "no text"),
        ("scan.txt", b"%PDF-1.4\n%\xe2\xe3", "PDF"),
        ("noise.txt", bytes(range(256)) * 9, "binary"),
        ("bad.txt", b"Bao cao\nth\xffng\n", "line 2"),
        ("old.txt", "Báo cáo".encode("cp1258", "ignore"), "cp1258"),
        ("broken.tei.xml", f"{TEI}<text>".encode(), "line 1"),
        ("foreign.xml", b"<?xml version='1.0'?><alto/>", "ALTO"),
        ("doctype.tei.xml", f"<!DOCTYPE TEI>{TEI}</TEI>".encode(), "doctype.tei.xml"),
    ],
)
def test_bad_input_is_one_line_that_names_file_and_cause(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    source, out = tmp_path / name, tmp_path / "out.tei.xml"
    source.write_bytes(data)
    line = refused("correct", source, "-o", out)
    assert name in line
    assert said in line
    assert not out.exists()


def test_no_input_at_all_and_200_mb(tmp_path: Path) -> None:
    assert "no such file" in refused("correct", tmp_path / "a.txt", "-o", tmp_path / "b.txt")
    assert "folder" in refused("correct", tmp_path, "-o", tmp_path / "b.txt")
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(200_000_000)
    assert "191 MB" in refused("correct", huge, "-o", tmp_path / "b.txt")
    odd = tmp_path / "two\nlines.txt"
    assert "two lines.txt" in refused("correct", odd, "-o", tmp_path / "b.txt")
    for char in "\x1b\u202e":
        odd = tmp_path / f"{char}[31m.txt"
        assert char not in refused("correct", odd, "-o", tmp_path / "b.txt")


def test_an_old_encoding_is_opened_when_it_is_named(tmp_path: Path) -> None:
    source, out = tmp_path / "old.txt", tmp_path / "out.tei.xml"
    source.write_bytes(b"B\xe1o c\xe1o n\xe3m")
    assert "--encoding" in refused("correct", source, "-o", out)
    assert "klingon" in refused("correct", source, "-o", out, "--encoding", "klingon")
    done = Ran("correct", source, "-o", out, "--accept", "none", "--encoding", "cp1258")
    assert done.code == 0
    assert Ran("export", out, "--to", "ocr-text", "-o", "-").stdout == source.read_bytes()


def test_utf_16_needs_no_naming(tmp_path: Path) -> None:
    source = tmp_path / "wide.txt"
    source.write_bytes(codecs.BOM_UTF16_LE + OCR.encode("utf-16-le"))
    assert Ran("correct", source, "-o", "-", "--accept", "none").out == OCR


def test_a_text_too_large_is_told_the_limit_of_texts(tmp_path: Path) -> None:
    for size in (4 * 1024 * 1024 + 1, 100 * 1024 * 1024):
        huge = tmp_path / "huge.txt"
        huge.write_bytes(b"Bao cao\n" * (size // 8 + 1))
        line = refused("correct", huge, "-o", tmp_path / "b.txt")
        assert "more than the 4 MB" in line
        assert "has 4 MB" not in line


# Where it cannot write


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
    assert "test_cli.py" in log
    assert "Lanh dao" not in log + line


# Validating


def test_findings_stand_with_file_and_line(record: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.tei.xml"
    bad.write_bytes(record.read_bytes().replace(b"<corr", b"<corrr").replace(b"</corr", b"</corrr"))
    missing = tmp_path / "missing.tei.xml"
    ran = Ran("validate", bad, record, missing)
    assert ran.code == 1
    *findings, last = ran.out.splitlines()
    assert findings
    for finding in findings:
        file, line, message = finding.split(":", 2)
        assert file == str(bad)
        assert int(line) > 0
        assert message.strip()
    assert last == f"{record}: OK"
    assert str(missing) in ran.err


# Measuring


def test_the_figures_as_json_and_as_a_table(ocr: Path, tmp_path: Path) -> None:
    gold = tmp_path / "bc.gold.txt"
    gold.write_text(
        "Kết quả công tác thông tin đối ngoại năm 2024\n"
        "Thực hiện Công văn số 1917/STTTT-QLTTBCXB ngày 06\n\x0c"
        "được Lãnh đạo UBND thành phố đặc biệt quan tâm\n",
        encoding="utf-8",
    )
    ran = Ran("evaluate", ocr, gold, "--json", language="vi")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found["files"][0]["ocr"] == str(ocr)
    total = found["total"]
    assert total["tokens"] == 28
    assert total["wer_before"] == pytest.approx(22 / 28)
    assert 0 <= total["wer_after"] < 0.3
    assert 0.7 < total["right_at_1"] <= total["right_at_3"] <= total["right_at_5"] <= 1
    table = Ran("evaluate", ocr, gold, language="vi").out
    assert "WER trước → sau" in table
    assert "78.57%" in table
    errata = tmp_path / "errata.tsv"
    errata.write_text("bc\t0\tKết\tKét\tmisprint\n", encoding="utf-8")
    ran = Ran("evaluate", ocr, gold, "--json", "--errata", errata)
    assert json.loads(ran.out)["total"]["wer_before"] == pytest.approx(21 / 28)
    errata.write_text("bc\t1\tKết\tKét\tmisprint\n", encoding="utf-8")
    assert "bc.gold.txt" in refused("evaluate", ocr, gold, "--errata", errata)


def test_a_folder_of_pages_is_one_report(tmp_path: Path) -> None:
    folder = tmp_path / "bao-cao"
    folder.mkdir()
    pages = {f"trang {number}.txt": f"{number}. thong tin nim 2024\n\f" for number in (10, 9)}
    for name, text in pages.items():
        (folder / name).write_text(text)
    out = tmp_path / "bc.tei.xml"
    assert Ran("correct", folder, "-o", out).code == 0
    assert Ran("validate", out).code == 0
    text = open_file(out).document.corrected_text()
    assert text == "9. thông tin năm 2024\n\f10. thông tin năm 2024\n\f"
    archive = tmp_path / "bc.ocr.zip"
    assert Ran("export", out, "--to", "ocr-files", "-o", archive).code == 0
    with zipfile.ZipFile(archive) as files:
        assert {name: files.read(name).decode() for name in files.namelist()} == pages
    # the same files one by one, in whatever order
    again = tmp_path / "again.txt"
    assert Ran("correct", *(folder / name for name in pages), "-o", again).code == 0
    assert again.read_bytes().decode() == text
    refusal = refused(
        "correct", *(folder / n for n in pages), "-o", folder / "trang 9.txt", "--force"
    )
    assert "trang 9.txt" in refusal and (folder / "trang 9.txt").read_text() == pages["trang 9.txt"]


def test_an_odd_number_of_files_is_wrong_usage(ocr: Path) -> None:
    ran = Ran("evaluate", ocr)
    assert ran.code == 2
    assert "pairs" in ran.err


# Talking


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["corect"],
        ["--nonsense"],
        ["correct"],
        ["correct", "a.txt"],
        ["correct", "a.txt", "-o"],
        ["export", "a.tei.xml", "b.tei.xml", "--to", "text", "-o", "c"],
        ["correct", "a.txt", "-o", "b", "--to", "pdf"],
        ["correct", "a.txt", "-o", "b", "--force=1"],
        ["export", "a.tei.xml", "-o", "b"],
        ["validate"],
    ],
)
def test_wrong_usage_is_told_in_the_person_s_language(args: Sequence[str]) -> None:
    ran = Ran(*args, language="vi")
    assert ran.code == 2
    assert "Lỗi: " in ran.err or ran.err.startswith("Cách dùng: soat")
    for word in ("Usage", "Error", "Missing", "Invalid", "unexpected", "No such", "requires"):
        assert word not in ran.err
    english = Ran(*args).err
    assert "Error: " in english or english.startswith("Usage: soat")


@pytest.mark.parametrize("name", ["", "correct", "export", "validate", "evaluate", "memory"])
def test_help_is_complete_in_both_languages(name: str) -> None:
    args = [name] if name else []
    vietnamese = Ran(*args, "--help", language="vi")
    english = Ran(*args, "--help")
    assert vietnamese.code == english.code == 0
    for word in ("Usage", "Options", "Show", "[required]", "default", "Commands", "FILE", "PATH"):
        assert word not in vietnamese.out
    assert english.out.isascii() or "Soát" in english.out
    assert Ran("--lang", "vi", *args, "--help").out == vietnamese.out
    assert Ran("--lang", "en", *args, "--help", language="vi").out == english.out


def test_errors_are_told_in_vietnamese(tmp_path: Path) -> None:
    ran = Ran("correct", tmp_path / "a.txt", "-o", tmp_path / "b.txt", language="vi")
    assert ran.err == (
        f"soat: {tmp_path}/a.txt: không có tệp này. Hãy kiểm tra lại tên và thư mục.\n"
    )


def test_a_terminal_without_vietnamese_letters_is_no_reason_to_fail() -> None:
    ran = Ran("--help", language="vi", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert ran.code == 0
    assert ran.err == ""


def test_the_version_is_told_without_loading_anything_heavy() -> None:
    program = (
        "import sys; from soat_core.cli import cli, run; run(cli, ['--version']);"
        "heavy = {'numpy', 'lxml', 'symspellpy', 'rapidfuzz', 'sortedcontainers'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    version, heavy = done.stdout.splitlines()
    assert version.startswith("soat ")
    assert heavy == "[]"


def test_the_formats_named_in_the_help_are_those_there_are() -> None:
    assert set(FORMAT_NAMES) == {fmt.identity for fmt in FORMATS}


def test_progress_shows_on_a_terminal_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("soat_core.cli.progress.time.monotonic", lambda: now)
    leader, follower = os.openpty()
    with open(follower, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with Progress(3, "Correcting pages") as progress:
            now = 0.5
            progress.step()
            terminal.write("quiet so far.")
            now = 1.5
            progress.step()
            progress.step()
        monkeypatch.undo()
    shown = _all_of(leader)
    assert shown.startswith("quiet so far.")
    assert "Correcting pages" in shown
    assert "100%" in shown


def _all_of(leader: int) -> str:
    """What was written to a terminal that is closed by now."""
    shown = b""
    with open(leader, "rb", 0) as screen, contextlib.suppress(OSError):  # its end is an error
        while chunk := screen.read(4096):
            shown += chunk
    return shown.decode()
