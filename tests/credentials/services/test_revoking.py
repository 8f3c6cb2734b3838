"""Taking a certificate back: with a reason, once; the list, the holder and the trail know it."""

import json

import pytest

from naru.audit.models import Entry
from naru.credentials.enums import Why
from naru.credentials.queries import published
from naru.credentials.rules.statuses import is_set
from naru.credentials.services import revoking, sharing
from naru.notices.models import Notice
from tests.accounts.factories import UserFactory
from tests.credentials.factories import issued
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def bit(one, noon):
    listed, index = one.place
    found = json.loads(published.status_list(listed, at=noon))
    return is_set(found["credentialSubject"]["encodedList"], index)


def test_it_holds_no_more_and_its_holder_is_told_why(noon):
    one, other, staff = issued(noon), issued(noon, "completion:2"), UserFactory()
    assert not bit(one, noon)
    revoking.revoke(
        certificate_id=one.pk, why=Why.MISTAKE, words="다른 강좌입니다.", by=staff, at=noon
    )
    assert (bit(one, noon), bit(other, noon)) == (True, False)
    told = Notice.objects.get(resident=one.resident, kind="certificate.revoked")
    assert told.params["why"] == "다른 강좌입니다."
    (line,) = Entry.objects.filter(action="certificate.revoked")
    assert line.actor == staff
    with refused(revoking.RevokedAlready):
        revoking.revoke(certificate_id=one.pk, why=Why.FRAUD, words="또", by=staff, at=noon)


def test_no_reason_no_revocation(noon):
    one, staff = issued(noon), UserFactory()
    asked = {"certificate_id": one.pk, "by": staff, "at": noon}
    with refused(revoking.WordsMissing):
        revoking.revoke(why=Why.MISTAKE, words=" ", **asked)
    with refused(revoking.WordsHoldNumber):
        revoking.revoke(why=Why.MISTAKE, words="700101-1234567 잘못", **asked)
    with pytest.raises(ValueError, match="NAME_CHANGED"):
        revoking.revoke(why=Why.NAME_CHANGED, words="이름", **asked)


def test_an_erased_one_can_be_revoked_and_nobody_is_told(noon):
    one = issued(noon)
    sharing.forget(resident=one.resident, at=noon)
    Notice.objects.all().delete()
    revoking.revoke(certificate_id=one.pk, why=Why.FRAUD, words="대신", by=UserFactory(), at=noon)
    assert bit(one, noon)
    assert not Notice.objects.exists()
