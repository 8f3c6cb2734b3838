"""A demo city's scholarship: two rounds with plainly invented applicants in every state.

Each step goes through the flow that people use, as of the day it would have happened on.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from struct import pack

from django.utils import timezone

from naru.accounts import services as accounts
from naru.accounts.models import Membership, User
from naru.flows.ask_for_papers import ask_for_papers
from naru.flows.begin_application import begin_application
from naru.flows.begin_grants import begin_grants
from naru.flows.check_application import check_application
from naru.flows.give_up_place import give_up_place
from naru.flows.hand_in_application import hand_in_application
from naru.flows.hold_place import hold_place
from naru.flows.put_paper import put_paper
from naru.flows.settle_application import settle_application
from naru.flows.withdraw_application import withdraw_application
from naru.policies.reading.book import rulebook
from naru.residents.enums import ConsentKind, Fact, Means
from naru.residents.models import Resident
from naru.residents.queries import resident_of, values_of
from naru.residents.services import answers, consents, people
from naru.scholarships.enums import CheckKind, PaperKind
from naru.scholarships.models import Application, Grant, Round
from naru.scholarships.pack import Terms
from naru.scholarships.queries.deciding import ranking_of
from naru.scholarships.rules.deciding import asked
from naru.scholarships.services import draws, rounds, uses

OPEN, PAST = "demo-open", "demo-past"
DAY = timedelta(days=1)
NUMBER = "3 11 24 29 35 41 + 7"
Told = Mapping[Fact, object]
TOLD: Told = {
    Fact.BIRTH_ON: "1974-05-06",
    Fact.LIVES_IN_CITY: True,
    Fact.EMPLOYMENT: "LOOKING",
    Fact.BASIC_LIVELIHOOD: False,
    Fact.NEAR_POOR: True,
    Fact.BENEFITS_NOW: [],
}
YOUNGER: Told = {Fact.BIRTH_ON: "1984-05-06"}
ON_LIVELIHOOD: Told = {Fact.BASIC_LIVELIHOOD: True, Fact.NEAR_POOR: False}
VOUCHER: Told = {Fact.BENEFITS_NOW: ["LIFELONG_VOUCHER"]}
RESULTS = ("waiting", "half", "more", "eligible", "refused", "excluded", "withdrawn", "draft")
"""What becomes of the applicants of the open round, one each."""


@dataclass(frozen=True)
class Staff:
    """Who checks and who grants."""

    clerk: Membership
    manager: Membership


class DemoScholarship:
    """Makes both rounds once; `at` is now."""

    def __init__(self, *, terms: Terms, at: datetime) -> None:
        self.terms, self.at, self.book = terms, at, rulebook()
        self.staff = Staff(_member("counsellor"), _member("manager"))

    def make(self) -> int:
        """How many applications are new; a second time none."""
        if not self._fits() or Round.objects.filter(code=OPEN).exists():
            return 0
        self._past()
        self._open()
        return Application.objects.filter(round__code__in=(OPEN, PAST)).count()

    def _fits(self) -> bool:
        """Whether these people know all that the city's rule asks."""
        version = self.book.policies[self.terms.file.policy].on(timezone.localdate(self.at))
        known = {fact.value for fact in TOLD}
        return version is not None and set(asked(version, self.terms.criteria)) <= known

    def _past(self) -> None:
        """A round that is over: five people, money for two, the first demo resident among them."""
        began = self.at - 120 * DAY
        one = self._round(PAST, "지난 회차(보기)", "Past round (sample)", began, people=2)
        resident = resident_of(_user("resident"))
        if resident is None:
            raise ValueError("seed_demo makes the residents first")
        self._tell(resident, ON_LIVELIHOOD, self.at)
        facts: tuple[Told, ...] = (ON_LIVELIHOOD, {}, {}, YOUNGER)
        others = [self._person(f"past-{place}", more, began) for place, more in enumerate(facts, 1)]
        for who in (resident, *others):
            self._checked(self._applied(who, one, began + DAY), began + 31 * DAY)
        manager = self.staff.manager.user
        points = {row.application.pk: row.points for row in ranking_of(one, self.book)}
        draws.freeze(round_id=one.pk, points=points, by=manager, at=began + 33 * DAY)
        draws.draw(round_id=one.pk, public_number=NUMBER, by=manager, at=one.draw_from_at)
        begin_grants(round_id=one.pk, by=manager, at=one.draw_from_at + DAY)
        while settle_application(round_id=one.pk, book=self.book, at=one.draw_from_at + DAY):
            pass
        self._courses(Grant.objects.get(resident=resident), began + 40 * DAY)

    def _courses(self, grant: Grant, at: datetime) -> None:
        """A place spent and left early, and one to come."""
        first = timezone.localdate(at) + 7 * DAY
        left = self._place("demo:1", "가상 강좌: 엑셀 첫걸음", 160_000, first)
        use = hold_place(grant=grant, place=left, by=self.staff.manager.user, at=at)
        uses.spend(use_id=use.pk, at=at + 7 * DAY)
        give_up_place(use=use, whose="learner", by=self.staff.manager.user, at=at + 15 * DAY)
        coming = timezone.localdate(self.at) + 14 * DAY
        place = self._place("demo:2", "가상 강좌: 가게 사진 찍기", 200_000, coming)
        hold_place(grant=grant, place=place, by=self.staff.manager.user, at=self.at - DAY)

    def _open(self) -> None:
        """A round in which one may apply now."""
        began = self.at - 10 * DAY
        one = self._round(OPEN, "이번 회차(보기)", "This round (sample)", began, people=3)
        for place, result in enumerate(RESULTS):
            more = VOUCHER if result == "refused" else (ON_LIVELIHOOD, {}, YOUNGER)[place % 3]
            who = self._person(f"open-{place + 1}", more, began)
            self._bring(who, one, result, began + DAY)

    def _bring(self, who: Resident, one: Round, result: str, at: datetime) -> None:
        if result == "draft":
            self._begun(who, one, at)
            return
        application = self._applied(who, one, at)
        later = at + 2 * DAY
        if result == "half":
            self._check(application, CheckKind.INCOME, later)
        elif result == "eligible":
            self._checked(application, later)
        elif result == "excluded":
            self._checked(application, later, double=["SEOCHO_VOUCHER"])
        elif result == "more":
            ask_for_papers(
                application_id=application.pk,
                words="증명서의 뒷면이 보이지 않습니다. 뒷면도 올려 주세요.",
                membership=self.staff.clerk,
                at=later,
            )
        elif result == "withdrawn":
            withdraw_application(application=application, by=application.submitted_by, at=later)

    def _round(self, code: str, ko: str, en: str, began: datetime, *, people: int) -> Round:
        plan = rounds.Plan(
            code=code,
            name_ko=ko,
            name_en=en,
            apply_from_at=began,
            apply_until_at=began + 30 * DAY,
            draw_from_at=began + 35 * DAY,
            results_on=timezone.localdate(began + 38 * DAY),
            use_until_on=timezone.localdate(began + 240 * DAY),
            people=people,
            sample=True,
        )
        terms = self.terms.for_round(timezone.localdate(began))
        return rounds.open_round(plan=plan, terms=terms, by=self.staff.manager.user, at=began)

    def _person(self, key: str, more: Told, at: datetime) -> Resident:
        """Somebody invented, who cannot log in."""
        user = accounts.create_account(email=f"{key}@demo.example", name=f"가상 신청인 {key}")
        resident = people.register(user=user, by=user, at=at, name=f"가상 신청인 {key}")
        consents.give(
            resident_id=resident.pk, kind=ConsentKind.SERVICE, means=Means.ONLINE, by=user, at=at
        )
        self._tell(resident, more, at)
        return resident

    def _tell(self, resident: Resident, more: Told, at: datetime) -> None:
        """What the rule asks; what the record says already stays."""
        said = {**TOLD, **more}
        known = values_of(resident)
        by = _owner(resident)
        consents.give(
            resident_id=resident.pk, kind=ConsentKind.SENSITIVE, means=Means.ONLINE, by=by, at=at
        )
        new = {fact: value for fact, value in said.items() if fact.value not in known}
        answers.tell(resident_id=resident.pk, answers=new, by=by, at=at)

    def _begun(self, who: Resident, one: Round, at: datetime) -> Application:
        by = _owner(who)
        begun = begin_application(round_id=one.pk, resident=who, by=by, at=at)
        put_paper(
            application=begun,
            kind=PaperKind.WELFARE,
            name="가상 증명서.png",
            data=_picture(shade=begun.pk % 200),
            by=by,
            at=at,
        )
        return begun

    def _applied(self, who: Resident, one: Round, at: datetime) -> Application:
        begun = self._begun(who, one, at)
        return hand_in_application(application=begun, book=self.book, by=_owner(who), at=at)

    def _checked(self, one: Application, at: datetime, *, double: list[str] | None = None) -> None:
        self._check(one, CheckKind.INCOME, at)
        self._check(one, CheckKind.DOUBLE_BENEFIT, at, double)

    def _check(
        self, one: Application, kind: CheckKind, at: datetime, double: list[str] | None = None
    ) -> None:
        income = {name: one.facts[name] for name in ("basic_livelihood", "near_poor")}
        by_kind: dict[CheckKind, tuple[dict[str, object], Membership, str]] = {
            CheckKind.INCOME: (income, self.staff.clerk, "증명서를 보았습니다."),
            CheckKind.DOUBLE_BENEFIT: (
                {"benefits_now": double or []},
                self.staff.manager,
                "다섯 지원의 명단을 보았습니다.",
            ),
        }
        found, membership, words = by_kind[kind]
        check_application(
            application_id=one.pk,
            kind=kind,
            found=found,
            words=words,
            membership=membership,
            book=self.book,
            at=at,
        )

    def _place(self, reference: str, title: str, points: int, first: date) -> uses.Place:
        return uses.Place(
            reference=reference,
            run_id=None,
            title=title,
            provider="가상 교육원",
            points=points,
            sessions=[first + week * 7 * DAY for week in range(8)],
            terms=self.terms.bands(None),
        )


def _member(key: str) -> Membership:
    return Membership.objects.select_related("user", "organisation").get(user=_user(key))


def _user(key: str) -> User:
    return User.objects.get(email=f"{key}@demo.example")


def _owner(resident: Resident) -> User:
    if resident.user is None:
        raise ValueError("demo applicants have an account")
    return resident.user


def _picture(*, shade: int) -> bytes:
    """A grey PNG that says nothing about anybody."""
    width, height = 60, 85
    rows = zlib.compress(b"".join(b"\0" + bytes([shade]) * width for _row in range(height)))
    parts = (
        (b"IHDR", pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", rows),
        (b"IEND", b""),
    )
    chunks = [
        pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
