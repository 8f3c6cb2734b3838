"""Everything the platform holds about a person, in one list.

Whoever adds a table that leads to a resident or a user adds it here: how it is taken along, and
how it is erased or why it stays. A test compares the list with the tables there are.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naru.accounts import queries as accounts_queries
from naru.accounts import services as accounts
from naru.audit import queries as audit_queries
from naru.audit.enums import name_of
from naru.core.portable import Section
from naru.counselling.queries.export import export_counselling
from naru.counselling.services import leaving as counselling
from naru.credentials.queries.export import export_certificates
from naru.credentials.services import sharing
from naru.credits.queries.export import export_credits
from naru.credits.services import booking, wishing
from naru.diagnosis.queries.export import export_diagnosis
from naru.diagnosis.services import runs as diagnoses
from naru.enrolments.queries.calendars import export_feed
from naru.enrolments.queries.export import export_enrolments
from naru.enrolments.services import claims, elsewhere, feeds, statements
from naru.files import services as files
from naru.lessons.queries.export_progress import export_learning
from naru.lessons.services import leaving as lessons
from naru.notices import queries as notices_queries
from naru.notices.services import inbox
from naru.outcomes.queries.export import export_follow_ups
from naru.outcomes.services import answering
from naru.payments.queries import charges as charge_queries
from naru.payments.queries.export import export_payments
from naru.payments.services import accounts as refund_accounts
from naru.payments.services import charges
from naru.planning.models import Evidence
from naru.planning.queries.evidence import export_evidence
from naru.planning.queries.export import export_plans
from naru.planning.services import leaving as planning
from naru.policies import queries as policies_queries
from naru.policies.services import watching
from naru.residents import queries as residents_queries
from naru.residents.models import Resident
from naru.residents.services import leaving
from naru.scholarships.models import Paper
from naru.scholarships.queries.export import export_scholarships
from naru.scholarships.services import applications
from naru.schools.queries.export import export_schools
from naru.spaces.queries.export import export_spaces
from naru.spaces.services import leaving as spaces

Erasing = Callable[[Resident, datetime], None]


@dataclass(frozen=True)
class Holding:
    """What one domain holds: its tables, how to take them along, how they end.

    `stays` says, for the person, what is left after erasing and why; empty if nothing is.
    """

    tables: tuple[str, ...]
    export: Callable[[Resident], list[Section]]
    erase: Erasing | None = None
    stays: tuple[str | Promise, ...] = field(default=())


def _of(forget: Callable[..., object]) -> Erasing:
    """By a service that asks whose rows end, and not when."""

    def erase(resident: Resident, at: datetime) -> None:
        forget(resident=resident)

    return erase


def _at(forget: Callable[..., object]) -> Erasing:
    """By a service that also asks when."""

    def erase(resident: Resident, at: datetime) -> None:
        forget(resident=resident, at=at)

    return erase


def _export_account(resident: Resident) -> list[Section]:
    return accounts_queries.export_account(resident.user) if resident.user else []


def _export_trail(resident: Resident) -> list[Section]:
    lines = audit_queries.lines_about(user=resident.user, subject=("resident", resident.public_id))
    return [
        Section(
            key="trail",
            title=_("무엇이 언제 바뀌었나요"),
            labels={"at": _("언제"), "what": _("무엇을"), "who": _("누가")},
            rows=[
                {
                    "at": line.at,
                    "what": name_of(line.action),
                    "who": str(line.actor or _("누리집이 스스로")),
                    "action": line.action,
                    "details": line.details,
                }
                for line in lines
            ],
        )
    ]


def _erase_scholarships(resident: Resident, at: datetime) -> None:
    papers = Paper.objects.filter(application__resident=resident).select_related("upload")
    for paper in papers.order_by("pk"):
        files.erase(upload=paper.upload, by=None, at=at)
    applications.forget(resident=resident, at=at)


def _erase_enrolments(resident: Resident, at: datetime) -> None:
    claims.forget(resident_id=resident.pk, at=at)
    statements.forget(resident_id=resident.pk)
    elsewhere.forget(resident=resident)


def _erase_credits(resident: Resident, at: datetime) -> None:
    wishing.forget(resident=resident)
    booking.forget(resident=resident)


def _export_enrolments(resident: Resident) -> list[Section]:
    return [*export_enrolments(resident), *export_schools(resident)]


def _export_plans(resident: Resident) -> list[Section]:
    return [*export_plans(resident), *export_evidence(resident)]


def _erase_plans(resident: Resident, at: datetime) -> None:
    mine = Evidence.objects.filter(resident=resident).select_related("upload")
    for one in mine.order_by("pk"):
        files.erase(upload=one.upload, by=None, at=at)
    planning.forget(resident=resident)


def _erase_payments(resident: Resident, at: datetime) -> None:
    for claim_id in charge_queries.standing_claims(resident_id=resident.pk):
        charges.end(claim_id=claim_id, whose="learner", by=None, at=at)
    refund_accounts.forget(resident_id=resident.pk)


def _erase_record(resident: Resident, at: datetime) -> None:
    leaving.erase(resident_id=resident.pk, at=at)


def _erase_account(resident: Resident, at: datetime) -> None:
    if resident.user is not None:
        accounts.close_account(user=resident.user)


HOLDINGS: tuple[Holding, ...] = (
    Holding(
        tables=("policies.Receipt", "policies.Enquiry"),
        export=policies_queries.export_receipts,
        stays=(
            _(
                "결정 확인서는 이름 없이 남습니다. 왜 그렇게 정해졌는지 나중에도 "
                "확인할 수 있어야 해서, 그때 쓴 답이 들어 있습니다."
            ),
        ),
    ),
    Holding(
        tables=(
            "scholarships.Application",
            "scholarships.Check",
            "scholarships.Paper",
            "scholarships.Grant",
            "scholarships.Use",
            "scholarships.Account",
            "scholarships.Transfer",
            "scholarships.Entry",
            "files.Upload",
            "files.Content",
        ),
        export=export_scholarships,
        erase=_erase_scholarships,
        stays=(
            _(
                "장학금을 얼마나 받아 어디에 썼는지는 이름 없이 남습니다. "
                "나라 돈을 쓴 기록이라 지울 수 없습니다. 낸 서류는 지웁니다."
            ),
        ),
    ),
    Holding(
        tables=(
            "enrolments.Arrival",
            "enrolments.Claim",
            "enrolments.Application",
            "enrolments.Ground",
            "enrolments.Lot",
            "enrolments.Companion",
            "enrolments.Statement",
            "enrolments.Scoring",
            "enrolments.Copy",
            "enrolments.Attendance",
            "enrolments.Correction",
            "enrolments.Result",
            "enrolments.Elsewhere",
        ),
        export=_export_enrolments,
        erase=_erase_enrolments,
        stays=(
            _(
                "언제 어느 강좌를 신청해 몇 번을 받았는지는 이름 없이 남습니다. "
                "차례를 바르게 지켰는지 나중에도 확인할 수 있어야 하기 때문입니다."
            ),
            _("심사를 받은 신청서의 글은 지우고, 받은 점수는 이름 없이 남습니다."),
            _("어느 수업에 왔는지는 이름 없이 남습니다. 몇 명이 배웠는지 세는 데 씁니다."),
        ),
    ),
    Holding(
        tables=(
            *("lessons.Learning", "lessons.Progress", "lessons.Watch", "lessons.Check"),
            *("lessons.Attempt", "lessons.Reply", "lessons.Completion"),
            *("lessons.Extension", "lessons.ExtensionAsk"),
        ),
        export=export_learning,
        erase=_of(lessons.forget),
        stays=(
            _(
                "어느 강좌를 언제 온라인으로 배우기 시작했는지, 단원마다 배운 시간과 시험 점수, "
                "수료한 때는 이름 없이 남습니다. 적은 답은 지웁니다. "
                "몇 명이 배우고 마쳤는지 세는 데 씁니다."
            ),
        ),
    ),
    Holding(
        tables=(
            "counselling.Request",
            "counselling.Pairing",
            "counselling.Appointment",
            "counselling.Goal",
            "counselling.Step",
            "counselling.Note",
            "counselling.Handover",
        ),
        export=export_counselling,
        erase=_at(counselling.forget),
        stays=(
            _(
                "어느 멘토와 언제부터 언제까지 함께했는지는 이름 없이 남습니다. "
                "몇 명을 도왔는지 세는 데 씁니다."
            ),
        ),
    ),
    Holding(
        tables=("spaces.Booking", "spaces.Club", "spaces.SignOff"),
        export=export_spaces,
        erase=_at(spaces.forget),
        stays=(
            _(
                "방과 실습대를 언제 썼는지는 이름 없이 남습니다. "
                "얼마나 쓰이는지 세고 받은 사용료를 맞추는 데 씁니다."
            ),
        ),
    ),
    Holding(
        tables=(
            "planning.Plan",
            "planning.Route",
            "planning.Step",
            "planning.Comment",
            "planning.Doubt",
            "planning.Evidence",
        ),
        export=_export_plans,
        erase=_erase_plans,
    ),
    Holding(
        tables=("credentials.Certificate", "credentials.Share"),
        export=export_certificates,
        erase=_at(sharing.forget),
        stays=(
            _(
                "증서를 언제 발급했고 취소했는지는 이름 없이 남습니다. 내려받아 둔 증서를 "
                "확인하는 사람에게 바르게 답해야 하기 때문입니다."
            ),
        ),
    ),
    Holding(
        tables=("credits.Entry", "credits.Mark", "credits.Wish"),
        export=export_credits,
        erase=_erase_credits,
        stays=(
            _(
                "강좌를 마치고 받은 점수와 학점은 이름 없이 남습니다. "
                "대학이 준 학점의 기록이라 지울 수 없습니다. 스스로 적은 학점은 지웁니다."
            ),
        ),
    ),
    Holding(
        tables=("outcomes.FollowUp", "outcomes.Willing"),
        export=export_follow_ups,
        erase=_of(answering.forget),
    ),
    Holding(tables=("enrolments.Feed",), export=export_feed, erase=_of(feeds.forget)),
    Holding(
        tables=(
            "payments.Charge",
            "payments.Account",
            "payments.Transfer",
            "payments.Entry",
            "payments.Payment",
            "payments.Refund",
            "payments.Payout",
            "payments.RefundAccount",
            "payments.BankRow",
            "payments.RowDecision",
            "payments.WaiverAsk",
            "payments.CardOrder",
            "payments.CardNote",
            "payments.CardReturn",
        ),
        export=export_payments,
        erase=_erase_payments,
        stays=(
            _(
                "수강료를 언제 얼마 내고 돌려받았는지는 남습니다. 돈을 주고받은 기록이라 "
                "법에 따라 보관합니다. 돌려받을 계좌는 돌려드릴 돈이 없을 때 지웁니다."
            ),
        ),
    ),
    Holding(
        tables=(
            "diagnosis.Run",
            "diagnosis.Answer",
            "diagnosis.Result",
            "diagnosis.FoundSkill",
        ),
        export=export_diagnosis,
        erase=_of(diagnoses.forget),
    ),
    Holding(
        tables=("policies.Watch",), export=policies_queries.export_watch, erase=_of(watching.forget)
    ),
    Holding(
        tables=("notices.Notice",),
        export=notices_queries.export_notices,
        erase=_of(inbox.forget),
    ),
    Holding(
        tables=(
            "residents.Resident",
            "residents.Answer",
            "residents.Consent",
            "residents.Helper",
            "residents.HelperCode",
            "residents.ErasureRequest",
            "residents.RecordView",
        ),
        export=residents_queries.export_record,
        erase=_erase_record,
        stays=(
            _("누가 언제 왜 기록을 보았는지는 남습니다. 법에 따라 2년 넘게 보관합니다."),
            _("무엇에 언제 동의했는지는 이름 없이 남습니다. 동의를 받았음을 보이는 데 씁니다."),
        ),
    ),
    Holding(
        tables=(
            "accounts.User",
            "accounts.Membership",
            "account.EmailAddress",
            "mfa.Authenticator",
            "usersessions.UserSession",
        ),
        export=_export_account,
        erase=_erase_account,
    ),
    Holding(
        tables=("audit.Entry",),
        export=_export_trail,
        stays=(
            _(
                "무엇이 언제 바뀌었는지 적은 줄은 이름 없이 남습니다. "
                "한 줄이라도 지우면 나머지를 믿을 수 없게 되기 때문입니다."
            ),
        ),
    ),
)
