"""`questionnaires/*.toml`: what the self-diagnosis asks. A version in use is never edited."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from naru.city.pack import Pack, Read
from naru.city.problems import BadPack
from naru.core.tables import Change
from naru.diagnosis.enums import Part
from naru.diagnosis.models import Questionnaire
from naru.diagnosis.reading.schema import SCHEMAS, AnyFile, ScalesFile, SkillsFile, ValuesFile
from naru.diagnosis.rules import preference
from naru.diagnosis.services import questionnaires

FOLDER = "questionnaires"


@dataclass(frozen=True)
class QuestionnairesPart:
    """The files by part; a part whose file has mistakes is missing."""

    files: dict[str, Read[Any]]


def read_questionnaires(
    pack: Pack, *, programmes: Sequence[str] | None, skills: Sequence[str] | None
) -> QuestionnairesPart:
    """One file a part, each checked against itself, the programmes and the skills of the pack."""
    files: dict[str, Read[Any]] = {}
    for part, schema in SCHEMAS.items():
        read: Read[Any] | None = pack.toml(f"{FOLDER}/{part}.toml", schema)
        if read is None:
            continue
        files[part] = read
        match read.value:
            case ScalesFile():
                _check_scales(pack, read, programmes)
            case ValuesFile():
                _check_values(pack, read)
            case SkillsFile():
                _check_skills(pack, read, skills)
    return QuestionnairesPart(files)


def save(part: QuestionnairesPart, *, at: datetime) -> list[Change]:
    """Add versions that are new; raises `BadPack` at one that was edited."""
    new = 0
    for name, read in part.files.items():
        try:
            new += questionnaires.load(
                part=Part(name),
                version=read.value.version,
                from_on=read.value.from_on,
                body=body_of(read.value),
                digest=digest_of(read.value),
                at=at,
            )
        except questionnaires.VersionChanged:
            version = read.value.version
            what = f"people may have answered version {version} as it was before."
            right = f"Undo the change, or make it version = {version + 1}."
            raise BadPack([read.problem(("version",), what, right)]) from None
    table = Questionnaire._meta.db_table
    return [Change(table=table, new=new, unchanged=len(part.files) - new)]


def body_of(file: AnyFile) -> dict[str, Any]:
    """The file as JSON keeps it."""
    body: dict[str, Any] = json.loads(file.model_dump_json())
    return body


def digest_of(file: AnyFile) -> str:
    """SHA-256 (hex) of what the file says, whatever its order and comments."""
    text = json.dumps(body_of(file), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _check_scales(pack: Pack, read: Read[ScalesFile], programmes: Sequence[str] | None) -> None:
    file = read.value
    scales = [one.code for one in file.scale]
    pack.once(read, "scale", "code", scales)
    pack.once(read, "item", "code", [one.code for one in file.item])
    for number, item in enumerate(file.item):
        pack.refer(read, ("item", number, "scale"), item.scale, scales, "[[scale]]")
    for number, scale in enumerate(file.scale):
        own = [one for one in file.item if one.scale == scale.code]
        if not any(one.reversed for one in own) or all(one.reversed for one in own):
            what = f"{scale.code} has no statements for and against it."
            right = "Give it at least one [[item]] with reversed = true and one without."
            pack.problems.append(read.problem(("scale", number), what, right))
        for place, code in enumerate(scale.suggests.programmes):
            where = ("scale", number, "suggests", "programmes", place)
            pack.refer(read, where, code, programmes, "programmes/")
    if not file.bands.mid_from < file.bands.high_from:
        what = "the highest band begins before the middle one."
        pack.problems.append(
            read.problem(("bands", "high_from"), what, "Make high_from greater than mid_from.")
        )


def _check_values(pack: Pack, read: Read[ValuesFile]) -> None:
    file = read.value
    pack.once(read, "dimension", "code", [one.code for one in file.dimension])
    if file.least > file.most:
        what = "least is greater than most."
        pack.problems.append(read.problem(("least",), what, "Exchange the two."))
    things = len(file.dimension)
    pairs = preference.count_of_pairs(things)
    if file.most > pairs:
        what = f"{things} dimensions make no more than {pairs} different pairs."
        right = f"Write most = {pairs}, or add a dimension."
        pack.problems.append(read.problem(("most",), what, right))


def _check_skills(pack: Pack, read: Read[SkillsFile], known: Sequence[str] | None) -> None:
    file = read.value
    pack.once(read, "situation", "code", [one.code for one in file.situation])
    skills = [one.code for one in file.skill]
    pack.once(read, "skill", "code", skills)
    for number, skill in enumerate(skills):
        pack.refer(read, ("skill", number, "code"), skill, known, "skills/")
    for number, place in enumerate(file.situation):
        codes = [one.code for one in place.activity]
        for at, activity in enumerate(place.activity):
            where = ("situation", number, "activity", at)
            if activity.code in codes[:at]:
                what = f'code = "{activity.code}" is used twice in {place.code}.'
                pack.problems.append(
                    read.problem((*where, "code"), what, "Give this activity another.")
                )
            for skill_at, skill in enumerate(activity.skills):
                pack.refer(read, (*where, "skills", skill_at), skill, skills, "[[skill]]")
