"""A person's own applications at other sites, and nobody else's."""

from datetime import date

import pytest

from naru.core.portable import Section
from naru.enrolments.queries.elsewhere import (
    at_run,
    by_run,
    elsewhere_of,
    export_elsewhere,
    one_of,
)
from tests.enrolments.factories import ElsewhereFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_ones_own_in_every_way_of_asking():
    mine, others = ElsewhereFactory(), ElsewhereFactory()
    me = mine.resident
    assert elsewhere_of(me) == [mine]
    assert (one_of(me, mine.public_id), one_of(me, others.public_id)) == (mine, None)
    assert (at_run(me, mine.run), at_run(me, others.run)) == (mine, None)
    assert (by_run(me), by_run(ResidentFactory())) == ({mine.run_id: mine}, {})


def test_it_is_taken_along():
    mine = ElsewhereFactory(admitted_on=date(2026, 11, 24))
    found = export_elsewhere(mine.resident)
    assert isinstance(found, Section)
    assert found.rows == [
        {
            "course": mine.title,
            "applied_on": date(2026, 11, 20),
            "admitted_on": date(2026, 11, 24),
            "finished_on": None,
            "ended_on": None,
        }
    ]
