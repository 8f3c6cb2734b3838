"""A manager opens a round, lists it, takes it along, freezes, draws and lets the points go out."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.accounts.enums import Role
from naru.audit.models import Entry
from naru.flows.tasks import settle_round
from naru.scholarships.models import Application, Draw, Grant, Round
from naru.scholarships.queries.ledger import reconcile
from naru.scholarships.services import grants
from tests.access.scholarship import made
from tests.scholarships.factories import FACTS, ApplicationFactory
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = timezone.localdate()


def in_days(days):
    return (TODAY + timedelta(days=days)).isoformat()


def form(**more):
    return {
        "name_ko": "봄 회차",
        "name_en": "Spring round",
        "code": "spring",
        "people": "500",
        "apply_from": in_days(1),
        "apply_until": in_days(11),
        "draw_from": in_days(20),
        "results_on": in_days(25),
        "use_until_on": in_days(200),
        **more,
    }


def test_an_opened_round_is_public_at_once_on_the_pack_s_terms():
    manager = client_of(Role.MANAGER)
    answer = manager.post(reverse("scholarship_new"), form())
    assert answer.url == reverse("scholarship_round", args=["spring"])
    one = Round.objects.get()
    assert (one.budget_points, one.each_points, one.opened_by) == (
        300_000_000,
        600_000,
        manager.user,
    )
    assert timezone.localtime(one.apply_from_at).hour == 0
    assert [each["id"] for each in one.criteria] == [
        "basic-livelihood",
        "looking-for-work",
        "from-50",
    ]
    assert "봄 회차" in manager.get(reverse("scholarships")).content.decode()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"apply_until": in_days(1)}, "날짜의 차례가 맞지 않습니다."),
        ({"code": "Frühling"}, "영어 작은 글자와 숫자, 붙임표만 적어 주세요."),
        ({"code": "A_b"}, "영어 작은 글자와 숫자, 붙임표만 적어 주세요."),
        ({"people": "0"}, "몇 명에게 줄까요?"),
    ],
)
def test_what_cannot_be_opened_is_told_and_not_kept(more, said):
    answer = client_of(Role.MANAGER).post(reverse("scholarship_new"), form(**more))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Round.objects.count() == 0


def test_the_list_shows_no_names_costs_the_same_for_many_and_leaves_as_a_file(
    django_assert_max_num_queries,
):
    one = made("open", ago=5)
    manager = client_of(Role.MANAGER)
    first = ApplicationFactory(round=one, submitted_at=timezone.now())
    url = reverse("scholarship_round", args=["open"])
    for _more in range(5):
        ApplicationFactory(round=one, state="SUBMITTED", submitted_at=timezone.now())
    with django_assert_max_num_queries(14):
        shown = manager.get(url).content.decode()
    assert first.token[:8] in shown
    assert first.resident.name not in shown
    assert first.token[:8] not in manager.get(url, {"state": "SUBMITTED"}).content.decode()
    file = b"".join(manager.get(reverse("scholarship_export", args=["open"])).streaming_content)
    lines = file.decode("utf-8-sig").splitlines()
    assert lines[0] == "token,state,submitted_at,income_check,double_check,points,rank"
    assert len(lines) == 7
    assert first.resident.name not in file.decode()
    assert Entry.objects.get(action="scholarship.list_exported").actor == manager.user
    assert "6건" in client_of(Role.COUNSELLOR).get(reverse("scholarship_office")).content.decode()


def post(client, name, one, **sent):
    return client.post(reverse(name, args=[one.code]), sent, follow=True).content.decode()


def test_from_the_deadline_to_the_points_step_by_step():
    one, manager, now = made("closed", ago=32), client_of(Role.MANAGER), timezone.now()
    opened = {"submitted_at": now - timedelta(days=20)}
    top = ApplicationFactory(round=one, facts={**FACTS, "basic_livelihood": True}, **opened)
    for _more in range(3):
        ApplicationFactory(round=one, **opened)
    ranking = manager.get(reverse("scholarship_ranking", args=["closed"])).content.decode()
    assert "명단 굳히기" in ranking
    assert ranking.index(top.token[:8]) == min(
        ranking.index(row.token[:8]) for row in Application.objects.all()
    )
    assert "추첨을 먼저 해 주세요." in post(manager, "scholarship_grant", one)
    assert "명단을 굳혔습니다." in post(manager, "scholarship_freeze", one)
    assert "명단을 이미 굳혔습니다." in post(manager, "scholarship_freeze", one)
    number = {"number": "1 2 3", "again": "1  2 3"}
    assert "아직 공개 번호가 나올 때가 아닙니다." in post(
        manager, "scholarship_draw_now", one, **number
    )
    Round.objects.update(draw_from_at=now)
    Draw.objects.filter(round=one)
    wrong = {"number": "1 2 3", "again": "1 2 4"}
    assert "두 번호가 다릅니다." in post(manager, "scholarship_draw_now", one, **wrong)
    assert "추첨했습니다." in post(manager, "scholarship_draw_now", one, **number)
    assert "지급을 시작했습니다." in post(manager, "scholarship_grant", one)
    assert ProcrastinateJob.objects.filter(task_name="scholarships.settle").count() == 1
    settle_round(round_id=one.pk)
    states = Application.objects.order_by("rank").values_list("state", flat=True)
    assert list(states) == ["GRANTED", "GRANTED", "NOT_CHOSEN", "NOT_CHOSEN"]
    assert Grant.objects.filter(application=top).exists()
    assert reconcile().faults == ()
    done = manager.get(reverse("scholarship_ranking", args=["closed"])).content.decode()
    assert "2명 지급, 2명 뽑히지 않음, 0명 남음" in done


def test_a_budget_is_changed_with_a_reason_and_never_below_what_was_given():
    one, manager = made("open", ago=5), client_of(Role.MANAGER)
    url = reverse("scholarship_budget", args=["open"])
    for _two in range(2):
        grants.grant(application_id=ApplicationFactory(round=one).pk, by=None, at=timezone.now())
    sure = {"people": "1", "words": "줄임"}
    refused = manager.post(url, sure)
    assert refused.status_code == 422
    assert "이미 준 장학금보다 예산이 적어질 수는 없습니다." in refused.content.decode()
    wrong = manager.post(url, {"people": "many", "words": ""}).content.decode()
    assert "사람 수를 숫자로 적어 주세요." in wrong
    assert "예산을 바꾸는 까닭을 적어 주세요." in wrong
    assert Entry.objects.filter(action="scholarship.budget_set").count() == 0
    answer = manager.post(url, {"people": "7", "words": "추가경정예산"})
    assert answer.url == reverse("scholarship_round", args=["open"])
    one.refresh_from_db()
    assert one.budget_points == 4_200_000
    shown = manager.get(url).content.decode()
    for said in ("추가경정예산", "4,200,000", "이미 2명이 받아서"):
        assert said in shown
    assert "4,200,000" in manager.get(reverse("scholarship", args=["open"])).content.decode()
    assert reconcile().faults == ()


def test_a_draw_is_moved_later_and_never_earlier():
    one, manager = made("closed", ago=32), client_of(Role.MANAGER)
    assert "뒤로 옮겼습니다." in post(manager, "scholarship_postpone", one, draw_from=in_days(9))
    assert "뒤로만 옮길 수 있습니다." in post(
        manager, "scholarship_postpone", one, draw_from=in_days(8)
    )
    url = reverse("scholarship_postpone", args=["closed"])
    assert manager.post(url, {"draw_from": ""}).status_code == 422
