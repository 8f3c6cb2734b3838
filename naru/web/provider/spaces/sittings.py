"""Times at benches: opening them, who sits there, signing skills off in two taps."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership, User
from naru.core.refusals import Refusal
from naru.flows.open_space import open_sitting
from naru.places.models import Place
from naru.spaces.models import Bench
from naru.spaces.pack import bench_terms_on, opening_on
from naru.spaces.queries import staff, things
from naru.spaces.services import signing, sittings
from naru.web.access import posted, role_required
from naru.web.forms import DayInput
from naru.web.provider.forms.fields import ClockInput
from naru.web.provider.spaces.loading import own_booking_of, own_place_of, own_sitting_of

WEEKS = 12
WEEK = timedelta(days=7)


class TimesForm(forms.Form):
    """A bench, an instructor, a first time, and how many weeks it is repeated."""

    bench = forms.ChoiceField(label=gettext_lazy("어느 실습대인가요?"))
    instructor = forms.ChoiceField(label=gettext_lazy("강사는 누구인가요?"))
    on = forms.DateField(
        label=gettext_lazy("첫날"),
        widget=DayInput,
        error_messages={
            "required": gettext_lazy("첫날을 적어 주세요."),
            "invalid": gettext_lazy("날짜를 2026-12-01처럼 적어 주세요."),
        },
    )
    begins = forms.TimeField(
        label=gettext_lazy("시작 시각"),
        widget=ClockInput,
        error_messages={
            "required": gettext_lazy("시작 시각을 적어 주세요. 예: 19:00"),
            "invalid": gettext_lazy("시작 시각을 적어 주세요. 예: 19:00"),
        },
    )
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("얼마 동안인가요?"),
        coerce=int,
        choices=[
            (60, gettext_lazy("1시간")),
            (120, gettext_lazy("2시간")),
            (180, gettext_lazy("3시간")),
        ],
        initial=120,
    )
    weeks = forms.IntegerField(
        label=gettext_lazy("몇 주 동안 같은 요일에 여나요?"),
        min_value=1,
        max_value=WEEKS,
        initial=1,
    )

    def __init__(self, *args: Any, benches: list[Bench], staff: list[User], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["bench"].choices = [(one.code, one.name) for one in benches]  # type: ignore[attr-defined]
        self.fields["instructor"].choices = [(str(one.pk), one.name) for one in staff]  # type: ignore[attr-defined]

    def spans(self) -> list[tuple[datetime, datetime]]:
        """The times on the city's clock; call it on a valid form."""
        said = self.cleaned_data
        begins: time = said["begins"]
        first = datetime.combine(said["on"], begins, timezone.get_default_timezone())
        lasts = timedelta(minutes=said["minutes"])
        starts = [first + week * WEEK for week in range(said["weeks"])]
        return [(one, one + lasts) for one in starts]


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.PROVIDER)
def new(request: HttpRequest, membership: Membership, code: str) -> HttpResponse:
    """Open times: bench and instructor are taken together, or not at all."""
    place, now = own_place_of(membership, code), timezone.now()
    benches = things.benches_at(place)
    people = staff.instructors(membership.organisation, on=timezone.localdate(now))
    form = TimesForm(posted(request), benches=benches, staff=people)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = sittings.open_times(
                bench=next(one for one in benches if one.code == said["bench"]),
                instructor=next(one for one in people if str(one.pk) == said["instructor"]),
                spans=form.spans(),
                opening=opening_on(place.code, said["on"]),
                by=membership.user,
                at=now,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("실습 시간 %(n)s번을 열었습니다.") % {"n": len(made)})
            return redirect("provider_space", code=code)
    context = {"membership": membership, "place": place, "form": form, "benches": benches}
    status = 422 if form.errors else 200
    return render(request, "provider/spaces/open.html", context, status=status)


@require_safe
@role_required(Role.PROVIDER)
def sitting(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """The list for the instructor's phone: open a person, tap the skill."""
    one, now = own_sitting_of(membership, public_id), timezone.now()
    people = open_sitting(membership=membership, sitting=one, at=now)
    skills = list(one.bench.skills.all())
    context = {
        "membership": membership,
        "sitting": one,
        "bench": one.bench,
        "place": one.bench.place,
        "people": [_row(booking, skills) for booking in people],
        "mine": one.instructor_id == membership.user_id,
        "now": now,
        "opens": now + bench_terms_on(timezone.localdate(now)).opens,
        "to_come": one.off_at is None and one.starts_at > now,
        "signable": now <= one.ends_at + signing.LASTS,
    }
    return render(request, "provider/spaces/sitting.html", context)


@require_POST
@role_required(Role.PROVIDER)
def sign(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """The second tap; "undo" takes a slip back."""
    one, now = own_booking_of(membership, public_id), timezone.now()
    undo, skill = "undo" in request.POST, request.POST.get("undo") or request.POST.get("skill", "")
    change = signing.take_back if undo else signing.sign
    try:
        change(booking_id=one.pk, skill_code=skill, by=membership.user, at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("되돌렸습니다.") if undo else _("확인했습니다."))
    if one.sitting is None:
        return redirect("provider_space", code=one.thing.place.code)
    return redirect("provider_sitting", public_id=one.sitting.public_id)


@require_POST
@role_required(Role.PROVIDER)
def off(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """The time does not take place; everybody who booked is told."""
    one = own_sitting_of(membership, public_id)
    place: Place = one.bench.place
    try:
        told = sittings.call_off(sitting_id=one.pk, by=membership.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("열지 않기로 하고, 잡아 둔 %(n)s명에게 알렸습니다.") % {"n": told}
        )
    return redirect("provider_space", code=place.code)


def _row(booking: Any, skills: list[Any]) -> dict[str, Any]:
    held = {one.skill_id for one in booking.held}
    return {"one": booking, "skills": [(skill, skill.pk in held) for skill in skills]}
