"""Vietnamese encodings of before Unicode as Python codecs: ``tcvn3``, ``viscii`` and ``vni``.

Tables: TCVN 5712:1993 (of whose code VN3, known as TCVN3 or ABC, is a part), RFC 1456 for VISCII;
VNI for Windows writes a vowel and then one byte with its marks.  Files in the fonts ``.VnTimeH``
and the like have capitals only on the screen, their text is in lower case.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

NAMES = ("tcvn3", "vni", "viscii")

_TCVN3 = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
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
    if name not in NAMES:
        return None
    if name == "vni":
        return codecs.CodecInfo(_vni_encode, _vni_decode, name=name)
    table = _table(name)
    encoding = {char: byte for byte, char in enumerate(table) if char != "\ufffe"}

    def encode(text: str, errors: str = "strict", /) -> tuple[bytes, int]:
        return _encoded(text, encoding, errors), len(text)

    def decode(data: Buffer, errors: str = "strict", /) -> tuple[str, int]:
        return codecs.charmap_decode(bytes(data), errors, table)

    return codecs.CodecInfo(encode, decode, name=name)


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
