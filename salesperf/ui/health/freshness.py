"""How fresh each object is: a dot for each load, a ring where one was expected and did not come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from salesperf.reports.health import Freshness
from salesperf.text import Text
from salesperf.ui.charts.figure import SMALL, blank_figure, head, label_width, rows_axis, write
from salesperf.ui.importing.words import object_name
from salesperf.ui.theme import Tokens

WEEKS = 12
_ROW = 34


def late(one: Freshness, today: date) -> bool:
    """Whether a load of the object was due and did not come."""
    return one.rhythm is not None and (today - one.last).days * 2 > one.rhythm * 3


def age(t: Text, one: Freshness, today: date) -> str:
    """How old the newest data of the object are."""
    days = (today - one.last).days
    return t("today") if days <= 0 else t.days(days)


def freshness_chart(found: Sequence[Freshness], t: Text, tokens: Tokens, *, today: date) -> go.Figure | None:
    """A row for each object over the last twelve weeks; older loads are not drawn."""
    if not found:
        return None
    newest = max(one.last for one in found)
    end = today if newest >= today - timedelta(weeks=WEEKS) else newest
    since = end - timedelta(weeks=WEEKS)
    labels = [_label(t, one.object) for one in found]
    figure = blank_figure(
        tokens, height=len(found) * _ROW + 56, left=label_width(labels), right=64, top=26, bottom=24
    )
    for row, one in enumerate(found):
        figure.add_shape(
            type="line",
            x0=since,
            x1=end,
            y0=row,
            y1=row,
            line={"color": tokens.line, "width": 1},
            layer="below",
        )
        days = [day for day in one.days if day >= since]
        figure.add_scatter(
            x=days,
            y=[row] * len(days),
            mode="markers",
            marker={"color": tokens.accent, "size": 8},
            hovertext=[t.date(day) for day in days],
            hoverinfo="text",
        )
        missed = [day for day in one.missed if since <= day <= today]
        figure.add_scatter(
            x=missed,
            y=[row] * len(missed),
            mode="markers",
            marker={"color": "rgba(0,0,0,0)", "size": 8, "line": {"color": tokens.behind, "width": 1.6}},
            hovertext=[t("{day}: expected, not loaded", day=day) for day in missed],
            hoverinfo="text",
        )
        is_late = late(one, today)
        text = age(t, one, today)
        write(
            figure,
            row,
            f"<b>{text}</b>" if is_late else text,
            shift=60,
            color=tokens.behind_text if is_late else tokens.ink,
        )
    head(figure, t("age"), shift=60, tokens=tokens)
    if end == today:
        _today(figure, t, tokens, today, len(found))
    rows_axis(figure, labels, tokens)
    months = [day for day in (since + timedelta(days=n) for n in range(WEEKS * 7)) if day.day == 1]
    figure.update_xaxes(
        visible=True,
        type="date",
        range=[since - timedelta(days=2), end + timedelta(days=3)],
        tickmode="array",
        tickvals=months,
        ticktext=[t.month_name(day) for day in months],
        tickfont={"size": SMALL, "color": tokens.muted},
        ticks="",
        showline=False,
    )
    return figure


def _today(figure: go.Figure, t: Text, tokens: Tokens, today: date, rows: int) -> None:
    line = {"color": tokens.ink, "width": 1.2}
    figure.add_shape(type="line", x0=today, x1=today, y0=-0.5, y1=rows - 0.5, line=line)
    figure.add_annotation(
        x=today,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=t("today"),
        showarrow=False,
        font={"size": SMALL, "color": tokens.ink},
    )


def freshness_table(found: Sequence[Freshness], t: Text, *, today: date) -> pd.DataFrame:
    """The same as a table."""
    return pd.DataFrame(
        {
            t("Object"): [_label(t, one.object) for one in found],
            t("Last"): [one.last for one in found],
            t("Age"): [age(t, one, today) for one in found],
            t("Loads"): [len(one.days) for one in found],
        }
    )


def _label(t: Text, key: str) -> str:
    name = object_name(t, key)
    return name[:1].upper() + name[1:]
