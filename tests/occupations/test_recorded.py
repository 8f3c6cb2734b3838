"""The real lists as recorded: the pack's codes are theirs, and their files can be imported.

Collected only where the recordings lie (`recorded.FOLDER`, set by NARU_SAMPLES).
"""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from naru.city.pack import Pack
from naru.flows.import_occupations import import_occupations
from naru.occupations.enums import Scheme
from naru.occupations.models import Exam
from naru.occupations.pack import read_occupations
from naru.occupations.reading.files import parse
from naru.occupations.rules.rounds import Known, Sent, schedule
from tests.catalogue.recorded import FOLDER
from tests.city.packs import CITIES
from tests.occupations.factories import CertificateFactory
from tests.sources.factories import SourceFactory


@pytest.fixture(scope="module")
def seoul():
    return read_occupations(Pack(CITIES / "seoul"), sources=None)


def test_codes_and_names_are_those_of_the_recorded_lists(seoul):
    """KECO by its tree of 2025, NCS by its tree of 2021, on machines that have the recordings."""
    tree, table = FOLDER / "classification/keco2025_tree.json", "ncs_codes_4level_2021.csv"
    known = {row["code"]: row["name"] for row in json.loads(tree.read_text("utf-8"))}
    lines = (FOLDER / "classification" / table).read_text("utf-8-sig").splitlines()
    ncs = {line[:end] for line in lines[1:] for end in (4, 6, 8)}
    for read in seoul.occupations:
        for entry in read.value.occupation:
            assert known[entry.keco.code] == entry.keco.name
            assert set(entry.ncs) <= ncs, entry.code
    codes = {one.ncs for read in seoul.skills for one in read.value.skill if one.ncs}
    assert codes <= ncs


RELATIONS = "esco/sample_with_relations/occupation_to_skill_relations.csv"
READ = [
    ("KECO", "classification/keco2025_tree.json", "CLASSES", 677, 0, 0),
    ("NCS", "classification/ncs_codes_4level_2021.csv", "CLASSES", 1429, 0, 0),
    ("DICTIONARY", "work24_job_dictionary/djob_index.csv", "OCCUPATIONS", 6313, 0, 0),
    ("DICTIONARY", "work24_job_dictionary/djob_details.jsonl", "OCCUPATIONS", 4435, 0, 0),
    ("ESCO", "esco/v1.1.2/occupations.csv", "OCCUPATIONS", 3007, 0, 0),
    ("ESCO", "esco/sample_with_relations/occupations.csv", "OCCUPATIONS", 2716, 0, 2),
    ("ESCO", "esco/sample_with_relations/skills.csv", "SKILLS", 1000, 0, 0),
    ("ESCO", RELATIONS, "NEEDS", 0, 8675, 4),
    ("ONET", "onet/occupations.csv", "OCCUPATIONS", 1016, 0, 0),
    ("ONET", "onet/skills.csv", "NEEDS", 35, 31290, 0),
    ("ONET", "onet/knowledge.csv", "KNOWLEDGE", 33, 29482, 20),
]


@pytest.mark.parametrize(("scheme", "file", "part", "entries", "needs", "refused"), READ)
def test_recorded_files_are_read_whole(scheme, file, part, entries, needs, refused):
    parsed = parse(Scheme(scheme), FOLDER / file)
    found = (parsed.part, len(parsed.entries), len(parsed.needs), len(parsed.refused))
    assert found == (part, entries, needs, refused)


@pytest.mark.django_db(transaction=True)
def test_the_recorded_sample_of_esco_comes_in_once(noon):
    folder = FOLDER / "esco/sample_with_relations"
    counts = []
    for file in ("occupations", "skills", "occupation_to_skill_relations"):
        path = folder / f"{file}.csv"
        told = import_occupations(scheme=Scheme.ESCO, edition="sample", path=path, at=noon)
        counts.append((told.release.rows_read, told.release.rows_refused))
        again = import_occupations(scheme=Scheme.ESCO, edition="sample", path=path, at=noon)
        assert again.before
    assert counts == [(2716, 2), (1000, 0), (8674, 5)]


def test_every_link_of_the_pack_is_in_the_recorded_lists(seoul):
    for scheme, file, name in (
        ("ESCO", "esco/v1.1.2/occupations.csv", "esco"),
        ("ONET", "onet/occupations.csv", "onet"),
    ):
        known = {one.code for one in parse(Scheme(scheme), FOLDER / file).entries}
        linked = {
            code
            for read in seoul.occupations
            for entry in read.value.occupation
            for code in getattr(entry, name)
        }
        assert linked - known == set()
        assert len(linked) > 80


@pytest.mark.django_db(transaction=True)
def test_the_recorded_schedule_of_qnet_comes_in_whole(noon, settings):
    """Five rows of 2023: three rounds, the first with three times to apply for its written part."""
    settings.CITY_DIR = CITIES / "seoul"
    CertificateFactory(code="cert.processing", kind="TECHNICAL", grade="기사")
    CertificateFactory(code="cert.safety", kind="TECHNICAL", grade="기사")
    CertificateFactory(kind="TECHNICAL", grade="기능사")
    SourceFactory(code="qnet", url="https://www.q-net.or.kr")
    file = FOLDER / "qnet/exam_schedule_gisa_2023.json"
    out = StringIO()
    call_command("import_exams", file=file, as_of=date(2023, 1, 2), stdout=out)
    assert out.getvalue() == (
        "qnet: 5 rows read, 0 refused, as of 2023-01-02.\n"
        "  occupations_exam             12 new, 0 changed, 0 unchanged, 0 gone\n"
        "  occupations_examwindow       16 new, 0 changed, 0 unchanged, 0 gone\n"
    )
    first = Exam.objects.get(certificate__code="cert.safety", round="qnet:2023:T:1", part="WRITTEN")
    assert (first.starts_on, first.last_on, first.result_on) == (
        date(2023, 2, 13), date(2023, 3, 15), date(2023, 3, 21),
    )  # fmt: skip
    assert list(first.windows.current().values_list("from_on", "until_on")) == [
        (date(2023, 1, 10), date(2023, 1, 13)),
        (date(2023, 1, 16), date(2023, 1, 19)),
        (date(2023, 2, 7), date(2023, 2, 8)),
    ]
    rows = list(Exam.objects.order_by("pk").values())
    call_command("import_exams", file=file, as_of=date(2023, 1, 2), stdout=out)
    assert list(Exam.objects.order_by("pk").values()) == rows


def test_the_recorded_schedule_finds_the_certificates_of_the_pack(seoul):
    rows = json.loads((FOLDER / "qnet/exam_schedule_gisa_2023.json").read_text("utf-8"))
    held = seoul.certificates.value.certificate
    known = [Known(one.code, "T", one.grade or "", one.name.ko) for one in held if not one.held_by]
    found = schedule([Sent(row) for row in rows["body"]["items"]], known)
    engineers = {one.code for one in held if one.grade == "기사" and not one.held_by}
    assert found.refused == ()
    assert {one.which.certificate for one in found.sittings} == engineers
