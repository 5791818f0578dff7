"""The correction engine: a noisy channel from Vietnamese text to what OCR made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soat_core.engine.suggestion import Engine


def load_quick_engine() -> Engine:
    """The engine with the language pack that is shipped, without the neural source.

    Takes a fraction of a second; call it off the GUI thread.  Raises ``EngineError`` when the pack
    is missing or damaged.
    """
    from soat_core.engine.calibration import load_calibration
    from soat_core.engine.gazetteer import load_gazetteer
    from soat_core.engine.pack import load_pack  # numpy and the model load only when asked for
    from soat_core.engine.pipeline import NoisyChannelEngine

    pack = load_pack()
    return NoisyChannelEngine(pack, load_calibration(), names=load_gazetteer(pack))


def load_engine() -> Engine:
    """The engine with all that is shipped; see ``load_quick_engine``."""
    return load_quick_engine().refined()
