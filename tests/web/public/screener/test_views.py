"""The screener, walked as visitors, residents and helpers walk it."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from naru.residents.enums import Fact
from naru.residents.services import answers
from tests.access.scholarship import made
from tests.residents.factories import ResidentFactory
from tests.web.public.screener.people import SAYS, walk

pytestmark = pytest.mark.django_db


def html(client, path="/check/result/"):
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def kept(client):
    return client.session["screener"]["answers"]


def test_a_visitor_is_asked_little_and_told_everything(client, loaded_offer):
    asked = walk(client)
    assert len(asked) == len(set(asked)) <= 18
    page = html(client)
    for words in (
        "지금 조건이 맞아요",
        "4050 인생디자인학교",
        "이것이 바뀌면 할 수 있어요",
        "차상위계층 확인을 받으면 신청할 수 있어요.",
        "동주민센터에서 차상위계층 확인을 신청할 수 있어요.",
        "조건이 공개되지 않았어요",
        "다음에 할 일:",
        'href="tel:',
    ):
        assert words in page


def test_who_may_have_the_scholarship_is_led_to_its_open_round(client, loaded_offer):
    the_round = made("open", ago=5)
    walk(client, near_poor={"answer": "yes"})
    page = html(client)
    assert f'href="/scholarship/{the_round.code}/"' in page
    assert "이 누리집에서 지금 신청할 수 있어요." in page
    assert 'href="/programmes/training-scholarship/"' in page
    assert "지금 이 누리집에서 신청할 수 있어요" in html(client, "/check/result/paper/")


def test_answers_are_in_the_session_only_and_go_when_asked(client, loaded_offer):
    walk(client)
    assert kept(client)["birth_on"] == "1976-03-02"
    client.post("/check/clear/")
    assert "screener" not in client.session
    assert client.get("/check/result/")["Location"] == "/check/"
    stored = Session.objects.get(session_key=client.session.session_key)
    assert "screener" not in stored.get_decoded()


def test_a_question_can_be_skipped_gone_back_to_and_answered_later(client, loaded_offer):
    first = client.post("/check/")["Location"]
    second = client.post(first, {"skip": "1"})["Location"]
    assert second != first
    assert f'href="{first}"' in html(client, second)
    page = html(client)
    assert f'href="{first}?result=1"' in page
    answer = client.post(f"{first}?result=1", {**SAYS["birth_on"], "result": "1"})
    assert answer["Location"] == "/check/result/"
    assert client.session["screener"]["skipped"] == []


def test_an_answer_is_changed_from_the_result(client, loaded_offer):
    walk(client)
    before = html(client)
    assert "1976년 3월 2일" in before
    path = "/check/ask/birth_on/"
    assert 'value="1976"' in html(client, f"{path}?result=1")
    changed = {"answer_year": "1990", "answer_month": "3", "answer_day": "2", "result": "1"}
    client.post(path, changed)
    assert "2030년 3월 2일(토)부터 신청할 수 있어요." in html(client)


@pytest.mark.parametrize(
    ("fact", "sent", "words"),
    [
        ("birth_on", {}, "모르면 ‘모르겠어요’를 눌러 주세요."),
        (
            "birth_on",
            {"answer_year": "2990", "answer_month": "1", "answer_day": "1"},
            "오늘보다 뒤의 날",
        ),
        ("birth_on", {"answer_year": "1976", "answer_month": "13", "answer_day": "1"}, "날짜를"),
        ("birth_on", {"answer_year": "1876", "answer_month": "1", "answer_day": "1"}, "오래전"),
        ("lives_in_city", {"answer": "maybe"}, "올바르게 선택해 주세요"),
        ("employment", {"answer": "KING"}, "올바르게 선택해 주세요"),
        ("household_size", {"answer": "0"}, "1 이상"),
        ("household_income_won", {"answer": "많이"}, "숫자만 적어 주세요."),
        ("benefits_now", {"answer": ["NONE", "PUBLIC_JOB"]}, "함께 고를 수는 없어요."),
    ],
)
def test_an_answer_that_cannot_be_is_told_and_not_kept(client, loaded_offer, fact, sent, words):
    client.post("/check/")
    answer = client.post(f"/check/ask/{fact}/", sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert kept(client) == {}


def test_answers_that_contradict_each_other_are_told(client, loaded_offer):
    client.post("/check/")
    client.post("/check/ask/small_merchant/", {"answer": "yes"})
    answer = client.post("/check/ask/employment/", {"answer": "RETIRED"})
    assert answer.status_code == 422
    assert "소상공인이라고 하셨는데" in answer.content.decode()
    assert kept(client) == {"small_merchant": True}


def test_an_unknown_fact_is_not_a_page(client, loaded_offer):
    client.post("/check/")
    assert client.get("/check/ask/shoe_size/").status_code == 404
    assert client.get("/check/ask/home_district/").status_code == 404


def test_one_programme_alone_asks_only_what_it_needs(client, loaded_offer):
    asked = walk(client, "/check/for/life-design-school/")
    assert asked == ["birth_on", "lives_in_city"]
    page = html(client)
    assert "4050 인생디자인학교" in page
    assert "가치동행일자리" not in page
    assert client.get("/check/for/nowhere/").status_code == 404
    more = walk(client)
    assert not {"birth_on", "lives_in_city"} & set(more)


def test_what_a_resident_told_before_is_shown_for_confirmation(client, loaded_offer, noon):
    resident = ResidentFactory()
    told = {Fact.BIRTH_ON: "1976-03-02", Fact.LIVES_IN_CITY: True, Fact.EMPLOYMENT: "LOOKING"}
    answers.tell(resident_id=resident.pk, answers=told, by=resident.user, at=noon)
    client.force_login(resident.user)
    page = html(client, "/check/")
    assert "1976년 3월 2일(화)" in page
    assert page.count('name="fact"') == 3
    client.post("/check/", {"fact": ["birth_on", "employment"]})
    assert kept(client) == {"birth_on": "1976-03-02", "employment": "LOOKING"}


def test_kept_answers_that_contradict_each_other_are_asked_again(client, loaded_offer, noon):
    resident = ResidentFactory()
    told = {Fact.EMPLOYMENT: "RETIRED", Fact.SMALL_MERCHANT: True}
    answers.tell(resident_id=resident.pk, answers=told, by=resident.user, at=noon)
    client.force_login(resident.user)
    client.post("/check/", {"fact": ["employment", "small_merchant"]})
    assert kept(client) == {"employment": "RETIRED"}


def test_another_person_in_the_same_browser_finds_nothing(client, loaded_offer):
    one, other = ResidentFactory(), ResidentFactory()
    client.force_login(one.user)
    client.post("/check/")
    client.post("/check/ask/lives_in_city/", {"answer": "yes"})
    session = client.session
    case = session["screener"]
    client.force_login(other.user)
    session = client.session
    session["screener"] = case
    session.save()
    assert client.get("/check/result/")["Location"] == "/check/"
    assert "screener" not in client.session


def test_answers_of_a_visitor_stay_when_they_log_in(loaded_offer):
    client, resident = Client(), ResidentFactory()
    client.post("/check/")
    client.post("/check/ask/lives_in_city/", {"answer": "yes"})
    client.force_login(resident.user)
    assert "서울에 살고 있나요?" in html(client)


def test_nothing_personal_stands_in_an_address(client, loaded_offer):
    answer = client.post("/check/")
    seen = [answer["Location"]]
    for _ in range(3):
        fact = seen[-1].split("/")[-2]
        answer = client.post(seen[-1], SAYS.get(fact, {"answer": "no"}))
        seen.append(answer["Location"])
    assert all("?" not in path and "1976" not in path for path in seen)


def test_the_sheet_for_the_desk_holds_answers_and_results_and_no_name(client, loaded_offer):
    walk(client)
    page = html(client, "/check/result/paper/")
    assert "언제 태어나셨나요?" in page
    assert "차상위계층 확인을 받으면 신청할 수 있어요." in page
    assert "규칙 묶음 번호" in page


def test_a_page_asks_the_same_of_the_database_with_little_and_with_much(
    client, loaded_offer, django_assert_num_queries
):
    client.post("/check/")
    client.get("/check/result/")
    with django_assert_num_queries(3):
        client.get("/check/result/")
    walk(client)
    with django_assert_num_queries(3):
        client.get("/check/result/")
    with django_assert_num_queries(2):
        client.get("/check/ask/birth_on/")
