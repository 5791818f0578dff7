"""The engine works without its optional parts, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from soat_core.engine import load_engine, load_quick_engine
from soat_core.engine.neural import Absent, load_neural
from soat_core.engine.pack import load_pack
from soat_core.engine.parts import missing_parts
from soat_core.i18n import set_language


def test_everything_is_shipped() -> None:
    assert missing_parts() == ""


def test_without_the_runtime_it_is_told_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("soat_core.engine.parts.find_spec", lambda name: None)
    set_language("en")
    english = missing_parts()
    set_language("vi")
    vietnamese = missing_parts()
    set_language("en")
    assert "onnxruntime" in english and "onnxruntime" in vietnamese
    assert english != vietnamese


def test_a_missing_or_damaged_model_is_no_error(tmp_path: Path) -> None:
    pack = load_pack()
    assert load_neural(pack, tmp_path / "none.onnx") is Absent.NO_MODEL
    (tmp_path / "bad.onnx").write_bytes(b"no model")
    assert load_neural(pack, tmp_path / "bad.onnx") is Absent.DAMAGED


def test_the_engine_suggests_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = load_quick_engine()
    monkeypatch.setattr("soat_core.engine.pipeline.load_neural", lambda pack: Absent.NO_MODEL)
    assert quick.refined() is quick
    text = "ké hoach céng tac"
    assert [s.best.text for s in quick.analyse(text).suggest(0, len(text))] == [
        "kế",
        "hoạch",
        "công",
        "tác",
    ]


def test_the_version_tells_both_models_apart() -> None:
    refined, quick = load_engine(), load_quick_engine()
    assert refined.version.startswith(quick.version)
    assert refined.version != quick.version
