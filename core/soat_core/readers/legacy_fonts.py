"""Text that is Vietnamese only in the fonts it was written with: Word and PDF files of before 2005.

The fonts ``.VnTime``, ``VNI-Times`` and their like show Vietnamese letters for codes that are other
letters everywhere else, so such a file holds "Céng hßa".  The names of the fonts tell; where they
are lost, what comes out tells, as for plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from soat_core import legacy_codecs
from soat_core.errors import EncodingError, InputError
from soat_core.readers.decoding import decode
from soat_core.readers.likely import is_syllable

_TAG = re.compile(r"^[A-Z]{6}\+")
"""In front of the names of fonts of which a PDF has only some letters."""
_PRIVATE = range(0xF000, 0xF100)
"""Where Word puts the codes of fonts that it takes for signs."""
_HYPHENED = re.compile(r"(?:[^\W\d_]|-)+")
_WITH_HYPHEN = re.compile(r"\S*-\S*")
_VIETNAMESE = re.compile("[ăĂđĐơƠưƯ\u1ea0-\u1ef9]")


def codec_of_font(font: str) -> str | None:
    """The codec of the text in a font, by its name; None for fonts of Unicode."""
    name = _TAG.sub("", font).lower()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if re.match(r"vni[- ]", name) else None


def has_only_capitals(font: str) -> bool:
    """Whether small letters look like capitals in a font: .VnTimeH, .VnArialH."""
    name = _TAG.sub("", font)
    stem = re.split(r"[-, ]", name.lstrip("."), maxsplit=1)[0]
    return codec_of_font(font) == "tcvn3" and stem.endswith("H")


def in_font(text: str, font: str) -> str:
    """What a text reads in a font."""
    codec = codec_of_font(font)
    if codec is None:
        return text
    read = in_codec(text, codec)
    return read.upper() if has_only_capitals(font) else read


def with_lost_u(text: str) -> str:
    """A word of TCVN3 out of a PDF: its letter ư has the code of the soft hyphen, of which PDF
    readers make a hyphen.  It is ư again where that makes a syllable."""
    if "-" not in text:
        return text
    return _HYPHENED.sub(lambda match: _with_u(match[0]), text)


def _with_u(word: str) -> str:
    is_high = not any(char.islower() for char in word)
    read = word.replace("-", "Ư" if is_high else "ư")
    return read if len(word) > 1 and is_syllable(read.lower()) else word


def in_codec(text: str, codec: str) -> str:
    """What a text that was taken for Western European reads in one of the old encodings.

    Letters that these have not got stay as they are.
    """
    return "".join(_read(part, codec) for part in _parts(text))


def guessed(lines: Iterable[str]) -> str | None:
    """The old encoding that a whole text is in, None where it is in none or that is uncertain."""
    lines = list(lines)
    if not has_old_letters(lines):
        return None
    text = _WITH_HYPHEN.sub("", "\n".join(lines))  # see ``with_lost_u``
    data = b"".join(_bytes(part) or b"?" for part in _parts(text))
    try:
        found = decode(data, "").encoding
    except (EncodingError, InputError):
        return None
    return found if found in (*legacy_codecs.NAMES, legacy_codecs.WITH_CAPITALS) else None


def is_unicode(texts: Iterable[str]) -> bool:
    """Whether there are letters that no old encoding has: then somebody typed Unicode, whatever the
    font is called."""
    return any(_VIETNAMESE.search(text) is not None for text in texts)


def has_old_letters(texts: Iterable[str]) -> bool:
    """Whether there are letters beyond ASCII, and none that only Unicode has."""
    text = "\n".join(texts)
    return not text.isascii() and not is_unicode([text])


def _parts(text: str) -> Iterable[str]:
    """Runs of what the old encodings can hold, and single letters that they cannot."""
    begin = 0
    for at, char in enumerate(text):
        if _bytes(char) is None:
            if begin < at:
                yield text[begin:at]
            yield char
            begin = at + 1
    if begin < len(text):
        yield text[begin:]


def _read(part: str, codec: str) -> str:
    data = _bytes(part)
    if data is None:
        return part
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return part


def _bytes(part: str) -> bytes | None:
    """The codes of letters, as a program for Windows sees them."""
    out = bytearray()
    for char in part:
        code = ord(char)
        if code in _PRIVATE:
            out.append(code - _PRIVATE.start)
        elif code < 0x100:
            out.append(code)
        else:
            try:
                out += char.encode("cp1252")
            except UnicodeEncodeError:
                return None
    return bytes(out)
