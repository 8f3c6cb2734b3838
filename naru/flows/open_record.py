"""Someone opens another person's record.

leave to look -> purpose of this visit -> a line in the access log -> the record.
"""

import uuid
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import Membership, User
from naru.core.refusals import Refusal
from naru.residents import permissions, queries, rules
from naru.residents.enums import Purpose
from naru.residents.models import Resident
from naru.residents.services import people, views


class PurposeMissing(Refusal):
    message = _("기록을 왜 여는지 먼저 골라 주세요.")


class WordsMissing(Refusal):
    message = _("‘그 밖의 일’은 어떤 일인지 짧게 적어 주세요.")


@transaction.atomic(durable=True)
def open_record(
    *,
    viewer: User,
    membership: Membership | None,
    resident_id: uuid.UUID,
    page: str,
    at: datetime,
    purpose: Purpose | None = None,
    words: str = "",
) -> Resident:
    """The record with this public id, and a line that says who saw `page` of it and why.

    The only way to somebody else's record. Staff act in `membership` and give a purpose once a
    visit (30 minutes from its beginning); without one and outside a visit `PurposeMissing` is
    raised. A relative who helps has no membership; their purpose is helping. Everybody else is
    denied as if the record did not exist for them (PermissionDenied).
    """
    resident = queries.resident_with(resident_id)
    _refuse_strangers(viewer, membership, resident, at)
    views.note_view(
        resident=resident,
        viewer=viewer,
        membership=membership,
        visit=_visit(viewer, membership, resident, purpose, words.strip(), at),
        page=page,
        at=at,
    )
    return resident


def _visit(
    viewer: User,
    membership: Membership | None,
    resident: Resident,
    purpose: Purpose | None,
    words: str,
    at: datetime,
) -> views.Visit:
    """The visit that runs, or a new one for the purpose given now."""
    _refuse_bad_words(purpose, words)
    last = queries.running_visit(
        viewer=viewer,
        resident=resident,
        organisation=membership.organisation if membership else None,
        at=at,
    )
    if last is not None and purpose in {None, last.purpose}:
        return views.Visit(last.visit, last.began_at, Purpose(last.purpose), last.words)
    if membership is None:
        return views.Visit(uuid.uuid4(), at, Purpose.HELPING, "")
    if purpose is None:
        raise PurposeMissing
    return views.Visit(uuid.uuid4(), at, purpose, words)


def _refuse_strangers(
    viewer: User, membership: Membership | None, resident: Resident, at: datetime
) -> None:
    today = timezone.localdate(at)
    if membership is None:
        allowed = bool(
            queries.helper_in_force(resident=resident, user=viewer, organisation=None, on=today)
        )
    else:
        allowed = (
            membership.user_id == viewer.pk
            and membership.holds_on(today)
            and permissions.may_open_records(membership)
        )
    if not allowed:
        raise PermissionDenied


def _refuse_bad_words(purpose: Purpose | None, words: str) -> None:
    if rules.holds_registration_number(words):
        raise people.HoldsRegistrationNumber
    if purpose == Purpose.OTHER and not words.strip():
        raise WordsMissing
