"""One sends a link, the other opens it and agrees; each sees the other's half-hidden name."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Companion
from naru.enrolments.services import draws
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import IntakeFactory, plan, stand
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


def drawing():
    now = timezone.now()
    times = {"opens_at": now - DAY, "closes_at": now + DAY, "offers_until_at": now + 3 * DAY}
    door = IntakeFactory(mode=DoorMode.DRAW, **times)
    draws.seal(intake_id=door.pk, plan=plan(known_at=now + 2 * DAY), by=UserFactory(), at=now)
    return door


def test_from_the_link_to_both_agreed():
    door = drawing()
    asks, agrees, new = (ResidentFactory(name=name) for name in ("김가람", "이나라", "박새벽"))
    mine, theirs = (stand(door, one, at=timezone.now()) for one in (asks, agrees))
    client = browser(asks.user)
    page = client.get(reverse("enrolment", args=[mine.public_id])).content.decode()
    address = reverse("enrolment_together", args=[mine.public_id])
    assert address in page
    assert client.post(address, {"do": "invite"}).status_code == 302
    link = reverse("enrolment_join", args=[client.get(address).context["token"]])
    stranger = browser(new.user)
    seen = stranger.get(link).content.decode()
    assert ("먼저 이 회차에 신청해 주세요" in seen, "김가람" in seen) == (True, False)
    stranger.post(link)
    assert Companion.objects.count() == 1
    other = browser(agrees.user)
    assert "함께하기" in other.get(link).content.decode()
    assert Companion.objects.count() == 1, "looking agrees to nothing"
    assert other.post(link).status_code == 302
    shown = client.get(address).content.decode()
    assert ("이○라" in shown, "이나라" in shown) == (True, False)
    stand(door, new, at=timezone.now())
    answer = stranger.post(link, follow=True).content.decode()
    assert "이미 찼습니다" in answer
    back = reverse("enrolment_together", args=[theirs.public_id])
    assert other.post(back, {"do": "leave"}).status_code == 302
    assert [one.claim for one in Companion.objects.all()] == [mine]


def test_there_is_nothing_to_share_at_other_doors():
    claim = stand(IntakeFactory(), ResidentFactory())
    client = browser(claim.resident.user)
    assert client.get(reverse("enrolment_together", args=[claim.public_id])).status_code == 404
