"""Everything the self-diagnosis keeps about a resident, for taking along."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Plain, Section
from naru.diagnosis.enums import Level, Part
from naru.diagnosis.models import Result, Run
from naru.diagnosis.queries.runs import file_of, runs_of, skills_of, values_of
from naru.diagnosis.reading import steps
from naru.diagnosis.reading.schema import AnyFile, ScalesFile, SkillsFile, ValuesFile
from naru.diagnosis.rules.skills import Source
from naru.residents.models import Resident

Row = dict[str, Plain]


def export_diagnosis(resident: Resident) -> list[Section]:
    """Runs, every answer in words, every version of every result, and skills with sources."""
    runs = runs_of(resident)
    results = [(run, one) for run in runs for one in run.results.all()]
    return [
        Section(
            key="diagnoses",
            title=_("나를 알아보기"),
            labels={"begun_at": _("시작한 때"), "kept_at": _("기록에 남긴 때")},
            rows=[_run(run) for run in runs],
        ),
        Section(
            key="diagnosis_answers",
            title=_("나를 알아보기에서 한 답"),
            labels={"question": _("물음"), "answer": _("답"), "answered_at": _("답한 때")},
            rows=[row for run in runs for row in _answers(run)],
        ),
        Section(
            key="diagnosis_results",
            title=_("나를 알아보기의 결과"),
            labels={
                "made_at": _("만든 때"),
                "kind": _("어떤 결과인지"),
                "note": _("고친 이유"),
                "told": _("결과"),
            },
            rows=[_result(run, one) for run, one in results],
        ),
        Section(
            key="diagnosis_skills",
            title=_("할 수 있는 것"),
            labels={"name": _("할 수 있는 것"), "level": _("어느 만큼"), "source": _("어디에서")},
            rows=[row for run, one in results for row in _skills(run, one)],
        ),
    ]


def _run(run: Run) -> Row:
    return {
        "begun_at": run.begun_at,
        "kept_at": run.kept_at,
        "agreed": run.get_agreed_display(),
        "versions": [f"{part.value} {getattr(run, part.value).version}" for part in Part],
    }


def _answers(run: Run) -> Iterator[Row]:
    for one in run.answers.order_by("pk"):
        file = file_of(run, Part(one.part))
        yield {
            "question": question_of(file, one.step),
            "answer": said(file, one.step, one.value),
            "answered_at": one.answered_at,
            "part": one.part,
            "step": one.step,
        }


def _result(run: Run, result: Result) -> Row:
    return {
        "made_at": result.made_at,
        "kind": result.get_kind_display(),
        "note": result.note,
        "told": list(_told(run, result.body)),
        "number": result.number,
    }


def _told(run: Run, body: dict[str, Any]) -> Iterator[str]:
    """Every scale with its band, and what matters in work."""
    for part in (Part.DOMAINS, Part.INTERESTS):
        file = file_of(run, part)
        if part in body and isinstance(file, ScalesFile):
            names = {one.code: one.name for one in file.scale}
            for code, level in body[part]["scales"].items():
                yield f"{names[code]}: {getattr(file.bands, level['band'])}"
    if Part.VALUES in body:
        dimensions = body[Part.VALUES]["dimensions"]
        keys = [one for one in values_of(run).dimension if dimensions[one.code]["band"] == "key"]
        yield from (str(one.name) for one in keys)


def _skills(run: Run, result: Result) -> Iterator[Row]:
    file = skills_of(run)
    names = {one.code: str(one.name) for one in file.skill}
    for one in result.skills.all():
        source = file.names(Source(one.skill, one.situation, one.activity))
        yield {
            "name": names[one.skill],
            "level": str(Level(one.level).label),
            "source": " – ".join(map(str, source)) if source else one.get_whence_display(),
            "skill": one.skill,
            "number": result.number,
        }


def question_of(file: AnyFile, step: str) -> str:
    """What a step asks, in the reader's language."""
    match file:
        case ScalesFile():
            if step == steps.FOCUS and file.focus:
                return str(file.focus.text)
            return next((str(one.text) for one in file.item if one.code == step), step)
        case ValuesFile():
            return f"{file.question} ({step})"
        case SkillsFile():
            asked = {
                steps.SITUATIONS: file.question,
                steps.ALONE: file.alone,
                steps.TEACHES: file.teaches,
            }
            if step in asked:
                return str(asked[step])
            inside = {f"{steps.INSIDE}{one.code}": one.name for one in file.situation}
            return f"{inside.get(step, step)}: {file.asks}"


def said(file: AnyFile, step: str, value: Any) -> str | list[str]:
    """An answer in the reader's language; nothing where the step was skipped."""
    if value is None:
        return ""
    match file:
        case ScalesFile():
            if step == steps.FOCUS:
                names = {one.code: str(one.name) for one in file.scale}
                return [names[code] for code in value]
            return str(file.answers[value - 1])
        case ValuesFile():
            if value["chosen"] == steps.ALIKE:
                return str(_("비슷하다고 답하셨어요"))
            plus = {one.code: str(one.plus) for one in file.dimension}
            return [plus[code] for code in value[value["chosen"]]]
        case SkillsFile():
            return _said_of_skills(file, step, value)


def _said_of_skills(file: SkillsFile, step: str, value: Any) -> list[str]:
    names: dict[str, str] = {}
    if step == steps.SITUATIONS:
        names = {one.code: str(one.name) for one in file.situation}
    elif step in (steps.ALONE, steps.TEACHES):
        names = {one.code: str(one.name) for one in file.skill}
        value = value["chosen"]
    else:
        for place in file.situation:
            if f"{steps.INSIDE}{place.code}" == step:
                names = {one.code: str(one.name) for one in place.activity}
    return [names[code] for code in value]
