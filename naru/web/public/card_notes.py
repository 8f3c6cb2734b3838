"""/cards/notes/: where the card company tells us that something happened to an order.

Believed only with a fresh signature; sent again it changes nothing (docs/decisions/0033-cards.md).
"""

import logging
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from naru.payments.rules import card_notes
from naru.payments.services import cards
from naru.payments.services.card_company import company

log = logging.getLogger(__name__)


@csrf_exempt
@login_not_required
@require_POST
def notes(request: HttpRequest) -> HttpResponse:
    """Keep one note; 200 also for one that is known, so that the company stops sending it."""
    theirs, now = company(), timezone.now()
    if theirs is None:
        raise Http404
    body = request.read(card_notes.LONGEST + 1)
    header = request.headers.get(card_notes.HEADER, "")
    if not card_notes.is_signed(header, body, secret=theirs.secret, at=now):
        log.warning("A note of the card company was not signed, or not just now.")
        return _said("not signed", HTTPStatus.FORBIDDEN)
    try:
        note = card_notes.read(body)
    except card_notes.NotReadable:
        log.warning("A note of the card company could not be read.")
        return _said("not readable", HTTPStatus.BAD_REQUEST)
    outcome = cards.take_note(note=note, at=now)
    if outcome is not None and outcome.is_odd:
        log.warning("Note %s of the card company does not fit: %s", note.note, outcome.value)
    return _said(outcome.value if outcome else "KNOWN", HTTPStatus.OK)


def _said(words: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain")
