"""A place on a real course is paid with points, and given back where the provider ends it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.catalogue.enums import Payer
from naru.catalogue.index import writing
from naru.scholarships.models import Use
from naru.scholarships.services import grants
from tests.access.scholarship import made
from tests.catalogue.factories import RunFactory
from tests.scholarships.factories import ApplicationFactory
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db(transaction=True)
SOON = timezone.localdate() + timedelta(days=9)


@pytest.fixture
def granted():
    one = ApplicationFactory(round=made("past", ago=60))
    grants.grant(application_id=one.pk, by=None, at=timezone.now())
    return one


def run(**more):
    costs = {"fee_won": 240_000, "payer": Payer.LEARNER}
    return RunFactory(**{"starts_on": SOON, "last_on": SOON, **costs, **more})


def test_a_course_is_found_its_fee_held_on_the_bands_of_today_and_given_back(granted):
    manager, course = client_of(Role.MANAGER), run()
    writing.refresh([course.course_id])
    url = reverse("scholarship_places", args=[granted.public_id])
    shown = manager.get(url, {"q": course.course.title}).content.decode()
    assert f"포인트 맡기기: {course.course.title}" in shown
    told = manager.post(url, {"run": course.public_id}, follow=True).content.decode()
    assert "포인트를 맡겼습니다." in told
    use = Use.objects.get()
    assert (use.points, use.sessions, use.run, use.state) == (240_000, [SOON], course, "HELD")
    assert use.terms == [
        {"held_below": "1/3", "gives_back": "2/3"},
        {"held_below": "1/2", "gives_back": "1/2"},
    ]
    again = manager.post(url, {"run": course.public_id}, follow=True).content.decode()
    assert "이 자리에는 이미 포인트를 맡겼습니다." in again
    off = reverse("scholarship_place_off", args=[granted.public_id, use.public_id])
    assert "모두 돌려주었습니다." in manager.post(off, follow=True).content.decode()
    use.refresh_from_db()
    assert (use.state, use.returned_points) == ("RELEASED", 240_000)


def test_what_is_free_past_a_draft_or_too_dear_cannot_be_paid(granted):
    manager = client_of(Role.MANAGER)
    url = reverse("scholarship_places", args=[granted.public_id])
    past = timezone.localdate() - timedelta(days=1)
    free = {"fee_won": 0, "payer": Payer.NOBODY}
    for wrong in (free, {"fee_won": None}, {"starts_on": past, "last_on": past}):
        assert manager.post(url, {"run": run(**wrong).public_id}).status_code == 404
    for strange in ("", "x"):
        assert manager.post(url, {"run": strange}).status_code == 404
    dear = run(fee_won=700_000)
    told = manager.post(url, {"run": dear.public_id}, follow=True).content.decode()
    assert "남은 포인트가 수강료보다 적습니다." in told
    assert Use.objects.count() == 0


def test_before_points_are_granted_there_is_no_such_page():
    one = ApplicationFactory(round=made("open", ago=5))
    url = reverse("scholarship_places", args=[one.public_id])
    assert client_of(Role.MANAGER).get(url).status_code == 404
