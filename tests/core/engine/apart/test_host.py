"""An engine in a process of its own says what it says in this one, whatever happens to it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import psutil
import pytest

from soat_core import i18n
from soat_core.engine import load_quick_engine
from soat_core.engine.apart import EngineHost
from soat_core.engine.apart.link import PATIENCE_S as TYPING_S
from soat_core.engine.apart.link import DefectError
from soat_core.engine.apart.process import COMMAND
from soat_core.engine.sharing import rounded
from soat_core.engine.suggestion import Engine, FindingElsewhere, Known, Sought, Suggestion
from soat_core.errors import EngineError
from soat_core.finding.query import Query
from soat_core.memory.remembered import Outcome, Remembered
from soat_core.text import TonePlacement

TEXT = (
    "BÁO CÁO qxzt\nKét qua cong tac thong tin d6i ngoai nim 2024\n"
    "Thuc hien Ké hoach s6 15/KH-UBND ngay 06 thang 11 nam 2024 cua Uy ban nhan dan tinh\n"
) * 3
DECIDED = {"qxzt": (Outcome("quốc tế", 9, 0),), "tac": (Outcome("tạc", 2, 1),)}
PATIENCE_S = 60


@pytest.fixture(scope="module")
def here() -> Engine:
    return load_quick_engine()


@pytest.fixture
def host() -> Iterator[EngineHost]:
    with EngineHost() as made:
        yield made


def as_kept(suggestions: list[Suggestion]) -> list[tuple[object, ...]]:
    return [(s.start, s.end, s.why, tuple(map(rounded, s.candidates))) for s in suggestions]


def test_it_suggests_what_an_engine_here_suggests(host: EngineHost, here: Engine) -> None:
    there = host.load()
    assert there.version == here.version
    assert there.knows("đối") and not there.knows("qxq")
    at = TEXT.index("d6i")
    known = [Known(at, at + 3, "đổi")]
    analyses = [engine.analyse(TEXT) for engine in (here, there)]
    for decided, experience, tones in (
        ((), None, TonePlacement.REPORT),
        (known, Remembered(1, DECIDED, {"ngoai": 2}), TonePlacement.REPORT),
        (known, Remembered(2, {}, {}), TonePlacement.NEW),
    ):
        told = []
        for analysis in analyses:
            if experience is not None:
                analysis.remember(experience)
            analysis.place_tones(tones)
            told.append(as_kept(analysis.suggest(0, len(TEXT), decided)))
        assert told[0] == told[1]
    query = Query("ddoois")
    found = [a.find(Sought(at, at + 3, query, around=("tin", "ngoại"))) for a in analyses]
    assert found[0] == found[1] and found[0][0].text == "đối"


@pytest.mark.parametrize("foreseen", [(0, len(TEXT)), (0, 17)], ids=["what is asked", "less"])
def test_what_was_expected_is_told_as_if_it_had_been_asked(
    host: EngineHost, here: Engine, foreseen: tuple[int, int]
) -> None:
    at = TEXT.index("d6i")
    known = [Known(at, at + 3, "đổi")]
    host.expect(TEXT, *foreseen, known)
    without = here.analyse(TEXT)
    without.suggest(*foreseen, known)
    analyses = [host.load().analyse(TEXT), without]
    for experience in (Remembered(1, DECIDED, {"ngoai": 2}), Remembered(2, {}, {})):
        for analysis in analyses:
            analysis.remember(experience)
        told = [as_kept(analysis.suggest(0, len(TEXT), known)) for analysis in analyses]
        assert told[0] == told[1]


def test_what_was_expected_in_vain_is_forgotten(host: EngineHost, here: Engine) -> None:
    other = TEXT.replace("thong tin", "van hoa")
    host.expect(other, 0, len(other))
    there = host.load()
    for text in (TEXT, other):
        told = [as_kept(one.analyse(text).suggest(0, len(text))) for one in (here, there)]
        assert told[0] == told[1]


def test_an_expectation_it_dies_of_costs_nothing_but_a_start(here: Engine) -> None:
    crashing = (
        "import os, soat_core.engine.pipeline as p\n"
        "from soat_core.engine.apart.__main__ import main\n"
        "def crash(self, *given): os._exit(9)\n"
        "p.ReportAnalysis.foresee = crash\n"
        "main()"
    )
    with EngineHost(("-P", "-c", crashing)) as host:
        host.expect(TEXT, 0, len(TEXT))
        told = host.load().analyse(TEXT).suggest(0, len(TEXT))
    assert as_kept(told) == as_kept(here.analyse(TEXT).suggest(0, len(TEXT)))


def test_reasons_are_in_the_persons_language(
    host: EngineHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysis = host.load().analyse(TEXT)
    analysis.remember(Remembered(1, DECIDED, {}))

    def reasons() -> set[str]:
        return {one.why for one in analysis.suggest(0, len(TEXT))}

    assert "decided so before (9×)" in reasons()
    monkeypatch.setattr(i18n, "_language", i18n.VIETNAMESE)
    assert "trước đây đã chọn như vậy (9 lần)" in reasons()


def test_where_it_is_killed_it_begins_again_and_knows_what_it_knew(host: EngineHost) -> None:
    analysis = host.load().analyse(TEXT)
    analysis.remember(Remembered(1, DECIDED, {}))
    before = analysis.suggest(0, len(TEXT))
    for _ in range(2):
        assert host.process_id is not None
        psutil.Process(host.process_id).kill()
        assert analysis.suggest(0, len(TEXT)) == before
    assert [word.text for word in analysis.find(Sought(0, 3, Query("doi")))]


def test_where_it_dies_of_a_report_each_time_that_is_said(tmp_path: Path) -> None:
    # Crashes as a library may: at a text, without a word.
    crashing = (
        "import os, soat_core.engine.pipeline as p\n"
        "from soat_core.engine.apart.__main__ import main\n"
        "suggest = p.ReportAnalysis.suggest\n"
        "def crash(self, *given):\n"
        "    return os._exit(9) if 'BOOM' in self._text else suggest(self, *given)\n"
        "p.ReportAnalysis.suggest = crash\n"
        "main()"
    )
    with EngineHost(("-P", "-c", crashing)) as host:
        engine = host.load()
        good, bad = engine.analyse(TEXT), engine.analyse("BOOM " + TEXT)
        assert good.suggest(0, len(TEXT))
        with pytest.raises(EngineError, match=r"ended unexpectedly.*open the report again"):
            bad.suggest(0, len(TEXT))
        # The other reports fare better.
        assert good.suggest(0, len(TEXT))


def test_what_nobody_expected_tells_where_but_nothing_of_the_report() -> None:
    failing = (
        "import soat_core.engine.pipeline as p; from soat_core.engine.apart.__main__ import main\n"
        "def suggest(self, *given): raise KeyError(self._text)\n"
        "p.ReportAnalysis.suggest = suggest\n"
        "main()"
    )
    with EngineHost(("-P", "-c", failing)) as host:
        analysis = host.load().analyse(TEXT)
        with pytest.raises(DefectError) as raised:
            analysis.suggest(0, len(TEXT))
    assert raised.value.name == "KeyError"
    assert any("server.py" in step for step in raised.value.steps)
    assert "Ké" not in str(raised.value)


def test_missing_resources_are_told_as_an_engine_here_tells_them() -> None:
    missing = (
        "from soat_core.errors import EngineError\n"
        "import soat_core.engine.apart.__main__ as m\n"
        "def load(): raise EngineError('the pack is missing', where='pack', advice='Install it.')\n"
        "m.load_quick_engine = load; m.main()"
    )
    with (
        EngineHost(("-P", "-c", missing)) as host,
        pytest.raises(EngineError, match=r"pack: the pack is missing\. Install it\."),
    ):
        host.load()


@pytest.mark.parametrize("command", [None, ("-c", "pass")], ids=["no program", "ends at once"])
def test_without_a_process_the_engine_works_here(
    monkeypatch: pytest.MonkeyPatch, here: Engine, tmp_path: Path, command: tuple[str] | None
) -> None:
    if command is None:
        monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with EngineHost(command or COMMAND) as host:
        found = host.load().analyse(TEXT).suggest(0, len(TEXT))
    assert found == here.analyse(TEXT).suggest(0, len(TEXT))


def test_closing_waits_for_nothing(host: EngineHost) -> None:
    text = TEXT * 200
    analysis = host.load().analyse(text)
    raised: list[BaseException] = []

    def suggest() -> None:
        try:
            analysis.suggest(0, len(text))
        except EngineError as error:
            raised.append(error)

    asking = threading.Thread(target=suggest)
    asking.start()
    host.close()
    asking.join(PATIENCE_S)
    assert not asking.is_alive() and raised
    assert host.process_id is None


@pytest.mark.parametrize(
    "program",
    [
        "import threading; threading.Event().wait()",
        "import sys, threading; sys.stdin.buffer.read(); threading.Event().wait()",
    ],
    ids=["reads nothing", "never answers"],
)
def test_closing_ends_a_process_that_hangs(program: str) -> None:
    host = EngineHost(("-c", program))
    assert host.process_id is not None
    process = psutil.Process(host.process_id)
    raised: list[BaseException] = []

    def load() -> None:
        try:
            host.load()
        except EngineError as error:
            raised.append(error)

    def tell_and_close() -> None:
        host.expect("a" * 2_000_000, 0, 9)
        host.close()

    acting = [threading.Thread(target=act, daemon=True) for act in (load, tell_and_close)]
    for one in acting:
        one.start()
    for one in acting:
        one.join(PATIENCE_S)
        assert not one.is_alive()
    # Nobody loads an engine in the window's process, which is about to end.
    assert raised
    assert not process.is_running() and host.process_id is None
    assert not [one.name for one in threading.enumerate() if one.name.startswith("engine's")]


def test_a_process_that_stands_still_is_waited_for_once(host: EngineHost, here: Engine) -> None:
    engine = host.load()
    analysis = engine.analyse(TEXT)
    sought = Sought(0, 3, Query("doi"))
    assert isinstance(analysis, FindingElsewhere)
    assert host.process_id is not None and host.present is not None
    process = psutil.Process(host.process_id)
    process.suspend()
    with pytest.raises(TimeoutError):
        analysis.finding(sought).result(TYPING_S)
    assert analysis.finding(sought).done() and analysis.find(sought) == []
    assert engine.knows("qxq")  # no word counts as new while nobody can say
    process.resume()
    assert host.present.asking("knows", word="đối").result(PATIENCE_S)
    found = analysis.finding(sought).result(PATIENCE_S)
    assert found == here.analyse(TEXT).find(sought)


def test_where_the_memory_fails_there_are_suggestions_without_it(host: EngineHost) -> None:
    class Failing:
        words: Mapping[str, int] = {"ngoai": 2}

        def among(self, tokens: Collection[str]) -> Mapping[str, Sequence[Outcome]]:
            raise OSError(tokens)

    told = []
    for experience in (Failing(), Remembered(1, {}, Failing.words)):
        analysis = host.load().analyse(TEXT)
        analysis.remember(experience)
        told.append(analysis.suggest(0, len(TEXT)))
    assert told[0] == told[1]


def test_garbage_is_looked_for_also_where_nothing_could_be_loaded() -> None:
    missing = (
        "import gc\n"
        "from soat_core.errors import EngineError\n"
        "import soat_core.engine.apart.__main__ as m\n"
        "def load(): raise EngineError(f'garbage {gc.isenabled()}')\n"
        "m.load_quick_engine = load; m.main()"
    )
    # It is loaded before anybody asks, and again for whoever does.
    with EngineHost(("-P", "-c", missing)) as host, pytest.raises(EngineError, match="True"):
        host.load()


def test_it_ends_with_the_window_however_that_ends() -> None:
    window = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from soat_core.engine.apart import EngineHost\n"
            "host = EngineHost(); host.load(); print(host.process_id, flush=True)\n"
            "sys.stdin.read()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert window.stdout is not None
    engine = psutil.Process(int(window.stdout.readline()))
    window.kill()
    window.communicate()
    engine.wait(PATIENCE_S)
    assert not engine.is_running()


def test_nothing_is_taken_from_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder with reports may have been sent by anybody."""
    for name in ("numpy", "json", "soat_core"):
        (tmp_path / f"{name}.py").write_text("open('touched', 'w')")
    monkeypatch.chdir(tmp_path)
    with EngineHost() as host:
        assert host.load().analyse(TEXT).suggest(0, len(TEXT))
    assert not (tmp_path / "touched").exists()
