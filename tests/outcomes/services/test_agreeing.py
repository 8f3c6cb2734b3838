"""Only who said yes at the certificate is asked afterwards, and it can be undone there."""

from datetime import timedelta

import pytest

from naru.audit.models import Entry
from naru.credentials.services.issuing import reissue
from naru.outcomes.models import Willing
from naru.outcomes.queries.due import is_willing
from naru.outcomes.services import answering
from naru.outcomes.services.agreeing import agree
from tests.credentials.factories import issued
from tests.outcomes.factories import asked

pytestmark = pytest.mark.django_db


def test_yes_and_no_are_said_once_and_written_down(noon):
    one = issued(noon)
    by = one.resident.user
    told = [agree(certificate=one, yes=yes, by=by, at=noon) for yes in (False, True, True, False)]
    assert told == [False, True, False, True]
    assert not Willing.objects.exists()
    actions = Entry.objects.filter(action__startswith="follow_up.").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == [
        "follow_up.agreed",
        "follow_up.declined",
    ]


def test_it_holds_for_the_certificate_in_a_new_name(noon):
    one = issued(noon)
    by = one.resident.user
    agree(certificate=one, yes=True, by=by, at=noon)
    one.resident.name = "홍길순"
    one.resident.save()
    new = reissue(certificate_id=one.pk, by=by, at=noon + timedelta(days=1))
    assert is_willing(new)


def test_yes_undoes_never_again(noon):
    one = asked(at=noon)
    by = one.resident.user
    answering.withdraw(follow_up_id=one.pk, no_more=True, at=noon)
    for yes in (False, True):
        agree(certificate=one.certificate, yes=yes, by=by, at=noon)
    one.refresh_from_db()
    assert not one.no_more
