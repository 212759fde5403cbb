"""The files and pastes that are measured; the same ones every time."""

import csv
import random
from pathlib import Path

_FIRST = ("Anne", "Bruno", "Chloé", "David", "Élise", "Franck", "Gaëlle", "Hugo", "Inès", "Jules")
_LAST = ("Martin", "Bernard", "Dubois", "Thomas", "Robert", "Richard", "Petit", "Durand", "Leroy", "Moreau")


def email(number: int) -> str:
    """The address of that customer."""
    return f"{'abcdefghij'[number % 10]}.{_LAST[number // 10 % 10].lower()}{number}@example{number % 97}.com"


def write_customers(path: Path, size: int) -> None:
    """A CSV of five columns with a row for each of `size` customers, in no order."""
    numbers = list(range(size))
    random.Random(1).shuffle(numbers)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["E-mail", "First name", "Last name", "Date", "Product"])
        writer.writerows(
            [
                email(number),
                _FIRST[number % 10],
                f"{_LAST[number // 10 % 10]}-{number % 9973}",
                f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
                f"Product {number % 31}",
            ]
            for number in numbers
        )


def suppressed_before(size: int) -> list[str]:
    """The addresses that are suppressed before the paste: some of its customers and of its unknown ones."""
    return [email(number) for number in range(0, size, max(size // 1000, 1))] + _strangers(100)


def paste(lines: int, size: int) -> str:
    """A paste of that many lines about the customers of `write_customers`.

    Half are customers, or as many as there are; a tenth are duplicates; one line in a hundred is
    unreadable; the others are of nobody. Every fifth line has a name around its address.
    """
    dice = random.Random(2)
    known = min(size, lines // 2)
    addresses = [email(number) for number in dice.sample(range(size), known)]
    repeated, unreadable = lines // 10, lines // 100
    addresses += [dice.choice(addresses) for _ in range(repeated)]
    addresses += _strangers(lines - len(addresses) - unreadable)
    found = [_dressed(address) if place % 5 == 0 else address for place, address in enumerate(addresses)]
    found += ["somebody without an address"] * unreadable
    dice.shuffle(found)
    return "\n".join(found)


def _strangers(count: int) -> list[str]:
    return [f"stranger{number}@elsewhere{number % 89}.org" for number in range(count)]


def _dressed(address: str) -> str:
    name = address.partition("@")[0].replace(".", " ").title()
    return f'"{name}" <{address.upper()}>;'
