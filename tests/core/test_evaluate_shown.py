"""What people see of an evaluation: the printed tables, and the pictures made of the JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from tests.core.evaluating import ScriptedEngine

from soat_core.cli import tables
from soat_core.cli.commands import cli
from soat_core.evaluate import Evaluation, FilePair, evaluate
from soat_core.evaluate.mistakes import Kind
from soat_core.i18n import ENGLISH, VIETNAMESE, language, set_language

PLOTS = Path(__file__).parents[2] / "resources" / "build" / "plots.py"
SCRIPT = {
    "Bao": [("Báo", 0.99), ("Bao", 0.01)],
    "cao": [("cáo", 0.97)],
    "nim": [("nam", 0.6), ("năm", 0.4)],
}


@pytest.fixture(autouse=True)
def _language_of_before() -> Iterator[None]:
    before = language()
    yield
    set_language(before)


@pytest.fixture
def pairs(tmp_path: Path) -> list[FilePair]:
    found: list[FilePair] = []
    for name, year in ("a", "2O25"), ("b", "2025"), ("c", "2025"), ("d", "2025"), ("e", "2025"):
        ocr, gold = tmp_path / f"{name}.ocr.txt", tmp_path / f"{name}.gold.txt"
        ocr.write_text(f"Bao cao nim {year}\n", encoding="utf-8")
        gold.write_text("Báo cáo năm 2025\n", encoding="utf-8")
        found.append(FilePair(str(ocr), str(gold)))
    return found


@pytest.fixture
def found(pairs: list[FilePair]) -> Evaluation:
    return evaluate(pairs, lambda: ScriptedEngine(SCRIPT), adapt=True, examples=2)


def lines(text: str) -> dict[str, str]:
    """Label and value of each line."""
    parts = (line.split("  ", 1) for line in text.splitlines() if "  " in line)
    return {label: value.strip() for label, value in parts}


def test_the_figures_stand_with_their_intervals(found: Evaluation) -> None:
    set_language(ENGLISH)
    shown = lines(tables.figures(found))
    assert shown["Tokens"] == "20"
    # 3 words and a year are wrong before, after it one word each and the year
    assert shown["WER before → after"].startswith("80.00% → 30.00%  [25.00% – ")
    assert shown["1 in 20 garbled: right / restored"].count("%") == 2
    assert shown["Coverage at 99.9% right"].startswith("0.00%  [0.00% – ")
    assert shown["Suspect threshold"] == "–"
    assert shown["… with learning: errors left"] == "0 → 0"
    assert shown["In brackets"] == "95% of 1000 draws of 5 pages"


def test_errors_stand_by_kind_with_examples(found: Evaluation) -> None:
    set_language(ENGLISH)
    text = tables.errors(found.errors, found.total.tokens)
    rows = {line[:32].strip(): line[32:].split() for line in text.splitlines()}
    assert rows["date"] == ["1", "50.00", "5", "0", "1", "0"]
    assert rows["plain word, ranked wrong"] == ["5", "250.00", "5", "0", "0"]
    assert rows["All"] == ["6", "300.00", "5", "1", "0"]
    assert "    nim → nam (năm)  ×5" in text
    assert "    2O25 → 2O25 (2025)\n" in text
    assert "split word" not in rows


def test_every_kind_has_a_name_in_both_languages(pairs: list[FilePair]) -> None:
    rows = evaluate(pairs, lambda: ScriptedEngine(SCRIPT)).errors
    assert [row.kind for row in rows] == list(Kind)
    names: dict[str, list[str]] = {}
    for chosen in (ENGLISH, VIETNAMESE):
        set_language(chosen)
        names[chosen] = [tables.label(kind) for kind in Kind]
        assert len(set(names[chosen])) == len(Kind)
    assert all(map(str.__ne__, names[ENGLISH], names[VIETNAMESE]))


def test_the_command_prints_what_is_asked_for(
    pairs: list[FilePair], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soat_core.engine.load_engine", lambda: ScriptedEngine(SCRIPT))
    files = [name for pair in pairs for name in (pair.ocr, pair.gold)]

    def printed(*options: str) -> str:
        ran = CliRunner().invoke(cli, ["--lang", "vi", "evaluate", *options, *files])
        assert ran.exit_code == 0, ran.output
        return ran.output

    plain = printed()
    assert "Loại lỗi" not in plain
    assert "khi có học" not in plain
    assert "Loại lỗi" in printed("--errors")
    assert "nim → nam (năm)" not in printed("--errors")
    assert "nim → nam (năm)" in printed("--examples", "1")
    assert "khi có học: phím" in printed("--adapt")
    told = json.loads(printed("--json", "--examples", "1"))
    by_kind = {row["kind"]: row for row in told["errors"]}
    assert by_kind["plain_ranked_wrong"]["examples"] == [
        {"read": "nim", "result": "nam", "truth": "năm", "count": 5}
    ]
    assert len(by_kind) == len(Kind)


def test_pictures_are_made_of_the_json(found: Evaluation, tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    figures.write_text(json.dumps(found.as_json()), encoding="utf-8")
    folder = tmp_path / "made"
    subprocess.run([sys.executable, PLOTS, figures, "--out", folder], check=True)
    svg = "{http://www.w3.org/2000/svg}"
    for name in ("reliability", "coverage"):
        root = etree.parse(folder / f"{name}.svg").getroot()
        words = [node.text or "" for node in root.iter(f"{svg}text")]
        assert any("đúng" in word for word in words)
        assert any("right" in word for word in words)
        width, height = float(root.get("width", "0")), float(root.get("height", "0"))
        for node in root.iter(f"{svg}circle"):
            assert 0 <= float(node.get("cx", "-1")) <= width
            assert 0 <= float(node.get("cy", "-1")) <= height
        assert all("nan" not in str(value) for node in root.iter() for value in node.values())
