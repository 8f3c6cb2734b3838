"""What a lesson's page tells while somebody learns, with JavaScript and without."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.lessons.models import Check, Progress, Watch
from tests.catalogue.factories import SkillFactory as CourseSkillFactory
from tests.lessons.learners import MINUTE, document, learner, sit
from tests.spaces.factories import BenchFactory, SittingFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)
BEAT = reverse("learning_beat")


@pytest.fixture
def learning():
    return learner(at=timezone.now())


@pytest.fixture
def client(learning):
    return browser(learning.resident.user)


def opened(client, learning, code="cells"):
    """The page of a lesson, looked at since three minutes."""
    place = reverse("learning_lesson", args=[learning.public_id, code])
    html = client.get(place).content.decode()
    Watch.objects.update(last_at=timezone.now() - 3 * MINUTE)
    return place, html


def page_of(learning):
    return str(Watch.objects.get(resident=learning.resident).page)


def test_a_lesson_taken_without_javascript_counts_and_leads_on(client, learning):
    place, html = opened(client, learning)
    assert ("0분 배웠습니다." in html, "앞으로 2분 더 배우면" in html) == (True, True)
    done = client.post(f"{place}done/")
    assert done["Location"] == reverse("learning_lesson", args=[learning.public_id, "sums"])
    row = Progress.objects.get(learning=learning, lesson="cells")
    assert (row.done_at is not None, row.time >= 3 * MINUTE) == (True, True)
    assert (
        "이어서 배우기: 단원 sums"
        in client.get(reverse("learning_course", args=[learning.public_id])).content.decode()
    )


def test_too_short_a_look_is_told(client, learning):
    place = reverse("learning_lesson", args=[learning.public_id, "cells"])
    client.get(place)
    answer = client.post(f"{place}done/", follow=True)
    assert "아직 이 단원을 본 시간이 짧아요." in answer.content.decode()


def test_after_a_passed_unit_benches_for_its_skill_are_offered(client, learning):
    bench = BenchFactory()
    skill = bench.skills.get()
    CourseSkillFactory(course=learning.version.package.course, name=skill.name_ko)
    sitting = SittingFactory(bench=bench, starts_at=timezone.now() + timedelta(days=2))
    course = reverse("learning_course", args=[learning.public_id])
    book = reverse("bench_book", args=[sitting.public_id])
    assert book not in client.get(course).content.decode()
    sat = sit(learning, at=timezone.now() - timedelta(minutes=5))
    for page in (course, reverse("my_review", args=[sat.public_id])):
        assert book in client.get(page).content.decode()
    bench.skills.clear()
    assert "이번 주에 집 가까이에서 해 보기" not in client.get(course).content.decode()


def test_signs_count_and_the_place_in_a_video_is_kept(client, learning):
    opened(client, learning)
    form = {"page": page_of(learning), "number": "1", "place": "45"}
    first, again = client.post(BEAT, form), client.post(BEAT, form)
    assert (first.status_code, first.json()) == (200, {"sign": "counted", "seconds": 120})
    assert again.json() == {"sign": "known", "seconds": 120}
    assert 'data-place="45"' in opened(client, learning)[1]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"page": "x", "number": "1"}, 400),
        ({"page": str(uuid4()), "number": "-1"}, 400),
        ({"page": str(uuid4()), "number": "9" * 20}, 400),
        ({"page": str(uuid4()), "number": "1"}, 409),
        ({}, 400),
    ],
)
def test_forged_signs_count_nothing(client, learning, form, status):
    opened(client, learning)
    assert client.post(BEAT, form).status_code == status
    assert not Progress.objects.exclude(time=0 * MINUTE).exists()


def test_somebody_elses_page_counts_nothing(client, learning):
    opened(client, learning)
    other = browser(learner(at=timezone.now()).resident.user)
    form = {"page": page_of(learning), "number": "1"}
    assert other.post(BEAT, form).status_code == 409
    assert client.post(BEAT, form).status_code == 200


def test_self_checks_are_marked_and_say_why(client, learning):
    place, _html = opened(client, learning)
    wrong = client.post(f"{place}check/", {"question": "q-cell", "q-q-cell": "0"}, follow=True)
    assert "맞는 답: 칸 하나." in wrong.content.decode()
    right = client.post(f"{place}check/", {"question": "q-cell", "q-q-cell": "1"}, follow=True)
    assert "칸은 가로줄과 세로줄이 만나는 곳이에요." in right.content.decode()
    bad = client.post(f"{place}check/", {"question": "q-order"}, follow=True)
    assert "이 단원의 물음에 맞는 답이 아니에요." in bad.content.decode()
    assert Check.objects.get().right


def test_the_ninth_lesson_of_a_day_is_told():
    codes = [f"l{n}" for n in range(9)]
    learning = learner(at=timezone.now(), told=document(lessons=codes), payer="STATE")
    Progress.objects.bulk_create(
        Progress(
            learning=learning,
            lesson=code,
            time=MINUTE,
            last_on=timezone.localdate(),
            opened_at=timezone.now(),
        )
        for code in codes[:8]
    )
    client = browser(learning.resident.user)
    place = reverse("learning_lesson", args=[learning.public_id, "l8"])
    html = client.get(place).content.decode()
    assert ("오늘 세지 않습니다" in html, "data-beat" in html) == (True, False)


@pytest.mark.parametrize("lessons", [3, 20])
def test_the_number_of_queries_is_constant(django_assert_max_num_queries, lessons):
    learning = learner(at=timezone.now(), told=document(lessons=[f"l{n}" for n in range(lessons)]))
    client = browser(learning.resident.user)
    with django_assert_max_num_queries(22):
        client.get(reverse("learning_lesson", args=[learning.public_id, "l1"]))
    with django_assert_max_num_queries(14):
        client.get(reverse("learning_course", args=[learning.public_id]))
