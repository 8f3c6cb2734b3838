"""What somebody learnt online, for taking along."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Plain, Section
from naru.lessons.models import Learning
from naru.residents.models import Resident


def export_learnings(resident: Resident) -> list[Section]:
    """Every course that the person began online, and on which version they are."""
    mine = Learning.objects.filter(resident=resident).order_by("pk")
    rows: list[Mapping[str, Plain]] = [
        {
            "course": one.version.package.course.title,
            "begun_at": one.begun_at,
            "version": one.version.number,
        }
        for one in mine.select_related("version__package__course").defer("version__document")
    ]
    labels = {
        "course": _("강좌 이름"),
        "begun_at": _("배우기 시작한 때"),
        "version": _("배우는 판"),
    }
    return [Section(key="learnings", title=_("온라인으로 배운 것"), labels=labels, rows=rows)]
