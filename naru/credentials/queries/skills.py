"""The skills a certificate names."""

from naru.credentials.models import Certificate
from naru.credentials.rules.documents import Taught
from naru.occupations.models import Skill


def taught(one: Certificate) -> list[Taught]:
    """The certificate's skills in its own order, with their codes of the standards."""
    found = {skill.code: skill for skill in Skill.objects.filter(code__in=one.skills)}
    return [
        Taught(found[code].name_ko, found[code].ncs_code, found[code].ncs_edition)
        for code in one.skills
        if code in found
    ]
