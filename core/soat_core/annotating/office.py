"""The kinds of annotations that an office defines itself."""

from __future__ import annotations

import re
from collections.abc import Collection

from soat_core.text import strip_marks

_LONGEST = 40


def name_for(title: str, taken: Collection[str]) -> str:
    """A name for a kind, made of its title: ``x-chuong-trinh``; none of those that are taken."""
    plain = strip_marks(title.casefold()).replace("đ", "d")
    base = "x-" + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "loai")
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name
