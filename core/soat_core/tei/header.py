"""The header of the record, and of the clean export."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from soat_core import __version__
from soat_core.actions import PROGRAM, Action, Agent
from soat_core.report import Part, Report
from soat_core.snapshot import Recorded
from soat_core.tei.categories import DESCRIPTIONS
from soat_core.tei.characters import Characters
from soat_core.tei.names import (
    ENGINE,
    READER,
    RECORD,
    RECORD_IDENT,
    RECORD_VERSION,
    agent_id,
)

_VERSION = re.compile(r"[0-9]+[a-z]*[0-9]*(\.[0-9]+[a-z]*[0-9]*){0,3}")
_IDENT = re.compile(r"(?!soat)[A-Za-z][A-Za-z0-9_-]*")
_PRACTICE = (
    "Mỗi chỗ sửa là một choice: sic là đúng nguyên văn bản OCR, corr là văn bản sau khi sửa; cả "
    "hai đều có thể rỗng. Bỏ corr thì được lại bản OCR, bỏ sic thì được bản đã sửa.",
    "seg type=kept là chỗ đã xem và giữ nguyên như OCR đọc.",
    "lb là ký tự xuống dòng, riêng lb đầu tiên chỉ mở dòng 1. Ngoài lb không có chỗ xuống dòng "
    "nào khác; mọi khoảng trắng trong ab đều thuộc văn bản. Ký tự mà XML không chứa được là g.",
    "gap reason=illegible trong corr là chỗ không đọc được; unclear bao quanh chữ mà người hiệu "
    "đính còn ngờ.",
    "resp: người quyết định; subtype: gõ tay (typed), nhận theo gợi ý (suggested) hay nhận hàng "
    "loạt mà chưa ai xem (auto); source: bộ gợi ý; cert: xác suất máy cho là đúng; n: thứ hạng của "
    "gợi ý; ana: loại lỗi; change: thao tác.",
)

_SECOND_READING = (
    "source=#reader.1 (và tiếp theo): chữ lấy từ lần đọc lại ảnh bằng chương trình OCR ấy; có cả "
    "#engine là bộ gợi ý cũng cho ra chữ đó."
)


def record_header(
    document: Recorded, agents: Iterable[Agent], chars: Characters, engine: str, status: str
) -> str:
    """The header of the native record.  To be called last: it declares the characters used."""
    source = _source(document.report, chars)
    clerks = "".join(_clerk(agent, chars) for agent in agents if not agent.is_program)
    program, readers = document.agents.get(PROGRAM.identity, PROGRAM), readers_of(document)
    applications = _applications(program, readers, chars, engine)
    rules = (*_PRACTICE, _SECOND_READING) if readers else _PRACTICE
    title = chars.text(document.report.source.name)
    categories = "\n".join(
        f'<category xml:id="err.{category}"><catDesc>{description}</catDesc></category>'
        for category, description in DESCRIPTIONS.items()
    )
    practice = "\n".join(f"<p>{rule}</p>" for rule in rules)
    return f"""<teiHeader xml:lang="vi">
<fileDesc>
<titleStmt>
<title>Bản OCR đã hiệu đính: {title}</title>
{clerks}</titleStmt>
<publicationStmt><p>Bản ghi hiệu đính, lưu hành nội bộ.</p></publicationStmt>
{source}</fileDesc>
<encodingDesc>
<editorialDecl>
{practice}
</editorialDecl>
<classDecl>
<taxonomy xml:id="err">
{categories}
</taxonomy>
</classDecl>
{chars.declaration()}{applications}</encodingDesc>
{_LANGUAGE}{_revisions(document.actions, status)}</teiHeader>
"""


def clean_header(
    document: Recorded, agents: Iterable[Agent], chars: Characters, title: str, paper: str
) -> str:
    """The header of the clean export: what it was made from and by whom, not how.

    ``title`` of the report and the ``bibl`` of its ``paper`` are markup.
    """
    name = chars.text(document.report.source.name)
    clerks = "".join(_clerk(agent, chars) for agent in agents if not agent.is_program)
    return f"""<teiHeader xml:lang="vi">
<fileDesc>
<titleStmt>
<title>{title}</title>
{clerks}</titleStmt>
<publicationStmt><p>Văn bản đã hiệu đính, xuất từ Soát {__version__}.</p></publicationStmt>
<sourceDesc>{paper}<bibl type="ocr"><title>Văn bản OCR</title>
<idno type="file">{name}</idno></bibl></sourceDesc>
</fileDesc>
{_LANGUAGE}</teiHeader>
"""


_LANGUAGE = (
    '<profileDesc><langUsage><language ident="vi">Tiếng Việt</language></langUsage></profileDesc>\n'
)


def _clerk(agent: Agent, chars: Characters) -> str:
    from xml.sax.saxutils import quoteattr  # takes its time

    # an attribute cannot carry all characters; initials need only those that can be seen
    initials = " ".join("".join(filter(str.isprintable, agent.initials)).split())
    label = f" n={quoteattr(initials)}" if initials else ""
    return (
        f'<respStmt xml:id="{agent_id(agent.identity)}"{label}><resp>hiệu đính</resp>'
        f"<persName>{chars.text(agent.name)}</persName></respStmt>\n"
    )


def _source(report: Report, chars: Characters) -> str:
    source = report.source
    text_hash = bom = ""
    if not source.is_one_text:
        # the file's own hash cannot tell then whether the text is what was read from it
        digest = text_digest(report)
        text_hash = f'<idno type="sha256-text">{digest}</idno>\n'
    if source.bom:
        bom = _MARK
    return f"""<sourceDesc>
<bibl xml:id="ocr" type="ocr"><title>Văn bản OCR gốc</title>
<idno type="file">{chars.text(source.name)}</idno>
<idno type="sha256">{chars.text(source.sha256)}</idno>
{text_hash}<idno type="mediaType">{chars.text(source.media_type)}</idno>
<note type="encoding">{chars.text(source.encoding)}</note>
{bom}{"".join(_part(part, chars) for part in source.parts)}</bibl>
</sourceDesc>
"""


def _part(part: Part, chars: Characters) -> str:
    """One of several files that the report was put together from, and which part of it."""
    encoding = (
        f'<note type="encoding">{chars.text(part.encoding)}</note>\n' if part.encoding else ""
    )
    return f"""<bibl type="file"><idno type="file">{chars.text(part.name)}</idno>
<idno type="sha256">{part.sha256}</idno>
{encoding}{_MARK if part.bom else ""}<biblScope unit="char" from="{part.start}" to="{part.end}"/>
</bibl>
"""


_MARK = '<note type="byteOrderMark">Tệp có dấu BOM ở đầu.</note>\n'


def text_digest(report: Report) -> str:
    """SHA-256 of the text itself, as UTF-8; lone surrogates, should there be any, as they are."""
    return hashlib.sha256(report.ocr_text.encode("utf-8", "surrogatepass")).hexdigest()


def readers_of(document: Recorded) -> list[str]:
    """The names of the OCR programs whose second readings were taken, by name."""
    named = {name for edit in document.edits if edit.sources for name in edit.sources}
    return sorted(named - {ENGINE})


def _applications(program: Agent, readers: Sequence[str], chars: Characters, engine: str) -> str:
    # versions that TEI has no form for stand in the label alone
    version = engine if _VERSION.fullmatch(engine) else "0"
    told = chars.text(engine) or "không rõ phiên bản"
    return f"""<appInfo>
<application xml:id="{RECORD}" ident="{RECORD_IDENT}" version="{RECORD_VERSION}">\
<label>Dạng bản ghi</label></application>
<application xml:id="{PROGRAM.identity}" ident="soat" version="{__version__}">\
<label>{chars.text(program.name)}</label></application>
<application xml:id="{ENGINE}" ident="soat-engine" version="{version}">\
<label>Bộ gợi ý của Soát: {told}</label></application>
{"".join(_reader(at, name, chars) for at, name in enumerate(readers, 1))}</appInfo>
"""


def _reader(number: int, name: str, chars: Characters) -> str:
    """An OCR program by the name it gives itself: ``tesseract 5.3.0``."""
    first, _, rest = name.partition(" ")
    ident = first if _IDENT.fullmatch(first) else "ocr"
    version = rest if _VERSION.fullmatch(rest) else "0"
    return (
        f'<application xml:id="{READER}{number}" ident="{ident}" version="{version}">'
        f"<label>{chars.text(name)}</label></application>\n"
    )


def _revisions(actions: Sequence[Action], status: str) -> str:
    if not actions:
        changes = "<change>Chưa có thao tác nào.</change>"
    else:
        lines = "\n".join(map(_change, actions))
        changes = f'<listChange ordered="true">\n{lines}\n</listChange>'
    return f'<revisionDesc status="{status}">\n{changes}\n</revisionDesc>\n'


def _change(action: Action) -> str:
    return (
        f'<change xml:id="{action.identity}" when="{_when(action.when)}" '
        f'who="#{agent_id(action.who)}" type="{action.kind}"/>'
    )


def _when(when: datetime) -> str:
    """As xsd:dateTime, which knows offsets of whole minutes up to 14 hours."""
    offset = when.utcoffset()
    if offset and (offset % timedelta(minutes=1) or abs(offset) > timedelta(hours=14)):
        when = when.astimezone(UTC)
    return when.isoformat()
