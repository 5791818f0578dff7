"""The record: a document as TEI P5, written, read back and checked.

The rules of the record stand in ``writer``; the schema in ``soat_resources/schema/soat.rng``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from soat_core.tei.clean import write_clean
    from soat_core.tei.findings import Finding
    from soat_core.tei.reader import check_record, read_record, validate_record
    from soat_core.tei.writer import write_record

__all__ = [
    "Finding",
    "check_record",
    "read_record",
    "validate_record",
    "write_clean",
    "write_record",
]

_MODULES = {
    "Finding": "findings",
    "check_record": "reader",
    "read_record": "reader",
    "validate_record": "reader",
    "write_clean": "clean",
    "write_record": "writer",
}


def __getattr__(name: str) -> Any:
    """The window needs parts of this package long before it reads or writes a record."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
