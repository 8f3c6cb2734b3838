"""Residents with a whole life on the site, each told from the other by one word."""

from dataclasses import dataclass
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.residents.enums import ConsentKind, ContactWish, Fact, Means, Purpose, RecordPage, Scope
from naru.residents.models import ConsentText, Helper, Resident
from naru.residents.services import answers, consents, helpers, leaving, people, views
from tests.accounts.factories import MembershipFactory, UserFactory
from tests.residents.factories import ConsentTextFactory, ResidentFactory


@dataclass(frozen=True)
class Life:
    """A resident, a browser in which they are logged in, and the word all they left holds."""

    word: str
    resident: Resident
    client: Client
    helper: Helper
    clerk: Membership


def texts() -> None:
    """The texts to agree to, once a test."""
    if not ConsentText.objects.exists():
        for kind in ConsentKind:
            ConsentTextFactory(kind=kind)


def browser(user) -> Client:
    """A browser in which the user is logged in."""
    client = Client()
    client.force_login(user)
    return client


def make_life(word: str, *, born: str = "1976-03-02", phone: str = "010-1234-5678") -> Life:
    """Somebody who told about themselves, has a helper, was looked up and wants to leave."""
    texts()
    now = timezone.now()
    today = timezone.localdate(now)
    user = UserFactory(email=f"{word.lower()}@example.org", name=word)
    resident = ResidentFactory(user=user)
    own = {"resident_id": resident.pk, "by": user, "at": now}
    people.set_contact(name=f"{word} 주민", phone=phone, contact_wish=ContactWish.PHONE, **own)
    consents.give(kind=ConsentKind.SERVICE, means=Means.ONLINE, **own)
    answers.tell(
        answers={Fact.BIRTH_ON: born, Fact.LIVES_IN_CITY: True, Fact.HOUSEHOLD_SIZE: 3}, **own
    )
    friend = UserFactory(name=f"{word} 친구")
    code = helpers.make_code(scope=Scope.WRITE, to_on=today + timedelta(days=90), **own)
    leave = helpers.accept_code(typed=code, by=friend, at=now)
    clerk = MembershipFactory(
        user__name=f"{word} 상담사", organisation__name_ko=f"{word} 캠퍼스", role=Role.COUNSELLOR
    )
    resident.refresh_from_db()
    views.note_visit(
        resident=resident, membership=clerk, purpose=Purpose.COUNSELLING, words=f"{word} 첫 상담",
        page=RecordPage.DESK_RECORD, at=now,
    )  # fmt: skip
    Notice.objects.create(
        resident=resident, kind=Kind.NEWS, at=now, params={"title": f"{word} 소식", "text": "글"}
    )
    leaving.ask(waiting_days=14, **own)
    return Life(word, resident, browser(user), leave, clerk)
