"""Everything counselling keeps about a person, for their own copy."""

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Section
from naru.counselling.models import Appointment, Handover, Pairing, Request
from naru.counselling.queries.goals import goals_of, notes_of
from naru.residents.models import Resident


def export_counselling(resident: Resident) -> list[Section]:
    """Requests with their answers, mentors, appointments, goals with their steps, notes."""
    return [
        _requests(resident),
        _mentors(resident),
        _appointments(resident),
        _goals(resident),
        _notes(resident),
    ]


def _requests(resident: Resident) -> Section:
    asked = Request.objects.filter(resident=resident).order_by("pk")
    return Section(
        key="requests",
        title=_("멘토에게 물어본 것"),
        labels={
            "asked_at": _("언제"),
            "kind": _("무엇을"),
            "words": _("적은 글"),
            "state": _("지금"),
            "answer": _("답"),
        },
        rows=[
            {
                "asked_at": one.asked_at,
                "kind": one.get_kind_display(),
                "words": one.words,
                "state": one.get_state_display(),
                "answer": one.answer,
                "field": one.field,
                "language": one.language,
                "channel": one.channel,
                "parts": one.parts,
            }
            for one in asked
        ],
    )


def _mentors(resident: Resident) -> Section:
    had = Pairing.objects.filter(resident=resident).select_related("mentor__user").order_by("pk")
    passed = dict(Handover.objects.filter(resident=resident).values_list("mentor_id", "consent"))
    return Section(
        key="mentors",
        title=_("내 멘토"),
        labels={"mentor": _("멘토"), "state": _("지금"), "began_at": _("시작한 때")},
        rows=[
            {
                "mentor": one.mentor.user.name,
                "state": one.get_state_display(),
                "began_at": one.began_at,
                "state_at": one.state_at,
                "passed_on": passed.get(one.mentor_id),
                "words": one.words,
            }
            for one in had
        ],
    )


def _appointments(resident: Resident) -> Section:
    had = Appointment.objects.filter(resident=resident).select_related("mentor__user")
    return Section(
        key="appointments",
        title=_("상담 약속"),
        labels={"starts_at": _("언제"), "mentor": _("멘토"), "state": _("지금")},
        rows=[
            {
                "starts_at": one.starts_at,
                "ends_at": one.ends_at,
                "mentor": one.mentor.user.name,
                "reason": one.reason,
                "channel": one.channel,
                "state": one.get_state_display(),
                "words": one.words,
            }
            for one in had.order_by("starts_at", "pk")
        ],
    )


def _goals(resident: Resident) -> Section:
    return Section(
        key="goals",
        title=_("내 목표"),
        labels={
            "words": _("목표"),
            "by_on": _("언제까지"),
            "state": _("지금"),
            "steps": _("할 일"),
        },
        rows=[
            {
                "words": one.words,
                "occupation": one.occupation.code if one.occupation else "",
                "domain": one.domain,
                "by_on": one.by_on,
                "state": one.get_state_display(),
                "proposed_at": one.proposed_at,
                "steps": [
                    f"{step.due_on} {step.get_owner_display()}: {step.words}"
                    for step in one.steps.all()
                ],
            }
            for one in goals_of(resident)
        ],
    )


def _notes(resident: Resident) -> Section:
    """Professional notes too: whoever asks for everything gets everything kept about them."""
    return Section(
        key="counselling_notes",
        title=_("상담 기록"),
        labels={"at": _("언제"), "by": _("누가"), "kind": _("누가 보나요?"), "words": _("기록")},
        rows=[
            {
                "at": one.at,
                "by": one.by.name,
                "kind": one.get_kind_display(),
                "words": one.words,
            }
            for one in notes_of(resident, professional=True)
        ],
    )
