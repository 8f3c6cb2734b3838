"""/mentor/hours/: when a mentor talks and how, and when they are away; the office's page too.

Nothing that is booked is lost: what a change would meet is shown first, with what becomes of it.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.dates import weekday_in_words
from naru.core.languages import reader_language
from naru.core.refusals import Refusal
from naru.counselling.enums import Channel
from naru.counselling.models import Away, Hours, Mentor
from naru.counselling.pack import reasons, terms_at
from naru.counselling.queries import hours as times
from naru.counselling.queries import mentors
from naru.counselling.queries.mentors import mentor_of
from naru.counselling.services import hours as keeping
from naru.counselling.services import mentors as office
from naru.counselling.services import standing_in
from naru.web.access import posted, role_required
from naru.web.mentor.hours_forms import (
    DAY,
    AwayForm,
    GiveUpForm,
    HoursForm,
    SubstituteForm,
    VideoForm,
)
from naru.web.mentor.words import absence_in_words, absences


@dataclass(frozen=True)
class Desk:
    """Whose times are looked at, by whom, and at which address (`here`)."""

    mentor: Mentor
    membership: Membership
    here: str
    own: bool


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.MENTOR)
def hours(request: HttpRequest, membership: Membership) -> HttpResponse:
    """One's own."""
    mentor = mentor_of(membership.user)
    if mentor is None:
        raise PermissionDenied
    return kept(request, Desk(mentor, membership, request.path, own=True))


def kept(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Times, video address and absences of a mentor; a POST changes one of them."""
    data, today = posted(request), timezone.localdate()
    do = data.get("do", "") if data is not None else ""
    others = [one for one in mentors.mentors() if one.pk != desk.mentor.pk]
    made: dict[str, Any] = {
        "add": HoursForm(data if do == "add" else None, initial={"from_on": today}),
        "video": VideoForm(
            data if do == "video" else None, initial={"video_url": desk.mentor.video_url}
        ),
        "away": AwayForm(data if do == "away" else None, others=others),
    }
    if do == "give_up" or "give_up" in request.GET:
        return _giving_up(request, desk)
    if do == "back":
        return _back(request, desk)
    if do == "substitute":
        return _substitute(request, desk, others)
    if data is not None and do not in made:
        raise BadRequest
    if data is not None and made[do].is_valid():
        save = _away if do == "away" else _saved
        done = save(request, desk, made[do])
        if done is not None:
            return done
    context = {
        "membership": desk.membership,
        "desk": desk,
        "rows": [shown(one) for one in times.hours_of(desk.mentor, on=today)],
        "forms": made,
        "errors": [form for form in made.values() if form.errors],
        "absences": [
            row | {"form": SubstituteForm(others=others, auto_id=f"away-{row['one'].pk}-%s")}
            for row in absences(desk.mentor, since=today)
        ],
        "today": today,
    }
    status = 422 if context["errors"] else 200
    return render(request, "mentor/hours.html", context, status=status)


def shown(one: Hours) -> dict[str, Any]:
    """A time in words; of one day alone no weekday is said beside it."""
    return {
        "one": one,
        "weekday": weekday_in_words(one.weekday, language=reader_language()),
        "ways": ", ".join(str(Channel(code).label) for code in one.channels),
        "last_on": one.to_on - DAY if one.to_on else None,
        "alone": one.to_on is not None and one.from_on == one.to_on - DAY,
    }


def _saved(request: HttpRequest, desk: Desk, form: HoursForm | VideoForm) -> HttpResponse | None:
    now, by = timezone.now(), desk.membership.user
    pk = desk.mentor.pk
    try:
        if isinstance(form, HoursForm):
            keeping.add(mentor_id=pk, told=form.weekly(), by=by, on=timezone.localdate(now), at=now)
        else:
            url = form.cleaned_data["video_url"]
            keeping.set_video_url(mentor_id=pk, url=url, by=by, at=now)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
    return _said(request, desk, _("적어 두었습니다."))


def _away(request: HttpRequest, desk: Desk, form: AwayForm) -> HttpResponse | None:
    """Saved, or first what is booked in that time and what becomes of it."""
    now = timezone.now()
    terms, substitute, gone = terms_at(now), form.stands_in(), form.gone()
    sure = "sure" in request.POST
    fates = [] if sure else times.fates(desk.mentor, substitute, gone=gone, terms=terms, at=now)
    if fates:
        context = {
            "membership": desk.membership,
            "desk": desk,
            "substitute": substitute,
            "gone": gone,
            "when": absence_in_words(gone),
            "rows": [{"fate": one, "why": reason_of(one.talk.reason)} for one in fates],
        }
        return render(request, "mentor/hours_away.html", context)
    try:
        office.set_away(
            mentor_id=desk.mentor.pk,
            gone=gone,
            substitute=substitute,
            by=desk.membership.user,
            terms=terms,
            at=now,
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
    return _said(request, desk, _("비우는 때를 적어 두었습니다."))


def _giving_up(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is booked in the time, then giving it up."""
    now, data = timezone.now(), posted(request)
    asked = (data or request.GET).get("hours" if data is not None else "give_up", "")
    one = times.hours_with(int(asked), mentor=desk.mentor) if asked.isdecimal() else None
    if one is None:
        raise Http404
    today = timezone.localdate(now)
    form = GiveUpForm(data, initial={"from_on": max(today, one.from_on or today)})
    if data is not None and form.is_valid() and _given_up(desk, one, form):
        return _said(request, desk, _("그만두기로 적었습니다. 잡힌 약속은 그대로입니다."))
    talks = times.booked_in(one, terms=terms_at(now), at=now)
    context = {
        "membership": desk.membership,
        "desk": desk,
        "row": shown(one),
        "form": form,
        "talks": [{"talk": talk, "why": reason_of(talk.reason)} for talk in talks],
    }
    return render(request, "mentor/hours_end.html", context, status=422 if form.errors else 200)


def _given_up(desk: Desk, one: Hours, form: forms.Form) -> bool:
    now, day = timezone.now(), form.cleaned_data["from_on"]
    try:
        keeping.give_up(
            hours_id=one.pk,
            from_on=day,
            by=desk.membership.user,
            on=timezone.localdate(now),
            at=now,
        )
    except Refusal as refusal:
        form.add_error("from_on", str(refusal))
        return False
    return True


def _back(request: HttpRequest, desk: Desk) -> HttpResponse:
    """There after all."""
    now, away = timezone.now(), _one_of(request, desk)
    today = timezone.localdate(now)
    office.come_back(away_id=away.pk, by=desk.membership.user, on=today, at=now)
    return _said(request, desk, _("비우는 때를 거두었습니다. 이미 옮긴 약속은 그대로입니다."))


def _substitute(request: HttpRequest, desk: Desk, others: list[Mentor]) -> HttpResponse:
    """Somebody stands in where nobody did."""
    now, away = timezone.now(), _one_of(request, desk)
    form = SubstituteForm(request.POST, others=others)
    chosen = form.stands_in() if form.is_valid() else None
    if chosen is None:
        messages.error(request, _("대신할 멘토를 골라 주세요."))
        return redirect(desk.here)
    try:
        standing_in.choose(
            away_id=away.pk,
            substitute=chosen,
            by=desk.membership.user,
            terms=terms_at(now),
            at=now,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(desk.here)
    return _said(request, desk, _("대신할 멘토를 적어 두었습니다. 맡은 분들에게 알렸습니다."))


def _one_of(request: HttpRequest, desk: Desk) -> Away:
    """The absence that a form is about."""
    try:
        away = times.away_with(UUID(request.POST.get("away", "")), mentor=desk.mentor)
    except ValueError:
        raise BadRequest from None
    if away is None:
        raise Http404
    return away


def reason_of(code: str) -> str:
    """What a talk is about, in the reader's language; empty if the city no longer has it."""
    found = reasons().get(code)
    return str(found.name) if found else ""


def _said(request: HttpRequest, desk: Desk, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(desk.here)
