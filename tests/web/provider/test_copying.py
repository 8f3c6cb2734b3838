"""Last term's runs are chosen, looked through and made at once."""

import pytest
from django.urls import reverse

from naru.catalogue.models import Run
from tests.catalogue.own import Staff
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db
ASKED = {"first": "2026-11-01", "last": "2026-12-31", "starts_on": "2027-03-01"}


@pytest.fixture
def desk():
    return Desk()


def test_a_term_is_copied_once_however_often_it_is_sent(desk):
    run = desk.run(desk.course(publish=True))
    stranger = Staff()
    other = stranger.run(stranger.course(publish=True))
    address = reverse("provider_copy")
    page = desk.client.get(address, ASKED)
    assert [copy.source for copy, _gave_way in page.context["copies"]] == [run]
    assert page.context["weeks"] == 13
    sent = {
        "weeks": "13",
        "publish": "yes",
        "runs": [str(run.public_id), str(other.public_id), "nonsense"],
    }
    client = desk.client
    said = [
        client.post(address, sent, follow=True)
        .content.decode()
        .partition("회차 ")[2]
        .partition("<")[0]
        for _ in range(2)
    ]
    assert said == [
        "1개를 만들었습니다. 이미 있던 것: 0개",
        "0개를 만들었습니다. 이미 있던 것: 1개",
    ]
    copied = Run.objects.get(copied_from__isnull=False)
    assert (copied.copied_from, str(copied.starts_on)) == (run, "2027-03-02")
    assert "이미 만들었음" in desk.client.get(address, ASKED).content.decode()


def test_holidays_are_named_in_the_list(desk):
    desk.run(desk.course(publish=True))
    asked = {**ASKED, "starts_on": "2026-12-25", "without_rests": "on", "first": "2026-12-01"}
    page = desk.client.get(reverse("provider_copy"), asked)
    assert page.context["weeks"] == 3
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"first": ""}, "first"),
        ({"last": "2026-10-01"}, "last"),
        ({"starts_on": "2026-01-01"}, "starts_on"),
    ],
)
def test_mistakes_are_named(desk, wrong, field):
    page = desk.client.get(reverse("provider_copy"), {**ASKED, **wrong})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]


@pytest.mark.django_db(transaction=True)
def test_nothing_chosen_is_said(desk):
    desk.course()
    sent = {"weeks": "13", "publish": "no"}
    page = desk.client.post(reverse("provider_copy"), sent, follow=True)
    assert "옮길 회차를 하나는 골라 주세요." in page.content.decode()


def test_an_empty_term_leads_on(desk):
    page = desk.client.get(reverse("provider_copy"), ASKED)
    assert "이 기간에 시작한 회차가 없습니다" in page.content.decode()


@pytest.mark.parametrize("number", [1, 6])
def test_the_list_asks_the_same_number_of_queries(desk, number, django_assert_num_queries):
    course = desk.course(publish=True)
    for one in range(number):
        desk.run(course, number=str(one + 1))
    client = desk.client
    client.get(reverse("provider_copy"), ASKED)
    with django_assert_num_queries(7):
        client.get(reverse("provider_copy"), ASKED)
