"""Pages for staff open to the role that is held today, and to nobody else."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.web.access import CHOSEN, role_required
from tests.accounts.factories import MembershipFactory, UserFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


@role_required(Role.COUNSELLOR, Role.AUDITOR)
def page(request, membership, word):
    """Which membership the view was given."""
    return HttpResponse(f"{membership.pk} {word}")


def opened(rf, user, session=None):
    request = rf.get("/")
    request.user, request.session = user, session or {}
    return page(request, "나루").content.decode()


def test_the_view_is_told_in_which_membership_it_acts(rf):
    staff = MembershipFactory(role=Role.AUDITOR)
    assert opened(rf, staff.user) == f"{staff.pk} 나루"


def test_of_several_memberships_the_chosen_one_counts(rf):
    user = UserFactory()
    members = [MembershipFactory(user=user), MembershipFactory(user=user)]
    seen = [opened(rf, user, {CHOSEN: one.pk}) for one in members]
    assert seen == [f"{one.pk} 나루" for one in members]


def test_others_are_denied(rf):
    ended = MembershipFactory(to_on=timezone.localdate())
    future = MembershipFactory(from_on=timezone.localdate() + timedelta(days=1))
    others = [
        MembershipFactory(role=Role.OPERATOR).user,
        ResidentFactory().user,
        ended.user,
        future.user,
        AnonymousUser(),
    ]
    for user in others:
        with pytest.raises(PermissionDenied):
            opened(rf, user)
