"""The self-diagnosis as visitors use it: every step a plain form, nothing lost, nothing leaked."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from naru.diagnosis.enums import Part
from naru.diagnosis.models import Answer, CodeTries, Run
from naru.diagnosis.queries.runs import answers_of, progress_of, run_with
from naru.diagnosis.services import runs
from naru.residents.enums import ConsentKind, Scope
from naru.residents.models import RecordView
from naru.web.acting import ACTING
from naru.web.templatetags import diagnosis
from tests.diagnosis.made import begun, finished, go_through, load
from tests.residents.factories import ConsentTextFactory, HelperFactory, ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db
REFUSED = pytest.mark.django_db(transaction=True)
"""For pages that go on after a refusal, which ends the transaction of a test as well."""
FIRST = ("domains", "work-1")


@pytest.fixture
def visitor():
    load()
    return Client()


def html_of(answer):
    return answer.content.decode()


def begin(client) -> Run:
    page = html_of(client.get(reverse("diagnosis")))
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    answer = client.post(reverse("diagnosis"), {"key": key})
    assert answer["Location"] == reverse("diagnosis_run", args=[key])
    return run_with(uuid.UUID(key))


def ask(run, part, step):
    return reverse("diagnosis_ask", args=[run.public_id, part, step])


def way(name, run):
    return reverse(name, args=[run.public_id])


def walk(client, run):
    """Answer every question as the page offers it: the last button or the first boxes."""
    asked = []
    for one in progress_of(run, answers_of(run)):
        url = ask(run, one.part.value, one.first)
        while "/ask/" in url:
            asked.append(url)
            page = html_of(client.get(url))
            offered = re.findall(r'name="answer"\s+value="([^"]+)"', page)
            pair = re.search(r'name="pair" value="([^"]+)"', page)
            chosen = offered[:2] if 'type="checkbox"' in page else offered[-1:]
            sent = {"answer": chosen, "pair": pair[1] if pair else ""}
            answer = client.post(url, sent)
            assert answer.status_code == 302
            url = answer["Location"]
    return asked


def test_a_visitor_goes_through_it_all_without_an_account(visitor):
    run = begin(visitor)
    asked = walk(visitor, run)
    assert len(asked) == len(set(asked)) == Answer.objects.count()
    page = html_of(visitor.get(way("diagnosis_run", run)))
    assert "네 부분을 모두 마쳤습니다" in page
    assert runs.code_of(run) in page
    answer = visitor.post(way("diagnosis_finish", run))
    assert answer["Location"] == way("diagnosis_result", run)
    page = html_of(visitor.get(answer["Location"]))
    for words in (
        "ui-radar",
        "그런대로 괜찮은 곳",
        "매듭 묶기",
        "부두에서 일했어요 – 배를 매고 풀었어요",
    ):
        assert words in page
    assert runs.code_of(run) in page
    assert f'action="{reverse("diagnosis_leave")}"' in page, "for the next one at this computer"
    assert not re.search(r"\d\.\d", re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)), "points"


def test_the_same_form_sent_twice_begins_one_run(visitor):
    key = str(uuid.uuid4())
    for _time in range(2):
        visitor.post(reverse("diagnosis"), {"key": key})
    assert Run.objects.count() == 1
    assert visitor.post(reverse("diagnosis"), {"key": "x"})["Location"] == reverse("diagnosis")
    stranger = Client()
    stranger.post(reverse("diagnosis"), {"key": key})
    assert stranger.get(reverse("diagnosis_run", args=[key])).status_code == 302


def test_a_double_click_keeps_one_answer_and_goes_back_shows_it(visitor):
    run = begin(visitor)
    for _time in range(2):
        answer = visitor.post(ask(run, *FIRST), {"answer": "4"})
        assert answer["Location"] == ask(run, "domains", "finance-1")
    page = html_of(visitor.get(ask(run, *FIRST)))
    assert "지금 답" in page
    assert "다음 물음으로" in page
    assert Answer.objects.get().value == 4


def test_the_code_opens_it_after_the_session_is_gone(visitor):
    run = begin(visitor)
    visitor.post(ask(run, *FIRST), {"answer": "4"})
    other = Client()
    lost = other.get(ask(run, "domains", "finance-1"), follow=True)
    assert lost.redirect_chain == [(reverse("diagnosis_resume"), 302)]
    assert "답은 그대로 있습니다" in html_of(lost)
    answer = other.post(reverse("diagnosis_resume"), {"code": runs.code_of(run).lower()})
    assert answer["Location"] == way("diagnosis_run", run)
    assert other.get(ask(run, "domains", "finance-1")).status_code == 200
    assert other.post(reverse("diagnosis_leave")).status_code == 302
    assert other.get(way("diagnosis_run", run)).status_code == 302


@REFUSED
def test_wrong_codes_are_told_kindly_and_not_without_end(visitor):
    for typed in ("", "K7QM-3RXD", "<b>"):
        answer = visitor.post(reverse("diagnosis_resume"), {"code": typed})
        assert answer.status_code == 422
    assert "여덟 자리를 다시 확인해" in html_of(answer)
    for _time in range(9):
        answer = visitor.post(reverse("diagnosis_resume"), {"code": "K7QM-3RXD"})
    assert "한 시간 뒤에" in html_of(answer)
    assert CodeTries.objects.get(whence__regex="^[0-9a-f]{64}$").wrong == 10
    run = begun()
    right = visitor.post(reverse("diagnosis_resume"), {"code": runs.code_of(run)})
    assert right.status_code == 422


def test_a_new_code_replaces_the_one_before(visitor):
    run = begin(visitor)
    before = runs.code_of(run)
    visitor.post(way("diagnosis_code", run))
    page = html_of(visitor.get(way("diagnosis_run", run)))
    assert before not in page
    assert Client().post(reverse("diagnosis_resume"), {"code": before}).status_code == 422


@REFUSED
@pytest.mark.parametrize(
    ("part", "step", "sent", "status", "words"),
    [
        ("domains", "work-1", {}, 422, "하나 이상 고르거나"),
        ("domains", "work-1", {"answer": "9"}, 422, "보기 가운데에서"),
        ("domains", "shoe-1", {"answer": "1"}, 302, ""),
        ("dreams", "work-1", {"answer": "1"}, 302, ""),
        ("values", "1", {"answer": "first", "pair": "a/b"}, 422, "그 사이에 물음이"),
        ("values", "3", {"answer": "first"}, 302, ""),
        ("skills", "alone", {"answer": "skill.knots"}, 302, ""),
        ("skills", "situations", {"answer": "moon"}, 422, "보기 가운데에서"),
    ],
)
def test_forged_and_empty_answers_change_nothing(visitor, part, step, sent, status, words):
    run = begin(visitor)
    answer = visitor.post(ask(run, part, step), sent)
    assert answer.status_code == status
    assert words in html_of(answer)
    assert Answer.objects.count() == 0
    if status == 302:
        assert visitor.get(answer["Location"], follow=True).status_code == 200


def test_a_question_that_is_not_asked_yet_leads_to_the_one_that_is(visitor):
    run = begin(visitor)
    answer = visitor.get(ask(run, "values", "3"))
    assert answer["Location"] == ask(run, "values", "1")


@REFUSED
def test_nothing_done_makes_no_result_and_says_so(visitor):
    run = begin(visitor)
    answer = visitor.post(way("diagnosis_finish", run), follow=True)
    assert "한 부분이라도 마치면" in html_of(answer)
    assert visitor.get(way("diagnosis_result", run)).status_code == 302


def test_no_skills_and_contradicting_answers_are_told_without_blame(visitor):
    run = begin(visitor)
    go_through(run, Part.DOMAINS, value="5")
    visitor.post(ask(run, "skills", "situations"), {"skip": "1"})
    visitor.post(way("diagnosis_finish", run))
    page = html_of(visitor.get(way("diagnosis_result", run)))
    assert "모든 물음에 같은 답을 하셨어요" in page
    assert "이 두 답은 서로 다른 말을 해요" in page
    assert "할 수 있는 것이 없다는 뜻이 아닙니다" in page


def test_after_logging_in_it_can_be_kept_and_the_code_ends(visitor):
    run = begin(visitor)
    go_through(run)
    resident = ResidentFactory()
    code = runs.code_of(run)
    keep = way("diagnosis_keep", run)
    assert reverse("account_login") in visitor.get(keep)["Location"]
    visitor.force_login(resident.user)
    assert str(resident) in html_of(visitor.get(keep))
    for _time in range(2):
        assert visitor.post(keep)["Location"] == way("diagnosis_run", run)
    run.refresh_from_db()
    assert run.resident == resident
    page = html_of(visitor.get(way("diagnosis_run", run)))
    assert code not in page
    assert html_of(visitor.get(reverse("my_diagnosis"))).count("하는 중") == 1
    assert Client().post(reverse("diagnosis_resume"), {"code": code}).status_code == 422


def test_a_run_in_a_record_is_its_owners_alone(visitor):
    owner, other = ResidentFactory(), ResidentFactory()
    run = finished(owner)
    ways = ["diagnosis_run", "diagnosis_result", "diagnosis_erase"]
    assert [browser(owner.user).get(way(one, run)).status_code for one in ways] == [200] * 3
    for stranger in (visitor, browser(other.user)):
        assert [stranger.get(way(one, run)).status_code for one in ways] == [302] * 3
        assert stranger.post(way("diagnosis_erase", run)).status_code == 302
    assert browser(other.user).post(way("diagnosis_keep", run)).status_code == 302
    assert Run.objects.get().resident == owner


def test_a_helper_acts_in_the_persons_record_and_is_noted(visitor):
    leave = HelperFactory()
    helper = browser(leave.user)
    helper.post(reverse("helping_start", args=[leave.public_id]))
    assert ACTING in helper.session
    run = begin(helper)
    assert (run.resident, run.begun_by, run.agreed) == (leave.resident, leave.user, "PRESENCE")
    helper.post(ask(run, *FIRST), {"answer": "2"})
    assert Answer.objects.get(step=FIRST[1]).by == leave.user
    assert set(RecordView.objects.values_list("page", flat=True)) >= {"me.diagnosis"}


def test_a_helper_reads_out_that_health_and_money_are_asked_about(visitor):
    leave = HelperFactory()
    helper = browser(leave.user)
    helper.post(reverse("helping_start", args=[leave.public_id]))
    for client in (visitor, helper):
        assert "건강과 돈 걱정을 묻는 물음도" in html_of(client.get(reverse("diagnosis")))


def test_a_helper_who_may_only_look_begins_nothing(visitor):
    leave = HelperFactory(scope=Scope.READ)
    helper = browser(leave.user)
    helper.post(reverse("helping_start", args=[leave.public_id]))
    assert 'name="key"' not in html_of(helper.get(reverse("diagnosis")))
    answer = helper.post(reverse("diagnosis"), {"key": str(uuid.uuid4())})
    assert (answer.status_code, Run.objects.count()) == (403, 0)


def test_erasing_takes_answers_and_result(visitor):
    run = begin(visitor)
    visitor.post(ask(run, *FIRST), {"answer": "2"})
    assert visitor.get(way("diagnosis_erase", run)).status_code == 200
    assert visitor.post(way("diagnosis_erase", run))["Location"] == reverse("diagnosis")
    assert (Run.objects.count(), Answer.objects.count()) == (0, 0)


def test_a_second_run_is_compared_with_the_first(visitor, noon):
    owner = ResidentFactory()
    finished(owner, at=noon.replace(day=1), value="1")
    run = finished(owner)
    page = html_of(browser(owner.user).get(way("diagnosis_result", run)))
    assert "지난번과 견주면" in page
    assert "ui-radar-before" in page
    assert page.count("비슷해요") == 7
    first = Run.objects.order_by("begun_at")[0]
    assert "지난번과 견주면" not in html_of(browser(owner.user).get(way("diagnosis_result", first)))


def test_pages_ask_the_same_few_things_however_far_one_is(visitor, django_assert_max_num_queries):
    owner = ResidentFactory()
    run = finished(owner)
    client = browser(owner.user)
    for name in ("diagnosis_run", "diagnosis_result"):
        client.get(way(name, run))
        with django_assert_max_num_queries(14):
            client.get(way(name, run))
    client.get(ask(run, *FIRST))
    with django_assert_max_num_queries(9):
        client.get(ask(run, *FIRST))


def test_a_visitors_question_and_answer_read_each_thing_once(visitor, django_assert_num_queries):
    run = begin(visitor)
    with django_assert_num_queries(3):
        visitor.get(ask(run, *FIRST))
    with django_assert_num_queries(11):
        visitor.post(ask(run, *FIRST), {"answer": "4"})


def test_in_english_every_word_is_english(visitor):
    run = begin(visitor)
    go_through(run)
    visitor.post(way("diagnosis_finish", run))
    for name in ("diagnosis_run", "diagnosis_result"):
        page = html_of(visitor.get(f"/en{way(name, run)}"))
        main = re.sub(r"<[^>]+>", " ", page.partition('id="main"')[2].partition("</main>")[0])
        assert not re.search("[가-힣]", main), re.findall("[가-힣 ]+", main)[:5]


def test_in_a_record_health_and_money_are_asked_after_a_yes_of_their_own():
    load()
    ConsentTextFactory(kind=ConsentKind.SENSITIVE)
    resident = ResidentFactory()
    client = browser(resident.user)
    assert 'name="sensitive"' in html_of(client.get(reverse("diagnosis")))
    run = begin(client)
    assert "건강과 돈에 대한 물음은 빼 두었습니다" in html_of(client.get(way("diagnosis_run", run)))
    assert client.post(way("diagnosis_agree", run))["Location"] == way("diagnosis_run", run)
    assert "빼 두었습니다" not in html_of(client.get(way("diagnosis_run", run)))
    assert 'name="sensitive"' not in html_of(client.get(reverse("diagnosis")))
    assert browser(ResidentFactory().user).post(way("diagnosis_agree", run)).status_code == 404


def test_a_long_name_of_an_axis_stands_on_two_lines_within_the_drawing():
    """Both "Social contribution" and "사회적 관계" have room; only the first needs two lines."""
    assert str(diagnosis._lines("Social contribution", 350.0)) == (
        'Social<tspan x="350.0" dy="1.2em">contribution</tspan>'
    )
    assert diagnosis._lines("사회적 관계", 350.0) == "사회적 관계"
