"""The encoding of an XML file: its text, and the very same bytes back."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from soat_core.errors import InputError
from soat_core.i18n import tr

_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))
_NOT_FOR_FILES = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7"}


@dataclass(frozen=True, slots=True)
class Encoding:
    """A byte order mark, empty where there is none, and a Python codec."""

    mark: bytes
    codec: str

    def decode(self, data: bytes) -> str:
        """Raises ``UnicodeError`` when ``data`` would not come back the same."""
        text = data[len(self.mark) :].decode(self.codec)
        if self.mark + text.encode(self.codec) != data:
            raise UnicodeError("the bytes would not come back")
        return text

    def encode(self, text: str) -> bytes:
        """The bytes; characters that the encoding lacks become character references."""
        return self.mark + text.encode(self.codec, "xmlcharrefreplace")


def utf8_of(data: bytes, name: str) -> tuple[bytes, Encoding]:
    """An XML file as UTF-8 without a mark, and how to go back.  Raises ``InputError``."""
    try:
        encoding = _encoding_of(data)
        return encoding.decode(data).encode("utf-8"), encoding
    except (UnicodeError, LookupError) as error:
        raise InputError(
            tr(
                "the file is not in the encoding that it names",
                "tệp không đúng bảng mã mà nó tự khai",
            ),
            where=name,
            advice=tr(
                "Save it as UTF-8 in an XML editor and open it again.",
                "Hãy lưu lại tệp theo UTF-8 bằng trình soạn XML rồi mở lại.",
            ),
        ) from error


def _encoding_of(data: bytes) -> Encoding:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Encoding(mark, codec)
    for head, codec in _UNMARKED:
        if data.startswith(head):
            return Encoding(b"", codec)
    declared = _DECLARED.match(data[:1024])
    codec = declared[1].decode("ascii").lower() if declared else "utf-8"
    found = codecs.lookup(codec)
    if found.name in _NOT_FOR_FILES or not getattr(found, "_is_text_encoding", True):
        raise LookupError(codec)
    return Encoding(b"", "utf-8" if found.name.startswith("utf-16") else found.name)
