"""Numbers that do not follow: pointed out, never changed."""

from __future__ import annotations

import pytest
from tests.core.structure.official import BODY, DOCUMENTS

from soat_core.i18n import set_language
from soat_core.structure.block import Block
from soat_core.structure.checks import Fault, check_numbering
from soat_core.structure.finding import find_blocks
from soat_core.structure.kinds import BlockKind


def faults(text: str) -> list[tuple[str, str, str]]:
    """What is wrong, with the number as it stands in the text, and what would follow."""
    return [
        (one.fault, text[one.start : one.end], one.expected)
        for one in check_numbering(text, find_blocks(text))
    ]


def sections(*numbers: str) -> str:
    body = iter(BODY * 5)
    return "".join(f"{n} NỘI DUNG CÔNG VIỆC\n\n{next(body)}\n\n" for n in numbers)


def numbered(*marks: str) -> str:
    """Items as blocks would have them, each with a mark of its own."""
    return "\n".join(f"{mark} làm việc này;" for mark in marks)


def items(text: str) -> list[Block]:
    blocks = []
    start = 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line), BlockKind.ITEM))
        start += len(line) + 1
    return blocks


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("I.", "II.", "III.", "IV."), []),
        (("I.", "II.", "III.", "III.", "IV."), [(Fault.REPEATED, "III", "IV")]),
        (("I.", "II.", "IV.", "V."), [(Fault.SKIPPED, "IV", "III")]),
        (("I.", "II.", "III.", "II.", "III."), [(Fault.BACKWARDS, "II", "IV")]),
        (("IV.", "V."), []),
        (("A.", "B.", "B."), [(Fault.REPEATED, "B", "C")]),
    ],
)
def test_sections(numbers: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    assert faults(sections(*numbers)) == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (("a)", "b)", "c)", "d)", "đ)", "e)", "g)"), []),
        (("a)", "b)", "c)", "d)", "e)"), []),
        (("a)", "b)", "d)"), [("skipped", "d", "c")]),
        (("1.", "2.", "1.", "2."), []),
        (("1.", "a)", "b)", "2.", "a)", "b)"), []),
        (("1.", "a)", "2.", "b)"), []),
        (("1.", "1.1.", "1.2.", "2.", "2.1."), []),
        (("1.", "1.1.", "2.", "1.2."), [("elsewhere", "1.2", "2")]),
        (("1.", "-", "-", "3."), [("skipped", "3", "2")]),
        (("9)", "10)", "10)"), [("repeated", "10", "11")]),
    ],
)
def test_items(marks: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    text = numbered(*marks)
    found = check_numbering(text, items(text))
    assert [(one.fault, one.n, one.expected) for one in found] == expected


def test_where_the_number_before_stands() -> None:
    text = sections("I.", "I.")
    (one,) = check_numbering(text, find_blocks(text))
    assert text[slice(*one.before)] == "I"
    assert one.before[0] < one.start


def test_articles_count_through_chapters() -> None:
    text = (
        "Chương I\nMỘT\n\nĐiều 1. Phạm vi\n\nĐiều 2. Đối tượng\n\n"
        "Chương II\nHAI\n\nĐiều 3. Cách làm\n\nĐiều 5. Kinh phí\n"
    )
    assert faults(text) == [("skipped", "5", "4")]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_without_fault(document: object) -> None:
    assert callable(document)
    assert faults(document().text) == []


def test_what_hardly_is_there_is_not_checked() -> None:
    text = numbered("1.", "3.")
    unsure = [Block(one.start, one.end, one.kind, posterior=0.3) for one in items(text)]
    assert check_numbering(text, unsure) == []


def test_messages_in_both_languages() -> None:
    text = sections("I.", "II.", "II.")
    (one,) = check_numbering(text, find_blocks(text))
    set_language("vi")
    assert one.message == "hai mục liền nhau cùng mang số II; lẽ ra là III"
    set_language("en")
    assert one.message == "two sections II in a row; III would follow"
