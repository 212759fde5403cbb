"""Numbers as charts write them, in the person's language."""

from PySide6.QtCore import QCoreApplication, QLocale


def percent(share: float, digits: int | None = None) -> str:
    """A share from 0 to 1 in per cent, with so many decimals.

    By itself it is whole, with one decimal below 10 %; but never 0 or 100 % of what is neither.
    """
    hundred = share * 100
    if digits is None:
        digits = 0 if hundred in (0.0, 100.0) or 9.95 <= hundred < 99.5 else 1
        if 0 < hundred < 0.1:
            return "< " + _signed(0.1, 1)
        if 99.9 < hundred < 100:
            return "> " + _signed(99.9, 1)
    return _signed(hundred, digits)


def _signed(value: float, digits: int) -> str:
    pattern = QCoreApplication.translate("Chart", "{number}%", "a percentage")
    return pattern.format(number=QLocale().toString(value, "f", digits))
