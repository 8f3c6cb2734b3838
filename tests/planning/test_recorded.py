"""Recorded rows of 50plus and of Q-Net, imported as the city does it, come into what is planned."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from naru.catalogue.models import Run
from naru.catalogue.pack import connectors
from naru.catalogue.sources.files import rows_of
from naru.occupations.models import OccupationCertificate, Skill
from naru.planning.queries.exams import exams_with, key_of
from naru.planning.queries.question import question_of
from naru.planning.rules.plain import Offering
from naru.planning.rules.routes import answer
from naru.planning.solver.solving import solve
from tests.catalogue import recorded
from tests.catalogue.importing import bring
from tests.occupations.factories import CertificateFactory
from tests.planning.factories import TERMS, PlanFactory, occupation
from tests.sources.factories import SourceFactory

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2023, 5, 28, 3, tzinfo=UTC)
"""Noon in Seoul, while the rows still took applications."""


def test_a_course_of_50plus_is_found_by_its_title_and_what_it_does_not_say_is_not_made_up():
    source = connectors(settings.BASE_DIR / "cities" / "seoul", time_zone="Asia/Seoul")["fiftyplus"]
    rows = rows_of(recorded.FOLDER / "seoul_50plus" / "course_rows_rekeyed_2023.json")
    bring(source, list(rows), at=AT)
    work = occupation("occ.barista", coffee=2)
    Skill.objects.filter(code="skill.coffee").update(taught_as=["핸드드립"])
    plan = PlanFactory(occupation=work, asked_at=AT, deadline_on=date(2023, 12, 31))
    (one,) = question_of(plan, terms=TERMS, at=AT).offerings
    run = Run.objects.select_related("course").get(public_id=one.key)
    assert run.course.title == "홈바리스타 핸드드립 과정"
    assert (run.starts_on, run.daily_from, run.course.hours) == (one.starts_on, None, None)
    assert one == Offering(
        key=one.key,
        course=str(run.course.public_id),
        gives=(("skill.coffee", 2),),
        starts_on=run.starts_on,
        last_on=run.last_on,
        meetings=(),
        weekly_minutes=one.weekly_minutes,
        fee_won=50_000,
        travel_minutes=TERMS.across_minutes,
        risk=TERMS.risks["UNKNOWN"],
        apply_until_on=one.apply_until_on,
    )
    assert AT.date() < one.apply_until_on <= one.starts_on


def engineer():
    """Work for which one has to be an engineer of information processing, and a plan for it."""
    work = occupation(bread=2)
    held = CertificateFactory(code="cert.processing", kind="TECHNICAL", grade="기사")
    OccupationCertificate.objects.create(
        occupation=work, certificate=held, position=0, weight="REQUIRED"
    )
    SourceFactory(code="qnet")
    return PlanFactory(occupation=work, money_won=500_000, deadline_on=date(2023, 12, 31))


@pytest.mark.parametrize(
    ("on", "rounds", "until"),
    [
        ((1, 9), [1, 1], (1, 13)),
        ((1, 14), [1, 1], (1, 19)),
        ((2, 1), [1, 1], (2, 8)),
        ((2, 9), [2, 2], (4, 20)),
        ((8, 10), [4, 4], (8, 10)),
    ],
)
def test_recorded_exams_come_into_a_route_with_the_time_to_apply_that_is_open_or_next(
    settings, on, rounds, until
):
    settings.CITY_DIR = settings.BASE_DIR / "cities" / "seoul"
    plan = engineer()
    file = recorded.FOLDER / "qnet/exam_schedule_gisa_2023.json"
    call_command("import_exams", file=file, as_of=date(2023, 1, 2), stdout=StringIO())
    at = datetime(2023, *on, 3, tzinfo=UTC)
    asked = question_of(plan, terms=TERMS, at=at)
    route = answer(asked, solve).routes[0]
    exams = exams_with(step.taken.offering for step in route.steps)
    steps = [exams[step.taken.offering] for step in route.steps]
    assert [one.part for one in steps] == ["WRITTEN", "PRACTICAL"]
    assert [one.round for one in steps] == [f"qnet:2023:T:{number}" for number in rounds]
    offered = {one.key: one for one in asked.offerings}
    assert offered[key_of(steps[0])].apply_until_on == date(2023, *until)
    assert route.figures.last_on == steps[-1].last_on
    assert (route.figures.fees_won, steps[0].fee) == (2 * TERMS.unknown_fee_won, None)


def test_after_the_last_time_to_apply_no_route_has_a_recorded_exam(settings):
    settings.CITY_DIR = settings.BASE_DIR / "cities" / "seoul"
    plan = engineer()
    file = recorded.FOLDER / "qnet/exam_schedule_gisa_2023.json"
    call_command("import_exams", file=file, stdout=StringIO())
    at = datetime(2023, 8, 11, 3, tzinfo=UTC)
    asked = question_of(plan, terms=TERMS, at=at)
    assert answer(asked, solve).routes == ()
