"""Whoever asked is told what a new rule changes for them: once, with why, from when, what to do."""

from datetime import date, timedelta

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.flows import tasks
from naru.flows.erase_person import erase_person
from naru.flows.load_city import load_city
from naru.flows.tell_changes import tell_changed_case, tell_changes
from naru.notices.models import Notice
from naru.notices.queries import told
from naru.policies.models import Enquiry
from naru.policies.queries import current_book, saved_cases
from naru.policies.services import enquiries, watching
from naru.residents.enums import Fact
from naru.residents.services import answers, leaving
from tests.city.packs import copy_of
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)

JOBS = "policies/harbour-jobs.toml"
OLD_VERSION = """
programme = "harbour-jobs"

[[version]]
valid_from = 2025-05-01
sources = ["plan-2025"]
not_published = ["age"]

[version.when]
id = "resident"
fact = "lives_in_city"
op = "is"
value = true
"""
NEW_VERSION = """

[[version]]
valid_from = 2026-11-20
sources = ["plan-2025"]

[version.when]
id = "all"
all = [
  { id = "resident", fact = "lives_in_city", op = "is", value = true },
  { id = "born", fact = "birth_on", op = "until", value = 1970-12-31 },
]
"""

CASE = """
policy = "harbour-jobs"

[[case]]
name = "lives here"
on = 2026-11-20
facts = { lives_in_city = true }
answer = "yes"
"""
OPENED = """

[[version]]
valid_from = 2026-11-20
sources = ["plan-2025"]
rule = "open to all"
"""


@pytest.fixture
def pack(tmp_path, settings, noon):
    copy = copy_of("haneul", tmp_path)
    settings.CITY_DIR = copy.folder
    copy.write(JOBS, OLD_VERSION)
    cases = copy.folder / "cases" / "harbour-jobs.toml"
    cases.unlink(missing_ok=True)
    load_city(folder=copy.folder, at=noon)
    return copy


def resident_who_asked(noon, **facts):
    resident = ResidentFactory()
    facts = {"birth_on": "1976-03-02", "lives_in_city": True, **facts}
    answers.tell(
        resident_id=resident.pk,
        answers={Fact(name): value for name, value in facts.items()},
        by=resident.user,
        at=noon,
    )
    watching.begin(resident=resident, book=current_book(), by=resident.user, at=noon)
    return resident


def change(pack, at):
    pack.write(JOBS, (pack.folder / JOBS).read_text("utf-8") + NEW_VERSION)
    load_city(folder=pack.folder, at=at)


def tell(resident, at):
    return tell_changes(watch_id=resident.watch.pk, book=current_book(), at=at)


def test_a_changed_rule_is_told_with_why_from_when_and_what_to_do(pack, noon):
    resident = resident_who_asked(noon)
    later = noon + timedelta(days=1)
    change(pack, later)
    assert tell(resident, later) == 1
    korean, english = (told(Notice.objects.get(), language=code) for code in ("ko", "en"))
    assert korean.subject.endswith(": 이제 조건이 맞지 않습니다")
    assert korean.body == (
        "전에는 조건이 맞았지만 2026년 11월 20일(금)부터 맞지 않습니다. 맞지 않는 조건: "
        "1970년 12월 31일 또는 그 전에 태어났어요 (1976년 3월 2일에 태어났어요). "
        "다음에 할 일: 지금 참여할 수 있는 다른 지원을 전화로 함께 찾아 드립니다."
    )
    assert "from Fri 20 Nov 2026" in english.body
    assert "You were born on or before" in english.body


def test_it_is_told_once_however_often_the_pack_is_loaded(pack, noon):
    resident = resident_who_asked(noon)
    change(pack, noon)
    assert tell(resident, noon) == 1
    load_city(folder=pack.folder, at=noon, again=True)
    resident.watch.refresh_from_db()
    assert tell(resident, noon + timedelta(hours=1)) == 0
    assert Notice.objects.count() == 1


def test_what_opens_is_told_too(pack, noon):
    """The new rule is the present one; then the pack goes back to the wider rule."""
    before = (pack.folder / JOBS).read_text("utf-8")
    change(pack, noon)
    resident = resident_who_asked(noon)
    pack.write(JOBS, before)
    load_city(folder=pack.folder, at=noon)
    assert tell(resident, noon) == 1
    assert told(Notice.objects.get()).subject.endswith(": 이제 조건이 맞습니다")


def test_whose_answer_stays_or_was_never_known_hears_nothing(pack, noon):
    older = resident_who_asked(noon, birth_on="1966-03-02")
    silent = ResidentFactory()
    watching.begin(resident=silent, book=current_book(), by=silent.user, at=noon)
    change(pack, noon)
    assert (tell(older, noon), tell(silent, noon)) == (0, 0)


def test_a_change_of_one_s_own_facts_is_no_news(pack, noon):
    resident = resident_who_asked(noon)
    moved = {Fact.LIVES_IN_CITY: False}
    answers.tell(resident_id=resident.pk, answers=moved, by=resident.user, at=noon)
    assert tell(resident, noon + timedelta(days=1)) == 0


def test_a_birthday_is_told_from_its_day(tmp_path, settings, noon):
    copy = copy_of("haneul", tmp_path)
    settings.CITY_DIR = copy.folder
    load_city(folder=copy.folder, at=noon)
    ages = current_book().parameters["ages"].on(date(2026, 11, 24)).value
    born = date(2026 - ages[0], 11, 26)
    resident = resident_who_asked(noon, birth_on=born.isoformat(), household_size=1)
    given = {Fact.HOUSEHOLD_INCOME_WON: 900_000_000}
    answers.tell(resident_id=resident.pk, answers=given, by=resident.user, at=noon)
    assert tell(resident, noon + timedelta(days=1)) == 0
    resident.watch.refresh_from_db()
    assert tell(resident, noon + timedelta(days=2)) == 1
    assert "2026년 11월 26일(목)부터 맞습니다" in told(Notice.objects.get()).body


def test_loading_a_pack_starts_the_job_and_the_job_tells_everybody(pack, noon):
    ProcrastinateJob.objects.filter(task_name="policies.tell_all").count()
    one, other = resident_who_asked(noon), resident_who_asked(noon)
    change(pack, noon)
    waiting = ProcrastinateJob.objects.filter(task_name="policies.tell_all", status="todo")
    assert waiting.exists()
    assert "policies.tell_all" in app.tasks
    tasks.tell_all()
    tasks.tell_all()
    tasks.tell_all_nightly(0)
    assert [n.resident for n in Notice.objects.order_by("resident_id")] == [one, other]


def asked_officially(resident, at):
    return enquiries.ask(
        resident=resident, policy="harbour-jobs", book=current_book(), by=resident.user, at=at
    )


def holder_of_an_answer(noon, **facts):
    """Somebody with an official answer who never asked to be told of changes."""
    resident = resident_who_asked(noon, **facts)
    watching.end(resident=resident, by=resident.user, at=noon)
    asked_officially(resident, noon)
    return resident


def test_a_saved_case_is_decided_again_when_a_pack_is_loaded_and_its_owner_is_told_once(pack, noon):
    resident, older = holder_of_an_answer(noon), holder_of_an_answer(noon, birth_on="1966-03-02")
    change(pack, noon)
    tasks.tell_all()
    tasks.tell_all()
    notice = Notice.objects.get()
    assert notice.resident == resident
    assert told(notice).subject.endswith(": 이제 조건이 맞지 않습니다")
    assert "1970년 12월 31일 또는 그 전에 태어났어요" in told(notice).body
    packs = {one.resident: one.pack_id for one in Enquiry.objects.all()}
    assert packs == dict.fromkeys((resident, older), current_book().digest)


def test_only_the_policy_that_was_asked_about_is_told(pack, noon):
    """The answer on the night school changes too, but it was never asked."""
    rich = {"household_size": 1, "household_income_won": 900_000_000}
    one, other = holder_of_an_answer(noon, **rich), resident_who_asked(noon, **rich)
    school = "policies/night-school.toml"
    (pack.folder / "cases" / "night-school.toml").unlink()
    pack.write("cases/harbour-jobs.toml", CASE)
    text = (pack.folder / school).read_text("utf-8")
    pack.write(school, text + OPENED)
    load_city(folder=pack.folder, at=noon)
    tasks.tell_all()
    assert [notice.resident for notice in Notice.objects.all()] == [other]
    assert set(saved_cases()) == set(one.enquiries.values_list("pk", flat=True))


def test_who_watches_and_holds_an_answer_hears_of_it_once(pack, noon):
    resident = resident_who_asked(noon)
    asked_officially(resident, noon)
    change(pack, noon)
    tasks.tell_all()
    watching.end(resident=resident, by=resident.user, at=noon)
    tasks.tell_all()
    assert Notice.objects.count() == 1


def test_only_the_last_answer_of_a_policy_is_followed(pack, noon):
    resident = holder_of_an_answer(noon)
    moved = {Fact.LIVES_IN_CITY: False}
    answers.tell(resident_id=resident.pk, answers=moved, by=resident.user, at=noon)
    asked_officially(resident, noon)
    _first, last = Enquiry.objects.order_by("pk")
    assert saved_cases() == [last.pk]
    change(pack, noon)
    assert tell_changed_case(enquiry_id=last.pk, book=current_book(), at=noon) == 0


def test_what_its_owner_took_out_of_the_record_is_used_no_more(pack, noon):
    resident = holder_of_an_answer(noon)
    answers.take_back(resident_id=resident.pk, fact=Fact.BIRTH_ON, by=resident.user, at=noon)
    change(pack, noon)
    tasks.tell_all()
    assert Notice.objects.count() == 0


def test_a_case_of_an_erased_record_is_left_alone(pack, noon):
    resident = holder_of_an_answer(noon)
    erase_now(resident, noon)
    change(pack, noon)
    tasks.tell_all()
    assert Notice.objects.count() == 0


def erase_now(resident, noon):
    leaving.ask(resident_id=resident.pk, waiting_days=14, by=resident.user, at=noon)
    erase_person(resident=resident, at=noon + timedelta(days=60))


def test_before_any_load_nobody_is_told(noon):
    tasks.tell_all()
    assert current_book() is None
