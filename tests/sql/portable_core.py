"""The portable core: the part of SQL that the product's queries keep to, and the check that they do.

Queries in this core return the same cells on DuckDB, PostgreSQL, Spark and ClickHouse, which is what lets the
warehouse grow without its queries being written again; it is also the faster part on DuckDB. The check reads
the syntax tree (SQLGlot), not the text, save for what only the text shows.

`AS_TEXT` rules see the file, `AS_TREE` rules see one statement. A rule yields what is wrong as a sentence
with the remedy; `lint` collects them as findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError
from sqlglot.tokens import Token, TokenType

from tests.sql.ordering import ordering_faults

Kind = Literal["query", "script"]
"""A query is one select whose rows go to Python; a script is statements that build tables."""

TARGETS = ("postgres", "spark", "clickhouse")

GRAIN = re.compile(r"-- one row( per \S.*)?")

FUNCTIONS: tuple[type[exp.Expression], ...] = (
    exp.Abs, exp.And, exp.BitwiseAndAgg, exp.BitwiseOrAgg, exp.Case, exp.Cast, exp.Ceil, exp.Coalesce,
    exp.Concat, exp.Count, exp.DateDiff, exp.DateTrunc, exp.DenseRank, exp.Exists, exp.Extract,
    exp.FirstValue, exp.Floor, exp.Greatest, exp.If, exp.Lag, exp.LastValue, exp.Lead, exp.Least, exp.Length,
    exp.Lower, exp.Max, exp.Min, exp.Nullif, exp.Or, exp.Pow, exp.Rank, exp.Replace, exp.Round, exp.RowNumber,
    exp.Substring, exp.Sum, exp.TimestampTrunc, exp.Trim, exp.Upper,
)  # fmt: skip
"""Functions that mean the same everywhere. Percentiles come from a histogram, a mean from sum and count."""

RANKING = (exp.RowNumber, exp.Rank, exp.DenseRank, exp.Lag, exp.Lead, exp.FirstValue, exp.LastValue)
CLOCKS = (exp.CurrentDate, exp.CurrentTimestamp, exp.CurrentTime, exp.Localtimestamp, exp.Localtime)
CLOCK_NAMES = ("now", "today", "get_current_time", "get_current_timestamp", "transaction_timestamp")
TRUNCATIONS = ("YEAR", "QUARTER", "MONTH", "WEEK", "WEEK(MONDAY)", "DAY")
EXTRACTS = ("YEAR", "QUARTER", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND")
JOIN_KINDS = ("", "INNER", "CROSS", "OUTER")
TYPES_OF_DUCKDB_ONLY = (
    exp.DataType.Type.INT128, exp.DataType.Type.UINT128, exp.DataType.Type.UBIGINT, exp.DataType.Type.UINT,
    exp.DataType.Type.USMALLINT, exp.DataType.Type.UTINYINT, exp.DataType.Type.ARRAY, exp.DataType.Type.LIST,
    exp.DataType.Type.STRUCT, exp.DataType.Type.MAP,
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One breach: the rule's name, and a sentence that says what to write instead."""

    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"


def lint(text: str, kind: Kind) -> list[Finding]:
    """All breaches in the text of one .sql file; none for a file that only declares tables and views."""
    try:
        tokens = sqlglot.tokenize(text, read="duckdb")
        parsed = [one for one in sqlglot.parse(text, read="duckdb") if one is not None]
    except SqlglotError as error:
        return [Finding("parses", f"SQLGlot cannot read it: {str(error).splitlines()[0]}")]
    statements = [one for one in parsed if not _declares(one)]
    if not statements:
        return []
    findings = [Finding(rule, message) for rule, check in AS_TEXT.items() for message in check(text, tokens)]
    findings += [Finding("statements", message) for message in _statements(statements, kind)]
    for statement in statements:
        for rule, check in AS_TREE.items():
            findings += [Finding(rule, message) for message in check(statement)]
        if kind == "query":
            findings += [Finding("total order", message) for message in ordering_faults(statement)]
            findings += [Finding("last step", message) for message in _last_step(statement)]
    return list(dict.fromkeys(findings))


def _declares(statement: exp.Expression) -> bool:
    """Whether it only declares: a table by its columns, a view, a schema, or drops one."""
    if isinstance(statement, exp.Drop):
        return True
    return isinstance(statement, exp.Create) and (statement.kind != "TABLE" or statement.expression is None)


def _statements(statements: list[exp.Expression], kind: Kind) -> Iterator[str]:
    if kind == "query":
        if len(statements) != 1:
            yield f"{len(statements)} statements: one query a file"
        for one in statements:
            if not isinstance(one, exp.Query):
                yield f"{type(one).__name__.lower()} in a query: only a select returns rows"
        return
    for one in statements:
        if isinstance(one, exp.Query):
            yield "a select in a script goes nowhere: insert its rows"
        elif not isinstance(one, (exp.Insert, exp.Delete, exp.Update, exp.Create)):
            yield f"{type(one).__name__.lower()}: a script inserts, updates, deletes and creates"


def _grain(text: str, _tokens: list[Token]) -> Iterator[str]:
    first = text.split("\n", 1)[0]
    if GRAIN.fullmatch(first) is None:
        yield f"the first line says the grain, `-- one row per …` or `-- one row`, not {first!r}"


def _lower_case(text: str, tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        written = text[token.start : token.end + 1]
        quoted = token.token_type in (TokenType.STRING, TokenType.IDENTIFIER, TokenType.NUMBER)
        if not quoted and written != written.lower():
            yield f"line {token.line}: `{written}` in lower case"


def _cast_operator(_text: str, tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.token_type == TokenType.DCOLON:
            yield f"line {token.line}: `cast(… as …)` for `::`"


def _columns(statement: exp.Expression) -> Iterator[str]:
    for star in statement.find_all(exp.Star):
        if not isinstance(star.parent, exp.Count):
            yield "name the columns; `*` stands only in count(*)"
    for insert in statement.find_all(exp.Insert):
        if not isinstance(insert.this, exp.Schema):
            yield f"insert into {insert.this.sql('duckdb')} (…): name the columns"


def _forbidden(statement: exp.Expression) -> Iterator[str]:
    for node in statement.walk():
        for kind, breaks, message in FORBIDDEN:
            if isinstance(node, kind) and breaks(node):
                yield message


def _orders_by_all(node: exp.Expression) -> bool:
    return node.this.sql("duckdb").strip("'").upper() == "ALL"


def _is_of_duckdb_only(node: exp.Expression) -> bool:
    return node.this in TYPES_OF_DUCKDB_ONLY


FORBIDDEN: tuple[tuple[type[exp.Expression], Callable[[exp.Expression], object], str], ...] = (
    (exp.Group, lambda node: node.args.get("all"), "group by the columns, not `group by all`"),
    (exp.Ordered, _orders_by_all, "order by the columns, not `order by all`"),
    (exp.Qualify, bool, "number the rows in one step and filter in the next, not `qualify`"),
    (exp.Filter, bool, "`sum(case when … then … end)` for `filter (where …)`"),
    (exp.Distinct, lambda node: node.args.get("on"), "number the rows and keep the first, not `distinct on`"),
    (exp.Pivot, bool, "a sum of cases for each column, not `pivot`"),
    (exp.TableSample, bool, "no samples: figures are of all rows"),
    (exp.Lateral, bool, "a join or a window, not `lateral`"),
    (exp.With, lambda node: node.args.get("recursive"), "no recursion: prepare it at load"),
    (exp.DataType, _is_of_duckdb_only, "a type that every engine has: bigint, integer, date, varchar …"),
    (exp.Insert, lambda node: node.args.get("alternative"), "delete, then insert; no `insert or …`"),
    (exp.Insert, lambda node: node.args.get("by_name"), "name the columns in one order, not `by name`"),
    (exp.SetOperation, lambda node: node.args.get("by_name"), "name the columns in one order, not `by name`"),
    (exp.OnConflict, bool, "delete, then insert; no `on conflict`"),
)
"""What stands in the tree only where DuckDB's own SQL is written: node, when it counts, remedy."""


def _joins(statement: exp.Expression) -> Iterator[str]:
    for join in statement.find_all(exp.Join):
        if join.method or join.kind.upper() not in JOIN_KINDS:
            yield f"{(join.method or join.kind).lower()} join: write it with `exists`, or with a window"
        if join.side and any(_joins_tables(one) for one in join.find_all(exp.Or)):
            yield "left join on `or`: join by equality and decide in a `case`; else every pair is compared"


def _joins_tables(condition: exp.Expression) -> bool:
    return len({column.table for column in condition.find_all(exp.Column)}) > 1


def _functions(statement: exp.Expression) -> Iterator[str]:
    for node in statement.find_all(exp.Func):
        if isinstance(node, (exp.Array, exp.Struct)) or isinstance(node.parent, exp.Lambda):
            yield "lists and structs are not in the portable core"
        elif isinstance(node, CLOCKS) or node.name.lower() in CLOCK_NAMES:
            yield "no clock: the day is a parameter"
        elif isinstance(node, exp.Avg):
            yield "return sum(…) and count(…) for avg(…): both parts of a ratio stay"
        elif type(node) not in FUNCTIONS and not _rows_of_parameter(node):
            yield f"{_written(node)}() is not in the portable core"
    if statement.find(exp.Lambda):
        yield "lambdas are not in the portable core"


def _rows_of_parameter(node: exp.Expression) -> bool:
    """`unnest($teams)`: a list that the caller gives, as rows; the one use of a list."""
    if not isinstance(node, (exp.Explode, exp.Unnest)):
        return False
    inner = node.this if isinstance(node, exp.Explode) else next(iter(node.expressions), None)
    while isinstance(inner, exp.Cast):
        inner = inner.this
    return isinstance(inner, exp.Placeholder)


def _written(node: exp.Func) -> str:
    return node.name.lower() if isinstance(node, exp.Anonymous) else node.sql_name().lower()


def _dates(statement: exp.Expression) -> Iterator[str]:
    for node in statement.find_all(exp.DateDiff):
        if node.text("unit").upper() != "DAY":
            yield "date_diff counts days only; months and quarters come from date_trunc"
        for side in (node.this, node.expression):
            if isinstance(side, exp.Column) and side.name.endswith("_at"):
                yield f"date_diff is for dates: cast({side.name} as date)"
    for node in statement.find_all(exp.TimestampTrunc, exp.DateTrunc):
        if node.text("unit").upper() not in TRUNCATIONS:
            yield f"date_trunc knows {', '.join(TRUNCATIONS).lower()}"
    for node in statement.find_all(exp.Extract):
        if node.name.upper() not in EXTRACTS:
            yield f"extract knows {', '.join(EXTRACTS).lower()}; engines differ in the rest"


def _division(statement: exp.Expression) -> Iterator[str]:
    if statement.find(exp.Div):
        yield "`/` makes floats: return numerator and denominator, or divide whole numbers by `//`"


def _parameters(statement: exp.Expression) -> Iterator[str]:
    for node in statement.find_all(exp.Placeholder, exp.Parameter):
        if isinstance(node, exp.Parameter) or not node.name or node.name.isdigit() or node.name == "?":
            yield "parameters have names: $name"


def _steps(statement: exp.Expression) -> Iterator[str]:
    for node in statement.find_all(exp.Subquery):
        if isinstance(node.parent, (exp.From, exp.Join)) and not isinstance(node.this, exp.Values):
            yield "a step is a CTE, not a select inside `from`"


def _windows(statement: exp.Expression) -> Iterator[str]:
    named = {
        window.this.name: window
        for select in statement.find_all(exp.Select)
        for window in select.args.get("windows") or []
    }
    for window in statement.find_all(exp.Window):
        if isinstance(window.this, exp.Identifier):
            continue
        meant = named.get(window.args["alias"].name, window) if window.args.get("alias") else window
        if isinstance(window.this, RANKING):
            if not meant.args.get("order"):
                yield f"{_written(window.this)}() needs an `order by` in its window"
        elif not any(meant.args.get(part) for part in ("order", "partition_by", "spec")):
            yield (
                "a total is a step of its own, not `over ()`: this window now and then ends in an internal "
                "error of DuckDB 1.5 that shuts the whole database"
            )
    for limited in statement.find_all(exp.Limit):
        if limited.parent is not None and not limited.parent.args.get("order"):
            yield "`limit` needs an `order by`"


def _transpiles(statement: exp.Expression) -> Iterator[str]:
    tree = statement.transform(_parameter_as_column)
    for dialect in TARGETS:
        try:
            sqlglot.parse_one(tree.sql(dialect, unsupported_level=ErrorLevel.RAISE), read=dialect)
        except SqlglotError as error:
            yield f"{dialect}: {str(error).splitlines()[0]}"


def _parameter_as_column(node: exp.Expression) -> exp.Expression:
    """Engines write parameters in their own ways; what matters here is what stands around them."""
    return exp.column(node.name or "parameter") if isinstance(node, exp.Placeholder) else node


def _last_step(statement: exp.Expression) -> Iterator[str]:
    with_ = statement.args.get("with_")
    if with_ is None:
        return
    last = with_.expressions[-1].alias
    source = statement.args.get("from_")
    if source is None or source.this.name != last:
        yield f"ends with `select … from {last}`, its last step"


AS_TEXT: dict[str, Callable[[str, list[Token]], Iterator[str]]] = {
    "grain": _grain,
    "lower case": _lower_case,
    "cast": _cast_operator,
}

AS_TREE: dict[str, Callable[[exp.Expression], Iterator[str]]] = {
    "columns": _columns,
    "forbidden": _forbidden,
    "joins": _joins,
    "functions": _functions,
    "dates": _dates,
    "division": _division,
    "parameters": _parameters,
    "steps": _steps,
    "windows": _windows,
    "transpiles": _transpiles,
}
