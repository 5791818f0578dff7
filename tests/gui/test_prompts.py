"""Where an export goes: what the dialog of files says, and what is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from soat_core.writers import FORMATS, Format, format_of
from soat_gui.prompts import Prompts

OFFERED = [fmt for fmt in FORMATS if fmt.is_offered]


@pytest.fixture
def ask(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Asks where to export to; the person answers with a name and a kind of file."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def asked(name: str, kind: str) -> tuple[str, str]:
        fmt: Format = format_of(kind)

        def answer(_parent: QWidget, _title: str, _proposed: str, kinds: str) -> tuple[str, str]:
            [chosen] = [one for one in kinds.split(";;") if one.startswith(f"{fmt.title} (")]
            return str(tmp_path / name), chosen

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        found = Prompts(parent).file_to_export(tmp_path / "bao-cao.txt", OFFERED)
        assert found is not None
        return found[0].name, found[1].identity

    return asked


@pytest.mark.parametrize(
    ("name", "kind", "path", "identity"),
    [
        ("bao-cao.txt", "text", "bao-cao.txt", "text"),
        # only the kind was chosen: the name that was proposed follows it
        ("bao-cao.txt", "docx", "bao-cao.docx", "docx"),
        ("bao-cao.txt", "work-report", "bao-cao.cong-viec.html", "work-report"),
        ("ban-sao", "xlsx", "ban-sao.xlsx", "xlsx"),
        ("ban-sao.docx", "text", "ban-sao.docx", "docx"),
        # of formats with one ending the chosen one counts
        ("ban-sao.pdf", "searchable-pdf", "ban-sao.pdf", "searchable-pdf"),
        ("ban-sao.pdf", "reading-pdf", "ban-sao.pdf", "reading-pdf"),
        ("bao-cao.txt", "reading-pdf", "bao-cao.ban-doc.pdf", "reading-pdf"),
        ("ban-sao.PDF", "docx", "ban-sao.PDF", "searchable-pdf"),
        ("ban-sao.html", "work-report", "ban-sao.html", "work-report"),
        ("ban-sao.chu-giai.csv", "text", "ban-sao.chu-giai.csv", "csv-annotations"),
    ],
)
def test_the_name_and_the_kind_that_were_chosen(
    ask: object, name: str, kind: str, path: str, identity: str
) -> None:
    assert ask(name, kind) == (path, identity)  # type: ignore[operator]


def test_no_kind_is_named_twice_and_none_that_stands_for_another() -> None:
    assert "pdf" not in [fmt.identity for fmt in OFFERED]
    assert len({(fmt.title, fmt.suffix) for fmt in OFFERED}) == len(OFFERED)
