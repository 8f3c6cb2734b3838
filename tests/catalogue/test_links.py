"""Every link of Seoul's pack finds courses among the sample ones, and the right ones."""

import pytest

from naru.catalogue.finding.filters import Filters
from naru.catalogue.pack import links
from naru.catalogue.search.find import courses_of, find
from tests.city.packs import CITIES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]


@pytest.mark.parametrize("link", links(CITIES / "seoul").values(), ids=lambda one: one.programme)
def test_a_link_finds_courses_of_its_field_and_mode(link, noon):
    modes = frozenset(one.upper() for one in link.mode)
    wanted = Filters(mode=modes, field=frozenset(link.field))
    found = find(text=link.words, filters=wanted, at=noon)
    assert found.courses > 0
    assert not (found.query and (found.query.partly or found.query.reading.changed))
    for course in courses_of(found.hits):
        assert not link.field or course.field in link.field
        assert not modes or course.mode in modes
