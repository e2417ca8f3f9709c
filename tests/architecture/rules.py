"""House rules that no linter knows, each as a function from a syntax tree to the nodes that break it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.source import dotted

CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "Timestamp.now", "Timestamp.today",
    "time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime",
}  # fmt: skip

RUNS_SQL = {"execute", "executemany", "sql", "query"}

TAKES_NO_PARAMETERS = ("attach ", "detach ", "set ", "use ")
"""Statements about the database itself: names in them cannot be parameters."""

FILES = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "urlopen"}


def clocks(module: ast.Module) -> Iterator[ast.AST]:
    """Calls that ask what time it is, however the module is named; a stop watch (time.monotonic) is none."""
    names = _names_of_clocks(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            called = dotted(node.func)
            if ".".join(called.split(".")[-2:]) in CLOCKS or called in names:
                yield node


def _names_of_clocks(module: ast.Module) -> set[str]:
    """What the module calls `datetime`, `date` and `time`, and `time.time` imported on its own."""
    names: set[str] = set()
    for node in ast.walk(module):
        if not isinstance(node, ast.ImportFrom):
            continue
        for alias in node.names:
            called = alias.asname or alias.name
            if node.module == "time" and f"time.{alias.name}" in CLOCKS:
                names.add(called)
            elif node.module == "datetime" and alias.asname:
                asks = [name.split(".")[1] for name in CLOCKS if name.startswith(alias.name + ".")]
                names |= {f"{called}.{one}" for one in asks}
    return names


def broad_excepts(module: ast.Module) -> Iterator[ast.ExceptHandler]:
    """Handlers of everything that do not raise it again."""
    for node in ast.walk(module):
        if isinstance(node, ast.ExceptHandler) and _catches_all(node.type) and not _raises_again(node):
            yield node


def _catches_all(caught: ast.expr | None) -> bool:
    if caught is None:
        return True
    one_of = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(dotted(one) in ("Exception", "BaseException") for one in one_of)


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def built_sql(module: ast.Module) -> Iterator[ast.AST]:
    """Statements put together from texts where they are run: f-string, `%`, `+` or `.format`.

    Those that can take no parameters are left out.
    """
    for node in ast.walk(module):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in RUNS_SQL
            and node.args
            and _is_put_together(node.args[0])
            and not _first_text(node.args[0]).startswith(TAKES_NO_PARAMETERS)
        ):
            yield node


def _is_put_together(text: ast.expr) -> bool:
    if isinstance(text, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in text.values)
    if isinstance(text, ast.BinOp):
        return isinstance(text.op, (ast.Mod, ast.Add))
    return isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr == "format"


def _first_text(text: ast.expr) -> str:
    constants = [one for one in ast.walk(text) if isinstance(one, ast.Constant)]
    first = min(constants, key=lambda one: (one.lineno, one.col_offset), default=None)
    return "" if first is None else str(first.value)


def unsafe_html(module: ast.Module) -> Iterator[ast.AST]:
    """Texts that the browser would take as HTML."""
    for node in ast.walk(module):
        if isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html":
            yield node.value


def file_access(module: ast.Module) -> Iterator[ast.AST]:
    """Calls that open, read or write a file."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] in FILES:
            yield node


def module_state(module: ast.Module) -> Iterator[ast.AST]:
    """`global`: a module keeps no state that changes."""
    for node in ast.walk(module):
        if isinstance(node, ast.Global):
            yield node
