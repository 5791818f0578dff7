"""The sample as a file of the person's own, to practise on."""

from __future__ import annotations

import shutil
from pathlib import Path

import platformdirs

from soat_resources import resource_path

SAMPLE = ("sample", "bao-cao-mau.ocr.txt")


def practice_copy() -> Path | None:
    """A copy of the sample that records can be saved beside; None where none can be made."""
    sample = resource_path(*SAMPLE)
    folder = Path(platformdirs.user_data_dir("soat", appauthor=False)) / "practice"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Path(shutil.copyfile(sample, folder / sample.name))
    except OSError:
        return None
