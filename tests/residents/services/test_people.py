"""Taking people in."""

import pytest

from naru.audit.models import Entry
from naru.residents.enums import ContactWish, ResidentState
from naru.residents.models import Resident
from naru.residents.services import people
from tests.accounts.factories import UserFactory
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_a_walk_in_needs_no_address(noon):
    clerk = UserFactory()
    resident = people.register(
        user=None,
        by=clerk,
        at=noon,
        name=" 홍길동 ",
        phone="010-1234-5678",
        contact_wish=ContactWish.PHONE,
    )
    assert (resident.user, resident.name, resident.phone) == (None, "홍길동", "+821012345678")
    line = Entry.objects.get()
    assert (line.actor, line.action, line.subject_id) == (
        clerk,
        "resident.registered",
        str(resident.public_id),
    )


def test_codes_differ(noon):
    user = UserFactory()
    codes = {people.register(user=None, by=user, at=noon).code for _number in range(20)}
    assert len(codes) == 20


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"name": "홍길동 800101-1234567"}, people.HoldsRegistrationNumber),
        ({"phone": "1234"}, people.NotAPhone),
        ({"phone": "", "contact_wish": ContactWish.PHONE}, people.WishNeedsPhone),
    ],
)
def test_bad_contact_is_refused_and_changes_nothing(noon, changes, refusal):
    resident = ResidentFactory(name="전")
    given = {"name": "후", "phone": "010-1234-5678", "contact_wish": ContactWish.SITE}
    with refused(refusal):
        people.set_contact(
            resident_id=resident.pk, by=resident.user, at=noon, **{**given, **changes}
        )
    resident.refresh_from_db()
    assert (resident.name, resident.phone) == ("전", "")
    assert not Entry.objects.exists()


def test_contact_is_kept(noon):
    resident = ResidentFactory()
    people.set_contact(
        resident_id=resident.pk,
        name="새 이름",
        phone="+82 10 9876 5432",
        contact_wish=ContactWish.PHONE,
        by=resident.user,
        at=noon,
    )
    kept = Resident.objects.values_list("name", "phone", "contact_wish").get(pk=resident.pk)
    assert kept == ("새 이름", "+821098765432", "PHONE")
    assert Entry.objects.get().on_behalf_of is None


def test_an_erased_record_cannot_be_changed(noon):
    resident = ResidentFactory(state=ResidentState.ERASED, name="", erased_at=noon)
    with refused(people.RecordErased):
        people.lock(resident.pk)
