"""Known mistakes of the true texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.evaluating import ScriptedEngine

from soat_core.errors import InputError
from soat_core.evaluate import FilePair, evaluate, read_errata
from soat_core.evaluate.errata import Erratum, page_name, without_errata


def table(tmp_path: Path, *lines: str) -> str:
    path = tmp_path / "errata.tsv"
    path.write_text("# page, start, form, right, reason\n\n" + "\n".join(lines), encoding="utf-8")
    return str(path)


def test_a_table_is_read_by_page_and_in_order(tmp_path: Path) -> None:
    errata = read_errata(
        table(tmp_path, "a-1\t9\tđưọc\tđược\tmisprint", "b\t0\tx\ty\t", "a-1\t2\t .\t.\tspacing")
    )
    assert errata == {
        "a-1": [Erratum(2, " .", ".", "spacing"), Erratum(9, "đưọc", "được", "misprint")],
        "b": [Erratum(0, "x", "y", "")],
    }
    assert page_name("/some/where/a-1.gold.txt") == "a-1"


@given(st.lists(st.tuples(st.text("ab", min_size=1), st.text("ab"), st.booleans())))
def test_exactly_what_is_listed_is_put_right(pieces: list[tuple[str, str, bool]]) -> None:
    gold = "".join(form for form, _, _ in pieces)
    errata, start = [], 0
    for form, right, listed in pieces:
        if listed:
            errata.append(Erratum(start, form, right, ""))
        start += len(form)
    wanted = "".join(right if listed else form for form, right, listed in pieces)
    assert without_errata(gold, errata, "x") == wanted


@pytest.mark.parametrize("errata", [[(1, "cd")], [(0, "ab"), (1, "bc")], [(3, "de")]])
def test_a_table_for_another_text_is_refused(errata: list[tuple[int, str]]) -> None:
    with pytest.raises(InputError, match="does not fit"):
        without_errata("abcd", [Erratum(*one, "", "") for one in errata], "page.txt")


@pytest.mark.parametrize("line", ["a\t1\tx\ty", "a\t-1\tx\ty\t", "a\tone\tx\ty\t", "a"])
def test_a_line_that_is_none_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError, match=r"errata\.tsv:3: "):
        read_errata(table(tmp_path, line))


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_errata(str(tmp_path / "none"))


def test_figures_are_those_of_the_true_text_put_right(tmp_path: Path) -> None:
    (tmp_path / "p.ocr.txt").write_text("duoc nam\n", encoding="utf-8")
    (tmp_path / "p.gold.txt").write_text("đưọc năm\n", encoding="utf-8")
    pair = FilePair(str(tmp_path / "p.ocr.txt"), str(tmp_path / "p.gold.txt"))
    engine = ScriptedEngine({"duoc": [("được", 0.9)], "nam": [("năm", 0.9)]})
    errata = read_errata(table(tmp_path, "p\t0\tđưọc\tđược\tmisprint"))
    assert evaluate([pair], lambda: engine).total.wer_after == 0.5
    assert evaluate([pair], lambda: engine, errata=errata).total.wer_after == 0
