"""What a holder lets others see: links with a last day, taken back at will; the portfolio."""

import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.credentials.models import Certificate, Share
from naru.credentials.services.issuing import CODE_BYTES, HoldsNoMore
from naru.residents.models import Resident
from naru.residents.rules import holds_registration_number

LONGEST = timedelta(days=366)


class NothingToShow(Refusal):
    message = _("포트폴리오가 비어 있습니다. 먼저 증서를 넣어 주세요.")


class LastDayOut(Refusal):
    message = _("마지막 날은 오늘부터 1년 안에서 골라 주세요.")


class NoteHoldsNumber(Refusal):
    message = _("주민등록번호로 보이는 숫자가 있습니다. 그 숫자를 지우고 다시 적어 주세요.")


@transaction.atomic(savepoint=False)
def share(
    *,
    resident: Resident,
    certificate_id: int | None,
    for_whom: str,
    last_on: date,
    on: date,
    by: User,
    at: datetime,
) -> Share:
    """A link to one certificate of theirs, or to the portfolio for None, open through `last_on`."""
    if not on <= last_on <= on + LONGEST:
        raise LastDayOut
    if holds_registration_number(for_whom):
        raise NoteHoldsNumber
    mine = Certificate.objects.filter(resident=resident).in_force()
    if certificate_id is None:
        if not mine.filter(in_portfolio=True).exists():
            raise NothingToShow
    elif not mine.filter(pk=certificate_id).exists():
        raise HoldsNoMore
    made = Share.objects.create(
        token=secrets.token_urlsafe(CODE_BYTES),
        resident=resident,
        certificate_id=certificate_id,
        for_whom=for_whom.strip(),
        made_at=at,
        last_on=last_on,
    )
    audit.record(
        actor=by,
        action="certificate.shared",
        subject=("share", made.public_id),
        at=at,
        whole=certificate_id is None,
        last_on=last_on.isoformat(),
    )
    return made


@transaction.atomic(savepoint=False)
def end(*, share_id: int, by: User, at: datetime) -> Share:
    """The link opens nothing from now on; ending it twice changes nothing."""
    one = locked(Share.objects.all(), pk=share_id)
    if one.ended_at is None:
        one.ended_at = at
        one.save(update_fields=["ended_at"])
        audit.record(
            actor=by, action="certificate.share_ended", subject=("share", one.public_id), at=at
        )
    return one


@transaction.atomic(savepoint=False)
def put_in_portfolio(*, certificate_id: int, wanted: bool, by: User, at: datetime) -> Certificate:
    """Put it in or take it out; refused for a certificate that no longer holds."""
    one = locked(Certificate.objects.all(), pk=certificate_id)
    if wanted and (one.revoked_at or one.erased_at):
        raise HoldsNoMore
    if one.in_portfolio != wanted:
        one.in_portfolio = wanted
        one.save(update_fields=["in_portfolio"])
        audit.record(
            actor=by,
            action="certificate.in_portfolio" if wanted else "certificate.out_of_portfolio",
            subject=("certificate", one.public_id),
            at=at,
        )
    return one


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident, at: datetime) -> None:
    """Names and words go, links too. Whether each certificate holds stays: copies that others
    keep have to answer truly.
    """
    Share.objects.filter(resident=resident).delete()
    Certificate.objects.filter(resident=resident, erased_at__isnull=True).update(
        body="", token="", holder_name="", evidence={}, in_portfolio=False, erased_at=at
    )
