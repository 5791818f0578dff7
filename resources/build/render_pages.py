"""Render clean Vietnamese text to page images and have Tesseract misread it.

The channel model needs pairs of (what the page says, what an OCR engine without the Vietnamese
model read).  Real pairs are scarce, rendered ones are not: each page is drawn with a random
typeface, style, size, resolution, blur, noise, skew and compression, then read by
``tesseract -l eng``.  Everything random is drawn from the page number, so that the same command
makes the same pages.

Only held-out lines of the corpus are drawn (see ``held_out``): what the channel and the weights
are learned from must be unknown to the language model.

    python resources/build/render_pages.py --text legal.txt --text wiki.txt --out pages --count 300

Pages that something is measured on can be kept apart from those that it was learned from: with
``--apart FOLDER`` no line is drawn that stands on a page there.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import subprocess
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from corpus import held_out, lacks_marks
from PIL import Image, ImageDraw, ImageFilter, ImageFont

# Families that Vietnamese offices print with, or their metric equivalents; the first one is the
# prescribed face (Times New Roman, Decree 30/2020/NĐ-CP), hence its weight.
FAMILIES = {
    "Tinos": 6,
    "TeX Gyre Termes": 3,
    "Noto Serif": 2,
    "Liberation Serif": 2,
    "Arimo": 1,
    "DejaVu Serif": 1,
}
STYLES = {"Regular": 10, "Bold": 2, "Italic": 2, "Bold Italic": 1}
POINT_SIZES = (12, 13, 13, 13.5, 14, 14, 14)  # 13 to 14 pt is prescribed for body text
RESOLUTIONS = {100: 1, 150: 3, 200: 5, 300: 3}
TEXT_WIDTH_INCHES = 6.3
CHARACTERS_PER_PAGE = 2800
BEGINNING = 24
"""So many characters of a line tell whether it was drawn before."""


def _weighted(rng: random.Random, weights: dict) -> object:
    return rng.choices(list(weights), list(weights.values()))[0]


def font_file(family: str, style: str) -> str | None:
    """Path of the installed font, or None when fontconfig would substitute another family."""
    pattern = f"{family}:style={style}"
    answer = subprocess.run(
        ["fc-match", "-f", "%{family}|%{file}", pattern], capture_output=True, text=True, check=True
    ).stdout
    found, _, file = answer.partition("|")
    return file if family.lower() in found.lower() else None


def _vary(text: str, rng: random.Random) -> str:
    """Some lines become headings, since capitals are misread in their own way."""
    roll = rng.random()
    if len(text) < 120 and roll < 0.35:
        return text.upper()
    if len(text) < 60 and roll < 0.45:
        return text.title()
    return text


def wrap(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    rows: list[str] = []
    current = ""
    for word in text.split():
        longer = f"{current} {word}".strip()
        if current and font.getlength(longer) > width:
            rows.append(current)
            current = word
        else:
            current = longer
    return [*rows, current] if current else rows


def _draw(rows: list[str], font: ImageFont.FreeTypeFont, dpi: int, rng: random.Random) -> bytes:
    size = font.size
    pitch = int(size * rng.uniform(1.3, 1.7))
    margin = int(dpi * 0.8)
    width = int(dpi * (TEXT_WIDTH_INCHES + 1.6))
    image = Image.new("L", (width, pitch * len(rows) + 2 * margin), 255)
    draw = ImageDraw.Draw(image)
    for index, row in enumerate(rows):
        draw.text((margin, margin + index * pitch), row, font=font, fill=rng.randint(0, 40))
    image = image.rotate(rng.gauss(0, 0.25), resample=Image.Resampling.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 1.3) * dpi / 200))
    noise = np.random.default_rng(rng.getrandbits(32)).normal(
        0, rng.uniform(2, 22), image.size[::-1]
    )
    pixels = np.clip(np.asarray(image, dtype=float) + noise, 0, 255).astype("uint8")
    image = Image.fromarray(pixels)
    if rng.random() < 0.3:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=rng.randint(25, 75))
        image = Image.open(buffer)
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


def make_page(number: int, lines: list[str], fonts: dict[tuple[str, str], str], out: Path) -> None:
    target = out / f"{number:04d}.ocr.txt"
    if target.exists():
        return
    rng = random.Random(number)
    family = _weighted(rng, {f: w for f, w in FAMILIES.items() if (f, "Regular") in fonts})
    style = _weighted(rng, {s: w for s, w in STYLES.items() if (family, s) in fonts})
    dpi = int(_weighted(rng, RESOLUTIONS))  # type: ignore[call-overload]
    size = rng.choice(POINT_SIZES) * dpi / 72
    font = ImageFont.truetype(fonts[family, style], round(size))  # type: ignore[index]
    rows: list[str] = []
    while sum(map(len, rows)) < CHARACTERS_PER_PAGE:
        rows += wrap(_vary(rng.choice(lines), rng), font, TEXT_WIDTH_INCHES * dpi)
    picture = _draw(rows, font, dpi, rng)
    read = subprocess.run(
        ["tesseract", "stdin", "-", "-l", "eng", "--psm", "6"],
        input=picture,
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    ).stdout.decode()
    kept = [line for line in read.replace("\f", "\n").split("\n") if line.strip()]
    (out / f"{number:04d}.gold.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    target.write_text("\n".join(kept) + "\n", encoding="utf-8")


def beginnings(folder: Path) -> set[str]:
    """How the rows of the pages in a folder begin."""
    rows = (
        row
        for path in folder.glob("*.gold.txt")
        for row in path.read_text(encoding="utf-8").split("\n")
    )
    return {row[:BEGINNING].casefold() for row in rows}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="number of the first page")
    parser.add_argument("--apart", type=Path, help="draw no line of the pages in this folder")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pools: list[list[str]] = []
    for path in options.text:
        with path.open(encoding="utf-8") as stream:
            pools.append(
                [
                    unicodedata.normalize("NFC", line.strip())
                    for line in stream
                    if held_out(line) and not lacks_marks(line) and 30 < len(line) < 900
                ]
            )
    if options.apart:
        drawn = beginnings(options.apart)
        pools = [[x for x in pool if x[:BEGINNING].casefold() not in drawn] for pool in pools]
    fonts = {
        (family, style): file
        for family in FAMILIES
        for style in STYLES
        if (file := font_file(family, style))
    }
    missing = sorted(family for family in FAMILIES if (family, "Regular") not in fonts)
    if missing:
        print("not installed, left out:", ", ".join(missing))
    jobs = []
    with ThreadPoolExecutor(options.jobs) as pool:
        for number in range(options.first, options.first + options.count):
            # two pages of the first corpus (the register of reports) to one of the others
            source = pools[0] if number % 3 else pools[number // 3 % len(pools)]
            jobs.append(pool.submit(make_page, number, source, fonts, options.out))
        for job in jobs:
            job.result()  # raises what went wrong with the page


if __name__ == "__main__":
    main()
