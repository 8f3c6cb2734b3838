"""Keys by which two sources mean the same offering, surest first.

N: both use one number (two services of one body, or a link that carries the other's number).
L: both point at one page and have one title (an institution's page serves many courses).
P: same title, same first day, same provider or place.
W: same title of eight signs or more, same first and last day, same window for applying.
"""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import parse_qsl, urlsplit

from naru.catalogue.enums import Join
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.offering import Offering

REASONS = {
    "N": Join.SAME_NUMBER,
    "L": Join.SAME_LINK,
    "P": Join.SAME_PLACE,
    "W": Join.SAME_WINDOW,
}
TELLING_TITLE = 8
BRACKETS = re.compile(r"^\s*[\[(〔【][^\])〕】]{1,20}[\])〕】]\s*")


def keys(offering: Offering, connector: Connector) -> list[str]:
    """Every key the offering has, surest first."""
    found = [f"N:{number}"[:80] for number in offering.numbers]
    title = folded(BRACKETS.sub("", offering.title))
    if offering.apply_url:
        found += _of_link(offering.apply_url, title, connector)
    first, last = offering.starts_on, offering.last_on
    if title and first:
        for body in sorted({folded(offering.provider_name), folded(offering.place_words)} - {""}):
            found.append(f"P:{_short(title, first.isoformat(), body)}")
    opens, closes = offering.apply_from_at, offering.apply_until_at
    if len(title) >= TELLING_TITLE and first and last and opens and closes:
        told = (title, first.isoformat(), last.isoformat(), opens.isoformat(), closes.isoformat())
        found.append(f"W:{_short(*told)}")
    return list(dict.fromkeys(found))


@lru_cache(maxsize=2048)
def folded(words: str) -> str:
    """Letters and digits only, in one form and case: how names are compared."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(filter(str.isalnum, plain))


def _of_link(url: str, title: str, connector: Connector) -> list[str]:
    """The number the link carries in a parameter the pack names, and the page with the title."""
    parts = urlsplit(url)
    query = parse_qsl(parts.query)
    found = [f"N:{value}"[:80] for name, value in query if name in connector.link_ids and value]
    host = (parts.hostname or "").removeprefix("www.")
    page = (host, parts.path.rstrip("/"), "&".join(f"{k}={v}" for k, v in sorted(query)))
    return [*found, f"L:{_short(title, *page)}"]


def _short(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()
