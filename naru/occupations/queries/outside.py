"""Reads about the lists of others: what our occupations are called there, and what is not there."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from naru.core.ready import Ready
from naru.occupations.enums import OutsideKind, Scheme
from naru.occupations.models import Occupation, OccupationLink, OutsideEntry

LINKS = Ready(
    lambda occupation: OccupationLink.objects.filter(
        occupation=occupation, withdrawn_at__isnull=True
    ).values_list("scheme", "edition", "code"),
    int,
)
NAMES = Ready(
    lambda codes: OutsideEntry.objects.filter(
        kind=OutsideKind.OCCUPATION, withdrawn_at__isnull=True, code__in=codes
    ).values_list("scheme", "edition", "code", "name"),
    set,
)
"""What occupations of these codes are called in any list."""


@dataclass(frozen=True)
class Like:
    """What an occupation is called in somebody's list; no name where that is not imported."""

    scheme: Scheme
    edition: str
    code: str
    name: str

    @property
    def list_name(self) -> str:
        return str(self.scheme.label)

    @property
    def short(self) -> str:
        """The code, of an address its last part: enough to find it again."""
        return self.code.rpartition("/")[2]

    @property
    def is_korean(self) -> bool:
        return self.scheme not in {Scheme.ESCO, Scheme.ONET}


def likes(occupation: Occupation) -> list[Like]:
    """Its likes by list, edition and code, in the city's judgement. Two queries."""
    found: list[tuple[str, str, str]] = sorted(LINKS(occupation.pk))
    names = {tuple(one): name for *one, name in NAMES({code for _scheme, _edition, code in found})}
    return [Like(Scheme(one[0]), one[1], one[2], names.get(one, "")) for one in found]


def dangling(scheme: Scheme, edition: str) -> list[tuple[str, str]]:
    """Links of the pack to this edition whose code it does not have: ours and theirs. One query.

    Classes of the national classification stand in the occupations themselves.
    """
    there = OutsideEntry.objects.filter(scheme=scheme, edition=edition, withdrawn_at__isnull=True)
    if scheme == Scheme.KECO:
        ours = Occupation.objects.current().filter(keco_edition=edition)
        rows = ours.filter(~Exists(there.filter(code=OuterRef("keco_code"))))
        return list(rows.order_by("code").values_list("code", "keco_code"))
    links = OccupationLink.objects.filter(scheme=scheme, edition=edition, withdrawn_at__isnull=True)
    rows_ = links.filter(~Exists(there.filter(code=OuterRef("code"))))
    return list(rows_.order_by("occupation__code", "code").values_list("occupation__code", "code"))
