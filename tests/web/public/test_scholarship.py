"""The public pages: rounds with their criteria in words, and a draw anybody can compute."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.flows.load_city import load_city
from naru.scholarships.services import draws, rounds
from tests.access.scholarship import made
from tests.scholarships.factories import TERMS, ApplicationFactory, plan, staff

pytestmark = pytest.mark.django_db(transaction=True)


def shown(name, *args, language=""):
    return Client().get(language + reverse(name, args=args)).content.decode()


def test_a_city_without_a_round_says_so():
    assert "아직 연 회차가 없습니다" in shown("scholarships")


def test_a_round_says_when_how_much_for_whom_and_who_comes_first():
    made("open", ago=5)
    korean, english = (shown("scholarship", "open", language=one) for one in ("", "/en"))
    for text in (
        "신청 받는 중",
        "600,000포인트",
        "만 40세부터 64세",
        "50세부터예요",
        "신청 시작하기",
    ):
        assert text in korean
    for text in ("Open now", "600,000 points", "50 or older", "Call us.", "Begin to apply"):
        assert text in english


def test_before_and_after_its_time_one_cannot_begin():
    later = timezone.now() + timedelta(days=3)
    coming = plan(
        "coming",
        apply_from_at=later,
        apply_until_at=later + timedelta(days=9),
        draw_from_at=later + timedelta(days=19),
        results_on=timezone.localdate(later) + timedelta(days=29),
        use_until_on=timezone.localdate(later) + timedelta(days=99),
    )
    rounds.open_round(plan=coming, terms=TERMS, by=staff().user, at=timezone.now())
    made("past", ago=60)
    assert "신청 시작하기" not in shown("scholarship", "coming") + shown("scholarship", "past")
    listed = shown("scholarships")
    assert "곧 열려요" in listed
    assert "확인하는 중" in listed


def test_the_secret_is_shown_after_the_draw_only():
    one, by, now = made("past", ago=60), staff().user, timezone.now()
    application = ApplicationFactory(round=one)
    drawn = one.draw
    assert drawn.commitment in shown("scholarship_draw", "past")
    assert drawn.secret not in shown("scholarship_draw", "past")
    file = reverse("scholarship_draw_file", args=["past"])
    assert Client().get(file).status_code == 404
    points = {application.pk: 40}
    draws.freeze(round_id=one.pk, points=points, by=by, at=now - timedelta(days=26))
    assert drawn.secret not in shown("scholarship_draw", "past")
    draws.draw(round_id=one.pk, public_number="1 2 3", by=by, at=now)
    page = shown("scholarship_draw", "past")
    assert drawn.secret in page
    assert application.token in page
    assert application.resident.name not in page
    assert json.loads(Client().get(file).content)["order"] == [application.token]
    tool = Client().get(reverse("scholarship_draw_tool"))
    assert tool.content.startswith(b"#!/usr/bin/env python3")


def test_the_programme_s_page_leads_to_the_round_that_is_open(offer, noon):
    load_city(folder=offer, at=noon)
    address = reverse("programme", args=["training-scholarship"])
    assert "아직 신청을 받지 않습니다" in Client().get(address).content.decode()
    made("open", ago=5)
    page = Client().get(address).content.decode()
    assert reverse("scholarship", args=["open"]) in page
    assert "아직 신청을 받지 않습니다" not in page
    other = Client().get(reverse("programme", args=["career-transition"])).content.decode()
    assert reverse("scholarship", args=["open"]) + '"' not in other
