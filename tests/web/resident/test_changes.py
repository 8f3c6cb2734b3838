"""Asking to be told, on one's own page."""

import pytest

from naru.flows.load_city import load_city
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.policies.models import Watch
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_in_out_and_what_changed_so_far(client, noon, offer):
    load_city(folder=offer, at=noon)
    resident = ResidentFactory()
    client.force_login(resident.user)
    assert client.post("/me/changes/", {"do": "begin"})["Location"] == "/me/changes/"
    assert Watch.objects.get().resident == resident
    params = {"name_ko": "배 짓기", "name_en": "Boats", "why_ko": "까닭", "why_en": "Why"}
    inbox.send(resident=resident, kind=Kind.POLICY_OPENED, at=noon, from_on=noon.date(), **params)
    page = client.get("/me/changes/").content.decode()
    assert "알려 드리고 있습니다" in page
    assert "배 짓기: 이제 조건이 맞습니다" in page
    assert "Boats: you now meet the conditions" in client.get("/en/me/changes/").content.decode()
    client.post("/me/changes/", {"do": "end"})
    assert Watch.objects.count() == 0
