"""Where the picture of a page is to be found: beside the report, never anywhere else unasked."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from soat_core.layout import PageImage, base_name
from soat_core.page_files import PICTURE_SUFFIXES, natural_key

IMAGE_SUFFIXES = (*PICTURE_SUFFIXES, ".pdf")
READING_COPY = b"%soat-reading-copy\n"
"""The end of PDF that was exported to be read: beside a report it is no picture of its pages."""
_NUMBER = re.compile(r"(\d+)\D*$")


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Where the picture of a page of the report is: page ``index`` (from 0) of the file."""

    page: int
    path: Path
    index: int = 0


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

    def picture(self, page: PageImage, number: int, count: int, file: str = "") -> Path | None:
        """The file with the picture of a page, None where none is found.

        ``file`` is the name of the page's own file, in a report of several.
        """
        if not self._names:
            return None
        wanted = [base_name(page.name)]
        wanted += [stem + suffix for stem in _stems(Path(file)) for suffix in IMAGE_SUFFIXES]
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
        return path if inside and path.is_file() and not _is_reading_copy(path) else None
    except OSError:
        return None


def _is_reading_copy(path: Path) -> bool:
    if path.suffix.lower() != ".pdf":
        return False
    with open(path, "rb") as stream:
        stream.seek(max(0, path.stat().st_size - len(READING_COPY)))
        return stream.read() == READING_COPY
