"""Clubs: their head asks, the place registers them for a while."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.notices.enums import Kind
from naru.places.models import Place
from naru.residents.models import Resident
from naru.spaces.enums import ClubState
from naru.spaces.models import Club
from naru.spaces.rules.rooms import months_after
from naru.spaces.rules.terms import BenchTerms
from naru.spaces.services import telling
from naru.spaces.services.saying import said

FEWEST = 2
"""People that make a club."""


class ClubKnown(Refusal):
    message = _("이 이름으로 이미 등록했거나 등록을 기다리고 있습니다.")


class ClubNameless(Refusal):
    message = _("모임의 이름과 두 명 이상의 사람 수를 적어 주세요.")


class ClubAnswered(Refusal):
    message = _("이미 답한 모임입니다.")


@transaction.atomic(savepoint=False)
def ask(
    *, place: Place, head: Resident, name: str, about: str, people: int, by: User, at: datetime
) -> Club:
    """Staff of the place look at it."""
    if not name.strip() or people < FEWEST:
        raise ClubNameless
    try:
        with transaction.atomic(savepoint=True):
            made = Club.objects.create(
                place=place,
                head=head,
                name=said(name),
                about=said(about),
                people=people,
                asked_at=at,
            )
    except IntegrityError as clash:
        if "club_once_a_place_and_head" in str(clash):
            raise ClubKnown from None
        raise
    _note(made, "club.asked", by, at)
    return made


@transaction.atomic(savepoint=False)
def answer(
    *, club_id: int, register: bool, terms: BenchTerms, on: date, by: User, at: datetime
) -> Club:
    """Registered from now on for the city's months, or not; the head is told."""
    one = locked(Club.objects.select_related("head__user", "place"), pk=club_id)
    if one.state != ClubState.ASKED:
        raise ClubAnswered
    one.state = ClubState.REGISTERED if register else ClubState.REFUSED
    one.said_at = at
    one.until_on = months_after(on, terms.club_months) if register else None
    one.save(update_fields=["state", "said_at", "until_on"])
    _note(one, "club.registered" if register else "club.refused", by, at)
    kind = Kind.CLUB_REGISTERED if register else Kind.CLUB_REFUSED
    telling.tell_club(one, kind, at=at)
    return one


def _note(one: Club, action: str, by: User, at: datetime) -> None:
    audit.record(actor=by, action=action, subject=("club", one.public_id), at=at)
