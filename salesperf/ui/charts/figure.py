"""The bare figure that every chart starts from, and what they write beside their marks.

The server does not know how wide the browser is, so margins and rows are in pixels and words stand in
columns of fixed width at the right.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from salesperf.ui.theme import FONT, Tokens

SMALL, TEXT = 11, 12
_LABEL_LENGTH = 18


_LAYOUT = go.Figure.layout


class Drawing(go.Figure):  # type: ignore[misc]  # Plotly ships no types
    """A figure that takes its notes and shapes in one go.

    Plotly checks all of them again for each one added, which takes seconds for some hundred; here they wait
    until somebody reads the layout.
    """

    _waiting: dict[str, list[dict[str, Any]]] | None = None
    _values: dict[str, Any] | None = None

    def add_annotation(self, **note: Any) -> Drawing:
        """Add a note; it is checked together with the others."""
        return self._wait("annotations", note)

    def add_shape(self, **shape: Any) -> Drawing:
        """Add a shape; it is checked together with the others."""
        return self._wait("shapes", shape)

    @property
    def layout(self) -> go.Layout:
        """The layout with every note and shape."""
        layout = _LAYOUT.fget(self)
        waiting, self._waiting = self._waiting, None
        for kind, parts in (waiting or {}).items():
            layout[kind] = [*layout[kind], *parts]
        return layout

    @layout.setter
    def layout(self, layout: Any) -> None:
        _LAYOUT.fset(self, layout)

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain values, with every note and shape."""
        if self._values is not None:
            return self._values
        self.layout  # noqa: B018 - reading it settles what waits
        return dict(super().to_dict())

    def finish(self) -> None:
        """Take the figure as it stands for good: its plain values are made once, for all who show it."""
        if self._values is None:
            self._values = self.to_dict()

    def _wait(self, kind: str, part: dict[str, Any]) -> Drawing:
        if self._waiting is None:
            self._waiting = {}
        self._waiting.setdefault(kind, []).append(part)
        return self


def blank_figure(
    tokens: Tokens, *, height: int, left: int = 8, right: int = 8, top: int = 8, bottom: int = 8
) -> Drawing:
    """A transparent figure without axes, legend, zoom or modebar; margins and height in pixels."""
    axis = {"visible": False, "fixedrange": True, "zeroline": False, "showgrid": False}
    return Drawing(
        layout={
            "height": height,
            "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": TEXT, "color": tokens.ink},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": tokens.panel,
                "bordercolor": tokens.line,
                "align": "left",
                "font": {"family": FONT, "size": TEXT, "color": tokens.ink},
            },
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": tokens.muted, "activecolor": tokens.ink},
            "barmode": "overlay",
            "barcornerradius": 3,
            "xaxis": axis,
            "yaxis": axis,
        }
    )


def rows_axis(figure: go.Figure, labels: Sequence[str], tokens: Tokens, *, bold: Sequence[int] = ()) -> None:
    """Name the rows 0, 1, … from top to bottom; long names are cut, their marks tell them in full."""
    shown = [f"<b>{short(label)}</b>" if row in bold else short(label) for row, label in enumerate(labels)]
    figure.update_yaxes(
        visible=True,
        tickmode="array",
        tickvals=list(range(len(labels))),
        ticktext=[f"{label}\u2002" for label in shown],
        tickfont={"size": TEXT, "color": tokens.ink},
        range=[len(labels) - 0.5, -0.5],
        showline=False,
        ticks="",
    )


def label_width(labels: Sequence[str], *, least: int = 40) -> int:
    """Pixels that the longest of these row labels needs."""
    widest = max(
        (sum(12 if ord(letter) > 0x2E7F else 6.8 for letter in _cut(label)) for label in labels), default=0
    )
    return max(least, round(widest) + 14)


def write(
    figure: go.Figure,
    row: float,
    text: str,
    *,
    shift: int,
    color: str,
    size: int = TEXT,
    anchor: str = "right",
) -> None:
    """Write text in the right margin at a row; ``shift`` is its distance from the plot in pixels."""
    figure.add_annotation(
        x=1,
        xref="paper",
        y=row,
        yref="y",
        text=text,
        showarrow=False,
        xanchor=anchor,
        xshift=shift,
        font={"size": size, "color": color},
        align=anchor,
    )


def head(figure: go.Figure, text: str, *, shift: int, tokens: Tokens, anchor: str = "right") -> None:
    """Head a column of the right margin."""
    figure.add_annotation(
        x=1,
        xref="paper",
        y=1,
        yref="paper",
        text=text,
        showarrow=False,
        xanchor=anchor,
        yanchor="bottom",
        xshift=shift,
        font={"size": SMALL, "color": tokens.muted},
    )


def plain(text: object) -> str:
    """A name from outside for a figure, in which Plotly would read HTML."""
    return html.escape(" ".join(str(text).split()), quote=False)


def short(text: object) -> str:
    """A row label: plain, and cut where it would take half of a phone."""
    return plain(_cut(str(text)))


def known(value: Any) -> float | None:
    """A cell as a number, None where it is undefined."""
    return None if value is None or pd.isna(value) else float(value)


def _cut(text: str) -> str:
    wide = sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)
    if wide <= _LABEL_LENGTH:
        return text
    kept, used = "", 0
    for letter in text:
        used += 2 if ord(letter) > 0x2E7F else 1
        if used > _LABEL_LENGTH - 1:
            break
        kept += letter
    return f"{kept.rstrip()}…"
