"""Leave to act for somebody: how it is given, used once, and ended."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection

from naru.audit.models import Entry
from naru.residents.enums import Means, Scope
from naru.residents.models import Helper, HelperCode
from naru.residents.services import helpers
from tests.accounts.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
YEAR_END = date(2026, 12, 31)


def desk(resident, staff, at, to_on=YEAR_END):
    return helpers.add_desk(
        resident_id=resident.pk,
        organisation=staff.organisation,
        scope=Scope.WRITE,
        means=Means.PAPER,
        to_on=to_on,
        by=staff.user,
        at=at,
    )


def code_for(resident, at, to_on=YEAR_END):
    return helpers.make_code(
        resident_id=resident.pk, scope=Scope.WRITE, to_on=to_on, by=resident.user, at=at
    )


def test_a_desk_gets_leave_on_paper(noon):
    resident, staff = ResidentFactory(user=None), MembershipFactory()
    leave = desk(resident, staff, noon)
    assert (leave.organisation, leave.user, leave.from_on, leave.to_on) == (
        staff.organisation,
        None,
        date(2026, 11, 24),
        YEAR_END,
    )
    assert Entry.objects.get().details == '{"means":"PAPER"}'


def test_leave_is_given_once_but_again_after_it_ran_out(noon):
    resident, staff = ResidentFactory(), MembershipFactory()
    first = desk(resident, staff, noon, to_on=date(2026, 11, 30))
    with refused(helpers.AlreadyHelps):
        desk(resident, staff, noon)
    second = desk(resident, staff, noon + timedelta(days=10))
    first.refresh_from_db()
    assert (first.revoked_by, second.revoked_at) == (staff.user, None)


@pytest.mark.parametrize("to_on", [date(2026, 11, 24), date(2025, 1, 1), date(2027, 11, 26)])
def test_leave_is_neither_over_before_it_begins_nor_for_ever(noon, to_on):
    with refused(helpers.HelpTooLong):
        desk(ResidentFactory(), MembershipFactory(), noon, to_on=to_on)


def test_a_told_number_makes_a_helper_once(noon):
    resident, child, other = ResidentFactory(), UserFactory(), UserFactory()
    code = code_for(resident, noon)
    typed = f" {code[:4].lower()}-{code[4:]} "
    leave = helpers.accept_code(typed=typed, by=child, at=noon)
    assert (leave.user, leave.resident, leave.means) == (child, resident, "CODE")
    with refused(helpers.CodeUnknown):
        helpers.accept_code(typed=code, by=other, at=noon)


def test_the_number_itself_is_not_kept(noon):
    resident = ResidentFactory()
    code = code_for(resident, noon)
    assert code not in str(HelperCode.objects.values().get())


def test_a_number_runs_out_after_a_day(noon):
    code = code_for(ResidentFactory(), noon)
    with refused(helpers.CodeUnknown):
        helpers.accept_code(typed=code, by=UserFactory(), at=noon + timedelta(hours=24))


def test_a_new_number_replaces_the_old_one(noon):
    resident = ResidentFactory()
    old = code_for(resident, noon)
    code_for(resident, noon)
    with refused(helpers.CodeUnknown):
        helpers.accept_code(typed=old, by=UserFactory(), at=noon)


def test_nobody_helps_themselves(noon):
    resident = ResidentFactory()
    code = code_for(resident, noon)
    with refused(helpers.CannotHelpOneself):
        helpers.accept_code(typed=code, by=resident.user, at=noon)


def test_leave_ends_at_once_and_once(noon):
    resident = ResidentFactory()
    leave = desk(resident, MembershipFactory(), noon)
    ended = [helpers.revoke(helper=leave, by=resident.user, at=noon) for _number in range(2)]
    assert ended == [True, False]
    leave.refresh_from_db()
    assert (leave.revoked_at, leave.revoked_by) == (noon, resident.user)
    assert not Helper.objects.in_force(noon.date()).exists()
    assert Entry.objects.filter(action="resident.helper_ended").count() == 1


def test_two_desks_may_help_one_resident(noon):
    resident = ResidentFactory()
    for _number in range(2):
        desk(resident, MembershipFactory(organisation=OrganisationFactory()), noon)
    assert Helper.objects.in_force(noon.date()).count() == 2


@pytest.mark.django_db(transaction=True)
def test_one_number_told_to_many_makes_one_helper(noon):
    code = code_for(ResidentFactory(), noon)
    refused = []

    def work(user):
        try:
            helpers.accept_code(typed=code, by=user, at=noon)
        except helpers.CodeUnknown:
            refused.append(user)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(UserFactory(),)) for _number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Helper.objects.count(), len(refused)) == (1, 4)
