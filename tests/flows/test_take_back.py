"""Nothing is hidden from under people: where somebody stands, a run is called off instead."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.catalogue.models import Run
from naru.enrolments.enums import OffReason, State
from naru.enrolments.queries.calling_off import with_people
from naru.flows.cancel_run import cancel_run
from naru.flows.door_tasks import show_hidden_again
from naru.flows.take_back import PeopleStand, take_back_course, take_back_run
from tests.enrolments.classes import DAY, class_of
from tests.enrolments.factories import ApplicationFactory, IntakeFactory, stand
from tests.residents.factories import ResidentFactory
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return Desk()


def back_run(door, staff, at):
    return take_back_run(run_id=door.run_id, by=staff.user, at=at)


def test_people_at_the_door_keep_run_and_course_until_it_is_called_off(staff, noon):
    door = class_of(staff, at=noon)
    course = door.run.course
    with pytest.raises(PeopleStand):
        back_run(door, staff, noon)
    with pytest.raises(PeopleStand):
        take_back_course(course_id=course.pk, by=staff.user, at=noon)
    door.run.refresh_from_db()
    assert door.run.gone_at is None
    cancel_run(intake=door, reason=OffReason.TOO_FEW, words="", others=[], by=staff.user, at=noon)
    assert back_run(door, staff, noon).gone_at == noon
    assert take_back_course(course_id=course.pk, by=staff.user, at=noon).gone_at == noon


def test_a_click_without_a_number_counts_and_what_has_ended_does_not(staff, noon):
    waits, ended, empty = (
        IntakeFactory(run=staff.run(staff.course(number=number, publish=True), number=number))
        for number in ("1", "2", "3")
    )
    stand(waits, ResidentFactory())
    ApplicationFactory(intake=ended, state=State.CANCELLED)
    runs = [one.run_id for one in (waits, ended, empty)]
    assert with_people(runs, on=noon.date()) == [waits.run]
    with pytest.raises(PeopleStand):
        back_run(waits, staff, noon)
    for door in (ended, empty):
        assert back_run(door, staff, noon).gone_at == noon


def test_a_run_that_is_over_can_be_taken_back(staff, noon):
    door = class_of(staff, at=noon)
    over = noon + timedelta(days=8)
    assert with_people([door.run_id], on=(over - DAY).date()) == [door.run]
    assert back_run(door, staff, over).gone_at == over


def test_the_page_says_so_before_and_leads_to_calling_it_off(staff):
    door = class_of(staff, at=timezone.now())
    off = reverse("provider_call_off", args=[door.run.public_id])
    for place in (
        reverse("provider_run_take_back", args=[door.run.public_id]),
        reverse("provider_course_take_back", args=[door.run.course.public_id]),
    ):
        shown, refused = staff.client.get(place), staff.client.post(place)
        assert (shown.status_code, refused.status_code) == (200, 409)
        for answer in (shown, refused):
            html = answer.content.decode()
            assert (off in html, "말없이 내리면" in html) == (True, True)
    door.run.refresh_from_db()
    assert door.run.gone_at is None


def test_without_people_it_is_asked_and_done(staff):
    run = staff.run(staff.course(publish=True), number=uuid.uuid4().hex[:6])
    place = reverse("provider_run_take_back", args=[run.public_id])
    assert "말없이" not in staff.client.get(place).content.decode()
    assert staff.client.post(place).status_code == 302
    run.refresh_from_db()
    assert run.gone_at is not None


@pytest.mark.parametrize("whole_course", [False, True])
def test_who_clicked_in_the_instant_of_hiding_has_a_run_that_is_shown_again(staff, whole_course):
    """Of two runs hidden at once, the one that somebody clicked at comes back, and only it."""
    now = timezone.now()
    course = staff.course(publish=True)
    clicked, empty = (
        IntakeFactory(
            run=staff.run(course, number=number),
            opens_at=now - DAY,
            closes_at=now + DAY,
            offers_until_at=now + 2 * DAY,
        )
        for number in ("1", "2")
    )
    Run.objects.filter(course=course).update(last_on=(now + 9 * DAY).date())
    for door in (clicked, empty):
        back_run(door, staff, now)
    if whole_course:
        take_back_course(course_id=course.pk, by=staff.user, at=now)
    show_hidden_again(0)
    clicked.run.refresh_from_db()
    assert clicked.run.gone_at == now, "nobody has clicked"
    stand(clicked, ResidentFactory(), at=now)
    for _twice in range(2):
        show_hidden_again(0)
    for one in (course, clicked.run, empty.run):
        one.refresh_from_db()
    assert (course.gone_at, clicked.run.gone_at, empty.run.gone_at) == (None, None, now)
    with pytest.raises(PeopleStand):
        back_run(clicked, staff, now)
