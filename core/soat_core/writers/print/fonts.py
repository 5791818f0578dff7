"""The letters of PDF for reading, which are shipped."""

from __future__ import annotations

import unicodedata

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from soat_core.edition.tidying import REPLACEMENT, visible
from soat_resources import resource_path

FAMILY = "SoatReading"
_FACES = ("Regular", "Bold", "Italic", "BoldItalic")


def register() -> None:
    """Make the fonts known to reportlab; once is enough."""
    if FAMILY in pdfmetrics.getRegisteredFontNames():
        return
    names = [FAMILY, *(f"{FAMILY}-{face}" for face in _FACES[1:])]
    for name, face in zip(names, _FACES, strict=True):
        pdfmetrics.registerFont(TTFont(name, str(resource_path("fonts", f"Tinos-{face}.ttf"))))
    pdfmetrics.registerFontFamily(FAMILY, *names)


def drawable(text: str) -> str:
    """Text as the font can draw it: composed letters, U+FFFD for what it has no sign for."""
    text = unicodedata.normalize("NFC", visible(text))
    if text.isascii():
        return text
    known = pdfmetrics.getFont(FAMILY).face.charToGlyph
    return "".join(char if ord(char) in known else REPLACEMENT for char in text)
