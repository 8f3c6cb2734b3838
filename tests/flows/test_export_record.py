"""A person's export holds what every domain keeps."""

import pytest

from naru.audit.models import Entry
from naru.flows.export_record import export_record
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.residents.enums import Fact, FactGroup
from naru.residents.facts import DEFINITIONS
from naru.residents.services import answers
from tests.places.factories import DistrictFactory
from tests.residents.factories import ConsentFactory, HelperFactory, ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_all_sections_are_there_and_filled(noon):
    district = DistrictFactory()
    resident = ConsentFactory().resident
    HelperFactory(resident=resident)
    said = {
        Fact.BIRTH_ON: "1976-03-02",
        Fact.HOME_DISTRICT: district.code,
        Fact.HOUSEHOLD_INCOME_WON: 3_200_000,
        Fact.HOUSEHOLD_SIZE: 3,
        Fact.EMPLOYMENT: "LOOKING",
        Fact.LIVES_IN_CITY: False,
    }
    answers.tell(resident_id=resident.pk, answers=said, by=resident.user, at=noon)
    inbox.send(resident=resident, kind=Kind.WELCOME, at=noon)
    sections = {one.key: one for one in export_record(resident=resident, by=resident.user, at=noon)}
    assert list(sections) == [
        "receipts",
        "scholarship_applications",
        "scholarship_papers",
        "scholarship_uses",
        "scholarship_statement",
        "enrolments",
        "lines",
        "statements",
        "attendance",
        "results",
        "elsewhere",
        "schools",
        "learnings",
        "lessons",
        "checks",
        "exams",
        "longer_asked",
        "completions",
        "requests",
        "mentors",
        "appointments",
        "goals",
        "counselling_notes",
        "spaces",
        "clubs",
        "signed_skills",
        "plans",
        "plan_steps",
        "plan_comments",
        "plan_doubts",
        "plan_evidence",
        "certificates",
        "certificate_shares",
        "credits",
        "marks",
        "credit_wish",
        "follow_ups_agreed",
        "follow_ups",
        "calendar",
        "payments",
        "refund_account",
        "diagnoses",
        "diagnosis_answers",
        "diagnosis_results",
        "diagnosis_skills",
        "watch",
        "notices",
        "record",
        "answers",
        "consents",
        "helpers",
        "views",
        "erasure_requests",
        "account",
        "keys",
        "sessions",
        "roles",
        "trail",
    ]
    shown = {row["name"]: (row["answer"], row["value"]) for row in sections["answers"].rows}
    assert shown == {
        "birth_on": ("1976년 3월 2일(화)", "1976-03-02"),
        "home_district": (district.name_ko, district.code),
        "household_income_won": ("3,200,000원", 3_200_000),
        "household_size": ("3명", 3),
        "employment": ("일을 찾고 있어요", "LOOKING"),
        "lives_in_city": ("아니요", False),
    }
    assert sections["account"].rows[0]["email"] == resident.user.email
    assert len(sections["trail"].rows) == len(said)
    assert Entry.objects.latest("pk").action == "resident.exported"


def test_people_without_log_in_have_no_account_section(noon):
    resident = ResidentFactory(user=None)
    staff = ResidentFactory().user
    keys = [one.key for one in export_record(resident=resident, by=staff, at=noon)]
    assert "account" not in keys
    assert "record" in keys


def test_every_group_of_facts_can_be_shown():
    assert {one.group for one in DEFINITIONS} == set(FactGroup)
