"""Whether there is a screen, found out before Qt ends the program over it."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from soat_core.errors import SoatError
from soat_core.i18n import tr as core_tr


def check_display() -> None:
    """Raises ``SoatError`` when no window can be opened.  Only Linux is without a screen."""
    if not sys.platform.startswith("linux") or _platform_needs_none():
        return
    if _wayland():
        return
    if not os.environ.get("DISPLAY"):
        raise _missing(core_tr("there is no screen to show the window on", "không có màn hình"))
    if not _x11_answers():
        raise _missing(
            core_tr(
                "the screen {name} does not answer",
                "màn hình {name} không phản hồi",
                name=os.environ["DISPLAY"],
            )
        )
    if _library("libxcb-cursor.so.0") is None:
        raise SoatError(
            core_tr(
                "a library that Qt needs, libxcb-cursor, is not installed",
                "máy chưa cài thư viện libxcb-cursor mà Qt cần",
            ),
            advice=core_tr(
                "On Debian and Ubuntu: apt install libxcb-cursor0.",
                "Trên Debian và Ubuntu: apt install libxcb-cursor0.",
            ),
        )


def has_display() -> bool:
    """Whether a window could be shown to somebody."""
    if not sys.platform.startswith("linux"):
        return True
    return _wayland() or bool(os.environ.get("DISPLAY") and _x11_answers())


def _platform_needs_none() -> bool:
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return bool(platform) and platform not in ("xcb", "wayland")


def _wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(folder, name).exists()


def _x11_answers() -> bool:
    """Connect as Qt will.  Where that cannot be tried, Qt shall."""
    xcb = _library("libxcb.so.1")
    if xcb is None:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection) != 0
    xcb.xcb_disconnect(connection)
    return not failed


def _library(name: str) -> ctypes.CDLL | None:
    """A library as Qt will load it.  To ask where it is takes a program or two, and much longer."""
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None


def _missing(what: str) -> SoatError:
    return SoatError(
        what,
        advice=core_tr(
            "Without one, `soat demo --headless` and `soat correct` work.",
            "Khi không có màn hình, hãy dùng `soat demo --headless` hoặc `soat correct`.",
        ),
    )
