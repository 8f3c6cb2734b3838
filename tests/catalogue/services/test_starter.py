"""The starter catalogue of a city: whole, sensible, marked as sample, moving on with the days."""

from collections import Counter
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Count, F, Min, Q

from naru.catalogue import lexicon, starter
from naru.catalogue.enums import Mode, Payer, RunStatus, Schedule
from naru.catalogue.models import Course, Run, SearchEntry, Session, Skill, SourceRecord
from naru.city.pack import Pack
from naru.sources.enums import Confidence
from tests.city.packs import CITIES

SEOUL, SEOUL_PACK = ZoneInfo("Asia/Seoul"), CITIES / "seoul"
CYCLE = timedelta(weeks=12)
PLANS_FIELDS = {"leadership", "job-skills", "digital", "start-up", "certificates"}
PLANS_NUMBER = 330
TABLES = [Course, Run, Session, Skill, SourceRecord, SearchEntry]


def load(seoul, at):
    return starter.save(seoul.starter, zone=ZoneInfo(seoul.city.time_zone), at=at)


def content():
    return {model: sorted(map(str, model.objects.values_list())) for model in TABLES}


@pytest.mark.usefixtures("samples")
def test_the_plans_number_of_online_courses_is_there_in_its_five_fields():
    online = Course.objects.present().filter(mode=Mode.ONLINE)
    assert online.count() >= PLANS_NUMBER
    assert set(online.values_list("field", flat=True)) == PLANS_FIELDS
    fields = lexicon.read_fields(Pack(SEOUL_PACK)).value.field
    ours = {one.code for one in fields if one.online_category}
    assert ours == PLANS_FIELDS
    assert min(Counter(online.values_list("field", flat=True)).values()) >= 40
    assert not online.exclude(runs__schedule=Schedule.ALWAYS, runs__status=RunStatus.OPEN).exists()


@pytest.mark.usefixtures("samples")
def test_three_hundred_runs_meet_at_listed_places_within_twelve_weeks(noon):
    today = noon.astimezone(SEOUL).date()
    runs = Run.objects.present().filter(schedule=Schedule.DATED)
    assert runs.count() >= 300
    assert not runs.filter(Q(place=None) | Q(place__confidence=Confidence.LOW)).exists()
    begin = runs.values_list("starts_on", flat=True)
    assert today < min(begin)
    assert max(begin) <= today + CYCLE + timedelta(days=7)  # a holiday may push the first day
    assert sum(day <= today + CYCLE for day in begin) >= 300
    weeks = Counter((day - today).days // 7 for day in begin)
    assert min(weeks[week] for week in range(12)) >= 10


@pytest.mark.usefixtures("samples")
def test_people_with_work_find_evenings_and_weekends():
    def share(**when):
        return Run.objects.filter(schedule=Schedule.DATED, **when).count()

    everything = share()
    assert share(daily_from__hour__gte=18) >= everything / 5
    assert share(weekdays__overlap=[6, 7]) >= everything / 5
    assert share(daily_to__hour__lt=18, weekdays__contained_by=[1, 2, 3, 4, 5]) >= everything / 5


@pytest.mark.usefixtures("samples")
def test_nobody_meets_on_a_public_holiday_and_sessions_agree_with_their_run(seoul):
    meetings = list(Session.objects.values_list("run", "starts_at", "ends_at"))
    days = {start.astimezone(SEOUL).date() for _, start, _ in meetings}
    assert seoul.starter.holidays
    assert not days & seoul.starter.holidays
    taught, first, last = Counter(), {}, {}
    for run, start, end in sorted(meetings):
        taught[run] += (end - start).total_seconds() / 3600
        first.setdefault(run, start.astimezone(SEOUL).date())
        last[run] = start.astimezone(SEOUL).date()
    for run in Run.objects.filter(schedule=Schedule.DATED).select_related("course"):
        told = (run.course.hours, run.starts_on, run.last_on)
        assert (taught[run.pk], first[run.pk], last[run.pk]) == told
        assert run.apply_from_at < run.apply_until_at
        assert run.apply_until_at.astimezone(SEOUL).date() < run.starts_on


@pytest.mark.usefixtures("samples")
def test_a_place_has_one_class_of_a_subject_at_a_time():
    runs = Run.objects.filter(schedule=Schedule.DATED)
    busy = runs.values("course", "starts_on").annotate(n=Count("pk"))
    assert not busy.filter(n__gt=1).exists()


@pytest.mark.usefixtures("samples")
def test_every_course_is_marked_as_a_sample_and_says_what_a_resident_asks():
    courses = Course.objects.annotate(
        abilities=Count("skills", filter=~Q(skills__name="")), fee=Min("runs__fee_won")
    )
    for one in courses:
        assert one.is_sample, one
        assert all(
            (
                one.title,
                one.title_en,
                one.summary,
                one.outlook,
                one.prerequisites,
                one.hours,
            )
        )
        assert one.abilities >= 1
        assert one.fee is not None
        assert (one.age_rule_known, one.provider_id is not None) == (True, True)
    assert not Run.objects.exclude(payer=Payer.NOBODY).filter(fee_won=0).exists()
    assert not Run.objects.filter(refund_words="").exists()


@pytest.mark.usefixtures("samples")
def test_search_knows_every_course_of_the_first_load():
    assert SearchEntry.objects.count() == Course.objects.count()
    assert not SearchEntry.objects.filter(offers=[]).exists()


def test_a_second_load_of_the_day_writes_nothing(samples, noon, seoul):
    before = content()
    [again] = load(seoul, noon + timedelta(hours=5))
    assert (again.writes, again.unchanged) == (0, samples[0].new)
    assert content() == before


@pytest.mark.usefixtures("samples")
def test_later_loads_move_on_without_doubling(noon, seoul):
    """Three weeks on: what has begun stays as it was, as many are ahead as on the first day."""
    first = set(Run.objects.values_list("pk", flat=True))
    dated = Run.objects.filter(schedule=Schedule.DATED)
    ahead = dated.count()
    courses = Course.objects.count()
    later = noon + timedelta(weeks=3)
    today = later.astimezone(SEOUL).date()
    begun = {run.pk: run for run in dated.filter(starts_on__lte=today)}
    [moved] = load(seoul, later)
    assert moved.new == Run.objects.exclude(pk__in=first).count() > 0
    for pk, was in begun.items():
        now = Run.objects.get(pk=pk)
        assert (now.starts_on, now.gone_at, now.changed_at) == (
            was.starts_on,
            None,
            was.changed_at,
        )
    assert dated.present().filter(starts_on__gt=today).count() == ahead
    assert Course.objects.count() == courses
    twice = dated.values("course", "starts_on", "daily_from").annotate(n=Count("pk"))
    assert not twice.filter(n__gt=1).exists()


@pytest.mark.usefixtures("samples")
def test_a_subject_that_leaves_the_recipe_is_gone_and_can_come_back(noon, seoul):
    subject = seoul.starter.recipe.practice[0]
    shorter = starter.StarterPart(
        recipe=type(seoul.starter.recipe)(
            starter=seoul.starter.recipe.starter,
            online=seoul.starter.recipe.online,
            practice=seoul.starter.recipe.practice[1:],
        ),
        holidays=seoul.starter.holidays,
    )
    theirs = Course.objects.filter(title=subject.title.ko)
    keys = set(theirs.values_list("pk", "public_id"))
    starter.save(shorter, zone=SEOUL, at=noon)
    assert not theirs.present().exists()
    assert not SearchEntry.objects.filter(course__in=theirs).exclude(offers=[]).exists()
    [back] = load(seoul, noon)
    assert set(theirs.present().values_list("pk", "public_id")) == keys
    assert (back.new, back.changed) == (0, subject.runs)
    assert not SearchEntry.objects.filter(course__in=theirs, offers=[]).exists()


@pytest.mark.usefixtures("samples")
def test_a_changed_sentence_of_the_recipe_changes_the_course_and_its_search(noon, seoul):
    subject = seoul.starter.recipe.practice[0]
    renamed = subject.model_copy(
        update={"title": subject.title.model_copy(update={"ko": "바리스타 새 이름"}), "fee_won": 0}
    )
    changed = starter.StarterPart(
        recipe=type(seoul.starter.recipe)(
            starter=seoul.starter.recipe.starter,
            online=seoul.starter.recipe.online,
            practice=(renamed, *seoul.starter.recipe.practice[1:]),
        ),
        holidays=seoul.starter.holidays,
    )
    [done] = starter.save(changed, zone=SEOUL, at=noon + timedelta(minutes=1))
    assert (done.new, done.changed, done.withdrawn) == (0, subject.runs, 0)
    theirs = Course.objects.filter(title="바리스타 새 이름")
    assert set(theirs.values_list("runs__fee_won", "runs__payer")) == {(0, Payer.NOBODY)}
    assert theirs.filter(search_entry__title="바리스타새이름").count() == theirs.count() > 0
    assert not theirs.filter(changed_at=F("made_at")).exists()
