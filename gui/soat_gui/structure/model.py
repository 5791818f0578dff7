"""The parts of a report as a tree: every part below the heading that it stands under."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from soat_core.annotating.arranging import Arrangement
from soat_core.annotating.naming import title_of
from soat_core.structure.checks import NumberFinding
from soat_core.structure.kinds import BlockKind
from soat_core.structure.outline import Node
from soat_gui.suggestions.chip import percent
from soat_gui.theme import interface_font, interface_pixels

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
TITLE, STANDING = range(2)
_COLUMNS = 2
_HEIGHT = 22
DECIDED = "✓"
FAULT = "⚠"
BORDER = " │ "


class StructureModel(QAbstractItemModel):
    """Adapts an ``Arrangement``; holds its outline and nothing else."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.arrangement: Arrangement | None = None
        self.faults: dict[int, NumberFinding] = {}
        """By the part that has the number."""
        self._nodes: list[Node] = []
        self._parents: list[int] = []
        """Of each node; -1 at the top."""
        self._rows: list[int] = []
        self._children: list[list[int]] = []
        self._top: list[int] = []
        self._by_part: dict[int, int] = {}

    # What others ask

    def show(self, arrangement: Arrangement | None) -> None:
        """Other parts, or none."""
        self.beginResetModel()
        self.arrangement = arrangement
        self.faults = arrangement.faults() if arrangement else {}
        for known in (self._nodes, self._parents, self._rows, self._children):
            known.clear()
        self._top = self._add(arrangement.outline() if arrangement else [], -1)
        self._by_part = {node.at: number for number, node in enumerate(self._nodes)}
        self.endResetModel()

    def at(self, index: Index) -> int | None:
        """Which part of the arrangement a row shows."""
        return self._nodes[index.internalId()].at if index.isValid() else None

    def index_of(self, at: int) -> QModelIndex:
        """The row of a part, or of the part that it is a piece of."""
        if self.arrangement is None or not 0 <= at < len(self.arrangement.parts):
            return QModelIndex()
        number = self._by_part.get(self.arrangement.pieces_of(at)[0])
        return QModelIndex() if number is None else self._index(number)

    def is_decided(self, at: int) -> bool:
        arrangement = self.arrangement
        return arrangement is not None and all(
            arrangement.parts[piece].note is not None for piece in arrangement.pieces_of(at)
        )

    # Qt's side

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        rows = self._below(parent)
        if not 0 <= row < len(rows) or not 0 <= column < _COLUMNS:
            return QModelIndex()
        return self.createIndex(row, column, rows[row])

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        number = self._parents[index.internalId()] if index.isValid() else -1
        return QModelIndex() if number < 0 else self._index(number)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() and parent.column() else len(self._below(parent))

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return _COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._nodes[index.internalId()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._standing(node) if index.column() else self.title(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(node)
        if role == Qt.ItemDataRole.ToolTipRole and node.at in self.faults:
            return self.faults[node.at].message
        if role == Qt.ItemDataRole.FontRole and index.column() == TITLE:
            return _font(is_heading=node.kind == BlockKind.HEADING)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, interface_pixels(_HEIGHT))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == STANDING:
            return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == STANDING:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def title(self, node: Node) -> str:
        """Number and words; what it is unless a heading; a sign where its number is wrong."""
        number = f"{node.label} {node.n}".strip()
        kind = title_of(node.kind)
        if node.kind == BlockKind.HEADING:
            told = f"{number}. {node.title}" if number else node.title
        else:
            words = f"{number} {node.title}" if node.kind == BlockKind.ITEM else self._words(node)
            told = f"{kind[:1].upper()}{kind[1:]}: {words}"
        return f"{FAULT} {told}" if node.at in self.faults else told

    def spoken(self, node: Node) -> str:
        """A row in one sentence."""
        said = [title_of(node.kind), f"{node.label} {node.n} {node.title}".strip()]
        said.append(self.tr("decided") if self.is_decided(node.at) else self.tr("proposed"))
        fault = self.faults.get(node.at)
        return ", ".join([*said, fault.message] if fault else said)

    # Within

    def _words(self, node: Node) -> str:
        """The beginning of a part; of a row of a table all cells, with their borders."""
        cells = self.arrangement.cells_of(node.at) if self.arrangement else []
        return BORDER.join(cells) if len(cells) > 1 else node.title

    def _add(self, nodes: list[Node], parent: int) -> list[int]:
        added = []
        for row, node in enumerate(nodes):
            number = len(self._nodes)
            self._nodes.append(node)
            self._parents.append(parent)
            self._rows.append(row)
            self._children.append([])
            added.append(number)
            self._children[number] = self._add(node.children, number)
        return added

    def _below(self, parent: Index) -> list[int]:
        return self._children[parent.internalId()] if parent.isValid() else self._top

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._rows[number], 0, number)

    def _standing(self, node: Node) -> str:
        return DECIDED if self.is_decided(node.at) else percent(node.posterior)


def _font(*, is_heading: bool) -> QFont:
    font = interface_font(13)
    font.setWeight(QFont.Weight.DemiBold if is_heading else QFont.Weight.Normal)
    return font
