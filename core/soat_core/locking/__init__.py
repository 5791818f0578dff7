"""Who has a record open: a lock file beside it, for people on other machines too."""

from __future__ import annotations

from soat_core.locking.holder import Holder
from soat_core.locking.lock import (
    HEARTBEAT_S,
    LockedError,
    RecordLock,
    holder_of,
    lock_path,
    refuse_if_locked,
)

__all__ = [
    "HEARTBEAT_S",
    "Holder",
    "LockedError",
    "RecordLock",
    "holder_of",
    "lock_path",
    "refuse_if_locked",
]
