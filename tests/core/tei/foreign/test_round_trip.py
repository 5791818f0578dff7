"""Whatever is corrected in the TEI of others: nothing else of the file changes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.core.making import LAN
from tests.core.tei.foreign.samples import ALL, VALID

from soat_core.actions import ActionKind
from soat_core.annotation import ENTRY, NOTE, Annotation
from soat_core.document import Document
from soat_core.edits import Edit, EditKind, Origin, kind_of
from soat_core.errors import ActionError
from soat_core.review import Review
from soat_core.tei.foreign import original_bytes, read_foreign, resolved, write_foreign
from soat_core.tei.foreign.reading import read_layer
from soat_core.text import tokens

TEI = "{http://www.tei-c.org/ns/1.0}"
TEXTS = st.text(st.sampled_from("aăđệ ôZ&<\"'>\U0001d11e\n1,."), max_size=9)


def read(xml: str) -> Document:
    return read_foreign(xml.encode(), "a.xml")


@st.composite
def decisions(draw: st.DrawFn, text: str) -> Edit:
    """Any decision about up to three tokens of a text, or about a place between two."""
    spans = list(tokens(text))
    first = draw(st.integers(0, len(spans) - 1))
    last = min(len(spans) - 1, first + draw(st.sampled_from([0, 0, 0, 1, 2])))
    start, end = spans[first].start, spans[last].end
    if draw(st.integers(0, 5)) == 0:
        place = draw(st.sampled_from([start, end]))
        return Edit(place, place, draw(TEXTS.filter(bool)), EditKind.INSERT)
    said = draw(st.one_of(TEXTS, st.just(text[start:end]), st.just(text[start:end] + "ệ")))
    kind = kind_of(text[start:end], said)
    origin = draw(st.sampled_from(Origin))
    suggested = origin is Origin.SUGGESTED
    if kind is EditKind.REPLACE and draw(st.integers(0, 3)) == 0:
        return Edit(start, end, "", EditKind.ILLEGIBLE, origin)
    unclear = bool(said.strip()) and draw(st.booleans())
    posterior, rank = (0.25, 2) if suggested else (None, None)
    return Edit(start, end, said, kind, origin, posterior, rank, unclear=unclear)


class Case:
    """A sample and its document; told by what was decided, which is enough to know it."""

    def __init__(self, xml: str, document: Document) -> None:
        self.xml = xml
        self.document = document

    def __repr__(self) -> str:
        return f"{self.xml}\n{list(self.document.edits)}\n{list(self.document.annotations)}"


@st.composite
def corrected(draw: st.DrawFn, samples: dict[str, str]) -> Case:
    """A sample, and a document in which some of it was decided and noted."""
    xml = draw(st.sampled_from(list(samples.values())))
    document = read(xml)
    review = Review(document, LAN)
    length = len(document.report.ocr_text)
    for edit in draw(st.lists(decisions(document.report.ocr_text), max_size=6)):
        before = list(document.edits)
        try:
            review.decide(ActionKind.TYPE, [edit])
        except ActionError as error:
            assert str(error)
            assert list(document.edits) == before
    for _ in range(draw(st.integers(0, 2))):
        kind = draw(st.sampled_from([NOTE, ENTRY, "date", "x-kieu-rieng"]))
        ends = [0, 0] if kind == ENTRY else [draw(st.integers(0, length)) for _ in range(2)]
        values = draw(st.sampled_from([(), (("when", "2024-11-06"),)]))
        if kind == ENTRY:
            values = (("code", "x & y"), ("kind", "person"))
        note = Annotation(
            document.next_annotation, min(ends), max(ends), kind, draw(TEXTS), values=values,
            rejected=kind == "date" and draw(st.booleans()),
            posterior=draw(st.sampled_from([None, 0.5])),
        )  # fmt: skip
        review.decide(ActionKind.ANNOTATE, annotate=[note])
    return Case(xml, document)


@pytest.mark.parametrize("name", ALL)
def test_what_nobody_touched_is_the_same_byte_for_byte(name: str) -> None:
    document = read(ALL[name])
    assert write_foreign(document) == ALL[name].encode()
    assert resolved(document) == ALL[name].encode()


@given(corrected(ALL))
@settings(max_examples=100)
def test_corrections_come_back_and_can_be_taken_out_again(found: Case) -> None:
    xml, document = found.xml, found.document
    data = write_foreign(document, engine_version="7")
    again = read_foreign(data, "a.xml")
    assert again.report == document.report
    assert list(again.edits) == list(document.edits)
    assert sorted(again.annotations, key=repr) == sorted(document.annotations, key=repr)
    assert [replace(one, put=(), annotate=()) for one in document.actions] == again.actions
    assert write_foreign(again, engine_version="7") == data
    assert original_bytes(again) == xml.encode()


@given(corrected(ALL))
@settings(max_examples=60)
def test_without_corr_the_old_text_is_there_and_without_sic_the_new_one(
    found: Case,
) -> None:
    xml, document = found.xml, found.document
    data = write_foreign(document)
    assert _without("corr", data) == _text(etree.fromstring(xml.encode()))
    assert _without("sic", data) == _text(etree.fromstring(resolved(document)))
    read_anew = read_layer(resolved(document), "a.xml").text
    assert "".join(read_anew.split()) == "".join(document.corrected_text().split())


def _without(name: str, data: bytes) -> str:
    """The text of a file without one half of each of our corrections."""
    root = etree.fromstring(data)
    for choice in list(root.iter(f"{TEI}choice")):
        if choice.get("change", "").startswith("#soat"):
            half = choice.find(f"{TEI}{name}")
            assert half is not None
            choice.remove(half)
    return _text(root)


def _text(root: etree._Element) -> str:
    """All text of the body, without what stands beside it."""
    return "".join("".join(map(str, one.itertext())) for one in root.iter(f"{TEI}text"))


@given(corrected(VALID))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_valid_stays_valid(tei_all: etree.RelaxNG, found: Case) -> None:
    xml, document = found.xml, found.document
    tei_all.assertValid(etree.fromstring(xml.encode()))
    tei_all.assertValid(etree.fromstring(write_foreign(document)))
    tei_all.assertValid(etree.fromstring(resolved(document)))


@given(corrected(ALL))
@settings(max_examples=50)
def test_only_our_markup_is_added(found: Case) -> None:
    """Every tag, comment and instruction of the file is there still, in its place."""
    xml, document = found.xml, found.document
    written = write_foreign(document).decode()
    markup = re.findall(r"<[^>]*>", xml)
    rest = iter(re.findall(r"<[^>]*>", written))
    assert all(one in rest for one in markup)
