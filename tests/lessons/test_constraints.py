"""What the database itself holds about versions and files."""

import pytest
from django.db import IntegrityError

from naru.lessons.enums import VersionState
from naru.lessons.models import Version
from tests.lessons.factories import LearningFactory, PackageFactory, VersionFactory, media_of

pytestmark = pytest.mark.django_db


def test_a_published_version_never_changes():
    version = VersionFactory()
    with pytest.raises(IntegrityError, match="a published version never changes"):
        Version.objects.filter(pk=version.pk).update(document={})


def test_a_draft_changes_until_it_is_published():
    version = VersionFactory(state=VersionState.DRAFT)
    assert Version.objects.filter(pk=version.pk).update(document={}) == 1


def test_a_package_has_one_draft():
    version = VersionFactory(state=VersionState.DRAFT)
    with pytest.raises(IntegrityError, match="version_one_draft"):
        VersionFactory(package=version.package, number=2, state=VersionState.DRAFT)


def test_a_seat_is_learnt_by_once():
    learning = LearningFactory()
    with pytest.raises(IntegrityError):
        LearningFactory(version=learning.version, application=learning.application)


def test_another_content_under_a_name_is_another_file():
    package = PackageFactory()
    media_of(package)
    media_of(package, data=b"name\n")
    with pytest.raises(IntegrityError, match="media_once_per_content"):
        media_of(package)
