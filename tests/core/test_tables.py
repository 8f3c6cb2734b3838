"""Bringing a table in line takes few statements, however many rows there are."""

import pytest

from naru.core.tables import Change, align, ids_by_code
from naru.sources.models import Source

pytestmark = pytest.mark.django_db


def rows(count, title="제목"):
    return [{"code": f"s{n}", "title_ko": title, "title_en": "Title"} for n in range(count)]


@pytest.mark.parametrize("count", [1, 300])
def test_the_number_of_statements_does_not_grow(count, noon, django_assert_max_num_queries):
    """Read, withdraw, update and insert; updating also opens and closes a savepoint."""
    align(Source, key=["code"], rows=rows(count), at=noon)
    wanted = [*rows(count, "새 제목")[:-1], {**rows(1)[0], "code": "new"}]
    with django_assert_max_num_queries(4):
        change = align(Source, key=["code"], rows=wanted, at=noon)
    assert change == Change("sources_source", new=1, changed=count - 1, withdrawn=1)


def test_nothing_is_written_when_nothing_differs(noon, django_assert_num_queries):
    align(Source, key=["code"], rows=rows(3), at=noon)
    with django_assert_num_queries(1):
        change = align(Source, key=["code"], rows=rows(3), at=noon)
    assert (change, change.writes) == (Change("sources_source", unchanged=3), 0)


def test_an_empty_file_withdraws_everything(noon):
    align(Source, key=["code"], rows=rows(2), at=noon)
    assert align(Source, key=["code"], rows=[], at=noon).withdrawn == 2


def test_codes_lead_to_keys(noon):
    align(Source, key=["code"], rows=rows(1), at=noon)
    assert ids_by_code(Source) == {"s0": Source.objects.get().pk}
