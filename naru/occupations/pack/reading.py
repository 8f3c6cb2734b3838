"""Reading the files, with every reference checked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from naru.city.pack import Known, Pack, Read
from naru.occupations.pack.schema import (
    CertificatesFile,
    OccupationEntry,
    OccupationsFile,
    SkillsFile,
)

CERTIFICATES, SKILLS, OCCUPATIONS = "certificates.toml", "skills", "occupations"
SOURCES = "sources.toml"


@dataclass(frozen=True)
class OccupationsPart:
    """The files after reading; `certificates` is None if that file had a mistake."""

    certificates: Read[CertificatesFile] | None
    skills: list[Read[SkillsFile]]
    occupations: list[Read[OccupationsFile]]


def read_occupations(pack: Pack, *, sources: Known) -> OccupationsPart:
    """Certificates, skills and occupations of the pack."""
    part = OccupationsPart(
        certificates=pack.toml(CERTIFICATES, CertificatesFile),
        skills=pack.tomls(SKILLS, SkillsFile),
        occupations=pack.tomls(OCCUPATIONS, OccupationsFile),
    )
    certificates = _known_certificates(pack, part)
    if part.certificates is not None:
        _check_rounds(pack, part.certificates, sources=sources)
    _check_names(pack, part.skills)
    _check_names(pack, part.occupations)
    pack.once_per_row(part.skills, "number", lambda file: file.number)
    pack.once_per_row(part.occupations, "number", lambda file: file.number)
    _once(pack, "skill", [(read, [one.code for one in read.value.skill]) for read in part.skills])
    _once(
        pack,
        "occupation",
        [(read, [one.code for one in read.value.occupation]) for read in part.occupations],
    )
    skills = known_skills(pack, part)
    for read in part.occupations:
        for number, entry in enumerate(read.value.occupation):
            _check_entry(pack, read, number, entry, skills, certificates)
            for at, code in enumerate(entry.sources):
                pack.refer(read, ("occupation", number, "sources", at), code, sources, SOURCES)
            if entry.pay:
                where = ("occupation", number, "pay", "source")
                pack.refer(read, where, entry.pay.source, sources, SOURCES)
    return part


def known_skills(pack: Pack, part: OccupationsPart) -> Known:
    """What other files may refer to; None if a file of skills has mistakes of its own."""
    if pack.spoiled(SKILLS):
        return None
    return [one.code for read in part.skills for one in read.value.skill]


def _known_certificates(pack: Pack, part: OccupationsPart) -> Known:
    if part.certificates is None:
        return None
    codes = [one.code for one in part.certificates.value.certificate]
    pack.once(part.certificates, "certificate", "code", codes)
    items = [one.item or f"no item {one.code}" for one in part.certificates.value.certificate]
    pack.once(part.certificates, "certificate", "item", items)
    return codes


def _check_rounds(pack: Pack, read: Read[CertificatesFile], *, sources: Known) -> None:
    """Rounds name certificates, grades and sources that there are; so do fees."""
    held = read.value.certificate
    for number, one in enumerate(held):
        if one.fees:
            where = ("certificate", number, "fees", "source")
            pack.refer(read, where, one.fees.source, sources, SOURCES)
    codes, grades = [one.code for one in held], sorted({one.grade for one in held if one.grade})
    pack.once(read, "round", "code", [one.code for one in read.value.round])
    for number, entry in enumerate(read.value.round):
        for at, code in enumerate(entry.certificates):
            pack.refer(read, ("round", number, "certificates", at), code, codes, CERTIFICATES)
        if entry.grade:
            pack.refer(read, ("round", number, "grade"), entry.grade, grades, CERTIFICATES)
        if entry.source:
            pack.refer(read, ("round", number, "source"), entry.source, sources, SOURCES)


def _check_entry(
    pack: Pack,
    read: Read[OccupationsFile],
    number: int,
    entry: OccupationEntry,
    skills: Known,
    certificates: Known,
) -> None:
    for name, codes in (("essential", entry.essential), ("useful", entry.useful)):
        for code in codes:
            pack.refer(read, ("occupation", number, name, code), code, skills, f"{SKILLS}/")
    for name, held in (("required", entry.required), ("usual", entry.usual)):
        for at, code in enumerate(held):
            pack.refer(read, ("occupation", number, name, at), code, certificates, CERTIFICATES)


def _check_names(pack: Pack, files: Sequence[Read[SkillsFile] | Read[OccupationsFile]]) -> None:
    for read in files:
        stem = PurePath(read.file).stem
        if read.value.code != stem:
            right = f'Write code = "{stem}", or rename the file.'
            pack.problems.append(read.problem(("code",), "this is not the file's name.", right))


def _once(
    pack: Pack,
    table: str,
    files: Iterable[tuple[Read[SkillsFile] | Read[OccupationsFile], list[str]]],
) -> None:
    """Note every code that an entry of this or an earlier file already has."""
    seen: dict[str, str] = {}
    for read, codes in files:
        for number, code in enumerate(codes):
            if code in seen:
                what = f'code = "{code}" is used twice, first in {seen[code]}.'
                where = (table, number, "code")
                pack.problems.append(read.problem(where, what, f"Give this {table} another."))
            seen.setdefault(code, read.file)
