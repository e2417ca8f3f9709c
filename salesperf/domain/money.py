"""Money in minor units, rates as integer pairs, and the two roundings: half up, and largest remainder."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Self

from pydantic import Field, field_validator

from salesperf.domain.model import Value
from salesperf.domain.ratio import Ratio
from salesperf.errors import SalesPerfError

TWO_DIGITS = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
    "CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD "
    "HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK "
    "MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD "
    "RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS "
    "UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"
)
OTHER_DIGITS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
MINOR_DIGITS: dict[str, int] = dict.fromkeys(TWO_DIGITS.split(), 2) | {
    code: digits for digits, codes in OTHER_DIGITS.items() for code in codes.split()
}


class Currency(Value):
    """A currency of ISO 4217, by its code."""

    code: str

    @field_validator("code")
    @classmethod
    def _known(cls, code: str) -> str:
        if code not in MINOR_DIGITS:
            raise ValueError(f"“{code}” is no ISO 4217 currency")
        return code

    @classmethod
    def of(cls, code: str) -> Self:
        """The currency of that code, in any case. Raises SalesPerfError for a code that ISO does not know."""
        if code.strip().upper() not in MINOR_DIGITS:
            raise SalesPerfError(
                "currency_unknown",
                "“{code}” is no currency code. Use an ISO code such as CNY, USD or EUR.",
                code=code,
            )
        return cls(code=code.strip().upper())

    @property
    def digits(self) -> int:
        """How many decimals its minor unit has: 2 for CNY, 0 for JPY, 3 for KWD."""
        return MINOR_DIGITS[self.code]


class Rate(Value):
    """An exact factor, numerator over denominator, kept as given: 2000/12000 stays what it is."""

    numerator: int
    denominator: Annotated[int, Field(gt=0)]

    @classmethod
    def percent(cls, text: str) -> Self:
        """The rate that "8.25" per cent states. Raises ValueError for text that is no decimal number."""
        try:
            numerator, denominator = (Decimal(text) / 100).as_integer_ratio()
        except (ArithmeticError, ValueError):
            raise ValueError(f"“{text}” is no number") from None
        return cls(numerator=numerator, denominator=denominator)

    @property
    def fraction(self) -> Fraction:
        """Its exact value."""
        return Fraction(self.numerator, self.denominator)


class Money(Value):
    """An amount in minor units of its currency. Amounts of different currencies never meet."""

    minor: int
    currency: Currency

    @classmethod
    def of(cls, text: str, currency: Currency) -> Self:
        """The amount that a decimal text in major units states.

        Raises ValueError for more decimals than the currency has.
        """
        minor = Decimal(text).scaleb(currency.digits)
        if minor != minor.to_integral_value():
            raise ValueError(f"{text} has more decimals than {currency.code}")
        return cls(minor=int(minor), currency=currency)

    @property
    def major(self) -> Decimal:
        """The exact amount in major units."""
        return Decimal(self.minor).scaleb(-self.currency.digits)

    def times(self, rate: Rate) -> Money:
        """The amount times the rate, rounded half up to the minor unit."""
        return self._with(div_half_up(self.minor * rate.numerator, rate.denominator))

    def allocate(self, weights: Sequence[int]) -> tuple[Money, ...]:
        """The amount split by `weights`, exact in sum; see `allocate`."""
        return tuple(self._with(part) for part in allocate(self.minor, weights))

    def over(self, other: Money) -> Ratio:
        """This amount over another of the same currency."""
        return Ratio(numerator=self.minor, denominator=self._same(other))

    def __add__(self, other: Money) -> Money:
        return self._with(self.minor + self._same(other))

    def __sub__(self, other: Money) -> Money:
        return self._with(self.minor - self._same(other))

    def __neg__(self) -> Money:
        return self._with(-self.minor)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._same(other)

    def _with(self, minor: int) -> Money:
        return Money(minor=minor, currency=self.currency)

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise SalesPerfError(
                "currencies_differ",
                "Amounts in {one} and {other} cannot be put together; convert one first.",
                one=self.currency.code,
                other=other.currency.code,
            )
        return other.minor


def div_half_up(numerator: int, denominator: int) -> int:
    """The quotient rounded to the nearest integer, halves away from zero: 5/2 → 3, −5/2 → −3.

    Raises ZeroDivisionError.
    """
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    size = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -size if numerator < 0 else size


def allocate(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`total` split in proportion to `weights`, as integers that add to it exactly (largest remainder).

    Equal remainders go to the earlier part; a negative total splits as the positive one does. Raises
    SalesPerfError where a weight is negative or none is positive.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise SalesPerfError(
            "weights_unusable",
            "An amount cannot be split by {weights}: at least one weight must be above 0, none below.",
            weights=tuple(weights),
        )
    parts = [abs(total) * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: -(abs(total) * weights[at] % whole))
    for at in by_remainder[: abs(total) - sum(parts)]:
        parts[at] += 1
    return tuple(-part for part in parts) if total < 0 else tuple(parts)
