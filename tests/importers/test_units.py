"""What a header and its cells say of the money below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesperf.importers import units
from tests.importers.bench import bench


@pytest.mark.parametrize(
    ("header", "scale", "currency", "plain"),
    [
        ("Value (k€)", 1_000, "EUR", "Value"),
        ("商机金额(万元)", 10_000, "CNY", "商机金额"),
        ("金额（元）", 1, "CNY", "金额"),
        ("Amount (USD million)", 1_000_000, "USD", "Amount"),
        ("Sales_Target_NGN", 1, "NGN", "Sales_Target"),
        ("Probability (%)", 1, None, "Probability"),
        ("Stage (pipeline)", 1, None, "Stage (pipeline)"),
        ("Deal ID", 1, None, "Deal ID"),
        ("Amount (converted)", 1, None, "Amount (converted)"),
    ],
)
def test_a_header_says_its_unit(header: str, scale: int, currency: str | None, plain: str) -> None:
    assert (units.scale_of(header), units.currency_of(header), units.without(header)) == (
        scale,
        currency,
        plain,
    )


def test_the_yen_sign_is_the_yuan_unless_yen_are_reported() -> None:
    assert units.code_of_sign("¥", reporting="CNY") == "CNY"
    assert units.code_of_sign("¥", reporting="JPY") == "JPY"


HEADER = "Deal,Stage,Close date,Owner,"


def currencies(folder: Path, header: str, *cells: str) -> list[tuple[int, str]]:
    """(minor units, currency) of one deal a cell, in file order."""
    lines = [f'D{n},Won,2026-01-05,Ann,"{cell}"' for n, cell in enumerate(cells)]
    with bench(folder) as here:
        here.load({"deals.csv": "\n".join([HEADER + header, *lines, ""])})
        return here.rows(
            "select d.amount, c.code from raw.deals d "
            "join meta.currencies c on c.currency_id = d.currency_id order by d.line"
        )


def test_a_sign_in_the_cells_names_the_currency(tmp_path: Path) -> None:
    assert currencies(tmp_path, "Amount", "€1.200,50", "3") == [(120_050, "EUR"), (300, "EUR")]


def test_amounts_of_several_signs_keep_their_own_currency(tmp_path: Path) -> None:
    found = currencies(tmp_path, "Amount", "$1,200.50", "€3.00", "JPY 500", "7.00")
    assert found == [(120_050, "USD"), (300, "EUR"), (500, "JPY"), (700, "CNY")]


def test_a_header_goes_before_the_cells(tmp_path: Path) -> None:
    assert currencies(tmp_path, "Amount (USD)", "€1.50") == [(150, "USD")]


def test_a_unit_in_the_header_multiplies(tmp_path: Path) -> None:
    assert currencies(tmp_path, "金额(万元)", "12.5") == [(12_500_000, "CNY")]
