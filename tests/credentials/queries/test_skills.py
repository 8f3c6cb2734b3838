"""The skills of a certificate stand in its own order; codes nobody knows are left out."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from naru.core.dates import day_in_words
from naru.credentials.queries.skills import naming, practised, signed_since, taught
from naru.credentials.rules.documents import Taught
from naru.credentials.rules.wording import evidence_in_words
from tests.credentials.factories import issued
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import SignOffFactory

pytestmark = pytest.mark.django_db


def test_in_its_own_order(noon):
    one = issued(noon)
    assert taught(one) == [
        Taught("엑셀로 표 다루기", "02020302", "2021"),
        Taught("엑셀로 표 다루기"),
    ]


def test_what_was_signed_off_at_a_bench_is_named_with_day_and_place(noon):
    one = SignOffFactory()
    place = one.booking.sitting.bench.place.name_ko
    day = day_in_words(timezone.localdate(one.at), language="ko")
    told = practised(one.resident, ["other", one.skill.code])
    assert told == f"{one.skill.name_ko}, {day}, {place}"
    assert practised(one.resident, ["other"]) == ""
    one.back_at = one.at
    one.save()
    assert practised(one.resident, [one.skill.code]) == ""


def test_a_certificate_proves_it_on_every_form_and_the_skill_leads_to_it(noon):
    one = SignOffFactory()
    made = issued(noon, resident=one.resident, skills=[one.skill.code])
    said = practised(one.resident, [one.skill.code])
    evidence = json.loads(made.body)["evidence"]
    proof = {"type": ["Evidence"], "name": "실습에서 확인받은 기술", "narrative": said}
    assert proof in evidence
    assert ("Skills signed off at a bench", said) in evidence_in_words(made.evidence, "en")
    assert naming(one.resident) == {one.skill.code: [made]}
    assert naming(ResidentFactory()) == {}


def test_what_was_signed_off_since_is_told_once_and_only_of_what_holds(noon):
    one = SignOffFactory(at=noon)
    code, before = one.skill.code, noon - timedelta(days=1)
    old = issued(before, resident=one.resident, skills=["other", code])
    other = issued(before, "completion:2", resident=one.resident, skills=["other"])
    after = issued(noon, "completion:3", resident=one.resident, skills=[code])
    assert signed_since(one.resident, [old, other, after]) == {old.pk: [one.skill]}
    old.revoked_at = noon
    assert signed_since(one.resident, [old]) == {}
    old.revoked_at, one.back_at = None, one.at
    one.save()
    assert signed_since(one.resident, [old]) == {}
