"""Files with which people show what they learnt."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Section
from naru.core.ready import Ready
from naru.planning.models import Evidence
from naru.residents.models import Resident

WHOLE = ("upload", "step__run__course", "step__exam__certificate", "step__bench", "skill")
STANDING = (
    Evidence.objects.filter(upload__erased_at=None)
    .select_related(*WHOLE)
    .order_by("-made_on", "-pk")
)
OWN = Ready(lambda resident: STANDING.filter(resident=resident), int)
FOR_MENTOR = Ready(lambda resident: STANDING.filter(resident=resident, for_mentor=True), int)


def evidence_of(resident: Resident, *, for_mentor: bool = False) -> list[Evidence]:
    """The person's own whose bytes still stand, the latest day first. One query.

    `for_mentor`: only those that they let their mentor see.
    """
    return (FOR_MENTOR if for_mentor else OWN)(resident.pk)


def evidence_with(upload_id: UUID, *, resident: Resident | None = None) -> Evidence | None:
    """By the file's id; only the person's own where one is named."""
    found = Evidence.objects.filter(upload__public_id=upload_id, upload__erased_at=None)
    if resident is not None:
        found = found.filter(resident=resident)
    return found.select_related("resident__user", *WHOLE).first()


def plain_evidence(resident: Resident) -> list[dict[str, str | int | bool | None]]:
    """Every file with name and digest, as plain values; the bytes are had from its page."""
    return [
        {
            "title": one.title,
            "made_on": one.made_on.isoformat(),
            "file": one.upload.name,
            "type": one.upload.type,
            "size": one.upload.size,
            "digest": one.upload.digest,
            "step": one.step.title if one.step else None,
            "skill": one.skill.code if one.skill else None,
            "for_mentor": one.for_mentor,
            "keep_until_on": one.upload.keep_until_on.isoformat(),
        }
        for one in evidence_of(resident)
    ]


def export_evidence(resident: Resident) -> list[Section]:
    """The same for the person's own copy."""
    return [
        Section(
            key="plan_evidence",
            title=_("증거 파일"),
            labels={
                "made_on": _("언제"),
                "title": _("무엇을 보여 주나요?"),
                "file": _("파일"),
                "digest": _("지문(SHA-256)"),
            },
            rows=plain_evidence(resident),
        )
    ]
