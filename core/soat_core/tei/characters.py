"""Text as XML content, with every character kept.

XML 1.0 cannot carry most control characters, and its parsers turn CR into LF.  Those characters,
and line separators that editors take for line ends, become ``g`` pointing to a ``charDecl``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SPECIAL = re.compile("[&<>\n\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
LINE_FEED = "<lb\n/>"
"""A line feed outside of the OCR's own layer."""


def reference(char: str) -> str:
    """The ``xml:id`` of a character's declaration."""
    return f"c-{ord(char):04X}"


class Characters:
    """Writes text, and remembers which characters it wrote as ``g``."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def one(self, char: str) -> str:
        """The markup of a character that ``SPECIAL`` matches, LF apart from its meaning."""
        escape = _ESCAPES.get(char)
        if escape is not None:
            return escape
        self._used.add(char)
        return f'<g ref="#{reference(char)}"/>'

    def text(self, text: str, line_feed: str | None = None) -> str:
        """``text`` as content; LF becomes ``line_feed``, or a ``g`` where none is given."""
        if not SPECIAL.search(text):
            return text
        return SPECIAL.sub(
            lambda match: line_feed if line_feed and match[0] == "\n" else self.one(match[0]), text
        )

    def declaration(self) -> str:
        """The ``charDecl`` of all characters used so far; empty when there are none."""
        if not self._used:
            return ""
        chars = "\n".join(map(_char, sorted(self._used)))
        return f"<charDecl>\n{chars}\n</charDecl>\n"


def _char(char: str) -> str:
    return (
        f'<char xml:id="{reference(char)}">'
        f'<mapping type="codepoint">U+{ord(char):04X}</mapping></char>'
    )


def declared(mappings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Pointer (``#c-000C``) to character, of pairs of ``xml:id`` and ``U+000C``.

    A mapping beyond Unicode is left out.
    """
    return {
        f"#{xml_id}": chr(int(mapping[2:], 16))
        for xml_id, mapping in mappings
        if int(mapping[2:], 16) <= 0x10FFFF
    }
