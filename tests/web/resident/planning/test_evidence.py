"""Files in a portfolio, from the form to the mentor's page."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from naru.accounts.models import Membership
from naru.files.models import Content
from naru.flows.holdings import HOLDINGS
from naru.planning.models import Evidence
from naru.planning.pack import evidence_terms
from tests.counselling.factories import PairingFactory
from tests.files.samples import PDF, PROGRAM
from tests.planning.factories import PlanFactory, RouteFactory, StepFactory, shown_by
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def step():
    plan = PlanFactory(state="READY", answered_at=timezone.now())
    return StepFactory(route=RouteFactory(plan=plan, chosen_at=timezone.now()))


def by(user):
    client = Client()
    client.force_login(user)
    return client


def test_put_seen_by_the_mentor_and_taken_away(step):
    resident = step.route.plan.resident
    client, address = by(resident.user), reverse("plan_evidence")
    assert address in client.get(reverse("my_plan")).content.decode()
    said = {
        "title": "처음 구운 빵",
        "made_on": timezone.localdate().isoformat(),
        "about": f"step:{step.public_id}",
        "for_mentor": "on",
    }
    wrong = client.post(address, {**said, "file": SimpleUploadedFile("빵.pdf", PROGRAM)})
    assert wrong.status_code == 422
    assert "서류가 아니라 프로그램입니다" in wrong.content.decode()
    later = (timezone.localdate() + timedelta(days=2)).isoformat()
    wrong = client.post(
        address, {**said, "made_on": later, "file": SimpleUploadedFile("빵.pdf", PDF)}
    )
    assert "오늘이나 그 전의 날짜를 적어 주세요." in wrong.content.decode()
    assert not Evidence.objects.exists()
    client.post(address, {**said, "file": SimpleUploadedFile("빵.pdf", PDF)})
    one = Evidence.objects.get()
    assert (one.resident, one.step, one.for_mentor) == (resident, step, True)
    own = reverse("plan_evidence_file", args=[one.upload.public_id])
    for name in ("my_plan", "plan_page", "plan_evidence"):
        shown = client.get(reverse(name)).content.decode()
        assert own in shown
        assert "처음 구운 빵" in shown
    answer = client.get(own)
    assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")
    told = json.loads(client.get(reverse("plan_file")).content)["evidence"]
    assert [(row["file"], row["digest"]) for row in told] == [("빵.pdf", one.upload.digest)]
    mentor = PairingFactory(resident=resident).mentor
    theirs = by(mentor.user)
    assert Membership.objects.filter(user=mentor.user).exists()
    page = theirs.get(reverse("mentor_plan", args=[step.route.plan.public_id])).content.decode()
    there = reverse("mentor_evidence", args=[one.upload.public_id])
    assert there in page
    assert theirs.get(there).content == PDF
    Evidence.objects.update(for_mentor=False)
    assert theirs.get(there).status_code == 404
    assert by(ResidentFactory().user).get(own).status_code == 404
    client.post(reverse("plan_evidence_drop", args=[one.upload.public_id]))
    assert not Evidence.objects.exists()
    assert not Content.objects.exists()


def test_as_many_queries_for_many_files_as_for_one(step, django_assert_num_queries):
    resident = step.route.plan.resident
    client, address = by(resident.user), reverse("plan_evidence")
    client.get(address)
    shown_by(resident)

    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(3):
        shown_by(resident, PDF + b"\n" * (number + 1), step=step)
    with django_assert_num_queries(len(one)):
        client.get(address)
    assert evidence_terms().most == 30


def test_the_files_go_with_the_record(step):
    resident = step.route.plan.resident
    shown_by(resident)
    one = Evidence.objects.get()
    (held,) = [holding for holding in HOLDINGS if "planning.Evidence" in holding.tables]
    keys = [section.key for section in held.export(resident)]
    assert keys[-1] == "plan_evidence"
    held.erase(resident, timezone.now())
    one.upload.refresh_from_db()
    assert (one.upload.name, one.upload.erased_at is None) == ("", False)
    assert not Evidence.objects.exists()
    assert not Content.objects.exists()
