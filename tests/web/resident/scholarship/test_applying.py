"""Applying as a resident does it: page by page, each saved, in both languages."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from naru.files.models import Upload
from naru.residents.enums import ConsentKind, Fact
from naru.residents.queries import values_of
from naru.residents.services import answers
from naru.scholarships.models import Application
from tests.access.scholarship import made
from tests.files.samples import PDF, PROGRAM
from tests.flows.scholarship import somebody
from tests.residents.factories import ConsentTextFactory, ResidentFactory
from tests.scholarships.factories import FACTS, ApplicationFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)
ANSWERS = {
    "birth_on": {"answer_year": "1976", "answer_month": "3", "answer_day": "2"},
    "lives_in_city": {"answer": "yes"},
    "basic_livelihood": {"answer": "no"},
    "near_poor": {"answer": "yes"},
    "benefits_now": {"answer": ["NONE"]},
}


@pytest.fixture
def the_round():
    return made("open", ago=5)


def begin(client, the_round):
    client.post(reverse("application_begin", args=[the_round.code]))
    return Application.objects.get()


def page(name, one, **more):
    return reverse(name, kwargs={"public_id": one.public_id, **more})


def put(client, one, data=PDF, name="증명서.pdf"):
    file = SimpleUploadedFile(name, data, "application/pdf")
    return client.post(page("application_papers", one), {"kind": "WELFARE", "file": file})


def test_from_the_first_click_to_the_receipt(the_round):
    ConsentTextFactory(kind=ConsentKind.SENSITIVE)
    resident = ResidentFactory()
    client = browser(resident.user)
    one = begin(client, the_round)
    onward = page("application_next", one)
    assert client.get(onward).url == page("application_consent", one)
    assert client.post(page("application_consent", one)).url == onward
    asked = []
    while "/ask/" in (following := client.get(onward).url):
        fact = following.rstrip("/").rpartition("/")[2]
        asked.append(fact)
        assert client.get(following).status_code == 200
        assert client.post(following, ANSWERS[fact]).url == onward
    assert asked == list(ANSWERS)
    assert client.get(onward).url == page("application_papers", one)
    assert put(client, one).status_code == 302
    assert client.get(onward).url == page("application_confirm", one)
    shown = client.get(page("application_confirm", one)).content.decode()
    assert "차상위계층인가요?" in shown
    assert "증명서.pdf" in shown
    assert client.post(page("application_confirm", one)).url == page("application", one)
    one.refresh_from_db()
    assert (one.state, one.facts["near_poor"]) == ("SUBMITTED", True)
    told = client.get(page("application", one)).content.decode()
    assert "직원 두 사람이 서류를 확인하고 있어요" in told
    assert "신청: 결정을 기다림" in told
    english = client.get("/en" + page("application", one)).content.decode()
    assert "Two members of staff are checking your papers" in english


def test_what_the_record_knows_is_not_asked_again(the_round):
    resident = somebody(timezone.now())
    client = browser(resident.user)
    one = begin(client, the_round)
    assert client.get(page("application_next", one)).url == page("application_papers", one)
    assert values_of(resident)["near_poor"] is FACTS["near_poor"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "빈 파일입니다."),
        (PROGRAM, "이름과 달리 서류가 아니라 프로그램입니다."),
        (PDF + b"\0" * 10 * 1024 * 1024, "파일이 너무 큽니다."),
    ],
    ids=["empty", "program", "too-large"],
)
def test_a_file_that_is_no_paper_is_told_so_beside_its_field(the_round, data, said):
    client = browser(somebody(timezone.now()).user)
    answer = put(client, begin(client, the_round), data)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Upload.objects.count() == 0


def test_a_paper_is_its_owner_s_alone_runs_nothing_and_can_be_taken_off(the_round):
    client = browser(somebody(timezone.now()).user)
    one = begin(client, the_round)
    put(client, one)
    upload = Upload.objects.get()
    shown = client.get(reverse("application_paper", args=[upload.public_id]))
    assert (shown.content, shown["Content-Type"]) == (PDF, "application/pdf")
    assert "sandbox" in shown["Content-Security-Policy"]
    assert "default-src 'none'" in shown["Content-Security-Policy"]
    assert (shown["X-Content-Type-Options"], shown["Cache-Control"]) == ("nosniff", "no-store")
    stranger = browser(ResidentFactory().user)
    assert stranger.get(reverse("application_paper", args=[upload.public_id])).status_code == 404
    client.post(reverse("application_paper_take", args=[upload.public_id]))
    assert client.get(reverse("application_paper", args=[upload.public_id])).status_code == 404


def test_contradicting_answers_are_told_and_nothing_is_handed_in(the_round):
    resident = somebody(timezone.now(), basic_livelihood=True)
    client = browser(resident.user)
    one = begin(client, the_round)
    put(client, one)
    answer = client.post(page("application_confirm", one))
    assert answer.status_code == 409
    assert "기초생활수급자이면서 차상위계층일 수는 없습니다." in answer.content.decode()
    one.refresh_from_db()
    assert one.state == "DRAFT"


def test_who_does_not_meet_the_rule_is_told_before_and_what_to_do(the_round):
    resident = somebody(timezone.now(), benefits_now=["LIFELONG_VOUCHER"])
    client = browser(resident.user)
    one = begin(client, the_round)
    shown = client.get(page("application_confirm", one)).content.decode()
    assert "지금 답으로는 조건에 맞지 않습니다" in shown
    assert "다음에 할 일:" in shown
    client.post(page("application_confirm", one))
    told = client.get(page("application", one)).content.decode()
    assert "자격이 맞지 않았어요" in told
    assert the_round.appeal in told


def test_handed_in_twice_it_says_so_and_shows_the_application(the_round):
    client = browser(somebody(timezone.now()).user)
    one = begin(client, the_round)
    put(client, one)
    client.post(page("application_confirm", one))
    again = client.post(page("application_confirm", one), follow=True)
    assert again.redirect_chain[-1][0] == page("application", one)
    assert "이미 낸 신청입니다." in again.content.decode()


def test_a_second_application_in_the_year_is_refused_on_the_round_s_page(the_round):
    resident = somebody(timezone.now())
    ApplicationFactory(round=made("other", ago=5), resident=resident)
    answer = browser(resident.user).post(
        reverse("application_begin", args=[the_round.code]), follow=True
    )
    assert "이 해의 장학금을 이미 신청하셨습니다." in answer.content.decode()


def test_what_was_asked_for_is_uploaded_and_goes_back_to_the_check(the_round):
    resident = somebody(timezone.now())
    one = ApplicationFactory(
        round=the_round, resident=resident, state="MORE_ASKED", asked_words="뒷면도요.",
        submitted_at=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    client = browser(resident.user)
    assert "뒷면도요." in client.get(page("application_papers", one)).content.decode()
    put(client, one)
    client.post(page("application_mended", one))
    one.refresh_from_db()
    assert one.state == "SUBMITTED"


def test_a_helper_who_may_only_look_cannot_answer_for_consent(the_round):
    """Welfare facts under no consent are not asked, whoever tries the address."""
    ConsentTextFactory(kind=ConsentKind.SENSITIVE)
    resident = ResidentFactory()
    answers.tell(
        resident_id=resident.pk,
        answers={Fact.LIVES_IN_CITY: True},
        by=resident.user,
        at=timezone.now(),
    )
    client = browser(resident.user)
    one = begin(client, the_round)
    assert client.get(page("application_ask", one, fact="near_poor")).url == page(
        "application_consent", one
    )
    assert client.get(page("application_ask", one, fact="household_size")).status_code == 404
