"""A person's applications, for taking along."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Plain, Section
from naru.enrolments.models import Arrival, Claim, Result, Statement
from naru.enrolments.queries.attendance import all_of
from naru.enrolments.queries.elsewhere import export_elsewhere
from naru.residents.models import Resident


def export_enrolments(resident: Resident) -> list[Section]:
    """Every click at a door and what became of it, for taking along."""
    mine = Claim.objects.filter(resident=resident).order_by("pk")
    rows = []
    for one in mine.select_related(
        "application", "lot", "ground", "companion", "intake__run__course"
    ):
        came, lot = getattr(one, "application", None), getattr(one, "lot", None)
        kept, company = getattr(one, "ground", None), getattr(one, "companion", None)
        rows.append(
            {
                "course": one.intake.run.course.title,
                "at": one.at,
                "state": came.get_state_display() if came else None,
                "seat_no": came.seat_no if came else None,
                "wait_no": came.wait_no if came else None,
                "channel": one.get_channel_display(),
                "token": lot.token if lot else None,
                "rank": lot.rank if lot else None,
                "together_since": company.joined_at if company else None,
                "let_in_on": [f"{name}: {value}" for name, value in kept.facts.items()]
                if kept
                else [],
            }
        )
    labels = {
        "course": _("강좌 이름"),
        "at": _("신청한 때"),
        "state": _("결과"),
        "wait_no": _("대기 번호"),
        "channel": _("신청한 길"),
        "token": _("추첨 번호표"),
        "rank": _("추첨 순위"),
        "together_since": _("함께 추첨하기로 한 때"),
        "let_in_on": _("자격을 확인한 내용"),
    }
    stood = Arrival.objects.filter(resident=resident).order_by("pk")
    lines = [
        {"course": one.intake.run.course.title, "at": one.at, "place": one.place}
        for one in stood.select_related("intake__run__course")
    ]
    return [
        Section(key="enrolments", title=_("수강 신청"), labels=labels, rows=rows),
        Section(
            key="lines",
            title=_("신청을 열 때 선 줄"),
            labels={
                "course": labels["course"],
                "at": _("줄을 선 때"),
                "place": _("줄에서 몇 번째"),
            },
            rows=lines,
        ),
        _statements(resident),
        _attendance(resident),
        _results(resident),
        export_elsewhere(resident),
    ]


def _statements(resident: Resident) -> Section:
    """What the person wrote for reviews, and what readers gave for it once that is decided."""
    rows: list[Mapping[str, Plain]] = []
    mine = Statement.objects.filter(claim__resident=resident).order_by("pk")
    for one in mine.select_related("claim__intake__run__course").prefetch_related("scorings"):
        given = list(one.scorings.all()) if one.rank else []
        rows.append(
            {
                "course": one.claim.intake.run.course.title,
                "at": one.written_at,
                "text": one.text,
                "points": list(map(str, one.points or [])),
                "rank": one.rank,
                "why": [each.words for each in given],
            }
        )
    labels = {
        "course": _("강좌 이름"),
        "at": _("적은 때"),
        "text": _("신청서"),
        "points": _("기준마다 받은 점수"),
        "rank": _("심사 순위"),
        "why": _("점수를 준 까닭"),
    }
    return Section(key="statements", title=_("심사를 받은 신청서"), labels=labels, rows=rows)


def _attendance(resident: Resident) -> Section:
    """Every meeting that something is written of, with what it was before it was put right."""
    rows: list[Mapping[str, Plain]] = [
        {
            "course": one.application.intake.run.course.title,
            "meeting": one.session.starts_at,
            "came": one.get_came_display(),
            "way": one.get_marked_display(),
            "at": one.at,
            "before": [
                f"{each.at.isoformat()} {each.get_was_display()} {each.why}".strip()
                for each in one.corrections.all()
            ],
        }
        for one in all_of(resident)
    ]
    labels = {
        "course": _("강좌 이름"),
        "meeting": _("수업 시작"),
        "came": _("출석 여부"),
        "way": _("적은 길"),
        "at": _("적은 때"),
        "before": _("고치기 전"),
    }
    return Section(key="attendance", title=_("수업 출석"), labels=labels, rows=rows)


def _results(resident: Resident) -> Section:
    """What came out of each class that has ended."""
    mine = Result.objects.filter(application__resident=resident).order_by("pk")
    rows: list[Mapping[str, Plain]] = [
        {
            "course": one.application.intake.run.course.title,
            "completed": one.completed,
            "came": one.came,
            "held": one.closing.held,
            "needed": one.closing.needed,
            "at": one.at,
        }
        for one in mine.select_related("closing", "application__intake__run__course")
    ]
    labels = {
        "course": _("강좌 이름"),
        "completed": _("수료했나요"),
        "came": _("온 횟수"),
        "held": _("수업 횟수"),
        "needed": _("수료에 필요한 횟수"),
        "at": _("정해진 때"),
    }
    return Section(key="results", title=_("수료 결과"), labels=labels, rows=rows)
