"""What people write at a door by review, and what readers give for it, without knowing whose."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.enrolments.models import Application, Claim, Scoring, Statement
from naru.enrolments.services import settling
from naru.enrolments.services.claims import DoorClosed
from naru.residents.rules import holds_registration_number


class NothingWritten(Refusal):
    message = _("신청서를 적어 주세요. 짧아도 됩니다.")


class NumberInText(Refusal):
    message = _("주민등록번호로 보이는 숫자가 있습니다. 그 숫자를 지우고 다시 적어 주세요.")


class NotToRead(Refusal):
    message = _("지금은 점수를 줄 수 없는 신청서입니다.")


class AppliedHere(Refusal):
    message = _("내가 신청한 심사에는 점수를 줄 수 없습니다. 다른 직원에게 맡겨 주세요.")


class ReadEnough(Refusal):
    message = _("정한 수만큼 이미 다른 직원이 읽은 신청서입니다.")


class PointsOutside(Refusal):
    message = _("점수는 0부터 기준마다 정한 배점까지 정수로 적어 주세요.")


class WhyMissing(Refusal):
    message = _("왜 그 점수인지 한 줄 적어 주세요. 신청한 사람이 그대로 읽습니다.")


@transaction.atomic(savepoint=False)
def write(*, claim: Claim, text: str, by: User, at: datetime) -> Statement:
    """Keep what the person writes, in place of what they wrote before; until the door closes."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise NothingWritten
    if holds_registration_number(text):
        raise NumberInText
    ended = Application.objects.filter(claim=claim).exists()
    if ended or at >= claim.intake.closes_at:
        raise DoorClosed
    made, fresh = Statement.objects.get_or_create(
        claim=claim, defaults={"text": text, "written_at": at}
    )
    if fresh:
        return made
    one = locked(Statement.objects.all(), pk=made.pk)
    if one.token is not None:
        raise DoorClosed
    if one.text != text:
        one.text, one.written_at = text, at
        one.save(update_fields=["text", "written_at"])
        subject = ("enrolment", claim.public_id)
        audit.record(actor=by, action="enrolment.statement_changed", subject=subject, at=at)
    return one


@transaction.atomic(savepoint=False)
def score(
    *, statement_id: int, points: Sequence[int], words: str, by: User, at: datetime
) -> Scoring:
    """One reader's points, in place of what they gave before; until the decision.

    Refused for whoever stands in the same review, once enough others have read it, outside of the
    published points, and without a reason.
    """
    found = Statement.objects.select_related("claim__intake__review")
    one = found.get(pk=statement_id)
    settling.hold(one.claim.intake_id)
    review = found.get(pk=statement_id).claim.intake.review
    stands = not Application.objects.filter(claim=one.claim_id).exists()
    if one.token is None or review.decided_at is not None or not stands:
        raise NotToRead
    here = Claim.objects.filter(intake=one.claim.intake_id, application=None)
    if here.filter(resident__user=by).exists():
        raise AppliedHere
    criteria = review.rule.criteria
    fits = len(points) == len(criteria)
    if not fits or any(not 0 <= p <= c.most for p, c in zip(points, criteria, strict=True)):
        raise PointsOutside
    words = " ".join(words.split())
    if not words:
        raise WhyMissing
    if holds_registration_number(words):
        raise NumberInText
    mine = Scoring.objects.filter(statement=one, by=by).first()
    if mine is None:
        if one.scorings.count() >= review.rule.readers:
            raise ReadEnough
        mine = Scoring(statement=one, by=by)
    mine.points, mine.words, mine.at = list(points), words, at
    mine.save()
    audit.record(
        actor=by,
        action="enrolment.scored",
        subject=("run", one.claim.intake.run.public_id),
        at=at,
        token=one.token,
        points=list(points),
    )
    return mine


@transaction.atomic(savepoint=False)
def forget(*, resident_id: int) -> None:
    """What an erased person wrote goes, and what readers wrote about it; the points stay."""
    mine = Statement.objects.filter(claim__resident_id=resident_id)
    Scoring.objects.filter(statement__in=mine).update(words="")
    mine.update(text="")
