"""What may be told of an error that nobody expected."""

from __future__ import annotations

import platform
import traceback

from soat_core import __version__
from soat_core.errors import chain


def where_it_happened(error: BaseException, *besides: str) -> str:
    """The versions (``besides`` are those of more libraries) and the places in the code, without
    any message: messages may quote the report, which is nobody's business."""
    from soat_core.engine.apart.link import DefectError

    versions = (
        f"Soát {__version__}", f"Python {platform.python_version()}", *besides,
        platform.platform(),
    )  # fmt: skip
    lines = [", ".join(versions) + "\n"]
    for one in chain(error):
        lines += [*traceback.format_tb(one.__traceback__), f"{type(one).__qualname__}\n"]
        if isinstance(one, DefectError):
            lines += [f"  {step}\n" for step in (*one.steps, one.name)]
    return "".join(lines)
