"""The degree somebody aims at; ways to it are looked for by a job."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.jobs import defer
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.credits.enums import WayState
from naru.credits.models import Wish
from naru.residents.models import Resident


class NoWish(Refusal):
    message = _("먼저 어떤 학위까지 가고 싶은지 골라 주세요.")


@transaction.atomic(savepoint=False)
def choose(*, resident: Resident, degree: str, major: str, by: User, at: datetime) -> Wish:
    """Aim at a degree; ways found before are gone."""
    alone(f"credits:{resident.pk}")
    wish, _new = Wish.objects.update_or_create(
        resident=resident,
        defaults={
            "degree": degree,
            "major": major,
            "state": WayState.NONE,
            "answer": {},
            "asked_at": None,
            "answered_at": None,
            "by": by,
            "changed_at": at,
        },
    )
    return wish


@transaction.atomic(savepoint=False)
def ask_ways(*, resident: Resident, at: datetime) -> Wish:
    """Look for the ways, or look again; while one is being looked for nothing more is asked."""
    alone(f"credits:{resident.pk}")
    wish = Wish.objects.filter(resident=resident).first()
    if wish is None:
        raise NoWish
    if wish.is_waiting:
        return wish
    wish.state, wish.asked_at, wish.answered_at, wish.answer = WayState.WAITING, at, None, {}
    wish.save(update_fields=["state", "asked_at", "answered_at", "answer"])
    defer("credits.find_ways", wish_id=wish.pk)
    return wish


@transaction.atomic(savepoint=False)
def keep_ways(*, wish_id: int, asked_at: datetime, answer: dict[str, object], at: datetime) -> bool:
    """False if it was asked anew meanwhile, or answered: jobs may run twice."""
    waiting = Wish.objects.filter(pk=wish_id, state=WayState.WAITING, asked_at=asked_at)
    return bool(waiting.update(state=WayState.READY, answer=answer, answered_at=at))


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident) -> None:
    """Nothing stays."""
    Wish.objects.filter(resident=resident).delete()
