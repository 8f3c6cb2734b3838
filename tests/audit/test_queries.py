"""The audit trail cannot be changed, dropped or reordered without being found out."""

import json
import threading
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction

from naru.audit import queries, services
from naru.audit.models import Entry, Link
from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def write(noon, count=1):
    for number in range(count):
        with transaction.atomic(durable=True):
            services.record(
                actor=None, action="test.done", subject=("thing", number), at=noon, note="강 건너"
            )


def tamper(sql):
    """What somebody with the keys of the database could do: switch the triggers off first."""
    with connection.cursor() as cursor:
        for table in ("audit_entry", "audit_link"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql)
        for table in ("audit_entry", "audit_link"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_python_and_the_database_compute_the_same_chain(noon):
    write(noon, 3)
    assert queries.prove().lines == 3
    assert queries.prove().holds


def test_an_entry_with_actor_and_helper_is_chained(noon):
    helper, resident = UserFactory(), UserFactory()
    with transaction.atomic(durable=True):
        services.record(
            actor=helper,
            on_behalf_of=resident,
            action="resident.answered",
            subject=("resident", resident.public_id),
            at=noon,
        )
    assert queries.prove().holds


def test_a_rolled_back_change_leaves_no_line_and_no_gap(noon):
    with pytest.raises(ZeroDivisionError), transaction.atomic(durable=True):
        services.record(actor=None, action="a", subject=("thing", 1), at=noon)
        1 / 0  # noqa: B018
    write(noon, 2)
    assert list(Link.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_entry SET action = 'other'",
        "DELETE FROM audit_link",
        "TRUNCATE audit_entry CASCADE",
    ],
)
def test_the_database_refuses_to_change_a_line(noon, sql):
    write(noon)
    with pytest.raises(IntegrityError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_changed_line_is_named(noon):
    write(noon, 3)
    second = Link.objects.get(seq=2).entry_id
    tamper(f"UPDATE audit_entry SET details = '{{}}' WHERE id = {second}")
    with pytest.raises(CommandError, match="line 2"):
        call_command("verify_audit", stdout=StringIO())


def test_a_dropped_line_is_named(noon):
    write(noon, 3)
    tamper("DELETE FROM audit_link WHERE seq = 2")
    proof = queries.prove()
    assert (proof.broken_at, proof.lines) == (2, 1)


def test_an_entry_smuggled_past_the_chain_is_found(noon):
    write(noon)
    tamper(
        "INSERT INTO audit_entry (at, action, subject_type, subject_id, details)"
        " VALUES (now(), 'x', 't', '1', '{}')"
    )
    assert not queries.prove().holds


def test_many_at_once_make_one_chain(noon):
    def work():
        try:
            write(noon, 20)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    proof = queries.prove()
    assert (proof.lines, proof.holds) == (120, True)
    assert Entry.objects.count() == 120


def test_verify_audit_prints_the_head(noon):
    write(noon, 2)
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert f"2 lines, head {queries.prove().head}" in out.getvalue()


def record(at, **given):
    fact = {"actor": None, "action": "a.done", "subject": ("thing", 1), "at": at}
    with transaction.atomic(durable=True):
        return services.record(**{**fact, **given})


def found(**wanted):
    return [link.seq for link in queries.lines(queries.Wanted(**wanted))]


def test_lines_are_found_by_what_who_whom_and_when(noon):
    one, other = UserFactory(email="one@example.org"), UserFactory(email="other@example.org")
    record(noon, actor=one)
    record(noon, actor=other, on_behalf_of=one, action="b.done")
    record(noon + timedelta(days=1), actor=other, subject=("thing", 2))
    record(noon - timedelta(days=1), subject=("other", 1))
    assert {
        "all": found(),
        "action": found(action="b."),
        "kind": found(subject_type="other"),
        "subject": found(subject_type="thing", subject_id="1"),
        "person": found(actor="ONE@example.org"),
        "from": found(from_on=date(2026, 11, 24)),
        "to": found(to_on=date(2026, 11, 24)),
        "day": found(from_on=date(2026, 11, 24), to_on=date(2026, 11, 24)),
        "nothing": found(action="c"),
    } == {
        "all": [4, 3, 2, 1],
        "action": [2],
        "kind": [4],
        "subject": [2, 1],
        "person": [2, 1],
        "from": [3, 2, 1],
        "to": [4, 2, 1],
        "day": [2, 1],
        "nothing": [],
    }


def test_a_day_is_the_one_of_the_city(noon):
    record(noon.replace(hour=14, minute=59))
    record(noon.replace(hour=15))
    assert found(to_on=date(2026, 11, 24)) == [1]


def test_lines_go_on_before_a_number(noon):
    write(noon, 3)
    assert [link.seq for link in queries.lines(queries.Wanted(), before=3)] == [2, 1]


def test_the_length_is_the_last_number(noon):
    assert queries.length() == 0
    write(noon, 3)
    assert queries.length() == 3


def test_results_of_proofs_are_lines_of_the_trail(noon):
    write(noon, 2)
    with transaction.atomic(durable=True):
        proof = services.prove(by=None, at=noon)
    assert [entry.action for entry in queries.proofs()] == ["audit.proved"]
    assert json.loads(queries.proofs()[0].details) == {
        "holds": True,
        "lines": 2,
        "head": proof.head,
        "broken_at": None,
        "reason": "",
    }
    assert queries.prove().lines == 3
