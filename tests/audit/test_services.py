"""Writing a line of the trail."""

from datetime import date

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.audit import queries, services, tasks
from naru.audit.models import Entry
from naru.audit.queries import Wanted
from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_line_holds_who_did_what_for_whom_to_what(noon):
    helper, resident = UserFactory(), UserFactory()
    services.record(
        actor=helper,
        on_behalf_of=resident,
        action="resident.contact_set",
        subject=("resident", resident.public_id),
        at=noon,
        field="phone",
    )
    kept = Entry.objects.values(
        "at", "actor", "on_behalf_of", "action", "subject_type", "subject_id", "details"
    ).get()
    assert kept == {
        "at": noon,
        "actor": helper.pk,
        "on_behalf_of": resident.pk,
        "action": "resident.contact_set",
        "subject_type": "resident",
        "subject_id": str(resident.public_id),
        "details": '{"field":"phone"}',
    }


def test_the_system_itself_acts_without_an_actor(noon):
    entry = services.record(actor=None, action="jobs.cleaned", subject=("jobs", "all"), at=noon)
    assert (entry.actor, entry.details) == (None, "{}")


def test_a_look_at_the_trail_stands_in_it(noon):
    auditor = UserFactory()
    wanted = Wanted(action="job", actor="a@example.org", from_on=date(2026, 11, 24))
    services.note_look(by=auditor, wanted=wanted, at=noon)
    services.note_look(by=auditor, wanted=Wanted(), at=noon, exported=True)
    lines = Entry.objects.order_by("pk").values_list("action", "actor", "details")
    asked = '{"action":"job","actor":"a@example.org","from_on":"2026-11-24"}'
    assert list(lines) == [
        ("audit.viewed", auditor.pk, f'{{"asked":{asked}}}'),
        ("audit.exported", auditor.pk, '{"asked":{}}'),
    ]


def test_a_long_chain_is_proved_by_a_job(noon, monkeypatch):
    monkeypatch.setattr(queries, "length", lambda: services.AT_ONCE + 1)
    auditor = UserFactory()
    assert services.ask_for_proof(by=auditor, at=noon) is None
    job = ProcrastinateJob.objects.get(task_name="audit.prove")
    assert job.args == {"actor_id": auditor.pk}
    assert Entry.objects.get().action == "audit.proof_asked"
    tasks.prove(**job.args)
    assert queries.proofs().get().actor == auditor


def test_a_short_chain_is_proved_at_once(noon):
    assert services.ask_for_proof(by=UserFactory(), at=noon).holds
    assert queries.proofs().count() == 1
