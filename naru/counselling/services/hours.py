"""When a mentor talks and how: times are added and given up, what is booked already stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.counselling.enums import Channel
from naru.counselling.models import Hours, Mentor
from naru.counselling.queries.hours import week_of
from naru.counselling.rules.slots import meet


class HoursBackwards(Refusal):
    message = _("끝나는 때는 시작하는 때보다 뒤여야 합니다.")


class HoursMeet(Refusal):
    message = _("이미 적은 시간과 겹칩니다. 그 시간을 먼저 그만두거나 다른 시각을 적어 주세요.")


class WayMissing(Refusal):
    message = _("어떻게 이야기할지 하나라도 골라 주세요.")


class VideoAddressMissing(Refusal):
    message = _("화상으로 이야기하려면 화상 방의 주소를 먼저 적어 주세요.")


class DayOver(Refusal):
    message = _("오늘이나 그 뒤의 날을 적어 주세요.")


@dataclass(frozen=True)
class Weekly:
    """A time of the week and the ways to talk then, during `[from_on, to_on)`; None is no end."""

    weekday: int
    begins: time
    ends: time
    channels: Sequence[str]
    from_on: date
    to_on: date | None = None


@transaction.atomic(savepoint=False)
def add(*, mentor_id: int, told: Weekly, by: User, on: date, at: datetime) -> Hours:
    """From then on these times can be booked; none that meets another of the same mentor."""
    one = locked(Mentor.objects.all(), pk=mentor_id)
    if told.ends <= told.begins or (told.to_on is not None and told.to_on <= told.from_on):
        raise HoursBackwards
    if told.from_on < on:
        raise DayOver
    if not told.channels:
        raise WayMissing
    if Channel.VIDEO in told.channels and not one.video_url:
        raise VideoAddressMissing
    made = Hours(
        mentor=one,
        weekday=told.weekday,
        begins=told.begins,
        ends=told.ends,
        channels=[code for code in Channel.values if code in told.channels],
        from_on=told.from_on,
        to_on=told.to_on,
    )
    if any(meet(week_of(made), week_of(other)) for other in Hours.objects.filter(mentor=one)):
        raise HoursMeet
    made.save(force_insert=True)
    _set_ways(one, on)
    _note(one, "mentor.hours_added", by, at, weekday=told.weekday, from_on=f"{told.from_on}")
    return made


@transaction.atomic(savepoint=False)
def give_up(*, hours_id: int, from_on: date, by: User, on: date, at: datetime) -> None:
    """From `from_on` these times cannot be booked any more; what is booked in them stays booked."""
    kept = Hours.objects.get(pk=hours_id)
    one = locked(Mentor.objects.all(), pk=kept.mentor_id)
    if from_on < on:
        raise DayOver
    kept.refresh_from_db()
    if kept.from_on is not None and from_on <= kept.from_on:
        kept.delete()
    elif kept.to_on is None or from_on < kept.to_on:
        kept.to_on = from_on
        kept.save(update_fields=["to_on"])
    _set_ways(one, on)
    _note(one, "mentor.hours_given_up", by, at, weekday=kept.weekday, from_on=f"{from_on}")


@transaction.atomic(savepoint=False)
def set_video_url(*, mentor_id: int, url: str, by: User, at: datetime) -> Mentor:
    """Where the mentor is found by video; who has a talk booked sees it on their page."""
    one = locked(Mentor.objects.all(), pk=mentor_id)
    if not url and Hours.objects.filter(mentor=one, channels__contains=[Channel.VIDEO]).exists():
        raise VideoAddressMissing
    one.video_url = url
    one.save(update_fields=["video_url"])
    _note(one, "mentor.video_set", by, at)
    return one


def _set_ways(one: Mentor, on: date) -> None:
    """The mentor talks in the ways of their times; without any time what was said before stays."""
    coming = Hours.objects.filter(mentor=one).exclude(to_on__lte=on)
    ways = {code for codes in coming.values_list("channels", flat=True) for code in codes}
    if ways:
        one.channels = [code for code in Channel.values if code in ways]
        one.save(update_fields=["channels"])


def _note(one: Mentor, action: str, by: User, at: datetime, **details: object) -> None:
    audit.record(
        actor=by,
        on_behalf_of=None,
        action=action,
        subject=("mentor", one.public_id),
        at=at,
        **details,
    )
