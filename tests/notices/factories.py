"""Notices for tests."""

import factory

from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.residents.factories import LONG_AGO, ResidentFactory


class NoticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Notice

    resident = factory.SubFactory(ResidentFactory)
    kind = Kind.WELCOME
    at = LONG_AGO
