"""The operator loads the city's pack.

read and check every file -> sources, bodies, occupations, places, spaces, programmes, rules,
starter catalogue, courses with lessons -> audit line, all or nothing.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction

from naru.accounts import pack as accounts
from naru.audit import queries as audit_queries
from naru.audit import services as audit
from naru.catalogue import pack as catalogue
from naru.catalogue import starter
from naru.city.pack import Pack, Read
from naru.city.site import City, read_city
from naru.core import jobs
from naru.core.locks import alone
from naru.core.tables import Change
from naru.counselling import pack as counselling
from naru.credits import pack as credit_rules
from naru.diagnosis import pack as diagnosis
from naru.diagnosis.reading import keeping
from naru.enrolments import pack as enrolments
from naru.flows.load_courses import LoadCourses
from naru.lessons import pack as lessons
from naru.occupations import pack as occupations
from naru.outcomes import pack as outcomes
from naru.payments import pack as payments
from naru.places import pack as places
from naru.planning import pack as planning
from naru.policies.queries import LOADED, PACK
from naru.policies.reading import book as policies
from naru.policies.reading import cases
from naru.policies.rules.rulebook import Rulebook
from naru.policies.services import packs
from naru.programmes import pack as programmes
from naru.residents import pack as residents
from naru.scholarships import pack as scholarships
from naru.schools import pack as schools
from naru.simulation.reading import part as simulation
from naru.sources import pack as sources
from naru.spaces import pack as spaces

EDITION = 11
"""Raise it when the loader begins to write more than before: an unchanged pack is read again."""

ACTION, SUBJECT = LOADED, PACK


class OtherCity(Exception):
    """The database already serves another city, whose records would lose their offer."""

    def __init__(self, *, present: str, asked: str) -> None:
        super().__init__(
            f'This database serves the city pack "{present}", not "{asked}". '
            f'Set NARU_CITY={present}, or give "{asked}" a database of its own.'
        )


@dataclass(frozen=True)
class Loaded:
    """What a load did. `skipped`: the same pack was loaded before, nothing was looked at."""

    city: str
    digest: str
    skipped: bool = False
    changes: list[Change] = field(default_factory=list)

    @property
    def writes(self) -> int:
        return sum(change.writes for change in self.changes)


@dataclass(frozen=True)
class WholePack:
    """Everything that a city's folder says, checked."""

    city: City
    sources: Read[sources.SourcesFile]
    bodies: Read[accounts.OrganisationsFile]
    occupations: occupations.OccupationsPart
    places: places.PlacesPart
    programmes: programmes.ProgrammesPart
    book: Rulebook
    people: Read[residents.PeopleFile]
    starter: starter.StarterPart
    questionnaires: diagnosis.QuestionnairesPart
    spaces: spaces.SpacesPart
    lessons: lessons.LessonsPart

    @classmethod
    def read(cls, pack: Pack) -> "WholePack":
        """Every file, checked by itself and against the others."""
        cited = sources.read_sources(pack)
        bodies = accounts.read_organisations(pack)
        known = {
            "sources": sources.known_ids(pack, cited),
            "organisations": accounts.known_codes(pack, bodies),
        }
        city = read_city(pack, sources=known["sources"])
        worked = occupations.read_occupations(pack, sources=known["sources"])
        placed = places.read_places(pack, **known)
        offered = programmes.read_programmes(pack, **known)
        ruled = policies.read_policies(
            pack,
            city=policies.named(city),
            sources=known["sources"],
            programmes=programmes.known_codes(pack, offered),
        )
        if ruled.book is not None:
            cases.check(pack, ruled.cases, ruled.book)
        people = residents.read_people(pack)
        begun = starter.read_starter(pack, organisations=known["organisations"])
        counted = [read.value for read in placed.population]
        simulation.read_whole(pack, counted, ruled)
        catalogue.read_connectors(pack, fields=begun.fields, sources=known["sources"])
        catalogue.read_links(
            pack, fields=begun.fields, programmes=programmes.known_codes(pack, offered)
        )
        enrolments.read_enrolment(pack)
        enrolments.read_attendance(pack, sources=known["sources"])
        enrolments.read_draw(pack)
        planning.read_planning(
            pack, sources=known["sources"], skills=occupations.known_skills(pack, worked)
        )
        counselling.read_counselling(pack, sources=known["sources"])
        enrolments.read_review(pack)
        enrolments.read_waiting(pack, sources=known["sources"])
        lessons.read_completion(pack, sources=known["sources"])
        limited = lessons.read_limits(pack, sources=known["sources"])
        taught = lessons.read_lessons(
            pack,
            file=limited.value if limited else None,
            organisations=known["organisations"],
            fields=begun.fields,
            skills=occupations.known_skills(pack, worked),
        )
        scholarships.read_terms(pack, book=ruled.book, **known)
        schools.read_schools(
            pack,
            programmes=programmes.known_codes(pack, offered),
            policies=list(ruled.book.policies) if ruled.book else None,
            sources=known["sources"],
        )
        outcomes.read_followup(pack, sources=known["sources"])
        credit_rules.read_credits(pack, sources=known["sources"])
        payments.read_rules(pack, sources=known["sources"])
        keeping.read_keeping(pack, sources=known["sources"])
        asked = diagnosis.read_questionnaires(
            pack,
            programmes=programmes.known_codes(pack, offered),
            skills=occupations.known_skills(pack, worked),
        )
        let = spaces.read_spaces(
            pack,
            places=places.known_codes(pack, placed),
            skills=occupations.known_skills(pack, worked),
            sources=known["sources"],
        )
        pack.close()
        return cls(
            pack.sure(city),
            pack.sure(cited),
            pack.sure(bodies),
            worked,
            placed,
            offered,
            pack.sure(ruled.book),
            pack.sure(people),
            begun,
            asked,
            pack.sure(let),
            taught,
        )


@transaction.atomic(durable=True)
def load_city(*, folder: Path, at: datetime, again: bool = False) -> Loaded:
    """Bring the database in line with the pack, or raise `BadPack` and change nothing.

    Records that left the pack are marked withdrawn. An unchanged pack is skipped within a week
    unless `again`; after that the starter catalogue has runs to add. Raises `OtherCity` if the
    database was loaded with another city's pack.
    """
    alone("city_pack")
    pack = Pack(folder)
    digest = f"{EDITION}:{pack.digest()}:{at:%G-%V}"
    before = _last_load()
    if before and before["city"] != folder.name:
        raise OtherCity(present=before["city"], asked=folder.name)
    if before and before["digest"] == digest and not again:
        return Loaded(city=folder.name, digest=digest, skipped=True)
    whole = WholePack.read(pack)
    changes = [
        *sources.save(whole.sources, at=at),
        *accounts.save(whole.bodies, at=at),
        *occupations.save(whole.occupations, at=at),
        *places.save(whole.places, at=at),
        *spaces.save(whole.spaces, at=at),
        *programmes.save(whole.programmes, at=at),
        *residents.save(whole.people, at=at),
        packs.keep(book=whole.book, at=at),
        *diagnosis.save(whole.questionnaires, at=at),
        *starter.save(whole.starter, zone=ZoneInfo(whole.city.time_zone), at=at),
        *LoadCourses(whole.lessons, at=at).save(),
    ]
    loaded = Loaded(city=whole.city.code, digest=digest, changes=changes)
    if loaded.writes or not before or before["digest"] != digest:
        _record(loaded, pack=whole.book.digest, at=at)
    if not before or before.get("pack") != whole.book.digest:
        jobs.defer("policies.tell_all")
    return loaded


def _last_load() -> dict[str, str] | None:
    entry = audit_queries.latest(action=ACTION, subject=SUBJECT)
    return json.loads(entry.details) if entry else None


def _record(loaded: Loaded, *, pack: str, at: datetime) -> None:
    audit.record(
        actor=None,
        action=ACTION,
        subject=SUBJECT,
        at=at,
        city=loaded.city,
        digest=loaded.digest,
        pack=pack,
        tables={
            change.table: [change.new, change.changed, change.withdrawn]
            for change in loaded.changes
            if change.writes
        },
    )
