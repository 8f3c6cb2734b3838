"""Keeping the versions of the questionnaires."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from naru.diagnosis.enums import Part
from naru.diagnosis.models import Questionnaire


class VersionChanged(Exception):
    """A version that was loaded before says something else now."""


@transaction.atomic(savepoint=False)
def load(
    *,
    part: Part,
    version: int,
    from_on: date,
    body: Mapping[str, Any],
    digest: str,
    at: datetime,
) -> bool:
    """Add the version; False if it is there already, `VersionChanged` if it says another thing."""
    kept, new = Questionnaire.objects.get_or_create(
        part=part,
        version=version,
        defaults={"from_on": from_on, "body": body, "digest": digest, "loaded_at": at},
    )
    if kept.digest != digest:
        raise VersionChanged
    return new
