"""Who planned a run that is not held is told once, and offered to plan again."""

from datetime import timedelta

import pytest

from naru.catalogue.enums import RunStatus
from naru.flows.tell_fallen_step import tell_fallen_step
from naru.notices.models import Notice
from naru.planning.queries.mine import perhaps_fallen
from tests.planning.factories import NOON, TODAY, RouteFactory, StepFactory, run_teaching

pytestmark = pytest.mark.django_db(transaction=True)


def test_told_once_of_what_fell_through_only():
    route = RouteFactory(chosen_at=NOON)
    StepFactory(route=route)
    assert list(perhaps_fallen(on=TODAY)) == []
    gone = StepFactory(
        route=route, position=2, run=run_teaching("bread", status=RunStatus.CANCELLED)
    )
    assert list(perhaps_fallen(on=TODAY)) == [route.plan_id]
    assert [tell_fallen_step(plan_id=route.plan_id, at=NOON) for _ in range(2)] == [1, 0]
    notice = Notice.objects.get()
    assert (notice.kind, notice.params) == ("planning.step_fallen", {"title": gone.title})
    assert list(perhaps_fallen(on=TODAY)) == []


def test_only_what_one_applies_for_here_and_goes_on_may_be_missed():
    route = RouteFactory(chosen_at=NOON)
    StepFactory(route=route)
    here = StepFactory(route=route, position=2, run=run_teaching("bread", apply_at="HERE"))
    began, over = here.starts_on, here.last_on + timedelta(days=1)
    assert [perhaps_fallen(on=day) for day in (TODAY, began, over)] == [[], [route.plan_id], []]
    assert tell_fallen_step(plan_id=route.plan_id, at=NOON + (began - TODAY)) == 1
    assert Notice.objects.get().params == {"title": here.title}
