"""The record: a document as TEI P5, written, read back and checked.

The rules of the record stand in ``writer``; the schema in ``soat_resources/schema/soat.rng``.
"""

from __future__ import annotations

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
