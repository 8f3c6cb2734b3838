"""A door knows the provider of its course, whatever becomes of course and run."""

import threading

import pytest
from django.db import connection, transaction

from naru.catalogue.models import Course, Run
from naru.enrolments.models import Intake
from tests.accounts.factories import OrganisationFactory
from tests.catalogue.factories import CourseFactory, ProviderFactory, RunFactory
from tests.enrolments.factories import IntakeFactory

pytestmark = pytest.mark.django_db


def seen_by(provider):
    return list(Intake.objects.visible_to(provider.organisation))


def provider():
    return ProviderFactory(organisation=OrganisationFactory())


def test_a_door_is_its_provider_s():
    ours, theirs = provider(), provider()
    door = IntakeFactory(run__course__provider=ours)
    assert (seen_by(ours), seen_by(theirs)) == ([door], [])
    door.capacity = 9
    door.save()
    assert seen_by(ours) == [door], "saving what was loaded before changes nothing"


def test_it_follows_course_and_run():
    ours, theirs = provider(), provider()
    door = IntakeFactory(run__course__provider=ours)
    Course.objects.filter(pk=door.run.course_id).update(provider=theirs)
    assert (seen_by(ours), seen_by(theirs)) == ([], [door])
    Run.objects.filter(pk=door.run_id).update(course=CourseFactory(provider=ours))
    assert (seen_by(ours), seen_by(theirs)) == ([door], [])
    Course.objects.filter(pk=door.run.course_id).update(title="다른 이름")
    assert (seen_by(ours), seen_by(theirs)) == ([door], [])


@pytest.mark.django_db(transaction=True)
def test_a_door_made_while_the_course_changes_hands_is_the_new_provider_s():
    ours, theirs = provider(), provider()
    run = RunFactory(course__provider=ours)

    def change_hands():
        Course.objects.filter(pk=run.course_id).update(provider=theirs)
        connection.close()

    changing = threading.Thread(target=change_hands)
    with transaction.atomic():
        door = IntakeFactory(run=run)
        changing.start()
        changing.join(timeout=0.3)
        assert changing.is_alive(), "it waits for the door"
    changing.join()
    assert (seen_by(ours), seen_by(theirs)) == ([], [door])
