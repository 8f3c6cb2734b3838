"""What of a fee comes back is told before anybody applies, by the rules it is paid by."""

import pytest
from django.urls import reverse

from naru.catalogue.enums import Payer
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import IntakeFactory
from tests.web.public.courses.offers import course

pytestmark = pytest.mark.django_db
DECREE = [
    "시작하기 전: 전부",
    "수업의 3분의 1에 이르기 전: 낸 돈의 3분의 2",
    "수업의 2분의 1에 이르기 전: 낸 돈의 2분의 1",
    "그 뒤: 없음",
    "한 달이 넘는 강좌는 달마다 이렇게 셈하고, 시작하지 않은 달은 전부 돌려드립니다.",
    "교육기관이 열지 않으면 언제든 전부 돌려드립니다.",
]
UNTOLD = "돌려받는 기준이 안내되지 않았습니다."


def told(client, *, here=True, provider="가상 교육원", language="", **run):
    """The lines of the course's page on refunds, and whether it says that nobody tells them."""
    fee = {"fee_won": 60_000, "payer": Payer.LEARNER}
    made = course("제빵", provider=ProviderFactory(name=provider), runs=[{**fee, **run}])
    if here:
        IntakeFactory(run=made.runs.get())
    answer = client.get(f"{language}{reverse('course', args=[made.public_id])}")
    return answer.context["refunds"], UNTOLD in answer.content.decode()


def test_a_fee_that_is_paid_here_comes_back_by_the_rules_of_its_provider(client):
    assert told(client) == (DECREE, False)
    ours, _untold = told(client, provider="노원50플러스센터")
    assert ours == [line for line in DECREE if "달마다" not in line]


def test_in_english_too(client):
    lines, _untold = told(client, language="/en")
    assert lines[:2] == [
        "Before it starts: all of it",
        "Before 1/3 of the lessons: 2/3 of what was paid",
    ]


def test_materials_come_back_before_it_starts_and_not_after(client):
    lines, _untold = told(client, materials_won=20_000)
    assert lines == [
        "시작하기 전: 재료비까지 전부",
        "수업의 3분의 1에 이르기 전: 재료비를 뺀 돈의 3분의 2",
        "수업의 2분의 1에 이르기 전: 재료비를 뺀 돈의 2분의 1",
        *DECREE[3:],
    ]
    english, _untold = told(client, provider="옆 교육원", materials_won=20_000, language="/en")
    assert english[:2] == [
        "Before it starts: all of it, materials too",
        "Before 1/3 of the lessons: 2/3 of the fee without materials",
    ]


def test_words_of_the_run_hold_where_the_fee_is_paid_elsewhere_and_promise_nothing_here(client):
    words = {"refund_words": "시작 전날까지 모두 돌려드립니다."}
    assert told(client, **words) == (DECREE, False)
    assert told(client, provider="옆 교육원", here=False, **words) == ([], False)


def test_of_a_fee_that_is_paid_elsewhere_nothing_is_promised(client):
    assert told(client, here=False) == ([], True)


def test_of_what_costs_nothing_nothing_comes_back(client):
    assert told(client, fee_won=0, payer=Payer.NOBODY)[0] == []


def test_a_city_whose_courses_are_paid_elsewhere_promises_nothing(client, settings, tmp_path):
    folder = tmp_path / settings.CITY_DIR.name
    folder.mkdir()
    for one in settings.CITY_DIR.iterdir():
        if one.name != "payments.toml":
            (folder / one.name).symlink_to(one)
    settings.CITY_DIR = folder
    assert told(client) == ([], True)
