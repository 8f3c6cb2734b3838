"""/line/<ticket>/: where somebody stands before a door, without session, frame or log-in.

The page weighs a few kilobytes and asks again in the rhythm it is told; without JavaScript a link
loads it anew. `docs/decisions/0025-waiting-line.md` says how often that may be.
"""

import logging
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naru.city.site import city
from naru.enrolments.models import Arrival
from naru.enrolments.queries.lines import Stand, stand_of
from naru.web.public import tickets
from naru.web.public.courses import words

MINUTE = 60
log = logging.getLogger(__name__)


@login_not_required
@require_safe
@never_cache
def line(request: HttpRequest, ticket: str) -> HttpResponse:
    """The page: place, how long at most, the server's clock."""
    arrival, stand, told = _told(ticket)
    run = arrival.intake.run
    site = city()
    context = told | {
        "language": get_language(),
        "course": run.course,
        "site": site.name,
        "phone": site.help.phone,
        "again": reverse("line", args=[ticket]),
        "state": reverse("line_state", args=[ticket]),
        "stand": stand,
    }
    return HttpResponse(render_to_string("public/line.html", context))


@login_not_required
@require_safe
@never_cache
def state(request: HttpRequest, ticket: str) -> HttpResponse:
    """The same for the page's script: a few words and when to ask again."""
    _arrival, _stand, told = _told(ticket)
    return JsonResponse(told)


def _told(ticket: str) -> tuple[Arrival, Stand, dict[str, Any]]:
    number = tickets.read(ticket)
    if number is None:
        log.warning("A ticket of a line was not ours.")
        raise Http404
    rows = Arrival.objects.select_related("intake__run__course")
    arrival = rows.filter(pk=number).first()
    if arrival is None:
        raise Http404
    now = timezone.now()
    stand = stand_of(arrival, arrival.intake, at=now)
    run = arrival.intake.run
    return (
        arrival,
        stand,
        {
            "title": _title(stand, opened=now >= stand.opens_at),
            "text": _text(stand, opened=now >= stand.opens_at),
            "go": reverse("course_apply", args=[run.course.public_id, run.public_id])
            if stand.is_in
            else "",
            "again_s": stand.again_s,
            "clock": f"{timezone.localtime(now):%H:%M:%S}",
        },
    )


def _title(stand: Stand, *, opened: bool) -> str:
    if stand.is_in:
        return _("차례가 왔습니다")
    if not opened:
        return _("%(when)s에 엽니다") % {"when": words.moment(stand.opens_at)}
    if stand.place is None:
        return _("차례를 뽑고 있습니다")
    return _("줄의 %(place)s번째입니다") % {"place": f"{stand.place:,}"}


def _text(stand: Stand, *, opened: bool) -> str:
    if stand.is_in:
        return _("지금 신청할 수 있습니다. 이 차례는 없어지지 않습니다.")
    if not opened:
        return ngettext(
            "지금 %(n)s명이 함께 기다립니다. 여는 때에 여기 있는 사람의 차례를 추첨합니다. "
            "먼저 왔다고 앞서지 않습니다.",
            "지금 %(n)s명이 함께 기다립니다. 여는 때에 여기 있는 사람의 차례를 추첨합니다. "
            "먼저 왔다고 앞서지 않습니다.",
            stand.people,
        ) % {"n": f"{stand.people:,}"}
    minutes = -(-stand.longest_s // MINUTE)
    if stand.place is None:
        return _("곧 몇 번째인지 나옵니다.")
    return ngettext(
        "앞에 %(ahead)s명이 있습니다. 길어야 %(n)s분 안에 차례가 옵니다.",
        "앞에 %(ahead)s명이 있습니다. 길어야 %(n)s분 안에 차례가 옵니다.",
        minutes,
    ) % {"ahead": f"{stand.ahead:,}", "n": minutes}
