"""Open reports and what the clerk looks at, without a window and without an engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from soat_core.actions import Agent
from soat_core.files import open_file
from soat_core.memory import NOTHING, Remembered
from soat_core.text import Span
from soat_gui.agenda import Agenda
from soat_gui.agendas import Agendas
from soat_gui.cores import cores_of
from soat_gui.editor.lines import Mark, Place
from soat_gui.jobs import Job, Moment, Other, next_job
from soat_gui.session import Session

CLERK = Agent("an", "An")


@dataclass
class Looking:
    """What the clerk looks at: lines, and a token on the first of them."""

    lines_in_sight: range = range(0)
    place: Place | None = None
    held: Span | None = None

    def at(self, session: Session, page: int) -> None:
        """Look at a page of a report."""
        report = session.report
        start, end = report.page_span(page)
        spans = [report.line_span(line) for line in range(report.line_count)]
        lines = [line for line, span in enumerate(spans) if start <= span.start < span.end < end]
        self.lines_in_sight = range(lines[0], lines[-1] + 1)
        at = spans[lines[0]].start
        self.place = Place(lines[0], at, at + 1, "", 0, 1, Mark.NONE, None, decided=False)


class Asked(NamedTuple):
    """What was asked for: which report, in the order in which they were opened, and which page."""

    report: int
    page: int
    since: int | None = None


@dataclass
class OpenReports:
    """Somebody works on reports of short pages, which are a part each; whatever is asked for is
    answered at once."""

    folder: Path
    agendas: Agendas = field(default_factory=Agendas)
    looking: Looking = field(default_factory=Looking)
    sessions: list[Session] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.agendas.sight = self.looking

    def open(self, *pages: str, practice: bool = False, page: int = 0) -> Session:
        """Open a report, and look at a page of it."""
        path = self.folder / f"{len(self.sessions)}.txt"
        path.write_text("\f\n".join(pages), encoding="utf-8")
        session = Session(open_file(path), CLERK, practice=practice)
        session.changed.connect(lambda changes: self.agendas.decided(session, changes))
        self.sessions.append(session)
        self.agendas.attach(session)
        self.look_at(session, page)
        return session

    def look_at(self, session: Session, page: int = 0) -> None:
        if self.agendas.front is not self.agendas.of(session):
            self.agendas.show(session)
        self.looking.at(session, page)

    def agenda(self, session: Session) -> Agenda:
        agenda = self.agendas.of(session)
        assert agenda is not None
        return agenda

    def decide(self, session: Session, word: str, text: str) -> int:
        """Type a text where a word is read first; returns where that is."""
        start = session.report.ocr_text.index(word)
        session.type_text(start, start + len(word), text)
        return start

    def remember(
        self,
        session: Session,
        experience: Remembered = NOTHING,
        *,
        shared: bool = True,
        in_time: bool = True,
    ) -> bool:
        """The memory answers one decision."""
        return self.agendas.learn(session, experience, shared=shared, in_time=in_time)

    # Being asked

    def next(self, moment: Moment | None = None) -> Asked | Other | None:
        job = next_job(self.agendas, moment or Moment())
        if not isinstance(job, Job):
            return job
        agenda, number, since = job
        agenda.begin(number)
        agenda.arrived(number, cores_of(agenda.session.report.ocr_text, agenda.parts[number]))
        return Asked(self.sessions.index(agenda.session), number, since)

    def all(self, moment: Moment | None = None) -> list[Asked | Other]:
        """All that comes until there is nothing left to do at this moment, or nothing else but to
        get another engine."""
        found: list[Asked | Other] = []
        while (one := self.next(moment)) is not None:
            found.append(one)
            assert len(found) < 1000, "it never ends"
            if one is Other.REFINE:
                break
        return found
