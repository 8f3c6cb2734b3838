"""Whoever asked for more time in the exam hears the answer, and once."""

import pytest

from naru.flows.answer_longer import NoWhy, give_longer, refuse_longer
from naru.lessons.models import Extension, ExtensionAsk
from naru.lessons.services import extending
from naru.notices.enums import Kind, MailState
from naru.notices.models import Notice
from tests.accounts.factories import UserFactory
from tests.lessons.learners import AT, learner

pytestmark = pytest.mark.django_db


def test_the_answer_is_told_here_and_by_mail():
    mine, by = learner(), UserFactory()
    told = {"learning_id": mine.pk, "by": by, "at": AT}
    asks = {"learning_id": mine.pk, "by": mine.resident.user, "at": AT}
    for why in (" ", "까" * 301):
        with pytest.raises(NoWhy):
            refuse_longer(why=why, **told)
    with pytest.raises(extending.NothingAsked):
        refuse_longer(why="자리가 없습니다.", **told)
    assert not Notice.objects.exists()

    extending.ask(percent=100, **asks)
    refuse_longer(why=" 자리가 없습니다. ", **told)
    assert not ExtensionAsk.objects.exists()
    extending.ask(percent=50, **asks)
    for _twice in range(2):
        give_longer(percent=50, **told)
    assert Extension.objects.get().percent == 50
    title = mine.version.package.course.title
    assert list(
        Notice.objects.order_by("pk").values_list("resident", "kind", "params", "mail")
    ) == [
        (
            mine.resident_id,
            Kind.EXAM_NOT_LONGER,
            {"title": title, "why": "자리가 없습니다."},
            MailState.WAITING,
        ),
        (
            mine.resident_id,
            Kind.EXAM_LONGER,
            {"title": title, "percent": 50},
            MailState.WAITING,
        ),
    ]
