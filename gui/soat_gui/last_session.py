"""Which reports were open, and where the clerk was in each: kept, and opened again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from soat_core.errors import InputError, SoatError
from soat_core.page_files import pages_chosen
from soat_core.report import PLAIN_TEXT
from soat_gui.editor.spot import Spot
from soat_gui.kept import Kept, read, written
from soat_gui.message_bar import Kind
from soat_gui.opening import Opener, Wanted
from soat_gui.session import Session
from soat_gui.workplace import Workplace

_SOON_MS = 3000
"""How long a place may be behind the clerk: what is lost by it when the machine fails."""


class LastSession(QObject):
    """Follows the desk; nothing is kept of the sample, nor of reports while others are restored."""

    def __init__(self, workplace: Workplace, opener: Opener) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._messages = workplace.messages
        self._settings = workplace.settings
        self._opener = opener
        self._is_restoring = False
        self._spot: Spot | None = None
        self._gone: list[str] = []
        self._changed: list[str] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.keep)
        for signal in (self._desk.shown, self._desk.closed, self._desk.saved_changed,
                       self._desk.ordered, self._view.moved):  # fmt: skip
            signal.connect(self._note)
        opener.opened.connect(self._opened)
        opener.failed.connect(self._failed)
        opener.finished.connect(self._finished)

    def keep(self) -> None:
        """Write down what is open now."""
        if not self._is_restoring:
            kept = list(self._open_ones()) if self._settings.restores else []
            told = written(kept)
            if told != self._settings.last_session:
                self._settings.last_session = told

    def restore(self) -> bool:
        """Open the reports of the last session again; False when there are none, or nobody wants
        it."""
        if not self._settings.restores:
            return False
        kept = list(read(self._settings.last_session))
        if not kept:
            return False
        self._is_restoring = True
        self._spot = next((one.spot for one in kept if one.in_front), None)
        tabs = list(self._wanted(kept))
        # The one that was in front can be read first.
        tabs.sort(key=lambda wanted: not wanted.in_front)
        self._opener.open(*tabs)
        return True

    # Within

    def _wanted(self, kept: Sequence[Kept]) -> Iterator[Wanted]:
        for number, one in enumerate(kept):
            try:
                pages = pages_chosen(one.pages) if one.pages else None
            except InputError as error:  # by now they are no pages of one report
                self._gone.append(f"{one.path}: {error.what}")
                continue
            yield Wanted(
                one.path,
                encoding=one.encoding,
                tab=number,
                in_front=one.in_front,
                spot=one.spot,
                sha256=one.sha256,
                is_restored=True,
                pages=pages,
            )

    def _settle(self) -> None:
        """The row of tabs has come since the first report was shown, and taken some of its room."""
        spot, place = self._spot, self._view.place
        if spot is not None and place is not None and place.start == spot.offset:
            self._view.scroll_to(spot.line, spot.below)

    def _note(self, *_: object) -> None:
        if not self._soon.isActive():
            self._soon.start(_SOON_MS)

    def _open_ones(self) -> Iterator[Kept]:
        for session in self._desk.sessions:
            path = session.record or (None if session.is_shipped else session.came_from)
            pages = _chosen_pages(session)
            if (path is not None or pages) and not session.is_practice:
                yield Kept(
                    (path or session.source).absolute(),
                    session.stamp.sha256 if session.stamp else session.report.source.sha256,
                    self._view.spot_of(session),
                    session is self._desk.session,
                    pages,
                    None if session.record else _old_encoding(session),
                )

    def _opened(self, session: Session, wanted: Wanted, changed: bool) -> None:
        if wanted.is_restored and changed:
            self._changed.append(wanted.path.name)

    def _failed(self, wanted: Wanted, error: SoatError) -> None:
        if wanted.is_restored:
            self._gone.append(f"{wanted.path}: {error.what}")

    def _finished(self) -> None:
        if not self._is_restoring:
            return
        self._is_restoring = False
        self._settle()
        parts = []
        if self._gone:
            text = self.tr(
                "%n report(s) of the last session could not be opened:", "", len(self._gone)
            )
            parts += [text, *(f"•  {one}" for one in self._gone)]
        if self._changed:
            text = self.tr("Changed by another program since then, and shown as they are now:")
            parts += [text, *(f"•  {one}" for one in self._changed)]
        if parts:
            self._messages.show_message(Kind.WARNING, "\n".join(parts))
        self._gone, self._changed = [], []


def _chosen_pages(session: Session) -> tuple[Path, ...]:
    """The files that are to be opened together; none where a record, a file or a folder holds
    them all."""
    pages = session.opened.pages
    if session.record is not None or session.came_from is not None or pages is None:
        return ()
    return tuple(path.absolute() for path in pages.paths)


def _old_encoding(session: Session) -> str | None:
    """An encoding that somebody may have had to choose; None where it is certain, or there are
    several."""
    source = session.report.source
    old = [one for one in source.encodings if not one.startswith("utf-")]
    return old[0] if source.media_type == PLAIN_TEXT and len(old) == 1 else None
