"""Pages in memory: in grey where they have no colours, and made smaller."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from soat_core.scans.pictures import open_pictures
from soat_core.scans.pixels import Picture, packed

Colour = tuple[int, int, int]


def page(paper: Colour, ink: Colour, seal: Colour | None = None) -> Image.Image:
    """Lines of print, and a round seal if it has a colour."""
    image = Image.new("RGB", (600, 800), paper)
    draw = ImageDraw.Draw(image)
    for top in range(60, 740, 30):
        draw.rectangle((60, top, 540, top + 12), fill=ink)
    if seal is not None:
        draw.ellipse((380, 600, 460, 680), outline=seal, width=4)
    return image


def channels(image: Image.Image, kind: str, tmp_path: Path) -> int:
    path = tmp_path / f"a.{kind}"
    image.save(path, quality=80)
    with closing(open_pictures(path)) as pictures:
        return pictures.picture(0, width=500, may_be_grey=True).channels


@pytest.mark.parametrize("kind", ["png", "jpg", "pdf"])
def test_a_red_seal_stays_red_and_print_alone_is_grey(kind: str, tmp_path: Path) -> None:
    white, black = (255, 255, 255), (25, 25, 30)
    assert channels(page(white, black), kind, tmp_path) == 1
    assert channels(page((240, 228, 200), black), kind, tmp_path) == 1  # old paper
    assert channels(page(white, black, (200, 30, 40)), kind, tmp_path) == 3
    assert channels(page(white, (30, 40, 160)), kind, tmp_path) == 3
    assert channels(page((250, 200, 210), black), kind, tmp_path) == 1
    assert channels(page((255, 150, 170), black), kind, tmp_path) == 3  # pink paper


def test_who_does_not_ask_for_it_gets_colours(tmp_path: Path) -> None:
    page((255, 255, 255), (0, 0, 0)).save(tmp_path / "a.png")
    with closing(open_pictures(tmp_path / "a.png")) as pictures:
        assert pictures.picture(0).channels == 3
        assert pictures.picture(0, grey=True).channels == 1


def test_paper_shines_through(tmp_path: Path) -> None:
    clear = Image.new("P", (30, 20), 0)
    clear.putpalette([10, 20, 30] * 256)
    clear.save(tmp_path / "a.png", transparency=0)
    with closing(open_pictures(tmp_path / "a.png")) as pictures:
        assert set(bytes(pictures.picture(0).data)) == {255}


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from([1, 3]), st.integers(0, 999))
def test_half_a_picture_is_the_mean_of_four(wide: int, high: int, depth: int, seed: int) -> None:
    pixels = np.random.default_rng(seed).integers(0, 256, (high, wide, depth), np.uint8)
    picture = packed(pixels, grey=depth == 1, may_be_grey=False)
    half = picture.halved()
    if wide < 2 or high < 2:
        assert half is picture
        return
    assert (half.width, half.height, half.channels) == (wide // 2, high // 2, depth)
    for row in range(half.height):
        for column in range(half.width):
            four = pixels[2 * row : 2 * row + 2, 2 * column : 2 * column + 2].reshape(4, depth)
            mean = [int(one) // 4 for one in four.astype(int).sum(0)]
            assert half.pixels[row, column].tolist() == mean


def test_it_can_be_given_to_other_programs() -> None:
    pixels = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    told = packed(pixels, grey=False, may_be_grey=False).as_pnm()
    image = Image.open(io.BytesIO(told))
    assert image.size == (4, 2) and np.asarray(image).tolist() == pixels.tolist()
    grey = Picture(2, 1, 1, bytes([7, 9])).as_pnm()
    assert np.asarray(Image.open(io.BytesIO(grey))).tolist() == [[7, 9]]
