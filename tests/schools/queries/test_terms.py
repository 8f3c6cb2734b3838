"""Terms as pages read them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naru.enrolments.services import reviews
from naru.schools.queries import terms
from tests.catalogue.own import Staff
from tests.enrolments.factories import ApplicationFactory, review_plan
from tests.schools.made import TITLES, door_of, entrance, held, modules, read

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
OPEN = {"closes_at": timedelta(days=5), "offers_until_at": timedelta(days=6)}


def opening(staff, at):
    """A term that takes applications for five more days."""
    return held(staff, at=at, **{name: at + by for name, by in OPEN.items()})


def test_a_term_is_read_whole(noon):
    term = held(Staff(), at=noon)
    found = terms.term_with(term.public_id)
    assert [
        tuple(one.intake.run.course.title for one in stage.modules.all()) for stage in found.stages
    ] == list(TITLES)
    assert (found.title, found.result_at) == ("가을 인생 학교", None)
    assert found.doors == [term.entrance_id, *(one.intake_id for one in found.modules)]
    plan = review_plan(decide_at=noon)
    reviews.publish(intake_id=term.entrance_id, plan=plan, by=Staff().user, at=noon - 50 * DAY)
    assert read(term).result_at == noon


def test_a_term_of_a_draft_is_nobodys(noon):
    staff = Staff()
    term = held(staff, at=noon)
    run = term.entrance.run
    run.is_draft = True
    run.save()
    assert terms.term_with(term.public_id) is None
    assert list(terms.own_terms(staff.organisation)) == [term]
    assert list(terms.own_terms(Staff().organisation)) == []


def test_terms_that_still_take_applications(noon):
    staff = Staff()
    held(staff, at=noon)
    coming = opening(staff, noon)
    assert [one.term for one in terms.open_terms(at=noon)] == [coming]
    assert terms.open_terms(at=noon, programme="magic") == []
    assert terms.open_terms(at=noon + 5 * DAY) == []


def test_a_course_and_a_door_know_their_term(noon):
    staff = Staff()
    term, other = held(staff, at=noon), door_of(staff, "다른 강좌", noon)
    inner = modules(term, 2)[0].intake
    inner.refresh_from_db()
    for door in (term.entrance, inner):
        assert terms.terms_of_course(door.run.course) == [term]
        assert terms.term_behind(door) == term
    assert terms.terms_of_course(other.run.course) == []
    assert terms.term_behind(other) is None


def test_doors_that_are_free(noon):
    staff = Staff()
    held(staff, at=noon)
    free = entrance(staff, at=noon)
    assert list(terms.doors_to_enter(staff.organisation, on=noon.date())) == [free]
    assert list(terms.doors_to_choose(staff.organisation, on=noon.date())) == [free]
    assert list(terms.doors_to_enter(Staff().organisation, on=noon.date())) == []
    ApplicationFactory(intake=free)
    assert list(terms.doors_to_enter(staff.organisation, on=noon.date())) == [free]
    assert list(terms.doors_to_choose(staff.organisation, on=noon.date())) == []
    over = free.run.last_on + DAY
    assert list(terms.doors_to_enter(staff.organisation, on=over)) == []


def test_many_terms_take_as_many_questions_as_one(noon):
    staff = Staff()

    def asked():
        with CaptureQueriesContext(connection) as queries:
            found = terms.open_terms(at=noon)
        return len(found), len(queries)

    opening(staff, noon)
    before = asked()[1]
    opening(staff, noon)
    assert asked() == (2, before)
