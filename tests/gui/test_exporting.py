"""Reports as others read them, exported from the window."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from tests.gui.conftest import Clerk


@pytest.mark.parametrize("name", ["out.docx", "out.html", "out.ban-doc.pdf", "out.doan.txt"])
def test_what_is_on_the_screen_can_be_exported_to_be_read(
    clerk: Clerk, tmp_path: Path, name: str
) -> None:
    clerk.prompts.path = tmp_path / name
    clerk.press("Ctrl+E")
    clerk.choose("As on the screen")
    clerk.qtbot.waitUntil(lambda: name in clerk.message)
    assert (tmp_path / name).stat().st_size > 40
    if name.endswith(".docx"):
        told = "\n".join(one.text for one in docx.Document(str(tmp_path / name)).paragraphs)
        assert "Kết quả công tác" in told


def test_suggestions_nobody_decided_on_are_in_no_table_of_decisions(
    clerk: Clerk, tmp_path: Path
) -> None:
    clerk.prompts.path = tmp_path / "out.docx"
    clerk.press("Ctrl+E")
    clerk.choose("As on the screen")
    offered = clerk.prompts.formats
    assert {"text", "docx", "html", "tei-clean"} <= set(offered)
    assert not {"tei", "ocr-text", "csv", "xlsx", "work-report", "pdf"} & set(offered)
