"""What the command line answers, and with which exit code."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from salesperf import cli
from salesperf.cli import parser
from salesperf.cli.remote import Door

ROOT = Path(__file__).parents[2]
HEAD = "Deal ID,Deal Name,Owner,Stage,Amount,Created,Close Date\n"
DEALS = HEAD + "D1,One,Lin Yue,Won,100,2026-03-01,2026-04-01\nD2,Two,Lin Yue,Lost,50,2026-03-02,2026-04-13\n"
AMBIGUOUS = HEAD + "D3,Three,Lin Yue,Won,70,03/04/2026,05/06/2026\n"


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A folder with a warehouse of its own, an English terminal, and nothing set by whoever tests."""
    for name in list(os.environ):
        if name.startswith("SALESPERF_") or name in ("LC_ALL", "LC_MESSAGES"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("SALESPERF_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deals.csv").write_text(DEALS, encoding="utf-8")
    return tmp_path


def run(*words: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = cli.main([str(word) for word in words], out=out, err=err)
    return code, out.getvalue(), err.getvalue()


def test_done_is_0(house):
    code, out, err = run("load", "deals.csv")
    assert (code, err) == (0, "")
    assert out.startswith("Load 1, as of 2026-04-13.\ndeals.csv: deals, 2 rows = 2 new")
    assert run("loads", "--json")[0] == 0
    assert run("undo", 1)[0] == 0
    assert run("redo", 1)[0] == 0
    assert run("check")[0] == 0
    assert run("export", "out")[0] == 0
    assert run("digest", "review/last.html")[0] == 0
    assert "<h1>" in (house / "review" / "last.html").read_text(encoding="utf-8")
    assert json.loads(run("metric", "win_rate", "--json")[1])["rows"][0]["value"] == 0.5


def test_a_fault_of_ours_is_1(house):
    script = "from salesperf import cli; cli.commands.dispatch = lambda here: 1 / 0; cli.main(['loads'])"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("metric", "win_rat"), "There are: "),
        (("metric", "win_rate", "--by", "colour"), "Each of these once: "),
        (("metric", "win_rate", "--variant", "odd"), "There are: closed_count"),
        (("metric", "win_rate", "--from", "2026-02-02", "--to", "2026-02-01"), "put the earlier day first"),
        (("undo", 7), "There is no load 7"),
        (("load", "deals.csv", "--choose", "sideways"), "is no answer"),
        (("load", "deals.csv", "--profile", "Weekly"), "No layout is remembered as “Weekly”"),
        (("load", "nothing/*.csv"), "names no file"),
        (("digest", "."), "cannot be written"),
        (("inbox", "--warehouse", "demo.duckdb"), "demo company has no inbox"),
    ],
)
def test_wrong_use_is_2_and_the_message_says_what_there_is(house, words, said):
    run("load", "deals.csv")
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    "words", [("fly",), ("undo", "x"), ("load",), ("metric", "win_rate", "--from", "soon")]
)
def test_words_that_are_no_command_are_2(house, words, capsys):
    assert run(*words)[0] == 2
    assert "usage: " in capsys.readouterr().err


def test_a_setting_that_cannot_be_read_is_2(house, monkeypatch):
    monkeypatch.setenv("SALESPERF_THREADS", "many")
    code, _, err = run("loads")
    assert code == 2
    assert "“threads” cannot be “many”" in err


def test_a_refused_file_and_one_that_asks_are_3_and_nothing_is_stored(house):
    (house / "photo.csv").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    code, out, _ = run("load", "deals.csv", "photo.csv")
    assert (code, out.splitlines()[0]) == (3, "Nothing was stored.")
    (house / "asks.csv").write_text(AMBIGUOUS, encoding="utf-8")
    code, out, _ = run("load", "asks.csv")
    assert code == 3
    assert '--choose "asks.csv:Created=dmy"' in out
    assert json.loads(run("loads", "--json")[1]) == []
    assert run("load", "gone.csv")[0] == 3


def test_with_skip_refused_the_others_are_stored_and_it_is_3_all_the_same(house):
    (house / "photo.csv").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    code, out, _ = run("load", "deals.csv", "photo.csv", "--skip-refused", "--json")
    assert (code, json.loads(out)["load_id"]) == (3, 1)


def test_a_warehouse_that_cannot_be_opened_is_4(house):
    (house / "broken.duckdb").write_bytes(b"no database" * 400)
    code, _, err = run("loads", "--warehouse", "broken.duckdb")
    assert code == 4
    assert "cannot be opened" in err
    (house / "file").write_text("x", encoding="utf-8")
    assert run("loads", "--warehouse", "file/own.duckdb")[0] == 4


def test_a_folder_stands_for_its_files_and_a_pattern_for_what_matches_it(house):
    (house / "exports").mkdir()
    for name in ("a.csv", "b.csv"):
        text = DEALS.replace("D1", name + "1").replace("D2", name + "2")
        (house / "exports" / name).write_text(text, encoding="utf-8")
    (house / "exports" / ".hidden").write_text("x", encoding="utf-8")
    (house / "exports" / "c.csv.part").write_text("x", encoding="utf-8")
    code, out, _ = run("load", "exports", "--json")
    assert (code, [one["file"] for one in json.loads(out)["files"]]) == (0, ["a.csv", "b.csv"])
    code, out, _ = run("load", "exports/[a]*.csv", "--json")
    assert (code, [one["unchanged"] for one in json.loads(out)["files"]]) == (0, [2])


def test_the_inbox_is_loaded_once(house):
    folder = house / "data" / "inbox"
    assert run("inbox") == (0, f"Nothing lies in {folder}.\n", "")
    folder.mkdir(parents=True)
    (folder / "deals.csv").write_text(DEALS, encoding="utf-8")
    code, out, _ = run("inbox", "--json")
    told = json.loads(out)
    assert (code, told["load_id"], told["files"][0]["new"]) == (0, 1, 2)
    assert (folder / told["places"]["deals.csv"]).exists()
    (folder / "asks.csv").write_text(AMBIGUOUS, encoding="utf-8")
    code, out, _ = run("inbox")
    assert code == 3
    assert "Put away as refused/asks.csv." in out


@pytest.mark.parametrize(
    ("environment", "words", "said"),
    [
        ({"LANG": "zh_CN.UTF-8"}, (), "没有“x”这个指标"),
        ({"LANG": "zh_CN.UTF-8"}, ("--language", "en"), "There is no metric “x”"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, (), "没有“x”这个指标"),
        ({"LANG": "zh_CN.UTF-8", "SALESPERF_LANGUAGE": "en"}, (), "There is no metric “x”"),
        ({"LANG": "C"}, (), "There is no metric “x”"),
        ({"LANG": "C"}, ("--language", "zh_CN"), "没有“x”这个指标"),
    ],
)
def test_the_terminal_tells_the_language_unless_the_command_does(
    house, monkeypatch, environment, words, said
):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert said in run("metric", "x", *words)[2]


def test_a_reader_that_stops_reading_is_no_fault(house):
    run("load", "deals.csv")
    command = (
        f"{sys.executable} -m salesperf metric bookings --by week --json | head -1; echo ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(
        ["bash", "-c", command],
        check=False,
        cwd=house,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.splitlines() == ["{", "0"]
    assert done.stderr == ""


def test_every_option_says_what_it_does():
    (commands,) = [one for one in parser.build()._actions if one.dest == "command"]
    silent = [
        f"{name} {action.option_strings or action.metavar}"
        for name, command in commands.choices.items()
        for action in command._actions
        if not action.help
    ]
    assert not silent


def test_a_running_app_answers_in_the_place_of_the_command(house):
    def app(argv, folder, out, err):
        out.write(f"{' '.join(argv)} in {folder.name}")
        return 3

    door = Door(house / "data" / "own.duckdb", app)
    try:
        code, out, _ = run("loads")
        assert (code, out) == (3, f"loads --language en in {house.name}")
    finally:
        door.close()
    assert run("loads") == (0, "", "")


def test_a_fault_in_the_running_app_is_1_and_not_a_locked_file(house, capfd):
    def app(argv, folder, out, err):
        raise ZeroDivisionError

    door = Door(house / "data" / "own.duckdb", app)
    try:
        code, _, err = run("loads")
    finally:
        door.close()
    assert (code, "its log says why" in err) == (1, True)
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_a_good_file_beside_a_refused_one_is_refused_with_it_and_says_why(house):
    (house / "photo.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    code, out, _ = run("load", "deals.csv", "photo.csv", "--json")
    files = {one["file"]: one for one in json.loads(out)["files"]}
    assert (code, {one["status"] for one in files.values()}) == (3, {"refused"})
    (issue,) = [one for one in files["deals.csv"]["issues"] if one["severity"] == "error"]
    assert issue["code"] == "load.held_back"
    assert "photo.csv" in issue["message"]
    assert "--skip-refused" in issue["message"]
