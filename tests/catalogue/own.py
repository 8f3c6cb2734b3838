"""A provider with its staff, and what they may tell of courses and runs."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from naru.accounts.enums import Role
from naru.accounts.models import Membership, Organisation, User
from naru.catalogue.models import Course, Provider, Run
from naru.catalogue.services.own import courses, holding, runs
from tests.accounts.factories import MembershipFactory

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
COURSE = {
    "title": "엑셀로 배우는 가게 장부",
    "summary": "장부를 엑셀로 옮깁니다.",
    "blocks": [{"kind": "paragraph", "text": "첫 주: 표 만들기"}],
    "mode": "FIELD",
    "age_rule_known": True,
    "age_from": 40,
    "age_to": 64,
    "residence": "CITY",
    "skills": [{"name": "엑셀", "ncs_code": "02030202", "ncs_version": "2025"}],
}
RUN = {
    "label": "1회차",
    "schedule": "DATED",
    "starts_on": "2026-12-01",
    "last_on": "2026-12-08",
    "weekdays": [2],
    "daily_from": "19:00:00",
    "daily_to": "21:00:00",
    "apply_from_at": "2026-11-20T01:00:00+00:00",
    "apply_until_at": "2026-11-30T15:00:00+00:00",
    "admission": "FIRST_COME",
    "apply_at": "HERE",
    "capacity": 20,
    "payer": "LEARNER",
    "fee_won": 30000,
    "place_words": "새빛캠퍼스 301호",
    "sessions": [
        {
            "starts_at": f"{day}T10:00:00+00:00",
            "ends_at": f"{day}T12:00:00+00:00",
            "mode": "FIELD",
            "place_words": "",
            "topic": "",
        }
        for day in ("2026-12-01", "2026-12-08")
    ],
}


@dataclass
class Staff:
    """Somebody who works for a provider; courses and runs are made as the workspace makes them."""

    membership: Membership = field(default_factory=lambda: MembershipFactory(role=Role.PROVIDER))

    @property
    def user(self) -> User:
        return self.membership.user

    @property
    def organisation(self) -> Organisation:
        return self.membership.organisation

    @property
    def provider(self) -> Provider:
        return holding.open_workspace(organisation=self.organisation, by=self.user, at=AT)

    def course(self, *, number: str = "", publish: bool = False, **told: object) -> Course:
        made = courses.make_course(
            provider_id=self.provider.pk,
            told={**COURSE, **told},
            number=number,
            by=self.user,
            at=AT,
        )
        if publish:
            made = courses.publish_course(course_id=made.pk, by=self.user, at=AT)
        return made

    def run(
        self, course: Course, *, number: str = "1", publish: bool = True, **told: object
    ) -> Run:
        return runs.make_run(
            course_id=course.pk,
            number=number,
            told={**RUN, "label": f"{number}회차", **told},
            publish=publish,
            by=self.user,
            at=AT,
        )
