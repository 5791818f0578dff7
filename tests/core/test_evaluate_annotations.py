"""How well entities are found, told by pages that a person annotated."""

from __future__ import annotations

from pathlib import Path

import pytest

from soat_core.entities.mention import Mention
from soat_core.errors import InputError
from soat_core.evaluate.annotations import (
    COLUMNS,
    AnnotatedPage,
    calibration_error,
    evaluate_annotations,
    read_page,
)

REFERENCES = sorted((Path(__file__).parents[1] / "_reference" / "entities").glob("*.tsv"))


def mention(start: int, end: int, kind: str = "date", posterior: float = 1.0) -> Mention:
    return Mention(start, end, kind, (), posterior)


def test_precision_and_recall() -> None:
    page = AnnotatedPage("a", "x" * 50, (mention(0, 5), mention(10, 15), mention(20, 25, "money")))
    found = [mention(0, 5), mention(10, 16), mention(30, 32), mention(20, 25, "money")]
    figures = evaluate_annotations([page], lambda _: found)
    date, money = figures.kinds
    assert (date.kind, date.true, date.found, date.right) == ("date", 2, 3, 1)
    assert (date.precision, date.recall, date.f1) == (pytest.approx(1 / 3), 0.5, 0.4)
    assert money.precision == money.recall == money.f1 == 1
    assert date.precision_interval is None, "one page gives no interval"


def test_intervals_hold_the_figure() -> None:
    pages = [AnnotatedPage(str(n), "x" * 9, (mention(0, 2), mention(4, 6))) for n in range(6)]
    answers = {page.name: [mention(0, 2), mention(4, 6 + int(page.name) % 2)] for page in pages}
    asked = iter(pages)
    (date,) = evaluate_annotations(pages, lambda _: answers[next(asked).name]).kinds
    assert date.precision_interval is not None
    low, high = date.precision_interval
    assert low < 0.75 < high and date.precision == 0.75


def test_values_count_apart_from_ends() -> None:
    true = Mention(0, 4, "date", (("when", "2024"),))
    wrong = Mention(0, 4, "date", (("when", "2023"),))
    page = AnnotatedPage("a", "2024", (true,))
    assert evaluate_annotations([page], lambda _: [wrong]).kinds[0].values_right == 0
    assert evaluate_annotations([page], lambda _: [true]).kinds[0].values_right == 1


def test_calibration() -> None:
    assert calibration_error([]) is None
    assert calibration_error([(1.0, True)] * 20) == 0
    assert calibration_error([(0.9, False)] * 20) == pytest.approx(0.9)
    half = [(0.5, at % 2 == 0) for at in range(200)]
    assert calibration_error(half) == pytest.approx(0.5), "bins are sorted within"


def test_a_page_is_read_back(tmp_path: Path) -> None:
    text, table = tmp_path / "a.txt", tmp_path / "a.tsv"
    text.write_text("Họp ngày 5/3/2024\nở Huế", encoding="utf-8")
    head = "\t".join(COLUMNS)
    table.write_text(f"{head}\n9\t17\tdate\twhen=2024-03-05\t5/3/2024\n", encoding="utf-8")
    page = read_page(text, table)
    assert page.mentions == (Mention(9, 17, "date", (("when", "2024-03-05"),)),)


@pytest.mark.parametrize(
    "row", ["9\t17\tdate\t\t5/3/2025", "x\t17\tdate\t\tx", "9\t17\tdate\twhen\t5/3/2024", "9"]
)
def test_a_table_of_another_text(tmp_path: Path, row: str) -> None:
    text, table = tmp_path / "a.txt", tmp_path / "a.tsv"
    text.write_text("Họp ngày 5/3/2024", encoding="utf-8")
    head = "\t".join(COLUMNS)
    table.write_text(f"{head}\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError):
        read_page(text, table)


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.stem)
def test_references_are_tables(path: Path) -> None:
    """The pages themselves are not in the repository; their tables are in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    assert lines[0] == "\t".join(COLUMNS)
    starts = [(int(row[0]), -int(row[1])) for row in rows]
    assert starts == sorted(starts) and all(len(row[4]) > 0 for row in rows)
