"""Runs for tests, on the small invented city's questionnaires."""

import uuid
from datetime import datetime

from naru.city.pack import Pack
from naru.diagnosis import pack as module
from naru.diagnosis.enums import Agreed, Part
from naru.diagnosis.models import Questionnaire, Run
from naru.diagnosis.queries.runs import answers_of, file_of, run_with
from naru.diagnosis.reading import steps
from naru.diagnosis.reading.schema import ScalesFile, ValuesFile
from naru.diagnosis.services import answering, results, runs
from tests.city.packs import CITIES
from tests.conftest import NOON


def load(at: datetime = NOON) -> None:
    """Today's questionnaires, unless they are there."""
    if not Questionnaire.objects.exists():
        pack = Pack(CITIES / "haneul")
        part = module.read_questionnaires(pack, programmes=None, skills=None)
        assert pack.problems == []
        module.save(part, at=at)


def begun(resident=None, at: datetime = NOON, by=None) -> Run:
    load()
    run = runs.begin(key=uuid.uuid4(), agreed=Agreed.ONLINE, resident=resident, by=by, at=at)
    found = run_with(run.public_id)
    assert found is not None
    return found


def tell(run: Run, part: Part, step: str, *sent: str, shown: str = "", at=None) -> str | None:
    """One answer; of a pair the one that is asked."""
    file = file_of(run, part)
    if isinstance(file, ValuesFile) and not shown:
        shown = steps.pair_name(steps.pair_at(file, answers_of(run)[part], step))
    return answering.answer(
        run_id=run.pk,
        part=part,
        step=step,
        sent=sent,
        shown=shown,
        by=None,
        at=at or run.begun_at,
    )


def usual(file, step: str, value: str) -> list[str]:
    """An answer to whatever is asked: `value` for statements, else the first of what is offered."""
    if isinstance(file, ScalesFile):
        return [file.scale[0].code] if step == steps.FOCUS else [value]
    if isinstance(file, ValuesFile):
        return [steps.FIRST]
    if step == steps.SITUATIONS:
        return [file.situation[0].code]
    inside = {f"{steps.INSIDE}{one.code}": one for one in file.situation}
    if step in inside:
        return [one.code for one in inside[step].activity]
    return []


def go_through(run: Run, *parts: Part, value: str = "4") -> None:
    """Answer the parts to their ends."""
    for part in parts or tuple(Part):
        file = file_of(run, part)
        step = steps.next_step(file, answers_of(run)[part])
        while step is not None:
            step = tell(run, part, step, *usual(file, step, value))


def finished(resident=None, at: datetime = NOON, value: str = "4") -> Run:
    run = begun(resident, at=at)
    go_through(run, value=value)
    results.make(run_id=run.pk, by=None, at=at)
    return run
