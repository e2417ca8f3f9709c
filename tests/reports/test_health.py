"""How fresh the data are and what open deals lack."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from salesperf.domain.scope import Viewer
from salesperf.importers import loading
from salesperf.importers.prepared import Options
from salesperf.importers.sources import Source
from salesperf.reports import health
from salesperf.warehouse.loads import Load, LoadedFile
from salesperf.warehouse.store import Store

NOW = datetime(2026, 11, 20, 18, 2)
TODAY = NOW.date()


def loaded(number: int, day: date, *objects: str, state: str = "active", rejected: int = 0) -> Load:
    files = tuple(
        LoadedFile(n, f"{name}.csv", "crm", name, 2, 1, 1, 1 - rejected, 0, 0, rejected, False, "", {})
        for n, name in enumerate(objects)
    )
    return Load(number, NOW, "you", day, "given", state, None, files)


def test_a_weekly_object_that_stopped_coming_misses_its_weeks() -> None:
    fridays = [TODAY - timedelta(weeks=n) for n in (6, 5, 4, 3)]
    (found,) = health.freshness([loaded(n, day, "activities") for n, day in enumerate(fridays)], today=TODAY)
    assert (found.rhythm, found.last) == (7, TODAY - timedelta(weeks=3))
    assert found.missed == tuple(TODAY - timedelta(weeks=n) for n in (2, 1))


def test_two_loads_tell_no_rhythm_and_undone_ones_none_at_all() -> None:
    loads = [loaded(1, TODAY, "deals"), loaded(2, TODAY - timedelta(days=7), "deals")]
    gone = loaded(3, TODAY - timedelta(days=14), "leads", state="undone")
    (found,) = health.freshness([*loads, gone], today=TODAY)
    assert (found.object, found.rhythm, found.missed) == ("deals", None, ())


def test_rejected_rows_wait_only_until_the_next_file_of_their_kind() -> None:
    newer, older = loaded(2, TODAY, "deals"), loaded(1, TODAY, "deals", "accounts", rejected=1)
    assert health.to_fix([newer, older]) == (older,)
    assert health.to_fix([loaded(3, TODAY, "deals", "accounts"), older]) == ()


def test_open_deals_lack_only_what_the_exports_hold_at_all(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "own.duckdb")
    file = tmp_path / "deals.csv"
    file.write_text(
        "Deal ID,Deal Name,Owner,Stage,Amount,Created,Close Date,Lead Source\n"
        "D1,One,Lin Yue,Negotiation,,2026-10-01,2026-12-01,Web\n"
        "D2,Two,Lin Yue,Negotiation,5,2026-10-01,2026-12-01,Web\n"
        "D3,Three,Ma Chao,Negotiation,5,2026-10-01,2026-12-01,\n"
        "D4,Four,Ma Chao,Won,5,2026-10-01,2026-11-01,\n",
        encoding="utf-8",
    )
    options = Options(today=TODAY, as_of=TODAY)
    loading.load(store, [Source(file.name, file)], options, at=NOW, by="you", archive=tmp_path / "archive")
    with store.read() as cursor:
        found = health.gaps(cursor, TODAY, Viewer(role="manager"))
    assert [(one.rep, one.open, one.complete) for one in found] == [("Ma Chao", 1, 0), ("Lin Yue", 2, 1)]
    assert found[1].missing == {"amount": 1, "close_on": 0, "source": 0}
    with store.read() as cursor:
        rep = cursor.execute("select rep_id from core.reps where name = 'Ma Chao'").fetchone()
        own = health.gaps(cursor, TODAY, Viewer(role="rep", rep_id=rep[0]))
    assert [one.rep for one in own] == ["Ma Chao"]
    store.close()
