"""What the cells of a concordance say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from soat_core.report import Report
from soat_core.series import AS_SUGGESTED, Concordance, Hit, Wish
from soat_gui.editor.display import EMPTY, visible
from soat_gui.suggestions.chip import percent


class Column(IntEnum):
    LINE = 0
    BEFORE = 1
    READ = 2
    RESULT = 3
    BEHIND = 4
    POSTERIOR = 5


@dataclass(slots=True)
class Row:
    """One place, and what it would read."""

    hit: Hit
    decided: bool
    ticked: bool
    posterior: float | None


class Cells:
    """Of one series; each text is made when it is to be seen."""

    def __init__(self, concordance: Concordance, report: Report) -> None:
        self._concordance = concordance
        self._report = report

    def text(self, row: Row, column: Column, wish: Wish) -> str:
        """``wish`` is what the ticked places shall read."""
        if column is Column.LINE:
            return str(self._report.line_of(row.hit.start) + 1)
        if column is Column.READ:
            return visible(self._concordance.read(row.hit))
        if column is Column.RESULT:
            own = wish if row.ticked or not row.decided else AS_SUGGESTED
            text = self._concordance.outcome(row.hit, own).text
            return f"→ {visible(text) or EMPTY}"
        if column is Column.POSTERIOR:
            return _sure(row)
        left, right = self._concordance.context(row.hit)
        return visible(left if column is Column.BEFORE else right)

    def spoken(self, row: Row, wish: Wish) -> str:
        """A whole row in one sentence, for screen readers."""
        texts = {column: self.text(row, column, wish) for column in Column}
        sentence = QCoreApplication.translate(
            "Concordance", "line {line}: {before} {read} {behind}; {result}, {sure}"
        )
        return sentence.format(
            line=texts[Column.LINE],
            before=" ".join(texts[Column.BEFORE].split()[-3:]),
            read=texts[Column.READ],
            behind=" ".join(texts[Column.BEHIND].split()[:3]),
            result=texts[Column.RESULT],
            sure=texts[Column.POSTERIOR],
        )


def title_of(column: Column) -> str:
    translate = QCoreApplication.translate
    return {
        Column.LINE: translate("Concordance", "Line"),
        Column.BEFORE: translate("Concordance", "Before"),
        Column.READ: translate("Concordance", "Read"),
        Column.RESULT: translate("Concordance", "Will read"),
        Column.BEHIND: translate("Concordance", "After"),
        Column.POSTERIOR: translate("Concordance", "Sure"),
    }[column]


def is_right(column: int) -> bool:
    """Whether its texts stand at the right edge: numbers, and what leads up to the key word."""
    return column in (Column.LINE, Column.BEFORE, Column.POSTERIOR)


def _sure(row: Row) -> str:
    if row.decided:
        return QCoreApplication.translate("Concordance", "✓ decided")
    return "–" if row.posterior is None else percent(row.posterior)
