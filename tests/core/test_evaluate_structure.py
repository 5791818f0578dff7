"""Measuring how well parts are found, against what a person marked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from soat_core.cli.commands import cli
from soat_core.errors import InputError
from soat_core.evaluate.structure import (
    Marked,
    StructureFigures,
    evaluate_structure,
    judge_structure,
    read_reference,
)
from soat_core.structure.block import Block
from soat_core.structure.kinds import BlockKind as Kind

TEXT = "MỘT HAI\nba bốn\nnăm sáu\n\nbảy tám   chín\n"
"""Words stand at 0, 4, 8, 11, 15, 19, 24, 28, 34."""


def reference(folder: Path, *rows: str) -> str:
    path = folder / "reference.tsv"
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return str(path)


def test_places_are_lines_words_and_pieces(tmp_path: Path) -> None:
    name = reference(
        tmp_path, "# said of a text", "1\theading\tn=I\tlevel=2", "", "2-3,5:3\tparagraph"
    )
    assert read_reference(name, TEXT) == [
        Marked(frozenset([0, 4]), Kind.HEADING, (("n", "I"), ("level", "2"))),
        Marked(frozenset([8, 11, 15, 19, 34]), Kind.PARAGRAPH),
    ]


@pytest.mark.parametrize(
    "row", ["99\tparagraph", "x\tparagraph", "1\tchapter", "1", "4\tparagraph", "5:4\tparagraph"]
)
def test_what_says_nothing_about_the_text(tmp_path: Path, row: str) -> None:
    name = reference(tmp_path, "1\theading", row)
    with pytest.raises(InputError, match="line 2") as caught:
        read_reference(name, TEXT)
    assert name in str(caught.value)


def judged(marked: list[Marked], blocks: list[Block]) -> StructureFigures:
    return judge_structure(TEXT, marked, blocks)


HEADING = Marked(frozenset([0, 4]), Kind.HEADING, (("n", "I"), ("level", "1")))
PARAGRAPH = Marked(frozenset([8, 11, 15, 19]), Kind.PARAGRAPH)
LAST = Marked(frozenset([24, 28, 34]), Kind.PARAGRAPH)


def test_all_right() -> None:
    figures = judged(
        [HEADING, PARAGRAPH, LAST],
        [
            Block(0, 7, Kind.HEADING, (("level", "1"), ("n", "I")), 0.9),
            Block(8, 22, Kind.PARAGRAPH, posterior=0.5),
            Block(24, 38, Kind.PARAGRAPH, posterior=0.6),
        ],
    )
    assert figures.all_kinds.precision == figures.all_kinds.recall == figures.joins == 1
    assert (figures.values, figures.values_right) == (2, 2)
    assert figures.expected == pytest.approx(2.0)


def test_wrong_ends_kinds_and_numbers() -> None:
    figures = judged(
        [HEADING, PARAGRAPH, LAST],
        [
            Block(0, 7, Kind.HEADING, (("level", "2"), ("n", "I"))),
            Block(8, 14, Kind.PARAGRAPH),
            Block(15, 38, Kind.ITEM),
        ],
    )
    assert figures.kinds[Kind.HEADING].recall == 1
    assert (figures.values, figures.values_right) == (2, 1)
    paragraphs = figures.kinds[Kind.PARAGRAPH]
    assert (paragraphs.marked, paragraphs.found, paragraphs.right) == (2, 1, 0)
    assert figures.kinds[Kind.ITEM].recall is None
    # line 3 is parted, line 5 joined, both wrongly; line 2 is parted rightly
    assert (figures.lines, figures.joined_right) == (3, 1)


def test_pieces_of_a_group_are_one_part() -> None:
    group = (("group", "g"),)
    whole = Marked(frozenset([8, 11, 24, 28, 34]), Kind.PARAGRAPH)
    figures = judged(
        [whole], [Block(8, 14, Kind.PARAGRAPH, group), Block(24, 38, Kind.PARAGRAPH, group)]
    )
    assert figures.kinds[Kind.PARAGRAPH].right == 1
    assert figures.kinds[Kind.PARAGRAPH].found == 1


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    text = tmp_path / "text.txt"
    text.write_text(
        "I. TÌNH HÌNH CHUNG\n\nCác xã đã làm xong việc sửa đường trước mùa mưa.\n",
        encoding="utf-8",
    )
    return reference(tmp_path, "1\theading\tn=I", "3\titem\tn=a"), str(text)


def test_files_together(pair: tuple[str, str]) -> None:
    once, twice = evaluate_structure([pair]), evaluate_structure([pair, pair])
    assert once.kinds[Kind.HEADING].right == 1
    assert twice.all_kinds == once.all_kinds + once.all_kinds
    assert twice.lines == 2 * once.lines


def test_the_command(pair: tuple[str, str]) -> None:
    runner = CliRunner()
    told = runner.invoke(cli, ["evaluate", "--structure", "--json", *pair])
    assert told.exit_code == 0
    figures = json.loads(told.stdout)
    assert figures["kinds"]["heading"]["recall"] == 1
    assert figures["kinds"]["item"]["precision"] is None
    assert figures["joins"] == 1
    table = runner.invoke(cli, ["--lang", "vi", "evaluate", "--structure", *pair]).stdout
    assert "đề mục" in table
    assert "100.0%" in table


def test_the_command_wants_pairs(pair: tuple[str, str]) -> None:
    ran = CliRunner().invoke(cli, ["evaluate", "--structure", pair[0]])
    assert ran.exit_code == 2
