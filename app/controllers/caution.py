"""A paste that unsubscribes so many that it may be the wrong list: what its number is to be typed for."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from app.controllers.unsubscribing import Outcome, Preview
from app.models.database import Progress, reading, silent

SHARE = Fraction(1, 5)
"""More than this part of all customers is a lot…"""
FEWEST = 10
"""…once it is this many."""
FEWEST_OF_DOMAIN = 5
"""So many customers of one domain can be a whole organisation."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Where people have mailboxes who have nothing else in common.
PUBLIC_DOMAINS = _words(
    """
    gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr hotmail.co.uk hotmail.be
    hotmail.de live.com live.fr live.be live.co.uk msn.com passport.com yahoo.com yahoo.fr
    yahoo.co.uk yahoo.ca yahoo.de ymail.com rocketmail.com icloud.com me.com mac.com aol.com aol.fr
    aim.com orange.fr wanadoo.fr free.fr aliceadsl.fr sfr.fr neuf.fr cegetel.net club-internet.fr
    9online.fr bbox.fr numericable.fr noos.fr laposte.net gmx.com gmx.de gmx.fr gmx.net web.de
    t-online.de freenet.de mail.com email.com proton.me protonmail.com pm.me tutanota.com tuta.io
    fastmail.com fastmail.fm zoho.com hey.com mailo.com skynet.be telenet.be proximus.be voo.be
    bluewin.ch videotron.ca bell.net rogers.com sympatico.ca shaw.ca telus.net comcast.net
    verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net btinternet.com sky.com
    talktalk.net ntlworld.com virginmedia.com libero.it virgilio.it tiscali.it alice.it terra.es
    telefonica.net sapo.pt ziggo.nl kpnmail.nl planet.nl home.nl mail.ru yandex.com yandex.ru wp.pl
    o2.pl interia.pl seznam.cz qq.com 163.com 126.com sina.com naver.com hanmail.net yahoo.co.jp
    rediffmail.com
    """
)


@dataclass(frozen=True, slots=True)
class WholeDomain:
    """A domain, as it was typed, none of whose customers would be left to be mailed."""

    domain: str
    customers: int


@dataclass(frozen=True, slots=True)
class Caution:
    """Why the number is to be typed: `customers` of `total` are unsubscribed, and with them whole domains.

    `is_large` says whether the number alone is a reason. The domains come in order, the largest first.
    """

    customers: int
    total: int
    is_large: bool
    domains: tuple[WholeDomain, ...]


def of(preview: Preview, progress: Progress = silent) -> Caution | None:
    """Whether unsubscribing a paste takes more than a click; None for what anybody may mean."""
    customers = preview.counts.unsubscribed
    named: Counter[str] = Counter()
    typed: dict[str, str] = {}
    for item in preview.items:
        if item.outcome == Outcome.UNSUBSCRIBED:
            domain = item.key.rpartition("@")[2]
            named[domain] += 1
            typed.setdefault(domain, item.address.rpartition("@")[2].lower())
    suspects = {
        domain: count
        for domain, count in named.items()
        if count >= FEWEST_OF_DOMAIN and domain not in PUBLIC_DOMAINS
    }
    if customers < FEWEST and not suspects:
        return None
    with reading(lambda: progress(0, 0)) as connection:
        (total,) = connection.execute("SELECT count(*) FROM customer").fetchone()
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS suspect (domain TEXT PRIMARY KEY) WITHOUT ROWID")
        connection.execute("DELETE FROM suspect")
        connection.executemany("INSERT INTO suspect VALUES (?)", zip(sorted(suspects)))
        # In one pass: there is no index on the end of a key. A quoted local part that holds an @ is taken for
        # another domain, which errs on the side of asking.
        active = connection.execute(
            """
            SELECT substr(c.key, instr(c.key, '@') + 1) AS domain, count(*)
            FROM customer c LEFT JOIN suppression s ON s.key = c.key
            WHERE s.id IS NULL AND substr(c.key, instr(c.key, '@') + 1) IN (SELECT domain FROM suspect)
            GROUP BY domain
            """
        ).fetchall() if suspects else []  # fmt: skip
    whole = [WholeDomain(typed[domain], count) for domain, count in active if count <= suspects[domain]]
    whole.sort(key=lambda found: (-found.customers, found.domain))
    is_large = customers >= FEWEST and customers > total * SHARE
    return Caution(customers, total, is_large, tuple(whole)) if is_large or whole else None
