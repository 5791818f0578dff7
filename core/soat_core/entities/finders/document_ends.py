"""What follows on the number or the title of a document: when it was issued, and by whom."""

from __future__ import annotations

import re

from soat_core.entities.finders.document_numbers import Head
from soat_core.entities.finders.named import ROLES
from soat_core.entities.finders.writing import compiled
from soat_core.entities.mention import Mention
from soat_core.entities.passages import GAP

_DATED = compiled(r" (?:ban hành )?(?:ngày )?$|,? ngày $|~[,(] ?(?:ngày )?$| ký $")
_OF = compiled(r" của ")
_ROLE = compiled(
    r"(?:" + "|".join(sorted(ROLES, key=len, reverse=True)) + r") ",
)
_ROLE_ALONE = compiled(r"(?:Thủ tướng Chính phủ|Chủ tịch nước|Thủ tướng)(?!\w)")
_LAST = compiled(r" và ")
_AND = compiled(r",? và |, ")
_JOINT = compiled(r"liên (?=[BT])")


def closing(text: str, opened: int, end: int) -> int:
    """Behind the bracket that closes "(ngày 05/3/2024)"."""
    return end + 1 if "(" in text[opened:end] and text[end : end + 1] == ")" else end


def date_after(text: str, end: int, dates: dict[int, Mention]) -> Mention | None:
    """A day of issue; a month or a year alone belongs to what the document is about."""
    for start in range(end + 1, min(end + 20, len(text)) + 1):
        date = dates.get(start)
        if date is not None:
            whole = len(date.value("when")) == 10 or not date.values
            return date if whole and _DATED.fullmatch(text[end:start]) else None
    return None


def year_after(text: str, end: int, dates: dict[int, Mention], head: Head) -> Mention | None:
    """ "Luật Báo chí năm 2016": the year is part of how laws are called."""
    gap = re.compile(GAP).match(text, end)
    date = dates.get(gap.end()) if gap else None
    if date is None or head.kind not in ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"):
        return None
    return date if len(date.value("when")) == 4 else None


def issuer_after(
    text: str, end: int, issuers: dict[int, Mention], together: bool = False
) -> tuple[int, str] | None:
    """Where the agency behind "của" ends, and its name as written."""
    of = _OF.match(text, end)
    if of is None:
        return None
    joint = _JOINT.match(text, of.end())
    stop = _agency_end(text, joint.end() if joint else of.end(), issuers)
    if stop is None:
        return None
    while (joined := (_AND if together or joint else _LAST).match(text, stop)) is not None:
        further = _agency_end(text, joined.end(), issuers)
        if further is None:
            break
        stop = further
    return stop, " ".join(text[of.end() : stop].split())


def _agency_end(text: str, start: int, issuers: dict[int, Mention]) -> int | None:
    role = _ROLE.match(text, start)
    # "Chánh Thanh tra tỉnh": the agency may begin within the role
    for at in range(start, (role.end() if role else start) + 1):
        if at in issuers:
            return issuers[at].end
    alone = _ROLE_ALONE.match(text, start)
    return alone.end() if alone else None
