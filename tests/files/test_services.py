"""Papers are kept whole or not at all, and erased when their time is over."""

import hashlib
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from naru.audit.models import Entry
from naru.files import queries, services
from naru.files.models import Content, Upload
from naru.files.rules.looking import Fault
from tests.accounts.factories import UserFactory
from tests.files import samples
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def put(data=samples.PDF, name="증명서.pdf", at=None, keep_until_on=date(2027, 12, 1)):
    return services.put(name=name, data=data, keep_until_on=keep_until_on, by=UserFactory(), at=at)


def test_a_paper_is_kept_with_its_digest(noon):
    upload = put(at=noon)
    assert queries.bytes_of(upload) == samples.PDF
    assert (upload.name, upload.type, upload.size, upload.digest) == (
        "증명서.pdf",
        "application/pdf",
        len(samples.PDF),
        hashlib.sha256(samples.PDF).hexdigest(),
    )
    assert Entry.objects.get(action="file.put").actor == upload.put_by


def test_every_reason_has_its_sentence():
    assert set(services.REFUSALS) == set(Fault)


def test_of_a_file_that_is_not_taken_nothing_stays(noon):
    with refused(services.FileIsProgram):
        put(samples.PROGRAM, "증명서.pdf", at=noon)
    assert (Upload.objects.count(), Content.objects.count()) == (0, 0)


def test_an_erased_paper_leaves_its_digest_only(noon):
    upload = put(at=noon)
    for _time in range(2):
        services.erase(upload=upload, by=None, at=noon)
    upload.refresh_from_db()
    assert (upload.name, upload.erased_at) == ("", noon)
    assert queries.bytes_of(upload) is None
    assert upload.digest == hashlib.sha256(samples.PDF).hexdigest()
    assert Entry.objects.filter(action="file.erased").count() == 1


def test_the_database_refuses_a_type_or_a_size_we_do_not_take(noon):
    upload = put(at=noon)
    for field, value, name in (
        ("type", "text/html", "upload_type_known"),
        ("size", 11 * 1024 * 1024, "upload_size_within_limits"),
        ("digest", "no", "upload_digest_is_sha256"),
    ):
        with pytest.raises(DatabaseError, match=name), transaction.atomic():
            Upload.objects.filter(pk=upload.pk).update(**{field: value})
