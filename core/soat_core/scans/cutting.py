"""Parts of pages as pictures that an OCR program reads well."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from soat_core.layout import Box
from soat_core.scans.pixels import Picture

_ABOVE = 0.25
"""Room kept above and below, as a share of the height: marks often stand out of the box."""
_ASIDE = 0.5
_BORDER = 16
"""Pixels of paper around it; text at the very edge is read badly."""
_HIGH_ENOUGH = 42
"""Pixels that a line should have; it is magnified up to that."""
_MOST_MAGNIFIED = 3.0


class Cut:
    """A part of a grey page: ``picture``, and where its points stand on the page."""

    def __init__(self, page: Picture, box: Box) -> None:
        """``box`` is in pixels of the page, and may reach beyond it."""
        above, aside = round(box.height * _ABOVE), round(box.height * _ASIDE)
        left, right = max(0, box.left - aside), min(page.width, box.right + aside)
        top, bottom = max(0, box.top - above), min(page.height, box.bottom + above)
        grid = np.frombuffer(page.data, np.uint8).reshape(page.height, page.width)
        part = grid[top:max(bottom, top + 1), left:max(right, left + 1)]  # fmt: skip
        self._scale = min(_MOST_MAGNIFIED, max(1.0, _HIGH_ENOUGH / max(1, box.height)))
        part = _framed(_magnified(part, self._scale))
        self._left, self._top = left, top
        self.picture = Picture(part.shape[1], part.shape[0], 1, part.tobytes())

    @property
    def magnified(self) -> float:
        """How many pixels it has for one of the page."""
        return self._scale

    def on_page(self, box: Box) -> Box:
        """A box on the part, in pixels of the page."""
        left, top, right, bottom = (round((side - _BORDER) / self._scale) for side in box)
        return Box(left + self._left, top + self._top, right + self._left, bottom + self._top)


def _magnified(part: npt.NDArray[np.uint8], scale: float) -> npt.NDArray[np.uint8]:
    if scale == 1.0 or not part.size:
        return part
    from PIL import Image

    size = round(part.shape[1] * scale), round(part.shape[0] * scale)
    return np.asarray(Image.fromarray(part).resize(size, Image.Resampling.LANCZOS))


def _framed(part: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """With a border as light as the paper."""
    paper = round(float(np.percentile(part, 80))) if part.size else 255
    return np.ascontiguousarray(np.pad(part, _BORDER, constant_values=paper))
