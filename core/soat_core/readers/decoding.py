"""From bytes to text and back, exactly.

Only an encoding that gives the very same bytes back is ever used or offered.  UTF-8 and anything
with a byte order mark are certain; UTF-16 without a mark shows by its zero bytes; an old Vietnamese
encoding shows by the syllables that come out of it.  Everything else is for the person to decide.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from soat_core import legacy_codecs  # noqa: F401  (makes codecs known)
from soat_core.errors import EncodingError, InputError
from soat_core.i18n import tr

MARKS = (
    ("utf-8", codecs.BOM_UTF8),
    ("utf-32-le", codecs.BOM_UTF32_LE),  # before UTF-16, whose mark it begins with
    ("utf-32-be", codecs.BOM_UTF32_BE),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
)
"""Byte order marks and what they announce."""

_LOOK_AT = 8192
"""How many bytes are enough to guess by."""

_GUESSES = ("cp1258", "tcvn3", "vni", "viscii", "cp1252", "latin-1", "utf-16-le", "utf-16-be")
"""What Vietnamese offices' files were written in, when not in UTF-8."""

_ENOUGH_WORDS, _SURE, _FAR = 12, 0.9, 0.15
"""A guess is used unasked when of so many words beyond ASCII so large a share is Vietnamese, and
in no other encoding nearly as large a one."""

_SYLLABLE = re.compile(
    "(?:ngh|gh|gi|qu|ng|nh|ch|th|tr|kh|ph|[bcdđghklmnpqrstvx])?"
    "(?:[aeiouyăâêôơư]|a[iouy]|â[uy]|eo|êu|i[aouêu]|iêu|o[aeăio]|oa[iouy]|oe[oi]|ôi|ơi|u[aâêiôơyă]"
    "|uây|uôi|uy[aêu]|ư[aiơu]|ươ[iu]|y[aêu]|yêu)"
    "(?:ch|ng|nh|[cmnpt])?"
)
"""Without its tone, in lower case."""
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_]+")

_FAMILIES = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""Codecs that handle the mark themselves, and the plain ones used in their place."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file; encoded again with ``encoding``, after its mark if it had one, it gives
    the file's bytes."""

    text: str
    encoding: str
    """Name of a Python codec that neither writes nor strips a byte order mark."""
    bom: bool


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of ``data``, in ``encoding`` if given.

    Raises ``EncodingError`` when the encoding is not certain or the given one does not fit, and
    ``InputError`` when there is no encoding of that name.
    """
    if encoding is not None:
        return _decode_as(data, name, encoding)
    marked = _mark_of(data)
    certain = marked[0] if marked is not None else utf16_without_mark(data) or "utf-8"
    found = _attempt(data, certain, marked) or _guess(data)
    if found is None:
        raise _uncertain(data, name, certain)
    return found


def utf16_without_mark(data: bytes) -> str | None:
    """The codec, when ``data`` is obviously UTF-16 that lacks its byte order mark.

    Vietnamese text has spaces, digits and bare letters everywhere, so that about every other
    high byte is zero and hardly any low byte is.
    """
    sample = data[:_LOOK_AT]
    if len(data) % 2 or len(sample) < 2:
        return None
    zeros = {"utf-16-le": sample[1::2].count(0), "utf-16-be": sample[0::2].count(0)}
    codec = max(zeros, key=lambda name: zeros[name])
    units = len(sample) // 2
    others = sum(zeros.values()) - zeros[codec]
    if zeros[codec] * 10 < units * 3 or others * 50 > units:
        return None
    return codec if _attempt(data, codec, None) else None


def choices(data: bytes) -> tuple[str, ...]:
    """The codecs that could have written ``data``, the likeliest for Vietnamese first."""
    found: list[tuple[float, str]] = []
    for codec in _GUESSES:
        decoded = _attempt(data, codec, None)
        if decoded is not None:
            found.append((plausibility(decoded.text), codec))
    found.sort(key=lambda scored: -scored[0])  # stable: equals stay in the order of _GUESSES
    return tuple(codec for _, codec in found)


# Within


def _mark_of(data: bytes) -> tuple[str, bytes] | None:
    return next((pair for pair in MARKS if data.startswith(pair[1])), None)


def _attempt(data: bytes, codec: str, marked: tuple[str, bytes] | None) -> Decoded | None:
    """The text of ``data`` in ``codec``, or None when the bytes would not come back exactly."""
    has_mark = marked is not None and marked[0] == codec
    body = data[len(marked[1]) :] if marked is not None and has_mark else data
    try:
        text = body.decode(codec)
        if _SURROGATE.search(text) or text.encode(codec) != body:
            return None
    except (UnicodeError, ValueError):
        return None
    return Decoded(text, codec, has_mark)


def _decode_as(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding).name
        "".encode(codec)  # codecs between bytes and bytes, such as base64, are refused here
    except (LookupError, ValueError) as error:
        raise InputError(
            tr(
                "there is no encoding called {encoding}",
                "không có bảng mã nào tên là {encoding}",
                encoding=encoding,
            ),
            where=name,
            advice=_advice(choices(data)),
        ) from error
    marked = _mark_of(data)
    if marked is not None and codec in ("utf-16", "utf-32") and marked[0].startswith(codec):
        codec = marked[0]
    codec = _FAMILIES.get(codec, codec)
    found = _attempt(data, codec, marked)
    if found is None:
        offered = choices(data)
        raise EncodingError(
            tr(
                "the file is not written in {encoding}",
                "tệp không được ghi bằng bảng mã {encoding}",
                encoding=encoding,
            ),
            choices=offered,
            where=name,
            advice=_advice(offered),
        )
    return found


def _uncertain(data: bytes, name: str, supposed: str) -> EncodingError:
    offered = choices(data)
    return EncodingError(
        tr(
            "line {line} is not {encoding}, so the encoding of the file is not certain",
            "dòng {line} không đúng {encoding} nên chưa rõ tệp dùng bảng mã nào",
            line=_bad_line(data, supposed),
            encoding=supposed.upper(),
        ),
        choices=offered,
        where=name,
        advice=_advice(offered),
    )


def _bad_line(data: bytes, codec: str) -> int:
    """The line, from 1, with the first bytes that ``codec`` cannot read."""
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        return data[: error.start].decode(codec, "replace").count("\n") + 1
    return 1


def _advice(offered: tuple[str, ...]) -> str:
    if not offered:
        return tr("Save it as text in UTF-8 first.", "Hãy lưu tệp thành văn bản UTF-8 trước.")
    return tr(
        "Choose the encoding it was written in; possible are: {choices}.",
        "Hãy chọn bảng mã đã dùng để ghi tệp; có thể là: {choices}.",
        choices=", ".join(offered),
    )


def _guess(data: bytes) -> Decoded | None:
    """The text in the one 8-bit encoding in which it plainly is Vietnamese."""
    scored: list[tuple[float, Decoded]] = []
    for codec in _GUESSES:
        decoded = _attempt(data, codec, None)
        if decoded is not None:
            scored.append((plausibility(decoded.text), decoded))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < _SURE or _beyond_ascii(scored[0][1].text) < _ENOUGH_WORDS:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _FAR:
        return None
    return scored[0][1]


def _beyond_ascii(text: str) -> int:
    return sum(not word.isascii() for word in _WORD.findall(_composed(text[:_LOOK_AT])))


def plausibility(text: str) -> float:
    """How much ``text`` looks like Vietnamese, 0 to 1: of its words with letters beyond ASCII the
    share that are Vietnamese syllables, less for signs that no office types."""
    sample = _composed(text[:_LOOK_AT])
    words = [word.lower() for word in _WORD.findall(sample) if not word.isascii()]
    strange = sum(not char.isascii() and not char.isalpha() and char not in _TYPOGRAPHY
                  for char in sample)  # fmt: skip
    if not words and not strange:
        return 1.0
    return sum(map(_is_syllable, words)) / (len(words) + strange)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


_TYPOGRAPHY = "“”‘’–—…•§°«»\u00a0\ufeff\u200b"


def _is_syllable(word: str) -> bool:
    plain, tones = _TONES.subn("", unicodedata.normalize("NFD", word))
    return tones <= 1 and _SYLLABLE.fullmatch(_composed(plain)) is not None
