"""The resident's front door: what is known, what is new, what can come next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naru.counselling.queries.short import in_short
from naru.enrolments.enums import GOING_ELSEWHERE
from naru.enrolments.queries.elsewhere import elsewhere_of
from naru.enrolments.queries.mine import live_of
from naru.notices.queries import inbox_of
from naru.planning.queries.mine import plan_in_short
from naru.residents import queries
from naru.residents.enums import ConsentKind, FactGroup, RecordPage
from naru.scholarships.queries import mine, rounds
from naru.web.acting import Acting, record_required
from naru.web.resident.enrolments import elsewhere_steps
from naru.web.resident.enrolments.todo import Task, owed_by, tasks_of
from naru.web.resident.schools.panel import panel_of

LATEST = 3


@require_safe
@record_required(RecordPage.HELP_HOME)
def home(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Unread notices, how much is told, who looked last."""
    resident = acting.resident
    known = queries.facts_of(resident)
    told = inbox_of(resident, limit=LATEST)
    now = timezone.now()
    today = timezone.localdate(now)
    text = queries.consent_text(ConsentKind.SERVICE, on=today)
    agreed = queries.current_consent(resident, ConsentKind.SERVICE)
    live, there = live_of(resident), elsewhere_of(resident)
    tasks = [*tasks_of(live, owed_by(resident) if live else {}, at=now)]
    tasks += elsewhere_steps.tasks_of(there, at=now)
    return render(
        request,
        "resident/home.html",
        {
            "live": [*live, *(one for one in there if one.stage in GOING_ELSEWHERE)],
            "task": min(tasks, key=Task.urgency, default=None),
            "acting": acting,
            "resident": resident,
            "answered": sum(one.answer is not None for one in known),
            "asked": len(known),
            "next_group": next(
                (one.definition.group for one in known if one.answer is None), FactGroup.BASICS
            ),
            "told": told,
            "unread": sum(one.notice.read_at is None for one in told),
            "visits": queries.visits_of(resident, limit=1),
            "new_text": bool(text and (agreed is None or agreed.text_id != text.pk)),
            "scholarship": next(iter(mine.applications_of(resident)), None),
            "open_rounds": rounds.open_rounds(now),
            "plan": plan_in_short(resident),
            "schools": panel_of(resident, at=now),
            "counsel": in_short(resident, at=now),
            "today": today,
            "erasure": queries.running_erasure(resident),
        },
    )
