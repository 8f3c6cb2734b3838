"""What our occupations are called elsewhere, and links that lead nowhere."""

import pytest

from naru.occupations.enums import OutsideKind, Scheme
from naru.occupations.models import OccupationLink, OutsideEntry
from naru.occupations.queries.outside import Like, dangling, likes
from tests.occupations.factories import OccupationFactory

pytestmark = pytest.mark.django_db


def entry(scheme, code, name, edition="2025"):
    OutsideEntry.objects.create(
        scheme=scheme, edition=edition, kind=OutsideKind.OCCUPATION, code=code, name=name
    )


def link(one, scheme, code, edition="2025"):
    OccupationLink.objects.create(occupation=one, scheme=scheme, edition=edition, code=code)


def test_likes_keep_their_edition_and_have_a_name_where_the_list_is_here(
    noon, django_assert_num_queries
):
    one = OccupationFactory()
    link(one, Scheme.ONET, "31-1120.00")
    link(one, Scheme.ONET, "31-1120.00", edition="2019")
    link(one, Scheme.NCS, "07010202", edition="2021")
    entry(Scheme.ONET, "31-1120.00", "Home Health Aides")
    with django_assert_num_queries(2):
        found = likes(one)
    assert found == [
        Like(Scheme.NCS, "2021", "07010202", ""),
        Like(Scheme.ONET, "2019", "31-1120.00", ""),
        Like(Scheme.ONET, "2025", "31-1120.00", "Home Health Aides"),
    ]
    assert [like.is_korean for like in found] == [True, False, False]


def test_links_to_what_an_edition_does_not_have():
    one, two = OccupationFactory(code="occ.a"), OccupationFactory(code="occ.b", keco_code="9999")
    link(one, Scheme.ONET, "31-1120.00")
    link(two, Scheme.ONET, "99-9999.00")
    entry(Scheme.ONET, "31-1120.00", "Home Health Aides")
    entry(Scheme.KECO, "5501", "요양보호사")
    assert dangling(Scheme.ONET, "2025") == [("occ.b", "99-9999.00")]
    assert dangling(Scheme.KECO, "2025") == [("occ.b", "9999")]
    assert dangling(Scheme.ONET, "2019") == []
