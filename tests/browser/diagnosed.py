"""Self-diagnoses for the walk."""

from datetime import datetime, timedelta

from naru.diagnosis.models import Run
from naru.diagnosis.services import results
from tests.diagnosis.made import begun, go_through


def answered_twice(resident, by, at: datetime) -> Run:
    """A run of half a year ago and one of today, which was corrected, on the city's questions."""
    before = begun(resident, at=at - timedelta(days=200))
    go_through(before, value="2")
    results.make(run_id=before.pk, by=None, at=at - timedelta(days=200))
    run = begun(resident, at=at)
    go_through(run, value="5")
    last = results.make(run_id=run.pk, by=None, at=at)
    agreed = results.Correction({("domains", "work"): "low"}, {})
    results.correct(
        run_id=run.pk, seen=last.number, correction=agreed, note="함께 이야기했습니다", by=by, at=at
    )
    return run
