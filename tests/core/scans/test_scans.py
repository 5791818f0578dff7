"""Pictures and PDF, read by their text layer or by Tesseract."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from soat_core.errors import InputError
from soat_core.files import open_file, uncertain_bytes
from soat_core.page_reading import PageReading
from soat_core.readers.decoding import choices
from soat_core.scans import tesseract
from soat_core.scans.pictures import MAX_PIXELS, open_pictures
from soat_core.scans.pixels import Picture
from soat_core.scans.reading import read_scan, read_scans
from soat_core.scans.tesseract import Cancelled
from soat_core.tei import read_record
from soat_core.writers import tei
from soat_resources import resource_path

SAMPLE = resource_path("sample", "bao-cao-mau-1.png")
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract is not installed"
)


class FakeReader:
    """Reads every picture alike, and keeps what it was given."""

    name = "fake 1"

    def __init__(self, model: str = "") -> None:
        self.given: list[tuple[Picture, float, str]] = []
        self._model = model

    def languages(self) -> frozenset[str]:
        return frozenset(["vie"])

    def model(self, language: str) -> str:
        return self._model

    def read(
        self, picture: Picture, dpi: float, language: str, cancelled: Callable[[], bool]
    ) -> bytes:
        self.given.append((picture, dpi, language))
        head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight"
        rows = [
            "1\t1\t0\t0\t0\t0\t0\t0\t100\t100\t-1\t",
            f"5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96\tTrang{len(self.given)}",
        ]
        return "\n".join([f"{head}\tconf\ttext", *rows, ""]).encode()


def pdf(*pages: Sequence[tuple[int, int, str]], font: str = "Helvetica") -> bytes:
    """A PDF of A4 pages, each with texts at places in points from the lower left."""
    kind = f"/BaseFont /{font} /Encoding /WinAnsiEncoding"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "",
               f"<< /Type /Font /Subtype /Type1 {kind} >>"]  # fmt: skip
    kids = []
    for texts in pages:
        stream = "".join(f"BT /F1 12 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in texts)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}endstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R "
            f">> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return out + f"{tail}startxref\n{len(out)}\n%%EOF\n".encode()


def tiff(path: Path, count: int) -> Path:
    pages = [Image.new("L", (200, 300), 255 - 20 * n) for n in range(count)]
    pages[0].save(path, save_all=True, append_images=pages[1:], dpi=(150, 150))
    return path


# PDF


def test_the_text_layer_of_a_pdf_with_places(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf([(72, 770, "Cong van so 12"), (72, 755, "ngay 06")], [(72, 100, "Trang sau nay")])
    )
    report = read_scan(path, program=FakeReader()).report
    assert report.ocr_text == "Cong van so 12\nngay 06\n\fTrang sau nay\n"
    assert report.source.media_type == "application/pdf"
    layout = report.layout
    assert layout is not None
    page = layout.pages[0]
    assert (page.width, page.height, page.dpi) == (2479, 3508, 300)
    box = layout.word(0).box
    assert box is not None
    # 72 points from the left are one inch; the letters stand on 770 of 842 points
    assert 295 <= box.left <= 310 and 3508 - 770 * 300 / 72 - 45 <= box.top <= box.bottom
    assert box.bottom <= 3508 - 770 * 300 / 72 + 12


def test_pages_without_text_are_read_from_their_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([(72, 770, "Cong van so 12")], [], [(500, 20, "3")]))
    reader = FakeReader()
    report = read_scan(path, program=reader).report
    assert report.ocr_text == "Cong van so 12\n\fTrang1\n\fTrang2\n"
    assert [(given.width, given.height, dpi) for given, dpi, _ in reader.given] == [
        (2480, 3509, 300), (2480, 3509, 300)
    ]  # fmt: skip


OLD = "Những kết quả đã đạt được như trên là của ủy ban nhân dân tỉnh - năm 1998"


@pytest.mark.parametrize(
    ("font", "codec", "wanted"),
    [
        (".VnTime", "tcvn3", OLD),
        ("ABCDEF+.VnTimeH", "tcvn3", OLD.upper()),
        ("VNI-Times", "vni", OLD),
        ("Helvetica", "tcvn3", OLD),  # its name is lost, so the text tells
        ("Helvetica", "vni", OLD),
    ],
)
def test_a_text_layer_in_old_fonts(tmp_path: Path, font: str, codec: str, wanted: str) -> None:
    path = tmp_path / "a.pdf"
    told = OLD.encode(codec).decode("latin-1")
    few = "kết quả của xã".encode(codec).decode("latin-1")
    path.write_bytes(pdf([(72, 770, told)], [(72, 770, few)], font=font))
    report = read_scan(path, program=FakeReader()).report
    second = "KẾT QUẢ CỦA XÃ" if wanted.isupper() else "kết quả của xã"
    assert report.ocr_text == f"{wanted}\n\f{second}\n"
    assert report.source.encoding == codec


def test_the_person_has_the_last_word_on_old_fonts(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    told = OLD.encode("tcvn3").decode("latin-1")
    path.write_bytes(pdf([(72, 770, told)], font=".VnTime"))
    assert choices(uncertain_bytes(path))[0] == "tcvn3"
    left = open_file(path, "cp1252").document.report
    assert left.ocr_text.startswith("Nh÷ng") and left.source.encoding == "utf-8"
    vni = open_file(path, "vni").document.report
    assert vni.source.encoding == "vni" and vni.ocr_text != left.ocr_text


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n", pdf([(72, 770, "abc")])[:200], b"%PDF-1.7 garbage" * 50]
)
def test_broken_pdf_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(InputError) as told:
        read_scan(path, program=FakeReader())
    assert told.value.where == "a.pdf" and told.value.advice


# Images


def test_a_tiff_of_several_pages(tmp_path: Path) -> None:
    reader = FakeReader()
    report = read_scan(tiff(tmp_path / "a.tif", 3), program=reader).report
    assert report.ocr_text == "Trang1\n\fTrang2\n\fTrang3\n"
    assert [given.data[0] for given, _, _ in reader.given] == [255, 235, 215]
    assert {dpi for _, dpi, _ in reader.given} == {150}
    assert report.layout is not None
    assert [(page.name, page.index) for page in report.layout.pages] == [
        ("a.tif", 0), ("a.tif", 1), ("a.tif", 2)
    ]  # fmt: skip


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixel_becomes_grey_or_colour(tmp_path: Path, mode: str) -> None:
    kind = "tif" if mode in ("CMYK", "I;16") else "png"
    path = tmp_path / f"a.{kind}"
    Image.new(mode, (40, 30)).save(path)
    with closing(open_pictures(path)) as pictures:
        assert len(pictures.picture(0, grey=True).data) == 40 * 30
        assert len(pictures.picture(0).data) == 40 * 30 * 3
        small = pictures.picture(0, width=20)
        assert (small.width, small.height) == (20, 15)


def test_what_is_transparent_is_paper(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(path)
    with closing(open_pictures(path)) as pictures:
        assert set(pictures.picture(0, grey=True).data) == {255}


def test_photographs_are_turned_as_the_camera_says(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    image = Image.new("RGB", (40, 20))
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(path, exif=exif)
    with closing(open_pictures(path)) as pictures:
        assert pictures.size(0) == (20, 40)
        assert (pictures.picture(0).width, pictures.picture(0).height) == (20, 40)


def test_a_picture_of_many_pixels_is_refused_without_decoding_it(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("1", (4, 4)).save(path)
    data = bytearray(path.read_bytes())
    data[16:24] = (100_000).to_bytes(4, "big") * 2
    import zlib

    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    path.write_bytes(bytes(data))
    assert MAX_PIXELS < 100_000**2
    with pytest.raises(InputError):
        read_scan(path, program=FakeReader())


@pytest.mark.parametrize("cut", [10, 60, 500])
def test_cut_pictures_are_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(SAMPLE.read_bytes()[:cut])
    with pytest.raises(InputError) as told:
        read_scan(path, program=FakeReader())
    assert told.value.where == "a.png"


# Several files


def test_several_pictures_are_the_pages_of_one_report(tmp_path: Path) -> None:
    paths = [tiff(tmp_path / "trang 1.tif", 2), tiff(tmp_path / "trang 2.tif", 1)]
    told: list[tuple[int, int]] = []
    document = read_scans(
        paths,
        "bc",
        program=FakeReader(),
        how=PageReading(lambda done, every: told.append((done, every))),
    )
    report = document.report
    assert report.ocr_text == "Trang1\n\fTrang2\n\fTrang3\n"
    assert [report.ocr_text[part.start : part.end] for part in report.source.parts] == [
        "Trang1\n\fTrang2\n", "Trang3\n",
    ]  # fmt: skip
    layout = report.layout
    assert layout is not None
    assert [(page.name, page.index) for page in layout.pages] == [
        ("trang 1.tif", 0), ("trang 1.tif", 1), ("trang 2.tif", 0),
    ]  # fmt: skip
    assert told[-1] == (3, 3)
    assert read_record(tei.record(document), "x").report == report


# Progress


def test_progress_and_cancelling(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", 3)
    told: list[tuple[int, int]] = []
    telling = PageReading(lambda done, every: told.append((done, every)))
    read_scan(path, program=FakeReader(), how=telling)
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    reader = FakeReader()
    with pytest.raises(Cancelled):
        stopping = PageReading(cancelled=lambda: len(reader.given) == 2)
        read_scan(path, program=reader, how=stopping)
    assert len(reader.given) == 2


# The real program


@needs_tesseract
def test_tesseract_reads_the_sample() -> None:
    program = tesseract.installed()
    assert program is not None and program.name.startswith("tesseract")
    report = read_scan(SAMPLE, language="eng", program=program).report
    assert "148/BC-UBND" in report.ocr_text
    assert report.layout is not None
    at = report.ocr_text.index("148/BC-UBND")
    box = report.layout.box_of(at, at + 3)
    assert box is not None and 250 < box.top < 330  # as on the picture


@needs_tesseract
def test_tesseract_is_stopped_soon_when_cancelled() -> None:
    program = tesseract.installed()
    assert program is not None
    with closing(open_pictures(SAMPLE)) as pictures:
        picture = pictures.picture(0, grey=True)
    with pytest.raises(Cancelled):
        program.read(picture, 200, "eng", lambda: True)


@needs_tesseract
def test_a_language_that_is_missing_is_named() -> None:
    with pytest.raises(InputError) as told:
        tesseract.require("xxx")
    assert "xxx" in str(told.value)


def test_without_tesseract_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    tesseract.installed.cache_clear()
    try:
        with pytest.raises(InputError) as told:
            read_scan(tiff(tmp_path / "a.tif", 1))
    finally:
        tesseract.installed.cache_clear()
    assert "tesseract-ocr-vie" in told.value.advice
