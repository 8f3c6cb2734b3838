"""Bringing in a list of occupations: by command, once, with what was refused and an audit line."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from naru.audit.models import Entry
from naru.flows.import_occupations import import_occupations
from naru.occupations.enums import Scheme
from naru.occupations.models import OutsideEntry
from naru.occupations.reading.files import NotThisFile
from tests.occupations.factories import OccupationFactory

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = [
    {"code": "5501", "name": "요양보호사", "level": 4, "parent": "550"},
    {"code": "55", "name": "돌봄 서비스직", "level": 2, "parent": "5"},
    {"code": "111", "name": "앞의 0이 지워짐", "level": 4, "parent": "011"},
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "keco.json"
    path.write_text(json.dumps(ROWS), "utf-8")
    return path


def run(*arguments, **options):
    out = StringIO()
    call_command("import_occupations", *arguments, stdout=out, **options)
    return out.getvalue()


def audited():
    return Entry.objects.filter(action="occupations.imported")


def test_the_command_tells_what_it_took_and_what_not(file):
    OccupationFactory(code="occ.cook", keco_code="5312")
    assert run("keco", file=file) == (
        "KECO 2025, classes: 2 taken, 1 refused.\n"
        "  occupations_outsideentry     2 new, 0 changed, 0 unchanged, 0 withdrawn\n"
        "  line 3: ODD_CODE (111 | 앞의 0이 지워짐 | 4 | 011)\n"
        "  occ.cook points at 5312, which this edition does not have\n"
    )
    assert run("keco", file=file).startswith(
        "KECO 2025, classes: known already, nothing written.\n"
    )
    (line,) = audited()
    assert json.loads(line.details)["refused"] == 1


def test_an_edition_of_its_own(file, noon):
    import_occupations(scheme=Scheme.KECO, edition="2025", path=file, at=noon)
    import_occupations(scheme=Scheme.KECO, edition="2018", path=file, at=noon)
    assert OutsideEntry.objects.count() == 4
    assert audited().count() == 2


def test_a_file_of_something_else_is_refused_whole(file, tmp_path, noon):
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(NotThisFile, match="needs the columns code, level, name, parent"):
        import_occupations(scheme=Scheme.KECO, edition="2025", path=other, at=noon)
    other.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NotThisFile, match="cannot be read"):
        import_occupations(scheme=Scheme.ESCO, edition="1", path=other, at=noon)
    other.with_suffix(".json").write_text('{"code": 1}', "utf-8")
    with pytest.raises(NotThisFile, match="not a list of records"):
        import_occupations(
            scheme=Scheme.KECO, edition="1", path=other.with_suffix(".json"), at=noon
        )
    file.write_text(json.dumps(ROWS[2:]), "utf-8")
    with pytest.raises(CommandError, match="Less than half of the rows"):
        run("keco", file=file)
    with pytest.raises(CommandError, match="There are: keco, ncs"):
        run("kesco", file=file)
    with pytest.raises(CommandError, match="There is no file"):
        run("keco", file=tmp_path / "none.csv")
    assert (OutsideEntry.objects.count(), audited().count()) == (0, 0)
