"""What is wrong with a regular expression, said so that a clerk can mend it."""

from __future__ import annotations

import regex

from soat_core.i18n import tr
from soat_core.search.query import QueryError


def pattern_error(error: regex.error, text: str) -> QueryError:
    """The error as one sentence with its place in ``text``, counted from 1 for people."""
    # The stubs do not know what the documentation promises.
    position: int | None = error.pos  # type: ignore[attr-defined]
    message: str = error.msg  # type: ignore[attr-defined]
    at = None if position is None else min(position, len(text))
    what = _meaning(message)
    if at is None:
        return QueryError(what)
    return QueryError(
        tr(
            "character {n}: {what}",
            "ký tự thứ {n}: {what}",
            n=min(at, len(text) - 1) + 1,
            what=what,
        ),
        at=at,
    )


def _meaning(message: str) -> str:
    for beginning, en, vi in _MEANINGS:
        if message.startswith(beginning):
            return tr(en, vi)
    # What no clerk will write by accident stays as the library says it.
    return tr("wrong expression ({detail})", "biểu thức sai ({detail})", detail=message)


_MEANINGS = (
    ("missing )", "a closing ) is missing", "thiếu dấu đóng )"),
    ("unbalanced parenthesis", "this ) closes nothing", "dấu ) này không đóng ngoặc nào"),
    ("unterminated character set", "a closing ] is missing", "thiếu dấu đóng ]"),
    ("nothing to repeat", "there is nothing to repeat before it", "trước nó không có gì để lặp"),
    ("multiple repeat", "it repeats a repetition", "lặp chồng lên một dấu lặp khác"),
    (
        "min repeat greater than max",
        "the smaller number must come first",
        "số nhỏ phải đứng trước số lớn",
    ),
    ("bad character range", "the range runs backwards", "khoảng ký tự bị ngược"),
    ("bad escape (end", "something must follow the \\", "sau dấu \\ phải còn ký tự"),
    ("bad escape", "this \\ sign is not known", "không có ký hiệu \\ này"),
    ("incomplete escape", "this \\ sign is not complete", "ký hiệu \\ này chưa viết đủ"),
    ("unknown property", "this class of characters is not known", "không có lớp ký tự này"),
    ("undefined character name", "this character name is not known", "không có tên ký tự này"),
    ("unknown extension", "this sign after (? is not known", "không có ký hiệu này sau (?"),
    ("unexpected end of pattern", "the expression is not complete", "biểu thức chưa viết đủ"),
    ("missing >", "a closing > is missing", "thiếu dấu đóng >"),
    ("missing group name", "the name of the group is missing", "thiếu tên nhóm"),
    (
        "bad character in group name",
        "a name of a group has letters and digits only",
        "tên nhóm chỉ gồm chữ và số",
    ),
    ("unknown group", "there is no group of this name", "không có nhóm tên này"),
    ("invalid group reference", "there is no group of this number", "không có nhóm số này"),
    ("cannot refer to an open group", "the group is not closed yet", "nhóm này chưa đóng ngoặc"),
)
"""Beginnings of the messages of the ``regex`` library, and what they mean."""
