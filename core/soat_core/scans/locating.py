"""Where the picture of a page is to be found: beside the report, never anywhere else unasked."""

from __future__ import annotations

import os
import re
from pathlib import Path

from soat_core.layout import PageImage, base_name

IMAGE_SUFFIXES = (".png", ".tif", ".tiff", ".jpg", ".jpeg", ".webp", ".bmp", ".jp2", ".pdf")
_NUMBER = re.compile(r"(\d+)\D*$")


def picture_beside(report: Path, page: PageImage, number: int, count: int) -> Path | None:
    """The file with the picture of one page; see ``PictureFolder``."""
    return PictureFolder(report).picture(page, number, count)


class PictureFolder:
    """The pictures in the folder of ``report``, which is read once.

    Looked for in this order: the name that the OCR file gives (without its folder); the report's
    own name with an image's ending; for page ``number`` (from 0) of ``count``, the report's name
    with a number behind it (``bao-cao-1.png``).
    """

    def __init__(self, report: Path) -> None:
        self._folder = report.parent
        self._names: dict[str, str] = {}
        """By themselves, and in small letters for those that are written otherwise."""
        self._found: dict[str, Path | None] = {}
        self._numbered: dict[tuple[str, int], str] = {}
        self._stems = _stems(report)
        try:
            names = sorted(os.listdir(self._folder))
        except OSError:
            return
        names = [name for name in names if Path(name).suffix.lower() in IMAGE_SUFFIXES]
        self._names = {name.casefold(): name for name in names} | {name: name for name in names}
        for name in reversed(names):
            for stem in self._stems:
                rest = Path(name).stem.removeprefix(stem)
                match = _NUMBER.fullmatch(rest.lstrip("-_. "))
                if rest != Path(name).stem and match is not None:
                    self._numbered[stem, int(match[1])] = name

    def picture(self, page: PageImage, number: int, count: int) -> Path | None:
        """The file with the picture of a page, None where none is found."""
        if not self._names:
            return None
        wanted = [base_name(page.name)]
        for stem in self._stems:
            wanted += [
                stem + suffix
                for suffix in IMAGE_SUFFIXES
                if count == 1 or suffix in (".pdf", ".tif", ".tiff")
            ]
            wanted.append(self._numbered.get((stem, number + 1), ""))
        return next(filter(None, map(self._existing, wanted)), None)

    def _existing(self, wanted: str) -> Path | None:
        name = self._names.get(wanted) or self._names.get(wanted.casefold())
        if name is None:
            return None
        if name not in self._found:
            self._found[name] = _inside(self._folder, name)
        return self._found[name]


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


def _stems(report: Path) -> list[str]:
    """``bao-cao.ocr.txt``: first bao-cao.ocr, then bao-cao."""
    stems = []
    stem = report.name
    while "." in stem.lstrip("."):
        stem = stem.rpartition(".")[0]
        stems.append(stem)
    return stems


def _inside(folder: Path, name: str) -> Path | None:
    """A file of the folder; None for a link that leads anywhere else."""
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        return path if inside and path.is_file() else None
    except OSError:
        return None
