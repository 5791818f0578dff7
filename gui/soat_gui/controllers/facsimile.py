"""The page beside the text: brings pictures, strip and dock together with where the clerk is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from soat_core.errors import SoatError
from soat_gui.docks import Area
from soat_gui.facsimile.images import PageImages
from soat_gui.facsimile.preview import ReadingPreview
from soat_gui.facsimile.strip import ImageStrip
from soat_gui.message_bar import Choice, Kind
from soat_gui.session import Session
from soat_gui.tasks import Tasks
from soat_gui.theme import Theme
from soat_gui.workplace import Workplace

if TYPE_CHECKING:
    from soat_gui.facsimile.panel import FacsimilePanel

_SHARE = 0.42
"""Of the window's width for the page: it can be read then, and the text beside it."""


class FacsimileController(QObject):
    """Pictures are decoded in a thread of their own, a few at a time."""

    def __init__(self, workplace: Workplace, theme: Theme) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._messages = workplace.messages
        self._status = workplace.status
        self._docks = workplace.docks
        self._prompts = workplace.prompts
        self._settings = workplace.settings
        self._tasks = Tasks(self)
        self._theme = theme
        self._images: dict[Session, PageImages] = {}
        self._panel: FacsimilePanel | None = None
        self.preview = ReadingPreview(self._view, workplace.desk, self._tasks)
        self.preview.set_theme(theme)
        self.strip = ImageStrip()
        self.strip.hide()
        self.strip.set_theme(theme)
        self.strip.pressed.connect(self._pressed)
        workplace.page.put_on_top(self.strip)
        workplace.page.resized.connect(self.strip.make_room)
        workplace.docks.add("facsimile", self._make_panel, Area.LeftDockWidgetArea, share=_SHARE)
        self._view.moved.connect(self._follow)
        workplace.desk.shown.connect(self._show)
        workplace.desk.closed.connect(self._forget)
        # What a message leads to goes first.
        self._messages.closed.connect(lambda: QTimer.singleShot(0, self, self._offer_to_choose))

    @property
    def images(self) -> PageImages | None:
        """Of the report in front."""
        session = self._desk.session
        return self._images.get(session) if session is not None else None

    def toggle_strip(self) -> None:
        """Show the strip over the panes, or hide it."""
        self._settings.shows_strip = not self._settings.shows_strip
        self._show_strip()
        if self._settings.shows_strip and self.strip.isHidden():
            self._status.say(self.tr("There is no picture of this report; choose it under View"))

    def choose(self) -> None:
        """The person says where the pictures are; it is remembered."""
        session, images = self._desk.session, self.images
        if session is None or images is None:
            return
        files = self._prompts.pictures_to_open(session.source.parent)
        if files:
            images.choose(files)
            names = [str(path.absolute()) for path in files]
            self._settings.remember_pictures(session.report.source.sha256, names)
            self._show(session)

    def chosen_for(self, session: Session) -> Sequence[Path]:
        """The files that the person said are pictures of a report, as far as they are there."""
        kept = self._settings.pictures_of(session.report.source.sha256)
        return [path for path in map(Path, kept) if path.is_file()]

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.preview.set_theme(theme)
        self.strip.set_theme(theme)
        if self._panel is not None:
            self._panel.set_theme(theme)

    def close(self) -> None:
        """The window closes: nothing is decoded any more."""
        self._tasks.close()
        for images in self._images.values():
            images.let_go()

    def _make_panel(self) -> FacsimilePanel:
        from soat_gui.facsimile.panel import FacsimilePanel  # made when it is first shown

        panel = FacsimilePanel()
        panel.set_theme(self._theme)
        panel.pressed.connect(self._pressed)
        panel.page_chosen.connect(self._go_to_page)
        panel.wanted.connect(self.choose)
        panel.show_images(self.images)
        self._panel = panel
        self._follow()
        return panel

    def _show(self, session: Session | None) -> None:
        if session is not None and session not in self._images:
            images = PageImages(
                session.report, session.source, self._tasks, self, self.chosen_for(session)
            )
            images.arrived.connect(lambda _page: self._follow())
            images.failed.connect(self._complain)
            self._images[session] = images
        self.strip.show_images(self.images)
        if self._panel is not None:
            self._panel.show_images(self.images)
        self._show_strip()
        self._follow()
        self._offer_to_choose()

    def _offer_to_choose(self) -> None:
        """The report tells of pictures that are not there: said once for each report, without
        taking the keyboard from anybody."""
        session, images = self._desk.session, self.images
        if session is None or images is None or session.is_practice or session.is_shipped:
            return
        missing, sha256 = images.missing, session.report.source.sha256
        if not missing or self._messages.isVisible() or self._settings.was_asked(sha256):
            return
        self._settings.note_asked(sha256)
        text = self.tr("%n picture(s) of pages not found, such as {name}.", "", len(missing))
        choice = Choice(self.tr("Choose the pictures…"), self.choose)
        self._messages.show_message(
            Kind.WARNING, text.format(name=missing[0]), [choice], asks=False
        )

    def _show_strip(self) -> None:
        images = self.images
        self.strip.setVisible(images is not None and images.any and self._settings.shows_strip)

    def _follow(self) -> None:
        place, session, images = self._view.place, self._desk.session, self.images
        if place is None or session is None or images is None:
            return
        page = session.report.page_of(place.start)
        line, word = images.line_box(place.line), images.word_box(place.start, place.end)
        self.strip.show_place(page, line, word)
        if self._panel is not None:
            self._panel.show_place(page, line, word)

    def _pressed(self, page: int, x: float, y: float) -> None:
        images, cursor = self.images, self._view.token_cursor
        if images is None or cursor is None:
            return
        offset = images.offset_at(page, x, y)
        if offset is not None:
            self._view.typing.commit()
            cursor.go_to(offset)

    def _go_to_page(self, page: int) -> None:
        session, cursor = self._desk.session, self._view.token_cursor
        if session is None or cursor is None or not 0 <= page < session.report.page_count:
            return
        self._view.typing.commit()
        cursor.go_to(session.report.page_span(page).start)

    def _complain(self, error: SoatError) -> None:
        if not self._messages.choices:
            self._messages.show_error(error)

    def _forget(self, session: Session) -> None:
        images = self._images.pop(session, None)
        if images is not None:
            images.close()
            images.deleteLater()
