"""Cells that spreadsheets take for nothing but text.

A cell that begins like a formula is run when a table is opened, whoever wrote it: what an OCR
program read on a page may be ``=cmd|…``.  See OWASP, "CSV Injection".
"""

from __future__ import annotations

import re
from datetime import datetime

Cell = str | int | float | datetime | None

LONGEST = 32_767
"""Code points: what Excel takes in a cell."""
_STARTS = "=+-@＝＋－＠'"
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """Text without what a table cannot hold: control characters become U+FFFD, tabs a space,
    line ends line feeds; cut where it is too long."""
    text = text.replace("\r\n", "\n").replace("\t", " ").replace("\r", "\n").replace("\f", "\n")
    text = _UNSEEN.sub("\ufffd", text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet might calculate it, or hide its first letter."""
    return text.lstrip()[:1] in tuple(_STARTS)


def neutral(text: str) -> str:
    """Text that no spreadsheet calculates: with an apostrophe before it where it looks so.

    Text that begins with an apostrophe gets another one, so that taking one away gives the text
    back.
    """
    text = printable(text)
    return f"'{text}" if looks_like_formula(text) else text
