"""Reading the picture again: what it says becomes one more voice beside the engine."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from soat_core.errors import SoatError
from soat_core.scans.locating import PagePicture
from soat_core.second_reading import SecondReading
from soat_core.text import Span, comparable
from soat_gui.controllers.facsimile import FacsimileController
from soat_gui.message_bar import Choice, Kind
from soat_gui.rereading import Job, Rereadings
from soat_gui.session import Session
from soat_gui.workplace import Workplace


class RereadingController(QObject):
    """Nothing that is decided changes, and nobody has to wait."""

    def __init__(self, workplace: Workplace, facsimile: FacsimileController) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._status = workplace.status
        self._messages = workplace.messages
        self._facsimile = facsimile
        self._held: dict[Session, list[SecondReading]] = {}
        """What could not be shown where text was being typed."""
        self._differing = 0
        self.readings = Rereadings(self)
        self.readings.arrived.connect(self._arrived)
        self.readings.failed.connect(self._failed)
        self.readings.progressed.connect(self._show_progress)
        self._status.reading.stopped.connect(self.stop)
        self._desk.closed.connect(self._forget)
        self._view.mode_changed.connect(self._mode_changed)

    def word(self) -> None:
        """Read the current word again."""
        place = self._view.place
        if place is not None and place.start < place.end:
            self._ask(span=Span(place.start, place.end))
        elif place is not None:
            self._status.say(self.tr("Nothing was read here"))

    def line(self) -> None:
        """Read the current line again."""
        place = self._view.place
        if place is not None:
            self._ask(line=place.line)

    def page(self) -> None:
        """Read the current page again."""
        self._ask()

    def report(self) -> None:
        """Read all pages again, from the current one on, then those before."""
        session, here = self._desk.session, self._page_here()
        if session is None or here is None:
            return
        count = session.report.page_count
        order = [*range(here, count), *range(here)]
        pictures = [one for one in map(self._picture, order) if one is not None]
        if not pictures:
            self._ask_for_pictures()
            return
        self._begin(
            [
                Job(session, one, number=number, count=len(pictures))
                for number, one in enumerate(pictures, 1)
            ]
        )

    def stop(self) -> None:
        """Read no further; what has been read stays."""
        if self.readings.is_busy:
            self.readings.stop()
            self._status.say(self.tr("Reading was stopped"))
            self._view.setFocus()
        else:
            self._status.say(self.tr("Nothing is being read"))

    def obstacle(self, method: str, _argument: str | None) -> str:
        """Why a command cannot be done now; see ``Registry.obstacle``."""
        idle = method == "stop" and not self.readings.is_busy
        return self.tr("Nothing is being read") if idle else ""

    def close(self) -> None:
        """The window closes."""
        self.readings.close()

    # Asking

    def _ask(self, *, line: int | None = None, span: Span | None = None) -> None:
        session, here = self._desk.session, self._page_here()
        if session is None or here is None:
            return
        picture = self._picture(here)
        if picture is None:
            self._ask_for_pictures()
        else:
            self._begin([Job(session, picture, line, span)])

    def _begin(self, jobs: Sequence[Job]) -> None:
        self._differing = 0
        self.readings.ask(jobs)

    def _page_here(self) -> int | None:
        place, session = self._view.place, self._desk.session
        return None if place is None or session is None else session.report.page_of(place.start)

    def _picture(self, page: int) -> PagePicture | None:
        images = self._facsimile.images
        return None if images is None else images.picture_of(page)

    def _ask_for_pictures(self) -> None:
        choose = Choice(self.tr("Choose the pictures…"), self._facsimile.choose)
        told = self.tr("There is no picture of this page to read again.")
        self._messages.show_message(Kind.INFO, told, [choose])

    # What comes

    def _arrived(self, job: Job, readings: list[SecondReading]) -> None:
        if job.session not in self._desk.sessions:
            return
        before = _best(job.session, readings)
        in_front = job.session is self._desk.session
        held = self._view.held if in_front else None
        if job.session.read_again(readings, held=held):
            self._held.setdefault(job.session, []).extend(readings)
        self._differing += _differing(job.session, before)
        if in_front and (job.number == job.count):
            self._tell(len(readings))

    def _tell(self, count: int) -> None:
        if not count:
            self._status.say(self.tr("Nothing could be read there"))
        elif not self._differing:
            self._status.say(self.tr("Read again: it says the same"))
        else:
            text = self.tr("Read again: it reads otherwise in %n place(s)", "", self._differing)
            self._status.say(text)

    def _failed(self, _job: Job, error: Exception) -> None:
        if not isinstance(error, SoatError):
            raise error
        self._messages.show_error(error)

    def _show_progress(self) -> None:
        job = self.readings.current
        self._status.show_reading("" if job is None else self._told(job))

    def _told(self, job: Job) -> str:
        if job.span is not None:
            return self.tr("reading the word again…")
        if job.line is not None:
            return self.tr("reading the line again…")
        page = job.picture.page + 1
        if job.count == 1:
            return self.tr("reading page {page} again…").format(page=page)
        text = self.tr("reading page {page} again ({number}/{count})…")
        return text.format(page=page, number=job.number, count=job.count)

    def _mode_changed(self, editing: bool) -> None:
        if not editing:
            held, self._held = self._held, {}
            for session, readings in held.items():
                session.read_again(sorted(readings, key=lambda one: one.start))

    def _forget(self, session: Session) -> None:
        self._held.pop(session, None)
        self.readings.stop(session)


def _best(session: Session, readings: Sequence[SecondReading]) -> dict[int, str]:
    """What stands now where something was read and nothing is decided, by its start."""
    if not readings:
        return {}
    review = session.review
    found = review.suggestions_in(readings[0].start, readings[-1].end)
    return {one.start: one.best.text for one in found if not review.is_decided(one)}


def _differing(session: Session, before: dict[int, str]) -> int:
    """In how many of these places the second reading is another text."""
    count = 0
    for start, text in before.items():
        one = session.review.suggestion_at(start)
        if one is not None and one.seen is not None:
            count += comparable(one.seen.text) != comparable(text)
    return count
