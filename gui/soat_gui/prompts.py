"""Questions asked in windows of their own: which file, and whether unsaved work may go."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Unsaved(Enum):
    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Prompts:
    """Asks the person.  Each method gives None (or ``CANCEL``) when there is no answer."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def file_to_open(self, folder: Path) -> Path | None:
        title = QCoreApplication.translate("Prompts", "Open a report")
        kinds = QCoreApplication.translate("Prompts", "Reports (*.txt *.xml);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(folder), kinds)
        return Path(name) if name else None

    def file_to_save(self, proposed: Path) -> Path | None:
        """Where to save the record; the dialog asks itself about a file that is there."""
        title = QCoreApplication.translate("Prompts", "Save the record as")
        kinds = QCoreApplication.translate("Prompts", "Records (*.tei.xml)")
        return self._file_to_write(
            title, kinds, proposed, lambda path: path.suffix.lower() == ".xml", ".tei.xml"
        )

    def file_to_export(self, proposed: Path) -> Path | None:
        title = QCoreApplication.translate("Prompts", "Export the text")
        kinds = QCoreApplication.translate("Prompts", "Text (*.txt)")
        return self._file_to_write(title, kinds, proposed, lambda path: bool(path.suffix), ".txt")

    def memory_to_import(self, folder: Path) -> Path | None:
        title = QCoreApplication.translate("Prompts", "Import a memory")
        kinds = QCoreApplication.translate("Prompts", "Exported memories (*.tsv);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(folder), kinds)
        return Path(name) if name else None

    def memory_to_export(self, proposed: Path) -> Path | None:
        title = QCoreApplication.translate("Prompts", "Export the memory")
        kinds = QCoreApplication.translate("Prompts", "Exported memories (*.tsv)")
        return self._file_to_write(title, kinds, proposed, lambda path: bool(path.suffix), ".tsv")

    def _file_to_write(
        self, title: str, kinds: str, proposed: Path, complete: Callable[[Path], bool], ending: str
    ) -> Path | None:
        """Where to write; a name that is not ``complete`` is given its ``ending``."""
        while True:
            name, _ = QFileDialog.getSaveFileName(self._parent, title, str(proposed), kinds)
            if not name or complete(Path(name)):
                return Path(name) if name else None
            proposed = Path(name + ending)
            # The dialog asked about the name as it was typed; let it ask about this one.
            if not proposed.exists():
                return proposed

    def unsaved_work(self, name: str) -> Unsaved:
        """Whether to save before going on."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(QCoreApplication.translate("Prompts", "Not saved"))
        text = QCoreApplication.translate("Prompts", "Save the changes in {name}?")
        box.setText(text.format(name=name))
        box.setInformativeText(
            QCoreApplication.translate(
                "Prompts", "What was decided since the last save is lost otherwise."
            )
        )
        role = QMessageBox.ButtonRole
        save = box.addButton(QCoreApplication.translate("Prompts", "&Save"), role.AcceptRole)
        discard = box.addButton(
            QCoreApplication.translate("Prompts", "&Discard"), role.DestructiveRole
        )
        cancel = box.addButton(QCoreApplication.translate("Prompts", "&Cancel"), role.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        if box.clickedButton() is save:
            return Unsaved.SAVE
        return Unsaved.DISCARD if box.clickedButton() is discard else Unsaved.CANCEL
