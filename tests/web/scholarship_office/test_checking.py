"""Two members of staff check an application; its owner reads who looked."""

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.residents.models import RecordView
from naru.scholarships.models import Check
from tests.access.scholarship import made, paper_of
from tests.files.samples import PDF
from tests.flows.scholarship import applied, somebody
from tests.scholarships.factories import ApplicationFactory
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db(transaction=True)
SAW = "11월 20일 확인서를 보았습니다."


@pytest.fixture
def one():
    return applied(somebody(timezone.now()), made("open", ago=5), timezone.now())


def page(one, name="scholarship_check"):
    return reverse(name, args=[one.public_id])


def test_a_counsellor_and_a_manager_make_it_eligible_and_the_owner_reads_who_looked(one):
    clerk, manager = client_of(Role.COUNSELLOR), client_of(Role.MANAGER)
    shown = clerk.get(page(one)).content.decode()
    for text in (one.resident.name, "증명서는 무엇을 보이나요?", "차상위계층인가요?", "증명서.pdf"):
        assert text in shown
    income = {"welfare": "near_poor", "words": SAW}
    assert clerk.post(page(one), income).url == reverse("scholarship_round", args=["open"])
    again = clerk.post(page(one), income, follow=True).content.decode()
    assert "지금 하실 확인이 없습니다." in again
    double = {"schemes": ["NONE"], "words": "다섯 명단에 없습니다."}
    assert "국가장학금" in manager.get(page(one)).content.decode()
    manager.post(page(one), double)
    one.refresh_from_db()
    assert one.state == "ELIGIBLE"
    assert {check.kind: check.found for check in Check.objects.all()} == {
        "INCOME": {"basic_livelihood": False, "near_poor": True},
        "DOUBLE_BENEFIT": {"benefits_now": []},
    }
    looks = RecordView.objects.filter(resident=one.resident)
    assert set(looks.values_list("viewer", "purpose", "page")) == {
        (client.user.pk, "VERIFICATION", "scholarship.application") for client in (clerk, manager)
    }


def test_a_scheme_on_the_list_refuses_at_once_and_shows_what_was_found(one):
    client_of(Role.COUNSELLOR).post(page(one), {"welfare": "near_poor", "words": SAW})
    manager = client_of(Role.MANAGER)
    manager.post(page(one), {"schemes": ["SEOCHO_VOUCHER"], "words": "명단에 있습니다."})
    one.refresh_from_db()
    assert one.state == "REFUSED"
    assert "<strong>서초형 평생교육바우처</strong>" in manager.get(page(one)).content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"welfare": "near_poor", "words": ""}, "무엇을 보고 확인했는지 한 줄 적어 주세요."),
        ({"words": SAW}, "무엇을 보이는지 골라 주세요."),
        ({"welfare": "near_poor", "words": "760302-2234567"}, "주민등록번호로 보이는 숫자"),
    ],
)
def test_a_check_without_its_words_is_told_so_and_not_kept(one, sent, said):
    answer = client_of(Role.COUNSELLOR).post(page(one), sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Check.objects.count() == 0


def test_none_beside_a_scheme_is_refused(one):
    sent = {"schemes": ["NONE", "SEOCHO_VOUCHER"], "words": "x"}
    answer = client_of(Role.MANAGER).post(page(one), sent)
    assert "‘없음’과 다른 답을 함께 고를 수는 없습니다." in answer.content.decode()


def test_a_paper_is_asked_for_in_words(one):
    clerk, url = client_of(Role.COUNSELLOR), page(one, "scholarship_ask")
    assert clerk.get(url).status_code == 200
    assert clerk.post(url, {"words": ""}).status_code == 422
    clerk.post(url, {"words": "뒷면도 올려 주세요."})
    one.refresh_from_db()
    assert (one.state, one.asked_words) == ("MORE_ASKED", "뒷면도 올려 주세요.")


def test_a_paper_is_shown_through_its_own_application_and_each_look_is_logged(one):
    clerk, upload = client_of(Role.COUNSELLOR), one.papers.get().upload
    url = reverse("scholarship_check_paper", args=[one.public_id, upload.public_id])
    answer = clerk.get(url)
    assert (answer.content, answer["Cache-Control"]) == (PDF, "no-store")
    assert RecordView.objects.filter(page="scholarship.paper", viewer=clerk.user).count() == 1
    other = ApplicationFactory(round=one.round, submitted_at=timezone.now())
    strange = paper_of(other)
    url = reverse("scholarship_check_paper", args=[one.public_id, strange.public_id])
    assert clerk.get(url).status_code == 404
