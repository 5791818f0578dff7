"""Page and styles as Decree 30/2020/NĐ-CP, Appendix I, has them.

A4 with margins of 20 mm above and below, 30 mm on the left and 15 mm on the right; Times New Roman,
14 points in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Times New Roman"
TEXT_WIDTH_MM = 210 - 30 - 15
_INDENT_MM = 12.7

_THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


@dataclass(frozen=True, slots=True)
class Look:
    """Of a style; sizes and spaces in points, indents in millimetres."""

    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: ALIGN = ALIGN.CENTER
    first: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    """On one page with the next paragraph."""
    base: str = "Normal"


TITLE, SUBTITLE, BODY = "Title", "Subtitle", "Body Text"
NATION, MOTTO = "Soát Quốc hiệu", "Soát Tiêu ngữ"
SUPERIOR, ISSUER = "Soát Cơ quan chủ quản", "Soát Cơ quan ban hành"
NUMBER, DATELINE = "Soát Số ký hiệu", "Soát Địa danh thời gian"
ADDRESSEE, ADDRESSEES = "Soát Kính gửi", "Soát Danh sách kính gửi"
AUTHORITY, SIGNATORY = "Soát Quyền hạn chức vụ", "Soát Họ tên người ký"
RECIPIENTS, RECIPIENT = "Soát Nơi nhận", "Soát Danh sách nơi nhận"
CELL, CELL_HEAD = "Soát Ô bảng", "Soát Ô đầu bảng"
RULE = "Soát Đường kẻ"
FOOTNOTE, FOOTNOTE_MARK = "footnote text", "footnote reference"
FURNITURE = "Soát Tiêu đề trang"
GAP, UNCLEAR = "Soát Không đọc được", "Soát Đọc chưa chắc"

_TEXT: dict[str, Any] = {"align": ALIGN.JUSTIFY, "first": _INDENT_MM, "after": 3}

LOOKS = (
    Look("Normal", align=ALIGN.JUSTIFY),
    Look(BODY, align=ALIGN.JUSTIFY, first=_INDENT_MM, before=3, after=3),
    Look(TITLE, bold=True, before=12, keep=True),
    Look(SUBTITLE, bold=True, keep=True),
    Look("Heading 1", bold=True, before=9, keep=True, **_TEXT),
    Look("Heading 2", bold=True, before=6, keep=True, **_TEXT),
    Look("Heading 3", bold=True, italic=True, before=6, keep=True, **_TEXT),
    Look("Heading 4", italic=True, before=6, keep=True, **_TEXT),
    Look("List", before=3, **_TEXT),
    Look("List 2", left=6, before=3, **_TEXT),
    Look("List 3", left=12, before=3, **_TEXT),
    Look(NATION, 13, bold=True),
    Look(MOTTO, 13.5, bold=True),
    Look(SUPERIOR, 13),
    Look(ISSUER, 13, bold=True),
    Look(NUMBER, 13, before=6),
    Look(DATELINE, 14, italic=True, before=6),
    Look(ADDRESSEE, before=12, after=6),
    Look(ADDRESSEES, align=ALIGN.LEFT, left=55, after=3),
    Look(AUTHORITY, bold=True, keep=True),
    Look(SIGNATORY, bold=True, before=72),
    Look(RECIPIENTS, 12, bold=True, italic=True, align=ALIGN.LEFT),
    Look(RECIPIENT, 11, align=ALIGN.LEFT),
    Look(CELL, 13, align=ALIGN.LEFT, before=2, after=2),
    Look(CELL_HEAD, 13, bold=True, before=2, after=2),
    Look(RULE, 2, after=6),
    Look(FOOTNOTE, 10, align=ALIGN.JUSTIFY),
    Look(FURNITURE, 11, italic=True),
)


def set_up(document: Document, title: str) -> None:
    """Give an empty document its page and its styles."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    for look in LOOKS:
        _style(document, look)
    mark = _character_style(document, FOOTNOTE_MARK)
    mark.font.superscript = True
    _character_style(document, GAP).font.color.rgb = RGBColor(0x80, 0x80, 0x80)
    _underline(_character_style(document, UNCLEAR))
    _number_pages(section.header.paragraphs[0])
    section.different_first_page_header_footer = True
    _speak_vietnamese(document)
    document.core_properties.title = title[:255]


def _style(document: Document, look: Look) -> None:
    styles = document.styles
    names = {style.name for style in styles}
    style: Any = (
        styles[look.name]
        if look.name in names
        else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    )
    if look.name != look.base:
        style.base_style = styles[look.base]
    style.hidden, style.quick_style = False, True
    font = style.font
    font.size, font.bold, font.italic = Pt(look.size), look.bold, look.italic
    font.color.rgb = RGBColor(0, 0, 0)
    _use_font(style)
    form = style.paragraph_format
    form.alignment = look.align
    form.first_line_indent, form.left_indent = Mm(look.first), Mm(look.left)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = 1.0
    form.keep_with_next = look.keep
    form.widow_control = True
    _without_looks_of_template(style)


def _use_font(style: Any) -> None:
    """One font for all scripts, in place of those of the theme."""
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().rFonts
    for name in _THEME:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    spacing = style.element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        style.element.rPr.remove(spacing)


def _without_looks_of_template(style: Any) -> None:
    """The template underlines titles, and leaves no white space between the items of a list."""
    properties = style.element.pPr
    for name in ("w:pBdr", "w:contextualSpacing"):
        found = properties.find(qn(name)) if properties is not None else None
        if found is not None:
            properties.remove(found)


def _character_style(document: Document, name: str) -> Any:
    return document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)


def _underline(style: Any) -> None:
    style.font.underline = True
    style.element.rPr.find(qn("w:u")).set(qn("w:val"), "dotted")


def _number_pages(paragraph: Any) -> None:
    """A page number in the middle above, on all pages but the first."""
    paragraph.alignment = ALIGN.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size, run.font.name = Pt(13), FONT
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)


def _speak_vietnamese(document: Document) -> None:
    """Spelling is checked as Vietnamese."""
    for language in document.styles.element.iter(qn("w:lang")):
        for name in ("val", "eastAsia"):
            language.set(qn(f"w:{name}"), "vi-VN")
