"""Making a result from answers, and correcting it together with the person: every version stays.

The body of a result is plain JSON: `domains` and `interests` hold `scales` (by code: level, low,
high, band, sure, answered, against, because), `alike`, and `focus`; `values` holds `asked`,
`sure`, `against`, and `dimensions` (by code: low, high, top, band). A part that was not done is
left out. Skills are rows.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.diagnosis.enums import Level, Part, ResultKind, Whence
from naru.diagnosis.models import FoundSkill, Result, Run
from naru.diagnosis.queries.runs import Given, answers_of, file_of, scales_of, skills_of, values_of
from naru.diagnosis.reading import steps
from naru.diagnosis.rules import preference, scales
from naru.diagnosis.rules.skills import level_of
from naru.diagnosis.services.runs import note
from naru.residents.enums import Deed
from naru.residents.rules import holds_registration_number

BANDS = ("low", "mid", "high")


class NothingAnswered(Refusal):
    message = _("아직 끝까지 답한 부분이 없습니다. 한 부분이라도 마치면 결과를 볼 수 있습니다.")


class NoResult(Refusal):
    message = _("아직 결과가 없습니다. 먼저 결과를 만들어 주세요.")


class NothingChanged(Refusal):
    message = _("달라진 것이 없습니다. 고칠 곳을 고르고 이유를 적어 주세요.")


class NoteMissing(Refusal):
    message = _("왜 고치는지 짧게 적어 주세요. 본인도 읽습니다.")


class NoteHoldsNumber(Refusal):
    message = _("이유에 주민등록번호처럼 보이는 숫자가 있습니다. 지우고 다시 적어 주세요.")


class NotThere(Refusal):
    message = _("고치려는 것이 이 진단에 없습니다. 화면을 새로 열어 주세요.")


class SeenBefore(Refusal):
    message = _("그 사이에 다른 사람이 결과를 고쳤습니다. 지금 결과를 보고 다시 고쳐 주세요.")


@dataclass(frozen=True)
class Correction:
    """What was agreed on: bands by part and scale, levels by skill (0 takes it out)."""

    bands: Mapping[tuple[str, str], str]
    skills: Mapping[str, int]


@transaction.atomic(savepoint=False)
def make(*, run_id: int, by: User | None, at: datetime) -> Result:
    """The result of today's answers; the same answers again make no second version.

    Answers changed after a correction make a new version that holds the correction no more: both
    stay to be read.
    """
    run = _lock(run_id)
    given = answers_of(run)
    done = [one for one in Part if steps.next_step(file_of(run, one), given[one]) is None]
    if not done:
        raise NothingAnswered
    body = {part.value: _told(run, part, given) for part in done if part != Part.SKILLS}
    rows = _skill_rows(run, given) if Part.SKILLS in done else []
    last = run.results.filter(kind=ResultKind.COMPUTED).order_by("-number").first()
    if last is not None and last.body == body and _same(last, rows):
        latest: Result = run.results.order_by("-number")[0]
        return latest
    return _add(run, ResultKind.COMPUTED, body, rows, "", by, at)


@transaction.atomic(savepoint=False)
def correct(
    *, run_id: int, seen: int, correction: Correction, note: str, by: User, at: datetime
) -> Result:
    """A new version with what a counsellor and the person agreed on; `seen` is the one they saw."""
    words = note.strip()
    if not words:
        raise NoteMissing
    if holds_registration_number(words):
        raise NoteHoldsNumber
    run = _lock(run_id)
    last = run.results.order_by("-number").first()
    if last is None:
        raise NoResult
    if last.number != seen:
        raise SeenBefore
    body, changed = _with_bands(last.body, correction.bands)
    rows, more = _with_levels(run, last, correction.skills)
    if not changed and not more:
        raise NothingChanged
    return _add(run, ResultKind.CORRECTED, body, rows, words, by, at)


def _lock(run_id: int) -> Run:
    return locked(Run.objects.select_related(*Part.values), pk=run_id)


def _add(
    run: Run,
    kind: ResultKind,
    body: dict[str, Any],
    rows: list[FoundSkill],
    words: str,
    by: User | None,
    at: datetime,
) -> Result:
    number = run.results.count() + 1
    result = Result.objects.create(
        run=run, number=number, kind=kind, body=body, note=words, made_at=at, made_by=by
    )
    for row in rows:
        row.result = result
    FoundSkill.objects.bulk_create(rows)
    deed = Deed.DIAGNOSIS_DONE if kind == ResultKind.COMPUTED else Deed.DIAGNOSIS_CORRECTED
    note(run, by=by, deed=deed, at=at, number=number)
    return result


def _told(run: Run, part: Part, given: Given) -> dict[str, Any]:
    return _told_values(run, given) if part == Part.VALUES else _told_scales(run, part, given)


def _told_scales(run: Run, part: Part, given: Given) -> dict[str, Any]:
    file, answers = scales_of(run, part), given[part]
    items = {one.code: answers.get(one.code) for one in file.item}
    found = scales.levels(file.items, items, file.bands.bands)
    body: dict[str, Any] = {
        "scales": {
            code: {
                name: list(value) if isinstance(value, tuple) else value
                for name, value in asdict(level).items()
                if name != "scale"
            }
            for code, level in found.items()
        },
        "alike": scales.all_alike(items),
    }
    if file.focus:
        body["focus"] = answers.get(steps.FOCUS) or []
    return body


def _told_values(run: Run, given: Given) -> dict[str, Any]:
    file = values_of(run)
    choices = steps.choices_of(file, given[Part.VALUES])
    belief = preference.believe(choices, len(file.dimension))
    return {
        "asked": len(choices),
        "sure": round(belief.sure, 3),
        "against": len(preference.contradicting(choices, len(file.dimension))),
        "dimensions": {
            one.code: {
                "low": round(weight.low, 2),
                "high": round(weight.high, 2),
                "top": round(weight.top, 3),
                "band": weight.band,
            }
            for one, weight in zip(file.dimension, belief.weights, strict=True)
        },
    }


def _skill_rows(run: Run, given: Given) -> list[FoundSkill]:
    file, answers = skills_of(run), given[Part.SKILLS]
    alone, teaches = (
        (answers.get(step) or {"chosen": []})["chosen"] for step in (steps.ALONE, steps.TEACHES)
    )
    return [
        FoundSkill(
            skill=one.skill,
            level=level_of(one.skill, alone=alone, teaches=teaches),
            whence=Whence.ACTIVITY,
            situation=one.situation,
            activity=one.activity,
        )
        for one in steps.sources_of(file, answers)
    ]


def _same(last: Result, rows: list[FoundSkill]) -> bool:
    names = ("skill", "level", "whence", "situation", "activity")
    kept = set(last.skills.values_list(*names))
    return kept == {tuple(getattr(row, name) for name in names) for row in rows}


def _with_bands(
    body: dict[str, Any], bands: Mapping[tuple[str, str], str]
) -> tuple[dict[str, Any], bool]:
    """The body with the bands agreed on; a band that was touched says so."""
    changed = False
    new: dict[str, Any] = {**body}
    for (part, code), band in bands.items():
        scale = new.get(part, {}).get("scales", {}).get(code)
        if scale is None or band not in BANDS:
            raise NotThere
        if scale["band"] == band:
            continue
        changed = True
        touched = {**scale, "band": band, "sure": True, "corrected": True}
        new[part] = {**new[part], "scales": {**new[part]["scales"], code: touched}}
    return new, changed


def _with_levels(
    run: Run, last: Result, levels: Mapping[str, int]
) -> tuple[list[FoundSkill], bool]:
    """The skills with the levels agreed on; one that is new has no source but the talk."""
    known = {one.code for one in skills_of(run).skill}
    if levels.keys() - known or set(levels.values()) - {0, *Level.values}:
        raise NotThere
    rows, changed = [], False
    for row in last.skills.order_by("pk"):
        level = levels.get(row.skill, row.level)
        changed = changed or level != row.level
        if level:
            rows.append(
                FoundSkill(
                    skill=row.skill,
                    level=level,
                    whence=row.whence,
                    situation=row.situation,
                    activity=row.activity,
                )
            )
    before = set(last.skills.values_list("skill", flat=True))
    for skill, level in levels.items():
        if skill not in before and level:
            changed = True
            rows.append(FoundSkill(skill=skill, level=level, whence=Whence.TOLD))
    return rows, changed
