"""Where the picture of a page is to be found: beside the report, never anywhere else unasked."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath, PureWindowsPath

from soat_core.layout import PageImage

IMAGE_SUFFIXES = (".png", ".tif", ".tiff", ".jpg", ".jpeg", ".webp", ".bmp", ".jp2", ".pdf")
_NUMBER = re.compile(r"(\d+)\D*$")


def picture_beside(report: Path, page: PageImage, number: int, count: int) -> Path | None:
    """The file with the picture of a page, in the folder of ``report``; None where none is found.

    Looked for in this order: the name that the OCR file gives (without its folder); the report's
    own name with an image's ending; for page ``number`` (from 0) of ``count``, the report's name
    with a number behind it (``bao-cao-1.png``).
    """
    folder = report.parent
    name = _base_name(page.name)
    if name:
        found = _existing(folder, name)
        if found is not None:
            return found
    for stem in _stems(report):
        for suffix in IMAGE_SUFFIXES:
            found = _existing(folder, stem + suffix)
            if found is not None and (count == 1 or suffix in (".pdf", ".tif", ".tiff")):
                return found
        found = _numbered(folder, stem, number)
        if found is not None:
            return found
    return None


def pictures_in(folder: Path) -> list[Path]:
    """The pictures of a folder, as people number them: page 2 stands before page 10."""
    try:
        files = [path for path in folder.iterdir() if path.suffix.lower() in IMAGE_SUFFIXES]
    except OSError:
        return []
    return sorted((path for path in files if path.is_file()), key=natural_key)


def natural_key(path: Path) -> list[tuple[int, int, str]]:
    """Sorts names by the numbers in them."""
    parts = re.split(r"(\d+)", path.name.lower())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def _base_name(name: str) -> str:
    """The last part of a path of any system; empty for what leads out of the folder."""
    base = PureWindowsPath(PurePosixPath(name).name).name
    return "" if base in ("", ".", "..") or "\0" in base else base


def _stems(report: Path) -> list[str]:
    """``bao-cao.ocr.txt``: first bao-cao.ocr, then bao-cao."""
    stems = []
    stem = report.name
    while "." in stem.lstrip("."):
        stem = stem.rpartition(".")[0]
        stems.append(stem)
    return stems


def _numbered(folder: Path, stem: str, number: int) -> Path | None:
    try:
        beside = [path for path in folder.iterdir() if path.suffix.lower() in IMAGE_SUFFIXES]
    except OSError:
        return None
    for path in beside:
        rest = path.stem.removeprefix(stem)
        match = _NUMBER.fullmatch(rest.lstrip("-_. "))
        if rest != path.stem and match is not None and int(match[1]) == number + 1:
            return path
    return None


def _existing(folder: Path, name: str) -> Path | None:
    path = folder / name
    try:
        # a link may lead anywhere
        inside = path.resolve().is_relative_to(folder.resolve())
        return path if inside and path.is_file() else None
    except OSError:
        return None
