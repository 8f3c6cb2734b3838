"""The way through one part: which steps there are, which comes next, and what one may answer.

Answers are by step, as JSON keeps them: a number from 1 to 5, a list of codes, a pair with the
card chosen; None where a step was skipped.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from naru.diagnosis.reading.schema import AnyFile, ScalesFile, SkillsFile, ValuesFile
from naru.diagnosis.rules import preference, skills
from naru.diagnosis.rules.preference import Choice, Pair
from naru.diagnosis.rules.scales import POINTS

Answers = Mapping[str, Any]
FOCUS, SITUATIONS, INSIDE, ALONE, TEACHES = "focus", "situations", "in-", "alone", "teaches"
FIRST, SECOND, ALIKE = "first", "second", "alike"
USUAL_SITUATIONS = 3
"""How many situations people name, for telling how much is left before they did."""


class Shown(TypedDict):
    """A pair by the codes of its dimensions."""

    first: list[str]
    second: list[str]


class NoSuchStep(Exception):
    """This part has no such step, or not for these answers."""


class TooEarly(Exception):
    """The step comes after one that is not answered yet."""


class NotAnAnswer(Exception):
    """What was sent is none of the answers that were offered."""


class OtherQuestion(Exception):
    """The answer belongs to another pair than the one that is asked now."""


def steps_of(file: AnyFile, answers: Answers) -> list[str]:
    """Every step known so far, in order; later ones can still come up."""
    match file:
        case ScalesFile():
            items = [one.code for one in file.item]
            return [*items, FOCUS] if file.focus else items
        case ValuesFile():
            given = len(choices_of(file, answers))
            more = 0 if stops(file, answers) else 1
            return [str(number) for number in range(1, given + more + 1)]
        case SkillsFile():
            inside = [f"{INSIDE}{code}" for code in chosen_situations(file, answers)]
            last = []
            if skills_named(file, answers):
                last = [ALONE, TEACHES] if _listed(answers.get(ALONE)) else [ALONE]
            return [SITUATIONS, *inside, *last]


def next_step(file: AnyFile, answers: Answers) -> str | None:
    """The first step without an answer that still holds; None when the part is done."""
    return next((one for one in steps_of(file, answers) if not holds(file, answers, one)), None)


def holds(file: AnyFile, answers: Answers, step: str) -> bool:
    """Whether the step is answered, and its answer was given to what it asks today."""
    if step not in answers:
        return False
    if isinstance(file, SkillsFile) and step in (ALONE, TEACHES):
        value = answers[step]
        return bool(value) and value["of"] == offered_skills(file, answers, step)
    return True


def before(file: AnyFile, answers: Answers, step: str) -> str | None:
    """The step in front of this one."""
    order = steps_of(file, answers)
    place = order.index(step) if step in order else len(order)
    return order[place - 1] if place else None


def left(file: AnyFile, answers: Answers) -> tuple[int, int]:
    """Steps answered, and about how many there are in all."""
    order = steps_of(file, answers)
    done = sum(holds(file, answers, one) for one in order)
    total = len(order)
    if isinstance(file, ValuesFile) and done < len(order):
        total = max(total, (file.least + file.most) // 2)
    if isinstance(file, SkillsFile) and SITUATIONS not in answers:
        total = 1 + USUAL_SITUATIONS + 2
    return done, total


def checked(file: AnyFile, step: str, sent: Sequence[str], shown: str, answers: Answers) -> Any:
    """The answer as it is kept. `sent` are the ticked values, none for a skipped step.

    `shown` names the pair that the reader saw. Raises `NoSuchStep`, `TooEarly`, `NotAnAnswer` or
    `OtherQuestion`.
    """
    order = steps_of(file, answers)
    if step not in order:
        raise TooEarly if _could_come(file, step) else NoSuchStep
    match file:
        case ScalesFile():
            return _scale_answer(file, step, sent)
        case ValuesFile():
            return _pair_answer(file, step, sent, shown, answers)
        case SkillsFile():
            return _skills_answer(file, step, sent, answers)


# --- pairs


def choices_of(file: ValuesFile, answers: Answers) -> list[Choice]:
    """The pairs answered so far, in order; those of dimensions nobody knows end the list."""
    place = {one.code: at for at, one in enumerate(file.dimension)}
    found: list[Choice] = []
    while (value := answers.get(str(len(found) + 1))) is not None:
        pair = Pair(
            tuple(place[code] for code in value["first"]),
            tuple(place[code] for code in value["second"]),
        )
        first = None if value["chosen"] == ALIKE else value["chosen"] == FIRST
        found.append(Choice(pair, first))
    return found


def stops(file: ValuesFile, answers: Answers) -> bool:
    """Whether enough pairs were asked."""
    return preference.enough(
        choices_of(file, answers),
        len(file.dimension),
        least=file.least,
        most=file.most,
        sure=file.sure_percent / 100,
    )


def pair_at(file: ValuesFile, answers: Answers, step: str) -> Shown:
    """What the two cards of a step are good in: as it was answered, or the next one to ask."""
    value = answers.get(step)
    if value is not None:
        return Shown(first=value["first"], second=value["second"])
    pair = preference.next_pair(choices_of(file, answers), len(file.dimension))
    codes = [one.code for one in file.dimension]
    return Shown(first=[codes[at] for at in pair.first], second=[codes[at] for at in pair.second])


def pair_name(pair: Shown) -> str:
    """The pair in one word, to come back with the answer."""
    return f"{'+'.join(pair['first'])}/{'+'.join(pair['second'])}"


# --- skills


def chosen_situations(file: SkillsFile, answers: Answers) -> list[str]:
    """Situations named, in the order of the questionnaire."""
    named = _listed(answers.get(SITUATIONS))
    return [one.code for one in file.situation if one.code in named]


def sources_of(file: SkillsFile, answers: Answers) -> tuple[skills.Source, ...]:
    """Every skill that what was done took, with its source."""
    done = {
        code: _listed(answers.get(f"{INSIDE}{code}")) for code in chosen_situations(file, answers)
    }
    return skills.sources(done, file.taught)


def skills_named(file: SkillsFile, answers: Answers) -> list[str]:
    """The skills found, in the order of the questionnaire."""
    found = {one.skill for one in sources_of(file, answers)}
    return [one.code for one in file.skill if one.code in found]


def offered_skills(file: SkillsFile, answers: Answers, step: str) -> list[str]:
    """What the steps about levels offer: all skills found, then those done alone."""
    found = skills_named(file, answers)
    if step == ALONE:
        return found
    alone = _listed(answers.get(ALONE))
    return [one for one in found if one in alone]


def _listed(value: Any) -> list[str]:
    """The codes of an answer that is a list, or of one that keeps what was offered."""
    if isinstance(value, dict):
        value = value["chosen"]
    return list(value or [])


# --- one answer


def _could_come(file: AnyFile, step: str) -> bool:
    """Whether the step can exist for other answers."""
    match file:
        case ValuesFile():
            return step.isascii() and step.isdigit() and 0 < int(step[:4]) <= file.most
        case SkillsFile():
            inside = {f"{INSIDE}{one.code}" for one in file.situation}
            return step in {*inside, ALONE, TEACHES}
    return False


def _scale_answer(file: ScalesFile, step: str, sent: Sequence[str]) -> Any:
    if step == FOCUS and file.focus:
        return _some(sent, [one.code for one in file.scale], most=file.focus.most)
    if not sent:
        return None
    if len(sent) != 1 or sent[0] not in map(str, range(1, POINTS + 1)):
        raise NotAnAnswer
    return int(sent[0])


def _pair_answer(
    file: ValuesFile, step: str, sent: Sequence[str], shown: str, answers: Answers
) -> dict[str, Any]:
    if next((one for one in range(1, int(step)) if str(one) not in answers), None):
        raise TooEarly
    pair = pair_at(file, answers, step)
    if shown != pair_name(pair):
        raise OtherQuestion
    chosen = list(sent) or [ALIKE]
    if chosen not in ([FIRST], [SECOND], [ALIKE]):
        raise NotAnAnswer
    return {**pair, "chosen": chosen[0]}


def _skills_answer(file: SkillsFile, step: str, sent: Sequence[str], answers: Answers) -> Any:
    if step == SITUATIONS:
        return _some(sent, [one.code for one in file.situation])
    if step in (ALONE, TEACHES):
        offered = offered_skills(file, answers, step)
        return {"chosen": _some(sent, offered), "of": offered}
    place = next(one for one in file.situation if f"{INSIDE}{one.code}" == step)
    return _some(sent, [one.code for one in place.activity])


def _some(sent: Sequence[str], offered: Sequence[str], most: int = 1000) -> list[str]:
    """The ticked ones in the order offered."""
    if set(sent) - set(offered) or len(set(sent)) > most:
        raise NotAnAnswer
    return [one for one in offered if one in sent]
