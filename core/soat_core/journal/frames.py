"""The journal's file as bytes: frames, each with a checksum that also covers all before it.

    file    := magic frame*
    frame   := length (4 bytes, little endian) the same inverted (4) checksum (4) kind (1) data
    kind    := 0 (JSON, UTF-8) | 1 (the same, deflated)

``length`` counts kind and data.  That it stands there twice tells a frame that is cut short from
one that is damaged, and a stretch of zeros, which a power cut may leave, is none.  The checksum is
CRC-32 of kind and data, begun with the checksum of the frame before: a frame that was lost or
stands in the wrong order is found out too.  Whatever follows the first frame that does not hold is
not read.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from soat_core.journal.codec import damaged

MAGIC = b"SOATJ1\r\n"
_HEAD = struct.Struct("<III")
_INVERTED = 0xFFFFFFFF
_PLAIN, _DEFLATED = b"\x00", b"\x01"
_DEFLATE_FROM = 512
"""Bytes; less is hardly made smaller."""
_LEVEL = 4
_LARGEST = 256 * 1024 * 1024
"""Bytes of JSON in one frame, and of a frame."""
_FIRST = zlib.crc32(MAGIC)


@dataclass(frozen=True, slots=True)
class Place:
    """How far a file holds: the length of what does, in bytes, and its last checksum."""

    length: int = len(MAGIC)
    checksum: int = _FIRST


def frame(pieces: Iterable[str], before: int) -> tuple[bytes, int]:
    """A frame of JSON that comes in pieces, and its checksum; ``before`` is that of the frame
    before."""
    plain = [piece.encode("utf-8", "surrogatepass") for piece in pieces]
    if sum(map(len, plain)) < _DEFLATE_FROM:
        body = _PLAIN + b"".join(plain)
    else:
        squeeze = zlib.compressobj(_LEVEL)
        body = b"".join([_DEFLATED, *map(squeeze.compress, plain), squeeze.flush()])
    checksum = zlib.crc32(body, before)
    length = len(body)
    return _HEAD.pack(length, length ^ _INVERTED, checksum) + body, checksum


def read_frames(data: bytes) -> Iterator[tuple[Any, Place]]:
    """The JSON of every frame that holds, and how far the file holds with it."""
    if not data.startswith(MAGIC):
        return
    place = Place()
    while len(data) - place.length >= _HEAD.size:
        length, inverted, checksum = _HEAD.unpack_from(data, place.length)
        start = place.length + _HEAD.size
        body = data[start : start + length]
        if length ^ inverted != _INVERTED or not 0 < length <= _LARGEST or len(body) < length:
            return
        if zlib.crc32(body, place.checksum) != checksum:
            return
        place = Place(start + length, checksum)
        yield _content(body), place


def is_torn(data: bytes, place: Place) -> bool:
    """Whether nothing stands behind ``place`` but, maybe, a frame that was being written there.

    Of that frame some bytes may be missing at the end, or be zero, or not have been written.
    """
    if len(data) < len(MAGIC):
        return MAGIC.startswith(data)
    rest = data[place.length :]
    if len(rest) < _HEAD.size or not any(rest):
        return data.startswith(MAGIC)
    length, inverted, _ = _HEAD.unpack_from(rest)
    is_cut = length ^ inverted == _INVERTED and len(rest) <= _HEAD.size + length
    return data.startswith(MAGIC) and is_cut


def _content(body: bytes) -> Any:
    """Raises ``DamagedJournalError`` where a frame was written that way."""
    try:
        data = body[1:]
        if body[:1] == _DEFLATED:
            expand = zlib.decompressobj()
            data = expand.decompress(data, _LARGEST)
            if not expand.eof:
                raise damaged()
        return json.loads(data.decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError, RecursionError) as error:
        raise damaged() from error
