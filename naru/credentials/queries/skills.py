"""The skills a certificate names."""

from collections import defaultdict
from collections.abc import Collection

from django.utils import timezone

from naru.core.dates import day_in_words
from naru.credentials.models import Certificate
from naru.credentials.rules.documents import Taught
from naru.occupations.models import Skill
from naru.residents.models import Resident
from naru.spaces.queries.mine import signed_of


def taught(one: Certificate) -> list[Taught]:
    """The certificate's skills in its own order, with their codes of the standards."""
    found = {skill.code: skill for skill in Skill.objects.filter(code__in=one.skills)}
    return [
        Taught(found[code].name_ko, found[code].ncs_code, found[code].ncs_edition)
        for code in one.skills
        if code in found
    ]


def practised(resident: Resident, codes: Collection[str]) -> str:
    """Those of the skills that an instructor saw the person do at a bench, each with the last day
    and its place, in the words of a certificate; "" if there is none.
    """
    told = {}
    for one in reversed(signed_of(resident)):
        if one.booking.sitting is not None:
            place = one.booking.sitting.bench.place.name_ko
            day = day_in_words(timezone.localdate(one.at), language="ko")
            told[one.skill.code] = f"{one.skill.name_ko}, {day}, {place}"
    return "; ".join(told[code] for code in codes if code in told)


def signed_since(
    resident: Resident, certificates: Collection[Certificate]
) -> dict[int, list[Skill]]:
    """Skills that a certificate of the person names and an instructor first saw them do after it
    was issued, by the certificate's id; only certificates that hold. One query.
    """
    holding = [one for one in certificates if one.is_in_force and not one.erased_at]
    if not holding:
        return {}
    first = {one.skill.code: one for one in signed_of(resident) if one.booking.sitting is not None}
    return {
        one.pk: added
        for one in holding
        if (
            added := [
                first[code].skill
                for code in one.skills
                if code in first and first[code].at > one.issued_at
            ]
        )
    }


def naming(resident: Resident) -> dict[str, list[Certificate]]:
    """The person's certificates that hold, by the codes of the skills they name."""
    found = defaultdict(list)
    for one in Certificate.objects.in_force().filter(resident=resident).order_by("issued_at", "pk"):
        for code in one.skills:
            found[code].append(one)
    return found
