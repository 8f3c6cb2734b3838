"""Handing what was read to the services that write it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from naru.city.schema import Names, Words
from naru.core.tables import Change, Row
from naru.occupations.enums import (
    CertificateKind,
    Demand,
    Effort,
    ExamPart,
    Hours,
    Need,
    Scheme,
    Way,
)
from naru.occupations.pack.reading import OccupationsPart
from naru.occupations.pack.schema import (
    SCHEMES,
    WEIGHTS,
    CertificateEntry,
    ExamDays,
    OccupationEntry,
    OccupationsFile,
    SkillsFile,
)
from naru.occupations.services import offer


def save(part: OccupationsPart, *, at: datetime) -> list[Change]:
    """Everything of the pack, in the order in which tables point at each other."""
    groups = [read.value for read in part.skills]
    fields = [read.value for read in part.occupations]
    entries = [entry for file in fields for entry in file.occupation]
    held = part.certificates.value.certificate if part.certificates else []
    return [
        offer.save_groups([_head(file) for file in groups], at=at),
        offer.save_skills([row for file in groups for row in _skills(file)], at=at),
        offer.save_certificates([_certificate(entry) for entry in held], at=at),
        *offer.save_exams(list(exams_of(part)), at=at),
        offer.save_fields([_head(file) for file in fields], at=at),
        *offer.save_occupations([row for file in fields for row in _occupations(file)], at=at),
        offer.save_needs([row for entry in entries for row in _needs(entry)], at=at),
        offer.save_held([row for entry in entries for row in _held(entry)], at=at),
        offer.save_routes([row for entry in entries for row in _routes(entry)], at=at),
        offer.save_links([row for file in fields for row in _links(file)], at=at),
        offer.save_pay([row for entry in entries for row in _pay(entry)], at=at),
    ]


def _head(file: SkillsFile | OccupationsFile) -> Row:
    return {"code": file.code, "number": file.number, **_words("name", file.name)}


def _skills(file: SkillsFile) -> Iterator[Row]:
    for position, entry in enumerate(file.skill):
        yield {
            "code": entry.code,
            "group": file.code,
            "position": position,
            **_words("name", entry.name),
            "taught_as": entry.taught_as,
            "ncs_code": entry.ncs or "",
            "ncs_edition": file.ncs_edition if entry.ncs else "",
            "esco_uri": entry.esco or "",
        }


def _certificate(entry: CertificateEntry) -> Row:
    return {
        "code": entry.code,
        **_words("name", entry.name),
        "kind": CertificateKind[entry.kind.upper()],
        "grade": entry.grade or "",
        "held_by_ko": entry.held_by.ko if entry.held_by else "",
        "held_by_en": entry.held_by.en if entry.held_by else "",
        "practical_only": entry.practical_only,
        "item_code": entry.item or "",
        "written_fee_won": entry.fees.written if entry.fees else None,
        "practical_fee_won": entry.fees.practical if entry.fees else None,
        "whole_fee_won": entry.fees.whole if entry.fees else None,
        "fee_source": entry.fees.source if entry.fees else None,
    }


def exams_of(part: OccupationsPart) -> Iterator[Row]:
    """A row for each certificate, round and part; a grade stands for those that Q-Net holds."""
    if part.certificates is None:
        return
    file = part.certificates.value
    unwritten = {one.code for one in file.certificate if one.practical_only}
    for entry in file.round:
        codes = entry.certificates or [
            one.code for one in file.certificate if one.grade == entry.grade and not one.held_by
        ]
        for kind in ExamPart:
            days = getattr(entry, kind.value.lower())
            for code in codes if days else ():
                if kind == ExamPart.WRITTEN and code in unwritten:
                    continue
                yield {
                    "certificate": code,
                    "round": entry.code,
                    "part": kind,
                    **_words("round", entry.name),
                    **_days(days),
                    "apply_url": entry.url,
                    "source": entry.source,
                    "sample": entry.sample,
                }


def _days(days: ExamDays) -> Row:
    return {
        "windows": [(days.apply_from, days.apply_until)],
        "starts_on": days.first,
        "last_on": days.last,
        "result_on": days.result,
        "fee_won": days.fee_won,
    }


def _occupations(file: OccupationsFile) -> Iterator[Row]:
    for position, entry in enumerate(file.occupation):
        yield {
            "code": entry.code,
            "field": file.code,
            "position": position,
            **_words("name", entry.name),
            "also_ko": [one.ko for one in entry.also],
            "also_en": [one.en for one in entry.also],
            **_words("summary", entry.summary),
            "keco_code": entry.keco.code,
            "keco_edition": file.editions["keco"],
            "keco_name": entry.keco.name,
            "effort": Effort[entry.effort.upper()],
            "demands": [Demand[word.upper()].value for word in entry.demands],
            "hours": [Hours[word.upper()].value for word in entry.hours],
            "hours_from": entry.week[0],
            "hours_to": entry.week[1],
            "sources": entry.sources,
        }


def _needs(entry: OccupationEntry) -> Iterator[Row]:
    both: list[tuple[Need, Mapping[str, int]]] = [
        (Need.ESSENTIAL, entry.essential),
        (Need.USEFUL, entry.useful),
    ]
    asked = [(need, code, level) for need, codes in both for code, level in codes.items()]
    for position, (need, code, level) in enumerate(asked):
        yield {
            "occupation": entry.code,
            "skill": code,
            "position": position,
            "level": level,
            "need": need,
        }


def _held(entry: OccupationEntry) -> Iterator[Row]:
    asked = [(name, code) for name in WEIGHTS for code in getattr(entry, name)]
    for position, (name, code) in enumerate(asked):
        yield {
            "occupation": entry.code,
            "certificate": code,
            "position": position,
            "weight": WEIGHTS[name],
        }


def _routes(entry: OccupationEntry) -> Iterator[Row]:
    for position, route in enumerate(entry.routes):
        yield {
            "occupation": entry.code,
            "position": position,
            "way": Way[route.way.upper()],
            **_words("text", route.text),
        }


def _links(file: OccupationsFile) -> Iterator[Row]:
    for entry in file.occupation:
        for name, scheme in SCHEMES.items():
            for code in getattr(entry, name):
                yield _link(entry.code, scheme, file, name, code)


def _link(occupation: str, scheme: Scheme, file: OccupationsFile, name: str, code: str) -> Row:
    edition = {str(key): value for key, value in file.editions.items()}[name]
    return {"occupation": occupation, "scheme": scheme, "edition": edition, "code": code}


def _pay(entry: OccupationEntry) -> Iterator[Row]:
    if entry.pay:
        yield {
            "occupation": entry.code,
            "from_won": entry.pay.from_won,
            "to_won": entry.pay.to_won,
            "as_of_on": entry.pay.as_of,
            "source": entry.pay.source,
        }


def _words(name: str, words: Words | Names) -> Row:
    return {f"{name}_ko": words.ko, f"{name}_en": words.en}
