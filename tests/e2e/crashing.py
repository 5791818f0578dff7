"""Kills the program at work, again and again, and looks at what is left.

    python tests/e2e/crashing.py --rounds 40 --seed 1

One round is one report in a folder of its own and up to three lives: a process opens the report,
does what a seeded script says (deciding, undoing, taking back, saving, ...), and is killed: from
outside at a random moment, or by itself in the middle of a write, a sync or a replacement, of the
journal or of the record.  Sometimes the disk is full or fails for a while before.  Sometimes what
was not synced is torn off or zeroed afterwards, as in a power cut.  Then the report is opened
again and compared with what the same script does when nobody is killed.

A process costs a fork, not a start.  Prints one JSON object; see ``Figures``.
"""

from __future__ import annotations

import argparse
import errno
import json
import random
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.e2e.crashes.death import cut_power, watch
from tests.e2e.crashes.judging import Figures, count, judge, opened_again
from tests.e2e.crashes.life import Plan, continue_from, text_in
from tests.e2e.crashes.script import WORDS, model, state

from soat_core.errors import SoatError
from soat_core.journal import journal as journals


def plan_of(chance: random.Random) -> Plan:
    inside = chance.choice(["", "", "journal", "journal", "save"])
    return Plan(
        seed=chance.randrange(2**31),
        inside=inside,
        after=chance.randrange(60 if inside == "journal" else 40),
        part=chance.random(),
        lasts_s=3.0 if inside else chance.choice([0.02, 0.05, 0.1, 0.2]) * (0.5 + chance.random()),
        fails=chance.randrange(40) if chance.random() < 0.2 else -1,
        code=chance.choice([errno.ENOSPC, errno.EIO]),
        cuts_power=chance.random() < 0.3,
    )


def one_round(folder: Path, chance: random.Random, figures: Figures) -> None:
    lines = [" ".join(chance.choice(WORDS) for _ in range(6)) for _ in range(8)]
    text_in(folder).write_text("\n".join(lines), encoding="utf-8")
    for _ in range(chance.randint(1, 3)):
        plan = plan_of(chance)
        document, kept = opened_again(folder)
        start = state(document)
        continue_from(document, kept)
        told = model(document, plan.seed)
        seen = watch(folder, plan)
        count(plan, seen, figures)
        if plan.cuts_power:
            cut_power(folder, seen, chance)
        if not judge(folder, told, start, seen, plan, figures):
            return


def run(rounds: int, seed: int) -> Figures:
    journals.GROWS_BY = 20_000  # so that journals are made shorter in the middle of a life, too
    figures = Figures()
    for number in range(rounds):
        folder = Path(tempfile.mkdtemp(prefix="soat-crash-"))
        try:
            one_round(folder, random.Random(seed * 1_000_003 + number), figures)
        except (RuntimeError, SoatError, AssertionError) as error:
            figures.wrong.append(f"round {number}: {error!r}")
        shutil.rmtree(folder)
        figures.rounds += 1
    return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(json.dumps(asdict(run(given.rounds, given.seed)), indent=2))
