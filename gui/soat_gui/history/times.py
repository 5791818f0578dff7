"""When something was done, as short as it can be said."""

from __future__ import annotations

from datetime import date, datetime


def told(when: datetime, today: date | None = None) -> str:
    """In local time; the day only where it is another than ``today``."""
    local = when.astimezone()
    today = today or date.today()
    if local.date() == today:
        return local.strftime("%H:%M")
    if local.year == today.year:
        return local.strftime("%d/%m %H:%M")
    return local.strftime("%d/%m/%Y")
