"""What a form has no cell for stays as it was, unless the row speaks against it."""

from naru.catalogue.queries.settling import settled_course, settled_run
from tests.catalogue.own import COURSE, RUN

HEADED = [{"kind": "heading", "text": "첫 주"}, {"kind": "list", "ordered": False, "items": ["표"]}]


def test_a_description_of_the_same_words_keeps_its_headings():
    before = {**COURSE, "blocks": HEADED}
    flat = [{"kind": "paragraph", "text": "첫 주"}, {"kind": "paragraph", "text": "- 표"}]
    assert settled_course(before, {**COURSE, "blocks": flat}) == before
    other = [{"kind": "paragraph", "text": "둘째 주"}]
    assert settled_course(before, {**COURSE, "blocks": other})["blocks"] == other


def test_skills_keep_the_codes_they_have():
    told = [
        {"name": "엑셀", "ncs_code": "", "ncs_version": ""},
        {"name": "", "ncs_code": "02030202", "ncs_version": "2025"},
    ]
    assert settled_course(COURSE, {**COURSE, "skills": told}) == COURSE
    told[1]["ncs_code"] = "0203"
    assert settled_course(COURSE, {**COURSE, "skills": told})["skills"] == told


def test_what_has_no_cell_stays():
    before = {
        **RUN,
        "status": "FULL",
        "apply_words": "방문",
        "payer": "SHARED",
        "apply_at": "UNKNOWN",
    }
    assert settled_run(before, {**RUN, "time_words": "화"}) == before
    dearer = settled_run(before, {**RUN, "fee_won": 40000})
    assert (dearer["payer"], dearer["status"]) == ("LEARNER", "FULL")


def test_meetings_at_different_hours_stay_while_the_days_do():
    before = {name: value for name, value in RUN.items() if name not in ("daily_from", "daily_to")}
    told = {name: value for name, value in before.items() if name != "sessions"}
    assert settled_run(before, told) == before
    assert "sessions" not in settled_run(before, {**told, "last_on": "2026-12-15"})


def test_topics_stay_with_their_meeting():
    before = {**RUN, "sessions": [{**one, "topic": "표"} for one in RUN["sessions"]]}
    moved = {**RUN["sessions"][1], "starts_at": "2026-12-15T10:00:00+00:00"}
    found = settled_run(before, {**RUN, "sessions": [RUN["sessions"][0], moved]})["sessions"]
    assert [one["topic"] for one in found] == ["표", ""]


def test_a_new_run_is_what_was_told():
    assert settled_run({}, RUN) == RUN
    assert settled_course({}, COURSE) == COURSE
