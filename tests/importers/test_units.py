"""What a header and its cells say of the money below them."""

from __future__ import annotations

import pytest

from salesperf.importers import units


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
    assert (units.scale_of(header), units.currency_of(header), units.without(header)) == (scale, currency, plain)


def test_a_sign_in_the_cells_names_the_currency() -> None:
    assert units.currency_of_cells(["€1.200,50", "", "€3"], reporting="CNY") == "EUR"


def test_two_signs_name_no_currency() -> None:
    assert units.currency_of_cells(["€1", "$2"], reporting="CNY") is None


def test_the_yen_sign_is_the_yuan_unless_yen_are_reported() -> None:
    assert units.currency_of_cells(["¥100"], reporting="CNY") == "CNY"
    assert units.currency_of_cells(["¥100"], reporting="JPY") == "JPY"


def test_a_header_goes_before_the_cells() -> None:
    assert units.told("Amount (USD)", [["€1"]], 0, reporting="CNY") == "USD"
