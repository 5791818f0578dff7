"""The commands.  Each imports what it needs when it runs, so that ``soat --version`` is quick."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from soat_core import __version__
from soat_core.cli.annotate import annotate
from soat_core.cli.bilingual import Group, Option, install
from soat_core.cli.journal import journal
from soat_core.cli.memory import memory
from soat_core.cli.merging import merge
from soat_core.cli.progress import Progress
from soat_core.cli.repairing import repair
from soat_core.cli.running import (
    COULD_NOT,
    forget_output,
    not_read_only,
    say,
    standard_output,
)
from soat_core.errors import SoatError
from soat_core.i18n import detect_language, set_language, tr

if TYPE_CHECKING:
    from soat_core.files import OpenedFile
    from soat_core.review import Review

# The words of soat_core.writers.FORMATS, which is not imported yet; a test holds them together.
FORMAT_NAMES = (
    "text", "flow", "docx", "pdf", "reading-pdf", "searchable-pdf", "html", "tei", "tei-no-pages",
    "tei-evidence", "tei-clean", "tei-clean-pages", "csv", "csv-annotations", "xlsx", "work-report",
    "ocr-text", "hocr", "alto", "page", "tei-original", "files", "ocr-files",
)  # fmt: skip
STDOUT = "-"

set_language(detect_language())

LANGUAGE_ASKED_FOR = "soat_core.language"
"""In the ``meta`` of a click context: what ``--lang`` said, if it was given."""
install()


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from soat_core.engine.parts import missing_parts

    click.echo(f"soat {__version__}")
    if missing := missing_parts():
        click.echo(missing)
    context.exit()


def _choose_language(context: click.Context, option: click.Parameter, value: str | None) -> None:
    if value:
        set_language(value)
        context.meta[LANGUAGE_ASKED_FOR] = value


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    words=(
        "Correct badly read Vietnamese reports and keep the record of every change.",
        "Sửa báo cáo tiếng Việt bị nhận dạng chữ sai và lưu lại từng thay đổi.",
    ),
)
@click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    is_eager=True,
    expose_value=False,
    callback=_choose_language,
    cls=Option,
    words=("Language of messages.", "Ngôn ngữ của thông báo."),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    cls=Option,
    words=("Show the version and exit.", "Hiện phiên bản rồi thoát."),
)
def cli() -> None:
    pass


_FORCE = click.option(
    "--force",
    is_flag=True,
    cls=Option,
    words=(
        "Overwrite the output if it exists (its old version is kept as NAME~).",
        "Ghi đè nếu tệp kết quả đã có (bản cũ được giữ lại thành TÊN~).",
    ),
)
_OUTPUT = click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(),
    cls=Option,
    words=("Where to write; - for standard output.", "Nơi ghi; - là đầu ra chuẩn."),
)


@cli.command(
    words=(
        "Correct an OCR text or a scan, or go on with a record, without a hand on the keyboard. "
        "A folder of pages, or several files, are one report: its pages in the order of the "
        "numbers in their names.",
        "Sửa tự động một văn bản OCR hay bản quét, hoặc sửa tiếp một hồ sơ TEI. Một thư mục các "
        "trang, hay nhiều tệp, là một báo cáo: các trang xếp theo số trong tên tệp.",
    ),
)
@click.argument("sources", metavar="INPUT...", nargs=-1, required=True, type=click.Path())
@_OUTPUT
@click.option(
    "--to",
    "fmt",
    type=click.Choice(["tei", "text"]),
    cls=Option,
    words=(
        "What to write; by default TEI to names that end in .xml, else text.",
        "Định dạng ghi; mặc định là TEI nếu tên kết thúc bằng .xml, còn lại là văn bản.",
    ),
)
@click.option(
    "--accept",
    type=click.Choice(["all", "safe", "none"]),
    default="all",
    show_default=True,
    cls=Option,
    words=(
        "Which suggestions to take.",
        "Nhận gợi ý nào: tất cả, chỉ gợi ý chắc chắn, hay không nhận.",
    ),
)
@_FORCE
@click.option(
    "--encoding",
    metavar="NAME",
    cls=Option,
    words=("Encoding of the text, e.g. cp1258.", "Bảng mã của văn bản, ví dụ cp1258."),
)
def correct(
    sources: tuple[str, ...],
    output: str,
    fmt: str | None,
    accept: str,
    force: bool,
    encoding: str | None,
) -> None:
    from soat_core.actions import PROGRAM
    from soat_core.review import Review
    from soat_core.writers import format_for

    fmt = fmt or format_for(output).identity
    _check_output(output, force)
    opened = _opened(sources, encoding)
    not_read_only(opened)
    in_place = fmt == "tei" and opened.is_record
    for source in opened.pages.paths if opened.pages else sources:
        _protect(os.fspath(source), output, allowed=in_place)
    review = Review(opened.document, PROGRAM)
    version = _take_suggestions(review, accept) if accept != "none" else ""
    _write(opened, output, fmt, force, version)


@cli.command(
    words=(
        "Write a record in another format.",
        "Xuất hồ sơ TEI ra định dạng khác.",
    ),
)
@click.argument("record", metavar="FILE.tei.xml", type=click.Path())
@click.option(
    "--to",
    "fmt",
    type=click.Choice(FORMAT_NAMES),
    required=True,
    cls=Option,
    words=(
        "text: as corrected; flow: in paragraphs; docx, html: to read; pdf: the pictures with the "
        "text to search where they are there, else to read; tei: with the record of changes; "
        "tei-clean: without it; csv, xlsx: tables of edits and annotations; work-report: who did "
        "what; ocr-text: exactly what was imported; hocr, alto, page: the imported file corrected; "
        "files, ocr-files: of a report of several files each one, corrected or as imported, as "
        "ZIP. See soat formats.",
        "text: văn bản đã sửa; flow: nối liền thành đoạn; docx, html: để đọc; pdf: ảnh trang kèm "
        "chữ để tìm kiếm nếu có ảnh, không thì để đọc; tei: kèm lịch sử sửa; tei-clean: không kèm "
        "lịch sử; csv, xlsx: bảng chỗ sửa và chú giải; work-report: ai làm gì; ocr-text: đúng "
        "nguyên văn đã nhập; hocr, alto, page: tệp đã nhập, sửa tại chỗ; files, ocr-files: với báo "
        "cáo gồm nhiều tệp, từng tệp đã sửa hay nguyên gốc, dạng ZIP. Xem soat formats.",
    ),
)
@_OUTPUT
@_FORCE
@click.option(
    "--pictures",
    multiple=True,
    type=click.Path(path_type=Path),
    cls=Option,
    words=(
        "A picture of the pages that does not lie beside the record, for pdf; may be repeated.",
        "Ảnh các trang không nằm cạnh hồ sơ, dùng cho pdf; có thể nêu nhiều lần.",
    ),
)
def export(record: str, fmt: str, output: str, force: bool, pictures: tuple[Path, ...]) -> None:
    from soat_core.files import open_file

    _check_output(output, force)
    opened = open_file(record)
    _protect(record, output, allowed=False)
    if fmt == "pdf":
        fmt = _kind_of_pdf(opened, pictures)
    _write(opened, output, fmt, force, "", pictures)


@cli.command(
    words=(
        "List the formats that can be read and written.",
        "Liệt kê các định dạng đọc và ghi được.",
    ),
)
def formats() -> None:
    from soat_core.readers import readable
    from soat_core.writers import FORMATS

    click.echo(tr("Read:", "Đọc được:"))
    for title, endings in readable():
        click.echo(f"  {title:<34} {endings}")
    click.echo(tr("Written (soat export --to …):", "Ghi được (soat export --to …):"))
    for fmt in FORMATS:
        click.echo(f"  {fmt.identity:<16} {fmt.title:<52} *{fmt.suffix}")


@cli.command(
    words=(
        "Check records against Soát's TEI profile: one line for each finding.",
        "Kiểm tra hồ sơ TEI theo quy định của Soát: mỗi lỗi một dòng.",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.pass_context
def validate(context: click.Context, files: tuple[str, ...]) -> None:
    good = [_validate_one(name) for name in files]
    if not all(good):
        context.exit(COULD_NOT)


@cli.command(
    words=(
        "Measure the engine on OCR texts whose true text is known.",
        "Đo chất lượng gợi ý trên các văn bản OCR đã có bản đúng.",
    ),
)
@click.argument("files", metavar="OCR GOLD [OCR GOLD]...", nargs=-1, required=True)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    cls=Option,
    words=(
        "Write JSON; shares are fractions from 0 to 1.",
        "In kết quả dạng JSON; tỉ lệ tính từ 0 đến 1.",
    ),
)
@click.option(
    "--errors",
    is_flag=True,
    cls=Option,
    words=(
        "Also show the errors that are left, by kind.",
        "Cho biết thêm các lỗi còn lại, chia theo loại.",
    ),
)
@click.option(
    "--examples",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    cls=Option,
    words=(
        "Show up to N examples of each kind of error.",
        "Nêu tối đa N ví dụ cho mỗi loại lỗi.",
    ),
)
@click.option(
    "--adapt",
    is_flag=True,
    cls=Option,
    words=(
        "Also simulate a clerk whose decisions the engine learns from (slow).",
        "Mô phỏng thêm việc học theo quyết định của người duyệt (chậm).",
    ),
)
@click.option(
    "--annotations",
    is_flag=True,
    cls=Option,
    words=(
        "Measure how well names, dates and sums are found; files are pairs of a table "
        "(annotated by hand) and its text.",
        "Đo việc tìm tên riêng, ngày tháng, số tiền; tệp đi từng cặp: bảng chú giải bằng tay, "
        "văn bản.",
    ),
)
@click.option(
    "--structure",
    is_flag=True,
    cls=Option,
    words=(
        "Measure how well parts of documents are found; files are pairs of a reference "
        "(marked by hand) and its text.",
        "Đo việc nhận ra các phần của văn bản; tệp đi từng cặp: bản đánh dấu bằng tay, văn bản.",
    ),
)
def evaluate(
    files: tuple[str, ...],
    as_json: bool,
    errors: bool,
    examples: int,
    adapt: bool,
    annotations: bool,
    structure: bool,
) -> None:
    if len(files) % 2:
        raise click.UsageError(
            tr(
                "Files come in pairs: OCR text, true text.",
                "Tệp phải đi từng cặp: văn bản OCR, văn bản đúng.",
            )
        )
    if annotations:
        return _evaluate_annotations(files, as_json)
    if structure:
        return _evaluate_structure(files, as_json)
    from soat_core import evaluate as evaluation
    from soat_core.cli import tables
    from soat_core.engine import load_engine

    pairs = [evaluation.FilePair(*files[at : at + 2]) for at in range(0, len(files), 2)]
    rounds = 2 if adapt else 1
    with Progress(rounds * len(pairs), tr("Measuring", "Đang đo")) as progress:
        found = evaluation.evaluate(
            pairs, load_engine, lambda _: progress.step(), adapt=adapt, examples=examples
        )
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        return
    click.echo(tables.figures(found))
    if errors or examples:
        click.echo("\n" + tables.errors(found.errors, found.total.tokens))


cli.add_command(annotate)
cli.add_command(merge)
cli.add_command(repair)
cli.add_command(memory)
cli.add_command(journal)


# Within


def _evaluate_annotations(files: tuple[str, ...], as_json: bool) -> None:
    from soat_core.cli.annotation_tables import annotation_figures
    from soat_core.evaluate.annotations import evaluate_annotations, read_page

    pairs = zip(files[::2], files[1::2], strict=True)
    found = evaluate_annotations([read_page(text, table) for table, text in pairs])
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(annotation_figures(found))


def _evaluate_structure(files: tuple[str, ...], as_json: bool) -> None:
    from soat_core.cli.structure_tables import structure_figures
    from soat_core.evaluate.structure import evaluate_structure

    found = evaluate_structure(list(zip(files[::2], files[1::2], strict=True)))
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(structure_figures(found))


def _kind_of_pdf(opened: OpenedFile, pictures: Sequence[Path]) -> str:
    """Searchable where there are pictures; says so where some are missing that should be there."""
    from soat_core.writers.placed import has_pictures

    if has_pictures(opened.document, opened.path, pictures):
        return "searchable-pdf"
    if opened.document.report.layout is not None or pictures:
        say(
            tr(
                "Something that searchable PDF needs is missing: this is PDF for reading. Use "
                "--to searchable-pdf to be told what.",
                "Còn thiếu thứ cần cho PDF tìm kiếm được nên xuất PDF để đọc. Dùng --to "
                "searchable-pdf để biết thiếu gì.",
            )
        )
    return "reading-pdf"


def _check_output(output: str, force: bool) -> None:
    """Refuse early what would be refused after minutes of work."""
    from soat_core.storage import check_target

    if output != STDOUT:
        check_target(output, overwrite=force)


def _protect(source: str, output: str, *, allowed: bool) -> None:
    from soat_core.storage import protect_source

    if output != STDOUT:
        protect_source(source, output, in_place=allowed)
        if output.lower().endswith(".xml"):
            from soat_core.locking import refuse_if_locked

            refuse_if_locked(output)


def _take_suggestions(review: Review, accept: str) -> str:
    """Ask the engine about every page, take what is wanted and give the engine's version."""
    from soat_core.actions import ActionKind
    from soat_core.engine import load_engine

    engine = load_engine()
    report = review.document.report
    analysis = engine.analyse(report.ocr_text)
    with Progress(report.page_count, tr("Correcting pages", "Đang sửa từng trang")) as progress:
        for page in range(report.page_count):
            span = report.page_span(page)
            known = review.known_in(*span)
            review.set_suggestions(*span, analysis.suggest(*span, known))
            progress.step()
    everything = accept == "all"
    batch = review.everything_batch() if everything else review.safe_batch()
    if len(batch):
        review.accept_batch(batch, ActionKind.ACCEPT_ALL if everything else ActionKind.ACCEPT_SAFE)
    return engine.version


def _opened(sources: Sequence[str], encoding: str | None) -> OpenedFile:
    """What is to be corrected; a scan is read page by page, with a bar."""
    from soat_core.files import open_file, open_pages
    from soat_core.page_files import pages_chosen

    with Progress(0, tr("Reading pages", "Đang đọc từng trang")) as bar:

        def tell(done: int, count: int) -> None:
            bar.expect(count)
            if done:
                bar.step()

        if len(sources) == 1:
            return open_file(sources[0], encoding, progress=tell)
        pages = pages_chosen(list(map(Path, sources)))
        return open_pages(pages, encoding, progress=tell)


def _write(
    opened: OpenedFile,
    output: str,
    fmt: str,
    force: bool,
    version: str,
    pictures: Sequence[Path] = (),
) -> None:
    from soat_core.files import export as write_export
    from soat_core.files import save_record
    from soat_core.storage import same_file
    from soat_core.writers import format_of

    document = opened.document
    if output == STDOUT:
        data = format_of(fmt).write(document, version, beside=opened.path, pictures=pictures)
        _write_to_stdout(data)
    elif fmt == "tei":
        stamp = opened.stamp if same_file(opened.path, output) else None
        save_record(document, output, engine_version=version, expected=stamp, overwrite=force)
    else:
        write_export(document, output, fmt, overwrite=force, beside=opened.path, pictures=pictures)


def _write_to_stdout(data: bytes) -> None:
    from soat_core.storage import unwritable

    if sys.stdout is None:
        closed = OSError(errno.EBADF, os.strerror(errno.EBADF))
        raise unwritable(closed, standard_output())
    try:
        sys.stdout.flush()
        rest = memoryview(data)
        while rest:  # with PYTHONUNBUFFERED the stream takes only what fits the pipe
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        forget_output()
        raise click.exceptions.Exit(COULD_NOT) from error
    except OSError as error:
        forget_output()
        raise unwritable(error, standard_output()) from error


def _validate_one(name: str) -> bool:
    """Print the findings for one file; whether there are none."""
    from soat_core.readers.xml_file import is_foreign
    from soat_core.storage import read_file
    from soat_core.tei import validate_record
    from soat_core.tei.foreign import describe_foreign, foreign_findings, read_foreign

    told = ""
    try:
        data, _ = read_file(name)
        if is_foreign(data):
            findings = foreign_findings(data, Path(name).name)
            if not findings:
                told = f" ({describe_foreign(read_foreign(data, Path(name).name))})"
        else:
            findings = validate_record(data, Path(name).name)
    except SoatError as error:
        say(str(error))
        return False
    for finding in findings:
        # what is said of the whole file stands at its beginning, where editors can jump to
        click.echo(f"{name}:{max(1, finding.line)}: {finding.message}")
    if not findings:
        click.echo(f"{name}: OK{told}")
    return not findings
