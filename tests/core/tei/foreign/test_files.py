"""TEI of others as files: encodings, headers, others that edit it too, and hostile ones."""

from __future__ import annotations

import codecs
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.core.making import LAN
from tests.core.tei.foreign.samples import ALL, DTA, HALF_HEADER, HEADER, LITE, NO_HEADER, tei

from soat_core.document import Document
from soat_core.errors import InputError, RecordError
from soat_core.readers import read_document
from soat_core.review import Review
from soat_core.tei.foreign import (
    foreign_findings,
    original_bytes,
    read_foreign,
    resolved,
    write_foreign,
)

NS = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def edited(data: bytes, *words: tuple[str, str]) -> Document:
    """A file in which words are corrected."""
    document = read_foreign(data, "a.xml")
    review = Review(document, LAN)
    for old, new in words:
        start = document.report.ocr_text.index(old)
        review.type_text(start, start + len(old), new)
    return document


def found(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements of an XPath."""
    elements = root.xpath(path, namespaces=NS)
    assert isinstance(elements, list)
    return [one for one in elements if isinstance(one, etree._Element)]


# Headers


@pytest.mark.parametrize("xml", [DTA, LITE, NO_HEADER, HALF_HEADER])
def test_who_corrected_it_when_stands_in_the_header(xml: str) -> None:
    data = write_foreign(edited(xml.encode(), ("mot", "một")))
    root = etree.fromstring(data)
    (corr,) = found(root, "//t:text//t:choice[@change]/t:corr")
    clerk = found(root, "/t:TEI/t:teiHeader/t:fileDesc/t:titleStmt/t:respStmt")
    assert [f"#{one.get(XML_ID)}" for one in clerk] == [corr.get("resp")]
    (choice,) = found(root, "//t:text//t:choice[@change]")
    told = found(root, "/t:TEI/t:teiHeader/t:revisionDesc//*[@xml:id]")
    assert [f"#{one.get(XML_ID)}" for one in told if one.get("when")] == [choice.get("change")] or (
        [one.tag for one in told] == [f"{{{NS['t']}}}item"]
    )


def test_names_of_the_file_that_are_like_ours_are_left_alone() -> None:
    xml = tei('<p xml:id="soat.e1">mot</p>')
    data = write_foreign(edited(xml.encode(), ("mot", "một")))
    etree.fromstring(data)  # which refuses a name that is given twice
    assert original_bytes(read_foreign(data, "a.xml")) == xml.encode()
    assert read_foreign(data, "a.xml").corrected_text() == "một\n"


# Encodings


@pytest.mark.parametrize("codec", ["iso-8859-1", "windows-1258", "utf-8", "utf-16"])
def test_the_encoding_of_a_file_stays(codec: str) -> None:
    xml = f'<?xml version="1.0" encoding="{codec}"?>\r\n{tei("<p>été</p>", "")}\r\n'
    mark = codecs.BOM_UTF16_LE if codec == "utf-16" else b""
    data = mark + xml.encode("utf-16-le" if mark else codec)
    document = edited(data, ("été", "ệtệ\u0111"))
    assert original_bytes(document) == data
    assert "ệtệđ" in etree.tostring(etree.fromstring(resolved(document)), encoding="unicode")
    written = write_foreign(document)
    assert read_foreign(written, "a.xml").corrected_text() == "ệtệđ\n"
    assert original_bytes(read_foreign(written, "a.xml")) == data


def test_a_byte_order_mark_stays() -> None:
    data = codecs.BOM_UTF8 + DTA.encode()
    assert write_foreign(read_foreign(data, "a.xml")) == data
    assert write_foreign(edited(data, ("mot", "một"))).startswith(codecs.BOM_UTF8)


# When others edit it too


def test_a_correction_that_others_changed_becomes_theirs() -> None:
    data = write_foreign(edited(tei("<p>mot hai</p>").encode(), ("mot", "một"), ("hai", "hái")))
    theirs = data.replace(b">m\xe1\xbb\x99t</corr>", b"><hi>m\xe1\xbb\x99t</hi></corr>")
    document = read_foreign(theirs, "a.xml")
    assert [edit.text for edit in document.edits] == ["hái"]
    # it is read as any correction of others is, and stays
    assert document.report.ocr_text == "một hai\n"
    assert b"<hi>m\xe1\xbb\x99t</hi>" in write_foreign(document)


def test_a_correction_that_was_moved_out_of_the_text_stays_where_it_is() -> None:
    data = write_foreign(edited(tei("<p>mot hai</p>").encode(), ("mot", "một"))).decode()
    start, end = data.index("<choice"), data.index("</choice>") + len("</choice>")
    for choice in (data[start:end], data[start:end].replace("<sic>mot</sic>", "<sic/>")):
        moved = data[:start] + data[end:]
        moved = moved.replace("Báo cáo</title>", f"Báo cáo {choice}</title>")
        document = read_foreign(moved.encode(), "a.xml")
        assert document.corrected_text() == "hai\n"
        assert choice in write_foreign(document).decode()


def test_text_that_others_changed_around_corrections() -> None:
    data = write_foreign(edited(tei("<p>mot hai ba</p>").encode(), ("hai", "hái")))
    document = read_foreign(data.replace(b"mot ", b"them mot "), "a.xml")
    assert document.report.ocr_text == "them mot hai ba\n"
    assert document.corrected_text() == "them mot hái ba\n"


@pytest.mark.parametrize("cut", ["next", "prev"])
def test_parts_of_a_correction_that_were_parted(cut: str) -> None:
    body = "<p>mot <hi>hai</hi> ba</p>"
    data = write_foreign(edited(tei(body).encode(), ("mot hai", "một hái")))
    assert data.count(f" {cut}=".encode()) == 1
    broken = data.replace(f" {cut}=".encode(), b" corresp=")
    document = read_foreign(broken, "a.xml")
    # the one is still understood, the other belongs to the file now
    assert document.report.ocr_text == ("một hai ba\n" if cut == "prev" else "mot hái ba\n")
    assert document.corrected_text() == "một hái ba\n"
    assert write_foreign(document).count(b"<choice") == 2


def test_what_others_put_beside_ours_in_the_header_stays() -> None:
    data = write_foreign(edited(tei("<p>mot</p>").encode(), ("mot", "một")))
    theirs = data.replace(b"</listChange>", b'<change when="2030-01-01">khac</change></listChange>')
    document = read_foreign(theirs, "a.xml")
    assert document.corrected_text() == "một\n"
    review = Review(document, LAN)
    review.undo()
    review.type_text(0, 3, "mốt")
    assert b"khac" in write_foreign(document)
    assert read_foreign(write_foreign(document), "a.xml").corrected_text() == "mốt\n"


def test_a_newer_version_is_not_misread() -> None:
    data = write_foreign(edited(DTA.encode(), ("mot", "một")))
    newer = data.replace(
        b'ident="soat-corrections" version="1"', b'ident="soat-corrections" version="2"'
    )
    with pytest.raises(RecordError, match="newer"):
        read_foreign(newer, "a.xml")


# What is refused


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>", "too early"),
        (tei("<p>a").encode(), "broken"),
        (b"<!DOCTYPE TEI><TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "DOCTYPE"),
        (
            b"<!DOCTYPE TEI [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
            + tei("<p>&b;</p>").encode(),
            "DOCTYPE",
        ),
        (tei("<p>&nbsp;</p>").encode(), "entity"),
        (tei("").encode(), "no text"),
        (tei("<p><del>a</del></p>").encode(), "no text"),
        (b"<TEI xmlns='urn:other'><text>a</text></TEI>", "not TEI"),
        (tei("<p>E</p>").encode().replace(b"E", b"\xe9"), "encoding"),
        (b"<?xml version='1.0' encoding='idna'?>" + tei("<p>a</p>").encode(), "encoding"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_foreign(data, "a.xml")
    (finding,) = foreign_findings(data, "a.xml")
    assert told in finding.message


def test_a_part_of_a_file_is_named() -> None:
    with pytest.raises(InputError, match="body"):
        read_foreign(b'<body xmlns="http://www.tei-c.org/ns/1.0"><p>a</p></body>', "a.xml")


def test_names_given_twice_hinder_nobody() -> None:
    document = read_foreign(tei('<p xml:id="a">mot</p><p xml:id="a">hai</p>').encode(), "a.xml")
    assert document.report.ocr_text == "mot\nhai\n"


def test_xinclude_and_addresses_are_only_text() -> None:
    body = '<p>a<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/></p>'
    assert read_foreign(tei(body).encode(), "a.xml").report.ocr_text == "a\n"


def test_elements_within_elements_without_end() -> None:
    depth = 10_000
    body = f"<p>{'<hi>' * depth}mot{'</hi>' * depth} <seg>hai</seg></p>"
    document = edited(tei(body).encode(), ("mot", "một"), ("hai", "hái"))
    assert read_foreign(write_foreign(document), "a.xml").corrected_text() == "một hái\n"


def test_our_own_names_on_elements_without_end() -> None:
    data = write_foreign(edited(tei("<p>mot</p>").encode(), ("mot", "một")))
    depth = 3_000
    for inner in ("unclear", "change", "hi"):
        deep = f"<{inner}>" * depth + f"</{inner}>" * depth
        for before in ("một</corr>", "</listChange>", "</revisionDesc>"):
            opened = read_foreign(data.decode().replace(before, deep + before).encode(), "a.xml")
            assert read_foreign(write_foreign(opened), "a.xml").report == opened.report


def test_a_file_without_namespace_is_read_as_tei() -> None:
    xml = tei("<p>mot <x>hai</x></p>").replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")
    data = write_foreign(edited(xml.encode(), ("mot", "một")))
    assert read_foreign(data, "a.xml").corrected_text() == "một hai\n"
    assert original_bytes(read_foreign(data, "a.xml")) == xml.encode()


def test_memory_is_bounded_by_the_size_of_the_file() -> None:
    data = tei("<p>" + "<lb/>mot hai" * 6_000 + "</p>").encode()
    tracemalloc.start()
    try:
        read_foreign(data, "a.xml")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 200 * len(data)


@given(st.data())
@settings(max_examples=100)
def test_damaged_files_are_read_or_refused(data: st.DataObject) -> None:
    """Whatever is cut out of or put into a file that was corrected, nothing else is raised."""
    xml = data.draw(st.sampled_from(list(ALL.values()))).encode()
    document = read_foreign(xml, "a.xml")
    first = next(document.report.tokens_of_line(0))
    Review(document, LAN).keep(*first)
    written = write_foreign(document)
    at = data.draw(st.integers(0, len(written)))
    gone = data.draw(st.integers(0, 30))
    put = data.draw(
        st.sampled_from([b"", b"<", b"&", b'"', b"x", b"</p>", b"<hi/>", b"\xff", b"0"])
    )
    damaged = written[:at] + put + written[at + gone :]
    try:
        opened, _ = read_document(damaged, "a.xml")
    except InputError as error:
        assert error.what
    else:
        if opened.report.backing is not None:
            assert read_foreign(write_foreign(opened), "a.xml").report == opened.report


def test_a_header_alone_holds_no_text() -> None:
    with pytest.raises(InputError, match="no text"):
        read_foreign(f'<TEI xmlns="{NS["t"]}">{HEADER}</TEI>'.encode(), "a.xml")
