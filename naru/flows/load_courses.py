"""The courses with lessons of a city pack come into the catalogue, each open to whoever asks.

provider -> course as its own -> one run without days, with a door where everybody gets a seat at
once -> lessons as a published version. Part of `load_city`, whose transaction it joins.
"""

from datetime import datetime

from django.db.models import Exists, OuterRef

from naru.accounts.models import Organisation
from naru.catalogue.enums import Admission, ApplyAt, Mode, Payer, Residence, RunStatus, Schedule
from naru.catalogue.models import Course, Provider
from naru.catalogue.queries.facts import Facts
from naru.catalogue.services.own import courses, runs
from naru.catalogue.services.own.holding import open_workspace
from naru.core.tables import Change
from naru.enrolments.enums import DoorMode
from naru.enrolments.services import doors
from naru.lessons.models import Version
from naru.lessons.pack import LessonsPart, PackCourse
from naru.lessons.services import versions
from naru.occupations.models import Skill

RUN = "1"


class LoadCourses:
    """Brings the catalogue in line with the part; bodies and skills were saved before."""

    def __init__(self, part: LessonsPart, *, at: datetime) -> None:
        self.part, self.at = part, at
        codes = {code for one in part.courses for code in one.course.skills}
        self.skills = {one.code: one for one in Skill.objects.filter(code__in=codes)}
        self.kept: set[int] = set()
        self.new = self.changed = 0

    def save(self) -> list[Change]:
        """Write what differs; courses that left the pack are taken back."""
        for one in self.part.courses:
            self._course(one)
        gone = self._take_back()
        table = Version._meta.db_table
        same = len(self.part.courses) - self.new - self.changed
        counts = {"new": self.new, "changed": self.changed, "unchanged": same}
        return [Change(table=table, withdrawn=gone, **counts)] if self.part.courses or gone else []

    def _course(self, one: PackCourse) -> None:
        organisation = Organisation.objects.get(code=one.course.organisation)
        provider = open_workspace(organisation=organisation, by=None, at=self.at)
        course = Course.objects.filter(provider=provider, number=one.course.number).first()
        told = self._facts(one)
        fresh = course is None
        if course is None:
            course = self._made(provider, one, told)
            self.new += 1
        else:
            course = courses.change_course(
                course_id=course.pk,
                told=told,
                number=course.number,
                seen=course.changed_at,
                by=None,
                at=self.at,
            )
            if course.gone_at is not None:
                courses.publish_course(course_id=course.pk, by=None, at=self.at)
        self.kept.add(course.pk)
        brought = versions.bring(
            course_id=course.pk, document=one.document, files=one.files, at=self.at
        )
        self.changed += brought is not None and not fresh

    def _made(self, provider: Provider, one: PackCourse, told: Facts) -> Course:
        course = courses.make_course(
            provider_id=provider.pk,
            told=told,
            number=one.course.number,
            is_sample=one.course.sample,
            by=None,
            at=self.at,
        )
        courses.publish_course(course_id=course.pk, by=None, at=self.at)
        run = runs.make_run(
            course_id=course.pk, number=RUN, told=self._run(), publish=True, by=None, at=self.at
        )
        until = self._until()
        terms = doors.Terms(
            mode=DoorMode.FIRST_COME,
            capacity=self.part.self_paced.seats,
            opens_at=self.at,
            closes_at=until,
            offers_until_at=until,
        )
        doors.set_door(run_id=run.pk, terms=terms, by=None, at=self.at)
        return course

    def _until(self) -> datetime:
        """The first of January after so many whole years: no leap day in between matters."""
        year = self.at.year + self.part.self_paced.years
        return self.at.replace(year=year, month=1, day=1, hour=0, minute=0, second=0, microsecond=0)

    def _run(self) -> Facts:
        return {
            "schedule": Schedule.ALWAYS.value,
            "status": RunStatus.OPEN.value,
            "admission": Admission.FIRST_COME.value,
            "apply_at": ApplyAt.HERE.value,
            "capacity": self.part.self_paced.seats,
            "payer": Payer.NOBODY.value,
            "fee_won": 0,
        }

    def _facts(self, one: PackCourse) -> Facts:
        file, lessons = one.course, one.document.lessons
        skills = [self.skills[code] for code in file.skills]
        told: Facts = {
            "title": file.title_ko,
            "title_en": file.title_en,
            "summary": file.summary_ko,
            "summary_en": file.summary_en,
            "blocks": _listed([lesson.title_ko for lesson in lessons]),
            "field": file.field,
            "language": "ko",
            "hours": f"{file.hours:.1f}",
            "mode": Mode.ONLINE.value,
            "residence": Residence.CITY_LIFE.value,
            "age_rule_known": True,
            "skills": [
                {
                    "name": (skill.taught_as or [skill.name_ko])[0],
                    "ncs_code": skill.ncs_code,
                    "ncs_version": skill.ncs_edition,
                }
                for skill in skills
            ],
        }
        if all(lesson.title_en for lesson in lessons):
            told["blocks_en"] = _listed([lesson.title_en for lesson in lessons])
        return {name: value for name, value in told.items() if value}

    def _take_back(self) -> int:
        from_pack = Version.objects.filter(package__course=OuterRef("pk"), made_by=None)
        left = Course.objects.filter(Exists(from_pack), gone_at=None).exclude(pk__in=self.kept)
        gone = list(left.values_list("pk", flat=True))
        for pk in gone:
            courses.take_back_course(course_id=pk, by=None, at=self.at)
        return len(gone)


def _listed(items: list[str]) -> list[Facts]:
    return [{"kind": "list", "ordered": True, "items": items}]
