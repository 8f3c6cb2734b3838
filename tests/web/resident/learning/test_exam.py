"""The exam on pages: without JavaScript, question by question, kept by script, forged, reviewed."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.lessons.models import Attempt
from naru.lessons.rules.marking import NOTHING
from naru.lessons.services import attempts, extending
from tests.lessons.learners import CODES, MINUTE, RIGHT, WRONG, document, learn, learner, sit
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)
FORM = {
    "q-q-cell": "1",
    "q-q-several": ["0", "1"],
    "q-q-order-0": "1",
    "q-q-order-1": "2",
    "q-q-order-2": "3",
    "q-q-number": "60",
    "q-q-text": "sum",
}


@pytest.fixture
def learning():
    return learner(at=timezone.now() - 60 * MINUTE)


@pytest.fixture
def client(learning):
    return browser(learning.resident.user)


def begun(client, learning):
    answer = client.post(reverse("my_exam", args=[learning.public_id]))
    attempt = Attempt.objects.running().get(learning=learning)
    assert answer["Location"] == reverse("my_attempt", args=[attempt.public_id])
    return attempt


def page(client, name, one):
    return client.get(reverse(name, args=[one.public_id])).content.decode()


def told(client, attempt, **form):
    place = reverse("my_attempt", args=[attempt.public_id])
    return client.post(place, form, follow=True).content.decode()


def test_without_javascript_from_the_first_page_to_the_review(client, learning):
    learn(learning, *CODES, at=timezone.now() - 40 * MINUTE)
    before = page(client, "my_exam", learning)
    assert "시험에서 60점이 필요합니다. 아직 보지 않았습니다." in before
    attempt = begun(client, learning)
    shown = page(client, "my_attempt", attempt)
    assert [shown.count(words) for words in ("칸 하나", "몇 번째</option>", "q-q-text")] == [
        1,
        3,
        4,
    ]
    assert "답을 담아 두었습니다. 아직 내지는 않았습니다." in told(
        client, attempt, go="keep", **{"q-q-cell": "1"}
    )
    assert "아직 답하지 않은 물음이 4개 있습니다." in told(client, attempt, go="hand_in")
    done = told(client, attempt, go="hand_in", **FORM)
    assert ("100점입니다" in done, "물음 5개 가운데 5개를 맞혔습니다." in done) == (True, True)
    assert "칸은 가로줄과 세로줄이 만나는 곳이에요." in done
    assert "에 수료했습니다" in page(client, "my_exam", learning)


def test_question_by_question(client, learning):
    attempt = begun(client, learning)
    place = reverse("my_attempt", args=[attempt.public_id])
    first = client.get(place, {"one": 1}).content.decode()
    assert first.count("data-question=") == 1
    assert client.post(place, {"go": "2"})["Location"] == f"{place}?one=2"
    assert client.get(place, {"one": 77}).content.decode().count("data-question=") == 5


def test_an_unclear_order_is_told_and_the_rest_is_kept(client, learning):
    attempt = begun(client, learning)
    form = {"q-q-text": "sum", "q-q-order-0": "1", "q-q-order-1": "1", "q-q-order-2": "3"}
    assert "서로 다르게 골라 주세요" in told(client, attempt, go="keep", **form)
    assert list(attempt.answers.values_list("question", flat=True)) == ["q-text"]


def test_an_answer_that_the_page_knew_of_is_taken_back_by_unticking(client, learning):
    attempt = begun(client, learning)
    told(client, attempt, go="keep", **FORM)
    known = {"answered": ["q-q-several", "q-q-text"]}
    assert "아직 답하지 않은 물음이 2개 있습니다." in told(client, attempt, go="hand_in", **known)
    shown = page(client, "my_attempt", attempt)
    ticked = re.findall('name="q-[^>]*checked', shown)
    assert (len(ticked), shown.count('name="answered"')) == (1, 3)
    assert "맞혔습니다" in told(client, attempt, go="sure")
    done = Attempt.objects.get()
    assert (done.right, done.mark) == (3, 60)
    assert page(client, "my_review", attempt).count("답하지 않음") == 2


def test_a_script_keeps_answers_as_they_are_given(client, learning):
    attempt = begun(client, learning)
    place = reverse("my_attempt_keep", args=[attempt.public_id])
    for step in ("5", "5", "4"):
        answer = client.post(place, {"q-q-cell": "2", "step": step})
        assert (answer.status_code, answer.json()["kept"]) == (200, ["q-cell"])
    assert 19 * 60 < answer.json()["left_s"] <= 20 * 60
    extending.give(
        learning_id=learning.pk, percent=100, by=learning.resident.user, at=timezone.now()
    )
    longer = client.post(place, {"q-q-cell": "2", "step": "5"})
    assert 39 * 60 < longer.json()["left_s"] <= 40 * 60
    assert attempt.answers.get().step == 5
    forged = client.post(place, {"q-q-cell": "9", "step": "6"})
    assert (forged.status_code, list(forged.json())) == (409, ["why"])
    assert client.post(place, {"mark": "100", "step": "x"}).json()["kept"] == []
    attempts.hand_in(attempt_id=attempt.pk, by=None, at=timezone.now())
    assert client.post(place, {"q-q-cell": "1", "step": "7"}).status_code == 409
    assert Attempt.objects.get().mark == 0


def test_a_queue_that_is_sent_again_after_a_dropped_line_is_stored_once(client, learning):
    """The browser heard of none that they arrived, and sends all of them again, out of order."""
    attempt = begun(client, learning)
    place = reverse("my_attempt_keep", args=[attempt.public_id])
    queue = [
        {"q-q-cell": "2", "step": "5"},
        {"q-q-text": "sum", "step": "6"},
        {"q-q-cell": "1", "step": "7"},
        {"answered": "q-q-text", "step": "8"},
        {"q-q-number": "60", "step": "9"},
    ]

    def stored():
        return list(attempt.answers.order_by("pk").values())

    assert [client.post(place, one).status_code for one in queue] == [200] * 5
    once = stored()
    assert [(one["question"], one["given"], one["step"]) for one in once] == [
        ("q-cell", 1, 7),
        ("q-text", NOTHING, 8),
        ("q-number", "60", 9),
    ]
    assert [client.post(place, one).status_code for one in reversed(queue)] == [200] * 5
    assert stored() == once
    told(client, attempt, go="sure")
    marked = stored()
    assert [client.post(place, one).status_code for one in queue] == [409] * 5
    assert (stored(), Attempt.objects.get().mark) == (marked, 40)


def test_a_review_says_what_is_right_only_when_no_attempt_is_left(client, learning):
    first = sit(learning, WRONG, at=timezone.now())
    shown = page(client, "my_review", first)
    assert ("틀림" in shown, "맞는 답</dt>" in shown, "다시 볼 단원" in shown) == (
        True,
        False,
        True,
    )
    second = sit(learning, WRONG, at=timezone.now())
    shown = page(client, "my_review", second)
    assert ("칸을 고른다 → 차트를 넣는다 → 이름을 붙인다" in shown, "60 원" in shown) == (
        True,
        True,
    )


def test_pages_of_an_attempt_lead_to_where_it_stands(client, learning):
    attempt = begun(client, learning)
    review = reverse("my_review", args=[attempt.public_id])
    assert client.get(review)["Location"] == reverse("my_attempt", args=[attempt.public_id])
    told(client, attempt, go="sure")
    assert client.get(reverse("my_attempt", args=[attempt.public_id]))["Location"] == review


def test_when_the_time_is_over_what_was_kept_is_marked(client, learning):
    attempt = begun(client, learning)
    Attempt.objects.update(
        begun_at=timezone.now() - 60 * MINUTE, until_at=timezone.now() - MINUTE * 9
    )
    assert "시험 시간이 끝났습니다" in page(client, "my_attempt", attempt)
    assert "0점입니다" in told(client, attempt, go="keep", **FORM)


def test_an_exam_that_is_not_open_says_so():
    closed = learner(at=timezone.now(), payer="STATE")
    client = browser(closed.resident.user)
    assert "단원을 80% 배우면 열립니다. 지금 0%입니다." in page(client, "my_exam", closed)
    assert "하루에 단원 8개까지 셉니다." in page(client, "my_exam", closed)
    place = reverse("my_exam", args=[closed.public_id])
    assert "조금 더 배운 뒤에" in client.post(place, follow=True).content.decode()


def test_a_course_without_an_exam_says_what_it_asks_for():
    plain = learner(at=timezone.now(), told=document(quiz=False))
    shown = page(browser(plain.resident.user), "my_exam", plain)
    assert ("시험이 없습니다" in shown, "단원을 80% 배워야" in shown) == (True, True)


@pytest.mark.parametrize("pool", [5, 12])
def test_the_number_of_queries_is_constant(django_assert_max_num_queries, pool):
    questions = document()["quiz"]["questions"]
    more = [{**questions[0], "code": f"q-{n}"} for n in range(pool - 5)]
    told = document(exam={"minutes": 20, "attempts": 2, "draw": pool})
    told["quiz"]["questions"] = [*questions, *more]
    learning = learner(told=told, at=timezone.now())
    client = browser(learning.resident.user)
    attempt = begun(client, learning)
    done = sit(learning, RIGHT, at=timezone.now())
    with django_assert_max_num_queries(12):
        page(client, "my_review", done)
    assert attempt.pk == done.pk
