"""Somebody joins the site with an e-mail address.

account -> record -> consents -> welcome, all or nothing.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from naru.accounts import services as accounts
from naru.accounts.models import User
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.residents.enums import ConsentKind, ContactWish, Means
from naru.residents.services import consents, people


@transaction.atomic(durable=True)
def sign_up(*, email: str, language: str, agreed: Iterable[ConsentKind], at: datetime) -> User:
    """A user and their record, with what they agreed to; refused if the address is taken.

    The address is not proved yet: allauth sends the code, and nobody is logged in before it
    was typed. Those who agree to news get them by mail, others look on the site.
    """
    kinds = set(agreed)
    user = accounts.create_account(email=email, language=language)
    wish = ContactWish.EMAIL if ConsentKind.NEWS in kinds else ContactWish.SITE
    resident = people.register(user=user, by=user, at=at, contact_wish=wish)
    for kind in sorted({ConsentKind.SERVICE, *kinds}):
        consents.give(resident_id=resident.pk, kind=kind, means=Means.ONLINE, by=user, at=at)
    inbox.send(resident=resident, kind=Kind.WELCOME, at=at)
    return user
