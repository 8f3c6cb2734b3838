"""One's own certificates: what they say, files, links made and taken back, a new name."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from naru.credentials.enums import Why
from naru.credentials.models import Certificate, Share
from naru.credentials.services import revoking
from naru.outcomes.pack import follow_terms
from tests.credentials.factories import issued
from tests.planning.factories import PlanFactory, RouteFactory, StepFactory, run_teaching
from tests.spaces.factories import SignOffFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def one():
    return issued(timezone.now() - timedelta(minutes=1))


@pytest.fixture
def owner(one):
    client = Client()
    client.force_login(one.resident.user)
    return client


def text(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, path
    return " ".join(answer.content.decode().split())


def test_list_and_page_say_what_there_is(owner, one):
    assert "엑셀 첫걸음" in text(owner, "/me/certificates/")
    page = text(owner, f"/me/certificates/{one.public_id}/")
    for words in ("홍길동", "가람 배움터", one.number, "92 %", "엑셀로 표 다루기", "NCS 2021"):
        assert words in page
    assert "First Steps in Excel" in text(owner, f"/en/me/certificates/{one.public_id}/")


def test_the_list_asks_the_same_however_many(owner, one, django_assert_num_queries):
    owner.get("/me/certificates/")
    with django_assert_num_queries(6):
        owner.get("/me/certificates/")
    for number in range(2, 6):
        issued(timezone.now(), f"completion:{number}", resident=one.resident)
    with django_assert_num_queries(6):
        owner.get("/me/certificates/")


def test_the_files_are_the_certificate(owner, one):
    base = f"/me/certificates/{one.public_id}/file"
    assert json.loads(owner.get(f"{base}/json/").content) == json.loads(one.body)
    assert owner.get(f"{base}/jwt/").content.decode() == one.token
    paper = owner.get(f"{base}/pdf/")
    assert paper.content.startswith(b"%PDF")
    assert paper["Content-Disposition"] == f'attachment; filename="certificate-{one.number}.pdf"'
    assert owner.get(f"{base}/exe/").status_code == 404


def test_without_a_font_the_page_says_what_is_missing(owner, one, settings, tmp_path):
    settings.FONT_DIRS = [str(tmp_path)]
    path = f"/me/certificates/{one.public_id}/"
    page = text(owner, path)
    assert "fonts-nanum" in page
    assert "PDF 내려받기" not in page
    answer = owner.get(f"{path}file/pdf/", follow=True)
    assert "한글 글꼴이 없어" in answer.content.decode()


def test_a_link_is_made_shows_all_and_is_taken_back(owner, one):
    path = f"/me/certificates/{one.public_id}/"
    assert owner.post(path, {"days": "30", "for_whom": "가상회사"}).status_code == 302
    link = Share.objects.get()
    assert link.last_on == timezone.localdate() + timedelta(days=30)
    assert f"/c/{link.token}/" in text(owner, path)
    anyone = Client()
    page = text(anyone, f"/c/{link.token}/")
    assert "홍길동" in page
    assert "진본이고 효력이 있습니다" in page
    file = anyone.get(f"/c/{link.token}/{one.code}.json")
    assert file.content.decode() == one.body
    owner.post(f"/me/certificates/links/{link.public_id}/end/")
    assert "닫힌 링크" in text(anyone, f"/c/{link.token}/", 410)
    assert anyone.get(f"/c/{link.token}/{one.code}.json").status_code == 404


def test_the_portfolio_goes_out_as_one_link(owner, one):
    page = f"/me/certificates/{one.public_id}/"
    empty = owner.post("/me/certificates/", {"days": "30"})
    assert (empty.status_code, "비어 있습니다" in empty.content.decode()) == (422, True)
    owner.post(page, {"do": "in"})
    assert owner.post("/me/certificates/", {"days": "7"}).status_code == 302
    token = Share.objects.get().token
    assert "엑셀 첫걸음" in text(Client(), f"/c/{token}/")
    owner.post(page, {"do": "out"})
    assert "지금은 보여 줄 증서가 없습니다" in text(Client(), f"/c/{token}/")


def test_a_skill_signed_off_later_is_offered_and_added():
    signed = SignOffFactory(at=timezone.now())
    mine, before = signed.resident, timezone.now() - timedelta(days=1)
    mine.name = "홍길동"
    mine.save()
    old = issued(before, resident=mine, skills=[signed.skill.code])
    client = Client()
    client.force_login(mine.user)
    assert "확인받은 기술을 더할 수 있음" in text(client, "/me/certificates/")
    place = f"/me/certificates/{old.public_id}/"
    assert "확인받은 기술을 증서에 더할 수 있습니다" in text(client, place)
    answer = client.post(place, {"do": "again"}, follow=True)
    shown = " ".join(answer.content.decode().split())
    assert ("더할 수 있습니다" in shown, "실습에서 확인받은 기술" in shown) == (False, True)
    assert "확인받은 기술을 더해 새로 발급했습니다" in text(client, place)
    assert Certificate.objects.get(replaces=old).is_in_force


def test_one_tap_leads_to_the_next_step_of_the_route(owner, one):
    today = timezone.localdate()
    plan = PlanFactory(resident=one.resident, state="READY", answered_at=timezone.now())
    route = RouteFactory(plan=plan, chosen_at=timezone.now())
    days = {"starts_on": today + timedelta(days=7), "last_on": today + timedelta(days=21)}
    StepFactory(route=route, run=run_teaching("bread", title="빵 굽기", **days), **days)
    page = text(owner, f"/me/certificates/{one.public_id}/")
    address = re.search(r'<a [^>]*href="([^"]+)"[^>]*>\s*나의 계획에서 다음에 할 일 보기', page)[1]
    shown = text(owner, address)
    assert "빵 굽기" in shown[shown.index("다음에 할 일") : shown.index("이번 주")]


def test_a_new_name_leads_to_a_new_certificate(owner, one):
    one.resident.name = "홍길순"
    one.resident.save()
    page = f"/me/certificates/{one.public_id}/"
    assert "지금 이름으로 다시 만들기" in text(owner, page)
    answer = owner.post(page, {"do": "again"})
    new = Certificate.objects.get(replaces=one)
    assert answer.url == f"/me/certificates/{new.public_id}/"
    assert "새로 발급한 증서 보기" in text(owner, page)


def test_a_revoked_one_tells_why_and_gives_no_link(owner, one):
    user, now = one.resident.user, timezone.now()
    revoking.revoke(certificate_id=one.pk, why=Why.MISTAKE, words="다른 강좌", by=user, at=now)
    page = text(owner, f"/me/certificates/{one.public_id}/")
    assert "다른 강좌" in page
    assert "링크 만들기" not in page
    answer = owner.post(f"/me/certificates/{one.public_id}/", {"days": "30"})
    assert (answer.status_code, Share.objects.count()) == (422, 0)


def test_being_asked_later_is_one_tick_and_off_at_first(owner, one):
    path = f"/me/certificates/{one.public_id}/"
    tick = '<input type="checkbox" name="yes" id="later-yes" '
    assert f"{tick}>" in text(owner, path)
    terms = follow_terms(timezone.localdate())
    assert f"{', '.join(map(str, terms.months))}개월 뒤에" in text(owner, path)
    empty = text(owner, "/me/follow-ups/")
    assert f"증서를 받고 {terms.months[0]}개월쯤 지나" in empty
    owner.post(path, {"do": "ask", "yes": "on"})
    assert f"{tick}checked>" in text(owner, path)
    owner.post(path, {"do": "ask"})
    assert f"{tick}>" in text(owner, path)
