"""Keeping answers from the result page: what is ticked, by whom, with which consent."""

import pytest
from django.test import Client

from naru.policies.models import Watch
from naru.residents.models import Consent
from naru.residents.queries import values_of
from tests.residents.factories import ResidentFactory
from tests.web.public.screener.people import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def resident(client, noon, loaded_offer):
    one = ResidentFactory()
    client.force_login(one.user)
    walk(client)
    return one


def test_a_visitor_is_sent_to_log_in_first(noon):
    assert "/account/login/" in Client().get("/check/save/")["Location"]


def test_only_ticked_answers_are_kept(client, resident):
    page = client.get("/check/save/").content.decode()
    assert "복지 정보를 남기는 데 동의합니다." in page
    sent = {"facts": ["birth_on", "lives_in_city"]}
    assert client.post("/check/save/", sent)["Location"] == "/check/result/"
    assert values_of(resident) == {"birth_on": "1976-03-02", "lives_in_city": True}
    assert Watch.objects.count() == Consent.objects.count() == 0


def test_welfare_answers_need_the_yes(client, resident):
    answer = client.post("/check/save/", {"facts": ["near_poor"]})
    assert answer.status_code == 422
    assert "동의가 필요합니다." in answer.content.decode()
    assert values_of(resident) == {}
    client.post("/check/save/", {"facts": ["near_poor"], "agree": "on", "watched": "on"})
    assert values_of(resident) == {"near_poor": False}
    assert Consent.objects.get().kind == "SENSITIVE"
    assert Watch.objects.get().resident == resident


def test_what_is_kept_already_is_not_offered_again(client, resident):
    client.post("/check/save/", {"facts": ["birth_on"]})
    form = client.get("/check/save/").context["form"]
    assert "birth_on" not in [one.fact for one in form.offered]
    assert "benefits_before" not in [one.fact for one in form.offered]


def test_an_answer_that_was_not_given_cannot_be_kept(client, resident):
    answer = client.post("/check/save/", {"facts": ["household_income_won"]})
    assert answer.status_code == 422
    assert values_of(resident) == {}
