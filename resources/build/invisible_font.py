"""The font of the text layer in PDF: ``python resources/build/invisible_font.py``.

Every character that Vietnamese offices write is a box, half as wide as high, which is never drawn:
what is seen is the picture of the page, what is searched and copied is the text.  The boxes tell
readers how much room the text takes.  Needs fontTools.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

TARGET = Path(__file__).parents[1] / "soat_resources" / "fonts" / "invisible.ttf"
_UNITS = 1000


def characters() -> list[int]:
    """All of Latin and Vietnamese, and the signs of offices."""
    ranges = [(0x20, 0x24F), (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF),
              (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2500, 0x25FF),
              (0x370, 0x3FF)]  # fmt: skip
    return [
        code
        for first, last in ranges
        for code in range(first, last + 1)
        if unicodedata.category(chr(code)) not in ("Cc", "Cn", "Cs")
    ]


def main() -> None:
    builder = FontBuilder(_UNITS, isTTF=True)
    # One glyph for each character: the map back from glyphs to text must be one to one.
    codes = characters()
    names = [".notdef", *(f"u{code:04X}" for code in codes)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: f"u{code:04X}" for code in codes})
    box = TTGlyphPen(None)
    corners = ((0, 0), (0, 700), (_UNITS // 2, 700), (_UNITS // 2, 0))
    box.moveTo(corners[0])
    for corner in corners[1:]:
        box.lineTo(corner)
    box.closePath()
    builder.setupGlyf(dict.fromkeys(names, box.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (_UNITS // 2, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Soat Invisible", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0  # the same whenever it is made
    TARGET.parent.mkdir(exist_ok=True)
    builder.save(TARGET)


if __name__ == "__main__":
    main()
