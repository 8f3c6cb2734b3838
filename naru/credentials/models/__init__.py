"""Certificates with their words as signed, the public keys, and what holders let others see."""

from naru.credentials.models.certificates import Certificate
from naru.credentials.models.keys import PublicKey
from naru.credentials.models.shares import Share

__all__ = ["Certificate", "PublicKey", "Share"]
