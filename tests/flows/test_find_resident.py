"""Finding somebody shows a mask, and is written down."""

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.audit.models import Entry
from naru.flows.find_resident import Match, find_resident
from tests.accounts.factories import MembershipFactory
from tests.residents.factories import LONG_AGO, ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_couple_with_one_number_is_two_masked_matches(noon):
    staff = MembershipFactory()
    first = ResidentFactory(code="AAAABBBB", name="홍길동", phone="+821012345678")
    second = ResidentFactory(code="CCCCDDDD", name="김강", phone="+821012345678")
    found = find_resident(text="010-1234-5678", membership=staff, at=noon)
    assert found == [
        Match(first.public_id, "홍○동", "AAAA-BBBB", LONG_AGO),
        Match(second.public_id, "김○", "CCCC-DDDD", LONG_AGO),
    ]
    line = Entry.objects.get()
    assert (line.action, line.actor, line.details) == ("desk.searched", staff.user, '{"found":2}')


def test_a_search_in_vain_is_written_down_too(noon):
    assert find_resident(text="nobody", membership=MembershipFactory(), at=noon) == []
    assert Entry.objects.get().details == '{"found":0}'


def test_only_counsellors_search(noon):
    with pytest.raises(PermissionDenied):
        find_resident(text="x", membership=MembershipFactory(role=Role.PROVIDER), at=noon)
