"""The language the core speaks to people in: Vietnamese or English.

The window's strings live in Qt's ``.ts`` files.  The core must not know Qt and says little, so each
of its sentences stands in both languages at the place where it is said, and no catalogue can fall
behind.
"""

from __future__ import annotations

import locale
import os

VIETNAMESE = "vi"
ENGLISH = "en"

_language = ENGLISH


def set_language(language: str) -> None:
    """Choose ``"vi"`` or ``"en"`` for everything said from now on (anything else means English)."""
    global _language
    _language = VIETNAMESE if language == VIETNAMESE else ENGLISH


def language() -> str:
    return _language


def detect_language() -> str:
    """The language of the process's locale: ``"vi"`` for any Vietnamese locale, else ``"en"``.

    The variables are read in the order of POSIX, since ``locale.getlocale`` knows nothing before
    ``setlocale`` and fails on names the system has not generated.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return VIETNAMESE if value.lower().startswith("vi") else ENGLISH
    try:
        name_of_locale = locale.getlocale()[0] or ""
    except ValueError:
        name_of_locale = ""
    return VIETNAMESE if name_of_locale.lower().startswith("vi") else ENGLISH


def tr(en: str, vi: str, **values: object) -> str:
    """The sentence in the chosen language, its ``{names}`` filled in from ``values``."""
    return (vi if _language == VIETNAMESE else en).format(**values)
