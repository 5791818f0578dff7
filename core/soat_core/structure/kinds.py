"""The kinds of parts that an official document is made of (Decree 30/2020/NĐ-CP, Article 8)."""

from __future__ import annotations

from enum import StrEnum

CELLS, ENDS = "cells", "ends"
"""Values of rows: where cells end in a text that is looked at, and in the OCR text."""


class BlockKind(StrEnum):
    """A part is a stretch of text, as a rule of whole lines.

    What stands beside another in two columns on the same lines is a stretch of each line: several
    parts with the same value ``group`` are one then.
    """

    NATION = "nation"
    """Quốc hiệu; in documents of the Party what stands in its place."""
    MOTTO = "motto"
    """Tiêu ngữ."""
    ISSUER = "issuer"
    """The agency that issues the document, with the one above it."""
    NUMBER = "number-and-code"
    """Số, ký hiệu."""
    DATELINE = "dateline"
    """Place and date of issue."""
    TYPE = "type"
    """What kind of document it is: ``BÁO CÁO``."""
    SUBJECT = "subject"
    """Trích yếu."""
    ADDRESSEE = "addressee"
    """Kính gửi."""
    HEADING = "heading"
    """``level`` from 1 on, ``n``: its number as written (``II``, ``1``, ``a``), ``label``: the word
    before it (``Chương``, ``Điều``)."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """Of a list: ``level`` from 1 on, ``n``: its number as written, or its dash; ``label`` as
    headings have it."""
    ROW = "row"
    """Of a table.  ``cells``: where cells end, as code points from the beginning of the row,
    separated by blanks; the same number twice is an empty cell.  A row of several lines is a group
    whose pieces each tell the ends in them.  ``role``: ``label`` for a row of headings, ``rule``
    for a line drawn with characters.

    Annotations have ``ends`` in place of ``cells``, which count the OCR text: corrections do not
    move them."""
    AUTHORITY = "authority"
    """Of whom the document is signed: ``TM. ỦY BAN NHÂN DÂN`` / ``KT. CHỦ TỊCH``."""
    SIGNATORY = "signatory"
    """The name below the signature, with what says that it is signed."""
    RECIPIENTS = "recipients"
    """Nơi nhận, with its list."""
    FOOTNOTE = "footnote"
    """``n``: its mark."""
    HEADER = "header"
    """A running head or foot."""
    PAGE_NUMBER = "page-number"


PARTS = frozenset(BlockKind)
"""All of them; what an annotation of such a kind is about is a part of the document."""
