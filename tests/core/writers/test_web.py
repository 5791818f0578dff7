"""The web page: both texts are in it, nothing of the report is markup, no network is asked."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest
from hypothesis import given, settings
from lxml import etree, html
from tests.core.edition.annotated import annotated
from tests.core.edition.hostile import blank, deleted, empty, hostile, illegible
from tests.core.edition.ink import corrected, letters
from tests.core.edition.worked import worked

from soat_core.document import Document
from soat_core.edition import edition_of
from soat_core.i18n import set_language
from soat_core.writers import format_of


def page_of(document: Document) -> etree._Element:
    return html.fromstring(format_of("html").write(document).decode())


def shown(document: Document, hidden: str) -> str:
    """The text as the page shows it when what has the class ``hidden`` is not."""
    [main] = page_of(document).xpath("//main")
    gone = (hidden, "page", "note", "notes", "register", "q")
    for element in list(main.iter()):
        if set((element.get("class") or "").split()) & set(gone):
            element.drop_tree()
    return "".join(main.itertext())


@given(document=annotated())
@settings(max_examples=40)
def test_both_texts_stand_in_it(document: Document) -> None:
    assert letters(shown(document, "o")) == letters(corrected(document))
    assert letters(shown(document, "t")) == letters(document.report.ocr_text)


@pytest.mark.parametrize("make", [empty, blank, deleted, illegible, hostile, worked])
def test_odd_reports(make: type[Document]) -> None:
    document = make()  # type: ignore[call-arg]
    assert letters(shown(document, "t")) == letters(document.report.ocr_text)
    assert letters(shown(document, "o")) == letters(corrected(document))


def test_nothing_of_the_report_is_markup() -> None:
    told = format_of("html").write(hostile()).decode()
    page = html.fromstring(told)
    assert len(page.xpath("//script")) == 2
    assert not page.xpath("//img | //iframe | //link | //object | //*[@onerror]")
    [data] = page.xpath("//script[@type='application/json']")
    assert "<" not in data.text
    assert json.loads(data.text)["changes"]["1"][0].startswith("<script>")
    assert "red;}" not in told  # a colour that is none


def test_only_its_own_style_and_script_are_allowed() -> None:
    for identity in ("html", "work-report"):
        page = html.fromstring(format_of(identity).write(hostile()).decode())
        [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; ")
        for content in page.xpath("//style/text() | //script[not(@type)]/text()"):
            digest = hashlib.sha256(content.encode()).digest()
            assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy
        assert not page.xpath("//*[@style]")
        assert not page.xpath("//@href[not(starts-with(., '#'))] | //@src")


def test_edits_entities_notes_and_outline() -> None:
    page = page_of(worked())
    [code] = page.xpath("//*[@class='c auto']")
    assert [code.findtext("del"), code.findtext("ins")] == ["O1/NQ-CP", "01/NQ-CP"]
    told = json.loads(page.xpath("//script[@type='application/json']/text()")[0])
    ocr, text, how = told["changes"][code.get("data-c")]
    assert (ocr, text) == ("O1/NQ-CP", "01/NQ-CP")
    assert re.fullmatch(
        r"Trần Thị Lan · \d\d/11/2026 \d\d:\d\d · automatic 99%", told["phrases"][how[0]]
    )
    named = [" ".join(one.itertext()) for one in page.xpath("//*[contains(@class, 'e-place')]")]
    assert "Nam Định" in named
    assert "place: Tỉnh Ninh Bình · 37" in told["entities"]
    assert page.xpath("//nav//a/text()") == ["I. KẾT QUẢ", "1. Thu ngân sách", "II. PHƯƠNG HƯỚNG"]
    assert page.xpath("//section[@class='notes']/p/@id") == ["n-1"]
    assert page.xpath("//h1/descendant-or-self::*/text()") == ["BÁO ", "C ÁO", "CÁO"]
    links = {href[1:] for href in page.xpath("//@href")}
    assert links <= set(page.xpath("//@id"))
    assert ".e-own1 { --e: #0a7; }" in page.xpath("//style/text()")[0]


def test_the_page_speaks_the_language_of_the_person() -> None:
    set_language("vi")
    page = page_of(worked())
    assert page.get("lang") == "vi"
    assert "Bản OCR" in page.xpath("//header//label/text()")


def test_the_work_that_was_done() -> None:
    told = format_of("work-report").write(worked()).decode()
    page = html.fromstring(told)
    rows = [[cell.text for cell in row.xpath("td")] for row in page.xpath("//table[1]//tr[td]")]
    lan = next(row for row in rows if row[0] == "Trần Thị Lan")
    assert lan[1:7] == ["8", "3", "4", "1", "0", "2 min"]
    assert ["C ÁO", "CÁO", "1"] in rows
    charts = page.xpath("//svg/@aria-label")
    assert "Mistakes by kind" in charts
    assert len(edition_of(worked()).changes) == 9
    assert format_of("work-report").write(worked()).decode() == told


@pytest.mark.parametrize("make", [empty, blank, deleted, illegible, hostile])
def test_work_on_odd_reports(make: type[Document]) -> None:
    page = html.fromstring(format_of("work-report").write(make()).decode())  # type: ignore[call-arg]
    assert page.xpath("//h1") and not page.xpath("//script")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert format_of("html").write(worked()) == format_of("html").write(worked())
