"""What was just learnt can be tried near home this week."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from naru.residents.enums import Fact
from naru.residents.services import answers
from naru.web.resident.spaces.practise import practise
from tests.occupations.factories import SkillFactory
from tests.places.factories import DistrictFactory
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import BenchFactory, SittingFactory

pytestmark = pytest.mark.django_db


def test_three_at_most_the_nearest_first(django_assert_max_num_queries):
    skill, home, person = SkillFactory(), DistrictFactory(), ResidentFactory()
    now = timezone.now()
    answers.tell(
        resident_id=person.pk, answers={Fact.HOME_DISTRICT: home.code}, by=person.user, at=now
    )
    made = [
        SittingFactory(
            bench=BenchFactory(
                place__district=DistrictFactory(latitude=10 + number / 10), with_skills=[skill]
            ),
            starts_at=now + timedelta(days=2),
        )
        for number in range(4)
    ]
    with django_assert_max_num_queries(4):
        found = practise(person, [skill.code], at=now)
    assert found.near == home
    assert [row.offer.sittings for row in found.rows] == [[one] for one in made[:3]]
    html = render_to_string("public/spaces/practise.html", {"practise": found})
    assert reverse("bench_book", args=[made[0].public_id]) in html
    assert practise(person, [], at=now).rows == []
