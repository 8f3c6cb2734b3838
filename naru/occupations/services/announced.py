"""Taking the exam schedule that Q-Net announces: its rounds become those of our certificates."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.core.tables import Change, Row, ids_by_code
from naru.occupations.models import Certificate, Exam
from naru.occupations.queries.exams import announced_years
from naru.occupations.rules.rounds import Schedule, Sitting, Which
from naru.occupations.services.rounds import EXAMS, save_rounds
from naru.sources.models import Source

Year = tuple[str, int, str]
"""What was asked about: the code of a certificate, a year, and Q-Net's code of the kind."""


class NotASchedule(Refusal):
    """Rows came, and none of them is a round of an exam."""

    message: ClassVar[str | Promise] = _(
        "시험 일정이 아닙니다. 큐넷이 보낸 그대로인지(implYy, implSeq, qualgbCd 칸) 확인해 주세요."
    )


@dataclass(frozen=True)
class Answer:
    """A schedule, the id of its source, and the day on which it was true.

    `about`: years of certificates that it speaks of. `complete`: nothing of them is missing.
    """

    schedule: Schedule
    source: str
    read_on: date
    about: frozenset[Year]
    complete: bool


@dataclass(frozen=True)
class Taken:
    """What taking it did. `kept`: rounds that were not sent and hold on all the same; `gave_way`:
    rounds of the city pack that hold no more.
    """

    changes: tuple[Change, ...]
    kept: int
    gave_way: int

    @property
    def writes(self) -> int:
        return sum(change.writes for change in self.changes) + self.gave_way


@transaction.atomic(savepoint=False)
def take(answer: Answer, *, at: datetime, believe_loss: bool = False) -> Taken:
    """Make the rounds of what it is about those of the answer; what left it is withdrawn.

    Nothing is withdrawn by an answer that is not complete or, unless `believe_loss`, by one in
    which more than half of the rounds that hold are missing.
    """
    alone(EXAMS)
    if answer.schedule.is_something_else:
        raise NotASchedule
    certificates = ids_by_code(Certificate)
    rows = _rows(answer, certificates)
    known = _known(answer.about | years_of(answer.schedule.sittings), certificates)
    sent = {(row["certificate_id"], row["round"], row["part"]) for row in rows}
    missing = [one for one in known if (one.certificate_id, one.round, one.part) not in sent]
    doubted = _ids(_in_doubt(answer.schedule.doubtful, certificates), known)
    holding = [one for one in missing if one.withdrawn_at is None]
    held = sum(one.withdrawn_at is None for one in known)
    certain = answer.complete and answer.schedule.whole
    believed = certain and (believe_loss or len(holding) * 2 <= held)
    kept = {one.pk for one in missing if not believed or one.pk in doubted}
    among = Exam.objects.filter(pk__in={one.pk for one in known} - kept)
    unsure = Exam.objects.filter(pk__in=doubted if certain else {one.pk for one in known})
    changes = save_rounds(rows, among=among, at=at, keep_windows=unsure)
    _confirm(rows, answer.read_on)
    gave_way = _give_way(at)
    return Taken(tuple(changes), sum(one.pk in kept for one in holding), gave_way)


def _rows(answer: Answer, certificates: dict[str, int]) -> list[Row]:
    source = Source.objects.get(code=answer.source)
    return [
        {
            "certificate_id": certificates[one.which.certificate],
            "round": _round(one.which),
            "part": one.part,
            "round_ko": one.which.name_ko,
            "round_en": one.which.name_en,
            "starts_on": one.first,
            "last_on": one.last,
            "result_on": one.result,
            "apply_url": source.url,
            "source_id": source.pk,
            "sample": False,
            "windows": one.windows,
        }
        for one in answer.schedule.sittings
    ]


def _round(which: Which) -> str:
    """Its code. Those of the pack have no colon, so that neither is taken for the other."""
    return f"{_prefix(which.year, which.kind)}{which.number}"


def _prefix(year: int, kind: str) -> str:
    return f"qnet:{year}:{kind}:"


def _known(about: Collection[Year], certificates: dict[str, int]) -> list[Exam]:
    """The imported rounds of what was asked about, withdrawn ones too."""
    found: list[Exam] = []
    for year, kind in sorted({(year, kind) for _code, year, kind in about}):
        codes = [code for code, *asked in about if asked == [year, kind]]
        some = Exam.objects.imported().filter(round__startswith=_prefix(year, kind))
        found += some.filter(certificate__in=[certificates[code] for code in codes]).order_by("pk")
    return found


def _in_doubt(doubtful: Collection[Which], certificates: dict[str, int]) -> set[tuple[int, str]]:
    return {(certificates[which.certificate], _round(which)) for which in doubtful}


def _ids(rounds: set[tuple[int, str]], known: Collection[Exam]) -> set[int]:
    return {one.pk for one in known if (one.certificate_id, one.round) in rounds}


def _confirm(rows: list[Row], on: date) -> None:
    """Rounds that were found are true as of that day; this alone is no change of theirs."""
    rounds = {row["round"] for row in rows}
    held = {row["certificate_id"] for row in rows}
    found = Exam.objects.filter(round__in=rounds, certificate__in=held, withdrawn_at__isnull=True)
    sent = {(row["certificate_id"], row["round"], row["part"]) for row in rows}
    pks = [one.pk for one in found if (one.certificate_id, one.round, one.part) in sent]
    Exam.objects.filter(pk__in=pks).exclude(read_on=on).update(read_on=on)


def _give_way(at: datetime) -> int:
    """Rounds of the pack in years of certificates that were announced hold no more."""
    announced = announced_years()
    stated = Exam.objects.stated().filter(withdrawn_at__isnull=True)
    rows = stated.values_list("pk", "certificate_id", "starts_on__year").order_by("pk")
    pks = [pk for pk, certificate, year in rows if (certificate, year) in announced]
    return Exam.objects.filter(pk__in=pks).update(withdrawn_at=at)


def years_of(sittings: Collection[Sitting]) -> frozenset[Year]:
    """What a file is about that says no more than its rows."""
    return frozenset((one.which.certificate, one.which.year, one.which.kind) for one in sittings)
