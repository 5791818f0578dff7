"""Text of reports and names of files, made harmless for a terminal."""

from __future__ import annotations


def visible(text: str) -> str:
    """They may hold what turns the terminal's colours, or its direction of writing."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
