"""The door of a run in words: when it opens, how it lets in, how full it is."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from naru.catalogue.finding import standing as catalogue
from naru.catalogue.models import Course, Run
from naru.core.dates import short_day_in_words
from naru.core.languages import reader_language
from naru.enrolments.enums import BY_CLICK, DoorMode
from naru.enrolments.queries.sight import Sight, Standing, standing
from naru.web.public.courses import words
from naru.web.public.courses.words import Mark, Said

EXPLAINED: dict[DoorMode, Promise] = {
    DoorMode.FIRST_COME: gettext_lazy(
        "먼저 신청한 사람부터 자리를 받고, 자리가 다 차면 신청한 차례대로 대기 번호를 받습니다."
    ),
    DoorMode.DRAW: gettext_lazy(
        "신청 기간 안에 언제 신청해도 똑같이 추첨합니다. 서두르지 않아도 됩니다."
    ),
    DoorMode.REVIEW: gettext_lazy(
        "짧은 신청서를 적습니다. 읽는 사람은 누가 썼는지 모른 채 미리 알린 기준으로 점수를 주고, "
        "높은 점수부터 자리를 드립니다. 일찍 신청해도 나은 점이 없습니다."
    ),
    DoorMode.FIRST_PAID: gettext_lazy(
        "먼저 신청한 사람부터 자리를 잠깐 맡아 드리고, 그 안에 수강료를 내면 내 자리가 됩니다. "
        "내지 않은 자리는 바로 다음 사람에게 갑니다."
    ),
}
"""What each way of letting in means for somebody who applies."""
STANDINGS = {
    Standing.SOON: catalogue.Standing.SOON,
    Standing.OPEN: catalogue.Standing.OPEN,
    Standing.CLOSED: catalogue.Standing.CLOSED,
}
OFF = (catalogue.Standing.CANCELLED, catalogue.Standing.OVER)
"""What the run itself says, whatever its door does."""


@dataclass(frozen=True, kw_only=True)
class Door:
    """What a page says of a door. `seats` tells how full it is; `href` leads to applying,
    `draw_href` to the public page of its draw, `review_href` to that of its review."""

    sight: Sight
    standing: catalogue.Standing
    mark: Mark
    window: Said
    mode: Said
    explained: str
    seats: str
    href: str
    draw_href: str
    review_href: str

    @property
    def is_open(self) -> bool:
        return self.standing == catalogue.Standing.OPEN

    @property
    def is_soon(self) -> bool:
        return self.standing == catalogue.Standing.SOON


def door_of(course: Course, run: Run, sight: Sight, *, at: datetime) -> Door:
    """The door as somebody reads of it at the moment."""
    own = words.standing_of(run, at=at)
    stands = own if own in OFF else STANDINGS[standing(sight.intake, at=at)]
    if sight.unready and stands == catalogue.Standing.OPEN:
        stands = catalogue.Standing.SOON
    mode = DoorMode(sight.intake.mode)
    return Door(
        sight=sight,
        standing=stands,
        mark=words.mark_of(run, at=at) if own in OFF else _mark(sight, stands, at),
        window=Said(window(sight)),
        mode=Said(str(mode.label)),
        explained=_explained(sight),
        seats=_seats(sight),
        href=reverse("course_apply", args=[course.public_id, run.public_id]),
        draw_href=reverse("course_draw", args=[run.public_id]),
        review_href=reverse("course_review", args=[run.public_id]),
    )


def _explained(sight: Sight) -> str:
    """The way of letting in, and at a door by payment for how long a seat is held."""
    said, minutes = str(EXPLAINED[DoorMode(sight.intake.mode)]), sight.intake.hold_minutes
    if minutes is None:
        return said
    held = ngettext(
        "맡아 드리는 시간은 %(n)s분입니다.", "맡아 드리는 시간은 %(n)s분입니다.", minutes
    )
    return f"{said} {held % {'n': minutes}}"


def window(sight: Sight) -> str:
    """From when until when one can apply."""
    return _("%(opens)s부터 %(closes)s까지") % {
        "opens": words.moment(sight.intake.opens_at),
        "closes": words.end(sight.intake.closes_at),
    }


def _mark(sight: Sight, stands: catalogue.Standing, at: datetime) -> Mark:
    intake = sight.intake
    if stands == catalogue.Standing.SOON and intake.opens_at <= at:
        return Mark(_("신청 준비 중"), "information")
    if stands == catalogue.Standing.SOON:
        opens = timezone.localtime(intake.opens_at)
        day = short_day_in_words(opens.date(), language=reader_language())
        if opens.time() != time():
            day = f"{day} {opens:%H:%M}"
        return Mark(_("%(day)s부터 신청") % {"day": day}, "information")
    if stands == catalogue.Standing.CLOSED:
        return Mark(_("신청 마감"), "gray")
    if intake.mode in BY_CLICK and not sight.left:
        return Mark(_("대기 신청 가능"), "warning")
    end = timezone.localdate(intake.closes_at - timedelta(minutes=1))
    left = (end - timezone.localdate(at)).days
    return words.left_mark(left)


def _seats(sight: Sight) -> str:
    of = sight.intake.capacity
    if sight.intake.mode in BY_CLICK:
        if sight.left:
            return _("%(of)s자리 가운데 %(left)s자리 남았어요") % {"of": of, "left": sight.left}
        queue = sight.waiting + max(0, sight.taken + sight.unsettled - of)
        said = ngettext(
            "%(of)s자리가 다 찼어요. 기다리는 사람 %(waiting)s명",
            "%(of)s자리가 다 찼어요. 기다리는 사람 %(waiting)s명",
            queue,
        )
        return said % {"of": of, "waiting": queue}
    said = ngettext(
        "%(of)s자리에 지금까지 %(n)s명이 신청했어요",
        "%(of)s자리에 지금까지 %(n)s명이 신청했어요",
        sight.applied,
    )
    return said % {"of": of, "n": sight.applied}
