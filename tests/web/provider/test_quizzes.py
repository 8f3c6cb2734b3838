"""A provider writes questions of all five kinds and the exam in the workspace, without scripts."""

import pytest
from django.urls import reverse

from naru.lessons.models import Version
from naru.lessons.rules.marking import Kind, is_right, read
from naru.lessons.rules.questions import Quiz
from tests.web.provider.staff import Desk
from tests.web.provider.test_lessons import at, text_of
from tests.web.provider.test_lessons import write as write_lesson

pytestmark = pytest.mark.django_db
ASKED = {"ask_ko": "무엇인가요?", "ask_en": "What is it?", "why_ko": "그래서요.", "exam": "on"}
OPTIONS = {"ko_1": "하나", "en_1": "One", "ko_2": "둘", "ko_3": "", "ko_4": "셋"}
ANSWERS = {
    Kind.SINGLE: ({**OPTIONS, "right": "2"}, "1", "0"),
    Kind.MULTIPLE: ({**OPTIONS, "right": ["1", "4"]}, ["0", "2"], ["0"]),
    Kind.ORDER: (OPTIONS, ["0", "1", "2"], ["1", "0", "2"]),
    Kind.NUMBER: ({"answer": "12.5", "tolerance": "0.5", "unit_ko": "원"}, "12원", "11.9"),
    Kind.TEXT: ({"accepted_ko": "나루\n나루터\n", "accepted_en": "landing"}, "Landing", "강"),
}


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def course(desk):
    made = desk.course(publish=True)
    write_lesson(desk, made)
    return made


def document():
    return Version.objects.latest("number").content


def write(desk, course, kind, told, code=None, **more):
    page = at("provider_question", course, code) if code else None
    page = page or at("provider_question_new", course, kind)
    version = Version.objects.get(package__course=course, state="DRAFT")
    lesson = version.content.codes[0]
    seen = version.changed_at.isoformat()
    return desk.client.post(page, {"lesson": lesson, "seen": seen, **ASKED, **told, **more})


@pytest.mark.parametrize("kind", list(Kind))
def test_a_question_of_each_kind_is_kept_and_marks_what_it_should(desk, course, kind):
    told, right, wrong = ANSWERS[kind]
    assert write(desk, course, kind.value, told).url == at("provider_quiz", course)
    (kept,) = Quiz.of(document().quiz).questions
    assert (kept.ask, kept.why) == (("무엇인가요?", "What is it?"), ("그래서요.", ""))
    assert (kept.key.kind, kept.lesson) == (kind, document().codes[0])
    assert (kept.is_exam, kept.is_check) == (True, False)
    assert is_right(kept.key, read(kept.key, right))
    assert not is_right(kept.key, read(kept.key, wrong))
    page = at("provider_question", course, kept.code)
    assert "이렇게 보입니다" in text_of(desk.client.get(page))
    before = document().quiz
    write(desk, course, kind.value, told, kept.code)
    assert document().quiz == before


@pytest.mark.parametrize(
    ("kind", "told", "field", "said"),
    [
        ("single", {"ask_ko": ""}, "ask_ko", "필수"),
        ("single", {"right": ""}, "right", "맞는 답을 골라 주세요."),
        ("single", {"right": "3"}, "right", "비어 있는 보기입니다."),
        ("single", {"ko_4": "하나"}, "ko_4", "같은 보기가 위에 있습니다."),
        ("single", {"en_3": "Three"}, "ko_3", "한국어도 적어 주세요."),
        ("order", {"ko_2": "", "ko_4": ""}, "ko_2", "보기를 두 개 이상 적어 주세요."),
        ("multiple", {"right": []}, "right", "맞는 답을 골라 주세요."),
        ("number", {"answer": "열둘"}, "answer", "숫자"),
        ("number", {"tolerance": "-1"}, "tolerance", "0"),
        ("text", {"accepted_ko": " \n "}, "accepted_ko", "필수"),
        ("text", {"accepted_ko": "가\n" * 21}, "accepted_ko", "20줄까지"),
        ("text", {"exam": ""}, "exam", "어디에서 물을지 하나는 골라 주세요."),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_is_lost(desk, course, kind, told, field, said):
    answer = write(desk, course, kind, {**ANSWERS[Kind(kind)][0], **told})
    assert answer.status_code == 422
    form = answer.context["form"]
    assert field in form.errors
    shown = text_of(answer)
    assert said in shown or form.errors[field]
    assert ("무엇인가요?" in shown) == ("ask_ko" not in told)
    assert 'value="One"' in shown or kind in ("number", "text")
    assert document().quiz is None


def test_more_rows_lose_nothing_and_look_keeps_nothing(desk, course):
    told = {**OPTIONS, "right": "2", "why_ko": "", "exam": ""}
    more = write(desk, course, "single", told, say="more")
    shown = text_of(more)
    assert more.status_code == 200
    assert 'name="ko_6"' in shown
    assert 'value="둘"' in shown
    assert more.context["form"]["right"].value() == "2"
    assert more.context["form"]["exam"].value() is False
    look = write(desk, course, "single", {**told, "exam": "on"}, say="look")
    assert "data-question" in text_of(look)
    assert document().quiz is None


def test_the_exam_is_set_follows_its_questions_and_goes_out_with_the_version(desk, course):
    for _n in range(2):
        write(desk, course, "number", ANSWERS[Kind.NUMBER][0])
    page = at("provider_quiz_exam", course)

    def post(**told):
        seen = Version.objects.get(state="DRAFT").changed_at.isoformat()
        return desk.client.post(page, {"minutes": 5, "attempts": 2, "seen": seen, **told})

    assert "시험에서 뽑는 물음(3개)이 시험 물음(2개)보다 많습니다." in text_of(post(draw=3))
    assert post(draw=2).url == at("provider_quiz", course)
    first, second = (one["code"] for one in document().quiz["questions"])
    order = at("provider_question_order", course, second)
    desk.client.post(order, {"say": "up"})
    assert [one["code"] for one in document().quiz["questions"]] == [second, first]
    desk.client.post(order, {"say": "out"})
    assert document().quiz["exam"] == {"minutes": 5, "attempts": 2, "draw": 1}
    desk.client.post(at("provider_lessons_publish", course), {"say": "publish"})
    assert Version.objects.get().state == "PUBLISHED"
    post_none = desk.client.post(page, {"say": "none"})
    assert post_none.url == at("provider_quiz", course)
    assert document().quiz["exam"] is None
    assert Version.objects.filter(state="DRAFT").count() == 1


def test_there_is_nothing_to_ask_before_a_lesson(desk):
    bare = desk.course(publish=True)
    assert "먼저 단원을 써 주세요" in text_of(desk.client.get(at("provider_quiz", bare)))
    page = reverse("provider_question_new", args=[bare.public_id, "single"])
    assert desk.client.get(page).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_who_saves_second_is_told_and_keeps_what_they_wrote(desk, course):
    told = {**ANSWERS[Kind.TEXT][0], "seen": "2026-01-01T00:00:00+00:00"}
    answer = text_of(write(desk, course, "text", told))
    assert "다른 분이 먼저 고쳤습니다" in answer
    assert "나루터" in answer
    assert document().quiz is None
