"""Writing the pack's occupations: twice is once, what is left out is retired, the table's rules."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from naru.city.pack import Pack
from naru.occupations.models import (
    Certificate,
    EntryRoute,
    Exam,
    ExamWindow,
    Occupation,
    OccupationCertificate,
    OccupationField,
    OccupationLink,
    OccupationSkill,
    Pay,
    Skill,
    SkillGroup,
)
from naru.occupations.pack import read_occupations, save
from naru.occupations.queries.exams import held_by_qnet, items_of_qnet
from naru.occupations.rules.rounds import Sent, schedule
from naru.occupations.services.announced import Answer, take, years_of
from naru.sources import pack as sources
from naru.sources.models import Source
from tests.city.packs import copy_of
from tests.occupations.qnet import row

pytestmark = pytest.mark.django_db
FILE = "occupations/harbour.toml"
TABLES = [SkillGroup, Skill, Certificate, OccupationField, Occupation, OccupationSkill]
TABLES += [OccupationCertificate, EntryRoute, OccupationLink, Pay, Exam, ExamWindow]


@pytest.fixture
def haneul(tmp_path):
    return copy_of("haneul", tmp_path)


def load(copy, at):
    pack = Pack(copy.folder)
    cited = pack.sure(sources.read_sources(pack))
    part = read_occupations(pack, sources=sources.known_ids(pack, cited))
    pack.stop_if_wrong()
    sources.save(cited, at=at)
    return save(part, at=at)


def test_everything_is_written_once(noon, haneul):
    load(haneul, noon)
    assert [model.objects.count() for model in TABLES] == [2, 5, 2, 1, 3, 7, 3, 4, 2, 1, 1, 1]
    carpenter = Occupation.objects.get(code="occ.boat-carpenter")
    assert (carpenter.keco_code, carpenter.keco_edition) == ("8833", "2025")
    assert list(
        carpenter.needs.order_by("position").values_list("skill__code", "level", "need")
    ) == [
        ("skill.hull-planking", 3, "ESSENTIAL"),
        ("skill.knots", 2, "ESSENTIAL"),
        ("skill.sail-mending", 1, "USEFUL"),
    ]
    assert set(carpenter.links.values_list("scheme", "edition", "code")) == {
        ("NCS", "2021", "22020104"),
        ("ONET", "2025", "47-2031.00"),
    }
    assert [source.code for source in carpenter.sources.all()] == ["plan-2025"]
    assert (carpenter.pay.from_won, carpenter.pay.source.code) == (2_400_000, "plan-2025")
    assert (carpenter.slug, carpenter.hours) == ("boat-carpenter", ["FULL_TIME"])
    assert sum(change.writes for change in load(haneul, noon + timedelta(days=1))) == 0


def test_what_left_the_pack_is_retired_and_can_come_back(noon, haneul):
    load(haneul, noon)
    text = (haneul.folder / FILE).read_text("utf-8")
    head, _, rest = text.partition('[[occupation]]\ncode = "occ.harbour-guide"')
    _, _, last = rest.partition("[[occupation]]")
    haneul.write(FILE, f"{head}[[occupation]]{last}")
    later = noon + timedelta(days=1)
    load(haneul, later)
    gone = Occupation.objects.get(code="occ.harbour-guide")
    assert gone.withdrawn_at == later
    assert set(gone.needs.values_list("withdrawn_at", flat=True)) == {later}
    assert Occupation.objects.current().count() == 2
    haneul.write(FILE, text)
    load(haneul, later)
    back = Occupation.objects.get(code="occ.harbour-guide")
    assert (back.pk, back.withdrawn_at) == (gone.pk, None)
    assert set(back.needs.values_list("withdrawn_at", flat=True)) == {None}


def test_imported_rounds_are_let_be_and_stand_in_the_way_of_the_packs(noon, haneul):
    """Q-Net's code in the copy: the pack's sample of 2027 gives way, whenever it is loaded."""
    load(haneul, noon)
    (sample,) = Exam.objects.all()
    told = schedule([Sent(row(1, "기능사"))], held_by_qnet())
    source = Source.objects.get(code="plan-2025")
    answer = Answer(told, source.code, date(2026, 11, 24), years_of(told.sittings), complete=True)
    assert take(answer, at=noon).gave_way == 1
    before = list(Exam.objects.order_by("pk").values())
    later = noon + timedelta(days=1)
    assert sum(change.writes for change in load(haneul, later)) == 0
    assert list(Exam.objects.order_by("pk").values()) == before
    text = (haneul.folder / "certificates.toml").read_text("utf-8")
    haneul.write("certificates.toml", text.replace("2027-03-06", "2027-03-05"))
    haneul.write("certificates.toml", text.replace('code = "2027-spring"', 'code = "2027-may"'))
    assert sum(change.writes for change in load(haneul, later)) == 0
    haneul.write("certificates.toml", text.replace("2027-", "2028-"))
    load(haneul, later)
    assert set(Exam.objects.filter(withdrawn_at=None).values_list("starts_on__year", "sample")) == {
        (2027, False), (2028, True),
    }  # fmt: skip
    sample.refresh_from_db()
    assert sample.withdrawn_at == noon


def test_a_fee_of_the_certificate_and_a_round_without_one(noon, haneul):
    text = (haneul.folder / "certificates.toml").read_text("utf-8")
    kind = 'kind = "technical", '
    fees = f'{kind}item = "9001", fees = {{ whole = 12500, source = "plan-2025" }}, '
    haneul.write("certificates.toml", text.replace(kind, fees).replace(", fee_won = 12000", ""))
    load(haneul, noon)
    exam = Exam.objects.select_related("certificate__fee_source").get()
    assert (exam.fee_won, exam.fee, exam.certificate.fee_source.code) == (None, 12_500, "plan-2025")
    assert items_of_qnet() == {"9001": "cert.boat-builder"}


WRONG = {
    "occupation_code_ours": (Occupation, {"code": "care"}),
    "occupation_keco_with_edition": (Occupation, {"keco_edition": ""}),
    "occupation_effort_known": (Occupation, {"effort": "EASY"}),
    "occupation_demands_known": (Occupation, {"demands": ["FLYING"]}),
    "occupation_hours_known": (Occupation, {"hours": []}),
    "occupation_week_in_order": (Occupation, {"hours_from": 50, "hours_to": 40}),
    "occupation_field_number_once_while_current": (OccupationField, {"code": "b", "number": 1}),
    "skill_code_ours": (Skill, {"code": "Excel"}),
    "skill_named_in_both_languages": (Skill, {"name_en": ""}),
    "skill_ncs_with_edition": (Skill, {"ncs_edition": ""}),
    "skill_esco_is_its_address": (Skill, {"esco_uri": "S1.2"}),
    "skill_group_number_once_while_current": (SkillGroup, {"code": "b", "number": 1}),
    "certificate_code_ours": (Certificate, {"code": "x"}),
    "certificate_kind_known": (Certificate, {"kind": "SELF", "grade": ""}),
    "certificate_grade_is_technical": (Certificate, {"kind": "LICENCE", "grade": "1"}),
    "certificate_holder_in_both_languages": (Certificate, {"held_by_en": "Somebody"}),
    "occupation_skill_asked_once": (OccupationSkill, {}),
    "occupation_skill_level_in_band": (OccupationSkill, {"level": 5, "skill_id": None}),
    "occupation_skill_need_known": (OccupationSkill, {"need": "MAYBE", "skill_id": None}),
    "occupation_certificate_once": (OccupationCertificate, {}),
    "occupation_certificate_weight_known": (OccupationCertificate, {"weight": "SOME"}),
    "entry_route_place_taken_once": (EntryRoute, {}),
    "entry_route_way_known": (EntryRoute, {"position": 7, "way": "LUCK"}),
    "pay_range_in_order": (Pay, {"from_won": 9, "to_won": 8}),
    "exam_part_once_a_round": (Exam, {}),
    "exam_part_known": (Exam, {"part": "ORAL"}),
    "exam_days_in_order": (Exam, {"round": "b", "result_on": date(2027, 1, 1)}),
    "exam_has_source_or_is_sample": (Exam, {"round": "b", "sample": False}),
    "exam_read_is_no_sample": (Exam, {"round": "b", "read_on": date(2027, 1, 1)}),
    "exam_window_once": (ExamWindow, {}),
    "exam_window_days_in_order": (ExamWindow, {"from_on": date(2028, 1, 1)}),
    "certificate_item_code_of_qnet": (Certificate, {"item_code": "132"}),
    "certificate_fee_has_source": (Certificate, {"whole_fee_won": 9_000}),
    "occupation_linked_once": (OccupationLink, {}),
    "occupation_link_scheme_known": (OccupationLink, {"scheme": "OURS"}),
    "occupation_link_with_edition": (OccupationLink, {"edition": ""}),
}


@pytest.mark.parametrize("name", WRONG)
def test_the_database_refuses(name, noon, haneul):
    """A copy of the first row with the columns spoiled."""
    load(haneul, noon)
    model, spoiled = WRONG[name]
    row = model.objects.order_by("pk").first()
    fresh = Skill.objects.get(code="skill.welcoming").pk
    values = {
        field.attname: getattr(row, field.attname)
        for field in model._meta.concrete_fields
        if not field.primary_key
    }
    if "code" in values and "code" not in spoiled and not name.startswith("occupation_link"):
        values["code"] += "-two"
    values |= {key: fresh if key == "skill_id" else value for key, value in spoiled.items()}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.create(**values)
