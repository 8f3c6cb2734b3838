"""A club asks, the place registers it for a while or not, and its head is told."""

from datetime import date

import pytest

from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.spaces.enums import ClubState
from naru.spaces.services import clubs
from naru.spaces.services.clubs import ClubAnswered, ClubKnown, ClubNameless
from tests.accounts.factories import UserFactory
from tests.refusals import refused
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import NOON, TERMS, OwnedPlaceFactory

TODAY = date(2026, 11, 24)


def ask(place, head, name="책 모임", people=5):
    return clubs.ask(
        place=place, head=head, name=name, about="", people=people, by=head.user, at=NOON
    )


@pytest.mark.django_db
def test_asked_once_under_a_name():
    place, head = OwnedPlaceFactory(), ResidentFactory()
    assert ask(place, head).state == ClubState.ASKED
    with refused(ClubKnown):
        ask(place, head)
    for wrong in ({"name": " "}, {"people": 1}):
        with refused(ClubNameless):
            ask(place, head, **wrong)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("register", "state", "until", "kind"),
    [
        (True, ClubState.REGISTERED, date(2027, 11, 24), Kind.CLUB_REGISTERED),
        (False, ClubState.REFUSED, None, Kind.CLUB_REFUSED),
    ],
)
def test_answered_once(register, state, until, kind):
    club = ask(OwnedPlaceFactory(), ResidentFactory())
    told = {"club_id": club.pk, "register": register, "terms": TERMS, "on": TODAY, "at": NOON}
    found = clubs.answer(by=UserFactory(), **told)
    assert (found.state, found.until_on) == (state, until)
    assert Notice.objects.get().kind == kind
    with refused(ClubAnswered):
        clubs.answer(by=UserFactory(), **told)
