"""Several files that are the pages of one report: a folder of them, or some that were chosen.

All pages are of one kind.  Beside pages of text their pictures may lie.  What else lies in a folder
makes it uncertain what the report is, so it is named and the folder refused: nothing may be left
out in silence.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from pathlib import Path

from soat_core.errors import InputError
from soat_core.i18n import tr
from soat_core.readers.ocr_file import kind_of
from soat_core.readers.xml_file import root_name

RECORD_SUFFIX = ".tei.xml"
MOST_PAGES = 5_000
PICTURE_SUFFIXES = (".png", ".tif", ".tiff", ".jpg", ".jpeg", ".webp", ".bmp", ".jp2")
_TEXT_SUFFIXES = (".txt", ".text")
_OCR_SUFFIXES = (".hocr", ".html", ".htm", ".xml", ".tsv")
_NO_PAGES = ("thumbs.db", "desktop.ini", "mets.xml", "metadata.xml")
"""What systems and other programs put into folders."""
_LOOK_AT = 65536
_DIGITS = re.compile(r"\d+")
_LOOSE_ENDS = " -_.()[]#"


class PageKind(StrEnum):
    """What a file is, as a page of a report."""

    TEXT = "text"
    HOCR = "hocr"
    ALTO = "alto"
    PAGE = "page"
    TSV = "tsv"
    PICTURE = "picture"
    PDF = "pdf"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The files of one report, in the order of its pages."""

    kind: PageKind
    paths: tuple[Path, ...]
    name: str
    """Of the report."""
    folder: Path
    """Where its record goes, and where the pictures of its pages are looked for."""

    @property
    def record(self) -> Path:
        """Where the record belongs: with the pages."""
        return self.folder / (self.name + RECORD_SUFFIX)


def pages_in(folder: Path) -> PageFiles:
    """The pages that a folder holds, page 2 before page 10.

    Raises ``InputError`` where there are none, or files of several kinds.
    """
    files, has_folders = _files_of(folder)
    by_kind: dict[PageKind, list[Path]] = {}
    for path in files:
        by_kind.setdefault(kind_of_page(path), []).append(path)
    kind = _kind(by_kind, folder, has_folders)
    return _pages(kind, by_kind[kind], folder.resolve().name or "pages", folder)


def pages_chosen(paths: Sequence[Path]) -> PageFiles:
    """Files that somebody chose as the pages of one report, in the order of their names.

    The report is called as they are without their numbers, else like their folder.  Raises
    ``InputError`` where they are of several kinds.
    """
    by_kind: dict[PageKind, list[Path]] = {}
    for path in paths:
        by_kind.setdefault(kind_of_page(path), []).append(path)
    folder = paths[0].parent
    if len(by_kind) > 1 or by_kind.keys() & {PageKind.PDF, PageKind.OTHER}:
        raise _mixed(by_kind, folder)
    twice = [name for name, count in Counter(path.name for path in paths).items() if count > 1]
    if twice:
        raise _twice(twice[0], folder)
    name = common_name(paths) or folder.resolve().name or "pages"
    return _pages(next(iter(by_kind)), list(paths), name, folder)


def are_pages(paths: Sequence[Path]) -> bool:
    """Whether these may be the pages of one report, by their names: pictures, or texts that differ
    by a number only, in one folder."""
    if len(paths) < 2 or len({path.parent for path in paths}) > 1:
        return False
    suffixes = {path.suffix.lower() for path in paths}
    if suffixes <= set(PICTURE_SUFFIXES):
        return True
    patterns = {_DIGITS.sub("0", path.name.lower()) for path in paths}
    is_text = suffixes <= {*_TEXT_SUFFIXES, *_OCR_SUFFIXES}
    return is_text and len(patterns) == 1 and not any(map(_is_record, paths))


def common_name(paths: Iterable[Path]) -> str:
    """What the names of files have in common before their numbers; empty where that is nothing."""
    stems = [path.name[: len(path.name) - len("".join(path.suffixes))] for path in paths]
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*stems, strict=False))
    begin = "".join(letters[0] for letters in same)
    return begin.rstrip("0123456789").rstrip(_LOOSE_ENDS)


def natural_key(path: Path) -> tuple[list[tuple[int, int, str]], str]:
    """Sorts names by the numbers in them."""
    parts = re.split(r"(\d+)", path.name.lower())
    numbered = [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
    return numbered, path.name


def kind_of_page(path: Path) -> PageKind:
    """By the ending of the name, and of files that OCR programs write by the content too."""
    suffix = path.suffix.lower()
    if suffix in _TEXT_SUFFIXES:
        return PageKind.TEXT
    if suffix in PICTURE_SUFFIXES:
        return PageKind.PICTURE
    if suffix == ".pdf":
        return PageKind.PDF
    if suffix in _OCR_SUFFIXES:
        return _ocr_kind(path)
    return PageKind.OTHER


# Within


def _files_of(folder: Path) -> tuple[list[Path], bool]:
    """The files that may be pages, and whether there are folders within."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        files = [Path(folder, entry.name) for entry in entries if entry.is_file()]
        has_folders = any(entry.is_dir() for entry in entries)
    except OSError as error:
        raise InputError(
            tr("this folder cannot be read", "không đọc được thư mục này"),
            where=str(folder),
            advice=tr("Check that you may open it.", "Hãy kiểm tra quyền mở thư mục."),
        ) from error
    return [path for path in files if not _is_ours(path)], has_folders


def _is_ours(path: Path) -> bool:
    """Whether it is nobody's page: hidden, a record or an old version of one, of the system."""
    name = path.name.lower()
    return name.startswith((".", "~$")) or name in _NO_PAGES or _is_record(path) or "~" in name[-3:]


def _is_record(path: Path) -> bool:
    return path.name.lower().endswith(RECORD_SUFFIX)


def _ocr_kind(path: Path) -> PageKind:
    try:
        with path.open("rb") as stream:
            head = stream.read(_LOOK_AT)
    except OSError:
        return PageKind.OTHER
    kind = kind_of(head)
    if kind is not None:
        return PageKind(kind.identity)
    return PageKind.OTHER if root_name(head) or path.suffix.lower() != ".tsv" else PageKind.TEXT


def _kind(by_kind: dict[PageKind, list[Path]], folder: Path, has_folders: bool) -> PageKind:
    """Of the pages, where it is certain what they are."""
    pictures = {PageKind.PICTURE, PageKind.PDF}
    others = by_kind.keys() - pictures
    if not by_kind:
        raise _empty(folder, has_folders)
    if len(others) == 1 and PageKind.OTHER not in others:
        return next(iter(others))
    if not others and PageKind.PDF not in by_kind:
        return PageKind.PICTURE
    raise _mixed(by_kind, folder)


def _pages(kind: PageKind, paths: list[Path], name: str, folder: Path) -> PageFiles:
    if len(paths) > MOST_PAGES:
        raise InputError(
            tr("these are {count} files; a report may have {most}",
               "có tới {count} tệp; một báo cáo chỉ được tối đa {most} tệp",
               count=len(paths), most=MOST_PAGES),
            where=str(folder),
            advice=tr("Divide them into several reports.", "Hãy chia thành nhiều báo cáo."),
        )  # fmt: skip
    return PageFiles(kind, tuple(sorted(paths, key=natural_key)), name, folder)


def _empty(folder: Path, has_folders: bool) -> InputError:
    if has_folders:
        what = tr("there are only folders in this folder, no pages",
                  "trong thư mục này chỉ có các thư mục con, không có trang nào")  # fmt: skip
        advice = tr("Open the folder that holds the pages.", "Hãy mở đúng thư mục chứa các trang.")
    else:
        what = tr("there are no pages in this folder", "thư mục này không có trang nào")
        advice = tr(
            "A folder of pages holds text files, OCR files or pictures.",
            "Thư mục các trang phải có tệp văn bản, tệp OCR hoặc ảnh.",
        )
    return InputError(what, where=str(folder), advice=advice)


def _mixed(by_kind: dict[PageKind, list[Path]], folder: Path) -> InputError:
    counts = Counter({kind: len(paths) for kind, paths in by_kind.items()})
    told = ", ".join(f"{count} {_title(kind)}" for kind, count in sorted(counts.items()))
    strange = sorted(by_kind.get(PageKind.OTHER, ()), key=natural_key)
    named = f" ({strange[0].name}{', …' if len(strange) > 1 else ''})" if strange else ""
    if counts.keys() == {PageKind.PDF}:
        advice = tr("Open each PDF for itself.", "Hãy mở riêng từng tệp PDF.")
    else:
        advice = tr(
            "Choose the files that are the pages of the report, and no others.",
            "Hãy chọn đúng các tệp là trang của báo cáo, bỏ các tệp khác ra.",
        )
    return InputError(
        tr("these are not the pages of one report: {told}{named}",
           "đây không phải là các trang của một báo cáo: {told}{named}", told=told, named=named),
        where=str(folder),
        advice=advice,
    )  # fmt: skip


def _twice(name: str, folder: Path) -> InputError:
    return InputError(
        tr("two of these files are called {name}", "có hai tệp cùng tên {name}", name=name),
        where=str(folder),
        advice=tr("Rename one of them first.", "Hãy đổi tên một tệp trước."),
    )


def _title(kind: PageKind) -> str:
    match kind:
        case PageKind.TEXT:
            return tr("text file(s)", "tệp văn bản")
        case PageKind.PICTURE:
            return tr("picture(s)", "ảnh")
        case PageKind.PDF:
            return "PDF"
        case PageKind.OTHER:
            return tr("other file(s)", "tệp khác")
    return {"hocr": "hOCR", "alto": "ALTO", "page": "PAGE", "tsv": "TSV"}[kind]
