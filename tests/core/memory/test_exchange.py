"""The memory as a file: taken along, opened in a spreadsheet, mended by hand, forged."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.memory.strategies import decisions, texts

from soat_core.errors import ExistsError, InputError
from soat_core.memory import Decision, Memory, Order, Pair, Sizes, Word
from soat_core.memory import exchange as exchange_module
from soat_core.memory.tables import Tables

NOW = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
HEAD = "soat-memory\t1\nkind\tread\ttext\taccepted\trejected\tlast_used\tcontexts\n"
TWENTY_ONE = " ".join(f"a/{'b' * n}/1" for n in range(21))
PAIR = "pair\tnim\tnăm\t2\t1\t20261122\ttrong/nay/2\n"


def opened(path: Path | None = None) -> Memory:
    if path is None:
        return Memory.temporary(clock=lambda: NOW)
    return Memory.open(path, clock=lambda: NOW)


def state(memory: Memory) -> tuple[list[Pair], list[Word]]:
    return memory.all(order=Order.READ), memory.words()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "memory.tsv"


def imported(data: bytes, file: Path) -> tuple[list[Pair], list[Word]]:
    file.write_bytes(data)
    with opened() as memory:
        memory.import_from(file)
        return state(memory)


# Round trips


@settings(deadline=None)
@given(st.lists(decisions, max_size=40), st.lists(texts, max_size=5))
def test_what_is_exported_comes_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, made: list[Decision], added: list[str]
) -> None:
    file = tmp_path_factory.mktemp("x") / "memory.tsv"
    with opened() as memory, opened() as other:
        memory.record_many(made)
        for word in added:
            if Decision("x", word).may_be_kept:
                memory.add_word(word)
        memory.export_to(file)
        other.import_from(file)
        assert state(other) == state(memory)
        assert other.exported() == memory.exported()


@settings(deadline=None)
@given(st.lists(decisions, min_size=1, max_size=20))
def test_a_spreadsheet_reads_and_writes_it_without_harm(
    tmp_path_factory: pytest.TempPathFactory, made: list[Decision]
) -> None:
    """No cell is a formula; a spreadsheet's quotes, line ends and empty cells do not matter."""
    with opened() as memory:
        memory.record_many(made)
        data, was = memory.exported(), state(memory)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), "excel-tab"))
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", " "))
            assert not cell[:1].isdigit() or cell.isdigit()
    file = tmp_path_factory.mktemp("x") / "memory.tsv"
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
        saved = io.StringIO(newline="")
        wide = [[*row, *[""] * (9 - len(row))] for row in [*rows, []]]
        csv.writer(saved, "excel-tab", quoting=quoting).writerows(wide)
        assert imported(saved.getvalue().encode("utf-8-sig"), file) == was


def test_formulas_stand_as_text(file: Path) -> None:
    with opened() as memory:
        for text in ("=1+1", "+84", "-", "@SUM(A1)", "'", '"', "\\", "14", "＝A1"):
            memory.record(Decision(text, text))
            memory.record(Decision("x", text, left=text))
        memory.export_to(file)
        lines = file.read_text("utf-8-sig").splitlines()[2:]
        assert "pair\t'=1+1\t'=1+1\t1\t0\t20261123\t'//1" in lines
        for cell in (cell for line in lines for cell in line.split("\t")):
            assert cell[:1].isalnum() or cell[:1] in ("", "'")
        was = state(memory)
    assert imported(file.read_bytes(), file) == was


def test_the_file_is_as_described(file: Path) -> None:
    with opened() as memory:
        memory.record(Decision("nim", "năm", "nam", "trong", "2024"))
        memory.record(Decision("nim", "năm", None, "a/b c", ""))
        memory.record(Decision("GERUC0", "GERUCO", new_words=("GERUCO",)))
        memory.add_word("Tủa Chùa")
        memory.export_to(file)
    assert file.read_bytes().decode() == (
        "\ufeff"
        + HEAD
        + "pair\tGERUC0\tGERUCO\t1\t0\t20261123\t'//1\n"
        "pair\tnim\tnam\t0\t1\t20261123\t\n"
        "pair\tnim\tnăm\t1\t0\t20261123\ttrong/<n>/1 a\\{2f}bc//1\n".replace(
            "\t1\t0\t20261123\ttrong", "\t2\t0\t20261123\ttrong"
        )
        + "word\t\tGERUCO\t1\t\t20261123\t\n"
        "added\t\tTủa Chùa\t0\t\t20261123\t\n"
    )


# Merging


def test_counts_are_added_and_what_is_here_counts_as_newer(file: Path) -> None:
    file.write_text(
        HEAD
        + PAIR
        + "pair\tnim\tnằm\t5\t0\t20991231\t\n"
        + "word\t\tTè\t4\t\t20200101\t\n"
        + "added\t\tTè\t0\t\t20200101\t\n",
        encoding="utf-8",
    )
    with opened() as memory:
        memory.record(Decision("nim", "năm", left="ở", new_words=("Tè",)))
        assert memory.import_from(file) == Sizes(2, 2)
        second, first = sorted(memory.pairs_for("nim"), key=lambda pair: pair.accepted)
        assert (first.text, first.last_used) == ("nằm", NOW.date())
        assert (second.accepted, second.rejected, second.last_used) == (3, 1, NOW.date())
        assert second.contexts == (("trong", "nay", 2), ("ở", "", 1))
        assert memory.words() == [Word("Tè", 5, True, NOW.date())]
        memory.import_from(file)
        assert memory.pairs_for("nim")[0].accepted == 10


def test_the_picture_has_what_was_imported(file: Path) -> None:
    file.write_text(HEAD + PAIR, encoding="utf-8")
    with opened() as memory:
        before = memory.snapshot()
        memory.import_from(file)
        assert memory.changed_since(before.version)
        assert memory.snapshot()["nim"][0][:3] == ("năm", 2, 1)


def test_more_than_the_limit_is_brought_down_to_it(file: Path) -> None:
    rows = "".join(f"pair\t{chr(0x4E00 + n)}\tnăm\t{n + 1}\t0\t20261101\t\n" for n in range(50))
    file.write_text(HEAD + rows, encoding="utf-8")
    with Memory.temporary(max_pairs=20, clock=lambda: NOW) as memory:
        memory.import_from(file)
        assert memory.sizes().pairs <= 20
        assert max(pair.accepted for pair in memory.all()) == 50


# Files that were mended, or forged


def test_what_editors_do_to_a_file_does_not_matter(file: Path) -> None:
    plain = imported((HEAD + PAIR).encode(), file)
    assert plain[0][0].accepted == 2
    assert imported((HEAD + PAIR).replace("\n", "\r\n").encode("utf-8-sig"), file) == plain
    assert imported((HEAD + "\n" + PAIR.rstrip() + "\t\t\n\n").encode(), file) == plain
    assert imported((HEAD + PAIR.rstrip("\n")).encode(), file) == plain
    assert imported((HEAD + PAIR.replace("20261122", "2026-11-22")).encode(), file) == plain


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        ("", 0, "not an exported memory"),
        ("soat-memory\t1\n", 0, "not an exported memory"),
        ("Két qua\n" * 5, 1, "not an exported memory"),
        (HEAD.replace("\t1\n", "\t2\n"), 1, "newer version"),
        (HEAD.replace("read", "text"), 2, "columns"),
        (HEAD + PAIR + HEAD, 4, "first column"),
        (HEAD + "pair\tnim\tnăm\n", 3, "count"),
        (HEAD + PAIR.replace("\t2\t", "\t-2\t"), 3, "“-2” is not a count"),
        (HEAD + PAIR.replace("\t2\t", "\t1e9\t"), 3, "count"),
        (HEAD + PAIR.replace("\t2\t", "\t9999999999\t"), 3, "count"),
        (HEAD + PAIR.replace("\t2\t", "\t٢\t"), 3, "count"),
        (HEAD + PAIR.replace("\t2\t1\t", "\t0\t0\t"), 3, "count"),
        (HEAD + PAIR.replace("20261122", "22/11/2026"), 3, "not a day"),
        (HEAD + PAIR.replace("20261122", "20261322"), 3, "not a day"),
        (HEAD + PAIR.replace("20261122", "00010101"), 3, "not a day"),
        (HEAD + PAIR.replace("nim", ""), 3, "text is empty"),
        (HEAD + PAIR.replace("nim", "n" * 65), 3, "too long"),
        (HEAD + PAIR.replace("năm", "a b c d e"), 3, "too long"),
        (HEAD + PAIR.replace("năm", "123456"), 3, "too long"),
        (HEAD + PAIR.replace("năm", "na\u0306m"), 3, "written as Soát writes"),
        (HEAD + PAIR.replace("nim", " nim"), 3, "written as Soát writes"),
        (HEAD + PAIR.replace("nim", "n\\im"), 3, "backslash"),
        (HEAD + PAIR.replace("nim", "n\\{d800}"), 3, "backslash"),
        (HEAD + PAIR.replace("nim", "n\\{ffffff}"), 3, "backslash"),
        (HEAD + PAIR.replace("nim", '"nim'), 3, "quotation mark"),
        (HEAD + PAIR.replace("nim", '"n"im"'), 3, "quotation mark"),
        (HEAD + PAIR.replace("trong/nay/2", "trong/nay"), 3, "contexts"),
        (HEAD + PAIR.replace("trong/nay/2", "trong/nay/0"), 3, "count"),
        (HEAD + PAIR.replace("trong/nay/2", "a/b/1 a/b/1"), 3, "contexts"),
        (HEAD + PAIR.replace("trong/nay/2", "a/b/1/2"), 3, "contexts"),
        (
            HEAD + PAIR.replace("trong/nay/2", TWENTY_ONE),
            3,
            "contexts",
        ),
        (HEAD + PAIR.rstrip() + "\tmore\n", 3, "too many columns"),
        (HEAD + "word\tx\tTè\t1\t\t20261122\t\n", 3, "too many columns"),
        (HEAD + "word\t\tTè\t0\t\t20261122\t\n", 3, "count"),
        (HEAD + PAIR + "x" * 200_000, 4, "too long"),
    ],
)
def test_anything_else_is_refused_whole(data: str, line: int, said: str, file: Path) -> None:
    file.write_text(data, encoding="utf-8", newline="")
    with opened() as memory:
        memory.record(Decision("Két", "Kết"))
        was = state(memory)
        with pytest.raises(InputError, match=said) as caught:
            memory.import_from(file)
        assert caught.value.where == (f"{file}:{line}" if line else str(file))
        assert caught.value.advice
        assert state(memory) == was


def test_other_encodings_are_refused(file: Path) -> None:
    for encoding in ("utf-16", "cp1258"):
        with pytest.raises(InputError, match="UTF-8"):
            imported((HEAD + PAIR.replace("năm", "Đê")).encode(encoding), file)


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 300), st.integers(0, 5))
def test_nothing_that_is_forged_gets_half_way_in(
    tmp_path_factory: pytest.TempPathFactory, forged: bytes, at: int, lost: int
) -> None:
    data = (HEAD + PAIR * 3).encode()
    file = tmp_path_factory.mktemp("x") / "memory.tsv"
    file.write_bytes(data[:at] + forged + data[at + lost :])
    with opened() as memory:
        try:
            taken = memory.import_from(file)
        except InputError:
            assert memory.sizes() == (0, 0)
        else:
            assert sum(taken) >= sum(memory.sizes()) > 0


def test_too_many_lines_are_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange_module, "MAX_ROWS", 10)
    with pytest.raises(InputError, match="too many lines"):
        imported((HEAD + PAIR * 9).encode(), file)
    assert imported((HEAD + PAIR * 8).encode(), file)[0][0].accepted == 16


def test_a_file_that_exists_is_not_overwritten_unasked(file: Path) -> None:
    file.write_text("của tôi")
    with opened() as memory:
        with pytest.raises(ExistsError):
            memory.export_to(file)
        assert file.read_text() == "của tôi"
        memory.export_to(file, overwrite=True)
        assert file.read_text("utf-8-sig") == HEAD


def test_a_failure_while_it_is_written_takes_all_of_it_back(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(HEAD + PAIR + "word\t\tTè\t4\t\t20200101\t\n", encoding="utf-8")

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with opened() as memory:
        monkeypatch.setattr(Tables, "add_words", fail)
        with pytest.raises(KeyboardInterrupt):
            memory.import_from(file)
        assert memory.sizes() == (0, 0)
