"""Annotating in the reports of a window: what is proposed, which kinds there are, how it looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from soat_core.actions import Changes
from soat_core.annotating import marking
from soat_core.annotating.choosing import Target, chosen, target_of, with_definition
from soat_core.annotating.looking import Check, Finder
from soat_core.annotating.nearby import Ends, core_between
from soat_core.annotating.of_file import names_over
from soat_core.annotating.proposals import Proposal
from soat_core.annotation import Annotation
from soat_core.editing.plan import Plan
from soat_core.text import Span
from soat_gui.annotations.keeping import ProposalKeeper
from soat_gui.annotations.kinds import Kinds, office_kind
from soat_gui.annotations.marks import TextMarks, is_shown
from soat_gui.annotations.wording import told_target
from soat_gui.editor.lines import Place
from soat_gui.session import Session
from soat_gui.tasks import Tasks
from soat_gui.workplace import Workplace


class Annotating(QObject):
    """What commands, list and register have in common."""

    changed = Signal()
    """Other things are proposed in the report in front, or it was looked through."""
    kinds_changed = Signal()

    def __init__(
        self, workplace: Workplace, make_finder: Callable[[], Finder], check: Check | None = None
    ) -> None:
        super().__init__(workplace.window)
        self._desk, self._view = workplace.desk, workplace.page.view
        self._settings = workplace.settings
        self._make_finder, self._check = make_finder, check
        self._tasks = Tasks(self)
        self._keepers: dict[Session, ProposalKeeper] = {}
        self._wishes: set[str] = set()
        self.marks = TextMarks()
        self._view.lay_over(self.marks.draw)
        self._desk.opened.connect(self._opened)
        self._desk.closed.connect(self._closed)
        self._desk.shown.connect(self._shown)
        self._desk.changed.connect(self._report_changed)
        self._settings.changed.connect(self._choice_changed)
        self._follow_choice()

    @property
    def session(self) -> Session | None:
        return self._desk.session

    @property
    def keeper(self) -> ProposalKeeper | None:
        """Of the report in front."""
        session = self._desk.session
        return None if session is None else self._keepers.get(session)

    @property
    def kinds(self) -> Kinds:
        """Those of the program, of this office and of the report in front."""
        return self.marks.kinds

    @property
    def is_settled(self) -> bool:
        """Whether everything that is wanted was found."""
        keeper = self.keeper
        return keeper is None or not self._wishes or keeper.is_settled

    def wish(self, who: str, wanted: bool) -> None:
        """Somebody looks at what is proposed, or does so no more."""
        (self._wishes.add if wanted else self._wishes.discard)(who)
        keeper = self.keeper
        if keeper is not None:
            keeper.want(bool(self._wishes))
            self._redraw()

    def mean(self, ends: Ends | None) -> None:
        """Put a frame around some words of the text, or around none."""
        if ends != self.marks.meant:
            self.marks.meant = ends
            self._view.viewport().update()

    def close(self) -> None:
        for keeper in self._keepers.values():
            keeper.close()
        self._tasks.close()

    # What is meant

    def target(self) -> Target | None:
        """The selected words, else what stands at the current one, else that word."""
        session, place = self._desk.session, self._view.place
        if session is None or place is None:
            return None
        if self._view.selection is not None:
            ends = core_between(session.review, *self._view.selection)
        else:
            found = self.at(*place.span)
            if found is not None:
                return found
            ends = core_between(session.review, *(Span(*place.span),) * 2)
        same = [one for one in self._standing(ends.start.offset, ends.end.offset)
                if one.ends == ends]  # fmt: skip
        return same[0] if same else Target(ends)

    def at(self, start: int, end: int) -> Target | None:
        """The shortest annotation or proposal at a stretch of the OCR text; marked ones first."""
        found = self._standing(start, end)
        return min(found, key=_length) if found else None

    def told_at(self, place: Place) -> str:
        """What a word is marked as, in words; empty where it is not."""
        session = self._desk.session
        if session is None:
            return ""
        over = session.document.annotations_over(place.start, max(place.end, place.start + 1))
        told = [
            told_target(session, self.kinds, target_of(note)) for note in over if is_shown(note)
        ]
        end = max(place.end, place.start + 1)
        for note in names_over(session.document, place.start, end):
            told.append(told_target(session, self.kinds, target_of(note)))
        return "; ".join(told)

    def _standing(self, start: int, end: int) -> list[Target]:
        session, keeper = self._desk.session, self.keeper
        if session is None:
            return []
        over = session.document.annotations_over(start, max(end, start + 1))
        found = [target_of(note) for note in over if is_shown(note)]
        if keeper is not None:
            found += map(target_of, keeper.over(start, end))
        return found

    # Deciding: each is one action; all raise ``ActionError``

    def choose(self, target: Target, kind: str, named: dict[str, str] | None = None) -> None:
        session = self._session()
        plan = chosen(session.review, target, kind, named)
        session.do(with_definition(session.document, plan, self._definition(kind)))

    def accept(self, proposals: Sequence[Proposal], *, seen: bool = True) -> None:
        session = self._session()
        session.do(marking.accepted(session.document, proposals, seen=seen))

    def turn_down(self, proposals: Sequence[Proposal]) -> None:
        session = self._session()
        session.do(marking.turned_down(session.document, proposals))

    def remove(self, notes: Sequence[Annotation]) -> None:
        self._session().do(marking.removed(notes))

    def do(self, plan: Plan) -> None:
        self._session().do(plan)

    def _session(self) -> Session:
        assert self._desk.session is not None
        return self._desk.session

    def _definition(self, name: str) -> dict[str, str]:
        kind = self.kinds.find(name)
        return {
            "name": name,
            "title": kind.title,
            "element": kind.element,
            "colour": kind.colour,
        }

    # Keeping up

    def _opened(self, session: Session) -> None:
        keeper = ProposalKeeper(session, self._make_finder, self._tasks, self._check)
        self._keepers[session] = keeper
        keeper.changed.connect(lambda: self._proposed(keeper))
        keeper.settled.connect(lambda: self._proposed(keeper))

    def _closed(self, session: Session) -> None:
        self._keepers.pop(session).close()

    def _shown(self, session: Session | None) -> None:
        for one, keeper in self._keepers.items():
            keeper.want(bool(self._wishes) and one is session)
        self.marks.keeper = self.keeper
        self._know_kinds()

    def _proposed(self, keeper: ProposalKeeper) -> None:
        if keeper is self.keeper:
            self._redraw()
            self.changed.emit()

    def _report_changed(self, changes: Changes) -> None:
        if changes.annotations:
            self._know_kinds()

    def _know_kinds(self) -> None:
        """Those that there are now, if they are others."""
        session = self._desk.session
        own = [
            office_kind(one.name, one.title, one.letter, one.colour, one.element)
            for one in self._settings.office_kinds
        ]
        # What has no place stands at the beginning.
        brought = () if session is None else session.document.annotations_over(0, 0)
        kinds = Kinds(own, brought)
        if kinds.all != self.marks.kinds.all:
            self.marks.kinds = kinds
            self.kinds_changed.emit()
        self._redraw()

    def _choice_changed(self, name: str) -> None:
        if name == "shows_annotations":
            self._follow_choice()
        elif name in ("office_kinds", "language"):
            self._know_kinds()

    def _follow_choice(self) -> None:
        self.marks.is_on = self._settings.shows_annotations
        self._redraw()

    def _redraw(self) -> None:
        self.marks.forget()
        self._view.viewport().update()


def _length(one: Target) -> tuple[int, bool]:
    return one.ends.end.offset - one.ends.start.offset, one.note is None
