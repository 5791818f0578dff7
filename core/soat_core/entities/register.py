"""Entries for a report's register, proposed from what it mentions: one for each agency, person,
place and document, under whatever names it goes.

"UBND tỉnh Cao Bằng" is "Ủy ban nhân dân tỉnh Cao Bằng", "Sở TT&TT" is "Sở Thông tin và Truyền
thông"; "UBND thành phố" is the one that the report names in full, if it names only one; a mere
"UBND" has no entry.  A place has its code and, where the reform of 1 July 2025 renamed or merged
it, the name that it had on the other side of that day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from soat_core.annotation import Values
from soat_core.engine.places import Place, shipped_places
from soat_core.entities.finders.agencies import agencies
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention, as_values
from soat_core.entities.passages import fold

REFORM = "2025-07-01"
"""From that day on there are 34 provinces and no districts."""
_SHORT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "tand": "tòa án nhân dân",
    "vksnd": "viện kiểm sát nhân dân",
    "bhxh": "bảo hiểm xã hội",
    "lđlđ": "liên đoàn lao động",
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
}
_LEVELS = ("thành phố", "thị xã", "thị trấn", "tỉnh", "huyện", "quận", "phường", "xã")
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_LITTLE = ("và",)
_ROW = re.compile(
    r"(?i:(?<!\w)(?P<kind>sở|bộ|phòng|ban|cục|chi cục|vụ)):?\s+(?:[^.;:()\d]*?(?:,|và)\s+)?$"
)
"""Agencies of one kind in a row, up to the one whose kind is not said again."""
_ROW_LENGTH = 160
_BESIDE = 80
"""Code points that may part the two lines of an agency: the national name and a line break."""
_COUNCILS = ("ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd")
_PARTY = ("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy")
_ANYWHERE = frozenset((*_PARTY, *_SHORT.values()))
"""Names that say of no place: which one is meant is not known."""


@dataclass(frozen=True, slots=True)
class EntryProposal:
    """An entry that a register may have, and which of the mentions given are of it.

    ``values`` are those of the entry but for its kind: ``code``, ``formerly`` and ``now`` of places
    (names before and since the reform), what is known of documents.
    """

    kind: str
    name: str
    values: Values
    mentions: tuple[int, ...]


def propose_entries(
    text: str, mentions: Sequence[Mention], *, date: str = ""
) -> list[EntryProposal]:
    """Entries for what is mentioned, by kind, in the order of the text.

    ``date`` is the report's (ISO), which tells what places were called.  Of what was marked and
    deleted since there is no name, and no entry.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    keys = _keys(text, mentions)
    for at, one in enumerate(mentions):
        unknown = one.kind == EntityKind.ORGANISATION and keys[at] in _ANYWHERE
        has_name = not text[one.start : one.end].isspace() and one.start < one.end
        if one.kind in _KINDS and has_name and not unknown:
            groups[one.kind, keys[at]].append(at)
    found = [_entry(text, mentions, kind, ats, date) for (kind, _), ats in groups.items()]
    return sorted(found, key=lambda one: (_KINDS.index(one.kind), one.mentions[0]))


def agency_key(name: str) -> str:
    """Equal for two ways of writing one agency's name: with acronyms, capitals, dashes or not."""
    words = [_SHORT.get(word, word) for word in _WORD.findall(fold(name).text.lower())]
    return " ".join(words)


def place_values(known: Sequence[Place], date: str) -> Values:
    """``code``, and the other name of one place: ``now`` of a name of before the reform,
    ``formerly`` of a name of after it.  Empty where it may be several places."""
    at_date = [one for one in known if not date or one.valid_at(date)] or list(known)
    level = min((one.level for one in at_date), default=0)
    ours = {one.code: one for one in at_date if one.level == level}
    if len(ours) != 1:
        return ()
    place = next(iter(ours.values()))
    return as_values(
        [("code", place.code), ("now", _now(place)), ("formerly", _formerly(place, date))]
    )


# Within

_KINDS = (
    str(EntityKind.ORGANISATION),
    str(EntityKind.PERSON),
    str(EntityKind.PLACE),
    str(EntityKind.DOCUMENT),
)


def _name_of(text: str, one: Mention, before: Mention | None = None) -> str:
    """As written; with what it shares with the mention before, where that is not said again."""
    name = " ".join(text[one.start : one.end].split())
    if one.kind != EntityKind.ORGANISATION:
        return name
    return f"{_shared(text, one, name, before)}{name}"


def _shared(text: str, one: Mention, name: str, before: Mention | None) -> str:
    """ "Sở " of "các sở Nội vụ, Tài chính"; the first line of a letterhead before the second."""
    if before is not None and one.start - before.end < _BESIDE and _is_second_line(name):
        first = " ".join(text[before.start : before.end].split())
        return f"{first} " if first.isupper() and first.lower() in _COUNCILS else ""
    row = _ROW.search(text[max(0, one.start - _ROW_LENGTH) : one.start])
    if row is None or f"{row['kind'].lower()} {name.lower()}" not in agencies():
        return ""
    return f"{row['kind'].capitalize()} "


def _is_second_line(name: str) -> bool:
    return name.isupper() and name.lower().startswith(_LEVELS)


def _keys(text: str, mentions: Sequence[Mention]) -> list[str]:
    """What mentions of one thing have in common; empty where nothing tells what it is."""
    keys = [_key(text, one, before) for one, before in _with_agency_before(mentions)]
    agencies = {key for one, key in zip(mentions, keys, strict=True) if one.kind == _KINDS[0]}
    same = dict(_same_agencies(agencies))
    dated = _dates_of_numbers(mentions, keys)
    return [_same_key(one, key, same, dated) for one, key in zip(mentions, keys, strict=True)]


def _same_key(
    one: Mention, key: str, same: Mapping[str, str], dated: Mapping[str, Sequence[str]]
) -> str:
    if one.kind == EntityKind.ORGANISATION:
        return same.get(key, key)
    dates = dated.get(key, ())
    if one.kind == EntityKind.DOCUMENT and len(dates) > 1:
        return f"{key} {one.value('when') or dates[0]}"
    return key


def _dates_of_numbers(mentions: Sequence[Mention], keys: Sequence[str]) -> dict[str, list[str]]:
    """When documents of each number were issued: numbers begin anew every year."""
    found: dict[str, list[str]] = defaultdict(list)
    for one, key in zip(mentions, keys, strict=True):
        when = one.value("when")
        if one.kind == EntityKind.DOCUMENT and when and when not in found[key]:
            found[key].append(when)
    return found


def _with_agency_before(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention | None]]:
    before: Mention | None = None
    for one in mentions:
        yield one, before
        before = one if one.kind == EntityKind.ORGANISATION else before


def _key(text: str, one: Mention, before: Mention | None = None) -> str:
    name = _name_of(text, one, before)
    if one.kind == EntityKind.DOCUMENT:
        return one.value("number").lower() or name.lower()
    if one.kind == EntityKind.PLACE and one.value("code"):
        return one.value("code")
    return agency_key(name)


def _same_agencies(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Short names, each with the one full name that it stands for."""
    ranked = sorted(keys, key=len)
    initials: dict[str, set[str]] = defaultdict(set)
    for key in ranked:
        initials[_initials(key)].add(key)
    for key in ranked:
        longer = _named_level(key, ranked) or _spelled(key, initials)
        if longer:
            yield key, longer


def _named_level(key: str, others: Sequence[str]) -> str:
    """ "ủy ban nhân dân thành phố": the one of that level that has a name."""
    if not key.endswith(_LEVELS) and key not in _PARTY:
        return ""
    named = [other for other in others if other.startswith(f"{key} ")]
    return named[0] if len(named) == 1 else ""


def _spelled(key: str, initials: Mapping[str, set[str]]) -> str:
    """ "sở tt&tt" or "bộ gdđt": the one name with these letters."""
    head, _, rest = key.partition(" ")
    if not rest or " " in rest or len(rest) < 3:
        return ""
    letters = rest.replace("&", "")
    named = {one for one in initials.get(letters, ()) if one.split()[0] == head and one != key}
    return named.pop() if len(named) == 1 else ""


def _initials(key: str) -> str:
    """The first letters behind the head: ``tttt`` of "sở thông tin và truyền thông"."""
    return "".join(word[0] for word in key.split()[1:] if word not in _LITTLE)


def _entry(
    text: str, mentions: Sequence[Mention], kind: str, ats: Sequence[int], date: str
) -> EntryProposal:
    paired = list(_with_agency_before(mentions))
    names = [_name_of(text, *paired[at]) for at in ats]
    # not from a letterhead, if the text has it too
    name = max(names, key=lambda one: (not one.isupper(), len(one), names.count(one)))
    if kind == EntityKind.DOCUMENT:
        known: dict[str, str] = {}
        for at in ats:
            # the first mention tells most as a rule, later ones fill in
            known = {**dict(mentions[at].values), **known}
        number = known.get("number", "")
        return EntryProposal(kind, number or name, as_values(known.items()), tuple(ats))
    if kind == EntityKind.PLACE:
        return EntryProposal(kind, name, _place(name, date), tuple(ats))
    return EntryProposal(kind, name, (), tuple(ats))


def _place(name: str, date: str) -> Values:
    words = name.split()
    spelled = " ".join([_SHORT.get(words[0].lower().rstrip("."), words[0]), *words[1:]])
    return place_values(shipped_places().named(spelled), date)


def _now(place: Place) -> str:
    """What most of a place that is no more went to, where that is called otherwise."""
    if not place.valid_until:
        return ""
    successors = shipped_places().successors(place)
    other = successors[0].full_name if successors else ""
    return "" if other == place.full_name else other


def _formerly(place: Place, date: str) -> str:
    """Of what a place of today was made, the place of its own name left out."""
    if place.valid_until or (date and date < REFORM):
        return ""
    names = [one.full_name for one in shipped_places().predecessors(place)]
    return "; ".join(name for name in dict.fromkeys(names) if name != place.full_name)
