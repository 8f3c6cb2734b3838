"""What the database itself refuses, by name."""

from datetime import date, datetime, time

import pytest
from django.db import IntegrityError, transaction

from naru.catalogue.models import (
    Course,
    ImportRemark,
    ImportRun,
    Provider,
    Run,
    Session,
    Skill,
    SourceRecord,
)

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2026-11-24T12:00:00+09:00")
STAMPS = {"made_at": AT, "changed_at": AT}


def course(**changes):
    return Course.objects.create(**{"title": "엑셀", **STAMPS, **changes})


def run(**changes):
    return Run.objects.create(**{"course": course(), **STAMPS, **changes})


def session(**changes):
    to = datetime.fromisoformat("2026-11-24T13:00:00+09:00")
    return Session.objects.create(**{"run": run(), "starts_at": AT, "ends_at": to, **changes})


def skill(**changes):
    return Skill.objects.create(**{"course": course(), "name": "엑셀", **changes})


def provider(**changes):
    return Provider.objects.create(**{"name": "새빛", "key": "새빛", **changes})


def import_run(**changes):
    return ImportRun.objects.create(
        **{"source": "campus", "kind": "FILE", "started_at": AT, **changes}
    )


def remark(**changes):
    made = {"import_run": import_run(), "number": 1, "taken": False, "reason": "NO_ID"}
    return ImportRemark.objects.create(**made | changes)


def record(**changes):
    offered = changes.get("run") or run()
    made = {
        "source": "campus",
        "source_id": "1",
        "course_key": "1",
        "course": offered.course,
        "run": offered,
        "priority": 1,
        "join": "OWN",
        "raw": {},
        "offering": {},
        "digest": "",
        "first_seen_at": AT,
        "last_seen_at": AT,
    }
    return SourceRecord.objects.create(**made | changes)


@pytest.mark.parametrize(
    ("make", "changes", "constraint"),
    [
        (provider, {"name": ""}, "provider_named"),
        (provider, {"key": ""}, "provider_key_given"),
        (course, {"title": ""}, "course_titled"),
        (course, {"mode": "SEA"}, "course_mode_known"),
        (course, {"residence": "MOON"}, "course_residence_known"),
        (course, {"residence": "DISTRICT"}, "course_district_with_its_rule"),
        (course, {"age_from": 40}, "course_age_only_if_known"),
        (course, {"age_rule_known": True, "age_from": 64, "age_to": 40}, "course_ages_in_order"),
        (course, {"hours": 0}, "course_hours_positive"),
        (skill, {"name": ""}, "skill_named_or_coded"),
        (skill, {"ncs_code": "0203"}, "skill_code_with_version"),
        (skill, {"ncs_version": "2025"}, "skill_code_with_version"),
        (run, {"schedule": "NEVER"}, "run_schedule_known"),
        (run, {"schedule": "DATED"}, "run_dated_has_first_day"),
        (run, {"starts_on": date(2026, 12, 1)}, "run_dated_has_first_day"),
        (
            run,
            {
                "schedule": "DATED",
                "starts_on": date(2026, 12, 2),
                "last_on": date(2026, 12, 1),
            },
            "run_days_in_order",
        ),
        (run, {"weekdays": [0]}, "run_weekdays_iso"),
        (run, {"status": "MAYBE"}, "run_status_known"),
        (run, {"apply_from_at": AT, "apply_until_at": AT}, "run_apply_window_not_empty"),
        (run, {"admission": "LUCK"}, "run_admission_known"),
        (run, {"apply_at": "THERE"}, "run_apply_at_known"),
        (run, {"payer": "ME"}, "run_payer_known"),
        (run, {"payer": "NOBODY"}, "run_free_costs_nothing"),
        (run, {"payer": "NOBODY", "fee_won": 5}, "run_free_costs_nothing"),
        (run, {"materials_won": 1}, "run_materials_are_a_part"),
        (run, {"fee_won": 5, "materials_won": 6}, "run_materials_are_a_part"),
        (run, {"fee_won": 5, "materials_won": -1}, "catalogue_run_materials_won_check"),
        (run, {"latitude": 91.0, "longitude": 1.0}, "run_coordinates_on_earth"),
        (run, {"latitude": 37.0}, "run_coordinates_on_earth"),
        (session, {"ends_at": AT}, "session_not_empty"),
        (session, {"mode": "SEA"}, "session_mode_known"),
        (import_run, {"kind": "POST"}, "import_kind_known"),
        (import_run, {"state": "ASLEEP", "ended_at": AT}, "import_state_known"),
        (import_run, {"ended_at": AT}, "import_ended_unless_running"),
        (import_run, {"state": "DONE"}, "import_ended_unless_running"),
        (
            import_run,
            {"state": "DONE", "ended_at": AT, "rows_read": 2, "rows_new": 1},
            "import_counts_add_up",
        ),
        (import_run, {"state": "REFUSED", "ended_at": AT}, "import_refused_says_why"),
        (remark, {"reason": "WHATEVER"}, "remark_reason_known"),
        (record, {"join": "FRIENDS"}, "record_join_known"),
        (record, {"joined_key": "N:1"}, "record_joined_by_a_key"),
        (record, {"join": "SAME_LINK"}, "record_joined_by_a_key"),
    ],
)
def test_database_refuses(make, changes, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(savepoint=True):
        make(**changes)


@pytest.mark.parametrize(
    ("make", "second", "constraint"),
    [
        (provider, lambda _: provider(name="다른 이름"), "catalogue_provider_key"),
        (skill, lambda one: skill(course=one.course), "skill_once_per_course"),
        (session, lambda one: session(run=one.run), "session_once_per_start"),
        (import_run, lambda _: import_run(), "import_one_at_a_time"),
        (record, lambda _: record(), "record_once_per_id"),
        (
            record,
            lambda one: record(run=one.run, source="other", source_id="2"),
            "record_one_maker_per_run",
        ),
        (
            record,
            lambda one: record(run=one.run, source_id="2", join="SAME_LINK", joined_key="L:1"),
            "record_one_per_source_and_run",
        ),
    ],
)
def test_database_refuses_a_second(make, second, constraint):
    one = make()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(savepoint=True):
        second(one)


def test_what_may_be():
    """More registered than there is room, times without days, an age rule without limits."""
    run(capacity=20, registered=23, daily_from=time(19), weekdays=[1, 7])
    course(age_rule_known=True)
    record()
