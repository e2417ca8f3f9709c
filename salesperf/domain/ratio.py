"""A ratio that keeps both its parts."""

from __future__ import annotations

from fractions import Fraction

from salesperf.domain.model import Value


class Ratio(Value):
    """Numerator over denominator, as counted. Undefined (None) where there is nothing to divide by."""

    numerator: int
    denominator: int

    @property
    def value(self) -> Fraction | None:
        """The exact quotient, or None."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None
