"""A provider opens a school, fills its stages and sees who stands where."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.residents.models import RecordView
from naru.schools.models import Module, Term
from tests.residents.factories import ResidentFactory
from tests.schools.made import (
    RULE,
    door_of,
    entrance,
    held,
    let_in,
    module_door,
    modules,
    seat,
    taught,
)
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


def text(answer):
    return " ".join(answer.content.decode().split())


def test_a_school_is_opened_by_a_door_and_filled_with_runs():
    desk, now = Desk(), timezone.now()
    address = reverse("provider_schools")
    assert "먼저 들어올 강좌를 쓰고" in text(desk.client.get(address))
    door, plain = entrance(desk, at=now), entrance(desk, at=now, policy="")
    said = {"school": RULE, "entrance": plain.run.public_id}
    refused = desk.client.post(address, said)
    assert (refused.status_code, "자격 규칙이 정해져" in text(refused)) == (422, True)
    opened = desk.client.post(address, said | {"entrance": door.run.public_id})
    term = Term.objects.get()
    assert opened.url == reverse("provider_school", args=[term.public_id])
    assert "과목이 모자랍니다" in text(desk.client.get(opened.url))
    inner = module_door(desk, "마을 살롱", at=now, starts=3)
    said = {"stage": "explore", "run": inner.run.public_id, "strand": "community"}
    page = text(desk.client.post(opened.url, said, follow=True))
    assert ("마을 살롱" in page, "커뮤니티" in page) == (True, True)
    drop = reverse("provider_school_drop", args=[term.public_id, inner.run.public_id])
    assert "과목을 뺐습니다" in text(desk.client.post(drop, follow=True))
    assert Module.objects.count() == 0
    early = door_of(desk, "너무 이른 살롱", now - 11 * DAY, now + DAY)
    wrong = desk.client.post(opened.url, said | {"run": early.run.public_id})
    assert (wrong.status_code, "먼저 시작하는 회차" in text(wrong)) == (422, True)


def test_who_needs_attention_stands_first_and_reads_who_looked():
    desk, now = Desk(), timezone.now()
    term = held(desk, at=now - 6 * DAY)
    address = reverse("provider_school_people", args=[term.public_id])
    assert "아직 들어온 사람이 없습니다" in text(desk.client.get(address))
    done, short = (ResidentFactory(name=name) for name in ("김마친", "이모자"))
    for no, resident in enumerate((done, short), 1):
        let_in(term, resident, at=now, no=no)
    for module in modules(term, 1)[:2]:
        seat(module.intake, done, at=now)
        taught(desk, module.intake)
    page = text(desk.client.get(address))
    assert page.index("이○자") < page.index("김○친")
    assert ("더 고를 과목이 없음" in page, "2과목이 모자람" in page) == (True, True)
    assert set(RecordView.objects.filter(page="school.people").values_list("resident")) == {
        (done.pk,),
        (short.pk,),
    }


def test_a_module_that_somebody_chose_cannot_be_dropped():
    desk, now = Desk(), timezone.now()
    term = held(desk, at=now)
    module = modules(term, 1)[0]
    seat(module.intake, ResidentFactory(), at=now)
    drop = reverse("provider_school_drop", args=[term.public_id, module.intake.run.public_id])
    assert "이미 고른 사람이 있어" in text(desk.client.post(drop, follow=True))
