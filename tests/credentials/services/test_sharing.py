"""Links open for as long as their holder says; the portfolio holds what they put in."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from naru.audit.models import Entry
from naru.credentials.enums import Why
from naru.credentials.models import Certificate, Share
from naru.credentials.services import issuing, revoking, sharing
from tests.credentials.factories import issued
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def shared(one, noon, **changes):
    on = noon.date()
    told = {"certificate_id": one.pk, "for_whom": " 가상회사 ", "last_on": on + 30 * DAY, **changes}
    resident = told.pop("resident", one.resident)
    return sharing.share(resident=resident, on=on, by=one.resident.user, at=noon, **told)


def test_a_link_is_open_through_its_last_day_or_until_taken_back(noon):
    one = issued(noon)
    link = shared(one, noon)
    last = link.last_on
    assert (link.for_whom, len(link.token)) == ("가상회사", 22)
    assert [link.is_open(last), link.is_open(last + DAY)] == [True, False]
    assert Share.objects.open_on(last).get() == link
    user = one.resident.user
    for _again in range(2):
        ended = sharing.end(share_id=link.pk, by=user, at=noon)
    assert not ended.is_open(last)
    assert not Share.objects.open_on(last).exists()
    assert Entry.objects.filter(action="certificate.share_ended").count() == 1


def test_what_cannot_be_shared(noon):
    one, other = issued(noon), issued(noon, "completion:2")
    for days in (-1, 367):
        with refused(sharing.LastDayOut):
            shared(one, noon, last_on=noon.date() + days * DAY)
    with refused(sharing.NoteHoldsNumber):
        shared(one, noon, for_whom="700101-1234567")
    with refused(issuing.HoldsNoMore):
        shared(one, noon, certificate_id=other.pk)
    with refused(sharing.NothingToShow):
        shared(one, noon, certificate_id=None)
    revoking.revoke(
        certificate_id=one.pk, why=Why.MISTAKE, words="잘못", by=one.resident.user, at=noon
    )
    with refused(issuing.HoldsNoMore):
        shared(one, noon)


def test_the_portfolio_takes_what_holds_and_leads_nowhere_when_empty(noon):
    one = issued(noon)
    user = one.resident.user
    sharing.put_in_portfolio(certificate_id=one.pk, wanted=True, by=user, at=noon)
    assert shared(one, noon, certificate_id=None).certificate is None
    revoking.revoke(certificate_id=one.pk, why=Why.MISTAKE, words="잘못", by=user, at=noon)
    one.refresh_from_db()
    assert not one.in_portfolio
    with refused(issuing.HoldsNoMore):
        sharing.put_in_portfolio(certificate_id=one.pk, wanted=True, by=user, at=noon)


def test_links_follow_a_certificate_issued_anew(noon):
    one = issued(noon)
    link = shared(one, noon)
    one.resident.name = "홍길순"
    one.resident.save()
    new = issuing.reissue(certificate_id=one.pk, by=one.resident.user, at=noon)
    link.refresh_from_db()
    assert link.certificate == new


def test_forgetting_leaves_only_whether_it_holds(noon):
    one, other = issued(noon), issued(noon, "completion:2", resident=ResidentFactory(name="김하나"))
    shared(one, noon)
    sharing.forget(resident=one.resident, at=noon)
    one = Certificate.objects.get(pk=one.pk)
    assert (one.body, one.token, one.holder_name, one.evidence) == ("", "", "", {})
    assert one.is_in_force
    assert not Share.objects.exists()
    other.refresh_from_db()
    assert other.holder_name == "김하나"


def test_the_database_refuses_a_link_that_ended_before_it_began(noon):
    link = shared(issued(noon), noon)
    with pytest.raises(IntegrityError, match="share_ended_later"), transaction.atomic():
        Share.objects.filter(pk=link.pk).update(ended_at=noon - DAY)
