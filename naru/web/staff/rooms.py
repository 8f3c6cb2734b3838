"""/staff/mentoring/rooms/: rooms in which mentors talk, added and closed."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership, Organisation
from naru.core.refusals import Refusal
from naru.counselling.queries import rooms as kept
from naru.counselling.services import rooms as keeping
from naru.web.access import posted, role_required
from naru.web.mentor.hours import reason_of


class RoomForm(forms.Form):
    """A room of a body, with its name in both languages."""

    organisation = forms.ChoiceField(label=gettext_lazy("어느 기관의 방인가요?"))
    name_ko = forms.CharField(
        label=gettext_lazy("방 이름"),
        max_length=120,
        error_messages={"required": gettext_lazy("방 이름을 적어 주세요.")},
    )
    name_en = forms.CharField(
        label=gettext_lazy("영어로 쓴 방 이름"), max_length=120, required=False
    )

    def __init__(self, *args: Any, bodies: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bodies = {one.code: one for one in bodies}
        named = [(code, one.name) for code, one in self._bodies.items()]
        self.fields["organisation"].choices = named  # type: ignore[attr-defined]

    def body(self) -> Organisation:
        """Which was chosen; only of a valid form."""
        return self._bodies[self.cleaned_data["organisation"]]


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.COUNSELLOR, Role.MANAGER)
def rooms(request: HttpRequest, membership: Membership) -> HttpResponse:
    """All open ones by body; a POST adds one."""
    form = RoomForm(posted(request), bodies=kept.bodies())
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            keeping.make_room(
                organisation=form.body(),
                name_ko=told["name_ko"],
                name_en=told["name_en"],
                by=membership.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error("name_ko", str(refusal))
        else:
            messages.success(request, _("방을 더했습니다. 지금부터 이 방으로 약속을 잡습니다."))
            return redirect("mentoring_rooms")
    context = {"membership": membership, "rows": kept.rooms(), "form": form}
    status = 422 if form.errors else 200
    return render(request, "staff/mentoring/rooms.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.COUNSELLOR, Role.MANAGER)
def room(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """What is booked in a room and where it would move; a POST closes the room."""
    one, now = kept.room_with(public_id), timezone.now()
    if one is None:
        raise Http404
    if request.method == "POST":
        today = timezone.localdate(now)
        try:
            moved = keeping.close_room(room_id=one.pk, by=membership.user, on=today, at=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("mentoring_room", public_id=public_id)
        told = ngettext(
            "방을 닫았습니다. 약속 %(n)s개를 다른 방으로 옮기고 알렸습니다.",
            "방을 닫았습니다. 약속 %(n)s개를 다른 방으로 옮기고 알렸습니다.",
            moved,
        )
        messages.success(request, told % {"n": moved} if moved else _("방을 닫았습니다."))
        return redirect("mentoring_rooms")
    moves = kept.moves(one, at=now)
    context = {
        "membership": membership,
        "room": one,
        "rows": [{"move": move, "why": reason_of(move.talk.reason)} for move in moves],
        "stuck": any(move.to is None for move in moves),
    }
    return render(request, "staff/mentoring/room.html", context)
