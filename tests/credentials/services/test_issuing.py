"""A certificate comes once for its reason, says what it should, and follows a change of name."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from naru.audit.models import Entry
from naru.credentials.enums import Why
from naru.credentials.models import Certificate, PublicKey
from naru.credentials.rules.letters import from_base58
from naru.credentials.rules.proofs import holds
from naru.credentials.services import issuing
from naru.notices.models import Notice
from tests.credentials.factories import issued, organisation
from tests.refusals import refused
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import SignOffFactory


def proved(one):
    """Whether the stored words fit the key they name."""
    public = from_base58(one.key.public.removeprefix("z"))[2:]
    method = f"did:web:localhost%3A8000#{one.key_id}"
    return holds(json.loads(one.body), public=public, method=method)


@pytest.mark.django_db
def test_it_says_who_did_what_and_is_signed(noon):
    one = issued(noon)
    said = json.loads(one.body)
    assert proved(one)
    assert said["name"] == "엑셀 첫걸음"
    assert said["validFrom"] == "2026-11-24T03:00:00Z"
    assert said["id"] == f"http://localhost:8000/c/{one.code}/"
    subject = said["credentialSubject"]
    assert subject["identifier"][0]["identityHash"] == "홍길동"
    assert subject["result"][0]["value"] == "87.5"
    assert subject["achievement"]["tag"] == ["엑셀로 표 다루기"] * 2
    assert subject["achievement"]["creator"]["name"] == "가람 배움터"
    assert [one["narrative"] for one in said["evidence"]] == ["92 %", "87.5"]
    assert said["credentialStatus"]["statusListIndex"] == str(one.place[1])
    assert one.number == f"2026-{one.pk:06d}"


@pytest.mark.django_db
def test_it_is_told_once_and_written_down(noon):
    first = issued(noon)
    again = issued(noon + timedelta(days=1), title_ko="다른 이름", resident=first.resident)
    assert again == first
    assert Notice.objects.filter(resident=first.resident).count() == 1
    (line,) = Entry.objects.filter(action="certificate.issued")
    assert line.subject_id == str(first.public_id)
    assert PublicKey.objects.count() == 2


@pytest.mark.django_db
def test_without_name_mark_and_skills_it_says_less(noon):
    one = issued(noon, resident=ResidentFactory(name=""), score=None, skills=[], evidence={})
    said = json.loads(one.body)
    assert "identifier" not in said["credentialSubject"]
    assert "evidence" not in said
    assert proved(one)


@pytest.mark.django_db
def test_a_new_name_gets_a_new_certificate_and_ends_the_old(noon):
    old = issued(noon)
    old.resident.name = "홍길순"
    old.resident.save()
    user, later = old.resident.user, noon + timedelta(days=30)
    new = issuing.reissue(certificate_id=old.pk, by=user, at=later)
    old.refresh_from_db()
    assert (old.revoked_why, old.revoked_at, new.replaces) == (Why.NAME_CHANGED, later, old)
    assert "홍길순" in new.body
    assert proved(new)
    assert issued(later, resident=old.resident) == new
    with refused(issuing.NothingNew):
        issuing.reissue(certificate_id=new.pk, by=user, at=later)
    with refused(issuing.HoldsNoMore):
        issuing.reissue(certificate_id=old.pk, by=user, at=later)
    new.resident.name = ""
    new.resident.save()
    with refused(issuing.NameMissing):
        issuing.reissue(certificate_id=new.pk, by=user, at=later)


@pytest.mark.django_db
def test_a_skill_signed_off_later_gets_a_new_certificate_and_ends_the_old(noon):
    signed = SignOffFactory(at=noon, back_at=noon)
    resident, code = signed.resident, signed.skill.code
    resident.name = "홍길동"
    resident.save()
    old = issued(noon - timedelta(days=1), resident=resident, skills=[code])
    assert "practised" not in old.evidence
    with refused(issuing.NothingNew):
        issuing.reissue(certificate_id=old.pk, by=resident.user, at=noon)
    signed.back_at = None
    signed.save()
    new = issuing.reissue(certificate_id=old.pk, by=resident.user, at=noon + timedelta(days=1))
    old.refresh_from_db()
    assert (old.revoked_why, new.replaces) == (Why.SKILLS_ADDED, old)
    assert signed.skill.name_ko in new.evidence["practised"]
    assert "실습에서 확인받은 기술" in new.body
    assert proved(new)
    with refused(issuing.NothingNew):
        issuing.reissue(certificate_id=new.pk, by=resident.user, at=noon + timedelta(days=2))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"reason": "Completion"}, "certificate_reason_named"),
        ({"kind": "PRIZE"}, "certificate_says_known_kind"),
        ({"title_ko": ""}, "certificate_titled"),
        ({"score": 100.5}, "certificate_score_of_hundred"),
        ({"revoked_why": "MISTAKE"}, "certificate_revoked_with_reason"),
        ({"body": ""}, "certificate_erased_is_empty"),
    ],
)
def test_the_database_refuses(noon, change, constraint):
    one = issued(noon)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Certificate.objects.filter(pk=one.pk).update(**change)


@pytest.mark.django_db
def test_only_one_holds_for_a_reason(noon):
    one, other = issued(noon), issued(noon, "completion:2")
    with pytest.raises(IntegrityError, match="certificate_one_holds_per_reason"):
        Certificate.objects.filter(pk=other.pk).update(reason=one.reason)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one(noon):
    """Two of the same moment: the second waits, then finds the first."""
    resident, issuer, ready, found = (
        ResidentFactory(name="홍길동"),
        organisation(),
        threading.Barrier(3),
        set(),
    )

    def work():
        ready.wait()
        with transaction.atomic():
            found.add(issued(noon, resident=resident, issuer=issuer).pk)
        connection.close()

    issued(noon, "completion:9", resident=resident, issuer=issuer)
    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 1
    assert Certificate.objects.filter(reason="completion:1").count() == 1
