"""Who is due: by the day of the certificate, not long after it, and not twice."""

from datetime import timedelta

import pytest

from naru.credentials.enums import Why
from naru.credentials.services.revoking import revoke
from naru.outcomes.pack import follow_terms
from naru.outcomes.queries import due
from naru.outcomes.services import answering, asking
from tests.accounts.factories import UserFactory
from tests.credentials.factories import issued
from tests.outcomes.factories import willing

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_three_six_and_twelve_months_after(noon):
    one = willing(noon)
    terms = follow_terms(noon.date())
    days = [(n, due.to_ask(terms=terms, at=noon + n * DAY)) for n in (90, 91, 118, 119, 182, 365)]
    assert [(n, found) for n, found in days if found] == [
        (91, [(one.pk, 91)]),
        (118, [(one.pk, 91)]),
        (182, [(one.pk, 182)]),
        (365, [(one.pk, 365)]),
    ]
    later = noon + 91 * DAY
    asked = asking.ask(certificate_id=one.pk, after_days=91, terms=terms, at=later)
    assert due.to_ask(terms=terms, at=later) == []
    assert due.to_remind(terms=terms, at=later + 6 * DAY) == []
    assert due.to_remind(terms=terms, at=later + 7 * DAY) == [asked.pk]
    answering.withdraw(follow_up_id=asked.pk, no_more=True, at=later)
    assert due.to_remind(terms=terms, at=later + 7 * DAY) == []
    assert due.to_ask(terms=terms, at=noon + 182 * DAY) == []


def test_a_certificate_that_no_longer_holds_is_not_asked_about(noon):
    one = willing(noon)
    staff = UserFactory()
    revoke(certificate_id=one.pk, why=Why.MISTAKE, words="잘못", by=staff, at=noon)
    assert due.to_ask(terms=follow_terms(noon.date()), at=noon + 91 * DAY) == []


def test_nobody_is_asked_who_did_not_say_yes(noon):
    silent, later = issued(noon), noon + 91 * DAY
    terms = follow_terms(noon.date())
    assert not due.is_willing(silent)
    assert due.to_ask(terms=terms, at=later) == []
    assert asking.ask(certificate_id=silent.pk, after_days=91, terms=terms, at=later) is None
