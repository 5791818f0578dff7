"""The same bytes for the same document, whenever it is written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from soat_core.actions import Action

_FIRST = (1980, 1, 1, 0, 0, 0)
"""The oldest time that ZIP knows."""


_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_PROPERTIES = "docProps/core.xml"


def steady_zip(
    data: bytes,
    modified: datetime,
    change: Callable[[str, bytes], bytes] = lambda _name, content: content,
) -> bytes:
    """An office file with the same members, without the time at which they were written.

    ``modified`` is told as that of the last change instead, in UTC.  ``change`` gives what a member
    of some name holds in place of what it held.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            told = zipfile.ZipInfo(member.filename, _FIRST)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.external_attr = 0o600 << 16
            content = change(member.filename, source.read(member))
            if member.filename == _PROPERTIES:
                content = _MODIFIED.sub(rb"\g<1>" + f"{modified.isoformat()}Z".encode(), content)
            target.writestr(told, content)
    return out.getvalue()


def last_work(actions: Sequence[Action]) -> datetime:
    """When the last action was done, in UTC and without saying so, as office files have it."""
    when = max((action.when for action in actions), default=datetime(2000, 1, 1, tzinfo=UTC))
    return when.astimezone(UTC).replace(tzinfo=None)
