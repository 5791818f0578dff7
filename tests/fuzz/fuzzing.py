"""Feeds one reader with what nobody would write, until the time is over or something breaks.

With atheris (Google, by coverage) where it is installed, else by chance alone.  Each input has
5 seconds and 1 GB.  ``python -m tests.fuzz.fuzzing READER SECONDS FOLDER``; what broke the reader
is put into FOLDER, and the exit code is not 0 then.
"""

from __future__ import annotations

import random
import resource
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

LONGEST_S = 5
MOST_MB = 1024


def main() -> None:
    name, seconds, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    try:
        import atheris
    except ImportError:
        sys.exit(by_chance(name, seconds, folder))
    with atheris.instrument_imports(include=["soat_core", "docx"]):
        from tests.fuzz.targets import TARGETS
    target = TARGETS[name]
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words), encoding="ascii")
    options = [
        sys.argv[0], f"-max_total_time={seconds}", f"-timeout={LONGEST_S}",
        f"-rss_limit_mb={MOST_MB}", f"-max_len={target.most}", f"-dict={words}",
        f"-artifact_prefix={folder}/", "-print_final_stats=1", "-verbosity=0", "-seed=1",
        str(seeded(name, folder)),
    ]  # fmt: skip
    atheris.Setup(options, target.read)
    atheris.Fuzz()


def seeded(name: str, folder: Path) -> Path:
    """A folder with all that the reader's fuzzing begins from."""
    from tests.fuzz.targets import CORPUS, TARGETS

    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(TARGETS[name].seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    for path in sorted((CORPUS / name).glob("*")):
        (corpus / path.name).write_bytes(path.read_bytes())
    return corpus


def by_chance(name: str, seconds: int, folder: Path) -> int:
    """Without atheris.  1 when something broke."""
    from tests.fuzz.targets import TARGETS

    target, chance = TARGETS[name], random.Random(1)
    seeds = [path.read_bytes() for path in sorted(seeded(name, folder).iterdir())]
    words = [word.encode("utf-8", "replace") for word in target.words]
    _limit_memory()
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = mutated(chance, seeds, words)[: target.most]
        # kept before it is read: the reader may end the process
        (folder / "crash-last").write_bytes(data)
        signal.alarm(LONGEST_S)
        try:
            target.read(data)
        except Exception:
            print(f"{folder / 'crash-last'}", file=sys.stderr)
            raise
        finally:
            signal.alarm(0)
        count += 1
    (folder / "crash-last").unlink(missing_ok=True)
    print(f"stat::number_of_executed_units: {count}", file=sys.stderr)
    return 0


def mutated(chance: random.Random, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """One of the seeds, changed in a few places."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(data))
        end = min(len(data), at + chance.randint(0, 12))
        match chance.randrange(5):
            case 0:
                data[at:end] = b""
            case 1:
                data[at:at] = chance.choice(words) if words else b"\0"
            case 2:
                data[at:end] = chance.randbytes(end - at)
            case 3:
                data[at:at] = data[at:end] * chance.randint(1, 20)
            case _:
                other = chance.choice(seeds)
                cut = chance.randint(0, len(other))
                data[at:] = other[cut:]
    return bytes(data)


def _limit_memory() -> None:
    most = 3 * MOST_MB * 1024 * 1024  # libraries reserve much more than they use
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
