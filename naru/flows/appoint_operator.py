"""A new site gets its first operator, from the machine's own terminal.

account, if there is none -> role -> a line in the audit trail.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts import queries
from naru.accounts import services as accounts
from naru.accounts.enums import Role
from naru.accounts.models import Membership, Organisation
from naru.accounts.rules import role_fits
from naru.audit import services as audit
from naru.core.locks import alone
from naru.core.refusals import Refusal


class OperatorThere(Refusal):
    message = _("운영 담당자가 이미 있습니다. 다음 사람은 운영 화면에서 정해 주세요.")


@transaction.atomic(durable=True)
def appoint_operator(
    *, email: str, organisation: Organisation, at: datetime, although: bool = False
) -> Membership:
    """Let the address run the site from today on; it logs in by a code sent there.

    Refused where somebody runs the site already, unless `although` says that they cannot.
    """
    alone("appoint_operator")
    today = timezone.localdate(at)
    if not although and queries.operators(on=today):
        raise OperatorThere
    if not role_fits(role=Role.OPERATOR, kind=organisation.kind):
        raise accounts.RoleFitsNot
    user = queries.user_with(email) or accounts.create_account(email=email)
    accounts.confirm_address(user=user)
    member = accounts.add_membership(
        user=user, organisation=organisation, role=Role.OPERATOR, from_on=today
    )
    audit.record(
        actor=None,
        on_behalf_of=user,
        action="role.given",
        subject=("membership", member.public_id),
        at=at,
        role=Role.OPERATOR.value,
        organisation=organisation.code,
        means="terminal",
    )
    return member
