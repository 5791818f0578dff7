"""Lines, pages and tokens of a reading."""

from __future__ import annotations

import codecs
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.making import places, texts

from soat_core.report import Report, Source


@given(texts)
def test_lines_are_cut_at_line_feeds_alone(text: str) -> None:
    report = Report.from_text(text)
    lines = [report.line_text(line) for line in range(report.line_count)]
    assert lines == text.split("\n")
    assert [report.line_span(n).start for n in range(report.line_count)] == report.line_starts


@given(texts)
def test_every_character_is_on_the_line_and_page_that_hold_it(text: str) -> None:
    report = Report.from_text(text)
    for offset in range(len(text) + 1):
        assert report.line_of(offset) == text.count("\n", 0, offset)
        start, end = report.page_span(report.page_of(offset))
        assert start <= offset <= end


@given(texts)
def test_pages_are_the_text_in_order(text: str) -> None:
    report = Report.from_text(text)
    spans = [report.page_span(page) for page in range(report.page_count)]
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(text[start - 1] == "\f" for start, _ in spans[1:])
    # every page but the last holds one form feed; after the last only blank ones may come
    inner = [text[start:end] for start, end in spans[:-1]]
    assert all(page.count("\f") == 1 for page in inner)
    last = text[spans[-1].start :].split("\f")
    assert not "".join(last[1:]).strip()


def test_a_form_feed_at_the_end_opens_no_page() -> None:
    assert Report.from_text("một\n\fhai\n\f").page_count == 2
    assert Report.from_text("một\n\f\fba\f \n").page_starts == [0, 5, 6]
    assert Report.from_text("").page_count == 1


@given(texts, places, places)
def test_widening_covers_whole_tokens_and_no_more(text: str, one: float, other: float) -> None:
    report = Report.from_text(text)
    start, end = sorted((round(one * len(text)), round(other * len(text))))
    wide = report.widen(start, end)
    assert wide.start <= start <= end <= wide.end
    assert report.widen(*wide) == wide
    # no token is cut: those inside, before and after are together all tokens
    parts = (text[: wide.start], text[wide.start : wide.end], text[wide.end :])
    assert [token for part in parts for token in part.split()] == text.split()
    # and nothing was taken that need not be
    assert not any(char.isspace() for char in text[wide.start : start] + text[end : wide.end])


@given(texts, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]), st.booleans())
def test_bytes(text: str, encoding: str, bom: bool) -> None:
    marks = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE}
    mark = marks.get(encoding, codecs.BOM_UTF16_BE) if bom else b""
    data = Report(text, Source("a.txt", "", encoding, bom)).to_bytes()
    assert data == mark + text.encode(encoding)


@given(texts)
def test_a_string_is_hashed_as_utf8(text: str) -> None:
    report = Report.from_text(text)
    assert hashlib.sha256(report.to_bytes()).hexdigest() == report.source.sha256


def test_text_that_the_encoding_has_not() -> None:
    with pytest.raises(UnicodeError):
        Report("ộ", Source("a.txt", "", "ascii")).to_bytes()
