"""Comments stand beside a plan and leave a line in the trail."""

import pytest

from naru.audit.models import Entry
from naru.planning.services.comments import NumberInWords, say
from tests.planning.factories import NOON, PlanFactory
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_a_word_is_kept_and_a_registration_number_refused():
    plan = PlanFactory()
    say(plan=plan, words="좋습니다", by=plan.resident.user, at=NOON)
    with refused(NumberInWords):
        say(plan=plan, words="900101-1234567", by=plan.resident.user, at=NOON)
    assert [one.words for one in plan.comments.all()] == ["좋습니다"]
    assert Entry.objects.get().action == "planning.comment_written"
