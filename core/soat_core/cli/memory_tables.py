"""What ``soat memory`` shows of pairs and words, as rows of a table or as JSON."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from soat_core.i18n import tr

if TYPE_CHECKING:
    from soat_core.memory import Pair, Word


def head(of_words: bool) -> tuple[str, ...]:
    """What the columns are: those of words, or of pairs."""
    if of_words:
        return (
            tr("word", "từ"),
            tr("decided", "đã chọn"),
            tr("added", "thêm tay"),
            tr("last used", "lần cuối"),
        )
    return (
        tr("read", "đọc được"),
        tr("text", "đã chọn"),
        tr("accepted", "nhận"),
        tr("rejected", "bỏ"),
        tr("last used", "lần cuối"),
    )


def row(one: Pair | Word) -> tuple[str, ...]:
    """One line of the table."""
    from soat_core.memory import Pair

    day = one.last_used.isoformat()
    if isinstance(one, Pair):
        return one.token, one.text, str(one.accepted), str(one.rejected), day
    return one.text, str(one.decided), tr("yes", "có") if one.added else "", day


def as_json(one: Pair | Word) -> dict[str, Any]:
    """All that is known of it."""
    found = {field.name: getattr(one, field.name) for field in fields(one)}
    found["last_used"] = one.last_used.isoformat()
    if "contexts" in found:
        found["contexts"] = [context._asdict() for context in found["contexts"]]
    return found
