"""Giving points: from the round's fund into one person's wallet, once a year."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.scholarships.enums import ApplicationState, Book, Move
from naru.scholarships.models import Application, Grant
from naru.scholarships.services import ledger


class NotEligible(Refusal):
    message = _("자격을 모두 확인한 신청에만 장학금을 줄 수 있습니다.")


class FundSpent(Refusal):
    message = _("이번 회차의 예산을 모두 썼습니다.")


class GrantedThisYear(Refusal):
    message = _("이 장학금은 한 해에 한 번만 받을 수 있습니다. 올해 이미 받으셨습니다.")


@transaction.atomic(savepoint=False)
def grant(*, application_id: int, by: User | None, at: datetime) -> Grant:
    """Give the round's points to an eligible application; the fund never goes below zero.

    Raises `FundSpent` when less is left than one grant, `GrantedThisYear` for a second one.
    """
    application = locked(Application.objects.select_related("round"), pk=application_id)
    if application.state != ApplicationState.ELIGIBLE:
        raise NotEligible
    the_round = application.round
    fund = ledger.account(book=Book.FUND, round_id=the_round.pk)
    if fund.balance_points < the_round.each_points:
        raise FundSpent
    if Grant.objects.filter(resident_id=application.resident_id, year=the_round.year).exists():
        raise GrantedThisYear
    made = Grant.objects.create(
        application=application,
        round=the_round,
        resident_id=application.resident_id,
        year=the_round.year,
        points=the_round.each_points,
        granted_at=at,
        granted_by=by,
        use_until_on=the_round.use_until_on,
    )
    ledger.open_grant(grant=made)
    wallet = ledger.account(book=Book.WALLET, round_id=the_round.pk, grant_id=made.pk)
    ledger.book(
        move=Move.GRANTED,
        reason=f"grant:{made.pk}",
        points={fund.pk: -made.points, wallet.pk: made.points},
        by=by,
        at=at,
    )
    application.state, application.decided_at = ApplicationState.GRANTED, at
    application.save(update_fields=["state", "decided_at"])
    audit.record(
        actor=by,
        action="scholarship.granted",
        subject=("scholarship_application", application.public_id),
        at=at,
        points=made.points,
    )
    return made


@transaction.atomic(savepoint=False)
def pass_over(*, application: Application, at: datetime) -> None:
    """The money did not reach this far down the ranking; the caller holds the row."""
    application.state, application.decided_at = ApplicationState.NOT_CHOSEN, at
    application.save(update_fields=["state", "decided_at"])
    audit.record(
        actor=None,
        action="scholarship.not_chosen",
        subject=("scholarship_application", application.public_id),
        at=at,
    )
