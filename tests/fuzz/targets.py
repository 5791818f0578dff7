"""What is fuzzed: each reader, with what it begins from and what has to hold.

A reader may refuse anything, by a ``SoatError``.  What it does read must be fit to be worked with:
its record is valid and says the same when it is read again.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.core import ocr_making as making
from tests.fuzz import own_files

from soat_core.document import Document
from soat_core.errors import SoatError
from soat_core.layout import Layout
from soat_core.readers import read_document
from soat_core.scans.pictures import open_pictures
from soat_core.scans.pixels import Picture
from soat_core.scans.reading import read_scan
from soat_core.scans.tesseract import Shape
from soat_core.tei.salvage import salvage
from soat_core.writers import tei
from soat_core.writers.ocr_files import corrected_alto, corrected_hocr, corrected_page
from soat_resources import resource_path

FILES = Path(__file__).resolve().parents[1] / "_files"
CORPUS = FILES / "fuzz"
"""One folder for each reader: small files, and what once was read wrongly."""
_WHOLE = 3000
"""Code points of a text whose record is made too; longer ones would only take longer."""
_PAGES = [[[["Kính", "gửi:"], ["UBND", "xã"]], [["Căn", "cứ"]]], [[["Trang", "2"]]]]


@dataclass(frozen=True)
class Target:
    """``read`` raises what is a defect, and nothing else."""

    read: Callable[[bytes], None]
    seeds: Callable[[], Iterator[bytes]]
    words: tuple[str, ...] = ()
    """What the format is made of; a mutation may put it anywhere."""
    most: int = 4096
    """Bytes of an input."""


def hocr(data: bytes) -> None:
    _read(data, "x.hocr", corrected_hocr)


def alto(data: bytes) -> None:
    _read(data, "x.xml", corrected_alto)


def page(data: bytes) -> None:
    _read(data, "x.xml", corrected_page)


def tsv(data: bytes) -> None:
    _read(data, "x.tsv")


def text(data: bytes) -> None:
    """The first byte chooses the encoding."""
    encoding = _ENCODINGS[data[0] % len(_ENCODINGS)] if data else None
    _read(data[1:], "x.txt", encoding=encoding)


def docx(data: bytes) -> None:
    """A whole file, or with a zero in front its main part."""
    _read(packed(data[1:]) if data[:1] == b"\0" else data, "x.docx")


def record(data: bytes) -> None:
    _read(data, "x.tei.xml")


def salvaged(data: bytes) -> None:
    """What is left of a damaged record, which must be a document that can be written."""
    found = salvage(data)
    if found is not None:
        document = found.document()
        is_plain = document.report.layout is None
        if len(document.report.ocr_text) <= _WHOLE and found.is_original and is_plain:
            tei.record(document)


def pdf(data: bytes) -> None:
    _scan(data, "x.pdf")


def images(data: bytes) -> None:
    _scan(data, "x.png")


def packed(part: bytes) -> bytes:
    """A Word document with this main part."""
    import docx

    out, plain = io.BytesIO(), io.BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as given, zipfile.ZipFile(out, "w") as made:
        for info in given.infolist():
            is_main = info.filename == "word/document.xml"
            made.writestr(info.filename, part if is_main else given.read(info))
    return out.getvalue()


# Within

_ENCODINGS = (
    None, "utf-8", "utf-16", "utf-16-le", "utf-32", "cp1258", "tcvn3", "vni", "viscii", "cp1252",
    "latin-1", "utf-7", "unicode_escape", "idna", "punycode", "rot13", "zlib", "nonsense",
)  # fmt: skip


class _Reader:
    """Stands for Tesseract: finds one word on every picture."""

    name = "fake 1"

    def languages(self) -> frozenset[str]:
        return frozenset(["vie"])

    def model(self, language: str) -> str:
        return ""

    def read(
        self, picture: Picture, dpi: float, language: str, cancelled: Callable[[], bool],
        shape: Shape = Shape.PAGE,
    ) -> bytes:  # fmt: skip
        assert len(picture.data) == picture.width * picture.height * picture.channels
        return _TSV


_HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)
_TSV = (
    f"{_HEAD}\n1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n5\t1\t1\t1\t1\t1\t1\t2\t3\t4\t96\ta\n".encode()
)


def _read(
    data: bytes,
    name: str,
    write: Callable[[Document, bytes], list[bytes]] | None = None,
    encoding: str | None = None,
) -> None:
    try:
        document, _ = read_document(data, name, encoding)
    except SoatError:
        return
    _check(document)
    if write is not None and document.report.source.media_type != "text/plain":
        again, _ = read_document(write(document, data)[0], name)
        assert again.report.ocr_text == document.report.ocr_text


def _scan(data: bytes, name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            document = read_scan(path, program=_Reader())
            with closing(open_pictures(path)) as pictures:
                pictures.picture(0, width=64)
        except SoatError:
            return
        _check(document)


def _check(document: Document) -> None:
    report = document.report
    assert report.ocr_text.strip()
    if report.layout is not None:
        _check_layout(report.layout, report.line_count, len(report.ocr_text))
    if len(report.ocr_text) <= _WHOLE:
        again, _ = read_document(tei.record(document), "x.tei.xml")
        assert again.report == report


def _check_layout(layout: Layout, lines: int, length: int) -> None:
    assert len(layout.line_box) == len(layout.line_page) == lines
    assert len(layout.word_start) == len(layout.word_end) == len(layout.word_box)
    assert (layout.word_start < layout.word_end).all()
    assert (layout.word_start[1:] >= layout.word_end[:-1]).all()
    assert not len(layout) or layout.word_end[-1] <= length
    assert len(layout.pages) == len(layout.page_word)


# What they begin from


def _files(*names: str) -> Iterator[bytes]:
    for name in names:
        yield (FILES / "dialects" / name).read_bytes()


def _hocr_seeds() -> Iterator[bytes]:
    yield making.hocr(_PAGES)
    yield from _files("gimagereader.html", "ocrmypdf.hocr", "kraken.html")


def _alto_seeds() -> Iterator[bytes]:
    yield making.alto(_PAGES)
    yield from _files("abbyy-alto2.xml", "kraken-alto3.xml", "escriptorium-alto4.xml")


def _page_seeds() -> Iterator[bytes]:
    yield making.page_xml(_PAGES)
    yield from _files("transkribus-page2013.xml", "kraken-page2019.xml", "ocrd-page2019.xml")


def _tsv_seeds() -> Iterator[bytes]:
    yield _TSV
    yield _TSV.replace(b"\n", b"\r\n") + b'5\t1\t1\t1\t1\t2\t9\t2\t3\t4\t12.5\t"b\n'


def _text_seeds() -> Iterator[bytes]:
    """As guessed, and as told; small letters, since TCVN3 has no code for some capitals."""
    gold = resource_path("sample", "bao-cao-mau.gold.txt").read_text(encoding="utf-8")[:1500]
    for encoding in ("utf-8", "utf-16", "utf-32", "tcvn3", "vni", "viscii"):
        data = gold.lower().encode(encoding)
        yield bytes([0]) + data
        yield bytes([_ENCODINGS.index(encoding) if encoding in _ENCODINGS else 1]) + data


def _docx_seeds() -> Iterator[bytes]:
    import docx

    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("Kính gửi: UBND xã").add_run("\tCăn cứ").add_break()
    made.add_page_break()
    made.add_table(2, 2).cell(0, 0).text = "STT"
    made.save(out)
    with zipfile.ZipFile(out) as archive:
        yield b"\0" + archive.read("word/document.xml")
    yield out.getvalue()


def _record_seeds() -> Iterator[bytes]:
    for make, name in ((making.hocr, "x.hocr"), (making.alto, "x.xml")):
        yield tei.record(read_document(make(_PAGES), name)[0])
    for path in sorted((FILES / "versions").rglob("*.xml")):
        if path.stat().st_size < 20_000:
            yield path.read_bytes()


def _pdf_seeds() -> Iterator[bytes]:
    from reportlab.pdfgen.canvas import Canvas

    for compressed in (0, 1):
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(300, 400), pageCompression=compressed)
        for number in range(2):
            canvas.drawString(20, 300, f"Trang {number} Cong van so 12")
            canvas.rect(5, 5, 50, 50)
            canvas.showPage()
        canvas.save()
        yield out.getvalue()


def _image_seeds() -> Iterator[bytes]:
    from PIL import Image

    picture = Image.linear_gradient("L").resize((24, 18))
    for kind in ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF", "JPEG2000", "PPM"):
        for mode in ("L", "RGB", "1"):
            out = io.BytesIO()
            try:
                picture.convert(mode).save(out, kind)
            except (OSError, ValueError):
                continue  # not every format has every mode
            yield out.getvalue()
    out = io.BytesIO()
    picture.save(out, "TIFF", save_all=True, append_images=[picture], compression="tiff_lzw")
    yield out.getvalue()


_NUMBERS = ("-1", "0", "1e999", "nan", "99999999999999999999", "2147483648", "0.5", "٣")
_XML = ("<!--", "-->", "<![CDATA[", "]]>", "<?", "&#0;", "&#xD800;", "&amp;", "\f", "\0", *_NUMBERS)

TARGETS = {
    "hocr": Target(hocr, _hocr_seeds, (*_XML, "bbox ", "x_wconf ", "image ", "ocr_page",
                                       "ocr_line", "ocrx_word", "ocr_par", "title=", "ppageno ",
                                       "scan_res ", "alternatives", "<ins>", "<del>")),
    "alto": Target(alto, _alto_seeds, (*_XML, "<String ", "CONTENT=", "HPOS=", "WC=", "CC=",
                                       "<SP/>", "<HYP ", "<TextLine>", "<TextBlock ", "<Page ",
                                       "PHYSICAL_IMG_NR=", "<ElementRef REF=", "SUBS_CONTENT=")),
    "page": Target(page, _page_seeds, (*_XML, "<TextEquiv ", "index=", "conf=", "<Unicode>",
                                       "points=", "<Word ", "<TextLine ", "<TextRegion ",
                                       "<Glyph>", "<RegionRefIndexed ", "<OrderedGroup ")),
    "tsv": Target(tsv, _tsv_seeds, (*_NUMBERS, "\t", "\n", "\r", "\f", "\0", '"')),
    "text": Target(text, _text_seeds, ("\f", "\0", "\r", "\ufeff", "\u2028", "\x85", "\ud7ff")),
    "docx": Target(docx, _docx_seeds, (*_XML, "<w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:r>",
                                       "<w:br w:type='page'/>", "<w:t>", "<w:gridSpan w:val=",
                                       "<w:vMerge/>", "<w:hyperlink>"), most=65536),
    "tei": Target(record, _record_seeds, (*_XML, "<choice>", "<sic>", "<corr>", "<lb/>", "<pb ",
                                          "xml:id=", "facs=", "n=", "<zone ", "<g ref="),
                  most=32768),
    "salvage": Target(salvaged, _record_seeds, (*_XML, "<choice>", "<sic>", "<corr>", "<change ",
                                                "xml:id=", "who=", "<anchor ", "<span ", "<fs>"),
                      most=32768),
    "pdf": Target(pdf, _pdf_seeds, ("/Pages", "/Kids", "/Count", "/MediaBox", "[0 0 1e9 1e9]",
                                    "/Contents", "stream", "endstream", "/Length", "/XObject",
                                    " Tf", " Td", " Tj", "/Encrypt", "xref", "trailer", *_NUMBERS)),
    "images": Target(images, _image_seeds, ("IHDR", "IDAT", "IEND", "acTL", "iCCP", "zTXt", "eXIf",
                                            "\xff\xda", "II*\0", "MM\0*")),
    "foreign": Target(own_files.foreign, own_files.foreign_seeds,
                      (*_XML, "<p>", "<hi>", "<lb/>", "<lb break='no'/>", "<pb/>", "<note>",
                       "<app>", "<rdg>", "<lem>", "<choice>", "<sic>", "<corr>", "xml:id=",
                       "xmlns:", "<teiHeader>", "<body>"), most=16384),
    "journal": Target(own_files.journal, own_files.journal_seeds,
                      ('["do",', '["run",', '["undo",', '["redo",', '["at",', '["mark",', '"all":',
                       '"each":', '"n":', '"of":', '"+":', '"n+":', *_NUMBERS)),
    "lock": Target(own_files.lock, own_files.lock_seeds, ("\\", ",", ";", "soat:", *_NUMBERS)),
    "memory": Target(own_files.memory, own_files.memory_seeds,
                     ("\t", "\n", '"', "'", "\\{", "}", "pair", "word", "added", *_NUMBERS)),
    "register": Target(own_files.register, own_files.register_seeds,
                       ('"kind":', '"values":', '"entries":', "[", "{", *_NUMBERS)),
}  # fmt: skip
