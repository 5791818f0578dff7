"""TEI's own schema, compiled once: that takes seconds."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree


@pytest.fixture(scope="session")
def tei_all(tei_all_path: Path) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(tei_all_path)))
