"""Customers and transactions that look real, the same ones every time: for pictures, not for counting."""

import csv
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random


def _words(text: str) -> list[str]:
    return text.split()


_FIRST_NAMES = _words("""
    Adèle Alice Amélie Anne Antoine Arthur Aurélie Benoît Camille Céline Chloé Clément Élodie Émile Éric
    Florian François Gaëlle Hélène Hugo Inès Jean Jérôme Julie Léa Léo Loïc Lucie Manon Margaux Mathilde Noël
    Océane Paul René Rémi Sébastien Sophie Théo Zoé Abigail Adam Charlotte Daniel Eleanor Emily George Grace
    Harriet Henry Isabel Jack James Joseph Lily Lucy Matthew Megan Michael Oliver Olivia Owen Peter Rachel
    Rebecca Samuel Sarah Thomas Victoria William
""")
_LAST_NAMES = _words("""
    Bernard Bertrand Blanc Bonnet Boyer Chevalier Clément David Dubois Dufour Dupont Durand Faure Fournier
    François Garçon Garnier Gauthier Girard Guérin Lambert Laurent Leclerc Lefèvre Legrand Lemaître Leroy
    Martin Mercier Morel Muller Nicolas Noël Perrin Petit Renaud Richard Robin Rousseau Roux Simon Vincent
    Adams Baker Bennett Brooks Carter Clarke Cooper Davies Edwards Evans Fisher Foster Gibson Harris Hughes
    Jenkins Kelly Marshall Mitchell Murphy O’Brien Palmer Parker Reid Shaw Spencer Taylor Turner Walker Wright
""")
_DOMAINS = ("example.com", "example.org", "example.net", "mail.example.com", "courrier.example.org")

_WORDS = {
    "en": (
        ("Email", "First name", "Last name", "Date", "Product", "Order", "Amount"),
        ("Desk lamp", "Oak chair", "Bookcase", "Wool rug", "Tea set", "Mirror", "Side table", "Armchair"),
        ("Spring 2026", "Summer 2026", "Autumn 2026"),
    ),
    "fr": (
        ("Adresse e-mail", "Prénom", "Nom", "Date", "Produit", "Commande", "Montant"),
        ("Lampe", "Chaise en chêne", "Bibliothèque", "Tapis en laine", "Service à thé", "Miroir", "Fauteuil"),
        ("Printemps 2026", "Été 2026", "Automne 2026"),
    ),
}
_BEGIN = (date(2026, 3, 2), date(2026, 6, 1), date(2026, 9, 7))
_SHARES = ((0, 900), (700, 1500), (1250, 2000))  # of the customers; some buy in two batches


@dataclass(frozen=True, slots=True)
class Buyer:
    """Somebody who bought something."""

    email: str
    first_name: str
    last_name: str


def buyers(count: int = 2000) -> list[Buyer]:
    """That many people, each with an address of their own."""
    chance = Random(2026)
    found: dict[str, Buyer] = {}
    while len(found) < count:
        first, last = chance.choice(_FIRST_NAMES), chance.choice(_LAST_NAMES)
        local = (
            f"{_ascii(first)}.{_ascii(last)}"
            if chance.random() < 0.7
            else f"{_ascii(first)[0]}{_ascii(last)}"
        )
        email = f"{local}@{chance.choice(_DOMAINS)}"
        found.setdefault(email, Buyer(email, first, last))
    return list(found.values())


def write_batches(folder: Path, language: str) -> list[Path]:
    """Three files of transactions, with the odd row that every real file has; named after their batches."""
    header, products, names = _WORDS[language]
    people = buyers()
    chance = Random(7)
    files = []
    for name, begin, (first, last) in zip(names, _BEGIN, _SHARES, strict=True):
        rows = [_row(buyer, begin, products, language, chance) for buyer in people[first:last]]
        for place in chance.sample(range(50, len(rows)), 9):
            rows.insert(place, [*rows[place - 40][:4], "", "", ""])
        for place, cell in zip(
            chance.sample(range(len(rows)), 4), ("?", "n/a", "tel. 01 02 03", ""), strict=True
        ):
            rows.insert(place, [cell, "", "", *rows[place][3:]])
        rows += [[""] * len(header)] * 2
        files.append(_write(folder / f"{name}.csv", header, rows, ";" if language == "fr" else ","))
    return files


def _row(buyer: Buyer, begin: date, products: Sequence[str], language: str, chance: Random) -> list[str]:
    day = begin + timedelta(days=chance.randrange(40))
    amount = f"{chance.randrange(900, 45000) / 100:.2f}"
    return [
        buyer.email,
        buyer.first_name,
        buyer.last_name,
        f"{day:%d/%m/%Y}" if language == "fr" else day.isoformat(),
        chance.choice(products),
        f"{chance.randrange(100_000, 999_999)}",
        amount.replace(".", ",") if language == "fr" else amount,
    ]


def _write(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def _ascii(name: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", name).casefold() if "a" <= letter <= "z"
    )
