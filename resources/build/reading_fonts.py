"""The letters of PDF for reading: ``python resources/build/reading_fonts.py FOLDER``.

``FOLDER`` holds Tinos (Google, SIL Open Font License 1.1), which takes the same room as Times New
Roman, as ``Tinos-Regular.ttf`` and so on.  What Vietnamese offices do not write is left out: a
fourth of the size is left.  Needs fontTools.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "soat_resources" / "fonts"
FACES = ("Regular", "Bold", "Italic", "BoldItalic")
# Latin, Vietnamese, Greek, Cyrillic; punctuation, money, arrows, mathematics, boxes
RANGES = (
    (0x20, 0x24F), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x45F), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x215F),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2500, 0x25FF), (0xFFFD, 0xFFFD),
)  # fmt: skip


def main(folder: Path) -> None:
    options = Options()
    options.hinting = False
    options.layout_features = ["ccmp", "mark", "mkmk", "kern"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    for face in FACES:
        font = TTFont(folder / f"Tinos-{face}.ttf")
        subsetter = Subsetter(options)
        subsetter.populate(
            unicodes=[code for first, last in RANGES for code in range(first, last + 1)]
        )
        subsetter.subset(font)
        font.save(TARGET / f"Tinos-{face}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
