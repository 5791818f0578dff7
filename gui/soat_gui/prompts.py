"""Questions asked in windows of their own: which file, and whether unsaved work may go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from soat_core.writers import Format

_LISTED = 12
"""Names shown in a question about several reports."""


class Unsaved(Enum):
    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Prompts:
    """Asks the person.  Each method gives None (or ``CANCEL``) when there is no answer."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def files_to_open(self, folder: Path) -> list[Path]:
        """Several at once may be chosen."""
        title = QCoreApplication.translate("Prompts", "Open reports")
        kinds = QCoreApplication.translate(
            "Prompts",
            "Reports and scans (*.txt *.xml *.hocr *.html *.tsv *.docx *.pdf *.png *.jpg *.jpeg "
            "*.tif *.tiff *.webp *.bmp *.jp2);;All files (*)",
        )
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, str(folder), kinds)
        return [Path(name) for name in names]

    def folder_to_open(self, folder: Path) -> Path | None:
        """A folder whose files are the pages of one report."""
        title = QCoreApplication.translate("Prompts", "Open a folder of pages")
        name = QFileDialog.getExistingDirectory(self._parent, title, str(folder))
        return Path(name) if name else None

    def file_to_save(self, proposed: Path) -> Path | None:
        """Where to save the record; the dialog asks itself about a file that is there."""
        title = QCoreApplication.translate("Prompts", "Save the record as")
        kinds = QCoreApplication.translate("Prompts", "Records (*.tei.xml)")
        return self._file_to_write(
            title, kinds, proposed, lambda path: path.suffix.lower() == ".xml", ".tei.xml"
        )

    def file_to_export(
        self, proposed: Path, formats: Sequence[Format]
    ) -> tuple[Path, Format] | None:
        """Where to export to and how; the first format is proposed, a name may ask for another."""
        title = QCoreApplication.translate("Prompts", "Export")
        kinds = {f"{fmt.title} (*{fmt.suffix})": fmt for fmt in formats}
        name, chosen = QFileDialog.getSaveFileName(
            self._parent, title, str(proposed), ";;".join(kinds)
        )
        if not name:
            return None
        fmt = kinds.get(chosen, formats[0])
        asked = [one for one in formats if name.lower().endswith(one.suffix)]
        if fmt.goes_by(name) and fmt not in asked and Path(name) != proposed:
            return Path(name), fmt
        if Path(name) == proposed and fmt not in asked:
            # only the kind of file was chosen: the name follows it
            ending = formats[0].suffix if formats[0].goes_by(name) else proposed.suffix
            name = name.removesuffix(ending)
        elif asked:
            # of formats with the same ending the chosen one counts
            longest = max(asked, key=lambda one: len(one.suffix))
            return Path(name), fmt if fmt in asked else longest
        path = Path(name + fmt.suffix)
        if path.exists():
            # the dialog asked about the name as it was typed: let it ask about this one
            return self.file_to_export(path, [fmt, *(one for one in formats if one is not fmt)])
        return path, fmt

    def pictures_to_open(self, folder: Path) -> list[Path]:
        """The pictures of a report's pages; none when there is no answer."""
        title = QCoreApplication.translate("Prompts", "Choose the pictures of the pages")
        kinds = QCoreApplication.translate(
            "Prompts",
            "Pictures and PDF (*.png *.tif *.tiff *.jpg *.jpeg *.webp *.bmp *.jp2 *.pdf)"
            ";;All files (*)",
        )
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, str(folder), kinds)
        return [Path(name) for name in names]

    def memory_to_import(self, folder: Path) -> Path | None:
        title = QCoreApplication.translate("Prompts", "Import a memory")
        kinds = QCoreApplication.translate("Prompts", "Exported memories (*.tsv);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(folder), kinds)
        return Path(name) if name else None

    def memory_to_export(self, proposed: Path) -> Path | None:
        title = QCoreApplication.translate("Prompts", "Export the memory")
        kinds = QCoreApplication.translate("Prompts", "Exported memories (*.tsv)")
        return self._file_to_write(title, kinds, proposed, lambda path: bool(path.suffix), ".tsv")

    def register_to_load(self, folder: Path) -> Path | None:
        title = QCoreApplication.translate("Prompts", "Take a register over")
        kinds = QCoreApplication.translate(
            "Prompts", "Registers and records (*.danhmuc.json *.tei.xml);;All files (*)"
        )
        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(folder), kinds)
        return Path(name) if name else None

    def register_to_save(self, proposed: Path) -> Path | None:
        title = QCoreApplication.translate("Prompts", "Save the register")
        kinds = QCoreApplication.translate("Prompts", "Registers (*.danhmuc.json)")
        return self._file_to_write(
            title, kinds, proposed, lambda path: bool(path.suffix), ".danhmuc.json"
        )

    def keys_to_import(self, folder: Path) -> Path | None:
        title = QCoreApplication.translate("Prompts", "Import keys")
        kinds = QCoreApplication.translate("Prompts", "Exported keys (*.json);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(folder), kinds)
        return Path(name) if name else None

    def keys_to_export(self, proposed: Path) -> Path | None:
        title = QCoreApplication.translate("Prompts", "Export the keys")
        kinds = QCoreApplication.translate("Prompts", "Exported keys (*.json)")
        return self._file_to_write(title, kinds, proposed, lambda path: bool(path.suffix), ".json")

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

    def unsaved_work(self, names: Sequence[str]) -> Unsaved:
        """Whether to save these reports before going on: all or none."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(QCoreApplication.translate("Prompts", "Not saved"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_question(names))
        box.setInformativeText(
            QCoreApplication.translate(
                "Prompts",
                "What was decided since the last save stays only in the history otherwise.",
            )
        )
        role = QMessageBox.ButtonRole
        if len(names) == 1:
            yes = QCoreApplication.translate("Prompts", "&Save")
            no = QCoreApplication.translate("Prompts", "&Discard")
        else:
            yes = QCoreApplication.translate("Prompts", "&Save all")
            no = QCoreApplication.translate("Prompts", "&Discard all")
        save = box.addButton(yes, role.AcceptRole)
        discard = box.addButton(no, role.DestructiveRole)
        cancel = box.addButton(QCoreApplication.translate("Prompts", "&Cancel"), role.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        if box.clickedButton() is save:
            return Unsaved.SAVE
        return Unsaved.DISCARD if box.clickedButton() is discard else Unsaved.CANCEL


def _question(names: Sequence[str]) -> str:
    if len(names) == 1:
        text = QCoreApplication.translate("Prompts", "Save the changes in {name}?")
        return text.format(name=names[0])
    text = QCoreApplication.translate("Prompts", "Save the changes in these reports?")
    more = ["…"] if len(names) > _LISTED else []
    return "\n".join([text, "", *(f"•  {name}" for name in names[:_LISTED]), *more])
