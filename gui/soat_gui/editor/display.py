"""Report text as it can be shown: every code point stays one, none breaks the line or vanishes."""

from __future__ import annotations

_SHOWN: dict[int, str] = {code: chr(0x2400 + code) for code in range(0x20)}
_SHOWN.update(
    {
        0x09: "\t",
        # A line feed inside of an edit must not break the line it stands on.
        0x0A: "⏎",
        # Ends of pages are drawn as a rule across the panes, CR belongs to the line's end.
        0x0C: "\u200b",
        0x0D: "\u200b",
        0x7F: "\u2421",
        0x2028: "⏎",
        0x2029: "¶",
        # Characters by which Qt embeds objects.
        0xFFFC: "\ufffd",
    }
)
_SHOWN.update(dict.fromkeys(range(0x80, 0xA0), "\ufffd"))
# What turns the direction of text around would misplace every mark after it.
_SHOWN.update(dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\u200b"))
_SHOWN.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))

EMPTY = "∅"
"""Stands where a token was deleted, so that it can be seen and undone."""

ILLEGIBLE = "[...]"

MADE_BREAK = "⏎"
"""Stands where a line break was made that the OCR has not."""

BREAK = "\u2028"
"""Behind that sign: what follows is drawn one row lower."""

REMOVED_BREAK = "↪"
"""Stands where a line break of the OCR was removed: the line goes on."""


def visible(text: str) -> str:
    """``text`` with what cannot be drawn replaced, code point by code point."""
    if text.isprintable() and "\ufffc" not in text:  # nearly every token: five times as quick
        return text
    return text.translate(_SHOWN)
