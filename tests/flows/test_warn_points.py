"""Points that run out soon are told once, with the last day and the next step."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone, translation

from naru.flows import tasks
from naru.flows.warn_points import warn_points
from naru.notices.models import Notice
from naru.notices.queries import told
from naru.scholarships.models import Grant
from naru.scholarships.queries import due
from naru.scholarships.services import grants, uses
from tests.scholarships.factories import ApplicationFactory, funded_round

pytestmark = pytest.mark.django_db(transaction=True)
GIVEN = datetime(2027, 1, 4, 3, tzinfo=UTC)
SOON = datetime(2027, 6, 10, 0, 17, tzinfo=UTC)


def given(**more):
    application = ApplicationFactory(round=funded_round(**more))
    return grants.grant(application_id=application.pk, by=None, at=GIVEN)


def test_told_once_in_words_that_say_what_to_do():
    grant = given()
    assert [warn_points(grant_id=grant.pk, at=SOON) for _time in range(2)] == [True, False]
    notice = told(Notice.objects.get())
    assert notice.subject == "600,000포인트를 2027년 6월 30일(수)까지 쓸 수 있습니다"
    assert "다음에 할 일: ‘강좌 찾기’에서 2027년 6월 30일(수)까지 시작하는 강좌를" in notice.body
    with translation.override("en"):
        assert "What to do next" in told(Notice.objects.get()).body
    grant.refresh_from_db()
    assert grant.warned_at == SOON


def test_nobody_is_told_who_has_nothing_left_or_whose_time_is_over():
    grant = given()
    late = datetime(2027, 7, 1, 3, tzinfo=UTC)
    assert warn_points(grant_id=grant.pk, at=late) is False
    uses.lapse(grant_id=grant.pk, at=late)
    assert warn_points(grant_id=grant.pk, at=SOON) is False
    assert Notice.objects.count() == 0


def test_two_jobs_at_once_tell_once():
    grant = given()
    start, told_ = threading.Barrier(4), []

    def run():
        try:
            start.wait()
            told_.append(warn_points(grant_id=grant.pk, at=SOON))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _one in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told_) == [False, False, False, True]
    assert Notice.objects.count() == 1


def test_due_from_so_many_days_before_the_last_one():
    grant = given()
    assert due.running_out(on=date(2027, 5, 30), days=30) == []
    assert due.running_out(on=date(2027, 5, 31), days=30) == [grant.pk]
    assert due.running_out(on=date(2027, 6, 30), days=30) == [grant.pk]
    assert due.running_out(on=date(2027, 7, 1), days=30) == []
    warn_points(grant_id=grant.pk, at=SOON)
    assert due.running_out(on=date(2027, 6, 11), days=30) == []


def test_the_job_keeps_to_the_pack_s_days_and_run_twice_tells_once():
    grant, today = given(), timezone.localdate()
    Grant.objects.filter(pk=grant.pk).update(granted_at=timezone.now())
    for days, expected in ((32, 0), (31, 1), (31, 1)):
        Grant.objects.filter(pk=grant.pk).update(use_until_on=today + timedelta(days=days))
        tasks.warn_of_points(timestamp=0)
        assert Notice.objects.count() == expected
