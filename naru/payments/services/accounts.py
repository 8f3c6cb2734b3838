"""Where a person wants money sent back to."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.audit import services as audit
from naru.payments.models import RefundAccount
from naru.payments.queries import refunds
from naru.residents.models import Resident


@transaction.atomic(savepoint=False)
def set_account(
    *, resident: Resident, bank: str, number: str, holder: str, by: User, at: datetime
) -> RefundAccount:
    """The person's own account; `number` in digits only. The trail never holds it."""
    kept, _made = RefundAccount.objects.update_or_create(
        resident=resident,
        defaults={"bank": bank, "number": number, "holder": holder, "changed_at": at},
    )
    audit.record(
        actor=by, action="payment.account_set", subject=("resident", resident.public_id), at=at
    )
    return kept


@transaction.atomic(savepoint=False)
def forget(*, resident_id: int) -> None:
    """Erase the account with the person's record, or once the money that is owed was sent there."""
    if not refunds.owed_to(resident_id):
        RefundAccount.objects.filter(resident_id=resident_id).delete()
