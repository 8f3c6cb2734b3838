"""Pages about people ask as many questions for one row as for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.notices.enums import Kind
from naru.residents.enums import ConsentEnd, ConsentKind, Fact, Means, Purpose, RecordPage
from naru.residents.models import Consent, ConsentText
from naru.residents.services import answers, views
from tests.accounts.factories import MembershipFactory
from tests.notices.factories import NoticeFactory
from tests.residents.factories import HelperFactory, ResidentFactory
from tests.web.lives import browser, make_life

pytestmark = pytest.mark.django_db
MANY = 6
MOST = 25
"""No page of a person asks more than this, session and frame included."""


def more_helpers(life):
    HelperFactory(resident=life.resident)


def more_helped(life):
    HelperFactory(
        user=life.resident.user, resident=ResidentFactory(), recorded_by=life.resident.user
    )


def more_notices(life):
    NoticeFactory(resident=life.resident, kind=Kind.HELPER_ENDED, params={"helper": "이웃"})


def more_visits(life):
    views.note_visit(
        resident=life.resident, membership=MembershipFactory(), purpose=Purpose.COUNSELLING,
        words="", page=RecordPage.DESK_RECORD, at=timezone.now(),
    )  # fmt: skip


def more_consents(life):
    """One more that was given and taken back."""
    text = ConsentText.objects.get(kind=ConsentKind.NEWS)
    now = timezone.now()
    Consent.objects.create(
        resident=life.resident, kind=text.kind, text=text, means=Means.ONLINE, given_at=now,
        given_by=life.resident.user, ended_at=now, end=ConsentEnd.WITHDRAWN,
    )  # fmt: skip


def more_answers(life):
    """One more fact told, and all said before kept as history."""
    facts = [Fact.WORKS_IN_CITY, Fact.STUDIES_IN_CITY, Fact.BUSINESS_IN_CITY, Fact.SMALL_MERCHANT]
    known = life.resident.answers.count()
    answers.answer(
        resident_id=life.resident.pk, fact=facts[known % len(facts)], value=bool(known % 2),
        by=life.resident.user, at=timezone.now(),
    )  # fmt: skip


def more_matches(life):
    """One more person with the same telephone number."""
    ResidentFactory(phone=life.resident.phone)


def more_work(life):
    MembershipFactory(user=life.clerk.user, role=Role.COUNSELLOR)


OWN = {
    "me": [more_notices, more_visits, more_answers],
    "profile": [more_answers],
    "consents": [more_consents],
    "record_views": [more_visits],
    "helpers": [more_helpers],
    "helping": [more_helped],
    "inbox": [more_notices],
}
AT_DESK = {"desk_record": [more_helpers, more_answers, more_consents]}


def queries(client, url, sent=None):
    """How many the page asks once everything that is asked once is asked."""

    def ask():
        return client.post(url, sent) if sent else client.get(url)

    ask()
    with CaptureQueriesContext(connection) as asked:
        assert ask().status_code == 200
    return len(asked)


def grows(life, client, url, makers, sent=None):
    """Queries with one row and with many."""
    one = queries(client, url, sent)
    for maker in makers:
        for _number in range(MANY):
            maker(life)
    return one, queries(client, url, sent)


@pytest.mark.parametrize("name", OWN)
def test_own_page_asks_a_constant_number(name):
    life = make_life("가람")
    for maker in OWN[name]:
        maker(life)
    one, many = grows(life, life.client, reverse(name), OWN[name])
    assert one == many <= MOST


@pytest.mark.parametrize("name", AT_DESK)
def test_desk_page_asks_a_constant_number(name):
    life = make_life("가람")
    client = browser(life.clerk.user)
    client.post(reverse("desk_purpose", args=[life.resident.public_id]), {"purpose": "COUNSELLING"})
    url = reverse(name, args=[life.resident.public_id])
    one, many = grows(life, client, url, AT_DESK[name])
    assert one == many <= MOST


def test_finding_asks_a_constant_number():
    life = make_life("가람")
    client = browser(life.clerk.user)
    one, many = grows(life, client, reverse("desk"), [more_matches], sent={"text": "010-1234-5678"})
    assert one == many <= MOST


def test_landing_of_staff_asks_a_constant_number():
    life = make_life("가람")
    one, many = grows(life, browser(life.clerk.user), reverse("staff"), [more_work])
    assert one == many <= MOST


def test_both_exports_ask_a_constant_number():
    life = make_life("가람")
    makers = [more_notices, more_visits, more_answers, more_consents, more_helpers]
    for form in ("json", "html"):
        one, many = grows(life, life.client, reverse("export"), makers, sent={"form": form})
        assert one == many <= 3 * MOST


def test_a_page_that_asks_for_every_row_is_found():
    """The twin: asking each visit for its viewer is counted."""
    life = make_life("가람")

    def asked():
        with CaptureQueriesContext(connection) as found:
            for look in life.resident.views.order_by("pk"):
                str(look.viewer)
        return len(found)

    one = asked()
    more_visits(life)
    assert asked() == one + 1
