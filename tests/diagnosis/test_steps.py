"""The way through a part: what comes next, what holds, what is refused."""

import pytest

from naru.city.pack import Pack
from naru.diagnosis.pack import read_questionnaires
from naru.diagnosis.reading import steps
from tests.city.packs import CITIES


@pytest.fixture(scope="module")
def files():
    read = read_questionnaires(Pack(CITIES / "haneul"), programmes=None, skills=None)
    return {part: one.value for part, one in read.files.items()}


def test_statements_come_in_their_order_and_the_focus_last(files):
    file = files["domains"]
    order = steps.steps_of(file, {})
    assert order[:2] == ["work-1", "finance-1"]
    assert order[-1] == "focus"
    assert steps.next_step(file, {"work-1": 3}) == "finance-1"
    assert steps.before(file, {}, "finance-1") == "work-1"
    assert steps.before(file, {}, "work-1") is None
    assert steps.left(file, {"work-1": None}) == (1, 15)


@pytest.mark.parametrize(
    ("step", "sent", "kept"),
    [("work-1", ["5"], 5), ("work-1", [], None), ("focus", ["health", "work"], ["work", "health"])],
)
def test_an_answer_is_kept_as_it_is_counted(files, step, sent, kept):
    assert steps.checked(files["domains"], step, sent, "", {}) == kept


@pytest.mark.parametrize(
    ("step", "sent", "wrong"),
    [
        ("work-1", ["6"], steps.NotAnAnswer),
        ("work-1", ["1", "2"], steps.NotAnAnswer),
        ("work-1", ["x"], steps.NotAnAnswer),
        ("work-9", ["1"], steps.NoSuchStep),
        ("focus", ["work", "health", "family"], steps.NotAnAnswer),
        ("focus", ["money"], steps.NotAnAnswer),
    ],
)
def test_what_was_not_offered_is_refused(files, step, sent, wrong):
    with pytest.raises(wrong):
        steps.checked(files["domains"], step, sent, "", {})


def test_pairs_come_one_by_one_and_end(files):
    file, answers = files["values"], {}
    while (step := steps.next_step(file, answers)) is not None:
        shown = steps.pair_name(steps.pair_at(file, answers, step))
        answers[step] = steps.checked(file, step, [steps.FIRST], shown, answers)
    assert list(answers) in (["1", "2"], ["1", "2", "3"])
    assert steps.before(file, answers, "2") == "1"


def test_a_pair_that_was_not_shown_is_refused(files):
    file = files["values"]
    shown = steps.pair_name(steps.pair_at(file, {}, "1"))
    with pytest.raises(steps.TooEarly):
        steps.checked(file, "2", [steps.FIRST], shown, {})
    with pytest.raises(steps.NoSuchStep):
        steps.checked(file, "4", [steps.FIRST], shown, {})
    with pytest.raises(steps.NoSuchStep):
        steps.checked(file, "٣", [steps.FIRST], shown, {})
    with pytest.raises(steps.OtherQuestion):
        steps.checked(file, "1", [steps.FIRST], "pay+time/near", {})
    with pytest.raises(steps.NotAnAnswer):
        steps.checked(file, "1", ["third"], shown, {})
    assert steps.checked(file, "1", [], shown, {})["chosen"] == steps.ALIKE


def test_an_answered_pair_stays_the_pair_it_was(files):
    file = files["values"]
    answers = {"1": {"first": ["time", "near"], "second": ["pay", "secure"], "chosen": "second"}}
    assert steps.pair_at(file, answers, "1") == {
        "first": ["time", "near"],
        "second": ["pay", "secure"],
    }
    again = steps.checked(file, "1", [steps.FIRST], "time+near/pay+secure", answers)
    assert again == {**answers["1"], "chosen": "first"}


def test_situations_lead_to_activities_and_those_to_levels(files):
    file = files["skills"]
    assert steps.steps_of(file, {}) == ["situations"]
    chosen = {"situations": ["care"]}
    assert steps.steps_of(file, chosen) == ["situations", "in-care"]
    with pytest.raises(steps.TooEarly):
        steps.checked(file, "alone", [], "", chosen)
    done = {**chosen, "in-care": ["boat"]}
    assert steps.skills_named(file, done) == ["skill.knots", "skill.hull-planking"]
    alone = steps.checked(file, "alone", ["skill.knots"], "", done)
    assert alone == {"chosen": ["skill.knots"], "of": ["skill.knots", "skill.hull-planking"]}
    with pytest.raises(steps.NotAnAnswer):
        steps.checked(file, "alone", ["skill.welcoming"], "", done)
    assert steps.next_step(file, {**done, "alone": alone}) == "teaches"


def test_levels_are_asked_again_when_other_skills_were_found(files):
    file = files["skills"]
    answers = {
        "situations": ["harbour"],
        "in-harbour": ["ropes"],
        "alone": {"chosen": [], "of": ["skill.knots"]},
    }
    assert steps.next_step(file, answers) is None
    assert steps.next_step(file, {**answers, "in-harbour": ["guests"]}) == "alone"


def test_nothing_chosen_ends_the_part(files):
    file = files["skills"]
    assert steps.checked(file, "situations", [], "", {}) == []
    assert steps.next_step(file, {"situations": []}) is None
    assert steps.next_step(file, {"situations": ["care"], "in-care": []}) is None
