"""The commands.  Each imports what it needs when it runs, so that ``soat --version`` is quick."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from soat_core import __version__
from soat_core.cli.bilingual import Group, Option, install
from soat_core.cli.journal import journal
from soat_core.cli.memory import memory
from soat_core.cli.progress import Progress
from soat_core.cli.running import COULD_NOT, forget_output, say, standard_output
from soat_core.errors import SoatError
from soat_core.i18n import detect_language, set_language, tr

if TYPE_CHECKING:
    from soat_core.files import OpenedFile
    from soat_core.review import Review

# The words of soat_core.writers.FORMATS, which is not imported yet; a test holds them together.
FORMAT_NAMES = ("text", "tei", "tei-clean", "ocr-text", "hocr", "alto", "page", "pdf")
STDOUT = "-"

set_language(detect_language())
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
        "Correct an OCR text, or go on with a record, without a hand on the keyboard.",
        "Sửa tự động một văn bản OCR, hoặc sửa tiếp một hồ sơ TEI.",
    ),
)
@click.argument("source", metavar="INPUT", type=click.Path())
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
    source: str, output: str, fmt: str | None, accept: str, force: bool, encoding: str | None
) -> None:
    from soat_core.actions import PROGRAM
    from soat_core.review import Review
    from soat_core.writers import format_for

    fmt = fmt or format_for(output).identity
    _check_output(output, force)
    opened = _opened(source, encoding)
    in_place = fmt == "tei" and opened.is_record
    _protect(source, output, allowed=in_place)
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
        "text: as corrected; tei: with the record of changes; tei-clean: without it; "
        "ocr-text: exactly what was imported; hocr, alto, page: the imported file corrected; "
        "pdf: the pictures with the text to search. See soat formats.",
        "text: văn bản đã sửa; tei: kèm lịch sử sửa; tei-clean: không kèm lịch sử; "
        "ocr-text: đúng nguyên văn đã nhập; hocr, alto, page: tệp đã nhập, sửa tại chỗ; "
        "pdf: ảnh trang kèm chữ để tìm kiếm. Xem soat formats.",
    ),
)
@_OUTPUT
@_FORCE
def export(record: str, fmt: str, output: str, force: bool) -> None:
    from soat_core.files import open_file

    _check_output(output, force)
    opened = open_file(record)
    _protect(record, output, allowed=False)
    _write(opened, output, fmt, force, "")


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
        click.echo(f"  {fmt.identity:<10} {fmt.title:<44} *{fmt.suffix}")


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
def evaluate(
    files: tuple[str, ...], as_json: bool, errors: bool, examples: int, adapt: bool
) -> None:
    if len(files) % 2:
        raise click.UsageError(
            tr(
                "Files come in pairs: OCR text, true text.",
                "Tệp phải đi từng cặp: văn bản OCR, văn bản đúng.",
            )
        )
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


cli.add_command(memory)
cli.add_command(journal)


# Within


def _check_output(output: str, force: bool) -> None:
    """Refuse early what would be refused after minutes of work."""
    from soat_core.storage import check_target

    if output != STDOUT:
        check_target(output, overwrite=force)


def _protect(source: str, output: str, *, allowed: bool) -> None:
    from soat_core.storage import protect_source

    if output != STDOUT:
        protect_source(source, output, in_place=allowed)


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


def _opened(source: str, encoding: str | None) -> OpenedFile:
    """The file to be corrected; a scan is read page by page, with a bar."""
    from soat_core.files import open_file

    with Progress(0, tr("Reading pages", "Đang đọc từng trang")) as bar:

        def tell(done: int, count: int) -> None:
            bar.expect(count)
            if done:
                bar.step()

        return open_file(source, encoding, progress=tell)


def _write(opened: OpenedFile, output: str, fmt: str, force: bool, version: str) -> None:
    from soat_core.files import export as write_export
    from soat_core.files import save_record
    from soat_core.storage import same_file

    document = opened.document
    if output == STDOUT:
        _write_to_stdout(_bytes_of(opened, fmt, version))
    elif fmt == "tei":
        stamp = opened.stamp if same_file(opened.path, output) else None
        save_record(document, output, engine_version=version, expected=stamp, overwrite=force)
    else:
        write_export(document, output, fmt, overwrite=force, beside=opened.path)


def _bytes_of(opened: OpenedFile, fmt: str, version: str) -> bytes:
    from soat_core.writers import format_of

    return format_of(fmt).write(opened.document, version, beside=opened.path)


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
    from soat_core.storage import read_file
    from soat_core.tei import validate_record

    try:
        data, _ = read_file(name)
        findings = validate_record(data, Path(name).name)
    except SoatError as error:
        say(str(error))
        return False
    for finding in findings:
        # what is said of the whole file stands at its beginning, where editors can jump to
        click.echo(f"{name}:{max(1, finding.line)}: {finding.message}")
    if not findings:
        click.echo(f"{name}: OK")
    return not findings
