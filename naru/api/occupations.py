"""Target occupations with the skills they need, and the skills by themselves."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Query, Router, Schema
from pydantic import StringConstraints

from naru.api.paging import Order, PageQuery, page_of
from naru.api.shapes import Name, SourceOut, Words, named, source_out, words
from naru.api.types import Code
from naru.occupations.enums import (
    CertificateKind,
    Demand,
    Effort,
    Hours,
    Need,
    Scheme,
    Way,
    Weight,
)
from naru.occupations.models import (
    Occupation,
    OccupationCertificate,
    OccupationLink,
    OccupationSkill,
    Pay,
    Skill,
)
from naru.occupations.queries.occupations import occupation_page

occupations, skills = Router(), Router()
ORDER = Order([("field__number", int), ("position", int), ("pk", int)])
SKILL_ORDER = Order([("group__number", int), ("position", int), ("pk", int)])

OccupationCode = Annotated[
    str, StringConstraints(max_length=60, pattern=r"^occ\.[a-z0-9][a-z0-9-]*$")
]


class ClassOut(Schema):
    """A class of somebody's list; a code means nothing without its edition."""

    scheme: Scheme
    edition: str
    code: str


class OccupationOut(Schema):
    """An occupation in a list."""

    code: str
    name: Words
    summary: Words
    field: Name
    keco: ClassOut = Field(description=_("한국고용직업분류의 분류"))
    effort: Effort = Field(description=_("몸을 쓰는 정도"))
    demands: list[Demand]
    hours: list[Hours]
    hours_from: int = Field(description=_("한 주에 보통 일하는 시간, 적게는"))
    hours_to: int = Field(description=_("한 주에 보통 일하는 시간, 많게는"))


class NeedOut(Schema):
    """A skill the work needs, and how well: 1 with help to 4 teaching others."""

    code: str
    name: Words
    level: int
    need: Need


class HeldOut(Schema):
    """A certificate and what it counts for."""

    code: str
    name: Words
    kind: CertificateKind
    weight: Weight


class RouteOut(Schema):
    """A way in."""

    way: Way
    text: Words


class PayOut(Schema):
    """What a source says the work pays in a month."""

    from_won: int
    to_won: int
    as_of: date
    source: SourceOut


class OccupationDetail(OccupationOut):
    """An occupation with everything known about it."""

    also: list[Words] = Field(description=_("다른 이름"))
    skills: list[NeedOut]
    certificates: list[HeldOut]
    routes: list[RouteOut]
    links: list[ClassOut] = Field(description=_("다른 목록에서 가장 가까운 것. 우리가 이은 것"))
    pay: PayOut | None
    sources: list[SourceOut]


class OccupationsPage(Schema):
    """A part of the list of occupations."""

    items: list[OccupationOut]
    next: str | None = Field(description=_("다음 쪽의 주소. 마지막 쪽이면 null"))


class OccupationQuery(PageQuery):
    """Which occupations."""

    field: Code | None = Field(None, description=_("분야의 code"))
    effort: Effort | None = Field(None, description=_("몸을 쓰는 정도"))
    hours: Hours | None = Field(None, description=_("일하는 때"))


class SkillOut(Schema):
    """A skill in the city's words."""

    code: str
    name: Words
    group: Name = Field(description=_("이 기술이 든 목록"))
    taught_as: list[str] = Field(description=_("강좌가 이 기술을 부르는 이름"))
    ncs: ClassOut | None = Field(description=_("국가직무능력표준의 분류. 없으면 null"))


class SkillsPage(Schema):
    """A part of the list of skills."""

    items: list[SkillOut]
    next: str | None = Field(description=_("다음 쪽의 주소. 마지막 쪽이면 null"))


@occupations.get("", response=OccupationsPage, summary=_("직업 목록"))
def list_occupations(request: HttpRequest, query: Query[OccupationQuery]) -> dict[str, Any]:
    rows = Occupation.objects.current().select_related("field")
    if query.field:
        rows = rows.filter(field__code=query.field)
    if query.effort:
        rows = rows.filter(effort=query.effort)
    if query.hours:
        rows = rows.filter(hours__contains=[query.hours])
    page = page_of(request, rows, order=ORDER, query=query)
    page["items"] = [occupation_out(one) for one in page["items"]]
    return page


@occupations.get("/{code}", response=OccupationDetail, summary=_("직업 하나와 필요한 기술"))
def get_occupation(request: HttpRequest, code: Path[OccupationCode]) -> dict[str, Any]:
    page = occupation_page(code)
    if page is None:
        raise Http404
    one = page.occupation
    links = OccupationLink.objects.filter(occupation=one, withdrawn_at__isnull=True)
    return {
        **occupation_out(one),
        "also": [{"ko": ko, "en": en} for ko, en in zip(one.also_ko, one.also_en, strict=True)],
        "skills": [need_out(need) for need in page.needs],
        "certificates": [held_out(found) for found in page.certificates],
        "routes": [{"way": route.way, "text": words(route, "text")} for route in page.routes],
        "links": [
            {"scheme": link.scheme, "edition": link.edition, "code": link.code}
            for link in links.order_by("scheme", "edition", "code")
        ],
        "pay": pay_out(page.pay),
        "sources": [source_out(s) for s in sorted(page.sources, key=lambda s: s.code)],
    }


@skills.get("", response=SkillsPage, summary=_("기술 목록"))
def list_skills(request: HttpRequest, query: Query[PageQuery]) -> dict[str, Any]:
    rows = Skill.objects.current().select_related("group")
    page = page_of(request, rows, order=SKILL_ORDER, query=query)
    page["items"] = [skill_out(one) for one in page["items"]]
    return page


def occupation_out(one: Occupation) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": words(one, "name"),
        "summary": words(one, "summary"),
        "field": named(one.field),
        "keco": {"scheme": Scheme.KECO, "edition": one.keco_edition, "code": one.keco_code},
        "effort": one.effort,
        "demands": one.demands,
        "hours": one.hours,
        "hours_from": one.hours_from,
        "hours_to": one.hours_to,
    }


def need_out(need: OccupationSkill) -> dict[str, Any]:
    return {
        "code": need.skill.code,
        "name": words(need.skill, "name"),
        "level": need.level,
        "need": need.need,
    }


def held_out(found: OccupationCertificate) -> dict[str, Any]:
    return {
        "code": found.certificate.code,
        "name": words(found.certificate, "name"),
        "kind": found.certificate.kind,
        "weight": found.weight,
    }


def pay_out(pay: Pay | None) -> dict[str, Any] | None:
    if pay is None:
        return None
    return {
        "from_won": pay.from_won,
        "to_won": pay.to_won,
        "as_of": pay.as_of_on,
        "source": source_out(pay.source),
    }


def skill_out(one: Skill) -> dict[str, Any]:
    ncs = {"scheme": Scheme.NCS, "edition": one.ncs_edition, "code": one.ncs_code}
    return {
        "code": one.code,
        "name": words(one, "name"),
        "group": named(one.group),
        "taught_as": one.taught_as,
        "ncs": ncs if one.ncs_code else None,
    }
