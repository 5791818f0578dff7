"""Corrected hOCR, ALTO and PAGE."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.core import ocr_making as making

from soat_core.actions import PROGRAM, ActionKind
from soat_core.document import Document
from soat_core.edits import Edit, EditKind, kind_of
from soat_core.errors import ActionError, InputError, OutputError
from soat_core.readers.ocr_file import read
from soat_core.review import Review
from soat_core.writers.ocr_files import corrected_alto, corrected_hocr, corrected_page

Make = Callable[[Sequence[making.Page]], bytes]
Write = Callable[[Document, bytes], bytes]
FORMATS: list[tuple[Make, Write]] = [
    (making.hocr, lambda document, data: corrected_hocr(document, data)[0]),
    (making.alto, lambda document, data: corrected_alto(document, data)[0]),
    (making.page_xml, lambda document, data: corrected_page(document, data)[0]),
]
words = st.text("abcdđêố&<>\"'-.", min_size=1, max_size=5)
runs = st.one_of(words, st.lists(words, min_size=1, max_size=3).map(" ".join))
"""Some programs put several words, up to a whole line, where one should stand."""
pages = st.lists(
    st.lists(
        st.lists(st.lists(runs, min_size=1, max_size=4), min_size=1, max_size=3),
        min_size=1, max_size=2,
    ),
    min_size=1, max_size=2,
)  # fmt: skip


def canonical(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data), method="c14n")


def rows(text: str) -> list[list[str]]:
    """The words of every line that has any."""
    return [row.split() for row in text.split("\n") if row.split()]


def decided(document: Document, *edits: Edit) -> None:
    Review(document, PROGRAM).decide(ActionKind.TYPE, edits)


def edited(document: Document, word: str, text: str) -> None:
    start = document.report.ocr_text.index(word)
    decided(document, Edit(start, start + len(word), text, kind_of(word, text)))


@pytest.mark.parametrize(("make", "write"), FORMATS)
@given(pages=pages)
@settings(max_examples=40, deadline=None)
def test_nothing_corrected_is_nothing_changed(
    make: Make, write: Write, pages: list[making.Page]
) -> None:
    data = make(pages)
    assert canonical(write(read(data, "x", None), data)) == canonical(data)


@pytest.mark.parametrize(("make", "write"), FORMATS)
@given(pages=pages, data=st.data())
@settings(max_examples=80, deadline=None)
def test_what_is_written_reads_as_it_was_corrected(
    make: Make, write: Write, pages: list[making.Page], data: st.DataObject
) -> None:
    original = make(pages)
    document = read(original, "x", None)
    text = document.report.ocr_text
    spans = [token for n in range(document.report.line_count) for token in
             document.report.tokens_of_line(n)]  # fmt: skip
    for _ in range(data.draw(st.integers(1, 6))):
        first = data.draw(st.integers(0, len(spans) - 1))
        last = min(len(spans) - 1, first + data.draw(st.integers(0, 2)))
        start, end = spans[first].start, spans[last].end
        if "\f" in text[start:end]:
            continue
        new = " ".join(data.draw(st.lists(words, max_size=3)))
        try:
            decided(document, Edit(start, end, new, kind_of(text[start:end], new)))
        except ActionError:
            continue  # cuts an earlier one
    again = read_or_empty(write(document, original))
    assert again.split() == document.corrected_text().split()
    if not any("\n" in text[edit.start : edit.end] for edit in document.edits):
        # a line that is gone from the text still is one on the page
        assert rows(again) == rows(document.corrected_text())


def read_or_empty(data: bytes) -> str:
    try:
        return read(data, "x", None).report.ocr_text
    except InputError:
        return ""  # every word was deleted


@pytest.mark.parametrize(("make", "write"), FORMATS)
def test_split_words_share_the_box(make: Make, write: Write) -> None:
    data = make([[[["hoatdong", "b"]]]])
    document = read(data, "x", None)
    edited(document, "hoatdong", "hoạt động")
    layout = read(write(document, data), "x", None).report.layout
    assert layout is not None
    first, second, other = (layout.word(n).box for n in range(3))
    assert first is not None and second is not None and other is not None
    assert (first.left, second.right) == (0, 60)
    assert first.right <= second.left
    assert other.left == 70


@pytest.mark.parametrize(("make", "write"), FORMATS)
def test_joined_words_take_all_the_room(make: Make, write: Write) -> None:
    data = make([[[["N", "ghi", "b"]]]])
    document = read(data, "x", None)
    edited(document, "N ghi", "Nghị")
    layout = read(write(document, data), "x", None).report.layout
    assert layout is not None and len(layout) == 2
    box = layout.word(0).box
    assert box is not None and (box.left, box.right) == (0, 130)


@pytest.mark.parametrize(("make", "write"), FORMATS)
def test_identities_stay_and_new_ones_are_new(make: Make, write: Write) -> None:
    data = make([[[["ab", "cd"]]]])
    document = read(data, "x", None)
    edited(document, "ab", "a b c")
    layout = read(write(document, data), "x", None).report.layout
    before = document.report.layout
    assert layout is not None and before is not None
    assert [layout.word_id[0], layout.word_id[3]] == list(before.word_id)
    assert len(set(layout.word_id)) == 4


@pytest.mark.parametrize(("make", "write"), FORMATS)
def test_another_file_is_refused(make: Make, write: Write) -> None:
    document = read(make([[[["ab", "cd"]]]]), "x", None)
    with pytest.raises(OutputError):
        write(document, make([[[["ab", "ce"]]]]))


@pytest.mark.parametrize(("make", "write"), FORMATS)
def test_the_illegible_is_marked(make: Make, write: Write) -> None:
    data = make([[[["ab", "~~"]]]])
    document = read(data, "x", None)
    decided(document, Edit(3, 5, "", EditKind.ILLEGIBLE))
    assert rows(read(write(document, data), "x", None).report.ocr_text) == [["ab", "[...]"]]


def test_alto_hyphens_stay_with_their_words() -> None:
    line = (
        '<TextLine><String CONTENT="đối" HPOS="0" VPOS="0" WIDTH="9" HEIGHT="9"/><SP/>'
        '<String CONTENT="ngo" SUBS_TYPE="HypPart1" SUBS_CONTENT="ngoai"/><HYP CONTENT="-"/>'
        '</TextLine><TextLine><String CONTENT="ai" SUBS_TYPE="HypPart2" SUBS_CONTENT="ngoai"/>'
        "</TextLine>"
    )
    data = making.alto([[]]).replace(
        b"</PrintSpace>", f"<TextBlock ID='b'>{line}</TextBlock></PrintSpace>".encode()
    )
    document = read(data, "x", None)
    assert document.report.ocr_text == "đối ngo-\nai\n"
    edited(document, "ngo-", "ngờ-")
    [written] = corrected_alto(document, data)
    assert b"<HYP" in written and read(written, "x", None).report.ocr_text == "đối ngờ-\nai\n"
    assert written.count(b"SUBS_CONTENT") == 1  # it no longer holds for the part that changed


def test_page_corrects_every_level() -> None:
    data = making.page_xml([[[["d6i", "ngoai"], ["nim"]]]])
    document = read(data, "x", None)
    edited(document, "d6i", "đối")
    written = corrected_page(document, data)[0].decode()
    assert "d6i" not in written
    assert written.count("đối") == 3  # word, line, region


def test_page_lines_without_words() -> None:
    data = making.page_xml([[[["d6i", "ngoai"], ["nim"]]]], words_too=False)
    document = read(data, "x", None)
    assert document.report.layout is not None and document.report.layout.level == "line"
    edited(document, "d6i", "đối")
    assert read(corrected_page(document, data)[0], "x", None).report.ocr_text == "đối ngoai\nnim\n"
