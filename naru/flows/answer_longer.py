"""A provider answers whoever asked for more time in the exam.

more time, or none -> what was asked is gone -> notice, by mail too.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.refusals import Refusal
from naru.lessons.models import Extension, Learning
from naru.lessons.services import extending
from naru.lessons.services.attempts import extra_percent
from naru.notices.enums import Kind
from naru.notices.services import inbox

LONGEST_WHY = 300
"""Letters of a reason."""


class NoWhy(Refusal):
    message = _("왜 더 드리지 못하는지 300자까지 적어 주세요. 부탁한 분께 그대로 알려 드립니다.")


@transaction.atomic(durable=True)
def give_longer(*, learning_id: int, percent: int, by: User, at: datetime) -> Extension:
    """So much more, asked for or not; who has it already and asked for nothing hears nothing."""
    news = percent != extra_percent(learning_id) or extending.asked_percent(learning_id)
    made = extending.give(learning_id=learning_id, percent=percent, by=by, at=at)
    if news:
        _tell(learning_id, Kind.EXAM_LONGER, at, percent=percent)
    return made


@transaction.atomic(durable=True)
def refuse_longer(*, learning_id: int, why: str, by: User, at: datetime) -> None:
    """Refused without a reason that can be told, and where nothing was asked."""
    if not why.strip() or len(why.strip()) > LONGEST_WHY:
        raise NoWhy
    extending.refuse(learning_id=learning_id, by=by, at=at)
    _tell(learning_id, Kind.EXAM_NOT_LONGER, at, why=why.strip())


def _tell(learning_id: int, kind: Kind, at: datetime, **more: str | int) -> None:
    found = Learning.objects.select_related("resident", "version__package__course")
    learning = found.get(pk=learning_id)
    title = learning.version.package.course.title
    inbox.send(resident=learning.resident, kind=kind, at=at, title=title, **more)
