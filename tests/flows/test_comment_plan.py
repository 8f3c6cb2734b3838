"""A mentor's word stands beside the plan, and its owner is told."""

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.flows.comment_plan import comment_plan
from naru.notices.models import Notice
from naru.planning.services.comments import NumberInWords
from tests.accounts.factories import MembershipFactory
from tests.counselling.factories import MentorFactory, PairingFactory
from tests.planning.factories import NOON, PlanFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_word_is_kept_and_told_and_nobody_elses_is():
    plan = PlanFactory()
    clerk = MembershipFactory(role=Role.MENTOR)
    said = {"membership": clerk, "public_id": plan.public_id, "at": NOON}
    with pytest.raises(PermissionDenied):
        comment_plan(words="좋습니다", **said)
    PairingFactory(resident=plan.resident, mentor=MentorFactory(user=clerk.user))
    comment_plan(words="좋습니다", **said)
    with pytest.raises(NumberInWords):
        comment_plan(words="900101-1234567", **said)
    assert [(one.by, one.words) for one in plan.comments.all()] == [(clerk.user, "좋습니다")]
    assert Notice.objects.get().kind == "planning.comment"
