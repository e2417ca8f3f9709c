"""Where deals stop: what became of those that reached a stage, and how many went on."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from salesperf.text import Text
from salesperf.ui.charts.figure import SMALL, blank_figure, head, known, label_width, plain, rows_axis, write
from salesperf.ui.charts.ranked import FEW
from salesperf.ui.theme import Tokens

ROW = 37


def stage_funnel(frame: pd.DataFrame, t: Text, tokens: Tokens, *, currency: str) -> go.Figure | None:
    """A bar per stage as long as the deals that reached it, parted into went on, still open and lost there.

    ``frame``: a row per stage in pipeline order, the won stage last, with ``key``, ``label``, ``reached``,
    ``went_on``, ``still_open``, ``lost`` (counts) and ``amount`` (minor units of those that reached it).
    Of the won stage only ``reached`` and ``amount`` are read.
    """
    if frame.empty or not frame["reached"].fillna(0).any():
        return None
    labels = [str(one) for one in frame["label"]]
    rows = list(range(len(labels)))
    figure = blank_figure(
        tokens, height=len(rows) * ROW + 34, left=label_width(labels), right=112, top=26, bottom=8
    )
    figure.update_layout(barmode="stack", barcornerradius=2)
    last = rows[-1]
    went = [known(one) or 0 for one in frame["went_on"]]
    went[last] = known(frame["reached"].iloc[last]) or 0
    kinds = (
        (t("went on"), went, tokens.accent),
        (t("still open"), [known(one) or 0 for one in frame["still_open"]], tokens.accent_soft),
        (t("lost here"), [known(one) or 0 for one in frame["lost"]], tokens.rest),
    )
    for number, (name, counts, colour) in enumerate(kinds):
        figure.add_bar(
            x=[0 if number and row == last else count for row, count in enumerate(counts)],
            y=rows,
            orientation="h",
            width=0.52,
            marker={"color": colour},
            customdata=[[key, ("went_on", "open", "lost")[number]] for key in frame["key"]],
            hovertext=[
                f"<b>{plain(label)}</b><br>{t('won') if row == last else name}: {t.number(count)}"
                for row, (label, count) in enumerate(zip(labels, counts, strict=True))
            ],
            hoverinfo="text",
            name=("went_on", "open", "lost")[number],
        )
    for row, (reached, amount) in enumerate(zip(frame["reached"], frame["amount"], strict=True)):
        money = t.money(known(amount), currency, short=True)
        figure.add_annotation(
            x=known(reached) or 0,
            y=row,
            xanchor="left",
            xshift=6,
            showarrow=False,
            text=f"<b>{t.number(known(reached))}</b>  {_grey(plain(money), tokens)}",
        )
    figure.add_annotation(
        x=0,
        xref="paper",
        y=1,
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=2,
        showarrow=False,
        text="\u2002".join(f"<span style='color:{colour}'>■</span> {name}" for name, _, colour in kinds),
        font={"size": SMALL, "color": tokens.muted},
    )
    rows_axis(figure, labels, tokens, bold=(last,))
    return figure


def stage_conversions(
    frame: pd.DataFrame, t: Text, tokens: Tokens, *, offset: float = 0.0, few: int = FEW
) -> go.Figure | None:
    """A dot per step between stages with its 95 % interval, its parts, and the tick of the period before.

    ``frame``: a row per step in pipeline order with ``key``, ``label`` (the stage entered), ``numerator``,
    ``denominator``, ``low``, ``high``, ``before`` (fractions or undefined) and ``behind`` (true: orange).
    ``offset`` moves the rows down by that share of a row, to stand between the bars of the funnel beside it.
    """
    if frame.empty or not frame["denominator"].fillna(0).any():
        return None
    labels = [f"→ {label}" for label in frame["label"]]
    figure = blank_figure(
        tokens,
        height=round(len(labels) * ROW + 34 + offset * ROW),
        left=label_width(labels, least=40),
        right=142,
        top=26 + round(offset * ROW),
        bottom=8,
    )
    low, high = _span(frame)
    said_at = _row_that_says_before(frame)
    for row, step in enumerate(frame.to_dict("records")):
        whole, part = known(step["denominator"]), known(step["numerator"])
        share = part / whole if whole and part is not None else None
        thin = (whole or 0) < few
        colour = tokens.rest if thin else tokens.behind if step["behind"] else tokens.accent
        figure.add_shape(
            type="line",
            x0=low,
            x1=high,
            y0=row,
            y1=row,
            line={"color": tokens.line, "width": 1},
            layer="below",
        )
        _interval(figure, row, step, colour=tokens.behind_soft if step["behind"] else tokens.accent_soft)
        if (before := known(step["before"])) is not None:
            figure.add_shape(
                type="line",
                x0=before,
                x1=before,
                y0=row - 0.22,
                y1=row + 0.22,
                layer="above",
                line={"color": tokens.ink, "width": 1.6},
            )
            if row == said_at:
                figure.add_annotation(
                    x=before,
                    y=row,
                    yanchor="bottom",
                    yshift=8,
                    text=t("before"),
                    showarrow=False,
                    font={"size": SMALL, "color": tokens.muted},
                )
        if share is not None:
            figure.add_scatter(
                x=[share],
                y=[row],
                mode="markers",
                marker={"size": 10, "color": colour},
                customdata=[[step["key"]]],
                hoverinfo="text",
                hovertext=[_step_hover(step, share, t)],
                name="step",
            )
        ink = tokens.muted if thin else tokens.behind_text if step["behind"] else tokens.ink
        shown = t.percent(share)
        write(figure, row, shown if thin else f"<b>{shown}</b>", shift=46, color=ink)
        parts = t("{part} of {whole}", part=t.number(part), whole=t.number(whole))
        write(figure, row, parts, shift=138, color=tokens.muted, size=SMALL)
    head(figure, t("went on, with its 95% interval"), shift=138, tokens=tokens)
    figure.update_xaxes(range=[low, high])
    rows_axis(figure, labels, tokens)
    figure.update_yaxes(tickfont={"color": tokens.muted})
    return figure


def _row_that_says_before(frame: pd.DataFrame) -> int | None:
    """The row whose tick is explained: the one behind, else the first below the head of the column."""
    ticked = [row for row, one in enumerate(frame["before"]) if known(one) is not None]
    behind = [row for row in ticked if frame["behind"].iloc[row]]
    return next(iter([*behind, *(row for row in ticked if row), *ticked]), None)


def _grey(text: str, tokens: Tokens) -> str:
    return f"<span style='color:{tokens.muted}'>{text}</span>"


def _interval(figure: go.Figure, row: int, step: Mapping[Hashable, Any], *, colour: str) -> None:
    low, high = known(step["low"]), known(step["high"])
    if low is not None and high is not None:
        figure.add_shape(
            type="line", x0=low, x1=high, y0=row, y1=row, line={"color": colour, "width": 5}, layer="below"
        )


def _span(frame: pd.DataFrame) -> tuple[float, float]:
    shares = [known(part) for name in ("low", "high", "before") for part in frame[name]]
    shares += [
        (known(part) or 0) / whole
        for part, one in zip(frame["numerator"], frame["denominator"], strict=True)
        if (whole := known(one))
    ]
    seen = [one for one in shares if one is not None]
    return max(0.0, min(seen) - 0.08), min(1.0, max(seen) + 0.08)


def _step_hover(step: Mapping[Hashable, Any], share: float, t: Text) -> str:
    lines = [f"<b>→ {plain(step['label'])}</b>", t.percent(share, digits=1)]
    if known(step["low"]) is not None:
        span = t.percent_range(known(step["low"]), known(step["high"]))
        lines.append(t("95% interval {span}", span=span))
    if known(step["before"]) is not None:
        lines.append(t("before: {share}", share=t.percent(known(step["before"]))))
    return "<br>".join(lines)
