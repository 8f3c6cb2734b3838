"""People and organisations for tests."""

from datetime import UTC, date, datetime

import factory

from naru.accounts.enums import OrganisationKind, Role, Scope
from naru.accounts.models import ApiToken, Membership, Organisation, User
from naru.accounts.rules import Secret


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"user{n}@example.org")
    name = factory.Sequence(lambda n: f"가상인물{n}")


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    code = factory.Sequence(lambda n: f"org-{n}")
    name_ko = factory.Sequence(lambda n: f"가상기관{n}")
    kind = OrganisationKind.FOUNDATION


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = Role.COUNSELLOR
    from_on = date(2026, 1, 1)


class ApiTokenFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ApiToken
        exclude = ("secret",)

    secret = factory.Sequence(lambda n: Secret(f"naru_test-{n}"))
    name = factory.Sequence(lambda n: f"가상 연계 기관 {n}")
    contact = "integrator@example.org"
    shown = factory.LazyAttribute(lambda token: token.secret.shown)
    digest = factory.LazyAttribute(lambda token: token.secret.digest)
    scopes = [Scope.READ]
    created_by = factory.SubFactory(UserFactory)
    created_at = datetime(2026, 11, 1, tzinfo=UTC)
    expires_on = date(2099, 1, 1)
