"""A load that is killed leaves all of itself or nothing, at whatever moment; the process is really killed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from salesperf.warehouse.store import Store

ROOT = Path(__file__).parents[2]
_DEALS = 8_000
_KILLS = 8
_START = date(2026, 1, 31)


def export(turn: int) -> str:
    """Every deal, its amount told by the turn: all of the load or none shows in one sum."""
    lines = ["Deal ID,Deal Name,Deal Owner,Account Name,Deal Stage,Amount,Create Date,Close Date"]
    lines += [
        f"{n},Deal {n},Rep {n % 24},Account "
        f"{n % 900},{'Won' if n % 3 == 0 else 'Lost' if n % 3 == 1 else 'Demo'},{turn},2026-01-02,2026-01-20"
        for n in range(_DEALS)
    ]
    return "\n".join(lines) + "\n"


def state(warehouse: Path) -> tuple[int, list[str]]:
    """Turn of the newest load that is in the warehouse (0: none), and the files that it knows.

    Fails where a part of a load is there.
    """
    store = Store.open(warehouse)
    try:
        with store.read() as cursor:
            loads = cursor.execute("select count(*), max(as_of) from meta.loads").fetchone()
            files = [
                row[0] for row in cursor.execute("select sha256 from meta.files order by file_id").fetchall()
            ]
            now = cursor.execute(
                "select count(*), cast(min(amount) as bigint), cast(max(amount) as bigint) from "
                "core.spans where to_day = date '9999-12-31'"
            ).fetchone()
            deals = cursor.execute("select count(*) from core.deals").fetchone()
        assert loads is not None
        assert store.revision == loads[0] == len(files)
        if not loads[0]:
            assert (now, deals) == ((0, None, None), (0,))
            return 0, files
        turn = (loads[1] - _START).days
        assert now == (_DEALS, turn * 100, turn * 100)
        assert deals == (_DEALS,)
        return turn, files
    finally:
        store.close()


def test_a_load_killed_at_any_moment_is_there_as_a_whole_or_not_at_all(tmp_path):
    warehouse, archive = tmp_path / "own.duckdb", tmp_path / "uploads"

    def start(turn: int) -> subprocess.Popen[str]:
        """A process that begins the load of a turn when this returns."""
        file = tmp_path / f"{turn}.csv"
        file.write_text(export(turn))
        day = _START + timedelta(days=turn)
        command = [sys.executable, "-m", "tests.warehouse.killed", *map(str, (warehouse, file, archive, day))]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    first = start(1)
    begin = time.monotonic()
    first.communicate(timeout=120)
    whole = time.monotonic() - begin
    assert (first.returncode, state(warehouse)[0]) == (0, 1)
    outcomes = []
    before = 1
    for kill in range(_KILLS):
        turn = kill + 2
        process = start(turn)
        try:
            process.wait(whole * (0.15 + 1.1 * kill / _KILLS))
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate(timeout=30)
        after, files = state(warehouse)
        assert after in (before, turn)
        for sha256 in files:
            kept = archive / sha256[:2] / sha256
            assert hashlib.sha256(kept.read_bytes()).hexdigest() == sha256
        outcomes.append(after == turn)
        before = after
    assert not all(outcomes)
    last = start(_KILLS + 2)
    last.communicate(timeout=120)
    assert (last.returncode, state(warehouse)[0]) == (0, _KILLS + 2)
    strangers = [
        path
        for path in archive.rglob("*")
        if path.is_file() and ".part" not in path.name and len(path.name) != 64
    ]
    assert strangers == []
