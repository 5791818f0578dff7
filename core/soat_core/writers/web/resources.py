"""Style sheets and scripts of pages, which stand in the page itself."""

from __future__ import annotations

import base64
import hashlib

from soat_resources import resource_path


def resource(name: str) -> str:
    """A shipped style sheet or script."""
    return resource_path("export", name).read_text(encoding="utf-8")


def digest(content: str) -> str:
    """What a Content-Security-Policy allows exactly this content by."""
    hashed = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(hashed).decode()}'"
