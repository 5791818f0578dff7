"""The shipped engine, loaded once."""

from __future__ import annotations

import pytest

from soat_core.engine import load_engine
from soat_core.engine.suggestion import Engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine()
