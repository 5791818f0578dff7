"""All series as rows of a table, kept in order while they change one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from soat_core.engine.units import shape_of
from soat_core.series import FEWEST, Order, Ranking, Scope, Series, SeriesKey, State
from soat_gui.editor.display import EMPTY, visible
from soat_gui.series.keeping import SeriesKeeper
from soat_gui.suggestions.chip import percent

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MANY = 300
"""Series that change in one go; with more the table is filled anew."""
_TOLD = 0.05
"""Fewer expected errors than this are none."""

COLUMNS = (
    Order.READ, Order.RESULT, Order.COUNT, Order.TOKENS, Order.POSTERIOR, Order.ERRORS,
)  # fmt: skip


class SeriesList(QAbstractTableModel):
    """Adapts a ``Ranking`` of the series of one scope."""

    counted = Signal()
    """There are more or fewer rows than before."""

    def __init__(self) -> None:
        super().__init__()
        self._keeper: SeriesKeeper | None = None
        self._ranking = Ranking()
        self._texts: dict[SeriesKey, tuple[str, str]] = {}
        self.scope = Scope.WORD

    # What is in it

    @property
    def order(self) -> tuple[Order, bool]:
        """What it is sorted by, and whether the greatest come first."""
        return self._ranking.order, self._ranking.falling

    @property
    def total(self) -> int:
        """How many there are, whatever is looked for."""
        return self._ranking.total

    def series(self, row: int) -> Series:
        return self._ranking[row]

    def row_of(self, key: SeriesKey) -> int | None:
        return self._ranking.row_of(key)

    def show(self, keeper: SeriesKeeper | None, scope: Scope) -> None:
        """Show the series of a scope; phrases come by ``fill``."""
        self._keeper, self.scope = keeper, scope
        index = keeper.index if keeper is not None else None
        keys = index.keys(scope, FEWEST) if index is not None and scope is not Scope.PHRASE else ()
        self.fill(index.series(key) for key in keys) if index is not None else self.fill(())

    def fill(self, series: Iterable[Series]) -> None:
        """Show these in place of all others."""
        self.beginResetModel()
        self._texts.clear()
        self._ranking.fill(series)
        self.endResetModel()
        self.counted.emit()

    def follow(self, changed: Collection[SeriesKey]) -> None:
        """Series of words or patterns stand otherwise than before."""
        keeper = self._keeper
        if keeper is None or keeper.index is None or self.scope is Scope.PHRASE:
            return
        mine = [key for key in changed if key.scope is self.scope]
        if len(mine) > _MANY:
            self.show(keeper, self.scope)
            return
        for key in mine:
            series = keeper.index.series(key)
            is_listed = key.state.wants_decision and series.count > 0
            self._renew(key, series if is_listed else None)
        if mine:
            self.counted.emit()

    def look_for(self, text: str) -> None:
        self.beginResetModel()
        self._ranking.look_for(text)
        self.endResetModel()
        self.counted.emit()

    def sort_by(self, order: Order, *, falling: bool) -> None:
        self.beginResetModel()
        self._ranking.sort(order, falling=falling)
        self.endResetModel()

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ranking)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        order = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            title = _title(order)
            if order is not self._ranking.order:
                return title
            arrow = "↓" if self._ranking.falling else "↑"
            return f"{title} {arrow}" if _is_text(order) else f"{arrow} {title}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if _is_text(order) else _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        order = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._ranking[index.row()], order)
        if role == Qt.ItemDataRole.ToolTipRole and _is_text(order):
            return self._text(self._ranking[index.row()], order)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if _is_text(order) else _RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            series = self._ranking[index.row()]
            if order is not Order.READ:
                return self._text(series, order)
            texts = {one: self._text(series, one) for one in COLUMNS}
            return self.tr("{read}, suggested {result}, in {count} places").format(
                read=texts[Order.READ], result=texts[Order.RESULT], count=texts[Order.COUNT]
            )
        return None

    # Within

    def _renew(self, key: SeriesKey, series: Series | None) -> None:
        """Put one series where it belongs now."""
        self._texts.pop(key, None)
        row = self._ranking.row_of(key)
        if row is not None:
            self.beginRemoveRows(_NOWHERE, row, row)
            self._ranking.take(key)
            self.endRemoveRows()
        else:
            self._ranking.take(key)
        if series is None:
            return
        at = self._ranking.row_for(series)
        if at is not None:
            self.beginInsertRows(_NOWHERE, at, at)
            self._ranking.put(series)
            self.endInsertRows()
        else:
            self._ranking.put(series)

    def _text(self, series: Series, order: Order) -> str:
        if order is Order.READ:
            return self._read_and_result(series.key)[0]
        if order is Order.RESULT:
            return self._read_and_result(series.key)[1]
        if order is Order.COUNT:
            return str(series.count)
        if order is Order.TOKENS:
            return str(series.tokens)
        if order is Order.POSTERIOR:
            return percent(series.posterior)
        errors = series.expected_errors
        return QLocale().toString(errors, "f", 1) if errors >= _TOLD else "0"

    def _read_and_result(self, key: SeriesKey) -> tuple[str, str]:
        """As they stand in the first place, in its letter case."""
        found = self._texts.get(key)
        if found is None:
            read, result = key.read, key.result
            if self._keeper is not None and key.scope is not Scope.PATTERN:
                concordance = self._keeper.concordance(key)
                result = concordance.proposal or result
                first = concordance.typical()
                read = concordance.read(first) if first is not None else read
                if key.scope is Scope.WORD and result == shape_of(result).core:
                    read = shape_of(read).core or read
                if key.state is State.DOUBTFUL:
                    result = self.tr("as read")
            found = self._texts[key] = visible(read), visible(result) or EMPTY
        return found


def _title(order: Order) -> str:
    translate = QCoreApplication.translate
    return {
        Order.READ: translate("SeriesList", "Read"),
        Order.RESULT: translate("SeriesList", "Suggestion"),
        Order.COUNT: translate("SeriesList", "Places"),
        Order.TOKENS: translate("SeriesList", "Words"),
        Order.POSTERIOR: translate("SeriesList", "Sure"),
        Order.ERRORS: translate("SeriesList", "Errors"),
    }[order]


def _is_text(order: Order) -> bool:
    return order in (Order.READ, Order.RESULT)
