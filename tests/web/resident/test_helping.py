"""A relative acts for a resident, from the number told to the end, seen by the resident."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.audit.models import Entry
from naru.residents.enums import Fact
from naru.residents.models import Answer, Helper
from tests.accounts.factories import UserFactory
from tests.web.lives import browser, make_life

pytestmark = pytest.mark.django_db
BORN = {"birth_on_year": "1977", "birth_on_month": "4", "birth_on_day": "5"}
ONLY_OWN = ["consents", "record_views", "helpers", "export", "deletion"]


@pytest.fixture
def life():
    return make_life("가람")


def taken_over(life, scope="WRITE"):
    """Through the pages: a number is made, told, and typed by somebody with no record."""
    life.client.post(reverse("helpers"), {"scope": scope, "days": "30"})
    code = life.client.get(reverse("helpers")).context["code"]
    user = UserFactory(name="가상 이웃")
    helper = browser(user)
    done = helper.post(reverse("helping"), {"code": code.lower()}, follow=True)
    assert "가람 주민" in done.content.decode()
    leave = Helper.objects.get(user=user)
    helper.post(reverse("helping_start", args=[leave.public_id]))
    return helper, leave


def test_the_number_is_shown_once_and_works_once(life):
    life.client.post(reverse("helpers"), {"scope": "READ", "days": "30"})
    code = life.client.get(reverse("helpers")).context["code"]
    assert len(code) == 9
    assert code not in life.client.get(reverse("helpers")).content.decode()
    first, second = (browser(UserFactory()) for _number in range(2))
    assert first.post(reverse("helping"), {"code": code}).status_code == 302
    refused = second.post(reverse("helping"), {"code": code})
    assert refused.status_code == 422
    assert "확인 번호가 맞지 않거나 시간이 지났습니다" in refused.content.decode()


def test_a_helper_sees_and_changes_the_record_and_the_owner_reads_that(life):
    helper, _leave = taken_over(life)
    page = helper.get(reverse("profile")).content.decode()
    assert "가람 주민" in page
    assert "1976년 3월 2일" in page
    assert helper.post(reverse("profile_group", args=["basics"]), BORN).status_code == 302
    answer = Answer.objects.current().get(resident=life.resident, fact=Fact.BIRTH_ON)
    assert (answer.value, str(answer.answered_by)) == ("1977-04-05", "가상 이웃")
    line = Entry.objects.filter(action="resident.answered").latest("pk")
    assert (str(line.actor), line.on_behalf_of) == ("가상 이웃", life.resident.user)
    seen = life.client.get(reverse("record_views")).content.decode()
    assert "내가 맡긴 도우미 · 가상 이웃" in seen
    assert "대신 쓰기" in seen
    assert "내 정보, 내 정보 고치기" in seen
    told = life.client.get(reverse("inbox")).content.decode()
    assert "가상 이웃에게 도움을 맡겼습니다" in told


def test_every_page_used_for_somebody_says_so_and_is_logged(life):
    helper, _leave = taken_over(life)
    for number, name in enumerate(["me", "profile", "profile_contact", "inbox"], start=1):
        html = helper.get(reverse(name)).content.decode()
        assert reverse("helping_stop") in html
        assert "가람 주민" in html
        assert life.resident.views.filter(viewer__name="가상 이웃").count() == number


@pytest.mark.parametrize("name", ONLY_OWN)
def test_what_only_the_owner_may_do_is_closed_to_a_helper(life, name):
    helper, _leave = taken_over(life)
    answer = helper.get(reverse(name))
    assert (answer.status_code, answer["Location"]) == (302, reverse("me"))


def test_a_helper_who_may_only_look_changes_nothing(life):
    helper, _leave = taken_over(life, scope="READ")
    assert helper.get(reverse("profile")).status_code == 200
    assert helper.post(reverse("profile_group", args=["basics"]), BORN).status_code == 403
    answer = Answer.objects.current().get(resident=life.resident, fact=Fact.BIRTH_ON)
    assert answer.value == "1976-03-02"


def test_ending_the_help_ends_it_at_once(life):
    helper, leave = taken_over(life)
    looks = life.resident.views.count()
    life.client.post(reverse("helper_end", args=[leave.public_id]))
    answer = helper.get(reverse("profile"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("helping"))
    assert "가람" not in helper.get(reverse("helping")).content.decode()
    helper.post(reverse("helping_start", args=[leave.public_id]))
    assert helper.get(reverse("profile")).status_code == 403
    assert life.resident.views.count() == looks


def test_help_ends_with_its_last_day(life):
    helper, leave = taken_over(life)
    today = timezone.localdate()
    Helper.objects.filter(pk=leave.pk).update(from_on=today - timedelta(days=9), to_on=today)
    answer = helper.get(reverse("profile"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("helping"))


def test_a_helper_goes_back_to_their_own(life):
    helper, _leave = taken_over(life)
    assert helper.post(reverse("helping_stop"))["Location"] == reverse("helping")
    assert helper.get(reverse("profile")).status_code == 403
