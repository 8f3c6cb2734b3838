"""Finding at the desk: exact, masked, counted; and taking in somebody without an account."""

import json

import pytest
from django.urls import reverse

from naru.accounts.enums import Role
from naru.audit.models import Entry
from naru.residents.models import Consent, Helper, RecordView, Resident
from tests.accounts.factories import MembershipFactory
from tests.web.lives import browser, make_life, texts

pytestmark = pytest.mark.django_db
NEW = {
    "name": "새로 온 분",
    "phone": "010-5555-0000",
    "agreed": "on",
    "means": "PAPER",
    "days": "90",
}


@pytest.fixture
def clerk():
    return MembershipFactory(user__name="나루 상담사", organisation__name_ko="나루 센터")


def find(client, text):
    return client.post(reverse("desk"), {"text": text})


def test_only_exactly_the_same_finds_and_shows_masked(clerk):
    life = make_life("가람")
    client = browser(clerk.user)
    code = life.resident.shown_code
    for text in (code, code.lower().replace("-", ""), "010-1234-5678", "가람@EXAMPLE.org"):
        found = find(client, text)
        assert [one.public_id for one in found.context["matches"]] == [life.resident.public_id]
        html = found.content.decode()
        assert "가람 주민" not in html
        assert "가○○○민" in html
        assert "1976" not in html
    for text in (code[:4], "010-1234", "가람", "example.org", "%", "' OR 1=1"):
        assert find(client, text).context["matches"] == []
    assert not RecordView.objects.filter(viewer=clerk.user).exists(), "looking up opens nothing"


def test_every_search_is_written_down_without_what_was_typed(clerk):
    make_life("가람")
    client = browser(clerk.user)
    find(client, "010-1234-5678")
    find(client, "010-9999-9999")
    lines = Entry.objects.filter(action="desk.searched").order_by("pk")
    assert [(line.actor, json.loads(line.details)) for line in lines] == [
        (clerk.user, {"found": 1}),
        (clerk.user, {"found": 0}),
    ]


def test_somebody_new_is_registered_with_consent_and_opened_after_a_purpose(clerk):
    texts()
    client = browser(clerk.user)
    done = client.post(reverse("desk_register"), NEW)
    resident = Resident.objects.get()
    assert done["Location"] == reverse("desk_record", args=[resident.public_id])
    assert (resident.name, resident.phone, resident.user) == ("새로 온 분", "+821055550000", None)
    consent = Consent.objects.get()
    assert (consent.kind, consent.means, consent.given_by) == ("SERVICE", "PAPER", clerk.user)
    leave = Helper.objects.get()
    assert (leave.organisation, leave.kind) == (clerk.organisation, "DESK")
    assert client.get(done["Location"])["Location"] == reverse(
        "desk_purpose", args=[resident.public_id]
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"agreed": ""}, "agreed"),
        ({"name": ""}, "name"),
        ({"name": "김 800101-1234567"}, "name"),
        ({"phone": "12"}, "phone"),
        ({"means": "ONLINE"}, "means"),
        ({"days": "9999"}, "days"),
    ],
)
def test_a_mistake_registers_nobody(clerk, wrong, field):
    texts()
    answer = browser(clerk.user).post(reverse("desk_register"), NEW | wrong)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Resident.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COUNSELLOR])
def test_other_roles_neither_find_nor_register(role):
    texts()
    client = browser(MembershipFactory(role=role).user)
    assert find(client, "010-1234-5678").status_code == 403
    assert client.post(reverse("desk_register"), NEW).status_code == 403
    assert not Resident.objects.exists()
