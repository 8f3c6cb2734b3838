"""The pages of occupations: found by word and limit, and how far one is said on the page itself."""

import pytest
from django.test import Client

from naru.diagnosis.enums import Level, ResultKind, Whence
from naru.diagnosis.models import FoundSkill, Result
from naru.occupations.enums import Demand, Effort, Hours, Way
from tests.diagnosis import made
from tests.occupations.factories import (
    EntryRouteFactory,
    OccupationFactory,
    OccupationSkillFactory,
    SkillFactory,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def aide():
    one = OccupationFactory(
        code="occ.aide", name_ko="돌봄이", name_en="Care aide",
        effort=Effort.HEAVY, demands=[Demand.LIFTING], hours=[Hours.PART_TIME],
    )  # fmt: skip
    for place, name in enumerate(("body", "listening", "hygiene")):
        skill = SkillFactory(code=f"skill.{name}", name_ko=name, name_en=name.title())
        OccupationSkillFactory(occupation=one, skill=skill, position=place, level=3 - place)
    EntryRouteFactory(occupation=one, way=Way.COURSE)
    OccupationFactory(code="occ.desk", name_ko="사무원", name_en="Clerk")
    return one


def shown(address):
    answer = Client().get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_words_in_either_language_and_limits_find(aide):
    assert "사무원" in shown("/occupations/")
    for query in ("q=care+aide", "q=돌봄이", "hours=PART_TIME", "way=COURSE"):
        page = shown(f"/occupations/?{query}")
        assert "돌봄이" in page, query
        assert "사무원" not in page, query
    assert "돌봄이" not in shown("/occupations/?effort=MODERATE")
    assert "돌봄이" not in shown("/occupations/?without=LIFTING&without=DRIVING")
    assert "그런 직업을 찾지 못했습니다" in shown("/occupations/?q=없는말")
    assert "사무원" in shown("/occupations/?effort=NONSENSE&page=99")


def test_what_is_ticked_says_how_far_it_is_and_what_is_missing(aide):
    plain = shown("/occupations/aide/")
    assert "3가지 가운데" not in plain
    told = shown("/occupations/aide/?can=listening&can=hygiene&can=juggling")
    assert "3가지 가운데 2가지를 할 수 있어요" in told
    missing = told.split('<ol class="ui-list-numbers">')[1].split("</ol>")[0]
    assert missing.strip() == "<li> body </li>"
    english = shown("/en/occupations/aide/?can=listening")
    assert "You have 1 of 3 skills" in english
    everything = "/occupations/aide/?can=listening&can=hygiene&can=body"
    assert "필요한 기술을 모두 갖췄습니다" in shown(everything)


def test_a_page_asks_as_much_for_many_skills_as_for_few(aide, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        shown("/occupations/aide/?can=body")
    for place in range(12):
        OccupationSkillFactory(occupation=aide, position=10 + place)
    with django_assert_max_num_queries(12):
        shown("/occupations/aide/?can=body")


def test_one_that_has_ended_says_so(aide, noon):
    aide.withdrawn_at = noon
    aide.save()
    assert Client().get("/occupations/aide/").status_code == 410
    assert Client().get("/occupations/never/").status_code == 404


def found(resident, number, levels):
    run = resident.diagnosis or made.begun(resident)
    resident.diagnosis = run
    result = Result.objects.create(
        run=run, number=number, kind=ResultKind.COMPUTED, body={}, made_at=run.begun_at
    )
    for name, level in levels.items():
        FoundSkill.objects.create(
            result=result, skill=f"skill.{name}", level=level, whence=Whence.TOLD
        )


def test_one_s_own_diagnosis_is_counted_and_nobody_else_s(aide, django_assert_max_num_queries):
    me, other = ResidentFactory(), ResidentFactory()
    me.diagnosis = None
    found(me, 1, {"body": Level.TEACHES, "juggling": Level.TEACHES})
    found(me, 2, {"listening": Level.ALONE, "body": Level.TRIED})
    mine, theirs = Client(), Client()
    mine.force_login(me.user)
    theirs.force_login(other.user)

    def read(client, address):
        return " ".join(client.get(address).content.decode().split())

    page = read(mine, "/occupations/aide/")
    assert "3가지 가운데 1가지를 할 수 있어요" in page
    assert "‘나를 알아보기’에서 찾은 기술로 셈했습니다." in page
    assert 'value="listening" id="can-listening" checked' in page
    assert 'value="body" id="can-body" checked' not in page
    ticked = read(mine, "/occupations/aide/?can=body&can=hygiene")
    assert "3가지 가운데 2가지를 할 수 있어요" in ticked
    assert "찾은 기술로 셈했습니다" not in ticked
    assert "내 기술에서 가까운 직업" in read(mine, "/occupations/")
    assert "내 기술에서 가까운 직업" not in read(mine, "/occupations/?q=돌봄이")
    for client in (theirs, Client()):
        assert "할 수 있어요" not in read(client, "/occupations/aide/")
        assert "내 기술에서" not in read(client, "/occupations/")
    found(me, 3, {f"more-{n}": Level.ALONE for n in range(9)} | {"body": Level.TEACHES})
    with django_assert_max_num_queries(25):
        read(mine, "/occupations/aide/")
