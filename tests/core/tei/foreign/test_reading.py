"""What is shown of the TEI of others, and what of it can be corrected."""

from __future__ import annotations

import pytest
from tests.core.making import LAN
from tests.core.searching import snapshot_of
from tests.core.tei.foreign.samples import (
    CORPUS,
    DTA,
    EPIDOC,
    LITE,
    MIXTURE,
    NAMESPACES,
    tei,
)

from soat_core.document import Document
from soat_core.errors import ActionError
from soat_core.review import Review
from soat_core.search import (
    Obstacle,
    Plan,
    Query,
    Replacement,
    Rewriter,
    Side,
    compile_query,
)
from soat_core.tei.foreign import describe_foreign, read_foreign, resolved


def read(xml: str) -> Document:
    return read_foreign(xml.encode(), "a.xml")


def text(body: str) -> str:
    return read(tei(body)).report.ocr_text


def changed(body: str, old: str, new: str) -> str:
    """The content of the body when ``old`` reads ``new``."""
    document = read(tei(body))
    start = document.report.ocr_text.index(old)
    Review(document, LAN).type_text(start, start + len(old), new)
    written = resolved(document).decode()
    return written[written.index("<body>") + 6 : written.index("</body>")]


def refused(body: str, old: str, new: str) -> str:
    document = read(tei(body))
    start = document.report.ocr_text.index(old)
    with pytest.raises(ActionError) as error:
        Review(document, LAN).type_text(start, start + len(old), new)
    assert not document.edits
    return error.value.what


# What is shown


def test_lines_pages_notes_and_tables_of_dta() -> None:
    assert read(DTA).report.ocr_text == (
        "UBND TINH\nKét qua cong tac\nThue hién Cong\nvin sd 1917 & ngay thông tin d6i ngo-\n"
        "ai. nam Két\nXem phu luc.\n\fmot\thai\nba\n"
    )
    assert read(DTA).report.page_count == 2


def test_paragraphs_lists_and_verse_of_tei_lite() -> None:
    assert read(LITE).report.ocr_text == (
        "BAO CAO\nCua\nUBND\nI. Dac diem\nDoan thu nhat dai hon mot dong\ntrong tep nay, Nguyen\n"
        "Van A viet.\na)\tmot\nb)\thai\nloi noi\ncau mot\ncau hai\nNoi nhan\n"
    )


def test_what_an_edition_reads() -> None:
    assert read(EPIDOC).report.ocr_text == (
        "imperatori Caesari \nstra\ntegos [...] abc \nunum fin\n"
    )
    body = "<p><choice><orig>a</orig><reg>b</reg></choice><choice><abbr>c</abbr><expan>d</expan>"
    assert text(f"{body}</choice><subst><del>e</del><add>g</add></subst></p>") == "bdg\n"
    # alternatives that say nothing of which is better
    assert text("<p><choice><unclear>a</unclear><unclear>b</unclear></choice></p>") == "a\n"


def test_all_texts_of_a_corpus() -> None:
    assert read(CORPUS).report.ocr_text == "van ban mot\nvan ban hai\ntrong khung\n"


def test_other_namespaces_are_shown() -> None:
    assert read(NAMESPACES).report.ocr_text == "mot x=1 hai\nchu\nba\nbon\n"


def test_references_cdata_and_comments() -> None:
    assert read(MIXTURE).report.ocr_text == (
        "mot <hai> ba <bon> năm saubay tam 12/BC chin muoi \U0001d11e\xa0x y\nmot chu thich\n"
        "xin\nchao cac\nban\n"
    )


def test_pages_without_text_count() -> None:
    assert text("<pb/><pb/><p>a<pb/>b</p>") == "\fa\n\fb\n"


def test_it_is_told_what_a_file_is() -> None:
    told = describe_foreign(read(tei("<p>mot <formula>a+b</formula><pb/>hai</p>")))
    assert "pages: 2" in told
    assert "lines: 2" in told
    assert "read: 1" in told


# What can be corrected


@pytest.mark.parametrize(
    ("body", "old", "new", "then"),
    [
        ("<p>Két qua</p>", "Két", "Kết", "<p>Kết qua</p>"),
        # markup inside of a word stays
        ("<p><hi>K</hi>ét</p>", "Két", "Kết", "<p><hi>K</hi>ết</p>"),
        # a line break taken away goes with its element, one typed brings one
        ("<p>ngo<lb/>ai</p>", "ngo\nai", "ngoại", "<p>ngoại</p>"),
        ("<p>a b<lb/>c</p>", "a b", "a\nb", "<p>a<lb/>b<lb/>c</p>"),
        # but stays where the lines do
        ('<p>vin<lb n="2"/>sd</p>', "vin\nsd", "văn\nsố", '<p>văn<lb n="2"/>số</p>'),
        ("<p>mot <hi>hai</hi> ba</p>", "mot hai ba", "một hai bà", "<p>một <hi>hai</hi> bà</p>"),
        # in what others corrected
        (
            "<p><choice><sic>x</sic><corr>ngay</corr></choice></p>", "ngay", "ngày",
            "<p><choice><sic>x</sic><corr>ngày</corr></choice></p>",
        ),
        ("<p>a &lt; b</p>", "<", "&", "<p>a &amp; b</p>"),
        ("<p>ab <formula>x</formula>cd</p>", "xcd", "xđ", "<p>ab <formula>x</formula>đ</p>"),
        ("<p>a<!-- c -->b</p>", "ab", "x", "<p>x</p>"),
    ],
)  # fmt: skip
def test_corrections_keep_the_markup(body: str, old: str, new: str, then: str) -> None:
    assert changed(body, old, new) == then


@pytest.mark.parametrize(
    ("body", "old", "new", "told"),
    [
        ("<p>a <formula>x+y</formula></p>", "x+y", "z", "formula"),
        ("<p>a <g>x</g></p>", "x", "z", "“g”"),
        ("<p>a <idno>1/BC</idno></p>", "1/BC", "2/BC", "idno"),
        ("<p>a <gap reason='lost'/></p>", "[...]", "z", "gap"),
        ('<p>a <x xmlns="urn:y">b</x></p>', "b", "z", "no TEI text"),
        ("<p>a</p><p>b</p>", "a\nb", "ab", "stay apart"),
        ("<row><cell>a</cell><cell>b</cell></row>", "a\tb", "ab", "stay apart"),
        ("<p>a<lb/><persName>b</persName></p>", "a\nb", "ab", "different elements"),
        ("<p>a</p>", "a", "\x01", "U+0001"),
    ],
)
def test_what_cannot_be_corrected_is_refused_with_a_reason(
    body: str, old: str, new: str, told: str
) -> None:
    assert told in refused(body, old, new)


def test_read_only_words_are_no_suspects_and_keep_nothing_from_being_replaced() -> None:
    from soat_core.actions import ActionKind
    from soat_core.edits import Edit
    from soat_core.engine.suggestion import Candidate, Suggestion

    review = Review(read(tei("<p>vin <g>vin</g> vin</p>")), LAN)
    candidates = (Candidate("văn", 0.6), Candidate("vin", 0.4))
    places = [(0, 3), (4, 7), (8, 11)]
    review.set_suggestions(0, 11, [Suggestion(*place, candidates) for place in places])
    assert review.progress().suspects == 2
    changes = review.decide(ActionKind.SERIES, [Edit(*place, "văn") for place in places])
    assert changes.left_out == 1
    assert review.document.corrected_text() == "văn vin văn\n"


def test_a_plan_to_replace_says_what_can_only_be_read() -> None:
    review = Review(read(tei("<p>vin <idno>vin</idno> vin</p>")), LAN)
    query = Query("vin", Side.SHOWN)
    snapshot = snapshot_of(review, query.side)
    rewrites = Rewriter(compile_query(query), Replacement("văn")).all(snapshot)
    assert rewrites is not None
    plan = Plan(review, query.side, snapshot, rewrites)
    assert len(plan.decisions(lambda _: True).edits) == 2
    assert plan.obstacle(1) is Obstacle.READ_ONLY


def test_a_file_of_spaces_and_a_thousand_words_in_one_element() -> None:
    body = "<p>" + "mot " * 1000 + "</p>"
    assert changed(body, "mot mot", "hai mot").startswith("<p>hai mot mot")
