"""Taking the self-diagnosis along: every answer in words, every version of the result."""

import pytest

from naru.diagnosis.enums import Part
from naru.diagnosis.queries.export import export_diagnosis
from naru.diagnosis.services import results
from tests.accounts.factories import UserFactory
from tests.diagnosis.made import begun, finished, go_through
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_everything_is_taken_along_in_words(noon):
    mine = ResidentFactory()
    run = finished(mine)
    finished(ResidentFactory())
    results.correct(
        run_id=run.pk,
        seen=1,
        correction=results.Correction({("domains", "work"): "low"}, {"skill.hull-planking": 2}),
        note="이야기했습니다",
        by=UserFactory(),
        at=noon,
    )
    runs, answers, made, skills = export_diagnosis(mine)
    assert [row["versions"] for row in runs.rows] == [
        ["domains 1", "interests 1", "values 1", "skills 1"]
    ]
    by_step = {(row["part"], row["step"]): row for row in answers.rows}
    assert by_step["domains", "work-1"]["question"].startswith("지금 하는 일")
    assert by_step["domains", "work-1"]["answer"] == "그런 편이에요"
    assert by_step["domains", "focus"]["answer"] == ["일"]
    assert len(by_step["values", "1"]["answer"]) == 2
    assert by_step["skills", "situations"]["answer"] == ["부두에서 일했어요"]
    assert by_step["skills", "in-harbour"] | {"answered_at": None} == {
        "question": "부두에서 일했어요: 거기서 무엇을 하셨나요? 해 본 것을 모두 골라 주세요.",
        "answer": ["배를 매고 풀었어요", "손님을 맞았어요"],
        "answered_at": None,
        "part": "skills",
        "step": "in-harbour",
    }
    assert [(row["number"], row["kind"], row["note"]) for row in made.rows] == [
        (1, "답에서 나온 결과", ""),
        (2, "상담사와 함께 고친 결과", "이야기했습니다"),
    ]
    assert "일: 살펴볼 곳" in made.rows[1]["told"]
    assert {(row["number"], row["name"], row["source"]) for row in skills.rows} == {
        (1, "매듭 묶기", "부두에서 일했어요 – 배를 매고 풀었어요"),
        (1, "배에서 내리는 손님 맞기", "부두에서 일했어요 – 손님을 맞았어요"),
        (2, "매듭 묶기", "부두에서 일했어요 – 배를 매고 풀었어요"),
        (2, "배에서 내리는 손님 맞기", "부두에서 일했어요 – 손님을 맞았어요"),
        (2, "뱃전 판자 대기", "상담에서 더한 것"),
    }


def test_skipped_steps_and_an_unfinished_run_are_taken_along_too():
    mine = ResidentFactory()
    run = begun(mine)
    go_through(run, Part.INTERESTS)
    run.answers.filter(step="hands-1").update(value=None)
    _runs, answers, made, _skills = export_diagnosis(mine)
    assert [row["answer"] for row in answers.rows if row["step"] == "hands-1"] == [""]
    assert made.rows == []
