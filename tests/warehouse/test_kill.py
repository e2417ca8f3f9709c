"""A load that is killed leaves all of itself or nothing, at whatever moment; with a process that is "
"really killed."""

from __future__ import annotations

import hashlib
import multiprocessing
import time
from datetime import date, timedelta
from pathlib import Path

from salesperf.warehouse.store import Store
from tests.warehouse import killed

_DEALS = 8_000
_KILLS = 15
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
    """Turn of the newest load that is in the warehouse (0: none), and the files that it knows; fails "
    "where a part of a load is there."""
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
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.warehouse.killed"])
    warehouse, archive = tmp_path / "own.duckdb", tmp_path / "uploads"

    def start(turn: int) -> multiprocessing.process.BaseProcess:
        file = tmp_path / f"{turn}.csv"
        file.write_text(export(turn))
        day = _START + timedelta(days=turn)
        process = context.Process(target=killed.load, args=(str(warehouse), str(file), str(archive), day))
        process.start()
        return process

    begin = time.monotonic()
    first = start(1)
    first.join(120)
    whole = time.monotonic() - begin
    assert (first.exitcode, state(warehouse)[0]) == (0, 1)
    outcomes = []
    before = 1
    for kill in range(_KILLS):
        turn = kill + 2
        process = start(turn)
        process.join(whole * (0.15 + 1.1 * kill / _KILLS))
        process.kill()
        process.join(30)
        after, files = state(warehouse)
        assert after in (before, turn)
        for sha256 in files:
            kept = archive / sha256[:2] / sha256
            assert hashlib.sha256(kept.read_bytes()).hexdigest() == sha256
        outcomes.append(after == turn)
        before = after
    assert not all(outcomes)
    last = start(_KILLS + 2)
    last.join(120)
    assert (last.exitcode, state(warehouse)[0]) == (0, _KILLS + 2)
    strangers = [
        path
        for path in archive.rglob("*")
        if path.is_file() and ".part" not in path.name and len(path.name) != 64
    ]
    assert strangers == []
