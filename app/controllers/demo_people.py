"""The people of the demo, the same ones every time, what they bought, and the texts that name them."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from app.controllers import exports

COUNT = 420
COMPANY = "atelier-moreau.example.com"
"""The domain that COLLEAGUES have, and nobody else."""


def _words(text: str) -> list[str]:
    return text.split()


_FIRST_NAMES = _words("""
    Adèle Alice Amélie Antoine Aurélie Benoît Camille Céline Chloé Clément Élodie Émile Éric Florian Gaëlle
    Hélène Hugo Inès Jérôme Julie Léa Loïc Lucie Manon Mathilde Océane Rémi Sébastien Théo Zoé Abigail Adam
    Charlotte Daniel Eleanor Emily George Grace Harriet Henry Isabel Jack James Lily Matthew Megan Michael
    Oliver Owen Rachel Rebecca Samuel Sarah Thomas Victoria William
""")
_LAST_NAMES = _words("""
    Bernard Bertrand Blanc Bonnet Boyer Chevalier Dubois Dufour Dupont Durand Faure Fournier Garnier Gauthier
    Guérin Lambert Laurent Leclerc Lefèvre Legrand Leroy Mercier Perrin Petit Renaud Richard Rousseau Vincent
    Adams Baker Bennett Brooks Carter Clarke Cooper Davies Edwards Fisher Foster Gibson Harris Hughes Jenkins
    Marshall Mitchell Murphy O’Brien Palmer Parker Reid Shaw Spencer Turner Walker Wright
""")
# None of them is anybody's, nor ever will be (RFC 2606).
_DOMAINS = ("example.com", "example.org", "mail.example.com", "courrier.example.org")
COLLEAGUES = range(300, 308)
"""Of the people, those who are of one company."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is in a language of its own. Of three `batches` the oldest is the first; `fair` is yet to come."""

    batches: Sequence[str]
    fair: str
    header: Sequence[str]
    products: Sequence[str]
    sender: str
    postal_address: str
    consent: str
    request: str
    delimiter: str
    day: str
    """How a day is written, for strftime."""
    comma: str
    """What stands before the cents."""


WORDS: Mapping[str, Words] = {
    "en": Words(
        batches=("Showroom", "Web shop", "Deliveries"),
        fair="Trade fair",
        header=("Email", "First name", "Last name", "Date", "Product", "Amount"),
        products=("Desk lamp", "Oak chair", "Bookcase", "Wool rug", "Tea set", "Mirror", "Side table"),
        sender="Moon & Hearth",
        postal_address="Moon & Hearth\n12 Sample Street\n00000 Exampleton",
        consent="Signed form no. 1042",
        request="Please take me off your list.",
        delimiter=",",
        day="%Y-%m-%d",
        comma=".",
    ),
    "fr": Words(
        batches=("Magasin", "Boutique en ligne", "Livraisons"),
        fair="Salon",
        header=("Adresse e-mail", "Prénom", "Nom", "Date", "Produit", "Montant"),
        products=(
            "Lampe",
            "Chaise en chêne",
            "Bibliothèque",
            "Tapis en laine",
            "Théière",
            "Miroir",
            "Console",
        ),
        sender="Maison Lune",
        postal_address="Maison Lune\n12, rue de l’Exemple\n00000 Exempleville",
        consent="Formulaire signé n° 1042",
        request="Merci de me retirer de votre liste.",
        delimiter=";",
        day="%d/%m/%Y",
        comma=",",
    ),
}


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody who does not exist."""

    email: str
    first_name: str
    last_name: str


def people() -> Sequence[Invented]:
    """All of them, each with an address of their own."""
    chance = Random(1)
    found: dict[str, Invented] = {}
    while len(found) < COUNT:
        first, last = chance.choice(_FIRST_NAMES), chance.choice(_LAST_NAMES)
        domain = COMPANY if len(found) in COLLEAGUES else chance.choice(_DOMAINS)
        email = f"{_letters(first)}.{_letters(last)}@{domain}"
        found.setdefault(email, Invented(email, first, last))
    return list(found.values())


def write_file(folder: Path, name: str, buyers: Sequence[Invented], until: date, words: Words) -> Path:
    """A file of what they bought in the three weeks until a day, with the odd row that every real one has.

    Raises the refusals of `exports`.
    """
    chance = Random(name)
    rows = [_row(buyer, until, words, chance) for buyer in buyers]
    for place in chance.sample(range(60, len(rows)), 3):
        rows.insert(place, [rows[place - 40][0], *rows[place][1:]])  # bought twice
    for cell in ("?", "+33 1 99 00 12 34"):
        rows.insert(chance.randrange(20, len(rows)), [cell, *rows[0][1:]])
    rows.append([""] * len(words.header))
    path = folder / f"{name}.csv"
    exports.write_csv(path, words.header, rows, delimiter=words.delimiter)
    return path


def messy_mail(everyone: Sequence[Invented], words: Words) -> str:
    """Requests to unsubscribe as they come in: recipient lists, quoted mail, misspelled and unreadable."""
    anna, ben, carl, dora, eve, finn = (everyone[place] for place in (312, 318, 327, 333, 341, 352))
    local, _, domain = eve.email.partition("@")
    return "\n".join(
        (
            f"{anna.first_name} {anna.last_name} <{anna.email}>; {ben.email},",
            f"> {words.request}",
            f"> {carl.first_name}, mailto:{carl.email.upper()}",
            "",
            f"{dora.last_name}\t{dora.first_name}\t{dora.email}",
            f"{anna.email}",
            f"{local[:-2]}{local[-1]}{local[-2]}@{domain}",
            f"{finn.email.replace('@', '+news@')}",
            everyone[365].email[:-1],
            "somebody.else@example.net",
            f"{everyone[360].email.replace('@', ' [at] ')}",
        )
    )


def _row(buyer: Invented, until: date, words: Words, chance: Random) -> list[str]:
    day = until - timedelta(days=chance.randrange(1, 22))
    amount = f"{chance.randrange(1_500, 45_000) / 100:.2f}"
    return [
        buyer.email,
        buyer.first_name,
        buyer.last_name,
        f"{day:{words.day}}",
        chance.choice(words.products),
        amount.replace(".", words.comma),
    ]


def _letters(name: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", name).casefold() if "a" <= letter <= "z"
    )
