"""What there is to do in a stage: the list that we propose for its place, or a manager's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from salesperf.text import Text, mark

CLOSE = mark("Close as lost")

PROPOSED: tuple[tuple[str, ...], ...] = (
    (mark("Call to find the need"), mark("Agree a first meeting"), mark("Qualify out"), CLOSE),
    (mark("Name the decision maker"), mark("Meet the user team"), mark("Ask for the budget"), CLOSE),
    (mark("Demo with the user team"), mark("Agree the scope in writing"), mark("Meet the decision maker"),
     CLOSE),
    (mark("Send the revised offer"), mark("Walk through the offer"), mark("Meet the decision maker"), CLOSE),
    (mark("Agree a signing date"), mark("Meet the decision maker"), mark("Manager joins the call"), CLOSE),
)  # fmt: skip
"""From the first open stage of a pipeline to the last; a stage between takes the nearest list."""

Edited = Mapping[tuple[str, str], tuple[str, ...]]
Stages = Mapping[str, Sequence[str]]


def tasks_of(edited: Edited, stages: Stages, pipeline: str, stage: str) -> tuple[str, ...]:
    """The list of a stage: the manager's own, else that of its place among the open stages of its pipeline.

    Proposed tasks are in English, as `shown` and `kept` take and give them.
    """
    own = edited.get((pipeline, stage))
    if own:
        return own
    order = list(stages.get(pipeline, ()))
    last = max(len(order) - 1, 1)
    place = order.index(stage) if stage in order else last // 2
    return PROPOSED[round(place * (len(PROPOSED) - 1) / last)]


def every_task(edited: Edited, stages: Stages) -> tuple[str, ...]:
    """All tasks of all stages once each, in the order of the stages; closing comes last."""
    lists = [tasks_of(edited, stages, pipeline, one) for pipeline, order in stages.items() for one in order]
    found = dict.fromkeys(task for listed in lists for task in listed if task != CLOSE)
    return (*found, CLOSE)


def suggested(listed: Sequence[str], agreed: Iterable[str]) -> str:
    """The first task of the list that was not agreed for the deal before; closing it when all were."""
    before = set(agreed)
    return next((task for task in listed if task not in before), CLOSE)


def shown(t: Text, task: str) -> str:
    """A task in the reader's language; what a person wrote as it is."""
    return t(task) if task in _PROPOSED else task


def kept(t: Text, said: str) -> str:
    """What is kept of a task that a reader chose or wrote: a proposed one in English."""
    plain = " ".join(said.split())
    return next((task for task in _PROPOSED if t(task) == plain), plain)


_PROPOSED = frozenset(task for listed in PROPOSED for task in listed)
