"""The whole job without a screen: correct, record, export, and a picture of the window."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from soat_core import files, page_files
from soat_core.actions import PROGRAM, ActionKind
from soat_core.errors import OutputError, SoatError
from soat_core.i18n import language
from soat_core.i18n import tr as core_tr
from soat_core.storage import check_target, protect_source

_PATIENCE_MS = 120_000


def headless(source: Path | None, folder: Path, *, force: bool) -> list[Path]:
    """Correct ``source`` (else the shipped sample) in the real window, drawn off screen.

    Nobody looks at it: the program itself is recorded as the one who decided.  Writes record, text
    and picture to ``folder`` and gives their paths.  Raises ``SoatError``.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Qt loads only now: it reads the platform when it starts.
    from PySide6.QtCore import QSettings

    from soat_core.engine.apart import EngineHost
    from soat_gui.app import SAMPLE, application, make_window
    from soat_gui.settings import Settings
    from soat_gui.theme import LIGHT
    from soat_resources import resource_path

    source = source or resource_path(*SAMPLE)
    record = folder / files.record_path_for(source.name).name
    stem = record.name.removesuffix(page_files.RECORD_SUFFIX)
    text, picture = folder / f"{stem}.txt", folder / f"{stem}.png"
    for path in (record, text, picture):
        protect_source(source, path)
        check_target(path, overwrite=force)
    with tempfile.TemporaryDirectory() as scratch, EngineHost() as engine:
        app = application()
        store = QSettings(str(Path(scratch) / "soat.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        settings.remembers = False  # the same whoever runs it
        window = make_window(
            app,
            settings,
            language=language(),
            theme=LIGHT,
            load=engine.load,
            end_engine=engine.close,
            who=PROGRAM,
            journal_folder=Path(scratch) / "journals",
        )
        window.resize(1280, 800)
        window.show()
        window.open(source, shipped=True)
        wait_until_suggested(window)
        session = window.files.session
        assert session is not None
        batch = session.review.everything_batch()
        if len(batch):
            session.accept_batch(batch, ActionKind.ACCEPT_ALL)
        session.save(record, overwrite=force, engine_version=window.suggester.version)
        files.export(session.document, text, "text", overwrite=force)
        app.processEvents()
        if not window.grab().save(str(picture)):
            raise OutputError(
                core_tr("the picture could not be written", "không ghi được ảnh"),
                where=str(picture),
            )
        window.close()
    return [record, text, picture]


def wait_until_suggested(window: object) -> None:
    """Let the window work until every page has its suggestions; raises what went wrong."""
    from PySide6.QtCore import QEventLoop, QTimer

    from soat_gui.engine_state import EngineState
    from soat_gui.main_window import MainWindow

    assert isinstance(window, MainWindow)
    loop = QEventLoop()
    problems: list[Exception] = []

    def look(state: object) -> None:
        done = state is EngineState.READY and window.files.session is not None
        if done or state is EngineState.BROKEN:
            loop.quit()

    window.suggester.state_changed.connect(look)
    window.suggester.failed.connect(lambda error, _session: problems.append(error))
    window.files.failed.connect(problems.append)
    window.files.failed.connect(loop.quit)
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    loop.exec()
    for problem in problems:
        raise problem
    if window.suggester.state is not EngineState.READY:
        raise SoatError(core_tr("the engine did not finish in time", "bộ gợi ý chạy quá lâu"))
