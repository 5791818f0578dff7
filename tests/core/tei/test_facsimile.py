"""Pages, boxes and what else OCR files tell: in the record and back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.core import ocr_making as making

from soat_core.document import Document
from soat_core.errors import RecordError
from soat_core.layout import Alternative, Box, Layout, LayoutBuilder, PageImage
from soat_core.readers.ocr_file import read
from soat_core.report import Report, Source
from soat_core.tei import read_record, validate_record, write_record
from soat_core.tei.header import text_digest

names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
words = st.text('abđố&<"-.\u200b\x0b', min_size=1, max_size=4)
boxes = st.none() | st.tuples(
    st.integers(0, 99), st.integers(0, 99), st.integers(1, 99), st.integers(1, 99)
).map(lambda b: Box(b[0], b[1], b[0] + b[2], b[1] + b[3]))
shares = st.none() | st.integers(0, 10000).map(lambda n: n / 10000)


@st.composite
def layouts(draw: st.DrawFn) -> tuple[str, Layout]:
    builder = LayoutBuilder(draw(st.sampled_from(["word", "line", "region"])))
    for _ in range(draw(st.integers(1, 3))):
        builder.page(
            PageImage(
                draw(names.filter(lambda name: "#" not in name)), draw(st.integers(0, 3)),
                draw(st.integers(0, 99)), 200, draw(st.sampled_from([0.0, 72.5, 300.0])),
                draw(names),
            )
        )  # fmt: skip
        for _ in range(draw(st.integers(0, 2))):
            builder.region(draw(st.sampled_from(["text", "ocr_par", "a b"])), draw(boxes))
            for _ in range(draw(st.integers(0, 3))):
                builder.line(draw(boxes))
                for _ in range(draw(st.integers(0, 3))):
                    others = draw(st.lists(st.builds(Alternative, words, shares), max_size=1))
                    builder.word(draw(words), draw(boxes), draw(shares), "", others,
                                 apart=draw(st.booleans()))  # fmt: skip
                builder.end_line()
    return builder.built()


def document_of(text: str, layout: Layout) -> Document:
    source = Source("a.hocr", "0" * 64, media_type="text/vnd.hocr+html")
    return Document(Report(text, source, layout))


@given(layouts())
@settings(max_examples=150)
def test_a_layout_comes_back(found: tuple[str, Layout]) -> None:
    text, layout = found
    data = write_record(document_of(text, layout))
    assert validate_record(data, "x") == []
    report = read_record(data, "x").report
    assert report.ocr_text == text
    back = report.layout
    assert back is not None
    assert back.level == layout.level
    assert [(p.index, p.width, p.dpi) for p in back.pages if p.name] == [
        (p.index, p.width, p.dpi) for p in layout.pages if p.name
    ]
    assert [p.name for p in back.pages] == [p.name for p in layout.pages]
    assert back.page_word == layout.page_word
    for column in ("word_start", "word_end", "word_box", "line_box"):
        assert np.array_equal(getattr(back, column), getattr(layout, column)), column
    assert np.allclose(back.confidence, layout.confidence, atol=1e-4, equal_nan=True)
    assert [(r.first_line, r.last_line, r.box) for r in back.regions] == [
        (r.first_line, r.last_line, r.box) for r in layout.regions
    ]
    assert {at: [one.text for one in some] for at, some in back.alternatives.items()} == {
        at: [one.text for one in some] for at, some in layout.alternatives.items()
    }


def test_it_is_tei(tei_all: etree.RelaxNG) -> None:
    builder = LayoutBuilder()
    builder.page(PageImage("báo cáo 1.png", 1, 100, 200, 300, "page_1"))
    builder.region("ocr_par", Box(0, 0, 9, 9))
    builder.line(Box(1, 1, 8, 8))
    builder.word("đối", Box(1, 1, 4, 8), 0.5, "", [Alternative("đổi", 0.4)])
    builder.word("ngoại")
    builder.end_line()
    data = write_record(document_of(*builder.built()))
    tei_all.assertValid(etree.fromstring(data))


@pytest.fixture
def record() -> str:
    return write_record(read(making.hocr([[[["a", "bc"], ["d"]]]]), "a.hocr", None)).decode()


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        ('n="2 2"', 'n="2 9"'),
        ('n="2 2"', 'n="0 1"'),
        ('xml:id="z2" type="line" n="2"', 'xml:id="z2" type="line" n="99"'),
        ('n="1 2"', 'n="2 1"'),
        ('ulx="0"', 'ulx="-5"'),
        ('cert="0.9150"', 'cert="1.5"'),
    ],
)
def test_what_does_not_fit_is_refused(record: str, pattern: str, instead: str) -> None:
    assert pattern in record
    with pytest.raises(RecordError) as told:
        read_record(record.replace(pattern, instead, 1).encode(), "a.tei.xml")
    assert "a.tei.xml" in told.value.where and "zone" in told.value.what


def test_lines_point_to_their_zones(record: str) -> None:
    root = etree.fromstring(record.encode())
    zones = {f"#{e.get('{http://www.w3.org/XML/1998/namespace}id')}" for e in root.iter()}
    pointers = [e.get("facs") for e in root.iter() if e.get("facs")]
    assert len(pointers) == 3 and set(pointers) <= zones


def test_plain_text_has_none() -> None:
    assert b"facsimile" not in write_record(Document(Report.from_text("a b\n")))


def test_the_digest_is_that_of_the_text() -> None:
    document = read(making.hocr([[[["a"]]]]), "a.hocr", None)
    assert text_digest(document.report).encode() in write_record(document)
