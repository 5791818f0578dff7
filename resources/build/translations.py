"""Bring the window's translations up to date: ``python resources/build/translations.py``.

Collects the strings of ``gui/soat_gui`` into ``soat_vi.ts`` (all of them) and ``soat_en.ts``
(plural forms; the rest is written in English already), and compiles every ``.ts`` to the ``.qm``
that is shipped.  ``soat_qt_vi.ts`` holds words of Qt's own dialogs and is kept by hand.  Fails when
a string is not translated yet.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "soat_resources" / "i18n"
_TOOLS = Path(sysconfig.get_path("scripts"))


def collect(folder: Path) -> None:
    """Update the catalogues in ``folder`` from the sources."""
    sources = sorted((ROOT / "gui" / "soat_gui").rglob("*.py"))
    # Without places, or every change of code would change the catalogues.
    common = [*map(str, sources), "-no-obsolete", "-locations", "none"]
    _run("pyside6-lupdate", *common, "-ts", str(folder / "soat_vi.ts"))
    _run("pyside6-lupdate", *common, "-pluralonly", "-ts", str(folder / "soat_en.ts"))


def compile_all(folder: Path, target: Path) -> None:
    """Compile every catalogue of ``folder`` into ``target``."""
    for catalogue in sorted(folder.glob("*.ts")):
        compiled = target / catalogue.with_suffix(".qm").name
        partial = compiled.with_suffix(".part")
        _run("pyside6-lrelease", "-silent", str(catalogue), "-qm", str(partial))
        # replaced, not written into: a window that is open has the old one mapped
        partial.replace(compiled)


def unfinished(folder: Path) -> list[str]:
    """The catalogues in which something is not translated."""
    return [path.name for path in sorted(folder.glob("*.ts")) if "unfinished" in path.read_text()]


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([_TOOLS / tool, *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    collect(FOLDER)
    compile_all(FOLDER, FOLDER)
    if missing := unfinished(FOLDER):
        sys.exit(f"not all is translated in {', '.join(missing)}")
