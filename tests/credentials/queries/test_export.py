"""What a person takes along: every certificate whole, every link; nobody else's."""

from datetime import timedelta

import pytest

from naru.credentials.queries.export import export_certificates
from naru.credentials.services import sharing
from tests.credentials.factories import issued
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_certificates_and_links_are_all_there(noon):
    one = issued(noon)
    issued(noon, "completion:2", resident=ResidentFactory(name="김하나"))
    on = noon.date()
    sharing.share(
        resident=one.resident,
        certificate_id=one.pk,
        for_whom="가상회사",
        last_on=on + timedelta(days=7),
        on=on,
        by=one.resident.user,
        at=noon,
    )
    certificates, links = export_certificates(one.resident)
    (row,) = certificates.rows
    assert (row["number"], row["certificate"], row["token"]) == (one.number, one.body, one.token)
    (link,) = links.rows
    assert (link["for_whom"], link["certificate"]) == ("가상회사", one.number)
