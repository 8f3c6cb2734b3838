"""What models promise stands in the database: a migration can take an index along unseen."""

import pytest
from django.apps import apps
from django.db import connection

NAMES = """
SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes
"""


@pytest.mark.django_db
def test_every_constraint_and_index_of_a_model_is_in_the_database():
    with connection.cursor() as cursor:
        cursor.execute(NAMES)
        there = {name for (name,) in cursor.fetchall()}
    missing = [
        f"{model._meta.label}: {one.name}"
        for model in apps.get_models()
        if model._meta.managed
        for one in [*model._meta.constraints, *model._meta.indexes]
        if one.name not in there
    ]
    assert missing == []
