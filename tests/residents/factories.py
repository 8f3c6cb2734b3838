"""Residents, consent texts and leave to help, for tests."""

from datetime import UTC, date, datetime

import factory

from naru.residents.enums import ConsentKind, HelperKind, Means, Scope
from naru.residents.models import Consent, ConsentText, Helper, Resident
from naru.residents.rules import CODE_ALPHABET
from tests.accounts.factories import UserFactory

LONG_AGO = datetime(2026, 1, 5, tzinfo=UTC)


def code_of(number):
    letters = []
    for _place in range(8):
        number, rest = divmod(number, len(CODE_ALPHABET))
        letters.append(CODE_ALPHABET[rest])
    return "".join(reversed(letters))


class ResidentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Resident

    user = factory.SubFactory(UserFactory)
    code = factory.Sequence(code_of)
    name = factory.Sequence(lambda n: f"가상주민{n}")
    registered_at = LONG_AGO


class ConsentTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConsentText

    kind = ConsentKind.SERVICE
    version = 1
    from_on = date(2026, 1, 1)
    title_ko, title_en = "동의", "Consent"
    body_ko, body_en = "내용", "Text"
    withdrawal_ko, withdrawal_en = "거두면", "If you withdraw"


class ConsentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Consent

    resident = factory.SubFactory(ResidentFactory)
    kind = factory.SelfAttribute("text.kind")
    text = factory.SubFactory(ConsentTextFactory)
    means = Means.ONLINE
    given_at = LONG_AGO
    given_by = factory.SelfAttribute("resident.user")


class HelperFactory(factory.django.DjangoModelFactory):
    """A relative who may write until the end of 2026."""

    class Meta:
        model = Helper

    resident = factory.SubFactory(ResidentFactory)
    kind = HelperKind.RELATIVE
    user = factory.SubFactory(UserFactory)
    scope = Scope.WRITE
    means = Means.CODE
    from_on = date(2026, 1, 5)
    to_on = date(2027, 1, 1)
    agreed_at = LONG_AGO
    recorded_by = factory.SelfAttribute("user")
