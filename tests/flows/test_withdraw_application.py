"""Withdrawn: it ends, and its papers are erased."""

import pytest

from naru.files.models import Content
from naru.flows.withdraw_application import withdraw_application
from naru.scholarships.services.applications import NotToWithdraw
from tests.flows.scholarship import applied, begin, somebody
from tests.scholarships.factories import funded_round

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_papers_go_with_it_and_one_may_begin_again(noon):
    the_round = funded_round()
    one = applied(somebody(noon), the_round, noon)
    by = one.resident.user
    withdraw_application(application=one, by=by, at=noon)
    one.refresh_from_db()
    assert (one.state, one.decided_at, Content.objects.count()) == ("WITHDRAWN", noon, 0)
    with pytest.raises(NotToWithdraw):
        withdraw_application(application=one, by=by, at=noon)
    assert begin(one.resident, the_round, noon) != one
