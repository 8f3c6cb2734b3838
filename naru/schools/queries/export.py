"""Where a person stands in schools, for their own copy."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Section
from naru.enrolments.models import Claim
from naru.residents.models import Resident
from naru.schools.queries.standing import Standing, standing_in


def export_schools(resident: Resident) -> list[Section]:
    """Every term at whose entrance they ever stood, stage by stage, as of the last click there."""
    mine = Claim.objects.filter(resident=resident).exclude(intake__school_term=None)
    rows = mine.order_by("at").values_list("intake__school_term__public_id", "at")
    stands = [
        one
        for public_id, at in dict(rows).items()
        if (one := standing_in(resident, public_id, at=at)) is not None
    ]
    return [
        Section(
            key="schools",
            title=_("다닌 학교"),
            labels={
                "school": _("학교"),
                "stage": _("단계"),
                "chosen": _("고른 과목"),
                "completed": _("마침"),
            },
            rows=[row for one in stands for row in plain_standing(one)],
        )
    ]


def plain_standing(one: Standing) -> list[dict[str, Any]]:
    """A line for each stage of a term, as plain values."""
    return [
        {
            "school": one.whole.entrance.run.course.title,
            "term": str(one.term.public_id),
            "is_in": one.is_in,
            "stage": stage.stage.name_ko,
            "chosen": [
                each.module.intake.run.course.title for each in stage.modules if each.is_taken
            ],
            "completed": stage.progress.done,
            "at_least": stage.stage.at_least,
        }
        for stage in one.stages
    ]
