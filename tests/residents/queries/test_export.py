"""A record's export shows everything, in words and as kept."""

from datetime import date

import pytest

from naru.residents import queries
from naru.residents.enums import Scope
from naru.residents.services import helpers, leaving
from tests.residents.factories import ConsentFactory, HelperFactory

pytestmark = pytest.mark.django_db


def test_every_part_of_the_record_has_its_rows(noon):
    resident = ConsentFactory().resident
    HelperFactory(resident=resident)
    helpers.make_code(
        resident_id=resident.pk,
        scope=Scope.READ,
        to_on=date(2026, 12, 31),
        by=resident.user,
        at=noon,
    )
    leaving.ask(resident_id=resident.pk, waiting_days=14, by=resident.user, at=noon)
    sections = {one.key: one for one in queries.export_record(resident)}
    counts = {key: len(section.rows) for key, section in sections.items()}
    assert counts == {
        "record": 1,
        "answers": 0,
        "consents": 1,
        "helpers": 2,
        "views": 0,
        "erasure_requests": 1,
    }
    assert sections["record"].rows[0]["code"] == resident.shown_code
    assert [len(row) for row in sections["helpers"].readable()] == [6, 6]
