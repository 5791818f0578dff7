"""Pictures of pages from their files, in the sizes that are shown.

All of it is done in the one thread that opens the files.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QImage

from soat_core.layout import Box
from soat_core.scans.pictures import Pictures, open_pictures
from soat_core.scans.pixels import Picture
from soat_core.scans.projection import LOOKED_AT, lines_of_picture

SMALLEST = 256
"""Pixels of the width of the smallest pictures, which are shown beside the page."""
_MOST_OPEN = 8
"""Files that are open at a time: there may be one for every page."""


class Decoded(NamedTuple):
    """One page."""

    images: dict[int, QImage]
    """By the widths that they are for, the largest first."""
    full: int
    """The width of the page in its file."""
    boxes: list[Box] | None
    """Of its lines, if that was asked for."""


class Decoder:
    """Keeps some files open."""

    def __init__(self) -> None:
        self._opened: OrderedDict[Path, Pictures] = OrderedDict()

    def decode(self, path: Path, index: int, width: int, lengths: Sequence[int] | None) -> Decoded:
        """A page (from 0) of a file for a ``width`` that ``step_for`` gives, and smaller ones.

        ``lengths``, in letters, asks for the lines of the page.  Raises ``InputError``.
        """
        pictures = self._opened.get(path)
        if pictures is None:
            pictures = self._opened[path] = open_pictures(path)
            if len(self._opened) > _MOST_OPEN:
                self._opened.popitem(last=False)[1].close()
        index = min(index, pictures.count - 1)
        full, _ = pictures.size(index)
        wanted = width if lengths is None else max(width, step_for(LOOKED_AT))
        drawn = pictures.picture(index, width=min(wanted, full), may_be_grey=True)
        sizes = dict(_smaller_and_smaller(drawn, wanted))
        boxes = None
        if lengths is not None:
            boxes = lines_of_picture(sizes[step_for(LOOKED_AT)], full, lengths)
        images = {id(one): image_of(one) for one in sizes.values()}
        return Decoded({size: images[id(one)] for size, one in sizes.items()}, full, boxes)

    def close(self) -> None:
        """Let go of the files."""
        for pictures in self._opened.values():
            pictures.close()
        self._opened.clear()


def step_for(width: int) -> int:
    """Widths go in steps, so that a window that is made wider does not ask for each of them."""
    step = SMALLEST
    while step < width:
        step *= 2
    return step


def image_of(picture: Picture) -> QImage:
    """As Qt shows it; in any thread.  Copied once, while Python's other threads go on."""
    import numpy as np

    is_grey = picture.channels == 1
    kind = QImage.Format.Format_Grayscale8 if is_grey else QImage.Format.Format_RGB888
    image = QImage(picture.width, picture.height, kind)
    rows = np.frombuffer(image.bits(), np.uint8).reshape(picture.height, image.bytesPerLine())
    pixels = rows[:, : picture.width * picture.channels].reshape(picture.pixels.shape)
    np.copyto(pixels, picture.pixels)
    return image


def _smaller_and_smaller(picture: Picture, width: int) -> Iterator[tuple[int, Picture]]:
    """The page for a ``width`` that was asked for, and for all smaller ones: drawing it once takes
    the time."""
    yield width, picture
    while width > SMALLEST:
        width //= 2
        if picture.width >= 2 * width:
            picture = picture.halved()
        yield width, picture
