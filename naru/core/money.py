"""Money in whole won."""


def won_in_words(amount: int, *, language: str) -> str:
    """ "600,000원"; in English "600,000 won"."""
    return f"{amount:,}원" if language == "ko" else f"{amount:,} won"
