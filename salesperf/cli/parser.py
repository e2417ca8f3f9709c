"""The commands and their options, declared once; the README's table is tested against this."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path


def build() -> argparse.ArgumentParser:
    """The parser of `python -m salesperf`."""
    parser = argparse.ArgumentParser(
        prog="python -m salesperf", description="Load CRM exports and ask for figures."
    )
    commands = parser.add_subparsers(dest="command", required=True)

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--warehouse", type=Path, metavar="FILE", help="warehouse file (default: the own workspace)"
    )
    common.add_argument("--json", action="store_true", help="answer as JSON")
    common.add_argument("--language", choices=("en", "zh_CN"), default="en", help="language of the messages")

    load = commands.add_parser("load", parents=[common], help="load CRM export files, all or nothing")
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="day that the files stand for")
    load.add_argument(
        "--complete", action="store_true", help="the files hold every record: what is missing was removed"
    )
    load.add_argument(
        "--choose", action="append", default=[], metavar="[FILE:]COLUMN=ANSWER", help="answer a question"
    )
    load.add_argument("--profile", metavar="NAME", help="use a remembered mapping")
    load.add_argument(
        "--skip-refused", action="store_true", help="store the other files when one is refused or asks"
    )
    load.add_argument("--by", default="command line", help="who loads, for the history")

    commands.add_parser("inbox", parents=[common], help="load what lies in the inbox folder, once")
    commands.add_parser("loads", parents=[common], help="list the loads")
    for name, text in (("undo", "take a load back"), ("redo", "put an undone load back")):
        command = commands.add_parser(name, parents=[common], help=text)
        command.add_argument("load", type=int, metavar="LOAD")
    commands.add_parser("check", parents=[common], help="run all checks on the data")
    demo = commands.add_parser("demo", parents=[common], help="make the demo company afresh")
    demo.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="DATE",
        help="last day of the demo company (default: today)",
    )
    export = commands.add_parser("export", parents=[common], help="write every table as CSV and Parquet")
    export.add_argument("folder", type=Path, metavar="DIR")

    metric = commands.add_parser("metric", parents=[common], help="compute a metric")
    metric.add_argument("key", metavar="KEY")
    metric.add_argument("--by", action="append", default=[], metavar="DIMENSION")
    metric.add_argument("--from", dest="since", type=date.fromisoformat, metavar="DATE")
    metric.add_argument("--to", dest="until", type=date.fromisoformat, metavar="DATE")
    metric.add_argument("--as-of", type=date.fromisoformat, metavar="DATE")
    metric.add_argument(
        "--known-on", type=date.fromisoformat, metavar="DATE", help="as it was known on that day"
    )
    metric.add_argument("--variant", metavar="V")
    return parser


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the arguments. SystemExit 2 on wrong use, 0 on --help, as argparse does."""
    return build().parse_args(list(argv))
