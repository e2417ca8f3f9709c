"""Order and kinds of stages that nobody has described yet: asked, or proposed and confirmed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from salesperf.importers import pipelines
from salesperf.importers.prepared import PreparedFile
from salesperf.importers.readings import Question
from salesperf.text import Text
from salesperf.ui.escape import escape_markdown
from salesperf.ui.importing import words
from salesperf.ui.importing.session import Run
from salesperf.warehouse.stages import Stage


def unknown(t: Text, run: Run, file: PreparedFile, question: Question, key: str) -> None:
    """Which stages mean won and lost, where no name says it."""
    st.markdown(f"**{t('Which stages of {file} mean won, which lost?', file=escape_markdown(file.name))}**")
    st.markdown(t("No name says it. Put the stages in order and say what each means; your answer is kept."))
    proposed = pipelines.parse(question.answers[0]) if question.answers else ()
    edited = _stages_editor(t, proposed, key)
    lacking = not any(one.kind == "won" for one in edited)
    if lacking:
        st.caption(t("At least one stage has to be won."))
    if st.button(t("These are the stages"), key=f"answer_{key}", type="primary", disabled=lacking):
        run.answer(f"{file.name}:@stages", pipelines.write(edited), question)
        st.rerun()


def confirm(t: Text, run: Run, file: PreparedFile, pipeline: str) -> None:
    """Whether the proposed stages of a pipeline are right."""
    proposal = next(one for one in file.proposals if one.pipeline == pipeline)
    st.markdown(
        f"**{t('Are these the stages of {pipeline}, in this order?', pipeline=escape_markdown(pipeline))}**"
    )
    st.caption(
        t(
            "{file}: put {by}. Conversions and times depend on it; your answer is kept.",
            file=escape_markdown(file.name),
            by=words.proposed_by(t, proposal.by),
        )
    )
    edited = _stages_editor(t, proposal.stages, f"{file.name}_{pipeline}")
    if st.button(t("Yes, these are the stages"), key=f"confirm_{file.name}_{pipeline}", type="primary"):
        run.confirmed.add((file.name, pipeline))
        run.stages[pipeline] = edited
        st.rerun()


def _stages_editor(t: Text, stages: Sequence[Stage], key: str) -> tuple[Stage, ...]:
    """The stages as edited: order by number, kind from a list; open ones come before won, won before lost."""
    kinds = {t(name): kind for kind, name in words.KIND_NAMES.items()}
    labels = {kind: label for label, kind in kinds.items()}
    frame = pd.DataFrame(
        {
            "order": range(1, len(stages) + 1),
            "stage": [one.name for one in stages],
            "kind": [labels[one.kind] for one in stages],
        }
    )
    edited = st.data_editor(
        frame,
        key=f"stages_{key}",
        hide_index=True,
        disabled=["stage"],
        width=520,
        column_config={
            "order": st.column_config.NumberColumn(
                t("Order"), min_value=1, max_value=99, step=1, required=True
            ),
            "stage": st.column_config.TextColumn(t("Stage")),
            "kind": st.column_config.SelectboxColumn(t("Means"), options=list(kinds), required=True),
        },
    )
    by_name = {one.name: one for one in stages}
    rows = [(str(r["stage"]), kinds[str(r["kind"])], int(r["order"])) for r in edited.to_dict("records")]
    rows.sort(key=lambda row: (("open", "won", "lost").index(row[1]), row[2]))
    return tuple(
        Stage(name, kind, by_name[name].probability_bp, by_name[name].also) for name, kind, _ in rows
    )
