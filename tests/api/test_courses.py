"""Courses over the API: found as on the page, whole, in pages, as a file."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from naru.catalogue.enums import Mode, Payer, Residence
from naru.catalogue.models import Session
from tests.catalogue.factories import ProviderFactory, SkillFactory
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.web.public.courses.offers import course

pytestmark = pytest.mark.django_db


def read(address, status=200):
    answer = Client().get(f"/api/v1/{address}")
    assert answer.status_code == status, answer.content
    return answer.json()


def titles(page):
    return [one["title"] for one in page["items"]]


def test_words_filters_and_counts_are_those_of_the_page():
    here = DistrictFactory()
    course("엑셀 온라인", mode=Mode.ONLINE)
    course("엑셀 현장", runs=[{"district": here}])
    course("도배")
    found = read("courses?q=엑셀&mode=ONLINE&mode=FIELD")
    assert (set(titles(found)), found["total"]) == ({"엑셀 온라인", "엑셀 현장"}, 2)
    assert found["facets"]["mode"] == [
        {"value": "FIELD", "courses": 1},
        {"value": "ONLINE", "courses": 1},
    ]
    assert titles(read(f"courses?district={here.code}")) == ["엑셀 현장"]
    assert titles(read("courses?q=엑셀&mode=BLENDED")) == []


def test_distance_price_and_suiting_narrow():
    near = PlaceFactory(latitude=10.01, longitude=20.0, coordinate_confidence="HIGH")
    far = PlaceFactory(latitude=11.0, longitude=20.0, coordinate_confidence="HIGH")
    told = {"age_rule_known": True, "age_from": 40, "age_to": 64, "residence": Residence.ANYONE}
    course("가까이", runs=[{"place": near}], **told)
    course("멀리", runs=[{"place": far, "payer": Payer.LEARNER, "fee_won": 30_000}])
    from_here = "courses?latitude=10&longitude=20"
    assert titles(read(f"{from_here}&sort=nearest")) == ["가까이", "멀리"]
    assert titles(read(f"{from_here}&within_m=3000")) == ["가까이"]
    assert titles(read("courses?max_won=0")) == ["가까이"]
    assert titles(read("courses?age=52&suits=true")) == ["가까이"]
    assert titles(read("courses?age=70&suits=true&maybe=true")) == ["멀리"]


def test_pages_follow_their_cursor_to_the_end():
    for number in range(7):
        course(f"강좌 {number}", mode=Mode.ONLINE)
    seen, address = [], "courses?mode=ONLINE&mode=FIELD&sort=soonest&limit=3"
    while address:
        page = read(address)
        seen += titles(page)
        address = page["next"] and page["next"].removeprefix("/api/v1/")
    assert sorted(seen) == [f"강좌 {number}" for number in range(7)]


@pytest.mark.parametrize("cursor", ["x", "1.", "1.2.x", "9" * 60, "-"])
def test_a_cursor_of_nobodys_is_refused(cursor):
    problem = read(f"courses?cursor={cursor}", status=422)
    assert problem["errors"][0]["name"] == "cursor"


@pytest.mark.parametrize(
    "query", ["mode=CASTLE", "when=NEVER", "max_won=-1", "age=x", "latitude=91", "colour=red"]
)
def test_wrong_values_are_named(query):
    assert read(f"courses?{query}", status=422)["errors"][0]["name"] == query.partition("=")[0]


FEE = {"payer": Payer.LEARNER, "fee_won": 60_000, "materials_won": 15_000}


def whole_course():
    place = PlaceFactory(latitude=10.0, longitude=20.0, coordinate_confidence="HIGH")
    made = course(
        "제빵",
        runs=[{"place": place, "capacity": 16, "registered": 12, **FEE}],
        provider=ProviderFactory(name="빵집"),
        age_rule_known=True,
        age_from=40,
        age_to=64,
        residence=Residence.DISTRICT,
        residence_district=place.district,
        blocks=[{"kind": "paragraph", "text": "굽습니다."}],
        hours="12.5",
    )
    SkillFactory(course=made, name="반죽")
    run = made.runs.get()
    starts = timezone.now().replace(microsecond=0) + timedelta(days=20)
    Session.objects.create(run=run, starts_at=starts, ends_at=starts + timedelta(hours=2))
    return made, run


def test_one_course_tells_everything_and_unknown_as_unknown():
    made, run = whole_course()
    told = read(f"courses/{made.public_id}")
    assert told["audience"] == {
        "age_rule_known": True,
        "age_from": 40,
        "age_to": 64,
        "residence": "DISTRICT",
        "district": {
            "code": run.place.district.code,
            "name": {"ko": run.place.district.name_ko, "en": run.place.district.name_en},
        },
        "words": "",
    }
    assert (told["hours"], told["blocks"], told["provider"]["name"]) == (
        12.5,
        [{"kind": "paragraph", "text": "굽습니다."}],
        "빵집",
    )
    (only,) = told["runs"]
    assert (only["standing"], only["capacity"], only["waiting"]) == ("OPEN", 16, None)
    assert {name: only[name] for name in FEE} == FEE
    assert only["point"] == {"latitude": 10.0, "longitude": 20.0}
    assert len(only["sessions"]) == 1
    assert read(f"courses/{made.public_id}/runs")["items"] == [only]


def test_what_is_gone_or_never_was_is_missing(noon):
    gone = course("내림", gone_at=noon)
    for number in (gone.public_id, uuid4()):
        assert read(f"courses/{number}", status=404)["code"] == "not-found"
        assert read(f"courses/{number}/runs", status=404)["code"] == "not-found"
    assert read("courses/7", status=422)["errors"][0]["name"] == "course_id"


def test_an_unchanged_answer_is_not_sent_again():
    made, _run = whole_course()
    first = Client().get(f"/api/v1/courses/{made.public_id}")
    again = Client().get(
        f"/api/v1/courses/{made.public_id}", headers={"If-None-Match": first["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_lists_ask_as_much_for_one_as_for_many(django_assert_max_num_queries):
    def fill(count):
        for _ in range(count):
            course("엑셀", runs=[{"place": PlaceFactory()}], provider=ProviderFactory())

    fill(1)
    with django_assert_max_num_queries(20) as one:
        read("courses?q=엑셀")
    fill(6)
    with django_assert_max_num_queries(len(one)):
        assert len(read("courses?q=엑셀")["items"]) == 7


def test_a_list_and_a_changed_course_are_sent_anew_only_when_they_differ():
    made, _run = whole_course()
    for address in (
        "courses?q=제빵",
        f"courses/{made.public_id}",
        f"courses/{made.public_id}/runs",
    ):
        first = Client().get(f"/api/v1/{address}")
        again = {"If-None-Match": first["ETag"]}
        assert Client().get(f"/api/v1/{address}", headers=again).status_code == 304
    made.runs.update(capacity=17)
    changed = Client().get(f"/api/v1/{address}", headers=again)
    assert (changed.status_code, changed.json()["items"][0]["capacity"]) == (200, 17)


def test_runs_come_in_pages_that_meet_nowhere_and_leave_none_out():
    made = course("엑셀", runs=[{} for _ in range(7)])
    seen, address = [], f"courses/{made.public_id}/runs?limit=3"
    while address:
        page = read(address)
        seen += [one["id"] for one in page["items"]]
        address = page["next"] and page["next"].removeprefix("/api/v1/")
    expected = made.runs.order_by("pk").values_list("public_id", flat=True)
    assert seen == [str(one) for one in expected]


def test_english_texts_are_told_beside_the_korean():
    made = course("장부", title_en="Accounts", summary_en="In Excel.", outlook_en="Closing books.")
    told = read(f"courses/{made.public_id}")
    assert [told[name] for name in ("title", "title_en", "summary_en", "outlook_en")] == [
        *("장부", "Accounts"),
        *("In Excel.", "Closing books."),
    ]
    assert read("courses?q=accounts")["items"][0]["title_en"] == "Accounts"
