"""A recorded row of 50plus, imported with the city's own connector, comes into what is planned."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings

from naru.catalogue.models import Run
from naru.catalogue.pack import connectors
from naru.catalogue.sources.files import rows_of
from naru.occupations.models import Skill
from naru.planning.queries.question import question_of
from naru.planning.rules.plain import Offering
from tests.catalogue import recorded
from tests.catalogue.importing import bring
from tests.planning.factories import TERMS, PlanFactory, occupation

pytestmark = pytest.mark.django_db
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
