"""Texts whose encoding is not certain: what each encoding would make of them."""

from __future__ import annotations

from collections.abc import Sequence

_PREVIEW, _PREVIEW_LINES = 60, 2000


def encoding_name(codec: str) -> str:
    """A codec as offices call it."""
    names = {
        "cp1258": "Windows-1258",
        "tcvn3": "TCVN3 (ABC)",
        "tcvn3h": "TCVN3 (ABC, .VnTimeH)",
        "tcvn3_utf8": "TCVN3 (ABC), UTF-8",
        "tcvn3h_utf8": "TCVN3 (ABC, .VnTimeH), UTF-8",
        "vni_utf8": "VNI Windows, UTF-8",
        "vni": "VNI Windows",
        "viscii": "VISCII",
        "cp1252": "Windows-1252",
        "latin-1": "Latin-1",
        "utf-16-le": "UTF-16 LE",
        "utf-16-be": "UTF-16 BE",
    }
    return names.get(codec, codec.upper())


def previews(data: bytes, codecs: Sequence[str]) -> list[str]:
    """For each codec, how it reads the place where they differ most."""
    texts = [data.decode(codec, "replace").split("\n")[:_PREVIEW_LINES] for codec in codecs]
    best, at = (0, 0), 0
    for number in range(max(map(len, texts), default=0)):
        # What is no text in an encoding may have no line ends in it.
        line = [text[min(number, len(text) - 1)] for text in texts]
        weight = len(set(line)), sum(not char.isascii() for char in line[0])
        if weight > best:
            best, at = weight, number
    return [_excerpt(text[min(at, len(text) - 1)]) for text in texts]


def _excerpt(line: str) -> str:
    """A few words of a line, around its first letter beyond ASCII."""
    at = next((index for index, char in enumerate(line) if not char.isascii()), 0)
    begin = max(0, at - _PREVIEW // 2)
    return " ".join(line[begin : begin + _PREVIEW].split())
