"""How far the people of each school are, for whoever answers for the programme."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from tests.accounts.factories import MembershipFactory
from tests.catalogue.own import Staff
from tests.residents.factories import ResidentFactory
from tests.schools.made import held, let_in, modules, seat, taught
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)


def test_counts_by_stage_and_who_needs_attention_but_no_names():
    client = browser(MembershipFactory(role=Role.MANAGER).user)
    address = reverse("staff_schools")
    assert "아직 연 학교가 없습니다." in client.get(address).content.decode()
    staff, now = Staff(), timezone.now()
    term = held(staff, at=now - timedelta(days=6))
    done, short = (ResidentFactory(name=name) for name in ("김마친", "이모자"))
    for no, resident in enumerate((done, short), 1):
        let_in(term, resident, at=now, no=no)
    for module in modules(term, 1)[:2]:
        seat(module.intake, done, at=now)
        taught(staff, module.intake)
    answer = client.get(address)
    (told,) = answer.context["terms"]
    assert [(one.done, one.here, one.lacking) for one in told.lines] == [
        (1, 1, 1),
        (0, 1, 0),
        (0, 0, 0),
    ]
    assert (told.people, told.finished) == (2, 0)
    page = answer.content.decode()
    assert [name for name in ("김마친", "김○친", "이모자") if name in page] == []
