"""Who corrected the file, when and how: what is put into its header, which is made where there is
none.

What is made around it (``fileDesc`` ...) carries a name of ours too, so that it is known again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from soat_core import __version__
from soat_core.actions import Action, Agent
from soat_core.tei.categories import DESCRIPTIONS
from soat_core.tei.foreign.ids import IDENT, VERSION, token
from soat_core.tei.foreign.marks import agent_name
from soat_core.tei.foreign.markup import Element
from soat_core.tei.foreign.splicing import Order, Splice, attribute, content, printable
from soat_core.tei.header import _when as when_of
from soat_core.tei.names import ENGINE

PRACTICE = (
    "Soát chỉ thêm vào tệp này các chỗ sửa: choice gồm sic là đúng như tệp đã có và corr là văn "
    "bản sau khi sửa; seg type=kept là chỗ đã xem và giữ nguyên, doubtful là giữ nguyên nhưng còn "
    "ngờ. Bỏ những gì Soát thêm thì được lại đúng tệp ban đầu.",
    "resp: người quyết định; subtype: gõ tay (typed), nhận theo gợi ý (suggested) hay nhận hàng "
    "loạt mà chưa ai xem (auto); source: bộ gợi ý; cert: xác suất máy cho là đúng; rend: thứ hạng "
    "của gợi ý; ana: loại lỗi; change: thao tác; next, prev: các phần của cùng một chỗ sửa; n: số "
    "chữ đứng trước và sau cũng thuộc chỗ sửa đó.",
)


class Header:
    """Writes what one file is told about its corrections."""

    def __init__(self, elements: Sequence[Element], prefix: str) -> None:
        self._elements = elements
        self._prefix = prefix

    def splices(
        self, agents: Sequence[Agent], actions: Sequence[Action], programs: Mapping[str, str]
    ) -> Iterator[Splice]:
        """``programs`` are the names of what suggested, by the ends of their ``xml:id``."""
        header = self._child(0, "teiHeader")
        clerks = [agent for agent in agents if not agent.is_program]
        if header is None:
            p = self._elements[0].prefix
            inside = (
                f"{self._file(clerks, p)}{self._about(programs, p)}{self._revision(actions, p)}"
            )
            markup = self._made("teiHeader", "header", inside, p)
            yield Splice(self._elements[0].inner, Order.STANDS, markup)
            return
        p = self._elements[header].prefix
        revision = self._child(header, "revisionDesc")
        end = self._elements[header].close
        about = end if revision is None else self._elements[revision].start
        yield from self._responsible(header, clerks)
        yield Splice(about, Order.STANDS, self._about(programs, p))
        if revision is None:
            yield Splice(end, Order.STANDS, self._revision(actions, p))
        else:
            yield self._changes(revision, actions)

    def after(self) -> int:
        """The byte behind the header, made or not: where resources may stand."""
        header = self._child(0, "teiHeader")
        return self._elements[0].inner if header is None else self._elements[header].end

    # Within

    def _child(self, parent: int, name: str) -> int | None:
        """The first child that has room for children."""
        for number, one in enumerate(self._elements):
            if one.parent == parent and one.name == name and one.inner < one.end:
                return number
            if one.name == "text":
                break
        return None

    def _made(self, name: str, ours: str, inside: str, p: str) -> str:
        return f'<{p}{name} xml:id="{self._prefix}{ours}">{inside}</{p}{name}>'

    def _responsible(self, header: int, clerks: Sequence[Agent]) -> Iterator[Splice]:
        description = self._child(header, "fileDesc")
        if description is None:
            one = self._elements[header]
            yield Splice(one.inner, Order.STANDS, self._file(clerks, one.prefix))
            return
        title = self._child(description, "titleStmt")
        if title is None:
            one = self._elements[description]
            yield Splice(one.inner, Order.STANDS, self._title(clerks, one.prefix))
            return
        one = self._elements[title]
        markup = "".join(self._clerk(clerk, one.prefix) for clerk in clerks)
        yield Splice(one.close, Order.STANDS, markup)

    def _file(self, clerks: Sequence[Agent], p: str) -> str:
        rest = (
            f"<{p}publicationStmt><{p}p/></{p}publicationStmt>"
            f"<{p}sourceDesc><{p}p/></{p}sourceDesc>"
        )
        return self._made("fileDesc", "file", f"{self._title(clerks, p)}{rest}", p)

    def _title(self, clerks: Sequence[Agent], p: str) -> str:
        told = "".join(self._clerk(clerk, p) for clerk in clerks)
        return self._made("titleStmt", "title", f"<{p}title/>{told}", p)

    def _clerk(self, agent: Agent, p: str) -> str:
        initials = " ".join(printable(agent.initials).split())
        label = f" n={attribute(initials)}" if initials else ""
        return (
            f'<{p}respStmt\n xml:id="{self._prefix}{agent_name(agent.identity)}"{label}>'
            f"<{p}resp>hiệu đính</{p}resp>"
            f"<{p}persName>{content(printable(agent.name))}</{p}persName></{p}respStmt>"
        )

    def _about(self, programs: Mapping[str, str], p: str) -> str:
        practice = "".join(f"<{p}p>{rule}</{p}p>" for rule in PRACTICE)
        categories = "".join(
            f'<{p}category xml:id="{self._prefix}err.{category}">'
            f"<{p}catDesc>{description}</{p}catDesc></{p}category>"
            for category, description in DESCRIPTIONS.items()
        )
        applications = self._application("app", IDENT, VERSION, f"Soát {__version__}", p)
        for name, label in programs.items():
            ident = "soat-engine" if name == ENGINE else "ocr"
            applications += self._application(name, ident, "1", label, p)
        inside = (
            f"<{p}editorialDecl>{practice}</{p}editorialDecl>"
            f'<{p}classDecl><{p}taxonomy xml:id="{self._prefix}err">{categories}</{p}taxonomy>'
            f"</{p}classDecl><{p}appInfo>{applications}</{p}appInfo>"
        )
        return self._made("encodingDesc", "about", inside, p)

    def _application(self, name: str, ident: str, version: str, label: str, p: str) -> str:
        return (
            f'<{p}application xml:id="{self._prefix}{name}" ident="{ident}" version="{version}">'
            f"<{p}label>{content(printable(label))}</{p}label></{p}application>"
        )

    def _revision(self, actions: Sequence[Action], p: str) -> str:
        inside = f'<{p}listChange ordered="true">{self._each(actions, p)}</{p}listChange>'
        return self._made("revisionDesc", "revision", inside, p)

    def _changes(self, revision: int, actions: Sequence[Action]) -> Splice:
        """The actions among the others that a ``revisionDesc`` tells of already."""
        told = next((n for n, one in enumerate(self._elements) if one.parent == revision), revision)
        holder, last = self._elements[told], self._elements[revision].close
        if holder.name == "change":
            return Splice(last, Order.STANDS, self._each(actions, holder.prefix))
        if holder.inner < holder.end and holder.name == "listChange":
            return Splice(holder.close, Order.STANDS, self._each(actions, holder.prefix))
        if holder.inner < holder.end and holder.name == "list":
            items = "".join(self._item(action, holder.prefix) for action in actions)
            return Splice(holder.close, Order.STANDS, items)
        inside = self._each(actions, holder.prefix)
        return Splice(
            last, Order.STANDS, self._made("listChange", "changes", inside, holder.prefix)
        )

    def _each(self, actions: Sequence[Action], p: str) -> str:
        return "".join(
            f'<{p}change\n xml:id="{self._prefix}{token(action.identity)}" '
            f'when="{when_of(action.when)}" who="#{self._prefix}{agent_name(action.who)}" '
            f'type="{action.kind}"/>'
            for action in actions
        )

    def _item(self, action: Action, p: str) -> str:
        return (
            f'<{p}item\n xml:id="{self._prefix}{token(action.identity)}" '
            f'resp="#{self._prefix}{agent_name(action.who)}" n="{action.kind}">'
            f'<{p}date when="{when_of(action.when)}"/></{p}item>'
        )
