"""Runs, the questionnaires they ask and the answers so far."""

import json
import uuid
from dataclasses import dataclass
from typing import Any, TypeVar

from naru.diagnosis.enums import Part
from naru.diagnosis.models import Questionnaire, Run
from naru.diagnosis.reading import steps
from naru.diagnosis.reading.schema import SCHEMAS, AnyFile, ScalesFile, SkillsFile, ValuesFile
from naru.residents.models import Resident

Given = dict[str, dict[str, Any]]
"""Answers by part and step."""
MINUTE = 60
F = TypeVar("F", bound=AnyFile)
_READ: dict[tuple[str, str], AnyFile] = {}


@dataclass(frozen=True)
class Progress:
    """How far a part is; `next` is the step to go on with, None when it is done."""

    part: Part
    title: str
    lead: str
    done: int
    total: int
    next: str | None
    first: str

    @property
    def begun(self) -> bool:
        return self.done > 0


def run_with(public_id: uuid.UUID) -> Run | None:
    """The run with its four versions; whoever calls asks whether the reader may see it."""
    runs = Run.objects.select_related("resident__user", *Part.values)
    return runs.filter(public_id=public_id).first()


def runs_of(resident: Resident) -> list[Run]:
    """Every run of a record, the latest first, with their results."""
    runs = Run.objects.filter(resident=resident).select_related(*Part.values)
    return list(runs.prefetch_related("results__skills").order_by("-begun_at", "-pk"))


def file_of(run: Run, part: Part) -> AnyFile:
    """The version of the part that this run asks."""
    return read(getattr(run, part.value))


def scales_of(run: Run, part: Part) -> ScalesFile:
    """The same, where it is known to be one of scales."""
    return _of_kind(file_of(run, part), ScalesFile)


def values_of(run: Run) -> ValuesFile:
    """The pairs that this run asks."""
    return _of_kind(file_of(run, Part.VALUES), ValuesFile)


def skills_of(run: Run) -> SkillsFile:
    """The situations that this run asks about."""
    return _of_kind(file_of(run, Part.SKILLS), SkillsFile)


def read(questionnaire: Questionnaire) -> AnyFile:
    """The kept body in its schema; one that was read stays read, since bodies never change."""
    key = (questionnaire.part, questionnaire.digest)
    if key not in _READ:
        text = json.dumps(questionnaire.body)
        _READ[key] = SCHEMAS[questionnaire.part].model_validate_json(text, strict=False)
    return _READ[key]


def answers_of(run: Run) -> Given:
    """What was answered, by part and step."""
    given: Given = {part.value: {} for part in Part}
    for part, step, value in run.answers.values_list("part", "step", "value"):
        given[part][step] = value
    return given


def progress_of(run: Run, given: Given) -> list[Progress]:
    """The four parts in their order."""
    found = []
    for part in Part:
        file = file_of(run, part)
        done, total = steps.left(file, given[part])
        following = steps.next_step(file, given[part])
        first = steps.steps_of(file, given[part])[0]
        found.append(Progress(part, str(file.title), str(file.lead), done, total, following, first))
    return found


def minutes_left(run: Run, progress: list[Progress]) -> int:
    """About how long the rest takes, in whole minutes."""
    seconds = sum(
        (one.total - one.done) * file_of(run, one.part).seconds for one in progress if one.next
    )
    return -(-seconds // MINUTE)


def _of_kind(file: AnyFile, kind: type[F]) -> F:
    if not isinstance(file, kind):
        raise TypeError(file)
    return file
