"""Rooms to talk in: opened, and closed without losing a talk that is booked in them."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import Organisation, User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.counselling.models import Room
from naru.counselling.queries import rooms
from naru.counselling.services import telling
from naru.counselling.services.texts import said
from naru.notices.enums import Kind


class RoomThere(Refusal):
    message = _("이름이 같은 방이 이미 있습니다.")


class RoomNeeded(Refusal):
    message = _(
        "옮길 방이 없는 약속이 있어 아직 닫을 수 없습니다. 방을 더하거나 약속을 먼저 바꿔 주세요."
    )


@transaction.atomic(savepoint=False)
def make_room(
    *,
    organisation: Organisation,
    name_ko: str,
    name_en: str,
    by: User | None,
    at: datetime,
    is_sample: bool = False,
) -> Room:
    """A room of the body; one of that name that was closed opens again."""
    one, new = Room.objects.get_or_create(
        organisation=organisation,
        name_ko=said(name_ko, needed=True),
        defaults={"name_en": said(name_en), "is_sample": is_sample},
    )
    if not new:
        one = locked(Room.objects.all(), pk=one.pk)
        if one.closed_on is None:
            raise RoomThere
        one.closed_on, one.name_en = None, said(name_en)
        one.save(update_fields=["closed_on", "name_en"])
    _note(one, "room.opened", by, at)
    return one


@transaction.atomic(savepoint=False)
def close_room(*, room_id: int, by: User, on: date, at: datetime) -> int:
    """Nobody is booked into it any more; talks move to rooms free then, and both sides are told.

    How many moved. `RoomNeeded` if one of them would have no room: then all stays as it is.
    """
    one = Room.objects.select_related("organisation").get(pk=room_id)
    others = Room.objects.filter(organisation=one.organisation_id, closed_on=None)
    for pk in others.order_by("pk").values_list("pk", flat=True):
        locked(Room.objects.all(), pk=pk)
    one.refresh_from_db(fields=["closed_on"])
    if one.closed_on is not None:
        return 0
    moved = rooms.moves(one, at=at)
    for move in moved:
        if move.to is None:
            raise RoomNeeded
        talk = move.talk
        talk.room, talk.state_at, talk.sequence = move.to, at, talk.sequence + 1
        talk.save(update_fields=["room", "state_at", "sequence"])
        if move.told:
            telling.tell_both(talk, resident=Kind.TALK_ROOM, mentor=Kind.TALK_ROOM_STAFF, at=at)
    one.closed_on = on
    one.save(update_fields=["closed_on"])
    _note(one, "room.closed", by, at)
    return len(moved)


def _note(one: Room, action: str, by: User | None, at: datetime) -> None:
    audit.record(actor=by, on_behalf_of=None, action=action, subject=("room", one.public_id), at=at)
