"""Whatever is no whole, unaltered record is refused in words, never by a crash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soat_core.errors import RecordError
from soat_core.i18n import set_language
from soat_core.tei import read_record, validate_record

RECORD = (Path(__file__).parents[2] / "_files/tei/bao-cao.tei.xml").read_bytes()
TEXT = RECORD.decode()


@pytest.fixture(params=["en", "vi"])
def each_language(request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(request.param)
    yield request.param
    set_language("en")


def refusal(data: bytes) -> RecordError:
    with pytest.raises(RecordError) as caught:
        read_record(data, "a.tei.xml")
    return caught.value


def line_of(piece: str) -> int:
    """The line on which the piece's element ends its start tag."""
    return TEXT[: TEXT.index(piece)].count("\n") + 1


ALTERED = {
    "OCR text changed": ("<sic>Két</sic>", "<sic>Kết</sic>", "altered"),
    "OCR text added": ("</ab>", "x</ab>", "altered"),
    "space added by a formatter": ("<sic>Két</sic>", "<sic> Két </sic>", "altered"),
    "line broken by a formatter": ("<sic>Két</sic>", "<sic>\nKét</sic>", "broken here"),
    "line broken in a correction": (">Kết</corr>", ">\nKết</corr>", "broken here"),
    "file hash changed": ('type="sha256">', 'type="sha256">0', "altered"),
    "encoding changed": ('"encoding">utf-8', '"encoding">utf-16', "altered"),
    "encoding unknown": ('"encoding">utf-8', '"encoding">hex', "altered"),
    "page break gone": ('<pb n="2"/>', "", "page breaks"),
    "unknown action": (' change="#e1"', ' change="#e99"', "#e99"),
    "unknown person": (' resp="#lan"', ' resp="#nobody"', "#nobody"),
    "unknown engine": (' source="#engine"', ' source="#other"', "#other"),
    "unknown category": (' ana="#err.tone"', ' ana="#err.none"', "#err.none"),
    "unknown character": ('<g ref="#c-000C"/>', '<g ref="#c-000D"/>', "#c-000D"),
    "unknown anchor": (' target="#n1.from"', ' target="#n2.from"', "#n2.from"),
    "note backwards": (
        'target="#n1.from" targetEnd="#n1.to"',
        'target="#n1.to" targetEnd="#n1.from"',
        "ends before",
    ),
    "name given twice": ('<anchor xml:id="n1.to"/>', '<anchor xml:id="n1.from"/>', "twice"),
    "bad name": ('xml:id="_p.minh_40_ubnd"', 'xml:id="_p.minh"', "_p.minh"),
    "unknown sort of action": ('type="accept"', 'type="guess"', "unknown type"),
    "impossible time": ("2026-11-22T09:15:00", "2026-11-22T24:00:00", "unknown type or time"),
    "edit that changes nothing": (">Kết</corr>", ">Két</corr>", "does not fit"),
    "edit that cuts a token": (
        "<sic>Két</sic>",
        "<sic>Ké</sic>",
        "altered",
    ),
    "gap without illegible": ('type="illegible"', 'type="delete"', "do not go together"),
    "unknown kind of edit": ('<corr type="replace"', '<corr type="guess"', "corr"),
    "correction missing": ("<sic>Két</sic>", "", "corr"),
    "suggested by nobody": (' source="#engine"', "", "corr"),
    "posterior beyond 1": ('cert="0.93"', 'cert="1.93"', "cert"),
    "foreign element": ("</ab>", "<hi>x</hi></ab>", "hi"),
    "newer form": ('"soat-record" version="3"', '"soat-record" version="9"', "another version"),
    "not ours": ('ident="soat-record"', 'ident="other"', "not a record"),
    "not TEI": ("http://www.tei-c.org/ns/1.0", "http://www.w3.org/1999/xhtml", "not TEI"),
    "no XML": ("<TEI", "<<TEI", "broken"),
}


@pytest.mark.parametrize("case", ALTERED)
def test_an_altered_record_is_refused(case: str) -> None:
    old, new, said = ALTERED[case]
    assert old in TEXT
    data = TEXT.replace(old, new, 1).encode()
    messages = [finding.message for finding in validate_record(data, "a.tei.xml")]
    assert any(said in message for message in messages), messages
    assert refusal(data).what == messages[0]


def test_the_refusal_says_where_and_what_to_do(each_language: str) -> None:
    data = TEXT.replace(' change="#e1"', ' change="#e99"', 1).encode()
    line = line_of(' change="#e1"')
    sentence = str(refusal(data))
    assert "#e99" in sentence
    word, advice = {"en": ("line", "older copy"), "vi": ("dòng", "bản lưu")}[each_language]
    assert sentence.startswith(f"a.tei.xml, {word} {line}: ")
    assert advice in sentence


def test_an_edit_over_half_a_token_is_refused() -> None:
    """The OCR text is whole, so that only the edit can be to blame."""
    data = TEXT.replace("<sic>Két</sic>", "<sic>Ké</sic>").replace("</choice> <", "</choice>t <", 1)
    findings = validate_record(data.encode(), "a.tei.xml")
    assert [finding.message for finding in findings] == ["this edit does not fit the text"]


def test_all_findings_are_given_by_line() -> None:
    data = TEXT.replace("#e1", "#e77").replace("#err.tone", "#err.none").encode()
    lines = [finding.line for finding in validate_record(data, "a.tei.xml")]
    assert len(lines) > 2
    assert lines == sorted(lines)
    assert all(lines)


HOSTILE = {
    "DOCTYPE": "<!DOCTYPE TEI>",
    "entity in a file": '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    "DTD from the network": '<!DOCTYPE TEI SYSTEM "http://192.0.2.1/x.dtd">',
    "a billion laughs": "<!DOCTYPE TEI ["
    + '<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>",
}


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_hostile_declarations_are_refused(case: str, encoding: str) -> None:
    text = TEXT.replace("?>\n", f"?>\n{HOSTILE[case]}\n", 1).replace("Két", "&a9;&x;")
    text = text.replace('encoding="UTF-8"', f'encoding="{encoding}"')
    error = refusal(text.encode(encoding))
    assert "DOCTYPE" in error.what or encoding == "utf-16"
    assert "DOCTYPE" not in error.what or "saved itself" in error.advice


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_bom_of_windows_do_no_harm(mark: bytes) -> None:
    document = read_record(mark + RECORD.replace(b"\n", b"\r\n"), "a.tei.xml")
    assert document.report == read_record(RECORD, "a.tei.xml").report
    assert list(document.edits) == list(read_record(RECORD, "a.tei.xml").edits)


def test_deep_nesting_is_refused() -> None:
    depth = 100_000
    data = TEXT.replace("</ab>", "<seg>" * depth + "</seg>" * depth + "</ab>").encode()
    assert refusal(data).what


def test_entities_without_a_declaration_are_broken_xml() -> None:
    assert "broken" in refusal(TEXT.replace("Két", "&hacek;").encode()).what


@pytest.mark.parametrize("end", [0, 1, 5, *range(40, len(RECORD) - 7, 97), len(RECORD) - 8])
def test_a_truncated_record_is_refused(end: int) -> None:
    assert refusal(RECORD[:end]).what


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_no_damage_ends_in_anything_but_a_refusal(data: st.DataObject) -> None:
    """A damaged record is refused, or the damage was to something that is not recorded."""
    damaged = bytearray(RECORD)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(damaged)))
        end = min(len(damaged), at + data.draw(st.integers(0, 12)))
        other = data.draw(st.integers(0, len(RECORD) - 1))
        damaged[at:end] = data.draw(
            st.binary(max_size=4)
            | st.sampled_from([b"", b"\n", b"&#0;", b"9" * 5000, b" ", b'"', b"<lb/>", b"</corr>"])
            | st.just(RECORD[other : other + 30])
        )
    findings = validate_record(bytes(damaged), "a.tei.xml")
    try:
        read_record(bytes(damaged), "a.tei.xml")
    except RecordError as error:
        assert findings[0].message == error.what
        assert "\n" not in error.what
    else:
        assert findings == []


@given(st.integers(0, len(TEXT)), st.sampled_from(["\n", " ", "x", "<!-- x -->", "<?x y?>"]))
@settings(max_examples=200, deadline=None)
def test_nothing_put_in_changes_the_ocr_text_unnoticed(at: int, piece: str) -> None:
    whole = read_record(RECORD, "a.tei.xml").report.ocr_text
    try:
        document = read_record((TEXT[:at] + piece + TEXT[at:]).encode(), "a.tei.xml")
    except RecordError:
        return
    assert document.report.ocr_text == whole
