"""The pack's skills and occupations: what is refused, and that the city's own hold together."""

from collections import Counter

import pytest

from naru.city.pack import Pack
from naru.occupations.pack import read_occupations
from naru.occupations.pack.saving import exams_of
from naru.occupations.rules.distance import Profile, Wanted, closest_profiles
from tests.city.packs import CITIES, copy_of

FILE, EXAMS = "occupations/harbour.toml", "certificates.toml"


@pytest.fixture
def haneul(tmp_path):
    return copy_of("haneul", tmp_path)


@pytest.fixture(scope="module")
def seoul():
    return read_occupations(Pack(CITIES / "seoul"), sources=None)


def told(copy):
    pack = Pack(copy.folder)
    read_occupations(pack, sources=["plan-2025"])
    return [str(problem).removeprefix("cities/haneul/") for problem in pack.problems]


MISTAKES = [
    (
        FILE,
        '"skill.knots" = 2 }',
        '"skill.nots" = 2 }',
        (
            f'{FILE}:19: "skill.nots" is not in skills/; did you mean "skill.knots"? Allowed: '
            "skill.hull-planking, skill.knots, skill.sail-mending, skill.signalling, "
            "skill.welcoming."
        ),
    ),
    (
        FILE,
        '"skill.hull-planking" = 3',
        '"skill.hull-planking" = 5',
        (
            f"{FILE}:19: essential.skill.hull-planking = 5 cannot be used: it is greater than "
            "4. Write "
            'skills the work needs and their level, such as { "skill.excel" = 2 }, 1 to 4.'
        ),
    ),
    (
        FILE,
        'useful = { "skill.sail-mending" = 1 }',
        'useful = { "skill.knots" = 1 }',
        f'{FILE}:20: "skill.knots" is both essential and useful. Take one out.',
    ),
    (
        FILE,
        'required = ["cert.boat-builder"]',
        'required = ["cert.boat"]',
        (
            f'{FILE}:21: "cert.boat" is not in certificates.toml; did you mean '
            '"cert.boat-builder"? '
            "Allowed: cert.boat-builder, cert.harbour-pass."
        ),
    ),
    (
        EXAMS,
        'kind = "technical", ',
        'kind = "technical", fees = { whole = 12500, source = "plan" }, ',
        (
            f'{EXAMS}:3: "plan" is not in sources.toml; did you mean "plan-2025"? Allowed: '
            "plan-2025."
        ),
    ),
    (
        EXAMS,
        'kind = "technical", ',
        'kind = "technical", item = "132", ',
        (
            f'{EXAMS}:3: certificate.item = "132" cannot be used: it is not written as it should '
            "be. Write Q-Net's number of it (jmCd), four digits in quotation marks, where known."
        ),
    ),
    (
        FILE,
        'keco = { code = "8833"',
        'keco = { code = "883"',
        (
            f'{FILE}:12: keco.code = "883" cannot be used: it is not written as it should be. '
            "Write "
            "four digits in quotation marks."
        ),
    ),
    (
        FILE,
        ', ncs = "2021", onet = "2025" }',
        ', ncs = "2021" }',
        (
            f"{FILE}:5: codes of onet stand here without the edition of their list. Add it to "
            "editions."
        ),
    ),
    (
        FILE,
        "week = [35, 40]",
        "week = [40, 35]",
        f"{FILE}:18: week ends with less than it begins. Exchange the two.",
    ),
    (
        FILE,
        'hours = ["full_time"]',
        'hours = ["fulltime"]',
        (
            f'{FILE}:17: occupation.hours = "fulltime" cannot be used: it is not one of the '
            "allowed "
            'words; did you mean "full_time"? Allowed: full_time, part_time, shifts, nights, '
            "weekends, "
            "by_job."
        ),
    ),
    (
        FILE,
        'source = "plan-2025" }',
        'source = "plan-25" }',
        (
            f'{FILE}:26: "plan-25" is not in sources.toml; did you mean "plan-2025"? Allowed: '
            "plan-2025."
        ),
    ),
    (
        FILE,
        "to_won = 3100000",
        "to_won = 310000",
        f"{FILE}:26: to_won is less than from_won. Exchange the two.",
    ),
    (
        FILE,
        'code = "occ.harbour-guide"',
        'code = "occ.flag-keeper"',
        (
            f'{FILE}:45: code = "occ.flag-keeper" is used twice, first in '
            f"cities/haneul/{FILE}. Give "
            "this occupation another."
        ),
    ),
    (
        "skills/harbour.toml",
        "skill.welcoming",
        "skill.knots",
        (
            'skills/harbour.toml:8: code = "skill.knots" is used twice, first in '
            "cities/haneul/skills/boats.toml. Give this skill another."
        ),
    ),
    (
        "skills/harbour.toml",
        'code = "harbour"',
        'code = "harbor"',
        (
            "skills/harbour.toml:2: this is not the file's name. "
            'Write code = "harbour", or rename the file.'
        ),
    ),
    (
        "certificates.toml",
        'kind = "licence"',
        'kind = "licence", grade = "배"',
        "certificates.toml:4: only technical certificates have a grade. Take grade out.",
    ),
    (
        "certificates.toml",
        "first = 2027-03-06",
        "first = 2027-02-12",
        "certificates.toml:11: these days are not in order. Put them in order.",
    ),
    (
        "certificates.toml",
        'certificates = ["cert.boat-builder"]',
        'certificates = ["cert.boat"]',
        (
            'certificates.toml:10: "cert.boat" is not in certificates.toml; did you mean '
            '"cert.boat-builder"? Allowed: cert.boat-builder, cert.harbour-pass.'
        ),
    ),
    (
        "certificates.toml",
        'certificates = ["cert.boat-builder"]',
        'grade = "기사"',
        (
            'certificates.toml:10: "기사" is not in certificates.toml; did you mean "기능사"? '
            "Allowed: 기능사."
        ),
    ),
    (
        "certificates.toml",
        "sample = true",
        "sample = false",
        "certificates.toml:7: days are a sample or have a source. Keep one of both.",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), MISTAKES)
def test_a_mistake_is_told_with_its_place_and_what_to_do(haneul, file, old, new, said):
    haneul.replace(file, old, new)
    assert said in told(haneul)


def test_the_invented_city_has_no_mistake(haneul):
    assert told(haneul) == []


def test_the_starter_set_is_wide_and_every_entry_is_whole(seoul):
    entries = [entry for read in seoul.occupations for entry in read.value.occupation]
    assert {len(entry.routes) > 0 and len(entry.sources) > 0 for entry in entries} == {True}
    few = [one.code for one in entries if len(one.essential) + len(one.useful) < 6]
    assert few == []
    needed = Counter(code for one in entries for code in (*one.essential, *one.useful))
    assert max(needed.values()) < len(entries)


def test_every_occupation_has_a_neighbour_to_move_to(seoul):
    entries = [entry for read in seoul.occupations for entry in read.value.occupation]
    profiles = [
        Profile(
            one.code,
            (
                *(Wanted(code, level) for code, level in one.essential.items()),
                *(Wanted(code, level, 1) for code, level in one.useful.items()),
            ),
        )
        for one in entries
    ]
    lonely = [one.code for one in profiles if not closest_profiles(one, profiles)]
    assert lonely == []


AGED = (
    "시니어",
    "어르신",
    "노년",
    "은퇴자",
    "고령",
    "젊은",
    "old people",
    "elderly",
    "retire",
    "young",
)


def test_no_occupation_is_told_by_age(seoul):
    """Whom the work is for is not said by age: names of laws and certificates aside."""
    wrong = [
        (entry.code, word)
        for read in seoul.occupations
        for entry in read.value.occupation
        for text in (entry.summary, *(route.text for route in entry.routes))
        for word in AGED
        if word in f"{text.ko} {text.en}".lower()
    ]
    assert wrong == []


def test_who_has_no_written_part_gets_none_of_the_rounds_of_their_rank(seoul):
    rows = [row for row in exams_of(seoul) if row["certificate"] in ("cert.tiling", "cert.welding")]
    assert {(row["certificate"], str(row["part"])) for row in rows} == {
        ("cert.tiling", "PRACTICAL"),
        ("cert.welding", "PRACTICAL"),
        ("cert.welding", "WRITTEN"),
    }
