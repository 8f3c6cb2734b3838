"""One question a page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.core.refusals import Refusal
from naru.diagnosis.enums import Part
from naru.diagnosis.queries.export import question_of
from naru.diagnosis.queries.runs import answers_of, file_of
from naru.diagnosis.reading import steps
from naru.diagnosis.reading.schema import AnyFile, ScalesFile, SkillsFile, ValuesFile
from naru.diagnosis.services.answering import answer
from naru.web.public.diagnosis.reach import Reached, reached

READ_AND_WRITE = ["GET", "HEAD", "POST"]
PARTS = {part.value: part for part in Part}


@require_http_methods(READ_AND_WRITE)
@reached
def ask(request: HttpRequest, here: Reached, part: str, step: str) -> HttpResponse:
    """Ask the step, or keep its answer and go on; what is not asked leads to what is."""
    if part not in PARTS:
        return redirect("diagnosis_run", here.run.public_id)
    if request.method == "POST":
        return _answered(request, here, PARTS[part], step)
    given = answers_of(here.run)[part]
    file = file_of(here.run, PARTS[part])
    if step not in steps.steps_of(file, given):
        return _onward(here, PARTS[part], steps.next_step(file, given))
    return _shown(request, here, PARTS[part], step, given)


def _answered(request: HttpRequest, here: Reached, part: Part, step: str) -> HttpResponse:
    sent = [] if "skip" in request.POST else request.POST.getlist("answer")
    if not sent and "skip" not in request.POST:
        said = _("하나 이상 고르거나 ‘해당하는 것이 없어요’를 눌러 주세요.")
        return _again(request, here, part, step, said)
    try:
        following = answer(
            run_id=here.run.pk,
            part=part,
            step=step,
            sent=sent,
            shown=request.POST.get("pair", ""),
            by=here.by,
            at=timezone.now(),
        )
    except Refusal as refusal:
        return _again(request, here, part, step, str(refusal))
    return _onward(here, part, following)


def _again(request: HttpRequest, here: Reached, part: Part, step: str, said: str) -> HttpResponse:
    """The same question with what is wrong; where there is no such question, the present one."""
    file, given = file_of(here.run, part), answers_of(here.run)[part]
    if step not in steps.steps_of(file, given):
        messages.warning(request, said)
        return _onward(here, part, steps.next_step(file, given))
    return _shown(request, here, part, step, given, error=said)


def _onward(here: Reached, part: Part, step: str | None) -> HttpResponse:
    """To the next question of the part, or to the overview."""
    if step is None:
        return redirect("diagnosis_run", here.run.public_id)
    return redirect("diagnosis_ask", here.run.public_id, part.value, step)


def _shown(
    request: HttpRequest,
    here: Reached,
    part: Part,
    step: str,
    given: steps.Answers,
    error: str = "",
) -> HttpResponse:
    file = file_of(here.run, part)
    order = steps.steps_of(file, given)
    done, total = steps.left(file, given)
    place = order.index(step)
    context = {
        "here": here,
        "run": here.run,
        "part": part,
        "step": step,
        "title": file.title,
        "number": place + 1,
        "total": max(total, place + 1),
        "done": done,
        "before": steps.before(file, given, step),
        "after": order[place + 1] if steps.holds(file, given, step) and order[place + 1 :] else "",
        "known": steps.holds(file, given, step),
        "error": error,
        **_asked(file, step, given),
    }
    status = 422 if error else 200
    return render(request, "public/diagnosis/question.html", context, status=status)


def _asked(file: AnyFile, step: str, given: steps.Answers) -> dict[str, Any]:
    """What the page shows for this kind of step: statement, pair or list."""
    value = given.get(step)
    match file:
        case ScalesFile() if step != steps.FOCUS:
            return {
                "kind": "statement",
                "above": file.question,
                "question": question_of(file, step),
                "answers": [
                    {"value": number, "label": label, "now": value == number}
                    for number, label in enumerate(file.answers, start=1)
                ],
            }
        case ScalesFile():
            names = [(one.code, one.name) for one in file.scale]
            most = file.focus.most if file.focus else None
            return _list(question_of(file, step), names, value, most)
        case ValuesFile():
            return _cards(file, step, given)
        case SkillsFile():
            return _of_skills(file, step, given)


def _list(question: object, offered: Any, value: Any, most: int | None = None) -> dict[str, Any]:
    return {
        "kind": "list",
        "question": question,
        "most": most,
        "offered": [
            {"value": code, "label": label, "now": code in (value or [])} for code, label in offered
        ],
    }


def _cards(file: ValuesFile, step: str, given: steps.Answers) -> dict[str, Any]:
    """Two cards with the same lines in the same order, each good where the other is weak."""
    pair = steps.pair_at(file, given, step)
    chosen = (given.get(step) or {}).get("chosen")
    about = [one for one in file.dimension if one.code in (*pair["first"], *pair["second"])]
    cards = []
    for name, good in ((steps.FIRST, pair["first"]), (steps.SECOND, pair["second"])):
        lines = [
            {"good": one.code in good, "text": one.plus if one.code in good else one.minus}
            for one in about
        ]
        cards.append(
            {
                "value": name,
                "now": chosen == name,
                "lines": sorted(lines, key=lambda x: not x["good"]),
            }
        )
    return {
        "kind": "pair",
        "question": file.question,
        "pair": steps.pair_name(pair),
        "cards": cards,
        "alike": chosen == steps.ALIKE,
    }


def _of_skills(file: SkillsFile, step: str, given: steps.Answers) -> dict[str, Any]:
    value = given.get(step)
    if step == steps.SITUATIONS:
        return _list(file.question, [(one.code, one.name) for one in file.situation], value)
    if step in (steps.ALONE, steps.TEACHES):
        names = {one.code: one.name for one in file.skill}
        offered = [(code, names[code]) for code in steps.offered_skills(file, given, step)]
        question = file.alone if step == steps.ALONE else file.teaches
        return _list(question, offered, (value or {}).get("chosen"))
    place = next(one for one in file.situation if f"{steps.INSIDE}{one.code}" == step)
    asked = _list(file.asks, [(one.code, one.name) for one in place.activity], value)
    return {**asked, "above": place.name}
