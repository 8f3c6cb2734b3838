"""Desk staff ask the questions for somebody in front of them: with a record or without one."""

import pytest
from django.urls import reverse

from naru.residents.enums import Fact, RecordPage
from naru.residents.models import Answer, RecordView
from naru.residents.queries import values_of
from tests.accounts.factories import MembershipFactory
from tests.web.lives import browser, make_life
from tests.web.public.screener.people import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(loaded_offer):
    """A counsellor without a record of their own."""
    return MembershipFactory(user__name="나루 상담사", organisation__name_ko="나루 센터")


def html(client, path="/check/result/"):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_visitor_without_a_record_is_asked_at_the_desk_and_forgotten_afterwards(clerk):
    client = browser(clerk.user)
    assert 'href="/check/"' in html(client, reverse("desk"))
    walk(client)
    page = html(client)
    assert "지금 조건이 맞아요" in page
    assert "내 정보에 남기기" not in page
    assert "이름은 들어 있지 않습니다." in html(client, "/check/result/paper/")
    assert (Answer.objects.count(), RecordView.objects.count()) == (0, 0)
    client.post("/check/clear/")
    assert "screener" not in client.session


def test_the_next_visitor_does_not_see_the_answers_of_the_one_before(clerk):
    client = browser(clerk.user)
    walk(client)
    assert "답을 지우고 처음부터" in html(client, "/check/")
    client.post("/check/", {"again": "1"})
    assert client.session["screener"]["answers"] == {}


def test_for_a_resident_who_agreed_the_answers_are_theirs_and_the_look_is_told(clerk):
    life, client = make_life("가람"), browser(clerk.user)
    record = [life.resident.public_id]
    client.post(reverse("desk_purpose", args=record), {"purpose": "APPLICATION", "words": ""})
    client.post(reverse("desk_let_help", args=record), {"means": "PAPER"})
    client.post(reverse("desk_act", args=record))
    known = html(client, "/check/")
    assert "1976년 3월 2일(화)" in known
    walk(client)
    assert "내 정보에 남기기" in html(client)
    client.post("/check/save/", {"facts": ["employment"]})
    assert values_of(life.resident)["employment"] == "LOOKING"
    kept = Answer.objects.current().get(resident=life.resident, fact=Fact.EMPLOYMENT)
    assert kept.answered_by == clerk.user
    assert RecordView.objects.filter(resident=life.resident, page=RecordPage.HELP_CHECK).exists()
