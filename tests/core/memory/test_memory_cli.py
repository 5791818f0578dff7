"""``soat memory``, as it is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from soat_core.cli import run
from soat_core.cli.memory import ORDERS, memory
from soat_core.i18n import set_language
from soat_core.memory import Decision, Memory, Order

Said = tuple[int, str, str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for the memory of the person; it is not there yet."""
    folder = tmp_path / "share" / "soat"
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: folder)
    return folder


@pytest.fixture
def soat(home: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run the command; exit code, standard output and standard error."""

    def soat(*args: str | Path) -> Said:
        code = run(memory, list(map(str, args)))
        out, err = capfd.readouterr()
        return code, out, err

    return soat


@pytest.fixture
def filled(home: Path) -> Path:
    with Memory.open() as open_memory:
        open_memory.record(Decision("nim", "năm", first="nam", left="trong", right="2024"))
        open_memory.record(Decision("Két", "Kết", new_words=("Kết",)))
        assert open_memory.path is not None
        return open_memory.path


def test_without_a_memory_nothing_is_found_and_nothing_made(
    soat: Callable[..., Said], home: Path, tmp_path: Path
) -> None:
    assert soat("path") == (0, f"{home / 'memory.sqlite3'}\n", "")
    assert soat("show") == (0, "", "soat: nothing found in the memory\n")
    assert soat("show", "--json") == (0, "[]\n", "")
    assert soat("forget", "nim")[0] == 1
    assert soat("edit", "nim", "năm", "nằm")[0] == 1
    assert soat("export", "-o", tmp_path / "x.tsv")[0] == 1
    assert soat("clear", "--yes") == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_what_is_remembered_is_shown(soat: Callable[..., Said], filled: Path) -> None:
    code, out, err = soat("show", "--sort", "read")
    assert (code, err) == (0, "")
    head, *rows = out.splitlines()
    assert head.split("  ")[0] == "read"
    assert [row.split()[:4] for row in rows] == [
        ["Két", "Kết", "1", "0"],
        ["nim", "năm", "1", "0"],
        ["nim", "nam", "0", "1"],
    ]
    assert soat("show", "ket")[1].splitlines()[1].startswith("Két")
    assert len(soat("show", "--limit", "1")[1].splitlines()) == 2
    assert soat("show", "--words")[1].splitlines()[1].split()[:2] == ["Kết", "1"]
    assert len(soat("show", "nothing")[1]) == 0
    (pair,) = json.loads(soat("show", "năm", "--json")[1])
    assert pair["text"] == "năm"
    assert pair["contexts"] == [{"left": "trong", "right": "<n>", "times": 1}]


def test_the_terminal_is_not_at_the_mercy_of_a_token(soat: Callable[..., Said], home: Path) -> None:
    with Memory.open() as open_memory:
        open_memory.record(Decision("\x1b[31m\u202e", "x"))
    out = soat("show")[1]
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_pairs_and_words_are_added_changed_and_forgotten(
    soat: Callable[..., Said], home: Path
) -> None:
    assert soat("add", "Tủa Chùa") == (0, "", "")
    assert soat("add", "năm", "--for", "nim") == (0, "", "")
    assert soat("edit", "nim", "năm", "nằm") == (0, "", "")
    with Memory.open() as open_memory:
        assert [pair.text for pair in open_memory.pairs_for("nim")] == ["nằm"]
        assert [word.text for word in open_memory.words()] == ["Tủa Chùa"]
    assert "not in the memory" in soat("forget", "nim", "năm")[2]
    assert soat("forget", "nim", "nằm") == (0, "", "")
    assert soat("forget", "--word", "Tủa Chùa") == (0, "", "")
    assert soat("forget", "--word", "Tủa Chùa")[0] == 1
    assert soat("forget", "--word", "Tủa", "Chùa")[0] == 2
    assert soat("show", "--json")[1] == "[]\n"


def test_what_cannot_be_remembered_is_told(soat: Callable[..., Said], home: Path) -> None:
    for args in (["0123456789"], ["0123456789", "--for", "O123456789"], [""]):
        code, out, err = soat("add", *args)
        assert (code, out) == (1, "")
        assert "cannot be remembered" in err
        assert len(err.splitlines()) == 1


def test_a_memory_is_taken_to_another_machine(
    soat: Callable[..., Said], filled: Path, tmp_path: Path
) -> None:
    file, there = tmp_path / "m.tsv", tmp_path / "there" / "m.sqlite3"
    assert soat("export", "-o", file) == (0, "", "")
    assert soat("export", "-o", "-")[1].encode() == file.read_bytes()
    assert "exists already" in soat("export", "-o", file)[2]
    assert soat("export", "-o", file, "--force")[0] == 0
    assert soat("--file", there, "import", file) == (0, "3 pairs and 1 words added\n", "")
    assert soat("--file", there, "show", "--json") == soat("show", "--json")
    assert soat("--file", there, "path")[1] == f"{there}\n"
    file.write_text("khác")
    code, out, err = soat("import", file)
    assert (code, out) == (1, "")
    assert str(file) in err


def test_clearing_needs_to_be_meant(soat: Callable[..., Said], filled: Path) -> None:
    code, _, err = soat("clear")
    assert code == 2
    assert "--yes" in err
    with Memory.open() as open_memory:
        assert open_memory.sizes().pairs == 3
    assert soat("clear", "--yes") == (0, "", "")
    assert soat("show", "--json")[1] == "[]\n"


def test_a_damaged_memory_is_one_line_and_the_next_call_works(
    soat: Callable[..., Said], filled: Path
) -> None:
    filled.write_bytes(b"hong" * 1000)
    code, out, err = soat("show")
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    aside = filled.parent / next(p.name for p in filled.parent.iterdir() if "damaged" in p.name)
    assert str(aside) in err
    assert soat("add", "Tủa Chùa")[0] == 0
    assert str(aside) in soat("clear", "--yes")[2]
    assert aside.read_bytes() == b"hong" * 1000


@pytest.mark.parametrize("name", ["", *memory.commands])
def test_help_is_complete_in_both_languages(soat: Callable[..., Said], name: str) -> None:
    args = [name] if name else []
    code, english, _ = soat(*args, "--help")
    assert code == 0
    set_language("vi")
    code, vietnamese, _ = soat(*args, "--help")
    assert code == 0
    for word in ("Usage", "Options", "Show", "[required]", "default", "Commands", "FILE"):
        assert word not in vietnamese
    assert english.replace("Soát", "").isascii()
    assert not vietnamese.isascii()


def test_the_orders_named_in_the_help_are_those_there_are() -> None:
    assert set(ORDERS) == set(Order)
