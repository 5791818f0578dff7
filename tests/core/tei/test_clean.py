"""The clean export: corrected text for any TEI tool."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from lxml import etree
from tests.core.making import documents

from soat_core.document import Document
from soat_core.tei import write_clean

TEI = "{http://www.tei-c.org/ns/1.0}"


@given(document=documents())
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_document_exports_as_valid_tei_with_all_its_ink(
    tei_all: etree.RelaxNG, document: Document
) -> None:
    root = etree.fromstring(write_clean(document))
    tei_all.assertValid(root)
    assert not list(root.iter(TEI + "choice", TEI + "sic", TEI + "standOff", TEI + "change"))
    pieces = document.pieces(0, len(document.report.ocr_text))
    corrected = "".join(piece.text for piece in pieces)
    shown = "".join(str(text) for div in root.iter(TEI + "div") for text in div.itertext())
    assert ink(shown) == ink(corrected)


def ink(text: str) -> str:
    """What XML can carry of a text, without white space."""
    bare = "".join(text.split())
    return re.sub("[\x00-\x1f\x7f-\x9f\ufffe\uffff]", "", bare)
