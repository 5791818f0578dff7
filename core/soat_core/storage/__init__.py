"""Files on disk: read with limits, written whole or not at all.

Nothing here knows what the bytes mean.  Every failure is a ``SoatError`` that says which file, what
happened and what to do.  When a write fails, what stood at the target before still stands there and
no temporary file is left.
"""

from soat_core.storage.failures import too_large, unwritable
from soat_core.storage.reading import MAX_BYTES, read_file
from soat_core.storage.stamps import FileStamp, same_file
from soat_core.storage.versions import previous_path
from soat_core.storage.writing import check_target, protect_source, write_atomically

__all__ = [
    "MAX_BYTES",
    "FileStamp",
    "check_target",
    "previous_path",
    "protect_source",
    "read_file",
    "same_file",
    "too_large",
    "unwritable",
    "write_atomically",
]
