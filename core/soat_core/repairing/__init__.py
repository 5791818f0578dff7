"""Rebuilding a record that cannot be opened from what is left: the file, its earlier versions, the
journal, and the text that was imported."""

from __future__ import annotations

from soat_core.repairing.repair import Repaired, default_output, repair
from soat_core.repairing.report import Origin, RepairError, RepairReport

__all__ = ["Origin", "RepairError", "RepairReport", "Repaired", "default_output", "repair"]
