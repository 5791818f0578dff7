"""Data files of Soát: language pack, schema, icons, themes, translations, the sample report."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["resource_path"]


def resource_path(*parts: str) -> Path:
    """The path of a shipped file or folder, such as ``resource_path("icons", "soat.svg")``.

    The package is always installed unzipped, so that files can be memory-mapped.

    Raises:
        FileNotFoundError: nothing of that name is shipped.
    """
    path = Path(str(files(__name__).joinpath(*parts)))
    if not path.exists():
        raise FileNotFoundError(f"not shipped with Soát: {'/'.join(parts)}")
    return path
