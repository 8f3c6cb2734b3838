"""Money in whole won."""

import re

EOK = 100_000_000


def won_in_words(amount: int, *, language: str) -> str:
    """600000 as "600,000원" or "600,000 won"; round hundreds of millions as people say them.

    460000000000 is "4,600억 원", in English "460 billion won".
    """
    if amount >= EOK and amount % EOK == 0:
        if language == "ko":
            return f"{amount // EOK:,}억 원"
        billions = amount / 1_000_000_000
        return f"{billions:,.1f}".removesuffix(".0") + " billion won"
    return f"{amount:,}원" if language == "ko" else f"{amount:,} won"


def won_from_words(text: str) -> str:
    """An amount as people type it ("3,200,000원"), without what is not a part of the number."""
    return re.sub(r"[,\s]|원$", "", text.strip())
