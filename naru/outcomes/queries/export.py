"""One's own follow-ups: for their page and their copy."""

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Section
from naru.outcomes.models import FollowUp, Willing
from naru.residents.models import Resident


def mine(resident: Resident) -> list[FollowUp]:
    """The latest first."""
    rows = FollowUp.objects.filter(resident=resident).select_related("certificate")
    return list(rows.order_by("-asked_at", "-pk"))


def export_follow_ups(resident: Resident) -> list[Section]:
    """Everything that was asked and answered, and what they said yes to."""
    return [
        Section(
            key="follow_ups_agreed",
            title=_("배운 뒤에 물어봐도 된다고 한 것"),
            labels={"at": _("된다고 한 때")},
            rows=[
                {"reason": one.reason, "at": one.at}
                for one in Willing.objects.filter(resident=resident).order_by("at", "pk")
            ],
        ),
        Section(
            key="follow_ups",
            title=_("배운 뒤에 받은 질문"),
            labels={"asked_at": _("물은 때"), "title": _("무엇을 배운 뒤"), "answers": _("답")},
            rows=[
                {
                    "asked_at": one.asked_at,
                    "title": one.certificate.title_ko,
                    "after_days": one.after_days,
                    "answers": [f"{name}: {value}" for name, value in one.answers.items()],
                    "answered_at": one.answered_at,
                    "withdrawn_at": one.withdrawn_at,
                    "no_more": one.no_more,
                }
                for one in mine(resident)
            ],
        ),
    ]
