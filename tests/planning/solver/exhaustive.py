"""Every plan there is, looked at one by one: the judge of the solver on small questions."""

from collections.abc import Iterator
from itertools import product

from naru.planning.rules import judging, pruning
from naru.planning.rules.options import Maker, Option
from naru.planning.rules.plain import Question
from naru.planning.rules.solving import Aim


def plans(question: Question) -> Iterator[tuple[Option, ...]]:
    """All that hold, made of options nobody pruned."""
    maker = Maker(question.person, question.tuning)
    courses: dict[str, list[Option]] = {}
    for offering in question.offerings:
        needs = tuple(n for n in offering.needs if question.person.have.get(n[0], 0) < n[1])
        for option in maker.options(offering, offering.gives, needs):
            courses.setdefault(option.course, []).append(option)
    for picked in product(*([None, *options] for options in courses.values())):
        plan = tuple(option for option in picked if option)
        try:
            judging.check(plan, question.person, maker.hours)
        except judging.Broken:
            continue
        yield plan


def measured(
    question: Question, plan: tuple[Option, ...], aims: tuple[Aim, ...]
) -> tuple[int, ...]:
    """What the aims come to, all so that less is better."""
    comes = judging.figures(plan, question.person, pruning.steps_wanted(question))
    days = (comes.last_on - question.person.today).days if comes.last_on else -1
    minute = question.tuning.minute_won
    values = {
        Aim.COVERAGE: -comes.covered,
        Aim.DAYS: days,
        Aim.FEES: comes.fees_won,
        Aim.COST: sum(o.fee_won // 100 + o.travel * minute // 100 for o in plan),
        Aim.RISK: comes.risk,
    }
    return tuple(values[aim] for aim in aims)


def best(question: Question, aims: tuple[Aim, ...]) -> tuple[int, ...]:
    """The best that any plan reaches in these aims, one after the other."""
    return min(measured(question, plan, aims) for plan in plans(question))
