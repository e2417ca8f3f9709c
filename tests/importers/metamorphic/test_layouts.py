"""The same company through every layout: each figure that a layout's facts support is the same."""

from __future__ import annotations

import os

import pytest

from salesperf.metrics import METRICS
from tests.importers.metamorphic.cases import CASES, NEEDS, Case, supported
from tests.importers.metamorphic.dress import Dress
from tests.importers.metamorphic.figures import Figures, differences, only, questions
from tests.importers.metamorphic.loaded import Loader


def test_every_metric_says_which_facts_it_needs() -> None:
    assert set(NEEDS) >= set(METRICS)


def test_the_reference_is_what_the_company_s_history_says(reference: Figures, independent: Figures) -> None:
    asked = only(independent, questions())
    assert len(asked) > 60
    assert all(answer for answer in asked.values())
    assert not differences(reference, asked)


@pytest.mark.parametrize(
    "case", CASES[1:] if os.environ.get("TEST_SWEEP") else CASES[1::4], ids=lambda case: case.name
)
def test_a_layout_gives_the_figures_of_the_reference(loader: Loader, reference: Figures, case: Case) -> None:
    asked = [question for question in questions() if supported(case, question)]
    assert len(asked) >= 40
    with loader.loaded(case, Dress()) as house:
        assert not differences(loader.figures(house, asked), reference)


def test_what_the_layouts_cannot_carry_is_declared() -> None:
    """Without history there is no conversion by stage; without creation dates no cycle; and so on."""
    unsupported = {
        case.name: sorted(
            {
                metric
                for metric, variant, by in questions()
                if not supported(case, (metric, variant, by)) and not by
            }
        )
        for case in CASES
    }
    assert unsupported["salesforce_dataloader"] == ["invoiced", "orders", "payments", "sales"]
    assert "stage_conversion" in unsupported["pipedrive"]
    assert "amount_open" in unsupported["four_table"]
    assert "stage_conversion" not in unsupported["sheet-history"]
