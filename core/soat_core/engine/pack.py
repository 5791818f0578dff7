"""The language pack: everything the engine knows, in one compressed file without code in it.

``resources/build/build_pack.py`` writes it, ``load_pack`` reads it.  Arrays are stored so that they
compress well (sorted keys as differences, logarithms as steps of one byte) and are unfolded here.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from soat_core.engine.channel import Channel
from soat_core.engine.language_model import LanguageModel, Stepped
from soat_core.engine.lexicon import Lexicon
from soat_core.engine.runs import Runs
from soat_core.engine.strokes import Strokes, load_strokes
from soat_core.engine.units import SPECIALS
from soat_core.errors import EngineError
from soat_core.i18n import tr

FORMAT = 1
STEP = 0.08
"""Logarithms are stored in steps of this many nats."""
BACK_OFF_ZERO = 80
"""Back-off weights may exceed 1; their steps are counted from here."""
PAIR_BITS = 23
"""Of the hashes by which it is told that a pair is not stored.  More tell more, but take longer to
make, and leave the processor's cache.  Triples are asked for a tenth as often, and are halved as
quickly as they would be looked up there."""
READING_SEPARATOR = "\x1f"


@dataclass(frozen=True)
class Pack:
    """A loaded language pack.

    ``title_rate`` is, by word number, how often (0 to 1) the word is written with a capital inside
    of a sentence or name; ``codes`` maps a document code without marks (``ND-CP``) to its spellings
    with their counts; ``strokes`` tells where the D's of an acronym are Đ's.
    """

    version: str
    lexicon: Lexicon
    model: LanguageModel
    channel: Channel
    title_rate: npt.NDArray[np.float32]
    codes: Mapping[str, tuple[tuple[str, int], ...]]
    strokes: Strokes


def pack_path() -> Path:
    from soat_resources import resource_path

    return resource_path("vi", "pack.npz")


def load_pack(path: Path | None = None) -> Pack:
    """Read the pack at ``path`` (default: the shipped one).  Raises ``EngineError``."""
    try:
        path = path or pack_path()
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as data:
            return _unfold({name: data[name] for name in data.files})
    except (OSError, EOFError, ValueError, KeyError, IndexError, zipfile.BadZipFile) as error:
        raise EngineError(
            tr("the language pack is missing or damaged", "gói ngôn ngữ bị thiếu hoặc hỏng"),
            where=str(path or "vi/pack.npz"),
            advice=tr("Please install Soát again.", "Xin cài đặt lại Soát."),
        ) from error


def _text(array: npt.NDArray[np.uint8]) -> str:
    return array.tobytes().decode("utf-8")


def text_array(text: str) -> npt.NDArray[np.uint8]:
    """Text as bytes in an array, which is how strings are kept in the pack."""
    return np.frombuffer(text.encode("utf-8"), np.uint8)


def fold_sorted(keys: npt.NDArray[np.int64], groups: npt.NDArray[np.int64]) -> Any:
    """Differences of ascending keys within their groups, as 16 bits: small numbers compress."""
    steps = np.diff(keys, prepend=0)
    begins = np.diff(groups, prepend=-1) != 0
    return np.where(begins, keys, steps).astype(np.uint16)


def _log(steps: npt.NDArray[np.uint8], zero: int = 0) -> Stepped:
    every = np.arange(256, dtype=np.float32)
    return Stepped(steps, ((zero - every) * STEP).astype(np.float32))


def _unfold(data: Mapping[str, Any]) -> Pack:
    meta = json.loads(_text(data["meta"]))
    if meta["format"] != FORMAT:
        raise ValueError("unknown format")
    words = _text(data["words"]).split("\n")
    size = len(words)
    one = data["one"].astype(np.float32)
    model = LanguageModel(
        size=size,
        one=one,
        back_one=data["back_one"].astype(np.float32),
        pairs=Runs(data["two_steps"], data["two_counts"], size, PAIR_BITS),
        two=_log(data["two"]),
        back_two=_log(data["back_two"], BACK_OFF_ZERO),
        triples=Runs(data["three_steps"], data["three_counts"], size),
        three=_log(data["three"]),
    )
    gold = _text(data["channel_gold"]).split(READING_SEPARATOR)
    read = _text(data["channel_read"]).split(READING_SEPARATOR)
    cost = data["channel_cost"].astype(np.float32)
    return Pack(
        version=meta["version"],
        lexicon=Lexicon(words, one, len(SPECIALS)),
        model=model,
        channel=Channel(gold, read, cost.tolist()),
        title_rate=data["title_rate"].astype(np.float32) / 255,
        codes={
            key: tuple((form, count) for form, count in forms)
            for key, forms in json.loads(_text(data["codes"])).items()
        },
        strokes=load_strokes(),
    )
