"""What every test needs: a Qt platform without a screen, and the TEI schema."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from lxml import etree

from soat_core.i18n import ENGLISH, set_language

# Before anything imports Qt. A run on a real or virtual screen sets QT_QPA_PLATFORM itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Tests do not time: a machine that is busy is no defect of the program.  What is built for others
# is tested with the same examples each time, what is tried at home with new ones.
settings.register_profile(
    "soat",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("soat")


@pytest.fixture(scope="session")
def tei_all_path() -> Path:
    """The RELAX NG schema of all of TEI P5, which `make setup` puts beside the packages."""
    default = Path(sys.prefix) / "share" / "tei" / "schemas" / "tei_all.rng"
    path = Path(os.environ.get("SOAT_TEI_ALL", default))
    if not path.is_file():
        pytest.fail(f"TEI schema missing: {path}; run `make setup` or set SOAT_TEI_ALL")
    return path


@pytest.fixture(scope="session")
def tei_all(tei_all_path: Path) -> etree.RelaxNG:
    """The same, compiled once: that takes seconds."""
    return etree.RelaxNG(etree.parse(str(tei_all_path)))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The core speaks English in every test that does not choose otherwise, whatever the locale."""
    set_language(ENGLISH)
    yield
    set_language(ENGLISH)
