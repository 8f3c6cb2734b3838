"""Everything this package holds about a resident, for taking along."""

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Section
from naru.residents import facts, rules
from naru.residents.enums import Fact
from naru.residents.models import Answer, ErasureRequest, Helper, HelperCode, Resident
from naru.residents.queries.access import visits_of
from naru.residents.queries.answers import district_names, in_words
from naru.residents.queries.consents import consents_of

EVERYTHING = 1_000_000


def export_record(resident: Resident) -> list[Section]:
    """Name, answers with their history, consents, helpers, looks and wishes to leave."""
    return [
        _person(resident),
        _answers(resident),
        _consents(resident),
        _helpers(resident),
        _views(resident),
        _erasures(resident),
    ]


def _person(resident: Resident) -> Section:
    return Section(
        key="record",
        title=_("기록"),
        labels={
            "code": _("이용자 번호"),
            "name": _("이름"),
            "phone": _("전화번호"),
            "contact_wish": _("연락 방법"),
            "registered_at": _("등록한 때"),
        },
        rows=[
            {
                "code": resident.shown_code,
                "name": resident.name,
                "phone": rules.national(resident.phone),
                "contact_wish": resident.get_contact_wish_display(),
                "registered_at": resident.registered_at,
            }
        ],
    )


def _answers(resident: Resident) -> Section:
    rows = list(Answer.objects.filter(resident=resident).order_by("pk"))
    districts = district_names([row.value for row in rows])
    return Section(
        key="answers",
        title=_("답해 주신 내용과 예전 답"),
        labels={
            "fact": _("내용"),
            "answer": _("답"),
            "source": _("어떻게 알았나요"),
            "answered_at": _("답한 때"),
            "superseded_at": _("바뀐 때"),
        },
        rows=[
            {
                "fact": str(row.get_fact_display()),
                "name": row.fact,
                "answer": in_words(facts.BY_FACT[Fact(row.fact)], row.value, districts),
                "value": row.value,
                "source": row.get_source_display(),
                "answered_at": row.answered_at,
                "superseded_at": row.superseded_at,
            }
            for row in rows
        ],
    )


def _consents(resident: Resident) -> Section:
    return Section(
        key="consents",
        title=_("동의"),
        labels={
            "kind": _("무엇에"),
            "version": _("판"),
            "means": _("어떻게"),
            "given_at": _("동의한 때"),
            "ended_at": _("끝난 때"),
            "text": _("동의한 글"),
        },
        rows=[
            {
                "kind": one.get_kind_display(),
                "version": one.text.version,
                "means": one.get_means_display(),
                "given_at": one.given_at,
                "ended_at": one.ended_at,
                "end": one.get_end_display() if one.end else "",
                "text": one.text.body,
            }
            for one in consents_of(resident)
        ],
    )


def _helpers(resident: Resident) -> Section:
    rows = (
        Helper.objects.filter(resident=resident)
        .select_related("user", "organisation")
        .order_by("pk")
    )
    code = HelperCode.objects.filter(resident=resident).first()
    return Section(
        key="helpers",
        title=_("나를 돕는 사람"),
        labels={
            "helper": _("누가"),
            "scope": _("어디까지"),
            "means": _("어떻게 맡겼나요"),
            "from_on": _("시작한 날"),
            "to_on": _("끝나는 날"),
            "revoked_at": _("그만둔 때"),
        },
        rows=[
            {
                "helper": str(row.user or row.organisation),
                "scope": row.get_scope_display(),
                "means": row.get_means_display(),
                "from_on": row.from_on,
                "to_on": row.to_on,
                "revoked_at": row.revoked_at,
            }
            for row in rows
        ]
        + ([{"helper": str(_("아직 쓰지 않은 확인 번호")), "to_on": code.to_on}] if code else []),
    )


def _views(resident: Resident) -> Section:
    return Section(
        key="views",
        title=_("내 기록을 본 사람"),
        labels={
            "who": _("누가"),
            "organisation": _("어느 기관에서"),
            "purpose": _("왜"),
            "began_at": _("언제"),
            "pages": _("무엇을"),
        },
        rows=[
            {
                "who": str(one.viewer),
                "organisation": str(one.organisation or ""),
                "purpose": f"{one.purpose} {one.words}".strip(),
                "began_at": one.began_at,
                "pages": list(one.pages),
            }
            for one in visits_of(resident, limit=EVERYTHING)
        ],
    )


def _erasures(resident: Resident) -> Section:
    rows = ErasureRequest.objects.filter(resident=resident).order_by("pk")
    return Section(
        key="erasure_requests",
        title=_("기록 지우기 신청"),
        labels={
            "asked_at": _("신청한 때"),
            "due_on": _("지우는 날"),
            "withdrawn_at": _("취소한 때"),
        },
        rows=[
            {"asked_at": row.asked_at, "due_on": row.due_on, "withdrawn_at": row.withdrawn_at}
            for row in rows
        ],
    )
