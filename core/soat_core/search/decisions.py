"""What a plan comes to: decisions for one action, and what stands in the way of others."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from soat_core.edits import Edit
from soat_core.i18n import tr
from soat_core.text import Span


class Obstacle(Enum):
    """Why a hit cannot be replaced."""

    SAME = "same"
    ILLEGIBLE = "illegible"
    PAGE_BREAK = "page break"
    INSERTION = "insertion"
    BLANK = "blank"
    CHANGED = "changed"
    READ_ONLY = "read only"

    @property
    def reason(self) -> str:
        """One short clause in the person's language."""
        en, vi = _REASONS[self]
        return tr(en, vi)


_REASONS = {
    Obstacle.SAME: ("reads so already", "đã đúng như vậy"),
    Obstacle.ILLEGIBLE: ("part of it is illegible", "có chỗ không đọc được"),
    Obstacle.PAGE_BREAK: ("would join two pages", "sẽ nối liền hai trang"),
    Obstacle.INSERTION: ("something was inserted in it", "bên trong đã chèn thêm chữ"),
    Obstacle.BLANK: ("there is no word here", "ở đây không có chữ nào"),
    Obstacle.CHANGED: ("reads otherwise by now", "nay đã khác"),
    Obstacle.READ_ONLY: ("can only be read here", "chỗ này chỉ đọc được"),
}


@dataclass
class Decisions:
    """What one action does: see ``Action``.  ``drop`` are insertions that are taken back, or that
    have become part of a word."""

    edits: list[Edit] = field(default_factory=list)
    drop: list[Span] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """Of the rewrites that are done by it."""

    def __bool__(self) -> bool:
        return bool(self.edits or self.drop)

    def add(self, other: Decisions) -> None:
        self.edits += other.edits
        self.drop += other.drop
        self.numbers += other.numbers
