"""What was agreed and noted in counselling, for the desk: opened like all of a record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.counselling.enums import NoteKind
from naru.counselling.queries import goals, mine
from naru.counselling.services import notes
from naru.residents.enums import RecordPage
from naru.residents.models import Resident
from naru.web.access import posted
from naru.web.desk.records import opened
from naru.web.mentor.aims import NoteForm, goals_shown


@require_http_methods(["GET", "HEAD", "POST"])
@opened(RecordPage.DESK_COUNSELLING)
def counselling(request: HttpRequest, membership: Membership, resident: Resident) -> HttpResponse:
    """Mentor, goal, steps and notes of both kinds; a POST writes a note."""
    form = NoteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            notes.write(
                resident=resident,
                kind=NoteKind(told["kind"]),
                words=told["words"],
                by=membership.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            return redirect("desk_counselling", public_id=resident.public_id)
    context = {
        "membership": membership,
        "resident": resident,
        "pairing": mine.pairing_of(resident),
        "form": form,
        "notes": goals.notes_of(resident, professional=True),
        "today": timezone.localdate(),
        **goals_shown(goals.goals_of(resident)),
    }
    status = 422 if form.errors else 200
    return render(request, "desk/counselling.html", context, status=status)
