"""What is shipped: the built wheel, the lock files and the files that tie Soát to a desktop."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, text=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the unpacked wheel, as pip would install it."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_wheel_is_named_after_project_and_runs_everywhere(wheel: Path) -> None:
    assert wheel.name == f"soat-{PROJECT['version']}-py3-none-any.whl"


def test_wheel_holds_the_three_packages_and_nothing_else(installed: Path) -> None:
    top = {path.name for path in installed.iterdir()}
    assert top == {
        "soat_core",
        "soat_gui",
        "soat_resources",
        f"soat-{PROJECT['version']}.dist-info",
    }


@pytest.mark.parametrize(
    ("source", "package"),
    [("core", "soat_core"), ("gui", "soat_gui"), ("resources", "soat_resources")],
)
def test_wheel_holds_every_file_of_a_package(installed: Path, source: str, package: str) -> None:
    assert _files_of(installed / package) == _files_of(ROOT / source / package)


_LEFT_BY_TOOLS = {"__pycache__", ".mypy_cache", ".ruff_cache"}


def _files_of(folder: Path) -> dict[str, int]:
    """Every file below a folder with its size, compiled code and what tools leave aside."""
    return {
        str(path.relative_to(folder)): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not _LEFT_BY_TOOLS & set(path.relative_to(folder).parts)
    }


def test_wheel_starts_soat_by_name(installed: Path) -> None:
    (information,) = installed.glob("*.dist-info")
    entry_points = ConfigParser()
    entry_points.read(information / "entry_points.txt", encoding="utf-8")
    assert entry_points["console_scripts"]["soat"] == "soat_gui.entry:main"
    assert (information / "licenses" / "LICENSE").is_file()


def test_installed_resources_are_found_outside_the_checkout(
    installed: Path, tmp_path: Path
) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from soat_resources import resource_path;"
        "print(resource_path('sample', 'bao-cao-mau.ocr.txt'))"
    )
    command = [sys.executable, "-I", "-c", script, str(installed)]
    run = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    found = Path(run.stdout.strip())
    assert found.is_relative_to(installed)
    assert found.read_bytes() == _sample("bao-cao-mau.ocr.txt")


def test_resource_that_is_not_shipped_is_refused() -> None:
    from soat_resources import resource_path

    with pytest.raises(FileNotFoundError, match=r"icons/no-such\.svg"):
        resource_path("icons", "no-such.svg")


def _sample(name: str) -> bytes:
    return (ROOT / "resources" / "soat_resources" / "sample" / name).read_bytes()


def test_sample_reading_matches_its_truth_line_by_line() -> None:
    def lines_by_page(name: str) -> list[int]:
        text = _sample(name).decode("utf-8")
        return [sum(bool(line.strip()) for line in page.splitlines()) for page in text.split("\f")]

    assert lines_by_page("bao-cao-mau.ocr.txt") == lines_by_page("bao-cao-mau.gold.txt") == [37, 41]


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt", "schema.txt"])
def test_lock_pins_with_hashes_and_names_no_registry(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^(-|/|\.)", text, flags=re.MULTILINE), "an option or a path"
    pins = re.split(r"^(?=[A-Za-z])", text, flags=re.MULTILINE)[1:]
    assert pins
    for pin in pins:
        assert re.match(r"[\w.-]+==[\w.]+ ", pin), pin
        assert "--hash=sha256:" in pin


def test_users_get_the_versions_that_were_tested() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        return {line.rstrip(" \\") for line in text.splitlines() if re.match("[A-Za-z]", line)}

    runtime = pins("runtime.txt")
    locked = {re.split("[=<>! ;]", pin)[0].lower() for pin in runtime}
    wanted = {re.split("[=<>! ;]", need)[0].lower() for need in PROJECT["dependencies"]}
    assert wanted <= locked
    # On Windows some development tool may need what a run-time package needs elsewhere, too.
    assert {pin.split(" ;")[0] for pin in runtime} <= {
        pin.split(" ;")[0] for pin in pins("dev.txt")
    }


def test_folders_beside_the_packages_cannot_shadow_libraries() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    assert not (ROOT / "resources" / "build" / "__init__.py").exists()


def test_desktop_entry_and_icon_and_mime_type_belong_together() -> None:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(LINUX / "vn.soat.Soat.desktop", encoding="utf-8")
    desktop = entry["Desktop Entry"]
    assert desktop["Exec"].split()[0] in PROJECT["scripts"]

    mime = etree.parse(LINUX / "vn.soat.Soat.mime.xml")
    types = mime.xpath("//*[local-name()='mime-type']/@type")
    assert types == ["application/tei+xml"]
    assert set(types) <= set(desktop["MimeType"].split(";"))

    metainfo = etree.parse(LINUX / "vn.soat.Soat.metainfo.xml")
    assert metainfo.findtext("launchable") == "vn.soat.Soat.desktop"
    assert metainfo.findtext("id") == metainfo.findtext("icon") == desktop["Icon"]
    assert metainfo.findtext("project_license") == PROJECT["license"]


def test_icon_is_drawn() -> None:
    from PySide6.QtGui import QImage

    icon = QImage(str(ROOT / "resources" / "soat_resources" / "icons" / "soat.svg"))
    assert (icon.width(), icon.height()) == (128, 128)
    assert icon.pixelColor(54, 98).name() == "#0f6cbd", "the tip of the check mark"


def test_tei_schema_is_at_hand(tei_all_path: Path) -> None:
    namespace = {"rng": "http://relaxng.org/ns/structure/1.0"}
    schema = etree.parse(tei_all_path)
    assert schema.xpath("boolean(//rng:element[@name='choice'])", namespaces=namespace)
