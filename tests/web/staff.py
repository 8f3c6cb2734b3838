"""Clients logged in as members of staff."""

from datetime import date

from django.test import Client

from naru.accounts.enums import Role
from tests.accounts.factories import MembershipFactory


def client_of(role: Role) -> Client:
    """A browser in which somebody with the role is logged in; `client.user` is who."""
    membership = MembershipFactory(role=role, from_on=date(2020, 1, 1))
    client = Client()
    client.force_login(membership.user)
    client.user = membership.user
    return client
