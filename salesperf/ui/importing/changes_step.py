"""What will change: rows, deals, what is rejected or missing, sums, and what the figures will do."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import streamlit as st

from salesperf.domain.money import MINOR_DIGITS
from salesperf.errors import Issue
from salesperf.importers import evidence, findings
from salesperf.importers.prepared import PreparedFile
from salesperf.text import Text, issue_text
from salesperf.ui.components import card, empty_state, ledger_table
from salesperf.ui.escape import Markdown, escape_markdown
from salesperf.ui.importing import figures, rows
from salesperf.ui.importing.session import Run

_NAMED = 3
_QUIET = frozenset(
    {
        "currency.assumed",
        "columns.left_out",
        "deals.no_amount",
        "deals.no_owner",
        "deals.taken_without",
        "system.another",
        "deals.natural_key",
        "file.count_differs",
        "row.same",
        "row.duplicate",
    }
)


def title(t: Text, run: Run) -> tuple[str, str]:
    """What is so, and what it means."""
    counted = [one.compared for one in run.kept if one.compared]
    total, bad = sum(one.rows for one in counted), sum(one.rejected for one in counted)
    change = sum(one.new + one.changed for one in counted)
    if not change and not bad:
        first = t("Nothing will change: all {n} rows are known already", n=total)
    elif bad:
        first = t(
            "{change} of {total} rows will change something; {bad} cannot be read",
            change=change,
            total=total,
            bad=bad,
        )
    else:
        first = t("{change} of {total} rows will change something", change=change, total=total)
    return first, _second(t, run)


def _second(t: Text, run: Run) -> str:
    effect = run.effect
    if effect is None:
        return t("Nothing is stored yet.")
    after = figures.shown(t, "bookings", effect.now.values["bookings"], effect.currency)
    if effect.was is None:
        return t("Nothing is stored yet. Bookings of the quarter would be {after}.", after=after)
    before = figures.shown(t, "bookings", effect.was.values["bookings"], effect.currency)
    if not effect.change("bookings"):
        return t("Nothing is stored yet. Bookings of the quarter would stay at {after}.", after=after)
    return t(
        "Nothing is stored yet. Bookings of the quarter would go from {before} to {after}.",
        before=before,
        after=after,
    )


def load_label(t: Text, run: Run) -> str:
    """What the button says that stores the load."""
    change = sum(one.compared.new + one.compared.changed for one in run.kept if one.compared)
    return t.plural("Load {n} row", "Load {n} rows", change) if change else t("Finish")


def draw(t: Text, run: Run) -> None:
    """The whole step; nothing here stores anything."""
    effect = run.effect
    if effect is None:
        return
    rows.equation(
        t, t("Every row has its place"), [rows.prepared_rows(t, one) for one in run.kept], "preview"
    )
    wide, narrow = st.columns([0.66, 0.34])
    with wide:
        figures.changes_card(t, effect, key="preview_changes")
    with narrow:
        _rejected(t, run)
        for file in run.kept:
            if (
                file.compared
                and file.compared.absent
                and file.recognition
                and file.recognition.object == "deals"
            ):
                _missing(t, run, file)
    sums, look, after = st.columns([0.4, 0.3, 0.3])
    with sums:
        _adds_up(t, run)
    with look:
        figures.look_card(t, effect, _notes(t, run))
    with after:
        figures.figures_card(t, effect)


def _rejected(t: Text, run: Run) -> None:
    found: list[rows.RejectedRow] = []
    with run.store.read() as cursor:
        for file in run.kept:
            found += rows.prepared_rejected(file, evidence.rejected(cursor, file, most=rows.MOST_KEPT))
    count = sum(one.compared.rejected for one in run.kept if one.compared)
    if count:
        rows.rejected_card(t, found, count, key="preview_rejected")
    else:
        rows.nothing_rejected(t, key="preview_rejected")


def _missing(t: Text, run: Run, file: PreparedFile) -> None:
    n = file.compared.absent if file.compared else 0
    explained = t(
        "Deals that earlier exports held and this file does not. Removed is not lost: they "
        "count as deleted in the CRM."
    )
    heading = t.plural("{n} deal is missing from the file", "{n} deals are missing from the file", n)
    with card(
        heading,
        file.name if len(run.kept) > 1 else "",
        help=explained,
        key=f"import_missing_{file.name}",
        height="content",
    ):
        with run.store.read() as cursor:
            found = evidence.missing(cursor, file, most=_NAMED)
        for one in found:
            amount = (
                t.money(one.amount, one.currency, short=True)
                if one.amount is not None and one.currency
                else ""
            )
            detail = ", ".join(part for part in (one.stage or "", amount, one.rep or "") if part)
            st.markdown(f"{escape_markdown(one.deal)} :gray[:small[{escape_markdown(detail)}]]")
        if n > len(found):
            st.caption(t("and {n} more", n=n - len(found)))
        names = {True: t("File is complete: remove"), False: t("Keep")}
        key = f"complete_{file.name}"
        st.session_state.setdefault(key, run.complete.get(file.name, False))
        st.segmented_control(
            t("What happens to them"),
            [True, False],
            format_func=lambda one: names[one],
            key=key,
            required=True,
            width="stretch",
            label_visibility="collapsed",
            on_change=_picked_complete,
            args=(run, file.name, key),
        )


def _picked_complete(run: Run, name: str, key: str) -> None:
    run.complete[name] = bool(st.session_state[key])
    run.effect = None


def _adds_up(t: Text, run: Run) -> None:
    with card(t("Does it add up?"), t("what the file says of itself, and what we count"), key="import_sums"):
        lines: list[list[str | Markdown | None]] = []
        for file in run.kept:
            lines += _sums_of(t, run, file)
        ledger_table(
            ["", t("in the file"), t("counted"), t("difference")],
            lines,
            right=(1, 2, 3),
            key="import_sums",
            alt=t("Does it add up?"),
        ) if lines else empty_state(t("No file gives a total."))


def _sums_of(t: Text, run: Run, file: PreparedFile) -> list[list[str | Markdown | None]]:
    if file.table is None or file.compared is None:
        return []
    name = escape_markdown(file.name)
    lines: list[list[str | Markdown | None]] = []
    stated = file.table.stated
    if stated.records is not None:
        difference = file.compared.rows - stated.records
        lines.append(
            [
                Markdown(f"{name}  \n:gray[:small[{t('its count of records')}]]"),
                t.number(stated.records),
                t.number(file.compared.rows),
                _difference(t, t.signed(difference) if difference else "0", exact=not difference),
            ]
        )
    with run.store.read() as cursor:
        for column, text in stated.totals.items():
            found = evidence.counted_total(cursor, file, column)
            if found is None:
                continue
            counted, reading = Decimal(found[0]).scaleb(-4 - MINOR_DIGITS[file.currency]), found[1]
            said = _number(text, comma=reading.how == "decimal-comma")
            if said is None:
                continue
            difference_text = t.signed(said - counted, 2) if said != counted else t.number(0, 2)
            lines.append(
                [
                    Markdown(
                        f"{name}  \n:gray[:small[{t('total of {column}', column=escape_markdown(column))}]]"
                    ),
                    t.number(said, 2),
                    t.number(counted, 2),
                    _difference(t, difference_text, exact=said == counted),
                ]
            )
    if not lines:
        lines.append(
            [
                Markdown(f"{name}  \n:gray[:small[{t('gives no total')}]]"),
                "–",
                t.number(file.compared.rows),
                "–",
            ]
        )
    return lines


def _difference(t: Text, text: str, *, exact: bool) -> Markdown:
    del t
    return Markdown(f":blue[:material/check: {text}]" if exact else f":orange[{escape_markdown(text)}]")


def _number(text: str, *, comma: bool) -> Decimal | None:
    """The total that a file states, in the style of its column."""
    plain = "".join(one for one in text if one.isdigit() or one in ".,-")
    plain = plain.replace(".", "").replace(",", ".") if comma else plain.replace(",", "")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _notes(t: Text, run: Run) -> list[str]:
    """What was assumed or left out, a sentence each."""
    if run.prepared is None:
        return []
    found: list[tuple[str, Issue]] = []
    for file in run.kept:
        found += [(file.name, issue) for issue in findings.issues(file) if issue.code in _QUIET]
    many = len(run.kept) > 1
    grouped: dict[tuple[str, str], list[Issue]] = {}
    for name, issue in found:
        grouped.setdefault((name, issue.code), []).append(issue)
    return [
        (f"{name}: " if many else "")
        + issue_text(t, issues[0])
        + (f" (×{t.number(len(issues))})" if len(issues) > 1 else "")
        for (name, _), issues in grouped.items()
    ]
