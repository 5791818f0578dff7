"""What a repair could and could not save, for people."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from soat_core.errors import SoatError
from soat_core.i18n import tr


class RepairError(SoatError):
    """Nothing can be rebuilt, or nothing needs to be."""


class Origin(Enum):
    """Where something was found."""

    FILE = "file"
    BACKUP = "backup"
    JOURNAL = "journal"
    TEXT = "text"
    """The text file that was imported."""


@dataclass
class RepairReport:
    """One line for each thing that is worth knowing; numbers of everything else."""

    text_from: Origin = Origin.FILE
    text_is_proven: bool = False
    """Whether the OCR text is provably the one that was imported."""
    altered_places: int = 0
    """Stretches where the file's OCR text was not that."""
    decisions_from: Origin = Origin.FILE
    decisions: int = 0
    annotations: int = 0
    actions: int = 0
    added: dict[str, int] = field(default_factory=dict)
    """Decisions and annotations that came from elsewhere, by the name of where."""
    damage: list[str] = field(default_factory=list)
    """What was found wrong with the file, with its line."""
    lost: list[str] = field(default_factory=list)
    """What nothing that is left holds any more."""
    sources: list[str] = field(default_factory=list)
    """What was looked at."""

    def lines(self) -> list[str]:
        """The report as sentences; the first says the most."""
        told = [self._first(), self._of_text()]
        told += [
            tr("{n} came from {where}", "{n} mục lấy từ {where}", n=count, where=where)
            for where, count in self.added.items()
        ]
        if self.lost:
            told.append(tr("Could not be saved:", "Không cứu được:"))
            told += [f"  - {one}" for one in self.lost]
        else:
            told.append(
                tr(
                    "Nothing is known to be lost.",
                    "Không thấy mất mục nào.",
                )
            )
        return told

    def _first(self) -> str:
        return tr(
            "Rebuilt: {decisions} decisions, {annotations} annotations and {actions} actions, from "
            "{where}",
            "Đã dựng lại: {decisions} quyết định, {annotations} chú giải, {actions} thao tác, từ "
            "{where}",
            decisions=self.decisions,
            annotations=self.annotations,
            actions=self.actions,
            where=name_of(self.decisions_from),
        )

    def _of_text(self) -> str:
        if not self.text_is_proven:
            return tr(
                "The OCR text could not be checked against what was imported: it stands as it is "
                "in the file, and a note in the record says so.",
                "Không đối chiếu được văn bản OCR với lúc nhập: văn bản giữ đúng như trong tệp, và "
                "hồ sơ có ghi chú về việc này.",
            )
        if self.altered_places:
            return tr(
                "The OCR text in the file was altered or missing in {n} places; it is again as it "
                "was imported, from {where}",
                "Văn bản OCR trong tệp bị sửa hoặc thiếu ở {n} chỗ; đã trả về đúng như lúc nhập, "
                "lấy từ {where}",
                n=self.altered_places,
                where=name_of(self.text_from),
            )
        return tr(
            "The OCR text is exactly what was imported.",
            "Văn bản OCR đúng nguyên như lúc nhập.",
        )


def name_of(origin: Origin) -> str:
    """What people call it."""
    return {
        Origin.FILE: tr("the file itself", "chính tệp này"),
        Origin.BACKUP: tr("an earlier version", "bản lưu trước"),
        Origin.JOURNAL: tr("the history kept by Soát", "lịch sử do Soát giữ"),
        Origin.TEXT: tr("the imported text file", "tệp văn bản đã nhập"),
    }[origin]
