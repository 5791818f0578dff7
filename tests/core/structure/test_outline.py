"""The outline, and what a person changes in it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.core.structure.official import DOCUMENTS, decision, plan, report

from soat_core.structure.block import Block
from soat_core.structure.finding import find_blocks
from soat_core.structure.kinds import BlockKind as Kind
from soat_core.structure.outline import Node, outline
from soat_core.structure.reshaping import (
    DEEPEST,
    demote,
    join,
    pieces_of,
    promote,
    split,
    with_kind,
)
from soat_core.text import tokens

TEXTS = [document().text for document in DOCUMENTS]
texts = st.sampled_from(TEXTS)


def words(text: str, blocks: list[Block]) -> list[str]:
    """All words of the blocks, in order."""
    return [word for one in blocks for word in text[one.start : one.end].split()]


def bare(blocks: list[Block]) -> list[tuple[int, int, str, str, str]]:
    """Blocks but for their posteriors and the names of groups."""
    return [
        (b.start, b.end, b.kind, b.value("level"), b.value("n") if not b.group else "")
        for b in blocks
    ]


def picture(nodes: list[Node], depth: int = 0) -> list[str]:
    rows = []
    for node in nodes:
        name = f"{node.label} {node.n}".strip()
        rows.append(f"{'> ' * depth}{name} | {node.title}")
        rows += picture(node.children, depth + 1)
    return rows


def test_the_tree_of_a_report() -> None:
    text = report().text
    assert picture(outline(text, find_blocks(text))) == [
        "I | KẾT QUẢ ĐẠT ĐƯỢC",
        "> 1 | Về môi trường",
        "> 2 | Về chăn nuôi và thú y",
        "II | HẠN CHẾ, NGUYÊN NHÂN",
        "III | NHIỆM VỤ TRONG THỜI GIAN TỚI",
    ]


def test_headings_and_what_stands_below_them() -> None:
    text = plan().text
    whole = outline(text, find_blocks(text), headings_only=False)
    kinds = [node.kind for node in whole]
    assert kinds[:3] == [Kind.ISSUER, Kind.NATION, Kind.MOTTO]
    (content,) = (node for node in whole if node.title == "NỘI DUNG")
    assert [child.kind for child in content.children].count(Kind.ROW) == 5


def test_long_parts_are_told_by_their_beginning() -> None:
    text = decision().text
    nodes = outline(text, find_blocks(text), headings_only=False, longest=30)
    titles = [node.title for root in nodes for node in (root, *root.children)]
    assert max(map(len, titles)) == 30
    assert any(
        title.startswith("Thành lập Tổ kiểm tra") and title.endswith("…") for title in titles
    )


def test_titles_of_parts_in_pieces_have_all_of_them() -> None:
    text = report(gap=" ").text
    nodes = outline(text, find_blocks(text), headings_only=False)
    titles = {node.kind: node.title for node in nodes}
    assert titles[Kind.ISSUER] == "ỦY BAN NHÂN DÂN HUYỆN SUỐI TRONG"


def test_titles_leave_out_line_ends_and_labels() -> None:
    text = "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n"
    assert picture(outline(text, find_blocks(text))) == [
        "Chương I | QUY ĐỊNH CHUNG",
        "> Điều 1 | Phạm vi",
    ]


@given(texts, st.data())
def test_promoting_and_demoting_are_inverse(text: str, data: st.DataObject) -> None:
    blocks = find_blocks(text)
    at = data.draw(st.integers(0, len(blocks) - 1))
    lower = demote(blocks, at)
    assert words(text, lower) == words(text, blocks)
    if lower != blocks:
        assert lower[at].kind in (Kind.HEADING, Kind.ITEM)
        assert promote(lower, at) == blocks


def test_levels_end_at_the_top_and_the_bottom() -> None:
    blocks = [Block(0, 3, Kind.HEADING, (("level", "1"),))]
    assert promote(blocks, 0) == blocks
    for _ in range(20):
        blocks = demote(blocks, 0)
    assert blocks[0].value("level") == str(DEEPEST)


@given(texts, st.data())
def test_another_kind_and_back(text: str, data: st.DataObject) -> None:
    blocks = find_blocks(text)
    at = data.draw(st.integers(0, len(blocks) - 1))
    kind = data.draw(st.sampled_from(list(Kind)))
    changed = with_kind(text, blocks, at, kind)
    assert {changed[place].kind for place in pieces_of(blocks, at)} == {kind}
    assert [(b.start, b.end) for b in changed] == [(b.start, b.end) for b in blocks]
    others = set(range(len(blocks))) - set(pieces_of(blocks, at))
    assert all(changed[place] == blocks[place] for place in others)
    again = with_kind(text, changed, at, Kind(blocks[at].kind))
    assert [b.kind for b in again] == [b.kind for b in blocks]
    assert again[at].value("n") == blocks[at].value("n") or blocks[at].group


@given(texts, st.data())
def test_joining_takes_back_a_split(text: str, data: st.DataObject) -> None:
    blocks = find_blocks(text)
    at = data.draw(st.integers(0, len(blocks) - 1))
    starts = [span.start for span in tokens(text, blocks[at].start, blocks[at].end)]
    parted = split(text, blocks, at, data.draw(st.sampled_from(starts)))
    assert words(text, parted) == words(text, blocks)
    if parted == blocks:
        return  # before its first word
    start = blocks[pieces_of(blocks, at)[0]].start
    first = next(place for place, b in enumerate(parted) if b.start == start)
    if parted[first + 1].kind in (Kind.HEADER, Kind.PAGE_NUMBER, Kind.FOOTNOTE):
        return  # what interrupts is passed over, so two of them are not joined
    assert bare(join(text, parted, first)) == bare(blocks)


@given(texts, st.data())
def test_any_changes_keep_the_text(text: str, data: st.DataObject) -> None:
    blocks = original = find_blocks(text)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(blocks) - 1))
        offset = data.draw(st.integers(0, len(text)))
        change = data.draw(st.sampled_from(["up", "down", "join", "split", "kind"]))
        match change:
            case "up":
                blocks = promote(blocks, at)
            case "down":
                blocks = demote(blocks, at)
            case "join":
                blocks = join(text, blocks, at)
            case "split":
                blocks = split(text, blocks, at, offset)
            case "kind":
                blocks = with_kind(text, blocks, at, Kind.ITEM)
        assert words(text, blocks) == words(text, original)
        assert all(x.end <= y.start for x, y in pairwise(blocks))
        groups = [b.group for b in blocks if b.group]
        assert all(groups.count(name) > 1 for name in groups)


def test_joining_over_a_page_keeps_what_stands_between() -> None:
    text = "một hai\n\f2\nba bốn\n"
    blocks = [
        Block(0, 7, Kind.PARAGRAPH),
        Block(9, 10, Kind.PAGE_NUMBER),
        Block(11, 17, Kind.PARAGRAPH),
    ]
    joined = join(text, blocks, 0)
    assert [b.kind for b in joined] == [b.kind for b in blocks]
    assert joined[0].group == joined[2].group != ""
    assert joined[1] == blocks[1]
    assert bare(split(text, joined, 0, 11)) == bare(blocks)


def test_nothing_to_join_with() -> None:
    blocks = [Block(0, 3, Kind.PARAGRAPH)]
    assert join("một", blocks, 0) == blocks


def test_splitting_finds_the_number_of_what_follows() -> None:
    text = "1. Làm đường;\n2. Làm cầu."
    blocks = [Block(0, len(text), Kind.ITEM, (("level", "2"), ("n", "1")))]
    first, second = split(text, blocks, 0, text.index("2."))
    assert (first.value("n"), first.value("level")) == ("1", "2")
    assert (second.value("n"), second.value("level")) == ("2", "2")
    assert text[first.start : first.end] == "1. Làm đường;"
