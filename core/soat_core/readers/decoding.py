"""From bytes to text and back, exactly.

Only an encoding that gives the very same bytes back is ever used or offered.  UTF-8 and anything
with a byte order mark are certain; UTF-16 without a mark shows by its zero bytes; an old Vietnamese
encoding shows by the syllables that come out of it.  Everything else is for the person to decide.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from soat_core import legacy_codecs  # makes codecs known
from soat_core.errors import EncodingError, InputError
from soat_core.i18n import tr
from soat_core.readers.likely import commonness, plausibility, words_beyond_ascii

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
"""A guess is used unasked when of so many words beyond ASCII so large a share is built as
Vietnamese syllables are, and no other encoding comes near it, common syllables counted twice."""

_FAMILIES = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""Codecs that handle the mark themselves, and the plain ones used in their place."""

_ONLY_UNICODE = re.compile("[ăĂđĐơƠưƯ\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")
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
    found = _attempt(data, certain, marked)
    found = _guess(data) if found is None else _mistaken(found, data) or found
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
    is_utf8 = not data.isascii() and _attempt(data, "utf-8", None) is not None
    for codec in ("utf-8", *legacy_codecs.IN_UTF8, *_GUESSES) if is_utf8 else _GUESSES:
        decoded = _attempt(data, codec, None)
        if decoded is not None:
            found.append((plausibility(decoded.text) + commonness(decoded.text), codec))
    found.sort(key=lambda scored: -scored[0])  # stable: equals stay in the order of _GUESSES
    offered = [codec for _, codec in found]
    if "tcvn3" in offered and _capitals(data) is not None:
        offered.insert(offered.index("tcvn3"), legacy_codecs.WITH_CAPITALS)
    return tuple(offered)


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
            scored.append((plausibility(decoded.text) + commonness(decoded.text), decoded))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or plausibility(scored[0][1].text) < _SURE:
        return None
    if words_beyond_ascii(scored[0][1].text) < _ENOUGH_WORDS:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _FAR:
        return None
    found = scored[0][1]
    return (_capitals(data) or found) if found.encoding == "tcvn3" else found


def _mistaken(found: Decoded, data: bytes) -> Decoded | None:
    """What a text in UTF-8 reads, where somebody saved it that took it for Western European."""
    sample = found.text[:_LOOK_AT]
    if found.encoding != "utf-8" or found.bom or _ONLY_UNICODE.search(sample):
        return None
    if words_beyond_ascii(sample) < _ENOUGH_WORDS:
        return None
    told = plausibility(sample) + commonness(sample)
    for codec in legacy_codecs.IN_UTF8:
        other = _attempt(sample.encode(), codec, None)
        if other is None or plausibility(other.text) < _SURE:
            continue
        if plausibility(other.text) + commonness(other.text) >= told + _FAR:
            return _with_capitals_or_not(data, codec)
    return None


def _with_capitals_or_not(data: bytes, codec: str) -> Decoded | None:
    plain = _attempt(data, codec, None)
    high = _attempt(data, "tcvn3h_utf8", None) if codec == "tcvn3_utf8" else None
    return high if high and plain and high.text != plain.text else plain


def _capitals(data: bytes) -> Decoded | None:
    """TCVN3 with the capitals of its fonts, where that makes a difference."""
    found = _attempt(data, legacy_codecs.WITH_CAPITALS, None)
    return found if found and found.text != data.decode("tcvn3") else None
