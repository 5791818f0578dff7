"""One picture in memory, and how it gets there with as few copies as can be: a page of 300 dpi has
26 MB in colour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""Shape (rows, columns, channels)."""

_FAINT = 40
"""Channels that are less apart are grey: JPEG gives the edges of letters a shade of the paper."""
_TINT = 60
"""Channels of the paper that are farther apart are a colour, and not its age."""
_SPECKS = 2e-4
"""Share of pixels that may be more than faint on a page without colours.  A seal takes 1 in 100 of
a page, a signature 1 in 1,000."""
_STRIDE = 3
"""Of pixels, every one of so many in both directions is looked at: strokes are wider."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of pixels from the top, without gaps; ``channels`` is 1 (grey) or 3 (red, green, blue),
    one byte each."""

    width: int
    height: int
    channels: int
    data: bytes | memoryview
    """Of bytes, in one dimension."""

    @property
    def pixels(self) -> Pixels:
        """A view."""
        shape = self.height, self.width, self.channels
        return np.frombuffer(self.data, np.uint8).reshape(shape)

    def halved(self) -> Picture:
        """The picture in half its width and height, each pixel the mean of four.  Python's other
        threads can go on meanwhile."""
        height, width = self.height // 2, self.width // 2
        if not (height and width):
            return self
        whole = self.pixels[: height * 2, : width * 2]
        rows = np.add(whole[::2], whole[1::2], dtype=np.uint16)
        four = np.add(rows[:, ::2], rows[:, 1::2])
        half = np.right_shift(four, 2, out=np.empty(four.shape, np.uint8), casting="unsafe")
        return Picture(width, height, self.channels, half.reshape(-1).data)

    def as_pnm(self) -> bytes:
        """The picture as a PGM or PPM file."""
        kind = 5 if self.channels == 1 else 6
        return b"P%d %d %d 255\n" % (kind, self.width, self.height) + self.data


def packed(pixels: Pixels, *, grey: bool, may_be_grey: bool) -> Picture:
    """A picture of pixels of 1, 3 or 4 channels, the fourth of which is left out.

    ``grey`` pixels have one channel; with ``may_be_grey`` others get one where they have no
    colours.  Python's other threads can go on meanwhile.
    """
    if pixels.shape[2] > 1 and (grey or (may_be_grey and not has_colours(pixels))):
        pixels = pixels[:, :, 1:2]  # red and blue are coarser in JPEG
    elif pixels.shape[2] == 1 and not (grey or may_be_grey):
        pixels = np.repeat(pixels, 3, axis=2)
    height, width, channels = pixels.shape
    channels = min(channels, 3)
    out = np.empty((height, width, channels), np.uint8)
    np.copyto(out, pixels[:, :, :channels])
    return Picture(width, height, channels, out.reshape(-1).data)


def has_colours(pixels: Pixels) -> bool:
    """Whether there is more on a page than black, grey and the colour of its paper."""
    some = pixels[::_STRIDE, ::_STRIDE, :3].astype(np.float32)
    paper = np.median(some.reshape(-1, 3)[::97], axis=0)
    if paper.max() - paper.min() > _TINT:
        return True
    some *= 255 / np.maximum(paper, 1)  # on white paper
    red, green, blue = some[..., 0], some[..., 1], some[..., 2]
    apart = np.maximum(np.maximum(red, green), blue) - np.minimum(np.minimum(red, green), blue)
    return bool((apart > _FAINT).mean() > _SPECKS)
