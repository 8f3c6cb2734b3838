"""What somebody learnt goes with them."""

import pytest

from naru.lessons.queries.export import export_learnings
from tests.lessons.factories import NOON, LearningFactory

pytestmark = pytest.mark.django_db


def test_only_ones_own_learning_is_taken_along():
    mine = LearningFactory()
    LearningFactory()
    (section,) = export_learnings(mine.resident)
    course = mine.version.package.course.title
    assert section.rows == [{"course": course, "begun_at": NOON, "version": 1}]
