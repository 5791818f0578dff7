"""Replacing what was found: one after the other, or all of it after a look at the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from soat_core.actions import ActionKind
from soat_core.search import Hit, Plan, QueryError, Rewrite, Rewriter, Side
from soat_gui.find.bar import FindBar
from soat_gui.find.listing import Listing
from soat_gui.find.searcher import Searcher
from soat_gui.find.walker import Walker
from soat_gui.workplace import Workplace


class Replacer(QObject):
    """Makes decisions of hits."""

    def __init__(
        self,
        workplace: Workplace,
        bar: FindBar,
        searcher: Searcher,
        walker: Walker,
        listing: Listing,
        when_found: Callable[[Callable[[], object]], None],
    ) -> None:
        """``when_found`` does something as soon as the hits are those of the report as it is."""
        super().__init__(workplace.window)
        self._desk, self._status = workplace.desk, workplace.status
        self._view = workplace.page.view
        self._bar, self._searcher, self._walker = bar, searcher, walker
        self._listing, self._when_found = listing, when_found
        self._give_up: Callable[[], None] = _nothing
        bar.replaced.connect(self.replace_one)
        bar.all_wanted.connect(self.replace_all)
        bar.list_wanted.connect(lambda: when_found(self._list))
        bar.rewritten.connect(self._rewritten)
        listing.applied.connect(self._apply)
        listing.outdated.connect(self._plan_again)

    def put_away(self) -> None:
        """The bar is closed."""
        self._give_up()
        self._listing.put_away()

    # One

    def replace_one(self) -> None:
        """Replace the current hit and go on; where there is none yet, go to the next first."""
        self._begin()
        self._when_found(self._replace_current)

    def _replace_current(self) -> None:
        hit, session = self._walker.current, self._desk.session
        if hit is None or session is None:
            if self._has_hits():
                self._walker.step(1)
            return
        plan = self._plan_for(hit)
        if plan is None:
            return
        made = plan.decisions(lambda _number: True)
        if not made:
            self._walker.step(1)
            obstacle = plan.obstacle(0)
            why = "" if obstacle is None else obstacle.reason
            self._status.say(self.tr("Not replaced: {why}").format(why=why))
            return
        session.decide(ActionKind.REPLACE, made.edits, drop=made.drop)
        is_ocr = self._searcher.query.side is Side.OCR
        behind = hit.end if is_ocr else hit.start + len(plan.rewrites[0].text)
        self._when_found(lambda: self._go_on(behind))

    def _plan_for(self, hit: Hit) -> Plan | None:
        rewriter, session = self._rewriter(), self._desk.session
        hits = self._searcher.hits
        if rewriter is None or session is None or hits is None:
            return None
        try:
            rewrite = rewriter.one(hits.snapshot, hit.start, hit.end)
        except QueryError as error:
            self._complain(error)
            return None
        side = self._searcher.query.side
        return Plan(session.review, side, hits.snapshot, [] if rewrite is None else [rewrite])

    def _go_on(self, behind: int) -> None:
        self._walker.go_on_from(behind)
        if self._walker.current is None:
            self._status.say(self.tr("Replaced; there is no other hit"))

    # All

    def replace_all(self) -> None:
        """Show all of them with what they would read; nothing is done yet."""
        self._begin()
        self._when_found(self._preview)

    def _preview(self) -> None:
        rewriter = self._rewriter() if self._has_hits() else None
        if rewriter is not None:
            self._ask(rewriter, is_new=True)

    def _ask(self, rewriter: Rewriter, *, is_new: bool) -> None:
        """Work out in a thread what becomes of the hits, then show it."""
        hits = self._searcher.hits

        def done(rewrites: Sequence[Rewrite]) -> None:
            session = self._desk.session
            # When the report has changed meanwhile, it is asked again.
            if session is not None and hits is not None and hits is self._searcher.hits:
                plan = Plan(session.review, self._searcher.query.side, hits.snapshot, rewrites)
                self._listing.show_plan(hits, plan, anew=is_new)

        self._give_up()
        self._give_up = self._searcher.rewrite_all(rewriter, done)

    def _plan_again(self) -> None:
        """The list shows what would become of other hits, or what something else would make of
        them."""
        rewriter = self._rewriter() if self._searcher.hits is not None else None
        if rewriter is not None:
            self._ask(rewriter, is_new=False)

    def _rewritten(self) -> None:
        """Something else shall stand in their place."""
        self._bar.replacement.set_wrong("")
        if self._listing.plan is not None:
            self._when_found(self._plan_again)

    def _apply(self) -> None:
        """Replace what is ticked, as one action."""
        panel, session = self._listing.panel, self._desk.session
        plan = self._plan_now()
        if panel is None or plan is None or session is None:
            return
        made = plan.decisions(panel.model.is_ticked)
        if not made:
            self._status.say(self.tr("No place is ticked"))
            return
        session.decide(ActionKind.REPLACE, made.edits, drop=made.drop)
        self._listing.put_away()
        self._bar.take_focus()
        text = self.tr("%n place(s) replaced in one step", "", len(made.numbers))
        if left := len(plan.rewrites) - len(made.numbers):
            text += " · " + self.tr("%n left as they are", "", left)
        self._status.say(text)

    def _plan_now(self) -> Plan | None:
        """The plan that the clerk has seen; made anew for the report as it is, where lines have
        changed that leave the hits as they are."""
        plan, hits = self._listing.plan, self._listing.hits
        now, session = self._searcher.hits, self._desk.session
        if hits is None or hits is now or now is None or session is None:
            return plan
        rewriter = self._rewriter() if hits.stand_as(now) else None
        rewrites = None if rewriter is None else rewriter.all(now.snapshot)
        if rewrites is None:
            self._status.say(self.tr("The report has just changed: look once more"))
            return None
        return Plan(session.review, self._searcher.query.side, now.snapshot, rewrites)

    # Within

    def _list(self) -> None:
        if self._has_hits():
            self._bar.field.remember()
            self._listing.show_hits()

    def _begin(self) -> None:
        self._view.typing.commit()
        self._bar.field.remember()
        self._bar.replacement.finish_composing()
        self._bar.replacement.remember()

    def _has_hits(self) -> bool:
        hits = self._searcher.hits
        if hits is None or not len(hits):
            text = self.tr("“{text}” is not found")
            self._status.say(text.format(text=self._bar.query.text))
        return bool(hits)

    def _rewriter(self) -> Rewriter | None:
        """What is to be done to the hits; what is wrong with it is said."""
        pattern = self._searcher.pattern
        if pattern is None:
            return None
        try:
            rewriter = Rewriter(pattern, self._bar.wanted_replacement)
        except QueryError as error:
            self._complain(error)
            return None
        self._bar.replacement.set_wrong("")
        return rewriter

    def _complain(self, error: QueryError) -> None:
        why = str(error)
        self._bar.replacement.set_wrong(why)
        self._status.say(why[:1].upper() + why[1:])


def _nothing() -> None:
    """There is nothing to give up."""
