"""The finder of the program, which brings its lists along: made off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soat_core.entities.checks import Finding
    from soat_core.entities.mention import Mention


class NameFinder:
    """Names, dates and numbers; remembers what it has seen."""

    def __init__(self) -> None:
        from soat_core.entities.finding import MentionFinder

        self._finder = MentionFinder()

    def find(self, text: str) -> Sequence[Mention]:
        from soat_core.entities.checks import report_date

        return self._finder.find(text, date=report_date(text))


def check(text: str, mentions: Sequence[Mention]) -> Sequence[Finding]:
    """What cannot be right."""
    from soat_core.entities.checks import check_mentions

    return check_mentions(text, mentions)
