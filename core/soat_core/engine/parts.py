"""Which optional parts of the engine are there, told without loading any of them."""

from __future__ import annotations

from importlib.util import find_spec

from soat_core.i18n import tr


def missing_parts() -> str:
    """What the engine does without, as a sentence for people; empty if it has everything."""
    from soat_resources import resource_path

    if find_spec("onnxruntime") is None:
        return tr(
            "The neural source is not used: onnxruntime is not installed.",
            "Không dùng mạng nơ-ron: chưa cài onnxruntime.",
        )
    if not resource_path("vi", "neural.onnx").is_file():
        return tr(
            "The neural source is not used: its model is missing.",
            "Không dùng mạng nơ-ron: thiếu tệp mô hình.",
        )
    return ""
