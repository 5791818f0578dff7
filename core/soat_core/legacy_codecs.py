"""Vietnamese encodings of before Unicode as Python codecs: ``tcvn3``, ``viscii`` and ``vni``.

Tables: TCVN 5712:1993 (of whose code VN3, known as TCVN3 or ABC, is a part), RFC 1456 for VISCII;
VNI for Windows writes a vowel and then one byte with its marks.  ``tcvn3h`` is TCVN3 with capitals
that are such only in the fonts ``.VnTimeH`` and the like; see ``capital_fonts``.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from soat_core.capital_fonts import lowered, raised

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

NAMES = ("tcvn3", "vni", "viscii")
WITH_CAPITALS = "tcvn3h"
IN_UTF8 = {f"{name}_utf8": name for name in ("tcvn3", WITH_CAPITALS, "vni")}
"""What was taken for Western European once, and saved as UTF-8: "Céng hßa x· héi"."""
ALL_NAMES = (*NAMES, WITH_CAPITALS, *IN_UTF8)

_C1 = "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0))
"""VN3 has nothing there.  The fonts of Windows have what they have everywhere: Word's quotation
marks and dashes."""
_TCVN3 = _C1 + (
    "\xa0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_CONTROLS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}

# What one byte behind a vowel adds to it: marks, in the order in which they are composed.
_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    0xF9: _ACUTE, 0xF8: _GRAVE, 0xFB: _HOOK, 0xF5: _TILDE, 0xEF: _DOT,
    0xE2: _HAT, 0xE1: _HAT + _ACUTE, 0xE0: _HAT + _GRAVE, 0xE5: _HAT + _HOOK,
    0xE3: _HAT + _TILDE, 0xE4: _HAT + _DOT,
    0xEA: _BREVE, 0xE9: _BREVE + _ACUTE, 0xE8: _BREVE + _GRAVE, 0xFA: _BREVE + _HOOK,
    0xFC: _BREVE + _TILDE, 0xEB: _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {
    0xF1: "đ", 0xF4: "ơ", 0xF6: "ư", 0xED: "í", 0xEC: "ì", 0xE6: "ỉ", 0xF3: "ĩ", 0xF2: "ị",
    0xEE: "ỵ",
}  # fmt: skip


def register() -> None:
    """Make the codecs known to Python; called when this module is loaded."""
    codecs.register(_find)


def _find(name: str) -> codecs.CodecInfo | None:
    if name not in ALL_NAMES:
        return None
    if name in IN_UTF8:
        return _through_utf8(name)
    if name == WITH_CAPITALS:
        return codecs.CodecInfo(_with_capitals_encode, _with_capitals_decode, name=name)
    if name == "vni":
        return codecs.CodecInfo(_vni_encode, _vni_decode, name=name)
    table = _table(name)
    encoding = {char: byte for byte, char in enumerate(table) if char != "\ufffe"}

    def encode(text: str, errors: str = "strict", /) -> tuple[bytes, int]:
        return _encoded(text, encoding, errors), len(text)

    def decode(data: Buffer, errors: str = "strict", /) -> tuple[str, int]:
        return codecs.charmap_decode(bytes(data), errors, table)

    return codecs.CodecInfo(encode, decode, name=name)


def _through_utf8(name: str) -> codecs.CodecInfo:
    inner = IN_UTF8[name]

    def encode(text: str, errors: str = "strict", /) -> tuple[bytes, int]:
        seen = _from_western(text.encode(inner, errors))
        return seen.encode("utf-8", errors), len(text)

    def decode(data: Buffer, errors: str = "strict", /) -> tuple[str, int]:
        seen = bytes(data).decode("utf-8", errors)
        return _to_western(seen).decode(inner, errors), len(bytes(data))

    return codecs.CodecInfo(encode, decode, name=name)


_WESTERN = {code: _C1[code - 0x80] for code in range(0x80, 0xA0)}
_WESTERN_CODES = {ord(char): chr(code) for code, char in _WESTERN.items()}


def _from_western(data: bytes) -> str:
    """Windows-1252, whose five gaps are control characters."""
    return data.decode("latin-1").translate(_WESTERN)


def _to_western(text: str) -> bytes:
    return text.translate(_WESTERN_CODES).encode("latin-1")


def _with_capitals_decode(data: Buffer, errors: str = "strict", /) -> tuple[str, int]:
    return raised(bytes(data).decode("tcvn3", errors)), len(bytes(data))


def _with_capitals_encode(text: str, errors: str = "strict", /) -> tuple[bytes, int]:
    return lowered(text).encode("tcvn3", errors), len(text)


def _table(name: str) -> str:
    low = [chr(code) for code in range(128)]
    if name == "viscii":
        for code, char in _VISCII_CONTROLS.items():
            low[code] = char
    return "".join(low) + (_VISCII if name == "viscii" else _TCVN3)


def _encoded(text: str, table: dict[str, int], errors: str) -> bytes:
    out = bytearray()
    for at, char in enumerate(text):
        byte = table.get(char)
        if byte is None:
            raise UnicodeEncodeError("vietnamese", text, at, at + 1, "no such letter")
        out.append(byte)
    return bytes(out)


@cache
def _vni_pairs() -> dict[str, str]:
    """What two Latin-1 characters of a VNI file stand for."""
    pairs: dict[str, str] = {}
    for byte, marks in _VNI_MARKS.items():
        for vowel in "aeiouyơư":
            letter = unicodedata.normalize("NFC", vowel + marks)
            if len(letter) > 1 or (vowel in "iy" and marks[0] in _HAT + _BREVE):
                continue
            first = {"ơ": "\xf4", "ư": "\xf6"}.get(vowel, vowel)
            for upper in (False, True):
                left = first.upper() if upper else first
                for shift in (0, 0x20):
                    pair = left + chr(byte - shift)
                    pairs.setdefault(pair, letter.upper() if upper else letter)
    return pairs


@cache
def _vni_singles() -> dict[str, str]:
    singles = {chr(byte): letter for byte, letter in _VNI_LETTERS.items()}
    singles.update({chr(byte - 0x20): letter.upper() for byte, letter in _VNI_LETTERS.items()})
    return singles


@cache
def _vni_reader() -> re.Pattern[str]:
    two = "|".join(map(re.escape, _vni_pairs()))
    return re.compile(f"{two}|[{''.join(map(re.escape, _vni_singles()))}]")


def _vni_decode(data: Buffer, errors: str = "strict", /) -> tuple[str, int]:
    pairs, singles = _vni_pairs(), _vni_singles()
    text = bytes(data).decode("cp1252" if errors == "strict" else "latin-1", errors)

    def read(match: re.Match[str]) -> str:
        return pairs.get(match[0]) or singles[match[0]]

    return _vni_reader().sub(read, text), len(bytes(data))


def _vni_encode(text: str, errors: str = "strict", /) -> tuple[bytes, int]:
    written: dict[str, str] = {}
    for pair, letter in _vni_pairs().items():
        # capitals carry capital marks
        if letter not in written and pair[0].isupper() == pair[1].isupper():
            written[letter] = pair
    written.update({letter: single for single, letter in _vni_singles().items()})
    return "".join(written.get(char, char) for char in text).encode("cp1252", errors), len(text)


register()
