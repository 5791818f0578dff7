"""What is to be asked of the engine about all open reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from soat_core.actions import Changes
from soat_core.engine.suggestion import Analysis, Engine
from soat_core.memory import NOTHING, Remembered
from soat_core.text import Span, TonePlacement
from soat_gui.agenda import Agenda, or_nothing
from soat_gui.editor.lines import Place
from soat_gui.session import Session

_ANALYSES = 3
"""Reports whose analysis is kept; those seen longer ago get another when they need one."""


class Sight(Protocol):
    """What the clerk looks at."""

    @property
    def lines_in_sight(self) -> range: ...
    @property
    def place(self) -> Place | None: ...
    @property
    def held(self) -> Span | None:
        """What must stay as it is for now."""


class Agendas:
    """The agenda of each open report; the one seen last stands last."""

    def __init__(self) -> None:
        self.front: Agenda | None = None
        self.sight: Sight | None = None
        """What the clerk looks at the report in front with."""
        self.tones = TonePlacement.REPORT
        """Where tone marks stand in what is suggested."""
        self._of: dict[Session, Agenda] = {}
        self._experience = NOTHING
        """What the memory holds for reports that are opened from now on."""

    def __len__(self) -> int:
        return len(self._of)

    def __contains__(self, agenda: object) -> bool:
        """Whether its report is still open."""
        return agenda in self._of.values()

    @property
    def are_done(self) -> bool:
        """Whether nothing is left to be asked, not even when the clerk pauses."""
        return all(agenda.is_done for agenda in self._of.values())

    @property
    def behind(self) -> Iterator[Agenda]:
        """Of the reports that are not in front, the one seen last first."""
        return (one for one in reversed(self._of.values()) if one is not self.front)

    def of(self, session: Session) -> Agenda | None:
        """None once the report is closed."""
        return self._of.get(session)

    def experience(self, session: Session) -> Remembered:
        """What the memory holds for a report."""
        agenda = self._of.get(session)
        return self._experience if agenda is None else agenda.experience

    # Which reports there are

    def attach(self, session: Session) -> None:
        """A report is opened, behind those that are open."""
        agenda = Agenda(session)
        agenda.experience = NOTHING if session.is_practice else self._experience
        self._of = {session: agenda, **self._of}

    def detach(self, session: Session) -> None:
        """The report is closed."""
        if self._of.pop(session) is self.front:
            self.front = None

    def show(self, session: Session | None) -> None:
        """Another report comes to the front; what is in sight is still of the one before."""
        if self.front is not None and self.sight is not None and self.sight.place is not None:
            self.front.leave(self.sight.place.start)
        self.front = None
        if session is not None:
            self.front = self._of[session] = self._of.pop(session)

    # What the clerk looks at

    def seen_in(self, agenda: Agenda) -> set[int]:
        """The parts of a report that are in sight; none but in front."""
        if agenda is not self.front or self.sight is None:
            return set()
        return agenda.parts_on(self.sight.lines_in_sight)

    def held_in(self, agenda: Agenda) -> Span | None:
        """What must stay as it is in a report for now."""
        return self.sight.held if self.sight is not None and agenda is self.front else None

    # What is to be asked again

    def decided(self, session: Session, changes: Changes) -> None:
        """A change of a report; ``learn`` must follow with what the memory makes of it."""
        agenda = self._of[session]
        agenda.decided(changes, self.seen_in(agenda))

    def learn(
        self, session: Session, experience: Remembered, *, shared: bool, in_time: bool
    ) -> bool:
        """What the memory holds after a decision; ``shared`` if it does so for every report.

        Where that comes ``in_time``, nothing was asked for without it.  Returns whether the memory
        has answered all that was decided in the report.
        """
        agenda = self._of.get(session)
        if agenda is None:
            return False
        agenda.learn(experience, in_time=in_time)
        if shared:
            self._share(agenda)
        return not agenda.unanswered

    def _share(self, deciding: Agenda) -> None:
        self._experience = deciding.experience
        for agenda in self._of.values():
            if agenda is not deciding and not agenda.session.is_practice:
                agenda.experience = deciding.experience
                agenda.hear(deciding.news)
        deciding.news.clear()

    def learn_anew(self, session: Session | None, experience: Remembered) -> bool:
        """Another memory: all suggestions may be others.  None stands for reports to come.

        Returns whether something is to be asked again."""
        experience = or_nothing(experience)
        if session is None:
            self._experience = experience
            return False
        agenda = self._of.get(session)
        if agenda is None or agenda.experience is experience:
            return False
        agenda.experience = experience
        agenda.mark_anew(self.seen_in(agenda))
        return True

    def place_tones(self, placement: TonePlacement) -> bool:
        """Where tone marks stand in what is suggested from now on; all is asked for again.

        Returns whether they stood elsewhere before."""
        if placement is self.tones:
            return False
        self.tones = placement
        self.mark_anew()
        return True

    def mark_anew(self) -> None:
        """All suggestions of all reports may be others."""
        for agenda in self._of.values():
            agenda.mark_anew(self.seen_in(agenda))

    def release(self) -> bool:
        """Nothing is held any more: what was left alone for its sake is asked for again.

        Returns whether there was such a thing."""
        if self.front is None or not self.front.held:
            return False
        self.front.mark_all(self.front.held, self.front.urgent)
        return True

    def forget_all(self) -> None:
        """Nothing is asked any more about the reports that are open."""
        for agenda in self._of.values():
            agenda.forget_all()

    # Analyses

    def analysed(self, agenda: Agenda, analysis: Analysis, engine: Engine) -> None:
        """An analysis was made, unless it is wanted no more; the oldest ones go."""
        if agenda not in self or agenda.is_broken:
            return
        agenda.use(analysis, engine)
        others = [one for one in self._of.values() if one.analysis is not None]
        others.remove(agenda)
        for old in others[: 1 - _ANALYSES]:
            old.drop_analysis()
