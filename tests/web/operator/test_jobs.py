"""Operators see jobs and their reasons, never whom they are about, and can act."""

from datetime import timedelta

import pytest
from django.urls import reverse

from naru.accounts.enums import Role
from naru.audit.models import Entry
from naru.upkeep import services
from naru.upkeep.enums import Standing
from tests.enrolments.factories import IntakeFactory, stand
from tests.residents.factories import ResidentFactory
from tests.upkeep.factories import make_all, make_job, status_of
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    return client_of(Role.OPERATOR)


def test_the_overview_counts_jobs_and_shows_why_they_failed(operator, noon, monkeypatch):
    monkeypatch.setattr("naru.web.operator.jobs.timezone.now", lambda: noon)
    made = make_all(noon)
    services.note_failure(job_id=made["FAILED"], attempt=1, error=ValueError("x"), at=noon)
    response = operator.get(reverse("operator_home"))
    assert response.context["counts"] == [(standing, 1) for standing in Standing]
    assert response.context["workers"] == 1
    assert "ValueError" in response.content.decode()


def test_a_page_that_asks_for_a_standing_still_knows_its_reader(operator):
    html = operator.get(reverse("operator_jobs")).content.decode()
    tools = html[: html.index("</header>")]
    assert (f'href="{reverse("staff")}"' in tools, f'href="{reverse("me")}"' in tools) == (
        True,
        False,
    )


def test_no_worker_is_an_alarm(operator):
    assert "일하는 일꾼이 없습니다." in operator.get(reverse("operator_home")).content.decode()


def test_claims_without_a_number_are_an_alarm_with_a_way_out(operator, monkeypatch):
    claim = stand(IntakeFactory(), ResidentFactory())
    at = claim.at + timedelta(seconds=1)
    monkeypatch.setattr("naru.web.operator.jobs.timezone.now", lambda: at)
    assert "settle_claims" not in operator.get(reverse("operator_home")).content.decode()
    at = claim.at + timedelta(seconds=3)
    response = operator.get(reverse("operator_home"))
    assert response.context["late"] == [(claim.intake, 1, claim.at)]
    page = response.content.decode()
    assert ("settle_claims" in page, claim.intake.run.course.title in page) == (True, True)


@pytest.mark.parametrize("address", ["operator_home", "operator_jobs"])
def test_nothing_of_a_person_is_shown(operator, noon, address):
    make_all(noon)
    assert "010-1234-5678" not in operator.get(reverse(address)).content.decode()


@pytest.mark.parametrize(
    ("query", "count"), [("", 6), ("?standing=FAILED", 1), ("?standing=x", 6), ("?page=x", 6)]
)
def test_jobs_are_listed_by_standing(operator, noon, query, count):
    make_all(noon)
    response = operator.get(reverse("operator_jobs") + query)
    assert len(response.context["page"].object_list) == count


def test_an_empty_list_leads_on(operator):
    page = operator.get(reverse("operator_jobs"), {"standing": "STALLED"}).content.decode()
    assert "이런 작업이 없습니다." in page


def test_a_failed_job_is_started_again(operator):
    job = make_job(status="failed")
    page = operator.post(reverse("operator_job_retry", args=[job]), follow=True)
    assert "작업을 다시 시작합니다." in page.content.decode()
    assert status_of(job) == "todo"
    assert Entry.objects.get().actor == operator.user


def test_a_waiting_job_is_called_off(operator):
    job = make_job()
    page = operator.post(reverse("operator_job_cancel", args=[job]), follow=True)
    assert "작업을 취소했습니다." in page.content.decode()
    assert status_of(job) == "cancelled"


@pytest.mark.parametrize("address", ["operator_job_retry", "operator_job_cancel"])
@pytest.mark.parametrize("job_id", [0, 10**12, 10**30])
def test_a_job_that_is_not_there_is_refused_in_words(operator, address, job_id):
    page = operator.post(reverse(address, args=[job_id]), follow=True)
    assert "목록을 새로 고쳐 주세요." in page.content.decode()


@pytest.mark.parametrize("rows", [1, 4])
def test_the_list_asks_the_same_number_of_queries(operator, django_assert_num_queries, rows):
    for _ in range(rows):
        make_job(status="failed")
    operator.get(reverse("operator_jobs"))
    with django_assert_num_queries(6):
        operator.get(reverse("operator_jobs"))
