"""The commands and their options, declared once; the README's table is tested against this."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path


def build() -> argparse.ArgumentParser:
    """The parser of `python -m salesperf`."""
    parser = argparse.ArgumentParser(
        prog="python -m salesperf",
        description="Load CRM exports and ask for figures.",
        epilog="exit codes: 0 done, 1 fault of ours, 2 wrong use, 3 a file is refused or needs a decision, "
        "4 the warehouse cannot be opened. COMMAND --help tells the options of a command.",
    )
    commands = parser.add_subparsers(dest="command", required=True)

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--warehouse", type=Path, metavar="FILE", help="warehouse file (default: the own workspace)"
    )
    common.add_argument("--json", action="store_true", help="answer as JSON")
    common.add_argument(
        "--language",
        choices=("en", "zh_CN"),
        default="en",
        help="language of the messages (default: that of the terminal)",
    )

    load = commands.add_parser("load", parents=[common], help="load CRM export files, all or nothing")
    load.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="export file, a folder of them, or a pattern"
    )
    load.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="day that the files stand for")
    load.add_argument(
        "--complete", action="store_true", help="the files hold every record: what is missing was removed"
    )
    load.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="[FILE:]COLUMN=ANSWER",
        help="answer a question, as its message says; may be given several times",
    )
    load.add_argument(
        "--profile", metavar="NAME", help="read the files by the remembered layout of that name"
    )
    load.add_argument(
        "--skip-refused", action="store_true", help="store the other files when one is refused or asks"
    )
    load.add_argument("--by", default="command line", help="who loads, for the history")

    commands.add_parser("inbox", parents=[common], help="load what lies in the inbox folder, once")
    commands.add_parser("loads", parents=[common], help="list the loads")
    for name, text in (("undo", "take a load back"), ("redo", "put an undone load back")):
        command = commands.add_parser(name, parents=[common], help=text)
        command.add_argument("load", type=int, metavar="LOAD", help="number of the load, as loads lists it")
    commands.add_parser("check", parents=[common], help="run all checks on the data")
    demo = commands.add_parser("demo", parents=[common], help="make the demo company afresh")
    demo.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="DATE",
        help="last day of the demo company (default: today)",
    )
    export = commands.add_parser("export", parents=[common], help="write every table as CSV and Parquet")
    export.add_argument(
        "folder", type=Path, metavar="DIR", help="folder to write into; it is made where missing"
    )

    digest = commands.add_parser("digest", parents=[common], help="write the weekly review as one HTML page")
    digest.add_argument("file", type=Path, metavar="FILE", help="page to write")
    digest.add_argument(
        "--period", choices=("week", "month", "quarter", "year"), default="quarter", help="what it is of"
    )
    digest.add_argument(
        "--since", type=date.fromisoformat, metavar="DATE", help="what moved since (default: a week before)"
    )
    digest.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="DATE",
        help="as it was at the end of that day (default: the day of the latest load)",
    )

    metric = commands.add_parser("metric", parents=[common], help="compute a metric")
    metric.add_argument("key", metavar="KEY", help="as the glossary calls it, such as win_rate")
    metric.add_argument(
        "--by",
        action="append",
        default=[],
        metavar="DIMENSION",
        help="split by it, such as team, rep, stage, month; may be given several times",
    )
    metric.add_argument(
        "--from", dest="since", type=date.fromisoformat, metavar="DATE", help="first day (default: all data)"
    )
    metric.add_argument(
        "--to", dest="until", type=date.fromisoformat, metavar="DATE", help="last day, included"
    )
    metric.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="DATE",
        help="what was true at the end of that day (default: the day of the latest load)",
    )
    metric.add_argument(
        "--known-on", type=date.fromisoformat, metavar="DATE", help="as it was known on that day"
    )
    metric.add_argument(
        "--variant", metavar="V", help="another definition of the metric (default: its first)"
    )
    return parser


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the arguments. SystemExit 2 on wrong use, 0 on --help, as argparse does."""
    return build().parse_args(list(argv))
