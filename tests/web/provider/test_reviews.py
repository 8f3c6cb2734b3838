"""A provider publishes what counts and reads blind; the applicant writes, and reads why."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Application, Claim, Intake, Review, Statement
from naru.enrolments.services import reviews
from naru.flows.door_tasks import move_reviews
from naru.flows.follow_seat import follow_seat
from naru.notices.models import Notice
from tests.accounts.factories import MembershipFactory
from tests.enrolments.factories import IntakeFactory, published_door, written
from tests.enrolments.reviewed import decided, read_review
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def run(desk):
    return desk.run(desk.course(publish=True))


def door_of(run):
    now = timezone.now()
    return IntakeFactory(
        run=run,
        mode=DoorMode.REVIEW,
        capacity=1,
        opens_at=now - HOUR,
        closes_at=now + HOUR,
        offers_until_at=now + 99 * HOUR,
    )


def typed(door, **more):
    decides = timezone.localtime(door.closes_at + 2 * HOUR)
    form = {
        "asks": "왜 배우고 싶은지 적어 주세요.",
        "name_1": "배울 까닭",
        "most_1": "10",
        "about_1": "무엇에 쓸지 뚜렷하면 10점",
        "readers": "1",
        "tie": "LOT",
        "decide_at": f"{decides:%Y-%m-%dT%H:%M}",
    }
    return form | more


def applied(door, person, text):
    """The person opens the form and sends it with what they wrote."""
    address = reverse("course_apply", args=[door.run.course.public_id, door.run.public_id])
    client = browser(person.user)
    page = client.get(address)
    key = page.context["form"]["key"].value()
    key = key() if callable(key) else key
    return client, client.post(address, {"key": key, "statement": text})


def past(door):
    """As if it had closed a while ago and were to be decided now."""
    now = timezone.now()
    Intake.objects.filter(pk=door.pk).update(opens_at=now - 9 * HOUR, closes_at=now - 3 * HOUR)
    Review.objects.filter(intake=door).update(published_at=now - 10 * HOUR, decide_at=now)


def test_from_the_criteria_to_one_s_own_reasons(desk, run):
    door, address = door_of(run), reverse("provider_review", args=[run.public_id])
    public = reverse("course_review", args=[run.public_id])
    assert Client().get(public).status_code == 404
    assert desk.client.post(address, typed(door)).status_code == 302
    page = Client().get(public).content.decode()
    one = Review.objects.get(intake=door)
    assert ("배울 까닭" in page, one.commitment in page, one.secret in page) == (True, True, False)
    people = [ResidentFactory(name=name) for name in ("김가람", "이나라")]
    client, answer = applied(door, people[0], "")
    assert (answer.status_code, "신청서를 적어 주세요" in answer.content.decode()) == (422, True)
    assert not Claim.objects.exists()
    for person in people:
        client, answer = applied(door, person, f"저는 {person.name}, 장부를 쓰려고 합니다.")
        assert answer.status_code == 302
    claims = list(Claim.objects.order_by("pk"))
    edit = reverse("enrolment_statement", args=[claims[1].public_id])
    assert client.post(edit, {"statement": "이나라의 고친 글"}).status_code == 302
    assert Statement.objects.get(claim=claims[1]).text == "이나라의 고친 글"
    past(door)
    move_reviews(0)
    root = Review.objects.get(intake=door).root
    assert (len(root), root in Client().get(public).content.decode()) == (64, True)
    listed = desk.client.get(address).content.decode()
    assert ("신청서 1" in listed, "김가람" in listed) == (True, False)
    for claim, points in zip(claims, ("3", "9"), strict=True):
        token = Statement.objects.get(claim=claim).token
        read = reverse("provider_review_read", args=[run.public_id, token])
        page = desk.client.get(read).content.decode()
        assert ("○○○" in page, claim.resident.name in page) == (True, False)
        assert desk.client.post(read, {"points_1": "11", "words": "좋음"}).status_code == 422
        sent = {"points_1": points, "words": f"{points}점인 까닭"}
        assert desk.client.post(read, sent).status_code == 302
    move_reviews(0)
    states = Application.objects.order_by("claim").values_list("state", "seat_no", "wait_no")
    assert list(states) == [(State.WAITING, None, 1), (State.SEATED, 1, None)]
    for one in Application.objects.all():
        follow_seat(application_id=one.pk, at=timezone.now())
    told = Notice.objects.filter(kind="enrolment.reviewed").order_by("resident")
    assert [one.params["rank"] for one in told] == [2, 1]
    mine = browser(people[0].user)
    page = mine.get(reverse("enrolment", args=[claims[0].public_id])).content.decode()
    assert "심사 확인서 보기" in page
    slip = mine.get(reverse("enrolment_result", args=[claims[0].public_id])).content.decode()
    for words in ("3 / 10", "3점인 까닭", "2명 가운데 2번째", "이의를 말할 수 있습니다"):
        assert words in slip
    assert "9점인 까닭" not in slip
    ranks = Client().get(public).content.decode()
    assert ("결과" in ranks, Review.objects.get().secret in ranks) == (True, True)
    assert "결과" in desk.client.get(address).content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"asks": ""}, "무엇을 적을지 물어 주세요."),
        ({"name_1": ""}, "기준을 하나는 적어 주세요."),
        ({"most_1": "x"}, "숫자로 적어 주세요."),
        ({"name_2": "쓸 곳"}, "이 기준의 배점을 적어 주세요."),
        ({"most_2": "5"}, "무엇에 주는 점수인지 적어 주세요."),
        ({"readers": "9"}, "많아야 3명입니다."),
        ({"decide_at": "2020-01-01T09:00"}, "적어도 1시간 뒤여야 합니다."),
    ],
)
def test_mistakes_are_told_kindly(desk, run, wrong, words):
    door, address = door_of(run), reverse("provider_review", args=[run.public_id])
    answer = desk.client.post(address, typed(door, **wrong))
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not Review.objects.exists()


def test_whoever_applied_reads_none_of_the_review(desk):
    now = timezone.now()
    door = read_review(desk, at=now)
    second = MembershipFactory(organisation=desk.organisation, role=Role.PROVIDER)
    own = ResidentFactory(user=second.user)
    claim = written(door, resident=own, at=now - timedelta(days=5))
    written(door, at=now - timedelta(days=5))
    reviews.freeze(intake_id=door.pk, shares={}, at=now)
    token = Statement.objects.exclude(claim=claim).get().token
    listed = browser(second.user).get(reverse("provider_review", args=[door.run.public_id]))
    assert listed.content.decode().count("내가 신청한 심사라 읽을 수 없음") == 2
    read = reverse("provider_review_read", args=[door.run.public_id, token])
    sent = {"points_1": "9", "points_2": "5", "words": "좋음"}
    assert browser(second.user).post(read, sent).status_code == 404
    assert desk.client.post(read, sent).status_code == 302


def test_a_late_decision_is_told_to_everybody(desk):
    now = timezone.now()
    door = read_review(desk, at=now)
    written(door, at=now - timedelta(days=5))
    reviews.freeze(intake_id=door.pk, shares={}, at=now)
    Review.objects.update(decide_at=now - HOUR)
    public = Client().get(reverse("course_review", args=[door.run.public_id]))
    assert "알린 때에 결정하지 못했습니다" in public.content.decode()
    mine = desk.client.get(reverse("provider_review", args=[door.run.public_id]))
    assert "결정하기로 알린 때가 지났습니다" in mine.content.decode()


def test_a_decided_review_can_be_read_no_more_and_a_closed_text_not_changed(desk):
    now = timezone.now()
    door = read_review(desk, at=now)
    claim = written(door, at=now - timedelta(days=5))
    decided(door, at=now)
    token = Statement.objects.get(claim=claim).token
    read = reverse("provider_review_read", args=[door.run.public_id, token])
    assert desk.client.get(read).status_code == 404
    mine = browser(claim.resident.user)
    page = mine.get(reverse("enrolment_statement", args=[claim.public_id])).content.decode()
    assert "더 고칠 수 없습니다" in page
    other = written(published_door())
    assert mine.get(reverse("enrolment_result", args=[other.public_id])).status_code == 404


def test_what_is_to_be_read_stands_on_one_page_with_its_day(desk, run):
    door = door_of(run)
    address = reverse("provider_draws")

    def page():
        return " ".join(desk.client.get(address).content.decode().split())

    assert reverse("provider_review", args=[run.public_id]) in page()
    assert "기준을 공개해야 신청을 받습니다" in page()
    published_door(door=door, decide_at=door.closes_at + HOUR)
    assert "까지 신청을 받습니다" in page()
    written(door, at=timezone.now())
    reviews.freeze(intake_id=door.pk, shares={}, at=door.closes_at + HOUR / 60)
    assert "까지 신청서 1건을 더 읽어야 합니다" in page()
