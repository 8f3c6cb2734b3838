"""What mentors say of a plan."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.refusals import Refusal
from naru.planning.models import Comment, Plan
from naru.residents.rules import holds_registration_number


class NumberInWords(Refusal):
    message = _("주민등록번호로 보이는 숫자가 있습니다. 지우고 다시 적어 주세요.")


@transaction.atomic(savepoint=False)
def say(*, plan: Plan, words: str, by: User, at: datetime) -> Comment:
    """Written beside the plan; its owner reads it there."""
    if holds_registration_number(words):
        raise NumberInWords
    comment = Comment.objects.create(plan=plan, by=by, at=at, words=words)
    audit.record(
        actor=by,
        action="planning.comment_written",
        subject=("planning.plan", plan.public_id),
        at=at,
        on_behalf_of=plan.resident.user,
    )
    return comment
