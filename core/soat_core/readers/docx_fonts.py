"""Which font a run of a Word document is in: its own, that of a style, or that of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_DEFAULT = "w:docDefaults/w:rPrDefault/w:rPr/w:rFonts/@w:ascii"
_DEEPEST = 20
"""Styles that are based on others."""


class Fonts:
    """Of one document.  Asked for every run: what styles say is looked up once."""

    def __init__(self, document: Document) -> None:
        told = document.styles.element.xpath(_DEFAULT)
        self._default = str(told[0]) if told else ""
        self._of_style: dict[str, str] = {}

    def of(self, run: Any, paragraph: Paragraph) -> str:
        """The name of a run's font, empty where nothing tells."""
        own = run.font.name
        if own:
            return str(own)
        properties = run._r.rPr
        named = properties is not None and properties.style
        return (self._styled(run.style) if named else "") or (
            self._styled(paragraph.style) or self._default
        )

    def _styled(self, style: Any) -> str:
        if style is None:
            return ""
        identity = style.style_id
        if identity not in self._of_style:
            self._of_style[identity] = _font_of(style)
        return self._of_style[identity]


def _font_of(style: Any) -> str:
    """Of a style, or the nearest of those that it is based on."""
    for _ in range(_DEEPEST):
        if style is None:
            break
        if style.font.name:
            return str(style.font.name)
        style = style.base_style
    return ""
