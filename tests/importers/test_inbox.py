"""The inbox: files come to rest, are loaded once and put away, whatever happens meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from salesperf.errors import SalesPerfError
from salesperf.importers import inbox
from salesperf.importers.inbox import Gone, Lying, Rest
from salesperf.importers.inbox.folder import look
from salesperf.warehouse import undo
from salesperf.warehouse.loads import list_loads
from salesperf.warehouse.store import Store
from tests.importers.bench import bench

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 25, 12, 0)
HEAD = "Deal ID,Deal Name,Owner,Stage,Amount,Created,Close Date\n"
DEALS = HEAD + "D1,One,Lin Yue,Won,100,2026-03-01,2026-04-01\nD2,Two,Lin Yue,Lost,50,2026-03-02,2026-04-13\n"
AMBIGUOUS = HEAD + "D3,Three,Lin Yue,Won,70,03/04/2026,05/06/2026\n"
PEOPLE = "rep,team,manager,from,to,email\nLin Yue,North,Ann Berg,2025-01-01,,lin@example.com\n"
PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path / "bench") as made:
        yield made


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "inbox"
    made.mkdir()
    return made


def put(folder: Path, name: str, content: str | bytes = DEALS) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def lying(folder: Path) -> tuple[Lying, ...]:
    return look(folder)[0]


def take(house, folder: Path, *, at: datetime = NOW):
    return inbox.take(house.store, folder, lying(folder), at=at, archive=house.folder / "uploads")


def loads(house):
    with house.store.read() as cursor:
        return list_loads(cursor)


def known(house):
    with house.store.read() as cursor:
        return {one.file: one for one in inbox.arrivals(cursor)}


def names(files) -> list[str]:
    return [one.name for one in files]


def below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# coming to rest


def test_a_file_is_taken_once_it_has_not_changed_for_a_moment(folder):
    rest = Rest()
    put(folder, "deals.csv")
    assert rest.files(folder, 0.0) == ()
    assert rest.files(folder, 0.5) == ()
    assert names(rest.files(folder, 1.0)) == ["deals.csv"]


def test_a_file_that_grows_waits(folder):
    rest = Rest()
    put(folder, "deals.csv", "Deal")
    rest.files(folder, 0.0)
    put(folder, "deals.csv", DEALS)
    assert rest.files(folder, 1.0) == ()
    assert names(rest.files(folder, 2.0)) == ["deals.csv"]


def test_files_that_arrive_together_wait_for_each_other_and_for_one_on_its_way(folder):
    rest = Rest()
    put(folder, "a.csv")
    rest.files(folder, 0.0)
    put(folder, "b.csv.part", "half")
    rest.files(folder, 0.9)
    assert rest.files(folder, 1.5) == ()
    (folder / "b.csv.part").rename(folder / "b.csv")
    assert rest.files(folder, 1.6) == ()
    assert names(rest.files(folder, 2.6)) == ["a.csv", "b.csv"]


def test_a_part_that_lies_about_for_good_holds_nothing_up(folder):
    rest = Rest()
    put(folder, "old.part", "half")
    put(folder, "a.csv")
    rest.files(folder, 0.0)
    assert names(rest.files(folder, 1.0)) == ["a.csv"]


def test_a_file_that_never_rests_holds_the_others_up_for_half_a_minute_only(folder):
    rest = Rest()
    put(folder, "a.csv")
    rest.files(folder, 0.0)
    for second in range(1, 30):
        put(folder, "log.csv", "x" * second)
        assert rest.files(folder, float(second)) == ()
    put(folder, "log.csv", "x" * 30)
    assert names(rest.files(folder, 30.0)) == ["a.csv"]


def test_an_empty_file_is_waited_for(folder):
    rest = Rest()
    put(folder, "a.csv", "")
    rest.files(folder, 0.0)
    assert rest.files(folder, 5.0) == ()
    assert rest.waiting
    assert names(rest.files(folder, 30.0)) == ["a.csv"]


def test_hidden_and_lock_files_folders_and_links_are_passed_by(folder, tmp_path):
    for name in (".deals.csv.swp", "~$deals.xlsx", ".~lock.deals.ods#", "a.tmp", "a.crdownload", "Thumbs.db"):
        put(folder, name, "x")
    (folder / "done").mkdir()
    (folder / "link.csv").symlink_to(put(tmp_path, "elsewhere.csv"))
    assert look(folder)[0] == ()


def test_a_folder_that_is_not_there_is_empty(tmp_path):
    assert look(tmp_path / "nowhere") == ((), ())


# taking


def test_files_that_came_together_are_one_load_and_go_to_its_folder(house, folder):
    put(folder, "deals.csv")
    put(folder, "people.csv", PEOPLE)
    taken = take(house, folder)
    assert taken.all_loaded
    (load,) = loads(house)
    assert (load.load_id, load.loaded_by, {file.name for file in load.files}) == (
        1,
        "inbox",
        {"deals.csv", "people.csv"},
    )
    assert below(folder) == ["done/2026-11-25-1/deals.csv", "done/2026-11-25-1/people.csv"]
    assert (known(house)["deals.csv"].status, known(house)["deals.csv"].load_id) == ("loaded", 1)


def test_a_refused_file_and_one_that_asks_are_put_aside_with_reasons_in_both_languages(house, folder):
    put(folder, "people.csv", PEOPLE)
    put(folder, "photo.csv", PHOTO)
    put(folder, "asks.csv", AMBIGUOUS)
    taken = take(house, folder)
    assert not taken.all_loaded
    assert below(folder) == [
        "done/2026-11-25-1/people.csv",
        "refused/asks.csv",
        "refused/asks.csv.reasons.txt",
        "refused/photo.csv",
        "refused/photo.csv.reasons.txt",
    ]
    reasons = (folder / "refused/photo.csv.reasons.txt").read_text("utf-8")
    assert "its bytes are those of JPEG" in reasons
    assert "内容是 JPEG" in reasons
    assert '--choose "asks.csv:Created=dmy"' in (folder / "refused/asks.csv.reasons.txt").read_text("utf-8")
    assert house.one("select count(*) from core.deals") == 0
    assert {name: one.status for name, one in known(house).items()} == {
        "people.csv": "loaded",
        "photo.csv": "refused",
        "asks.csv": "asks",
    }


def test_a_load_of_the_inbox_stands_for_the_day_of_the_files_that_are_loaded(house, folder):
    put(folder, "deals.csv")
    put(folder, "asks.csv", AMBIGUOUS)
    take(house, folder)
    assert loads(house)[0].as_of == date(2026, 4, 13)


def test_where_nothing_can_be_loaded_the_reasons_are_remembered_and_open_pages_hear_of_it(house, folder):
    before = house.store.revision
    put(folder, "photo.csv", PHOTO)
    assert take(house, folder).load_id is None
    assert loads(house) == ()
    assert known(house)["photo.csv"].issues[0].code == "file.binary"
    assert house.store.revision > before


def test_the_same_content_again_changes_nothing(house, folder):
    put(folder, "deals.csv")
    take(house, folder)
    put(folder, "deals.csv")
    os.utime(folder / "deals.csv", (2e9, 2e9))
    taken = take(house, folder)
    assert (taken.load_id, taken.all_loaded, len(loads(house))) == (None, True, 1)
    assert below(folder) == ["done/2026-11-25-1/deals.csv", "done/2026-11-25-unchanged/deals.csv"]


def test_a_file_put_back_after_an_undo_is_loaded_again(house, folder):
    put(folder, "deals.csv")
    take(house, folder)
    undo.undo(house.store, 1, at=NOW, reporting="CNY")
    put(folder, "deals.csv")
    os.utime(folder / "deals.csv", (2e9, 2e9))
    assert take(house, folder).load_id == 2


def test_rejected_rows_of_a_loaded_file_leave_their_reasons_beside_it(house, folder):
    put(folder, "deals.csv", DEALS + "D9,Nine,Lin Yue,Won,12.5.00,2026-03-01,2026-04-01\n")
    take(house, folder)
    text = (folder / "done/2026-11-25-1/deals.csv.reasons.txt").read_text("utf-8")
    assert text.startswith("deals.csv was loaded, but not all of it.\n- line 4: ")
    assert "12.5.00" in text


def test_two_refused_files_of_one_name_are_both_kept(house, folder):
    for turn in (1, 2):
        os.utime(put(folder, "photo.csv", PHOTO + bytes(turn)), (turn, turn))
        take(house, folder)
    assert [name for name in below(folder) if not name.endswith(".txt")] == [
        "refused/photo (2).csv",
        "refused/photo.csv",
    ]


def test_a_file_that_changes_while_it_is_read_is_left_for_the_next_look(house, folder):
    path = put(folder, "deals.csv")
    before = lying(folder)
    path.write_text(DEALS + "D4,Four,Lin Yue,Won,1,2026-03-01,2026-04-01\n", encoding="utf-8")
    taken = inbox.take(house.store, folder, before, at=NOW, archive=house.folder / "uploads")
    assert (taken.files, loads(house), below(folder)) == ((), (), ["deals.csv"])


def test_a_file_decided_about_before_a_kill_is_only_moved(house, folder):
    path = put(folder, "deals.csv")
    take(house, folder)
    (folder / "done/2026-11-25-1/deals.csv").rename(path)  # as if the process had ended before it moved it
    taken = take(house, folder)
    assert (taken.files, len(loads(house))) == ((), 1)
    assert below(folder) == ["done/2026-11-25-1/deals.csv"]


def test_two_that_take_the_same_files_at_once_load_them_once(house, folder):
    for name, content in (("deals.csv", DEALS), ("asks.csv", AMBIGUOUS), ("photo.csv", PHOTO)):
        put(folder, name, content)
    files = lying(folder)
    archive = house.folder / "uploads"
    with ThreadPoolExecutor(2) as pool:
        turns = [pool.submit(inbox.take, house.store, folder, files, at=NOW, archive=archive) for _ in "ab"]
        taken = [turn.result() for turn in turns]
    assert len(loads(house)) == 1
    assert sorted(len(one.files) for one in taken) == [0, 3]
    assert [name for name in below(folder) if not name.endswith(".txt")] == [
        "done/2026-11-25-1/deals.csv",
        "refused/asks.csv",
        "refused/photo.csv",
    ]
    assert len(inbox.waiting(folder, tuple(known(house).values()))) == 1


def test_what_a_person_has_answered_is_put_away_as_loaded(house, folder):
    put(folder, "asks.csv", AMBIGUOUS)
    take(house, folder)
    (waits,) = inbox.waiting(folder, tuple(known(house).values()))
    report = house.load({"asks.csv": AMBIGUOUS}, choose=("Created=dmy", "Close Date=dmy"))
    assert (report.load_id, report.files[0].new) == (1, 1)
    inbox.answered(house.store, folder, waits, at=NOW, load_id=1)
    assert below(folder) == ["done/2026-11-25-1/asks.csv"]
    found = known(house)["asks.csv"]
    assert (found.status, found.load_id, found.answered) == ("loaded", 1, True)
    assert inbox.waiting(folder, (found,)) == ()


def test_a_file_that_waits_and_is_loaded_through_another_door_is_put_away(house, folder):
    put(folder, "asks.csv", AMBIGUOUS)
    take(house, folder)
    assert inbox.settle(house.store, folder, at=NOW) == 0
    house.load({"asks.csv": AMBIGUOUS}, choose=("Created=dmy", "Close Date=dmy"))
    assert inbox.settle(house.store, folder, at=NOW) == 1
    assert below(folder) == ["done/2026-11-25-1/asks.csv"]


def test_an_answer_that_is_remembered_loads_the_next_file_of_that_header(house, folder):
    house.load({"x.csv": AMBIGUOUS}, choose=("Created=dmy", "Close Date=dmy"))
    put(folder, "asks.csv", AMBIGUOUS.replace("70", "80"))
    assert take(house, folder).all_loaded


def test_a_file_is_complete_where_the_last_of_its_header_was(house, folder):
    house.load({"deals.csv": DEALS}, complete=True, as_of=date(2026, 4, 14))
    put(folder, "deals.csv", DEALS.rsplit("D2", 1)[0])
    take(house, folder, at=NOW)
    (newest, _) = loads(house)
    assert newest.files[0].complete


def test_a_file_that_grows_after_it_was_put_away_comes_back(house, folder):
    put(folder, "deals.csv")
    (before,) = lying(folder)
    taken = take(house, folder)
    gone = Gone()
    gone.put(before, taken.places["deals.csv"], 0.0)
    assert gone.back(folder, 1.0) == 0
    with (folder / taken.places["deals.csv"]).open("a", encoding="utf-8") as file:
        file.write("D4,Four,Lin Yue,Won,1,2026-03-01,2026-04-01\n")
    assert gone.back(folder, 2.0) == 1
    assert take(house, folder).files[0].new == 1
    assert [name for name in below(folder) if not name.startswith("done/")] == []


def test_a_file_that_the_program_cannot_stand_is_given_up_with_the_reason(house, folder):
    put(folder, "deals.csv")
    inbox.give_up(house.store, folder, lying(folder)[0], SalesPerfError("fault"), at=NOW)
    assert below(folder) == ["refused/deals.csv", "refused/deals.csv.reasons.txt"]
    assert known(house)["deals.csv"].status == "refused"


def test_the_demo_company_has_no_inbox(tmp_path):
    with pytest.raises(SalesPerfError, match="inbox"):
        inbox.folder_of(tmp_path / "demo.duckdb", "")
    assert inbox.folder_of(tmp_path / "own.duckdb", "") == tmp_path / "inbox"


# killed


def test_nothing_is_lost_or_loaded_twice_however_often_the_process_is_killed(tmp_path):
    warehouse, folder = tmp_path / "own.duckdb", tmp_path / "inbox"
    folder.mkdir()
    kills, rows = 4, 1_000

    def export(turn: int) -> str:
        day = date(2026, 1, 1) + timedelta(days=turn)
        return HEAD + "".join(
            f"T{turn}-{n},Deal {n},Rep {n % 20},{'Won' if n % 2 else 'Lost'},{turn},{day},{day}\n"
            for n in range(rows)
        )

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.importers.taking", str(warehouse), str(folder)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    unfinished = 0
    for turn in range(1, kills + 1):
        put(folder, f"deals-{turn}.csv", export(turn))
        put(folder, f"photo-{turn}.csv", PHOTO + bytes([turn]))
        process = start()
        try:
            process.wait(0.2 + 0.12 * turn)
        except subprocess.TimeoutExpired:
            process.kill()
            unfinished += 1
        process.communicate(timeout=30)
    assert unfinished
    last = start()
    last.communicate(timeout=120)
    assert last.returncode == 0

    store = Store.open(warehouse)
    try:
        with store.read() as cursor:
            counted = cursor.execute("select count(*), count(distinct deal_id) from core.deals").fetchone()
            found = list_loads(cursor)
            statuses = [one.status for one in inbox.arrivals(cursor)]
    finally:
        store.close()
    assert counted == (kills * rows, kills * rows)
    loaded = [file.name for load in found for file in load.files]
    assert sorted(loaded) == sorted(f"deals-{turn}.csv" for turn in range(1, kills + 1))
    assert sorted(statuses) == ["loaded"] * kills + ["refused"] * kills
    assert look(folder) == ((), ())
    put_away = [path.name for path in folder.rglob("*.csv")]
    expected = [f"{kind}-{turn}.csv" for kind in ("deals", "photo") for turn in range(1, kills + 1)]
    assert sorted(put_away) == sorted(expected)
